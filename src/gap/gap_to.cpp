// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/gap_to.hpp>

#include "gap/least_points.hpp"

#include <ikm/gap/achievement.hpp>
#include <ikm/index/grade.hpp>

#include <ostream>

namespace ikm {

std::optional<target_gap> gap_to(const unit_index& unit, const decimal& target) {
  if (!unit.published()) return std::nullopt;
  const methodology& method = unit.method();
  const ratio goal = target;
  target_gap gap;
  gap.target = target;
  gap.index = *unit.published();
  gap.difference = gap.index - target;
  gap.difference_exact = *unit.exact() - goal;
  gap.met = gap.index >= target;
  gap.attainment_percent = attainment(gap.index, target);
  point_search search{unit};
  const auto points_to = [&](const decimal& wanted, std::optional<std::size_t> only) {
    const auto cells = search.least(wanted, only);
    return cells ? std::optional{total_points(*cells)} : std::nullopt;
  };
  if (const auto cells = search.least(target)) {
    gap.plan = plan_of(unit, *cells);
    gap.points_needed = gap.plan->points;
  }
  gap.highest_reachable = *search.highest_reachable();

  ratio weights;
  for (std::size_t e = 0; e < method.elements().size(); ++e) weights += weight_in_use(method, e, unit.options());
  gap.contribution_remainder = gap.difference_exact;
  for (std::size_t e = 0; e < method.elements().size(); ++e) {
    const element_index row = unit.element(e);
    element_gap own{.element = e, .index = *row.index, .difference = *row.index - target};
    // Weights that all round to 0 share the target equally: nothing else is known of them.
    const ratio share =
        weights.sign() > 0 ? row.weight / weights : ratio{1, static_cast<std::int64_t>(method.elements().size())};
    own.contribution = method.conversion() * *row.weighted - goal * share;
    gap.contribution_remainder -= own.contribution;
    if (row.weight.sign() > 0)
      own.required_mean = *row.mean - gap.difference_exact / (method.conversion() * row.weight);
    own.reachable =
        own.required_mean ? *own.required_mean <= ratio{method.scale().highest} : gap.difference_exact.sign() >= 0;
    own.points_needed = points_to(target, e);
    gap.elements.push_back(std::move(own));
  }

  if (const auto above = grade_above(method, gap.index))
    gap.next_grade = next_grade{*above, gap.index - above->lower, points_to(above->lower, {})};
  return gap;
}

std::ostream& operator<<(std::ostream& out, const target_gap& gap) {
  out << "index " << gap.index << " against " << gap.target << ": difference " << gap.difference << ", ";
  if (gap.points_needed)
    out << *gap.points_needed << " points needed";
  else
    out << "out of reach";
  return out << ", up to " << gap.highest_reachable << " within reach";
}

}  // namespace ikm
