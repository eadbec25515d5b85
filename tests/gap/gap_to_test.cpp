// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/gap_to.hpp>

#include "small_surveys.hpp"

#include <ikm/gap/points.hpp>

#include <gtest/gtest.h>

#include <array>

namespace ikm {
namespace {

using testing::made_of;
using testing::random_answers;
using testing::sekadau;

// contract.md, "gap inside a result", on the published sheet of Sekadau (domain.md §10) and a target of 80.
TEST(GapTo, OfSekadauByHand) {
  const auto gap = gap_to(score(sekadau()), "80"_decimal);
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->index, "78.74"_decimal);
  EXPECT_EQ(gap->difference, "-1.26"_decimal);               // 78.74 − 80
  EXPECT_EQ(gap->difference_exact.to_string(), "-185/147");  // 11575/147 − 11760/147
  EXPECT_FALSE(gap->met);
  EXPECT_EQ(gap->attainment_percent->rounded(2), "98.43"_decimal);  // 78.74/80 = 0.98425, half away from zero
  EXPECT_EQ(gap->points_needed, 23U);  // 79.995 · 441/25 − 1389 = 1411.1118 − 1389 = 22.1118
  EXPECT_EQ(gap->highest_reachable, "100"_decimal);

  // Contribution 25/9 · S/49 − 80/9 = (25 · S − 3920)/441; required mean S/49 + (185/147) · 9/25 = S/49 + 111/245.
  struct row {
    std::string contribution;
    std::string required;
    std::string difference;
    bool reachable;
  };
  const std::array<row, 9> rows = {{{"-470/441", "801/245", "-9.59", true},  // 70.41 − 80
                                    {"-445/441", "806/245", "-9.08", true},  // 70.92 − 80
                                    {"-170/441", "123/35", "-3.47", true},   // 76.53 − 80
                                    {"505/441", "996/245", "10.31", false},  // 90.31 − 80; 4.0653 is over the scale
                                    {"55/441", "906/245", "1.12", true},     // 81.12 − 80
                                    {"155/441", "926/245", "3.16", true},    // 83.16 − 80
                                    {"5/21", "916/245", "2.14", true},       // 82.14 − 80
                                    {"-115/147", "118/35", "-7.04", true},   // 72.96 − 80
                                    {"55/441", "906/245", "1.12", true}}};
  ASSERT_EQ(gap->elements.size(), rows.size());
  for (std::size_t e = 0; e < rows.size(); ++e) {
    EXPECT_EQ(gap->elements[e].contribution.to_string(), rows[e].contribution);
    EXPECT_EQ(gap->elements[e].required_mean->to_string(), rows[e].required);
    EXPECT_EQ(gap->elements[e].difference.to_string(), rows[e].difference);
    EXPECT_EQ(gap->elements[e].reachable, rows[e].reachable);
    // Each alone needs the same 23 points; biaya has only 4 · 49 − 177 = 19.
    EXPECT_EQ(gap->elements[e].points_needed, e == 3 ? std::nullopt : std::optional<std::uint64_t>{23}) << e;
  }

