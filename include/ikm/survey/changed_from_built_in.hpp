// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SURVEY_CHANGED_FROM_BUILT_IN_HPP
#define IKM_SURVEY_CHANGED_FROM_BUILT_IN_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/survey/methodology.hpp>

#include <string_view>
#include <vector>

namespace ikm {

/// A part of a methodology that decides the index or its grade.
enum class methodology_part {
  elements,
  weights,
  scale,
  conversion,
  bands,
  decimals,
  weight_decimals,
  intermediate_rounding
};

/// The name used in JSON: `bands`, `weight_decimals`.
[[nodiscard]] std::string_view name_of(methodology_part part) noexcept;

/// What differs from the built-in methodology of the same id, in the order of the enumeration: an index by such a copy
/// is not one by the regulation. Empty for a built-in one and for one with an id of its own. Translated names and
/// labels, several questions per element, and another order of the elements change nothing; a grade's letter and its
/// Indonesian label are the regulation's.
[[nodiscard]] std::vector<methodology_part> changed_from_built_in(const methodology& method);

/// `batas mutu, bobot` / `bands, weights`
[[nodiscard]] sentence sentence_of(const std::vector<methodology_part>& parts);

}  // namespace ikm

#endif
