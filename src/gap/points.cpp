// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/points.hpp>

#include "gap/least_points.hpp"

namespace ikm {
namespace {

std::optional<std::uint64_t> total(const std::optional<std::vector<cell>>& cells) {
  if (!cells) return std::nullopt;
  return total_points(*cells);
}

}  // namespace

std::optional<std::uint64_t> points_needed(const unit_index& unit, const decimal& goal) {
  return total(point_search{unit}.least(goal));
}

std::optional<std::uint64_t> points_needed_in(const unit_index& unit, std::size_t element, const decimal& goal) {
  return total(point_search{unit}.least(goal, element));
}

std::optional<decimal> highest_reachable(const unit_index& unit) { return point_search{unit}.highest_reachable(); }

}  // namespace ikm
