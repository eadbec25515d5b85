// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/statistics.hpp>

#include "report_fixture.hpp"
#include "stats/golden.hpp"

#include <ikm/base/error.hpp>
#include <ikm/report/csv.hpp>
#include <ikm/report/json.hpp>
#include <ikm/report/text.hpp>
#include <ikm/source/csv.hpp>

#include <nlohmann/json.hpp>

#include <functional>
#include <regex>
#include <sstream>

namespace {

using golden::expect_close;

ikm::survey read(const std::string& sheet, std::vector<ikm::breakdown> by = {}) {
  const std::vector<std::string> paths = {std::string{IKM_SOURCE_DIR} + "/tests/data/" + sheet};
  return ikm::read_survey(paths, ikm::permenpan_14_2017(), {.by = std::move(by), .joint_counts = true});
}

nlohmann::json written(const ikm::score_report& report) {
  std::ostringstream text;
  write_json(text, report, ikm::language::english);
  return nlohmann::json::parse(text.str());
}

ikm::score_report reported(ikm::survey answers, const ikm::statistics_request& asked) {
  return score_report_of(std::move(answers), {.statistics = asked});
}

TEST(Statistics, JsonHoldsTheGoldenFiguresUnrounded) {
  const auto json = written(
      reported(read("../../docs/examples/sekadau_2019s1.csv"), {.level = 0.95, .population = 400, .quality = true}));
  const auto& result = json["result"];
  const std::string of = "sekadau_population_400";
  expect_close(result["standard_error"], golden::precision().one(of, "index_se"), "standard_error");
  expect_close(result["margin"], golden::precision().one(of, "margin"), "margin");
  expect_close(result["confidence"]["low"], golden::precision().one(of, "low"), "low");
  expect_close(result["confidence"]["high"], golden::precision().one(of, "high"), "high");
  EXPECT_EQ(result["confidence"]["level"], 0.95);
  EXPECT_EQ(result["confidence"]["method"], "student_t");
  EXPECT_EQ(result["confidence"]["population_size"], 400);
  EXPECT_EQ(result["confidence"]["covers"], "chance_only");
  expect_close(result["elements"][3]["standard_error"], golden::precision().many(of, "element_se")[3], "element");
  const golden::figures quality{"quality.csv"};
  EXPECT_EQ(result["reliability"]["respondents"], 49);
  expect_close(result["reliability"]["alpha"], quality.one("sekadau", "alpha"), "alpha");
  expect_close(result["reliability"]["critical_r"], quality.one("sekadau", "critical_r"), "critical_r");
  for (std::size_t e = 0; e < 9; ++e) {
    expect_close(result["reliability"]["alpha_if_dropped"][e], quality.many("sekadau", "alpha_if_dropped")[e], "drop");
    expect_close(result["reliability"]["item_total"][e], quality.many("sekadau", "item_total")[e], "item_total");
  }
  // Krejcie and Morgan ask 196 of 400, as printed.
  EXPECT_EQ(json["sample"],
            nlohmann::json::parse(R"({"population":400,"respondents":49,"krejcie_morgan":196,"enough":false})"));
}

// The n = 1 and the nobody of everything that can be asked for.
TEST(Statistics, WhatIsNullHasItsReasonBesideIt) {
  ikm::survey lone{.all = ikm::tally::with_joint_counts(ikm::permenpan_14_2017())};
  lone.all.add({4, 4, 4, 4, 4, 4, 4, 4, ikm::blank});
  ikm::statistics_request asked{.level = 0.95, .quality = true};
  const auto target = ikm::decimal::parse("80");
  const auto json = written(score_report_of(lone, {.target = target, .statistics = asked}));
  const std::function<void(const nlohmann::json&, const std::string&)> look = [&](const nlohmann::json& at,
                                                                                  const std::string& path) {
    if (!at.is_object()) return;
    for (const auto& [key, value] : at.items()) {
      if (value.is_null()) {
        EXPECT_TRUE(at.contains("undefined") && at["undefined"].contains(key)) << path << "." << key;
      }
      look(value, path + "." + key);
    }
  };
  for (const char* key : {"reliability", "response_patterns", "own_indices", "missing_answers"})
    look(json["result"][key], key);
  EXPECT_EQ(json["result"]["undefined"]["standard_error"], "no_answers");
  EXPECT_EQ(json["result"]["confidence"]["undefined"]["target_reached"], "no_answers");
  EXPECT_TRUE(json["result"]["confidence"]["target_reached"].is_null());
}

TEST(Statistics, WithoutBeingAskedThereAreNone) {
  const auto json = written(small_report());
  for (const char* key : {"standard_error", "margin", "confidence", "reliability"})
    EXPECT_FALSE(json["result"].contains(key)) << key;
  EXPECT_FALSE(json.contains("sample"));
  std::ostringstream text;
  write_text(text, small_report(), ikm::language::indonesian, 80);
  EXPECT_EQ(text.str().find("±"), std::string::npos);
}

TEST(Statistics, AskedOfCountsWithoutJointCountsTheyAreRefused) {
  auto answers = read("../../docs/examples/sekadau_2019s1.csv");
  answers.all.drop_joint_counts();
  EXPECT_THROW((void)reported(std::move(answers), {.level = 0.95}), ikm::tally_error);
}

TEST(Statistics, AGroupIsASampleOfItsOwn) {
  auto answers = read("jepara_mpp_2020_2022.csv", {{"year"}});
  const auto json = written(reported(std::move(answers), {.level = 0.95, .population = 10'000, .quality = true}));
  expect_close(json["result"]["standard_error"],
               golden::precision().one("jepara_population_10000_available", "index_se"), "whole");
  ASSERT_EQ(json["groups"].size(), 3U);
  const auto& lone = json["groups"][0]["result"];  // 2020 has one respondent
  EXPECT_EQ(lone["respondents"], 1);
  for (const char* key : {"standard_error", "margin"}) EXPECT_TRUE(lone[key].is_null()) << key;
  EXPECT_EQ(lone["undefined"]["standard_error"], "too_few_respondents");
  EXPECT_TRUE(lone["confidence"]["low"].is_null());
  EXPECT_EQ(lone["confidence"]["undefined"]["low"], "too_few_respondents");
  EXPECT_TRUE(lone["reliability"]["alpha"].is_null());
  EXPECT_EQ(lone["reliability"]["undefined"]["alpha"], "too_few_respondents");
  EXPECT_TRUE(json["groups"][2]["result"]["confidence"]["population_size"].is_null());
  // The two large years, whose difference and its standard error R has: SE² adds up.
  const golden::figures comparison{"comparison.csv"};
  const double a = json["groups"][1]["result"]["standard_error"];
  const double b = json["groups"][2]["result"]["standard_error"];
  expect_close(std::sqrt(a * a + b * b), comparison.one("jepara_years", "se"), "se of the difference");
}

TEST(Statistics, NothingUndefinedIsEverNaN) {
  ikm::survey nobody{.all = ikm::tally::with_joint_counts(ikm::permenpan_14_2017())};
  ikm::survey alike = nobody;
  for (int i = 0; i < 3; ++i) alike.all.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  for (const auto& answers : {nobody, alike}) {
    const auto report = reported(answers, {.level = 0.95, .quality = true});
    std::ostringstream all;
    write_json(all, report, ikm::language::english);
    write_csv(all, report);
    write_text(all, report, ikm::language::english, 80);
    EXPECT_FALSE(std::regex_search(all.str(), std::regex{"\\b(nan|inf)\\b"})) << all.str();
  }
  const auto json = written(reported(alike, {.level = 0.95, .quality = true}));
  EXPECT_EQ(json["result"]["confidence"]["warnings"], nlohmann::json::parse(R"(["no_variance"])"));
  EXPECT_TRUE(json["result"]["confidence"]["grades"].empty());  // nobody knows
  EXPECT_EQ(json["result"]["reliability"]["undefined"]["alpha"], "no_variance");
}

TEST(Statistics, TextShowsTheMarginWithItsCaveat) {
  std::ostringstream text;
  const auto report = reported(read("../../docs/examples/sekadau_2019s1.csv"), {.level = 0.95, .quality = true});
  write_text(text, report, ikm::language::indonesian, 80);
  EXPECT_NE(text.str().find("± 2,48"), std::string::npos) << text.str();
  EXPECT_NE(text.str().find("76,26 – 81,23 (student_t)"), std::string::npos) << text.str();
  EXPECT_NE(text.str().find("convenience"), std::string::npos);
  EXPECT_NE(text.str().find("0,740"), std::string::npos);  // alpha
}

// Two unhappy respondents among forty: skewness 4.1, and 40 < 25·g².
TEST(Statistics, ATooSmallMarginIsWarnedOfUnlessTheIntervalMendsIt) {
  ikm::survey answers{.all = ikm::tally::with_joint_counts(ikm::permenpan_14_2017())};
  for (int i = 0; i < 38; ++i) answers.all.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  for (int i = 0; i < 2; ++i) answers.all.add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  const auto plain = reported(answers, {.level = 0.95});
  EXPECT_EQ(plain.statistics.confidence->open_doubts(), std::vector{ikm::doubt::skewed});
  const auto mended = reported(answers, {.level = 0.95, .method = ikm::interval_method::skew_corrected});
  EXPECT_TRUE(mended.statistics.confidence->open_doubts().empty());
  EXPECT_EQ(mended.statistics.confidence->doubts, std::vector{ikm::doubt::skewed});  // the margin stays Student's
  EXPECT_LT(mended.statistics.confidence->limits->low, plain.statistics.confidence->limits->low);
  EXPECT_EQ(written(mended)["result"]["confidence"]["method"], "skew_corrected");
}

TEST(Statistics, CsvHasTheFiguresAndTheWarnings) {
  std::ostringstream text;
  write_csv(text, reported(read("../../docs/examples/sekadau_2019s1.csv"), {.level = 0.95}));
  const auto header = text.str().substr(0, text.str().find('\n'));
  EXPECT_TRUE(header.ends_with("sarana,standard_error,margin,low,high,warnings")) << header;
  EXPECT_NE(text.str().find(",1.2352445974526"), std::string::npos) << text.str();
}

// Two units of fixed shares: the whole's variance is the shares' squares times theirs.
TEST(Statistics, OfACombinationTakeTheSharesAsFixed) {
  const auto answers = read("jepara_mpp_2020_2022.csv", {{"year"}});
  auto units = answers.groups.front();
  const std::map<ikm::group_key, ikm::ratio> weights = {{{"2021"}, 1}, {{"2022"}, 3}};
  const auto report = score_report_of(
      answers, {.rule = ikm::combination::weights, .weights = weights, .statistics = {.level = 0.95}}, units);
  const auto json = written(report);
  const double a = json["groups"][1]["result"]["standard_error"];
  const double b = json["groups"][2]["result"]["standard_error"];
  expect_close(json["result"]["standard_error"], std::sqrt(a * a / 16 + b * b * 9 / 16), "combined");
  EXPECT_EQ(json["result"]["confidence"]["degrees_of_freedom"], 2169 + 234 - 2);
}

}  // namespace
