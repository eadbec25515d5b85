// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_ACHIEVEMENT_HPP
#define IKM_GAP_ACHIEVEMENT_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/base/sentence.hpp>

#include <optional>
#include <string_view>

namespace ikm {

/// Which way an indicator should move.
enum class direction {
  higher,  ///< naik: more is better
  lower,   ///< turun: less is better
};

/// The word for it in JSON: `higher`.
[[nodiscard]] std::string_view name_of(direction way) noexcept;
/// Reads `naik`, `turun`, `higher`, `lower`, in any case. Empty for anything else.
[[nodiscard]] std::optional<direction> direction_named(std::string_view name) noexcept;

/// The two formulas in use for indicators of which less is better.
enum class lower_formula {
  reflect,  ///< (2 · target − actual) / target × 100: finite at 0, negative beyond twice the target
  ratio,    ///< target / actual × 100: undefined at 0
};

/// The name used by options: `reflect`.
[[nodiscard]] std::string_view name_of(lower_formula formula) noexcept;
/// The formula of that name, in any case; empty for any other word.
[[nodiscard]] std::optional<lower_formula> lower_formula_named(std::string_view name) noexcept;

/// Capaian in percent, exact: actual / target × 100, or one of the formulas for `direction::lower`.
/// Empty for a target of 0 or less, and for `lower_formula::ratio` with an actual value of 0 or less.
/// An actual value equal to its target gives exactly 100.
[[nodiscard]] std::optional<ratio> attainment(const decimal& actual, const decimal& target,
                                              direction way = direction::higher,
                                              lower_formula formula = lower_formula::reflect);

/// Whether the actual value is as good as the target, in the direction given. Defined for every target.
[[nodiscard]] bool meets(const decimal& actual, const decimal& target, direction way = direction::higher) noexcept;

/// How a capaian is called.
enum class rating { very_low, low, medium, high, very_high };

/// `Sangat tinggi`, `Very high`. Source: Permendagri 54/2010 and 86/2017.
[[nodiscard]] const sentence& label_of(rating value) noexcept;

/// The rating of a capaian: rounded to whole percent, then compared with the lower bounds 91, 76, 66 and 51, so that
/// no value falls between two ranges. Below 51, also below 0, is `very_low`; above 100 is `very_high`.
/// \throws arithmetic_error when the percent does not fit 63 bits
[[nodiscard]] rating rating_of(const ratio& attainment_percent);

}  // namespace ikm

#endif
