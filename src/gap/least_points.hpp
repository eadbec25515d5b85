// SPDX-License-Identifier: BSL-1.0
// The search for the fewest points, shared by points.cpp and plan.cpp.
#ifndef IKM_SRC_GAP_LEAST_POINTS_HPP
#define IKM_SRC_GAP_LEAST_POINTS_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/gap/plan.hpp>
#include <ikm/index/unit_index.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ikm {

/// The answers to one question in one part of the unit, either to rise once or to rise further: points on them are all
/// worth the same.
struct cell {
  std::size_t part = 0;
  std::size_t question = 0;
  std::size_t element = 0;
  bool again = false;          ///< points on answers that have risen already
  std::uint64_t headroom = 0;  ///< points that can be won
  ratio lift;                  ///< what one point adds to the element's mean: share / (questions · divisor)
  ratio worth;                 ///< what it adds to the weighted sum of means: weight · lift
  std::uint64_t points = 0;    ///< taken
};

/// The search for one unit; what every goal needs is made once.
class point_search {
 public:
  /// The unit has to outlive it.
  explicit point_search(const unit_index& unit);

  /// Cells with the fewest points taken that bring the published index to `goal`, in no particular order.
  /// \param only the one element whose answers may change; empty: all
  /// Empty where `plan_to` is.
  [[nodiscard]] std::optional<std::vector<cell>> least(const decimal& goal, std::optional<std::size_t> only = {});

  /// The published index if every given answer were the highest; empty without an index.
  [[nodiscard]] const std::optional<decimal>& highest_reachable() const noexcept { return highest_; }

 private:
  const unit_index& unit_;
  std::optional<decimal> highest_;
  std::optional<std::vector<cell>> cells_;  // the most valuable first; made for the first goal that is not met
};

/// How many points are taken.
[[nodiscard]] std::uint64_t total_points(const std::vector<cell>& cells);

/// The points taken as steps.
[[nodiscard]] plan plan_of(const unit_index& unit, const std::vector<cell>& cells);

}  // namespace ikm

#endif
