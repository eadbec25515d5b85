// SPDX-License-Identifier: BSL-1.0
#include "report/gap_json.hpp"

#include "report/json_values.hpp"

#include <ikm/gap/gap_to.hpp>
#include <ikm/gap/plan.hpp>

namespace ikm {
namespace {

using namespace json_values;

json count(const std::optional<std::uint64_t>& value) { return value ? json(*value) : json(nullptr); }

json element_json(const element_gap& gap, const methodology& method) {
  return {{"id", method.elements()[gap.element].id},
          {"index", number(gap.index)},
          {"difference", number(gap.difference)},
          {"contribution", rounded(gap.contribution, 2)},
          {"contribution_exact", gap.contribution.to_string()},
          {"required_mean", rounded(gap.required_mean, 4)},
          {"reachable", gap.reachable},
          {"points_needed", count(gap.points_needed)}};
}

json plan_json(const unit_index& unit, const std::optional<plan>& steps) {
  if (!steps) return nullptr;
  json made = json::array();
  for (const element_step& step : by_element(unit, *steps))
    made.push_back({{"id", unit.method().elements()[step.element].id},
                    {"points", step.points},
                    {"answers", step.answers},
                    {"below_highest", step.below_highest},
                    {"one_step", step.one_step}});
  return made;
}

}  // namespace

nlohmann::ordered_json gap_json(const unit_index& unit, const decimal& target, language lang) {
  const auto gap = gap_to(unit, target);
  if (!gap) return nullptr;
  json made = {{"target", number(gap->target)},
               {"difference", number(gap->difference)},
               {"difference_exact", gap->difference_exact.to_string()},
               {"met", gap->met},
               {"attainment_percent", rounded(gap->attainment_percent, 2)},
               {"points_needed", count(gap->points_needed)},
               {"highest_reachable", number(gap->highest_reachable)}};
  json& elements = made["elements"] = json::array();
  for (const element_gap& e : gap->elements) elements.push_back(element_json(e, unit.method()));
  if (gap->contribution_remainder.sign() != 0)
    made["contribution_remainder_exact"] = gap->contribution_remainder.to_string();
  made["next_grade"] = nullptr;
  if (gap->next_grade)
    made["next_grade"] = {{"letter", gap->next_grade->grade.letter},
                          {"label", gap->next_grade->grade.label.in(lang)},
                          {"lower_bound", number(gap->next_grade->grade.lower)},
                          {"difference", number(gap->next_grade->difference)},
                          {"points_needed", count(gap->next_grade->points_needed)}};
  made["plan"] = plan_json(unit, gap->plan);
  return made;
}

}  // namespace ikm
