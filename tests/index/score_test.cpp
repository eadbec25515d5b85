// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/score.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;

// The three lines in which a scoring rule is tested.
TEST(Score, AScoringRuleIsTestedInThreeLines) {
  ikm::tally answers{ikm::permenpan_14_2017()};
  answers.add({3, 3, 3, 3, 3, 3, 3, 3, 3});
  EXPECT_EQ(score(answers).published(), "75.00"_decimal);
}

// Domain, section 2: all answers 3 give 75.00, which is C, Kurang baik.
TEST(Score, AllThreesAreC) {
  ikm::tally answers{ikm::permenpan_14_2017()};
  answers.add({3, 3, 3, 3, 3, 3, 3, 3, 3});
  EXPECT_EQ(score(answers).grade()->label.id, "Kurang baik");
}

// Section 2: several questions: the element's mean is the mean of its questions' means.
// By hand: questions of a have means 4 and (1+2)/2 = 3/2, so a = 11/4; b = 2; 25 · (11/4 + 2)/2 = 475/8.
TEST(Score, AnElementTakesTheMeanOfItsQuestionsMeans) {
  const ikm::methodology method{
      {.id = "two",
       .name = {},
       .elements = {{.id = "a", .code = "U1", .name = {}, .weight = "1/2"_ratio, .questions = {{"U1.1"}, {"U1.2"}}},
                    {.id = "b", .code = "U2", .name = {}, .weight = "1/2"_ratio}}}};
  ikm::tally answers{method};
  answers.add({4, 1, 2});
  answers.add({ikm::blank, 2, 2});
  const auto unit = score(answers);
  EXPECT_EQ(*unit.means()[0], "11/4"_ratio);
  EXPECT_EQ(unit.exact()->to_string(), "475/8");
  EXPECT_EQ(unit.element(0).counts.answers, 3U);
  EXPECT_EQ(unit.element(0).counts.sum, 7U);
  EXPECT_EQ(unit.question(1).sum, 3U);
}

// Bantul 2023, as published: domain, section 10.
TEST(Score, APrintedTableOfMeansIsServed) {
  const std::vector<ikm::ratio> means = {"3.31"_ratio, "3.35"_ratio, "3.49"_ratio, "3.93"_ratio, "3.45"_ratio,
                                         "3.39"_ratio, "3.39"_ratio, "3.76"_ratio, "3.35"_ratio};
  const auto unit = index_from_means(ikm::permenpan_14_2017(), means);
  EXPECT_EQ(unit.published(), "87.28"_decimal);
  EXPECT_EQ(unit.grade()->letter, "B");
  EXPECT_EQ(unit.respondents(), 0U);
  EXPECT_EQ(unit.element(0).counts.answers, 0U);
}

TEST(Score, MeansThatCannotBeAreRefused) {
  const auto& method = ikm::permenpan_14_2017();
  EXPECT_THROW((void)index_from_means(method, {3, 3}), ikm::tally_error);
  std::vector<ikm::ratio> means(9, ikm::ratio{3});
  means[4] = "4.01"_ratio;
  EXPECT_THROW((void)index_from_means(method, means), ikm::tally_error);
  means[4] = "0.99"_ratio;
  EXPECT_THROW((void)index_from_means(method, means), ikm::tally_error);
  EXPECT_NO_THROW((void)index_from_means(method, means, {.missing = ikm::missing::zero}));
}
