// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/plan.hpp>

#include "small_surveys.hpp"

#include <ikm/base/error.hpp>
#include <ikm/gap/points.hpp>
#include <ikm/gap/what_if.hpp>

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace ikm {
namespace {

using testing::answers_with_sums;
using testing::made_of;
using testing::sekadau;

// All points are worth the same, so the element with the lowest mean (persyaratan, 138/49) is raised.
TEST(Plan, RaisesTheWeakestElementAmongEqualPoints) {
  const unit_index unit = score(sekadau());
  const auto steps = plan_to(unit, "80"_decimal);
  ASSERT_TRUE(steps);
  EXPECT_EQ(steps->points, 23U);
  ASSERT_EQ(steps->steps.size(), 1U);
  EXPECT_EQ(steps->steps[0].element, 0U);
  EXPECT_EQ(steps->steps[0].answers, 49U);
  EXPECT_EQ(with_steps(unit, steps->steps).published(), "80.05"_decimal);  // 25 · (1389 + 23)/441 = 80.0454
}

// The grade A asks for 169 points, all worth the same. Nobody rises twice while others can rise once: persyaratan and
// prosedur have no 4 among their 49 answers, nor has pengaduan (sum 143 of 2s and 3s); then waktu, 169 − 3 · 49.
TEST(Plan, GoesOnWithTheNextWeakestBeforeAnyoneRisesTwice) {
  const unit_index unit = score(sekadau());
  const auto rows = by_element(unit, *plan_to(unit, "88.31"_decimal));
  ASSERT_EQ(rows.size(), 4U);  // in the methodology's order
  const std::array<std::pair<std::size_t, std::uint64_t>, 4> expected = {{{0, 49}, {1, 49}, {2, 22}, {7, 49}}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].element, expected[i].first);
    EXPECT_EQ(rows[i].points, expected[i].second);
    EXPECT_TRUE(rows[i].one_step);
  }
  // 99.99 asks for all but one point: 99.985 · 441/25 − 1389 = 374.7 of 4 · 441 − 1389 = 375. One step per question.
  const auto most = plan_to(unit, "99.99"_decimal);
  EXPECT_EQ(most->points, 375U);
  EXPECT_EQ(most->steps.size(), 9U);
  EXPECT_FALSE(by_element(unit, *most)[0].one_step);  // 58 points on 49 answers
}

TEST(Plan, TakesTheMostValuablePointsFirst) {
  // Prosedur's answers are fewer, so each is worth more: 25/2 · 1/2 against 25/2 · 1/4.
  tally answers{made_of({"1/2", "1/2"}, {1, 1})};
  answers.add({3, 3});
  answers.add({3, 3});
  answers.add({1, blank});
  answers.add({1, blank});
  const auto steps = plan_to(score(answers), "70"_decimal);  // 62.5 + 6.25 + 6.25 = 75 ≥ 69.995
  ASSERT_TRUE(steps);
  EXPECT_EQ(steps->points, 2U);
  EXPECT_EQ(steps->steps[0].question, 1U);
}

TEST(Plan, SaysHowManyAnswersCanRise) {
  const auto steps = plan_to(score(answers_with_sums(made_of({"1"}, {1}), 10, {35})), "90"_decimal);
  ASSERT_TRUE(steps);
  EXPECT_EQ(steps->points, 1U);  // 25 · 35/10 = 87.5, a point is worth 2.5
  EXPECT_EQ(steps->steps[0].answers, 10U);
  EXPECT_EQ(steps->steps[0].below_highest, 5U);
}

// Question 1 has one answer, a 1: each point on it is worth 25/2. Two bring 25 · (1 + 3)/2 = 50 to 75; on question 2
// a point is worth 25/6. So one answer rises twice, although four answers of the element could rise.
TEST(Plan, SaysWhereAnAnswerHasToRiseMoreThanOnce) {
  tally answers{made_of({"1"}, {2})};
  answers.add({1, 3});
  answers.add({blank, 3});
  answers.add({blank, 3});
  const unit_index unit = score(answers);
  const auto twice = by_element(unit, *plan_to(unit, "75"_decimal));
  ASSERT_EQ(twice.size(), 1U);
  EXPECT_EQ(twice[0].points, 2U);
  EXPECT_EQ(twice[0].below_highest, 4U);
  EXPECT_FALSE(twice[0].one_step);
  EXPECT_TRUE(by_element(unit, *plan_to(unit, "62.5"_decimal)).at(0).one_step);
}

