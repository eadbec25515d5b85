// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/index_value.hpp>
#include <ikm/index/grade.hpp>
#include <ikm/report/indicator_report.hpp>

#include <algorithm>
#include <cstdint>

namespace ikm {
namespace {

constexpr int usual_places = 2;

int places_of(const indicator& plan) {
  int most = 0;
  for (const auto& [year, target] : plan.targets) most = std::max(most, target.places());
  for (const auto& [year, actual] : plan.actuals) most = std::max(most, actual.value.places());
  return most;
}

/// To fewer decimals where 63 bits do not hold more; two always fit, or the figure was refused before.
decimal rounded_as_fits(const ratio& value, int places) {
  ratio limit{INT64_MAX};
  for (int i = 0; i <= places; ++i) limit /= ratio{10};  // one digit to spare
  for (; places > usual_places && (value > limit || ratio{0} - value > limit); --places) limit *= ratio{10};
  return value.rounded(places);
}

}  // namespace

bool is_index(const indicator& plan) {
  return is_index_id(plan.id) || std::any_of(plan.actuals.begin(), plan.actuals.end(), [](const auto& of_year) {
           return of_year.second.source == origin::survey;
         });
}

std::optional<band> grade_of_actual(const methodology& method, const achieved& actual) {
  if (actual.source == origin::survey) return grade_of(method, actual.value);
  return grade_of_value(method, actual.value);
}

int shown_places(const indicator& plan) { return std::max(usual_places, places_of(plan)); }

decimal rounded_like(const indicator& plan, const ratio& value) { return rounded_as_fits(value, shown_places(plan)); }

decimal rounded_quotient(const indicator& plan, const ratio& value) {
  const int places = places_of(plan);
  const bool small = value < ratio{1} && value > ratio{-1};
  return rounded_as_fits(value, places > usual_places || small ? places + 2 : usual_places);
}

decimal rounded_on_path(const indicator_progress& progress, const ratio& value) {
  const bool has_target = progress.path && progress.plan.targets.contains(progress.path->year);
  return has_target ? rounded_like(progress.plan, value) : rounded_quotient(progress.plan, value);
}

}  // namespace ikm
