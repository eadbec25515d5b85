// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_POINTS_HPP
#define IKM_GAP_POINTS_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/index/unit_index.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ikm {

/// The least number of points after which the published index is `goal` or more; 0 when it is so already.
/// A point raises one given answer by one step of the scale. Blanks are never filled.
/// Empty when the goal is out of reach, when the unit has no index, and when only means are known and the goal is
/// above the index. Exact, under every intermediate rounding.
/// \param goal on the published side (0–100)
/// \throws arithmetic_error as `plan_to` does
/// Complexity: as `plan_to`.
[[nodiscard]] std::optional<std::uint64_t> points_needed(const unit_index& unit, const decimal& goal);

/// The same when only the answers to one element change. Precondition: the element exists.
[[nodiscard]] std::optional<std::uint64_t> points_needed_in(const unit_index& unit, std::size_t element,
                                                            const decimal& goal);

/// The published index if every given answer were the highest of the scale. Below 100 where blanks count as 0 or
/// the weights in use do not add to 1. Empty when the unit has no index.
[[nodiscard]] std::optional<decimal> highest_reachable(const unit_index& unit);

}  // namespace ikm

#endif
