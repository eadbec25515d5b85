// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/score_survey.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

/// Two counters: A with 4 and 2 everywhere, B with 3.
constexpr const char* two_counters =
    "loket,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,4,4,4,4,4,4,4,4,4\nA,2,2,2,2,2,2,2,2,2\nB,3,3,3,3,3,3,3,3,3\n";

/// Readings of `text`, and what each was asked for.
struct recorded {
  std::string text = two_counters;
  std::vector<ikm::read_options> asked = {};

  ikm::survey_reading reading() {
    return [this](const ikm::methodology& method, const ikm::read_options& options) {
      asked.push_back(options);
      return ikm::read_survey(ikm::bytes_of(text, "s.csv"), method, options);
    };
  }
  ikm::score_report scored(const ikm::read_options& options, const ikm::score_request& request) {
    return score_survey(reading(), ikm::permenpan_14_2017(), options, request);
  }
};

TEST(ScoreSurvey, ReadsOnceAndShowsTheBreakdownsAskedFor) {
  recorded from;
  const auto report = from.scored({.by = {{"loket"}}}, {});
  EXPECT_EQ(report.combined.whole.published()->to_string(), "75.00");
  ASSERT_EQ(report.answers.groups.size(), 1U);
  ASSERT_EQ(from.asked.size(), 1U);
  EXPECT_FALSE(from.asked[0].joint_counts);
}

// By hand: A and B have the mean 3, each 75.
TEST(ScoreSurvey, UnitsAreReadThoughTheyAreNotShown) {
  recorded from;
  const auto report = from.scored({}, {.rule = ikm::combination::units, .combined_by = {"loket"}});
  EXPECT_EQ(report.combined.whole.exact()->to_string(), "75");
  EXPECT_TRUE(report.answers.groups.empty());
  ASSERT_TRUE(report.units.has_value());
  EXPECT_EQ(report.units->groups().size(), 2U);
  EXPECT_EQ(report.combined_by, ikm::breakdown{"loket"});
}

TEST(ScoreSurvey, TheOneBreakdownNamesTheUnits) {
  recorded from;
  const auto report = from.scored({.by = {{"loket"}}}, {.rule = ikm::combination::units});
  EXPECT_EQ(report.combined_by, ikm::breakdown{"loket"});
  ASSERT_EQ(report.answers.groups.size(), 1U);
  EXPECT_EQ(report.answers.groups.front().groups().size(), 2U);  // shown, too
  EXPECT_THROW(static_cast<void>(from.scored({}, {.rule = ikm::combination::units})), ikm::tally_error);
}

TEST(ScoreSurvey, StatisticsKeepJointCounts) {
  recorded from;
  const auto report = from.scored({}, {.statistics = {.level = 0.95}});
  EXPECT_TRUE(from.asked[0].joint_counts);
  EXPECT_TRUE(report.statistics.confidence.has_value());
}

// By hand: A serves 3 of 4 people and B 1; both means are 3, so that the weighted index is 75 too.
TEST(ScoreSurvey, WeightingTakesItsCellsFromTheAnswers) {
  recorded from;
  ikm::weighting_request weighting{.rule = ikm::weighting_rule::poststratified, .by = {"loket"}};
  weighting.shares = {{{"A"}, 3.0}, {{"B"}, 1.0}};
  const auto report = from.scored({}, {.statistics = {.level = 0.95}, .weighting = weighting});
  ASSERT_TRUE(report.statistics.weighted.has_value());
  EXPECT_EQ(report.statistics.weighted->found.weights.size(), 2U);
  EXPECT_TRUE(report.answers.groups.empty());
}

// The second set of questions is in columns of its own, so the answers are read twice; its rows are not rejected twice.
TEST(ScoreSurvey, StatedImportanceIsReadFromTheSameAnswers) {
  recorded from;
  from.text = "U1,U2,U3,U4,U5,U6,U7,U8,U9,h1,h2,h3,h4,h5,h6,h7,h8,h9\n4,4,4,4,4,4,4,4,4,4,3,4,3,4,3,4,3,4\n";
  ikm::mapping second;
  for (int q = 1; q <= 9; ++q) second.columns["U" + std::to_string(q)] = {"h" + std::to_string(q)};
  int heard = 0;
  ikm::read_options options;
  options.on_reject = [&heard](const ikm::rejected_row&) { ++heard; };
  options.on_respondent = [](std::span<const ikm::answer>, std::uint64_t) {};
  const auto report = from.scored(options, {.statistics = {.quality = true},
                                            .importance = ikm::importance_questions{ikm::permenpan_14_2017(), second}});
  ASSERT_EQ(from.asked.size(), 2U);
  EXPECT_FALSE(from.asked[0].on_reject);
  EXPECT_TRUE(from.asked[1].on_reject);
  EXPECT_FALSE(from.asked[0].on_respondent) << "answers to other questions";
  EXPECT_TRUE(from.asked[1].on_respondent);
  ASSERT_TRUE(report.statistics.quality.has_value());
  EXPECT_TRUE(report.statistics.quality->importance_is_stated);
}

TEST(ScoreSurvey, TargetsOfUnitsNeedABreakdown) {
  recorded from;
  const ikm::unit_targets table{.file = "t.csv", .year = {}, .targets = {{{"a"}, *ikm::decimal::parse("80")}}};
  EXPECT_THROW(static_cast<void>(from.scored({}, {.targets_of_units = table})), ikm::tally_error);
  const auto report = from.scored({.by = {{"loket"}}}, {.targets_of_units = table});
  EXPECT_EQ(report.targets.of(0, {"A"}), ikm::decimal::parse("80"));
}

TEST(ScoreSurvey, FilesAreReadByTheirNames) {
  const std::vector<std::string> files = {std::string{IKM_SOURCE_DIR} + "/docs/examples/sekadau_2019s1.csv"};
  EXPECT_EQ(ikm::score_survey(files, ikm::permenpan_14_2017()).combined.whole.published()->to_string(), "78.74");
}

}  // namespace
