// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_PROJECTION_HPP
#define IKM_STATS_PROJECTION_HPP

#include <ikm/gap/indicator.hpp>
#include <ikm/gap/progress.hpp>
#include <ikm/gap/projection.hpp>

#include <cstddef>
#include <map>
#include <optional>

namespace ikm {

/// The fewest values that a projection is made from: through two points a line says nothing about its own error.
inline constexpr std::size_t least_projection_points = 3;

/// Ordinary least squares on the year, with the prediction interval of one new value:
/// ŷ ± t(n − 2) · s · √(1 + 1/n + (x − x̄)²/Σ(xᵢ − x̄)²).
/// Assumes values that scatter independently and equally about a line; years are few, so the interval is wide.
/// Empty with fewer than three values.
/// \param actuals by year, each value counts once
/// \throws arithmetic_error unless 0 < confidence < 1
/// Source: Draper & Smith, Applied Regression Analysis, §1.4.
[[nodiscard]] std::optional<projection> project(const std::map<int, achieved>& actuals, int year,
                                                double confidence = 0.95);

/// Adds to an indicator's progress where its values lead: to the last year of its plan, unless that year has a value or
/// there are too few values.
/// \throws arithmetic_error as project
[[nodiscard]] indicator_progress with_projection(indicator_progress progress, double confidence = 0.95);

}  // namespace ikm

#endif
