// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/points.hpp>

#include "gap/least_points.hpp"

#include <numeric>

namespace ikm {
namespace {

std::optional<std::uint64_t> total(const std::optional<std::vector<cell>>& cells) {
  if (!cells) return std::nullopt;
  return std::accumulate(cells->begin(), cells->end(), std::uint64_t{0},
                         [](std::uint64_t sum, const cell& c) { return sum + c.points; });
}

}  // namespace

std::optional<std::uint64_t> points_needed(const unit_index& unit, const decimal& goal) {
  return total(least_points(unit, goal));
}

std::optional<std::uint64_t> points_needed_in(const unit_index& unit, std::size_t element, const decimal& goal) {
  return total(least_points(unit, goal, element));
}

std::optional<decimal> highest_reachable(const unit_index& unit) {
  if (!unit.exact()) return std::nullopt;
  return published_of(unit.method(), index_of(unit.method(), unit.options(), highest_means(unit)));
}

}  // namespace ikm
