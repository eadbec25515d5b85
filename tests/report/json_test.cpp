// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/json.hpp>

#include "report_fixture.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <sstream>

namespace {

nlohmann::json written(const ikm::score_report& report, ikm::language lang = ikm::language::indonesian) {
  std::ostringstream text;
  write_json(text, report, lang);
  return nlohmann::json::parse(text.str());
}

}  // namespace

TEST(ReportJson, HoldsWhatTheContractNames) {
  const auto json = written(small_report());
  EXPECT_EQ(json["schema"], "ikm.score/1");
  EXPECT_EQ(json["methodology"],
            nlohmann::json::parse(
                R"({"id":"permenpan-14-2017","weight_decimals":null,"rounding":"exact","missing":"available"})"));
  EXPECT_EQ(json["combination"]["rule"], "pooled");
  EXPECT_EQ(json["input"]["rows"], 4);
  EXPECT_EQ(json["input"]["accepted"], 3);
  EXPECT_EQ(json["input"]["rejected"], 1);
  EXPECT_EQ(json["input"]["rejects"][0],
            nlohmann::json::parse(R"({"file":"f.csv","line":4,"column":"U1","found":"9","reason":"out_of_scale"})"));
  EXPECT_EQ(json["input"]["reject_counts"]["out_of_scale"], 1);
  EXPECT_EQ(json["result"]["index"], 92.59);
  EXPECT_EQ(json["result"]["index_exact"], "2500/27");
  EXPECT_EQ(json["result"]["mean"], 3.7037);
  EXPECT_EQ(json["result"]["grade"]["label"], "Sangat baik");
  const auto& element = json["result"]["elements"][8];
  EXPECT_EQ(element["id"], "sarana");
  EXPECT_EQ(element["answers"], 2);
  EXPECT_EQ(element["blanks"], 1);
  EXPECT_EQ(element["counts"], nlohmann::json::parse("[0,0,0,2]"));
  EXPECT_EQ(element["weight_exact"], "1/9");
  EXPECT_EQ(element["weighted_mean"], 0.4444);
  EXPECT_EQ(element["index"], 100.0);
  EXPECT_EQ(json["groups"].size(), 3U);
  EXPECT_EQ(json["groups"][1]["by"]["unit"], "=cmd()");
}

TEST(ReportJson, WhatIsUndefinedIsNull) {
  const auto group = written(small_report())["groups"][0]["result"];
  for (const char* key : {"index", "index_exact", "mean", "grade"}) EXPECT_TRUE(group[key].is_null()) << key;
  EXPECT_TRUE(group["elements"][8]["mean"].is_null());
}

TEST(ReportJson, KeysAreEnglishAndLabelsInTheLanguageAskedFor) {
  EXPECT_EQ(written(small_report(), ikm::language::english)["result"]["grade"]["label"], "Very good");
}

TEST(ReportJson, BrokenUtf8DoesNotBreakIt) {
  auto report = small_report();
  (void)report.answers.groups.front().at({"\xFF"});
  EXPECT_EQ(written(report)["groups"].size(), 4U);
}
