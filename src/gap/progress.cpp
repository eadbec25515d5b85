// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/progress.hpp>

#include "base/enum_names.hpp"

#include <array>
#include <cstddef>
#include <iterator>
#include <set>
#include <utility>

namespace ikm {
namespace {

constexpr enum_names<path_progress::standing, 3> standing_names{{"ahead", "on", "behind"}};

/// A figure that is shown with two decimals: one that cannot be is refused here, before anything is written.
std::optional<ratio> shown(std::optional<ratio> value) {
  if (value) (void)value->rounded(2);
  return value;
}

ratio magnitude(const ratio& value) { return value.sign() < 0 ? ratio{0} - value : value; }

year_progress year_of(const indicator& plan, int year, const progress_options& options) {
  year_progress row{.year = year};
  if (const auto target = plan.targets.find(year); target != plan.targets.end()) row.target = target->second;
  const auto actual = plan.actuals.find(year);
  if (actual == plan.actuals.end()) return row;
  row.actual = actual->second;
  const decimal& value = actual->second.value;
  if (row.target) {
    row.difference = value - *row.target;
    row.attainment_percent = shown(attainment(value, *row.target, plan.way, options.lower));
    row.met = meets(value, *row.target, plan.way);
    if (row.attainment_percent) row.rating = rating_of(*row.attainment_percent);
  }
  if (actual != plan.actuals.begin()) {
    const ratio before = std::prev(actual)->second.value;
    row.change = value - std::prev(actual)->second.value;
    if (before.sign() != 0) row.change_percent = shown(ratio{*row.change} / magnitude(before) * ratio{100});
  }
  return row;
}

end_progress end_of(const indicator& plan, const progress_options& options) {
  const auto& [year, target] = *plan.targets.rbegin();
  end_progress end{.year = year, .target = target};
  if (plan.actuals.empty()) return end;
  const auto& [latest, actual] = *plan.actuals.rbegin();
  end.difference = actual.value - target;
  end.attainment_percent = shown(attainment(actual.value, target, plan.way, options.lower));
  end.met = meets(actual.value, target, plan.way);
  if (*end.met) {
    end.required_per_year = ratio{0};
  } else if (latest < year) {
    end.required_per_year = (ratio{target} - ratio{actual.value}) / ratio{year - latest};
  }
  return end;
}

/// The plan's value in a year: its target, or the point between its neighbours.
std::optional<ratio> expected_in(const std::map<int, decimal>& targets, int year) {
  const auto after = targets.lower_bound(year);
  if (after == targets.end()) return std::nullopt;
  if (after->first == year) return ratio{after->second};
  if (after == targets.begin()) return std::nullopt;
  const auto before = std::prev(after);
  const ratio rise = ratio{after->second} - ratio{before->second};
  return ratio{before->second} + rise * ratio{year - before->first, after->first - before->first};
}

std::optional<path_progress> path_of(const indicator& plan) {
  if (plan.actuals.empty()) return std::nullopt;
  const auto& [year, actual] = *plan.actuals.rbegin();
  const auto expected = expected_in(plan.targets, year);
  if (!expected) return std::nullopt;
  path_progress path{.year = year, .expected = *expected, .difference = ratio{actual.value} - *expected};
  const int better = plan.way == direction::higher ? path.difference.sign() : -path.difference.sign();
  using standing = path_progress::standing;
  path.stands = better > 0 ? standing::ahead : (better < 0 ? standing::behind : standing::on);
  return path;
}

}  // namespace

std::string_view name_of(path_progress::standing value) noexcept { return standing_names.of(value); }

indicator_progress progress_of(indicator plan, const progress_options& options) {
  if (options.year) plan.actuals.erase(plan.actuals.upper_bound(*options.year), plan.actuals.end());
  indicator_progress made;
  std::set<int> years;
  for (const auto& [year, target] : plan.targets) years.insert(year);
  for (const auto& [year, actual] : plan.actuals) years.insert(year);
  for (const int year : years) made.years.push_back(year_of(plan, year, options));
  if (!plan.targets.empty()) {
    made.end = end_of(plan, options);
    made.path = path_of(plan);
  }
  made.plan = std::move(plan);
  return made;
}

}  // namespace ikm
