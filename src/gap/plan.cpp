// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/plan.hpp>

#include "gap/least_points.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ikm {

std::optional<plan> plan_to(const unit_index& unit, const decimal& goal) {
  const auto cells = point_search{unit}.least(goal);
  if (!cells) return std::nullopt;
  return plan_of(unit, *cells);
}

plan plan_of(const unit_index& unit, const std::vector<cell>& cells) {
  plan made;
  for (const cell& c : cells) {
    if (c.points == 0) continue;
    const answer_counts& counts = unit.parts()[c.part].questions[c.question];
    made.steps.push_back(
        {c.part, c.question, c.element, c.points, counts.answers, counts.answers - counts.levels.back()});
    made.points += c.points;
  }
  std::sort(made.steps.begin(), made.steps.end(), [](const plan_step& a, const plan_step& b) {
    return std::tie(a.question, a.part) < std::tie(b.question, b.part);
  });
  // Points on answers that rise once and on those that rise further are one step.
  std::vector<plan_step> joined;
  for (const plan_step& step : made.steps) {
    if (!joined.empty() && joined.back().question == step.question && joined.back().part == step.part)
      joined.back().points += step.points;
    else
      joined.push_back(step);
  }
  made.steps = std::move(joined);
  return made;
}

std::vector<element_step> by_element(const unit_index& unit, const plan& steps) {
  std::vector<element_step> rows;
  for (const plan_step& step : steps.steps) {  // in order of question, so of element
    if (rows.empty() || rows.back().element != step.element) {
      const answer_counts counts = unit.element(step.element).counts;
      rows.push_back({step.element, 0, counts.answers, counts.answers - counts.levels.back(), true});
    }
    rows.back().points += step.points;
    rows.back().one_step = rows.back().one_step && step.points <= step.below_highest;
  }
  return rows;
}

}  // namespace ikm
