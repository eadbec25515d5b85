// SPDX-License-Identifier: BSL-1.0
// Contract: --confidence, --population, --quality, --interval of `ikm score`; `ikm compare`; `ikm sample-size`.
#include "cli/run_ikm.hpp"

#include "stats/golden.hpp"

using cli::outcome;

namespace {

class Statistics : public cli::Ikm {};

const std::string before = std::string{IKM_SOURCE_DIR} + "/tests/oracle/data/synthetic_blanks.csv";
const std::string after = std::string{IKM_SOURCE_DIR} + "/tests/oracle/data/synthetic_next_period.csv";

}  // namespace

TEST_F(Statistics, ScoreGivesTheGoldenFigures) {
  const auto result =
      works({"score", jepara(), "--confidence", "0.95", "--quality", "--format", "json"}).json()["result"];
  golden::expect_close(result["standard_error"], golden::precision().one("jepara_available", "index_se"), "se");
  golden::expect_close(result["margin"], golden::precision().one("jepara_available", "margin"), "margin");
  golden::expect_close(result["confidence"]["low"], golden::precision().one("jepara_available", "low"), "low");
  EXPECT_TRUE(result["confidence"]["population_size"].is_null());
  golden::expect_close(result["reliability"]["alpha"], golden::figures{"quality.csv"}.one("jepara", "alpha"), "alpha");
  // The decimal comma, and the listwise treatment.
  const auto listwise =
      works({"score", jepara(), "--confidence=0,95", "--missing", "listwise", "--format", "json"}).json()["result"];
  golden::expect_close(listwise["standard_error"], golden::precision().one("jepara_listwise", "index_se"), "se");
}

TEST_F(Statistics, AStoredTallyGivesTheSame) {
  (void)works({"tally", jepara(), "--by", "year", "--joint", "-o", "j.tally"});
  const std::vector<std::string> asked = {"--confidence", "0.95", "--quality", "--by", "year", "--format", "json"};
  auto from_tally = std::vector<std::string>{"score", "j.tally"};
  auto from_rows = std::vector<std::string>{"score", jepara()};
  for (const auto& word : asked) {
    from_tally.push_back(word);
    from_rows.push_back(word);
  }
  const auto a = works(from_tally).json();
  const auto b = works(from_rows).json();
  EXPECT_EQ(a["result"], b["result"]);
  EXPECT_EQ(a["groups"], b["groups"]);
  (void)works({"tally", jepara(), "-o", "plain.tally"});
  EXPECT_TRUE(fails(1, {"score", "plain.tally", "--confidence", "0.95", "--lang", "en"}).mentions("--joint"));
  (void)works({"score", "plain.tally", "j.tally"});  // joint counts that nobody asks for do not stand in the way
}

TEST_F(Statistics, APopulationIsHeldAgainstKrejcieAndMorgan) {
  const outcome few = works({"score", sekadau(), "--population", "400", "--format", "json", "--lang", "en"});
  EXPECT_EQ(few.json()["sample"]["krejcie_morgan"], 196);  // as printed
  EXPECT_EQ(few.json()["sample"]["enough"], false);
  EXPECT_TRUE(few.mentions("49 < 196"));
  EXPECT_EQ(works({"score", sekadau(), "--population", "50"}).err, "");  // 44 are asked of 50
}

TEST_F(Statistics, WhatHasNoMeaningIsRefused) {
  EXPECT_TRUE(fails(2, {"score", sekadau(), "--confidence", "95"}).mentions("--confidence"));
  EXPECT_TRUE(fails(2, {"score", sekadau(), "--interval", "logit"}).mentions("--confidence"));
  (void)fails(2, {"score", sekadau(), "--confidence", "nan"});
  (void)fails(1, {"score", sekadau(), "--confidence", "0.95", "--population", "48"});
}

TEST_F(Statistics, CompareTwoSurveys) {
  const auto json = works({"compare", before, after, "--by", "sex", "--format", "json"}).json();
  const golden::figures golden{"comparison.csv"};
  EXPECT_EQ(json["schema"], "ikm.compare/1");
  golden::expect_close(json["comparison"]["difference"], golden.one("synthetic_periods", "difference"), "difference");
  golden::expect_close(json["comparison"]["p"], golden.one("synthetic_periods", "p"), "p");
  EXPECT_EQ(json["comparison"]["verdict"], "significant_rise");
  EXPECT_EQ(json["groups"].size(), 2U);
  EXPECT_NE(works({"compare", after, before}).out.find("turun signifikan"), std::string::npos);
  EXPECT_NE(works({"compare", before, before, "--lang", "en"}).out.find("no detectable change"), std::string::npos);
}

TEST_F(Statistics, CompareUnitsOfOneSurvey) {
  EXPECT_EQ(works({"compare", before, "--by", "unit", "--format", "json"}).json()["pairs"].size(), 3U);
  (void)fails(2, {"compare", before});
  (void)fails(2, {"compare", before, after, before});
}

TEST_F(Statistics, SampleSize) {
  const auto json = works({"sample-size", "67", "--format", "json"}).json();
  EXPECT_EQ(json["krejcie_morgan"]["respondents"], 57);  // domain.md 6
  EXPECT_EQ(json["krejcie_morgan"]["next_printed_row"]["population"], 70);
  EXPECT_NE(works({"sample-size", "100000"}).out.find("383"), std::string::npos);
  EXPECT_EQ(
      works({"sample-size", "1000", "--margin", "0,03", "--format", "json"}).json()["krejcie_morgan"]["respondents"],
      516);
  const auto reverse = works({"sample-size", "1000", "--respondents", "50", "--format", "json"}).json();
  golden::expect_close(reverse["sample"]["margin"],
                       golden::figures{"sample_size.csv"}.items("margin_of_50", "margin").at(5).second, "margin");
  (void)fails(2, {"sample-size", "0"});
  (void)fails(2, {"sample-size", "100", "--margin", "5"});
  (void)fails(2, {"sample-size", "10", "--respondents", "11"});
}
