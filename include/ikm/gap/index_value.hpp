// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_INDEX_VALUE_HPP
#define IKM_GAP_INDEX_VALUE_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/survey/methodology.hpp>

#include <optional>
#include <string_view>

namespace ikm {

/// Where a figure lies that is given as an index: a target, or an achieved value.
enum class index_position {
  index,         ///< between the index of the lowest answers and that of the highest, 25–100
  mean,          ///< below that, and on the scale of the answers, 1–4: probably a mean (NRR)
  below_lowest,  ///< below that, and no mean
  outside,       ///< negative, or above the index of the highest answers: no index at all
};

/// The word for it in JSON: `mean`.
[[nodiscard]] std::string_view name_of(index_position where) noexcept;

/// What a number can be: an index, a mean, or neither.
[[nodiscard]] index_position range_of(const decimal& value, const methodology& method);

/// The index of the lowest answers: 25.
[[nodiscard]] decimal lowest_index(const methodology& method);
/// The index of the highest answers: 100.
[[nodiscard]] decimal highest_index(const methodology& method);

/// The band of a given index, rounded once as published. Empty for a mean, which is never multiplied in silence, and
/// outside the range of an index.
[[nodiscard]] std::optional<band> grade_of_value(const methodology& method, const decimal& value);

/// What a mean would be as a published index: 3.27 is 81.75.
[[nodiscard]] decimal index_of_mean(const methodology& method, const decimal& mean);

/// Whether an indicator's id says that it is the index: `ikm`, in any case.
[[nodiscard]] bool is_index_id(std::string_view id) noexcept;

}  // namespace ikm

#endif
