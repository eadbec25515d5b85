// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/assurance.hpp>

#include <gtest/gtest.h>

namespace {

using namespace ikm::literals;

const ikm::methodology& method = ikm::permenpan_14_2017();

TEST(Assurance, IsStudentsDistribution) {
  EXPECT_NEAR(ikm::assurance_at_least({80, 2, 49}, 80), 0.5, 1e-15);
  // t(0.975, 49) = 2.009575, from printed tables.
  EXPECT_NEAR(ikm::assurance_at_least({80, 1, 49}, 80 - 2.009575), 0.975, 1e-6);
  EXPECT_NEAR(ikm::assurance_at_least({80, 1, 49}, 80 + 2.009575), 0.025, 1e-6);
}

// The published value decides: 77.495 is published as 77.50 and meets 77.5.
TEST(Assurance, ATargetIsMetByThePublishedIndex) {
  EXPECT_NEAR(ikm::assurance_of_target({77.495, 1, 49}, method, "77.5"_decimal), 0.5, 1e-9);
  EXPECT_EQ(ikm::assurance_of_target({77.496, 0, 49}, method, "77.5"_decimal), 1);
  EXPECT_EQ(ikm::assurance_of_target({77.494, 0, 49}, method, "77.5"_decimal), 0);
  // A target with more decimals is first reached by the next published value: 77.51.
  EXPECT_EQ(ikm::assurance_of_target({77.506, 0, 49}, method, "77.501"_decimal), 1);
  EXPECT_EQ(ikm::assurance_of_target({77.504, 0, 49}, method, "77.501"_decimal), 0);
}

TEST(Assurance, GradesAddToOne) {
  const auto grades = ikm::assurance_of_grades({76.605, 1, 49}, method);
  ASSERT_EQ(grades.size(), 4U);
  EXPECT_EQ(grades[0].letter, "D");
  EXPECT_EQ(grades[3].letter, "A");
  double sum = 0;
  for (const auto& grade : grades) sum += grade.assurance;
  EXPECT_NEAR(sum, 1, 1e-15);
  EXPECT_NEAR(grades[2].assurance, 0.5, 1e-9);  // B from 76.605 unrounded
  EXPECT_NEAR(grades[1].assurance, 0.5, 1e-9);
}

// domain.md 10: below the lowest bound the lowest band applies.
TEST(Assurance, BelowTheLowestBoundTheLowestBandApplies) {
  const auto grades = ikm::assurance_of_grades({24.85, 0, 49}, ikm::kepmenpan_25_2004());
  EXPECT_EQ(grades[0].letter, "D");
  EXPECT_EQ(grades[0].assurance, 1);
}

// By its meaning: at the lower limit of a 90 % interval one can be sure to 95 %, whichever way the interval is drawn.
TEST(Assurance, IsThatOfTheIntervalAskedFor) {
  const ikm::estimate index{92, 2, 29};
  for (const auto rule :
       {ikm::interval_method::student_t, ikm::interval_method::logit, ikm::interval_method::skew_corrected}) {
    const ikm::interval_rule drawn{rule, {.range = {25, 100}, .skewness_of_mean = -0.3}};
    const ikm::interval limits = ikm::confidence_interval(index, 0.90, rule, drawn.shape);
    EXPECT_NEAR(ikm::assurance_at_least(index, limits.low, drawn), 0.95, 1e-9) << name_of(rule);
    EXPECT_NEAR(ikm::assurance_at_least(index, limits.high, drawn), 0.05, 1e-9) << name_of(rule);
  }
  EXPECT_NEAR(ikm::assurance_at_least(index, 92, {ikm::interval_method::logit, {}}), 0.5, 1e-12);
}

// An interval that stays between 25 and 100 leaves no doubt beyond.
TEST(Assurance, EndsOfTheRangeAreCertain) {
  const ikm::estimate index{92, 20, 4};
  const ikm::interval_rule logit{ikm::interval_method::logit, {}};
  EXPECT_EQ(ikm::assurance_at_least(index, 25, logit), 1);
  EXPECT_EQ(ikm::assurance_at_least(index, 100.5, logit), 0);
  EXPECT_EQ(ikm::assurance_at_least({100, 1, 4}, 99, logit), 1);  // the logit interval of 100 is 100 to 100
  EXPECT_EQ(ikm::assurance_at_least({25, 1, 4}, 26, logit), 0);
  double sum = 0;
  for (const auto& grade : ikm::assurance_of_grades(index, method, logit)) sum += grade.assurance;
  EXPECT_NEAR(sum, 1, 1e-12);
}

}  // namespace
