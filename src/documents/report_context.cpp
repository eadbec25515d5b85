// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_context.hpp>

#include "report/labels.hpp"

#include <algorithm>
#include <cmath>

namespace ikm {
namespace {

/// A statistic as it is said: with the decimals of the figures.
decimal rounded_statistic(double value, int places) {
  double scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  constexpr double most = 9e15;  // where a double still has whole numbers
  return decimal{std::llround(std::clamp(value * scale, -most, most)), places};
}

}  // namespace

trend_chart trend_chart_of(const score_report& report, const about& office, const report_context& beside,
                           language lang) {
  const unit_index& whole = report.combined.whole;
  trend_chart made{.title = label(lang, "IKM tiap periode", "Index of each period"),
                   .scale = index_scale_of(whole.method())};
  made.periods.reserve(beside.earlier.size() + 1);
  for (const earlier_period& each : beside.earlier) made.periods.push_back({.name = each.name, .value = each.index});
  std::string own = period_of(office);
  if (own.empty()) own = label(lang, "Periode ini", "This period");
  made.periods.push_back({.name = own, .value = whole.published(), .target = report.targets.all});
  return made;
}

trend_chart trend_chart_of(const indicator_progress& progress, const methodology& method, language lang) {
  const indicator& plan = progress.plan;
  trend_chart made{.title = label(lang, "Target dan realisasi: ", "Targets and actual values: ") +
                            (plan.name.empty() ? plan.id : plan.name),
                   .is_index = is_index(plan)};
  if (made.is_index) made.scale = index_scale_of(method);
  made.periods.reserve(progress.years.size());
  for (const year_progress& each : progress.years)
    made.periods.push_back({.name = std::to_string(each.year),
                            .value = each.actual ? std::optional{each.actual->value} : std::nullopt,
                            .target = each.target});
  if (progress.projection) {
    const int places = shown_places(plan);
    made.projection = charted_projection{.name = std::to_string(progress.projection->year),
                                         .value = rounded_statistic(progress.projection->value, places),
                                         .low = rounded_statistic(progress.projection->low, places),
                                         .high = rounded_statistic(progress.projection->high, places)};
  }
  return made;
}

}  // namespace ikm
