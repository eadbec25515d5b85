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

}  // namespace
