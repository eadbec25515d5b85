// SPDX-License-Identifier: BSL-1.0
#include <ikm/testing/vector_result.hpp>

#include <gtest/gtest.h>

namespace ikm {
namespace {

using nlohmann::json;
using testing::result_of;

// By hand: means 7/2 3 4 4 3 7/2 4 3 7/2; 25 · 63/2 / 9 = 87.5. A point adds 25/18.
TEST(ResultOf, ASurveyWithATarget) {
  const json result = result_of(json::parse(R"({
    "methodology": "permenpan-14-2017", "target": "88.31",
    "answers": [[4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, null, 4, 3, 3, 4, 3, 3]]})"));
  EXPECT_EQ(result["respondents"], 2);
  EXPECT_EQ(result["index"], "87.50");
  EXPECT_EQ(result["index_exact"], "175/2");
  EXPECT_EQ(result["mean"], "3.5000");
  EXPECT_EQ(result["grade"], (json{{"letter", "B"}, {"label", "Baik"}}));
  EXPECT_EQ(result["elements"][2]["id"], "waktu");
  EXPECT_EQ(result["elements"][2]["blanks"], 1);
  EXPECT_EQ(result["elements"][2]["counts"], (json{0, 0, 0, 1}));
  EXPECT_EQ(result["gap"]["difference"], "-0.81");
  EXPECT_EQ(result["gap"]["points_needed"], 1);
  EXPECT_EQ(result["gap"]["next_grade"]["lower_bound"], "88.31");
}

// By hand: 25 · (4/2 + 3/3 + 2/6).
TEST(ResultOf, AMethodologyThatIsDescribed) {
  const json result = result_of(json::parse(R"({
    "methodology": {"id": "own", "elements": [{"id": "a", "code": "A", "weight": "1/2"},
      {"id": "b", "code": "B", "weight": "1/3"}, {"id": "c", "code": "C", "weight": "1/6"}]},
    "answers": [[4, 3, 2]]})"));
  EXPECT_EQ(result["index"], "83.33");
}

TEST(ResultOf, AMethodologyThatIsGiven) {
  const methodology ours{{.id = "ours", .name = {"kita", "ours"}, .elements = {{"waktu", "U1", {"Waktu", "Time"}}}}};
  const json input = {{"methodology", "ours"}, {"answers", {{3}, {4}}}};
  EXPECT_EQ(result_of(input, {ours})["index"], "87.50");  // 25 · 7/2
  EXPECT_EQ(result_of(input)["refused"], true);
  EXPECT_EQ(result_of(input)["why"], "the methodology 'ours' is not known");
}

TEST(ResultOf, WhatCannotBeUsedIsRefused) {
  const json five = {{"methodology", "permenpan-14-2017"}, {"answers", {{4, 4, 4, 4, 5, 4, 4, 4, 4}}}};
  EXPECT_EQ(result_of(five)["why"], "5 is outside the scale");
  const json zero = {{"methodology", "permenpan-14-2017"}, {"answers", {{4, 4, 4, 4, 0, 4, 4, 4, 4}}}};
  EXPECT_EQ(result_of(zero)["why"], "0 is outside the scale");  // a blank is null
  const json weightless = {
      {"methodology", "permenpan-14-2017"}, {"answers", {{4, 4, 4, 4, 4, 4, 4, 4, 4}}}, {"weight_decimals", 0}};
  EXPECT_EQ(result_of(weightless)["why"], "all weights are rounded to 0");
}

// By hand: 2714.87 / 3000 is 90.49567 %: printed as 90.50, in whole percent 90.
TEST(ResultOf, AnIndicator) {
  const json result = result_of({{"targets", {{"2025", "3000"}}}, {"actuals", {{"2025", "2714.87"}}}});
  EXPECT_EQ(result["years"][0]["attainment_percent"], "90.50");
  EXPECT_EQ(result["years"][0]["rating"], "Tinggi");
}

TEST(ResultOf, AGivenValue) {
  const json result = result_of({{"methodology", "permenpan-14-2017"}, {"value", "88.305"}});
  EXPECT_EQ(result["index"], "88.31");
  EXPECT_EQ(result["grade"]["letter"], "A");
  EXPECT_EQ(result_of({{"methodology", "permenpan-14-2017"}, {"value", "3.27"}})["as_mean"], "81.75");
}

}  // namespace
}  // namespace ikm
