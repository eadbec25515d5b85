// SPDX-License-Identifier: BSL-1.0
// How values of the library are in JSON.
#ifndef IKM_SRC_REPORT_JSON_VALUES_HPP
#define IKM_SRC_REPORT_JSON_VALUES_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/survey/changed_from_built_in.hpp>
#include <ikm/survey/methodology.hpp>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace ikm::json_values {

using json = nlohmann::ordered_json;

/// A published figure, written as it is: no more and no other digits.
[[nodiscard]] json published(const decimal& value);

inline json number(const std::optional<decimal>& value) { return value ? published(*value) : json(nullptr); }
inline json fraction(const std::optional<ratio>& value) { return value ? json(value->to_string()) : json(nullptr); }
inline json rounded(const std::optional<ratio>& value, int places) {
  return value ? published(value->rounded(places)) : json(nullptr);
}
inline json grade(const std::optional<band>& value, language lang) {
  if (!value) return nullptr;
  return {{"letter", value->letter}, {"label", value->label.in(lang)}};
}

/// What differs from the built-in methodology of the same id; nothing where nothing does.
inline void add_changes(json& to, const methodology& method) {
  for (const methodology_part part : changed_from_built_in(method)) to["changed"].push_back(name_of(part));
}

/// On one line; other doubles than published figures in the shortest form that reads back. Broken UTF-8 of the input is
/// replaced, never written and never thrown upon.
[[nodiscard]] std::string dumped(const json& value);

}  // namespace ikm::json_values

#endif
