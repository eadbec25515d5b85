// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/priorities.hpp>

#include "stats/golden.hpp"

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>

namespace {

using ikm::quadrant;
using namespace ikm::literals;

ikm::methodology of_elements(std::size_t count) {
  ikm::methodology_definition own = ikm::permenpan_14_2017().definition();
  own.id = "own";
  own.elements.resize(count);
  for (auto& element : own.elements) element.weight = ikm::ratio{1, static_cast<std::int64_t>(count)};
  return ikm::methodology{own};
}

// Four elements, one in each quadrant; lines at the means 3 and 0.5.
TEST(Priorities, EachQuadrant) {
  const auto performance = ikm::index_from_means(of_elements(4), {2, 4, 2, 4});
  const std::vector<ikm::possibly<ikm::ratio>> importance = {"0.9"_ratio, "0.9"_ratio, "0.1"_ratio, "0.1"_ratio};
  const auto lines = ikm::at_means(performance, importance);
  ASSERT_TRUE(lines);
  EXPECT_EQ(lines->performance, 3);
  EXPECT_EQ(lines->importance, "1/2"_ratio);
  const auto found = ikm::priorities(performance, importance, *lines);
  EXPECT_EQ(found[0].place, quadrant::improve_first);
  EXPECT_EQ(found[1].place, quadrant::keep_up);
  EXPECT_EQ(found[2].place, quadrant::low_priority);
  EXPECT_EQ(found[3].place, quadrant::overdone);
}

TEST(Priorities, AnElementOnALineCountsAsAboveIt) {
  const auto performance = ikm::index_from_means(of_elements(2), {"31/10"_ratio, "31/10"_ratio});
  const std::vector<ikm::possibly<ikm::ratio>> importance = {"1/2"_ratio, "1/4"_ratio};
  // 3.1 is 77.5 / 25, exactly: a comparison of binary fractions might say otherwise.
  const auto found = ikm::priorities(performance, importance,
                                     {ikm::mean_at_target(performance.method(), "77.5"_decimal), "1/2"_ratio});
  EXPECT_EQ(found[0].place, quadrant::keep_up);
  EXPECT_EQ(found[1].place, quadrant::overdone);
}

TEST(Priorities, LinesAtTheScalesMiddleAndAtATarget) {
  EXPECT_EQ(ikm::scale_midpoint(ikm::permenpan_14_2017()), "5/2"_ratio);
  EXPECT_EQ(ikm::mean_at_target(ikm::permenpan_14_2017(), "78"_decimal), "78/25"_ratio);
}

TEST(Priorities, WhatIsNotKnownHasNoPlace) {
  ikm::tally answers = ikm::tally::with_joint_counts(ikm::permenpan_14_2017());
  for (int i = 0; i < 3; ++i) answers.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  const auto importance = ikm::derived_importance(answers.joint().pairs);
  EXPECT_EQ(importance[0].why(), ikm::undefined::no_variance);
  const auto performance = ikm::score(answers);
  EXPECT_FALSE(ikm::at_means(performance, importance));
  EXPECT_FALSE(ikm::priorities(performance, importance, {3, "1/2"_ratio})[0].place);
  EXPECT_THROW((void)ikm::priorities(performance, {"1/2"_ratio}, {3, "1/2"_ratio}), ikm::statistics_error);
}

// Derived importance is the corrected item-total correlation, which R's psych calls r.drop.
TEST(Priorities, DerivedImportanceAgreesWithPsych) {
  const golden::figures quality{"quality.csv"};
  const auto found =
      ikm::derived_importance(golden::counted<ikm::pair_counts>(golden::sheet("../docs/examples/sekadau_2019s1.csv")));
  const auto expected = quality.many("sekadau", "item_total");
  for (std::size_t e = 0; e < 9; ++e) golden::expect_close(found[e]->to_double(), expected[e], "importance");
}

TEST(Priorities, StatedImportanceIsASecondSurveysMeans) {
  const auto stated = ikm::stated_importance(ikm::index_from_means(of_elements(2), {"7/2"_ratio, 3}));
  EXPECT_EQ(*stated[0], "7/2"_ratio);
  EXPECT_EQ(*stated[1], 3);
  EXPECT_EQ(ikm::name_of(quadrant::improve_first), "improve_first");
  EXPECT_EQ(ikm::sentence_of(quadrant::improve_first).id, "prioritas utama");
}

}  // namespace

// Nine means of 14/5: as sums of binary fractions they lie below their own mean.
TEST(Priorities, EqualImportancesLieOnTheirLine) {
  const auto performance = ikm::index_from_means(of_elements(9), std::vector<ikm::ratio>(9, 4));
  for (const ikm::ratio& mean : {"14/5"_ratio, "7/3"_ratio, "31/10"_ratio}) {
    const std::vector<ikm::possibly<ikm::ratio>> importance(9, mean);
    const auto lines = ikm::at_means(performance, importance);
    EXPECT_EQ(lines->importance, mean);
    for (const ikm::priority& each : ikm::priorities(performance, importance, *lines))
      EXPECT_EQ(each.place, quadrant::keep_up) << mean.to_string();
  }
}

// (8/3 + 8/3 + 5/3 + 7/3)/4 = 7/3: the last element is on the line.
TEST(Priorities, AnElementOnTheMeanOfUnequalOnesIsOnTheLine) {
  const auto performance = ikm::index_from_means(of_elements(4), {4, 4, 4, 4});
  const std::vector<ikm::possibly<ikm::ratio>> importance = {"8/3"_ratio, "8/3"_ratio, "5/3"_ratio, "7/3"_ratio};
  const auto lines = ikm::at_means(performance, importance);
  EXPECT_EQ(lines->importance, "7/3"_ratio);
  const auto found = ikm::priorities(performance, importance, *lines);
  EXPECT_EQ(found[3].place, quadrant::keep_up);
  EXPECT_EQ(found[2].place, quadrant::overdone);
}
