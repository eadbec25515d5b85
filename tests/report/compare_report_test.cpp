// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/compare_report.hpp>

#include "stats/golden.hpp"

#include <ikm/base/error.hpp>
#include <ikm/read/read_survey.hpp>

#include <nlohmann/json.hpp>

#include <sstream>

namespace {

using golden::expect_close;

ikm::survey read(const std::string& path, std::vector<ikm::breakdown> by = {},
                 const ikm::methodology& method = ikm::permenpan_14_2017()) {
  const std::vector<std::string> paths = {std::string{IKM_SOURCE_DIR} + "/tests/" + path};
  return ikm::read_survey(paths, method, {.by = std::move(by), .joint_counts = true});
}

template <typename Report>
nlohmann::json written(const Report& report) {
  std::ostringstream text;
  write_json(text, report, ikm::language::english);
  return nlohmann::json::parse(text.str());
}

template <typename Report>
std::string text_of(const Report& report) {
  std::ostringstream text;
  write_text(text, report, ikm::language::indonesian);
  return text.str();
}

TEST(CompareReport, JsonHoldsTheGoldenFigures) {
  const golden::figures golden{"comparison.csv"};
  const auto report = ikm::compare_surveys(read("oracle/data/synthetic_blanks.csv", {{"sex"}}),
                                           read("oracle/data/synthetic_next_period.csv", {{"sex"}}));
  const auto json = written(report);
  EXPECT_EQ(json["schema"], "ikm.compare/1");
  const auto& whole = json["comparison"];
  expect_close(whole["difference"], golden.one("synthetic_periods", "difference"), "difference");
  expect_close(whole["standard_error"], golden.one("synthetic_periods", "se"), "se");
  expect_close(whole["low"], golden.one("synthetic_periods", "low"), "low");
  expect_close(whole["high"], golden.one("synthetic_periods", "high"), "high");
  expect_close(whole["p"], golden.one("synthetic_periods", "p"), "p");
  EXPECT_EQ(whole["verdict"], "significant_rise");
  ASSERT_EQ(json["elements"].size(), 9U);
  for (const auto& element : json["elements"]) EXPECT_GE(element["adjusted_p"], element["p"]);
  ASSERT_EQ(json["groups"].size(), 2U);
  EXPECT_EQ(json["groups"][0]["by"]["sex"], "L");
  EXPECT_NE(text_of(report).find("naik signifikan"), std::string::npos);
  EXPECT_NE(text_of(report).find("convenience"), std::string::npos);
}

TEST(CompareReport, BetweenCensusesADifferenceIsTrue) {
  const auto json = written(ikm::compare_surveys(read("oracle/data/synthetic_blanks.csv"),
                                                 read("oracle/data/synthetic_next_period.csv"),
                                                 {.first_population = 180, .second_population = 140}));
  EXPECT_EQ(json["comparison"]["standard_error"], 0.0);
  EXPECT_EQ(json["comparison"]["undefined"]["p"], "everybody_asked");
  EXPECT_EQ(json["comparison"]["verdict"], "significant_rise");
  EXPECT_TRUE(json["first"]["warnings"].empty());
}

TEST(CompareReport, GroupsOfOneSurveyOnlyAreNamed) {
  const auto json = written(ikm::compare_surveys(read("data/jepara_mpp_2020_2022.csv", {{"year"}}),
                                                 read("data/jepara_mpp_2020_2022.csv", {{"year"}})));
  EXPECT_EQ(json["comparison"]["difference"], 0.0);
  EXPECT_EQ(json["comparison"]["verdict"], "no_detectable_change");
  EXPECT_EQ(json["groups"][0]["comparison"]["verdict"], "undecidable");  // 2020 has one respondent
  EXPECT_EQ(json["groups"][0]["comparison"]["undefined"]["p"], "too_few_respondents");
  auto first = read("oracle/data/synthetic_blanks.csv", {{"unit"}});
  (void)first.groups.front().at({"loket9"});
  const auto other = written(ikm::compare_surveys(first, read("oracle/data/synthetic_next_period.csv", {{"unit"}})));
  EXPECT_EQ(other["only_first"][0]["unit"], "loket9");
  EXPECT_TRUE(other["only_second"].empty());
}

TEST(CompareReport, UnitsOfOneSurveyWithEachOther) {
  const auto report = ikm::compare_units_of(read("oracle/data/synthetic_blanks.csv", {{"unit"}}));
  const auto json = written(report);
  EXPECT_EQ(json["schema"], "ikm.compare/1");
  ASSERT_EQ(json["pairs"].size(), 3U);
  EXPECT_EQ(json["pairs"][0]["first"]["unit"], "loket1");
  EXPECT_EQ(json["pairs"][0]["second"]["unit"], "loket2");
  EXPECT_NE(text_of(report).find("loket1 → loket2: "), std::string::npos);
}

TEST(CompareReport, WhatCannotBeComparedIsRefused) {
  const auto one = read("oracle/data/synthetic_blanks.csv");
  auto other = one;
  other.all.drop_joint_counts();
  EXPECT_THROW((void)ikm::compare_surveys(one, other), ikm::tally_error);
  EXPECT_THROW((void)ikm::compare_surveys(one, one, {.level = 95}), ikm::statistics_error);
  EXPECT_THROW((void)ikm::compare_surveys(one, one, {.first_population = 3}), ikm::statistics_error);
  const ikm::survey elsewhere{.all = ikm::tally::with_joint_counts(ikm::permenpan_16_2014())};
  EXPECT_THROW((void)ikm::compare_surveys(one, elsewhere), ikm::tally_error);
}

}  // namespace
