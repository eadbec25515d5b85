// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_LABELS_HPP
#define IKM_SRC_REPORT_LABELS_HPP

#include "base/joined.hpp"
#include "ingest/quoted.hpp"

#include <ikm/base/decimal.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/tally/grouped.hpp>

#include <optional>
#include <string>

namespace ikm {

/// A label in the language that is shown.
[[nodiscard]] inline const char* label(language lang, const char* indonesian, const char* english) {
  return lang == language::english ? english : indonesian;
}

/// A figure as people of the language write it; a dash where it is undefined.
[[nodiscard]] inline std::string figure(const std::optional<decimal>& value, language lang) {
  if (!value) return "–";
  return value->to_string(lang == language::english ? decimal_mark::point : decimal_mark::comma);
}

/// A difference, with its sign.
[[nodiscard]] inline std::string signed_figure(const std::optional<decimal>& value, language lang) {
  return (value && value->units() > 0 ? "+" : "") + figure(value, lang);
}

/// How a group without a name is called.
[[nodiscard]] inline const char* unnamed(language lang) { return label(lang, "(tanpa nama)", "(unnamed)"); }

/// The name of a group, as it may be shown: `Loket 1 / (unnamed)`.
[[nodiscard]] inline std::string name_of(const group_key& key, language lang) {
  std::string text;
  for (const std::string& value : key)
    append_item(text, value.empty() ? std::string{unnamed(lang)} : shown(value), " / ");
  return text;
}

}  // namespace ikm

#endif