  ASSERT_TRUE(gap->next_grade);
  EXPECT_EQ(gap->next_grade->grade.letter, "A");
  EXPECT_EQ(gap->next_grade->difference, "-9.57"_decimal);  // 78.74 − 88.31
  EXPECT_EQ(gap->next_grade->points_needed, 169U);          // 88.305 · 441/25 − 1389 = 168.7002
}

TEST(GapTo, OfAnIndexOnItsTargetIsExactlyOneHundredPercent) {
  const auto gap = gap_to(score(sekadau()), "78,74"_decimal);
  EXPECT_EQ(*gap->attainment_percent, ratio{100});
  EXPECT_TRUE(gap->met);
  EXPECT_EQ(gap->points_needed, 0U);
  EXPECT_EQ(gap->difference.to_string(), "0.00");
}

// The published value decides: 25 · 3179/900 = 88.30556 is published as 88.31 and meets 88.31 (domain.md §10).
TEST(GapTo, IsJudgedByThePublishedIndex) {
  const tally answers =
      testing::answers_with_sums(permenpan_14_2017(), 100, {353, 353, 353, 353, 353, 353, 353, 354, 354});
  const auto gap = gap_to(score(answers), "88.31"_decimal);
  EXPECT_TRUE(gap->met);
  EXPECT_EQ(gap->points_needed, 0U);
  EXPECT_LT(gap->difference_exact.sign(), 0);
  EXPECT_FALSE(gap->next_grade);
  const auto above = gap_to(score(answers), "88.311"_decimal);
  EXPECT_FALSE(above->met);
  EXPECT_EQ(above->points_needed, 1U);  // 88.315 · 900/25 = 3179.34
}

TEST(GapTo, ContributionsAddUpExactly) {
  std::mt19937 random{7};
  for (const auto& weights : std::vector<std::vector<std::string>>{
           {"1/3", "1/3", "1/3"}, {"1/7", "2/7", "4/7"}, {"0.5", "0.3", "0.2"}, {"1/9", "8/9", "0"}})
    for (int survey = 0; survey < 20; ++survey) {
      const tally answers = random_answers(made_of(weights, {1, 2, 1}), 7, random);
      for (const intermediate_rounding rule : {intermediate_rounding::exact, intermediate_rounding::weighted3,
                                               intermediate_rounding::sum3, intermediate_rounding::mean2_truncated})
        for (const missing blanks : {missing::available, missing::zero})
          for (const std::optional<int> decimals : {std::optional<int>{}, std::optional<int>{2}}) {
            const unit_index unit = score(answers, {.missing = blanks, .weight_decimals = decimals, .rounding = rule});
            const auto gap = gap_to(unit, "77.5"_decimal);
            ASSERT_TRUE(gap);
            ratio sum = gap->contribution_remainder;
            for (const element_gap& e : gap->elements) sum += e.contribution;
            EXPECT_EQ(sum, gap->difference_exact);
            // Only rounding the sum leaves anything, and no more than half a thousandth × 25.
            if (rule == intermediate_rounding::sum3) {
              EXPECT_LE(gap->contribution_remainder, (ratio{25, 2000}));
              EXPECT_GE(gap->contribution_remainder, (ratio{-25, 2000}));
            } else {
              EXPECT_EQ(gap->contribution_remainder, ratio{0});
            }
          }
    }
}

TEST(GapTo, RequiredMeanMakesTheExactIndexTheTarget) {
  std::mt19937 random{9};
  const methodology method = made_of({"1/7", "2/7", "4/7"}, {1, 1, 1});
  for (int survey = 0; survey < 20; ++survey) {
    const unit_index unit = score(random_answers(method, 6, random));
    const auto gap = gap_to(unit, "70"_decimal);
    for (const element_gap& e : gap->elements) {
      std::vector<ratio> means;
      for (const auto& mean : unit.means()) means.push_back(*mean);
      means[e.element] = *e.required_mean;
      EXPECT_EQ(index_of(method, {}, means), ratio{70});
      EXPECT_EQ(e.reachable, *e.required_mean <= ratio{4});
    }
  }
}

TEST(GapTo, AnElementWithoutWeightIsAskedForNothing) {
  tally answers{made_of({"1", "0"}, {1, 1})};
  answers.add({3, 1});
  const auto below = gap_to(score(answers), "80"_decimal);
  EXPECT_FALSE(below->elements[1].required_mean);
  EXPECT_FALSE(below->elements[1].reachable);
  EXPECT_EQ(below->elements[1].points_needed, std::nullopt);
  const auto above = gap_to(score(answers), "70"_decimal);
  EXPECT_TRUE(above->elements[1].reachable);
  EXPECT_EQ(above->elements[1].points_needed, 0U);
}

TEST(GapTo, ATargetOfZeroIsMetAndHasNoPercentage) {
  const auto gap = gap_to(score(sekadau()), "0"_decimal);
  EXPECT_TRUE(gap->met);
  EXPECT_FALSE(gap->attainment_percent);
  EXPECT_EQ(gap->points_needed, 0U);
}

// domain.md §10: below the lowest bound the lowest band applies; the grade above it is the second one.
TEST(GapTo, TheNextGradeBelowAllBoundsIsTheSecond) {
  tally answers{permenpan_14_2017()};
  answers.add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  const auto gap = gap_to(score(answers, {.weight_decimals = 2}), "78"_decimal);
  EXPECT_EQ(gap->index, "24.75"_decimal);
  EXPECT_EQ(gap->next_grade->grade.letter, "C");
}

TEST(GapTo, APrintedTableOfMeansHasNoPoints) {
  // Bantul 2023, domain.md §10: 87.28 B.
  std::vector<ratio> means;
  for (const char* mean : {"3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35"})
    means.push_back(*ratio::parse(mean));
  const auto gap = gap_to(index_from_means(permenpan_14_2017(), means), "88.31"_decimal);
  EXPECT_EQ(gap->index, "87.28"_decimal);
  EXPECT_EQ(gap->points_needed, std::nullopt);
  EXPECT_TRUE(gap->elements[0].required_mean);
}

TEST(GapTo, IsEmptyWithoutAnIndex) { EXPECT_FALSE(gap_to(score(tally{permenpan_14_2017()}), "78"_decimal)); }

}  // namespace
}  // namespace ikm
