// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/what_if.hpp>

#include "small_surveys.hpp"

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

namespace ikm {
namespace {

using testing::sekadau;

TEST(WhatIf, ChosenMeansOfChosenElements) {
  // Sekadau's persyaratan from 138/49 to 3.5: 11575/147 + 25/9 · (3.5 − 138/49) = 78.7415 + 1.8991 = 80.6406.
  const unit_index after = with_means(score(sekadau()), {{0, "3.5"_ratio}});
  EXPECT_EQ(after.published(), "80.64"_decimal);
  EXPECT_EQ(after.grade()->letter, "B");
  EXPECT_EQ(after.means()[1], score(sekadau()).means()[1]);
  // All at 4 is 100.
  std::map<std::size_t, ratio> all;
  for (std::size_t e = 0; e < 9; ++e) all[e] = 4;
  EXPECT_EQ(with_means(score(sekadau()), all).published(), "100"_decimal);
}

TEST(WhatIf, MeansOutsideTheScaleAreRefused) {
  EXPECT_THROW((void)with_means(score(sekadau()), {{0, "4.01"_ratio}}), tally_error);
  EXPECT_THROW((void)with_means(score(sekadau()), {{0, "0.5"_ratio}}), tally_error);
  EXPECT_THROW((void)with_means(score(sekadau()), {{9, 3}}), tally_error);
}

TEST(WhatIf, TheLowestAnswersOfAnElementRiseOneStep) {
  tally answers{testing::made_of({"1/2", "1/2"}, {1, 1})};
  answers.add({1, 4});
  answers.add({1, 4});
  answers.add({2, 4});
  answers.add({blank, 4});
  const raised_index raised = with_lowest_raised(score(answers), 0);
  EXPECT_EQ(raised.from, 1);
  EXPECT_EQ(raised.answers, 2U);
  EXPECT_EQ(*raised.after.means()[0], ratio{2});      // (2 + 2 + 2)/3, was 4/3
  EXPECT_EQ(raised.after.published(), "75"_decimal);  // 25 · (2 + 4)/2
  EXPECT_EQ(raised.after.question(0).levels, (std::vector<std::uint64_t>{0, 3, 0, 0}));
  // All answers 4: nothing can rise.
  EXPECT_EQ(with_lowest_raised(score(answers), 1).from, blank);
  EXPECT_EQ(with_lowest_raised(score(answers), 1).answers, 0U);
}

TEST(WhatIf, TheLowestIsSoughtOverAllQuestionsAndUnits) {
  const methodology method = testing::made_of({"1"}, {2});
  grouped_tally units{method, {"unit"}};
  units.at({"a"}).add({2, 3});
  units.at({"b"}).add({3, 4});
  const raised_index raised = with_lowest_raised(combine(units, combination::units).whole, 0);
  EXPECT_EQ(raised.from, 2);
  EXPECT_EQ(raised.answers, 1U);
  EXPECT_EQ(raised.after.published(), "81.25"_decimal);  // a: (3 + 3)/2, b: (3 + 4)/2; 25 · 3.25
}

TEST(WhatIf, StepsRaiseTheLowestFirst) {
  tally answers{testing::made_of({"1"}, {1})};
  for (const int a : {1, 1, 3, 4}) answers.add({static_cast<answer>(a)});
  const unit_index unit = score(answers);
  const auto levels_after = [&](std::uint64_t points) {
    return with_steps(unit, {{.part = 0, .question = 0, .element = 0, .points = points}}).question(0).levels;
  };
  EXPECT_EQ(levels_after(1), (std::vector<std::uint64_t>{1, 1, 1, 1}));
  EXPECT_EQ(levels_after(3), (std::vector<std::uint64_t>{0, 2, 0, 2}));  // each once before anyone twice
  EXPECT_EQ(levels_after(4), (std::vector<std::uint64_t>{0, 1, 1, 2}));
  EXPECT_EQ(levels_after(7), (std::vector<std::uint64_t>{0, 0, 0, 4}));
  EXPECT_THROW((void)levels_after(8), tally_error);
  EXPECT_THROW((void)with_steps(unit, {{.part = 1, .points = 1}}), tally_error);
}

TEST(WhatIf, OnlyMeansCannotRaiseAnswers) {
  const unit_index printed = index_from_means(permenpan_14_2017(), std::vector<ratio>(9, ratio{3}));
  EXPECT_THROW((void)with_lowest_raised(printed, 0), tally_error);
}

}  // namespace
}  // namespace ikm
