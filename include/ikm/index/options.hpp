// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INDEX_OPTIONS_HPP
#define IKM_INDEX_OPTIONS_HPP

#include <ikm/survey/methodology.hpp>

#include <optional>
#include <string_view>

namespace ikm {

/// What a blank means for the mean of its element.
enum class missing {
  available,  ///< it leaves its element: the divisor is the number of answers
  listwise,   ///< it drops its respondent from every element
  zero,       ///< it counts as 0: the divisor is the number of respondents. Only to reproduce such a figure
};

/// The name used by options and files: `listwise`.
[[nodiscard]] std::string_view name_of(missing rule) noexcept;
/// The treatment of that name; empty for any other word.
[[nodiscard]] std::optional<missing> missing_named(std::string_view name) noexcept;

/// How counts are valued, where it departs from the methodology.
struct score_options {
  ikm::missing missing = ikm::missing::available;
  std::optional<int> weight_decimals = {};             ///< empty: the methodology's
  std::optional<intermediate_rounding> rounding = {};  ///< empty: the methodology's

  friend bool operator==(const score_options&, const score_options&) = default;
};

/// The weight of an element as it is used: exact, or rounded half away from zero to the decimals in force.
[[nodiscard]] ratio weight_in_use(const methodology& method, std::size_t element, const score_options& options);

/// The decimals to which weights are rounded; empty when they are exact.
[[nodiscard]] std::optional<int> weight_decimals_in_use(const methodology& method, const score_options& options);

/// The intermediate rounding in force.
[[nodiscard]] intermediate_rounding rounding_in_use(const methodology& method, const score_options& options);

/// Σ of the weights in use: 1, or what rounding them made of it (0.99, 1.04).
[[nodiscard]] ratio total_weight(const methodology& method, const score_options& options);

}  // namespace ikm

#endif