TEST(Plan, OfAMetTargetHasNoSteps) {
  const auto steps = plan_to(score(sekadau()), "78"_decimal);
  ASSERT_TRUE(steps);
  EXPECT_TRUE(steps->steps.empty());
  EXPECT_EQ(steps->points, 0U);
}

TEST(Plan, IsEmptyOutOfReach) {
  EXPECT_FALSE(plan_to(score(sekadau()), "100.01"_decimal));
  EXPECT_FALSE(plan_to(score(tally{permenpan_14_2017()}), "78"_decimal));
}

// A larger survey than brute force can try: whatever the rounding, the plan reaches the target, and one point less of
// any step does not.
TEST(Plan, LosesTheTargetWithOnePointLess) {
  std::mt19937 random{3};
  const methodology method =
      made_of({"0.2", "0.15", "0.15", "0.1", "0.1", "0.1", "0.1", "0.05", "0.05"}, {1, 2, 1, 1, 3, 1, 1, 1, 1});
  for (int survey = 0; survey < 10; ++survey) {
    const tally answers = testing::random_answers(method, 60, random);
    for (const intermediate_rounding rule : {intermediate_rounding::exact, intermediate_rounding::weighted3,
                                             intermediate_rounding::sum3, intermediate_rounding::mean2_truncated}) {
      const unit_index unit = score(answers, {.rounding = rule});
      for (const char* goal : {"66.6", "70", "81.26", "95"}) {
        const decimal target = *decimal::parse(goal);
        const auto made = plan_to(unit, target);
        ASSERT_TRUE(made);
        EXPECT_GE(*with_steps(unit, made->steps).published(), target);
        for (std::size_t i = 0; i < made->steps.size(); ++i) {
          std::vector<plan_step> fewer = made->steps;
          --fewer[i].points;
          EXPECT_LT(*with_steps(unit, fewer).published(), target);
        }
      }
    }
  }
}

std::vector<std::string> weights_beside_a_ninth(const std::vector<std::string>& by) {
  std::vector<std::string> weights;
  ratio rest = 1;
  for (const std::string& more : by) {
    const ratio weight = ratio{1, 9} + *ratio::parse(more);
    weights.push_back(weight.to_string());
    rest -= weight;
  }
  weights.push_back(rest.to_string());
  return weights;
}

// Of the combinations of steps only those count that no other beats in both gain and points, and they are few even
// where the weights have no useful common denominator.
TEST(Plan, WithIntermediateRoundingAndFineWeights) {
  const methodology method = made_of(weights_beside_a_ninth({"0.000011", "0.000123", "0.001371", "0.000707", "0.000333",
                                                             "0.000919", "0.000517", "0.000041"}),
                                     std::vector<std::size_t>(9, 1));
  const std::vector<std::uint64_t> sums = {25, 26, 27, 28, 29, 30, 31, 32, 33};
  const unit_index small =
      score(answers_with_sums(method, 10, sums), {.rounding = intermediate_rounding::mean2_truncated});
  const auto made = plan_to(small, "90"_decimal);
  ASSERT_TRUE(made);
  EXPECT_GE(*with_steps(small, made->steps).published(), "90"_decimal);

  std::vector<std::uint64_t> many = sums;
  for (std::uint64_t& sum : many) sum = sum * 100'000'000 + 12'345;
  const unit_index large =
      score(answers_with_sums(method, 1'000'000'000, many), {.rounding = intermediate_rounding::mean2_truncated});
  const auto vast = plan_to(large, "90"_decimal);
  ASSERT_TRUE(vast);
  EXPECT_GE(*with_steps(large, vast->steps).published(), "90"_decimal);
}

// Denominators whose common multiple passes 62 bits: the search says that it cannot, it does not guess.
TEST(Plan, WithIntermediateRoundingAndWeightsWithoutACommonDenominator) {
  const methodology method = made_of(weights_beside_a_ninth({"1/1000003", "1/1000033", "1/1000037", "1/1000039"}),
                                     std::vector<std::size_t>(5, 1));
  const unit_index unit =
      score(answers_with_sums(method, 10, {30, 31, 32, 33, 34}), {.rounding = intermediate_rounding::mean2_truncated});
  EXPECT_THROW((void)plan_to(unit, "90"_decimal), arithmetic_error);
  const unit_index by_weighted =
      score(answers_with_sums(method, 10, {30, 31, 32, 33, 34}), {.rounding = intermediate_rounding::weighted3});
  EXPECT_TRUE(plan_to(by_weighted, "90"_decimal));
}

}  // namespace
}  // namespace ikm
