// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_context.hpp>

#include "planned.hpp"
#include "surveyed.hpp"

#include <gtest/gtest.h>

namespace {

using ikm::language;

}  // namespace

TEST(ReportContext, APeriodHasItsYearOnce) {
  EXPECT_EQ(ikm::period_of({.period = "Semester I", .year = "2025"}), "Semester I 2025");
  EXPECT_EQ(ikm::period_of({.period = "Semester I 2025", .year = "2025"}), "Semester I 2025");
  EXPECT_EQ(ikm::period_of({.year = "2025"}), "2025");
  EXPECT_EQ(ikm::period_of({.period = "Triwulan II"}), "Triwulan II");
  EXPECT_EQ(ikm::period_of({}), "");
}

TEST(ReportContext, TheTrendEndsWithThisPeriodAndItsTarget) {
  ikm::score_request asked;
  asked.target = ikm::decimal{80};
  const ikm::report_context beside{.earlier = {{.name = "2023"}, {.name = "2024", .index = ikm::decimal{7763, 2}}}};
  const ikm::trend_chart chart =
      trend_chart_of(report_of(forty(), {}, asked), {.year = "2025"}, beside, language::english);
  ASSERT_EQ(chart.periods.size(), 3U);
  EXPECT_EQ(chart.periods[0].name, "2023");
  EXPECT_FALSE(chart.periods[0].value);
  EXPECT_EQ(chart.periods[1].value->to_string(), "77.63");
  EXPECT_EQ(chart.periods[2].name, "2025");
  EXPECT_EQ(chart.periods[2].value->to_string(), "81.88");
  EXPECT_EQ(*chart.periods[2].target, ikm::decimal{80});
  EXPECT_FALSE(chart.projection) << "periods are not years";
  EXPECT_EQ(trend_chart_of(report_of_forty(), {}, beside, language::english).periods.back().name, "This period");
}

// Least squares through (2021, 75.1), (2022, 76.95), (2023, 77.2), (2024, 77.63), (2025, 81.88): slope 1.424 through
// 77.752 in 2023, so 82.024 in 2026; s = √(4.75852/3) = 1.25943, ± 3.18245 · s · √2.1 = 5.80826.
TEST(ReportContext, TheProjectionIsRoundedAsItIsSaid) {
  const ikm::indicator_report plan = planned_for(report_of_forty());
  const ikm::trend_chart chart = trend_chart_of(plan.indicators.front(), plan.method, language::indonesian);
  ASSERT_TRUE(chart.projection);
  EXPECT_EQ(chart.projection->name, "2026");
  EXPECT_EQ(chart.projection->value.to_string(), "82.02");
  EXPECT_EQ(chart.projection->low.to_string(), "76.22");
  EXPECT_EQ(chart.projection->high.to_string(), "87.83");
  EXPECT_TRUE(chart.is_index);
  EXPECT_FALSE(trend_chart_of(plan.indicators.back(), plan.method, language::indonesian).is_index);
  EXPECT_EQ(chart.periods.size(), 6U);
  EXPECT_EQ(chart.periods[4].value->to_string(), "81.88");
  EXPECT_EQ(chart.periods[5].target->to_string(), "78.5");
}
