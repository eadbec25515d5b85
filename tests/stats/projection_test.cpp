// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/projection.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace ikm {
namespace {

std::map<int, achieved> values(std::initializer_list<std::pair<int, const char*>> given) {
  std::map<int, achieved> made;
  for (const auto& [year, value] : given) made.emplace(year, achieved{*decimal::parse(value)});
  return made;
}

// By hand. x̄ = 2023, Σ(x − x̄)² = 10, ȳ = (75.1 + 76.95 + 77.2 + 77.63 + 78.74)/5 = 77.124.
// Slope = (−2 · 75.1 − 76.95 + 77.63 + 2 · 78.74)/10 = 7.96/10 = 0.796; in 2026 77.124 + 3 · 0.796 = 79.512.
// Σ(y − ȳ)² = 2.024² + 0.174² + 0.076² + 0.506² + 1.616² = 7.00012 (to five decimals); less 0.796² · 10 = 6.33616 it
// leaves 0.66396, s² = 0.22132. Spread² = 1 + 1/5 + 9/10 = 2.1. t(0.975; 3) = 3.182446 (printed tables: 3.182).
// Margin = 3.182446 · √(0.22132 · 2.1) = 3.182446 · 0.681743 = 2.16961.
TEST(Projection, ByHand) {
  const auto made =
      project(values({{2021, "75.1"}, {2022, "76.95"}, {2023, "77.2"}, {2024, "77.63"}, {2025, "78.74"}}), 2026);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->points, 5U);
  EXPECT_EQ(made->year, 2026);
  EXPECT_EQ(made->confidence, 0.95);
  EXPECT_NEAR(made->value, 79.512, 1e-9);
  EXPECT_NEAR(made->high - made->value, 2.1696, 5e-4);
  EXPECT_NEAR(made->value - made->low, made->high - made->value, 1e-9);
}

// One degree of freedom: t(0.975; 1) = 12.7062 (printed tables: 12.71). Years may be missing.
// x̄ = 2022, Σ = 1 + 4 + 9 = 14 for 2019 (−3), 2023 (1), 2024 (2); y = 1, 2, 4: ȳ = 7/3,
// slope = (−3 · 1 + 1 · 2 + 2 · 4)/14 = 0.5; Σ(y − ȳ)² = 14/3, less 0.25 · 14 = 7/6; spread² = 1 + 1/3 + 9/14.
TEST(Projection, OfThreeUnevenYears) {
  const auto made = project(values({{2019, "1"}, {2023, "2"}, {2024, "4"}}), 2025);
  ASSERT_TRUE(made);
  EXPECT_NEAR(made->value, 7.0 / 3 + 1.5, 1e-12);
  EXPECT_NEAR(made->high - made->value, 12.7062047 * std::sqrt(7.0 / 6 * (1 + 1.0 / 3 + 9.0 / 14)), 1e-5);
}

TEST(Projection, IsNeverABareLineThroughTwoPoints) {
  EXPECT_FALSE(project({}, 2026));
  EXPECT_FALSE(project(values({{2024, "77"}, {2025, "78"}}), 2026));
  EXPECT_TRUE(project(values({{2023, "76"}, {2024, "77"}, {2025, "78"}}), 2026));
}

TEST(Projection, ConfidenceWidensTheInterval) {
  const auto points = values({{2021, "76"}, {2022, "75"}, {2023, "77"}, {2024, "79"}});
  EXPECT_LT(project(points, 2026, 0.80)->high, project(points, 2026, 0.95)->high);
  for (const double wrong : {0.0, 1.0, -0.5, 95.0, std::nan("")})
    EXPECT_THROW((void)project(points, 2026, wrong), arithmetic_error);
}

// Values exactly on a line that ends on the target: the last bits of the fit must not make it a miss.
TEST(Outlook, OfValuesOnALineThroughTheTarget) {
  for (int first = 1990; first < 2100; ++first) {
    std::map<int, achieved> line;
    for (int i = 0; i < 4; ++i) line.emplace(first + i, achieved{decimal{7610 + 7 * i, 2}});
    EXPECT_EQ(outlook_of(*project(line, first + 5), decimal{7645, 2}), outlook::on_track) << first;
    EXPECT_EQ(outlook_of(*project(line, first + 5), decimal{7646, 2}), outlook::behind) << first;
  }
}

indicator planned(const std::map<int, achieved>& actuals) {
  indicator plan{.id = "ikm", .name = "IKM"};
  plan.targets = {{2026, decimal{785, 1}}};
  plan.actuals = actuals;
  return plan;
}

// The line 76, 77, 78 is at 81 in 2026, and nothing scatters about it.
TEST(Projection, IsAddedToTheLastYearOfThePlan) {
  const auto points = values({{2021, "76"}, {2022, "77"}, {2023, "78"}});
  const indicator_progress plain = progress_of(planned(points));
  EXPECT_FALSE(plain.projection);
  const indicator_progress made = with_projection(plain);
  ASSERT_TRUE(made.projection);
  EXPECT_EQ(made.projection->year, 2026);
  EXPECT_NEAR(made.projection->value, 81, 1e-9);
  EXPECT_EQ(made.outlook, outlook::on_track);
}

TEST(Projection, IsNotMadeWhereTheYearHasAValueOrThereIsNoPlan) {
  auto points = values({{2023, "76"}, {2024, "77"}, {2026, "78"}});
  EXPECT_FALSE(with_projection(progress_of(planned(points))).projection);
  points.erase(2026);
  EXPECT_FALSE(with_projection(progress_of(planned(points))).projection);  // two points
  indicator no_plan = planned(values({{2021, "76"}, {2022, "77"}, {2023, "78"}}));
  no_plan.targets.clear();
  EXPECT_FALSE(with_projection(progress_of(no_plan)).projection);
}

}  // namespace
}  // namespace ikm
