// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/progress.hpp>

#include <gtest/gtest.h>

namespace ikm {
namespace {

/// The first row of the plan in domain.md §1.
indicator ikm_plan() {
  indicator plan{.id = "ikm", .name = "Nilai indeks kepuasan masyarakat (IKM)"};
  const std::pair<int, const char*> targets[] = {{2021, "76"},   {2022, "76,9"}, {2023, "77"},
                                                 {2024, "77,5"}, {2025, "78"},   {2026, "78,5"}};
  for (const auto& [year, target] : targets) plan.targets.emplace(year, *decimal::parse(target));
  return plan;
}

void achieve(indicator& plan, int year, const char* value) {
  plan.actuals.emplace(year, achieved{*decimal::parse(value)});
}

// contract.md, the example of `ikm gap`: 78.74 in 2024 after 77.63.
TEST(Progress, OfTheContractsExample) {
  indicator plan = ikm_plan();
  achieve(plan, 2023, "77.63");
  plan.actuals.emplace(2024, achieved{"78.74"_decimal, origin::survey});
  const indicator_progress made = progress_of(plan);
  ASSERT_EQ(made.years.size(), 6U);
  const year_progress& year = made.years[3];
  EXPECT_EQ(year.year, 2024);
  EXPECT_EQ(year.target, "77.5"_decimal);
  EXPECT_EQ(year.actual->source, origin::survey);
  EXPECT_EQ(year.difference, "1.24"_decimal);
  EXPECT_EQ(year.attainment_percent->rounded(2), "101.60"_decimal);
  EXPECT_EQ(year.met, true);
  EXPECT_EQ(label_of(*year.rating).id, "Sangat tinggi");
  EXPECT_EQ(year.change, "1.11"_decimal);
  EXPECT_EQ(year.change_percent->rounded(2), "1.43"_decimal);  // 1.11/77.63
  ASSERT_TRUE(made.end);
  EXPECT_EQ(made.end->year, 2026);
  EXPECT_EQ(made.end->target, "78.5"_decimal);
  EXPECT_EQ(made.end->difference, "0.24"_decimal);
  EXPECT_EQ(made.end->attainment_percent->rounded(2), "100.31"_decimal);
  EXPECT_EQ(made.end->required_per_year, ratio{0});
}

TEST(Progress, AYearWithoutAValueHasNoFigures) {
  indicator plan = ikm_plan();
  achieve(plan, 2021, "75.1");
  const indicator_progress made = progress_of(plan);
  const year_progress& later = made.years[1];
  EXPECT_EQ(later.target, "76.9"_decimal);
  EXPECT_FALSE(later.actual);
  EXPECT_FALSE(later.difference);
  EXPECT_FALSE(later.attainment_percent);
  EXPECT_FALSE(later.met);
  EXPECT_FALSE(later.rating);
  EXPECT_FALSE(later.change);
  EXPECT_FALSE(made.years[0].change);  // nothing before it
}

TEST(Progress, ChangeIsAgainstTheLastEarlierYearWithAValue) {
  indicator plan = ikm_plan();
  achieve(plan, 2019, "70");  // before the plan: kept, without a target
  achieve(plan, 2022, "77");
  const indicator_progress made = progress_of(plan);
  ASSERT_EQ(made.years.size(), 7U);
  EXPECT_EQ(made.years[0].year, 2019);
  EXPECT_FALSE(made.years[0].target);
  EXPECT_FALSE(made.years[0].difference);
  EXPECT_EQ(made.years[2].year, 2022);
  EXPECT_EQ(made.years[2].change, "7"_decimal);
  EXPECT_EQ(made.years[2].change_percent->rounded(2), "10.00"_decimal);
}

TEST(Progress, AChangeFromZeroHasNoPercentage) {
  indicator plan = ikm_plan();
  achieve(plan, 2021, "0");
  achieve(plan, 2022, "76.9");
  const indicator_progress made = progress_of(plan);
  EXPECT_EQ(made.years[1].change, "76.9"_decimal);
  EXPECT_FALSE(made.years[1].change_percent);
}

// 76 in 2023, 78.5 in 2026: 2.5 in three years.
TEST(Progress, RequiredRisePerYear) {
  indicator plan = ikm_plan();
  achieve(plan, 2023, "76");
  EXPECT_EQ(progress_of(plan).end->required_per_year->to_string(), "5/6");
  achieve(plan, 2026, "78");  // no year is left
  EXPECT_FALSE(progress_of(plan).end->required_per_year);
  EXPECT_EQ(progress_of(plan).end->met, false);
}

TEST(Progress, WhereLessIsBetter) {
  indicator plan{.id = "aduan", .name = "Aduan terbuka", .way = direction::lower};
  plan.targets = {{2024, "10"_decimal}, {2026, "6"_decimal}};
  achieve(plan, 2024, "8");
  indicator_progress made = progress_of(plan);
  EXPECT_EQ(made.years[0].difference, "-2"_decimal);
  EXPECT_EQ(made.years[0].met, true);
  EXPECT_EQ(*made.years[0].attainment_percent, ratio{120});
  EXPECT_EQ(*progress_of(plan, {.lower = lower_formula::ratio}).years[0].attainment_percent, ratio{125});
  EXPECT_EQ(made.end->required_per_year, ratio{-1});  // from 8 to 6 in two years
  EXPECT_EQ(made.path->stands, path_progress::standing::ahead);
}

TEST(Progress, StandsBesideThePathOfTheTargets) {
  using standing = path_progress::standing;
  indicator plan{.id = "x", .name = "x"};
  plan.targets = {{2020, "70"_decimal}, {2024, "80"_decimal}};
  EXPECT_FALSE(progress_of(plan).path);
  achieve(plan, 2021, "72.5");  // a quarter of the way: 70 + 10/4
  EXPECT_EQ(progress_of(plan).path->expected.to_string(), "145/2");
  EXPECT_EQ(progress_of(plan).path->stands, standing::on);
  achieve(plan, 2022, "74");
  EXPECT_EQ(progress_of(plan).path->stands, standing::behind);
  EXPECT_EQ(progress_of(plan).path->difference, ratio{-1});
  achieve(plan, 2023, "78");
  EXPECT_EQ(progress_of(plan).path->stands, standing::ahead);
  achieve(plan, 2025, "90");  // beyond the plan there is no path
  EXPECT_FALSE(progress_of(plan).path);
  EXPECT_EQ(name_of(standing::ahead), "ahead");
}

TEST(Progress, ATargetOfZero) {
  indicator plan{.id = "x", .name = "x", .way = direction::lower};
  plan.targets = {{2024, "0"_decimal}};
  achieve(plan, 2024, "3");
  const indicator_progress made = progress_of(plan);
  EXPECT_EQ(made.years[0].difference, "3"_decimal);
  EXPECT_EQ(made.years[0].met, false);
  EXPECT_FALSE(made.years[0].attainment_percent);
  EXPECT_FALSE(made.years[0].rating);
}

TEST(Progress, ReportedOnAnEarlierYearKnowsNothingLater) {
  indicator plan = ikm_plan();
  for (const auto& [year, value] :
       std::map<int, const char*>{{2021, "75.1"}, {2022, "76.95"}, {2023, "77.2"}, {2024, "77.63"}})
    achieve(plan, year, value);
  EXPECT_TRUE(progress_of(plan).years[2].actual);
  const indicator_progress earlier = progress_of(plan, {.year = 2022});
  EXPECT_FALSE(earlier.years[2].actual);
  EXPECT_EQ(earlier.path->year, 2022);
  EXPECT_EQ(earlier.plan.actuals.size(), 2U);
  EXPECT_EQ(earlier.years.size(), 6U);
}

TEST(Progress, WithoutTargetsOrValues) {
  indicator plan{.id = "x", .name = "x"};
  EXPECT_TRUE(progress_of(plan).years.empty());
  EXPECT_FALSE(progress_of(plan).end);
  achieve(plan, 2024, "3");
  EXPECT_EQ(progress_of(plan).years.size(), 1U);
  EXPECT_FALSE(progress_of(plan).end);
  const indicator_progress only_targets = progress_of(ikm_plan());
  EXPECT_EQ(only_targets.end->target, "78.5"_decimal);
  EXPECT_FALSE(only_targets.end->difference);
}

}  // namespace
}  // namespace ikm
