// SPDX-License-Identifier: BSL-1.0
// The search for the fewest points, shared by points.cpp and plan.cpp.
#ifndef IKM_SRC_GAP_LEAST_POINTS_HPP
#define IKM_SRC_GAP_LEAST_POINTS_HPP

#include <ikm/index/unit_index.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ikm {

/// The answers to one question in one part of the unit: points on them are all worth the same.
struct cell {
  std::size_t part = 0;
  std::size_t question = 0;
  std::size_t element = 0;
  std::uint64_t headroom = 0;  ///< points that can be won
  ratio lift;                  ///< what one point adds to the element's mean: share / (questions · divisor)
  ratio worth;                 ///< what it adds to the weighted sum of means: weight · lift
  std::uint64_t points = 0;    ///< taken
};

/// Cells with the fewest points taken that bring the published index to `goal`, in no particular order.
/// \param only the one element whose answers may change; empty: all
/// Empty where `plan_to` is.
[[nodiscard]] std::optional<std::vector<cell>> least_points(const unit_index& unit, const decimal& goal,
                                                            std::optional<std::size_t> only = {});

/// The unit's mean of each element if every given answer were the highest; those of the whole scale when only means
/// are known. Precondition: the unit has an index.
[[nodiscard]] std::vector<ratio> highest_means(const unit_index& unit);

}  // namespace ikm

#endif
