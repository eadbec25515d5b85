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
  (void)works({"score", "plain.tally", "j.tally"});  // joint counts that nobody asks for are not in the way
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

TEST_F(Statistics, APopulationIsAWholeNumberNotSmallerThanTheRespondents) {
  for (const char* none : {"-5", "0.5", "1e3", "1.234", "+60", "99999999999999999999"}) {
    EXPECT_TRUE(fails(2, {"score", sekadau(), std::string{"--population="} + none}).mentions("--population")) << none;
    (void)fails(2, {"sample-size", std::string{"--respondents="} + none, "1000"});
  }
  (void)fails(2, {"sample-size", "--", "-5"});
  // Without standard errors, and where units are combined, it is refused all the same.
  EXPECT_TRUE(fails(1, {"score", sekadau(), "--population", "48", "--lang", "en"}).mentions("48"));
  (void)fails(1, {"score", jepara(), "--confidence", "0.95", "--population", "2403", "--combine", "respondents",
                  "--combine-by", "year"});
  (void)fails(2, {"compare", before, "--by", "unit", "--population-first", "1000"});
}

TEST_F(Statistics, APopulationThatIsNotUsedIsSaid) {
  const std::vector<std::string> asked = {"score",     jepara(),  "--confidence", "0.95", "--population",      "90000",
                                          "--combine", "weights", "--combine-by", "year", "--combine-weights", "w.csv",
                                          "--lang",    "en"};
  write("w.csv", "year,weight\n2021,1\n2022,1\n");
  EXPECT_NE(works(asked).out.find("not used for a correction"), std::string::npos);
  auto as_json = asked;
  as_json.insert(as_json.end(), {"--format", "json"});
  const outcome json = works(as_json);
  EXPECT_TRUE(json.mentions("not used for a correction"));
  EXPECT_TRUE(json.json()["result"]["confidence"]["population_size"].is_null());
}

TEST_F(Statistics, AWeightedSurveyGivesTheGoldenFigures) {
  write("strata.csv", "unit,populasi\nloket1,2000\nloket2,450\nloket3,300\n");
  write("sex.csv", "sex;bagian\nL;1300\nP;1450\n");
  write("education.csv", "education,share\nS1,500\nSD,900\nSMA,1350\n");
  const auto weighted = [&](const std::vector<std::string>& how, const std::string& of) {
    SCOPED_TRACE(of);
    std::vector<std::string> asked = {"score", before, "--confidence", "0.95", "--format", "json", "--target", "79"};
    asked.insert(asked.end(), how.begin(), how.end());
    const auto result = works(asked).json()["result"];
    const auto& found = result["weighted"];
    golden::expect_close(found["index"], golden::precision().one(of, "index"), "index");
    golden::expect_close(found["standard_error"], golden::precision().one(of, "index_se"), "se");
    golden::expect_close(found["margin"], golden::precision().one(of, "margin"), "margin");
    golden::expect_close(found["confidence"]["low"], golden::precision().one(of, "low"), "low");
    golden::expect_close(found["confidence"]["degrees_of_freedom"], golden::precision().one(of, "df"), "df");
    golden::expect_close(found["elements"][8]["standard_error"], golden::precision().many(of, "element_se")[8], "u9");
    EXPECT_GT(found["confidence"]["target_reached"], 0.5);
    // The index as offices publish it stays as it is.
    golden::expect_close(result["standard_error"], golden::precision().one("blanks_available", "index_se"), "plain");
    EXPECT_TRUE(works(asked).json()["groups"].empty());
    return found;
  };
  const auto strata = weighted({"--strata", "strata.csv"}, "blanks_stratified");
  EXPECT_EQ(strata["rule"], "stratified");
  EXPECT_EQ(strata["weights"].size(), 3U);
  const auto sex = weighted({"--poststratify", "sex.csv"}, "blanks_poststratified");
  golden::expect_close(sex["design_effect"], golden::precision().one("blanks_poststratified", "kish_design_effect"),
                       "design effect");
  const auto raked = weighted({"--rake", "sex.csv", "--rake", "education.csv"}, "blanks_raked");
  golden::expect_close(raked["design_effect"], golden::precision().one("blanks_raked", "kish_design_effect"),
                       "design effect");
  EXPECT_EQ(raked["by"], nlohmann::json::parse(R"(["sex","education"])"));
  const auto text =
      works({"score", before, "--confidence", "0.95", "--rake", "sex.csv", "--rake", "education.csv"}).out;
  EXPECT_NE(text.find("Efek desain (Kish)            1,180"), std::string::npos) << text;
}

TEST_F(Statistics, WhatCannotBeWeightedIsRefusedByName) {
  write("sex.csv", "sex,share\nL,1300\nP,1450\nX,3\n");
  EXPECT_TRUE(fails(1, {"score", before, "--confidence", "0.95", "--poststratify", "sex.csv", "--lang", "en"})
                  .mentions("'X': it has no respondents"));
  EXPECT_TRUE(fails(1, {"score", before, "--confidence", "0.95", "--rake", "sex.csv"}).mentions("'X'"));
  write("strata.csv", "unit,populasi\nloket1,2000\nloket2,450\nloket3,3\n");
  EXPECT_TRUE(fails(1, {"score", before, "--confidence", "0.95", "--strata", "strata.csv"}).mentions("'loket3'"));
  write("half.csv", "unit,populasi\nloket1,2000\nloket2,450.5\nloket3,300\n");
  EXPECT_TRUE(fails(1, {"score", before, "--confidence", "0.95", "--strata", "half.csv"}).mentions("'loket2'"));
  write("plain.csv", "unit\nloket1\n");
  EXPECT_TRUE(fails(1, {"score", before, "--confidence", "0.95", "--strata", "plain.csv"}).mentions("plain.csv:1"));
  (void)fails(2, {"score", before, "--strata", "strata.csv"});
  (void)fails(2, {"score", before, "--confidence", "0.95", "--strata", "strata.csv", "--rake", "sex.csv"});
  write("crossed.csv", "sex,education,share\nL,SD,1\n");
  (void)fails(2, {"score", before, "--confidence", "0.95", "--rake", "crossed.csv"});
}

TEST_F(Statistics, PrioritiesByStatedImportanceAndOtherLines) {
  write("both.csv",
        "U1,U2,U3,U4,U5,U6,U7,U8,U9,K1,K2,K3,K4,K5,K6,K7,K8,K9\n"
        "2,4,4,4,4,4,4,4,4,4,1,4,4,4,4,4,4,4\n"
        "3,4,4,4,4,4,4,4,4,4,2,4,4,4,4,4,4,4\n");
  write("importance.toml",
        "[columns]\npersyaratan = \"K1\"\nprosedur = \"K2\"\nwaktu = \"K3\"\nbiaya = \"K4\"\nproduk = \"K5\"\n"
        "kompetensi = \"K6\"\nperilaku = \"K7\"\npengaduan = \"K8\"\nsarana = \"K9\"\n");
  const auto of = [&](const std::vector<std::string>& how) {
    std::vector<std::string> asked = {"both.csv", "--quality", "--importance", "importance.toml"};
    asked.insert(asked.end(), how.begin(), how.end());
    return score(asked)["result"]["priorities"];
  };
  // By hand: persyaratan 2.5 of importance 4, prosedur 4 of importance 1.5, the others 4 and 4.
  const auto means = of({});
  EXPECT_EQ(means["importance"], "stated");
  EXPECT_EQ(means["lines"], "means");
  EXPECT_NEAR(means["performance_line"].get<double>(), (2.5 + 8 * 4) / 9, 1e-12);
  EXPECT_NEAR(means["importance_line"].get<double>(), (1.5 + 8 * 4) / 9, 1e-12);
  EXPECT_EQ(means["elements"][0]["quadrant"], "improve_first");
  EXPECT_EQ(means["elements"][1]["quadrant"], "overdone");
  EXPECT_EQ(means["elements"][2]["quadrant"], "keep_up");
  // The middle of 1–4 is 2.5 on both sides; on the line counts as above it.
  const auto midpoint = of({"--priority-lines", "midpoint"});
  EXPECT_EQ(midpoint["performance_line"], 2.5);
  EXPECT_EQ(midpoint["importance_line"], 2.5);
  EXPECT_EQ(midpoint["elements"][0]["quadrant"], "keep_up");
  const auto target = of({"--priority-lines", "target", "--target", "77,5"});
  EXPECT_EQ(target["performance_line"], 3.1);
  EXPECT_EQ(target["elements"][0]["quadrant"], "improve_first");
  (void)fails(2, {"score", "both.csv", "--quality", "--priority-lines", "target"});
  (void)fails(2, {"score", "both.csv", "--priority-lines", "midpoint"});
  (void)fails(2, {"score", "-", "--quality", "--importance", "importance.toml"});
  (void)works({"tally", "both.csv", "--joint", "-o", "b.tally"});
  (void)fails(2, {"score", "b.tally", "--quality", "--importance", "importance.toml"});
}

TEST_F(Statistics, AGroupsMarginSaysWhatIsWrongWithIt) {
  write("units.csv", "unit," + nine({"lone,4,4,4,4,4,4,4,4,4", "alike,4,4,4,4,4,4,4,4,4", "alike,4,4,4,4,4,4,4,4,4",
                                     "other,4,4,4,4,4,4,4,4,4", "other,3,3,3,3,3,3,3,3,3"}));
  const auto text = works({"score", "units.csv", "--confidence", "0.95", "--by", "unit", "--lang", "en"}).out;
  EXPECT_NE(text.find("0.00!"), std::string::npos) << text;
  EXPECT_NE(text.find("!: the respondents do not differ"), std::string::npos) << text;
  EXPECT_NE(text.find("–: there are too few respondents"), std::string::npos) << text;
  const outcome csv =
      works({"score", "units.csv", "--confidence", "0.95", "--by", "unit", "--format", "csv", "--lang", "en"});
  EXPECT_TRUE(csv.mentions("convenience"));
  EXPECT_NE(csv.out.find("group,alike,2,100.00,A,"), std::string::npos) << csv.out;
  EXPECT_NE(csv.out.find(",0,0,100,100,no_variance\n"), std::string::npos) << csv.out;
}

TEST_F(Statistics, ComparisonsSayWhatTheyTakeForGranted) {
  const auto foot = works({"compare", before, after, "--confidence", "0.999", "--lang", "en"}).out;
  EXPECT_NE(foot.find("99.9 % interval"), std::string::npos) << foot;
  EXPECT_NE(foot.find("p below 0.001."), std::string::npos) << foot;
  EXPECT_NE(foot.find("different people"), std::string::npos);
  EXPECT_EQ(works({"compare", before, after, "--format", "json"}).json()["assumes"], "different_respondents");
  // A year in which nobody differs: its standard error of 0 is not to be believed.
  write("alike.csv", nine({"4,4,4,4,4,4,4,4,4", "4,4,4,4,4,4,4,4,4"}));
  const auto json = works({"compare", sekadau(), "alike.csv", "--format", "json"}).json();
  EXPECT_TRUE(json["first"]["warnings"].empty());
  EXPECT_EQ(json["second"]["warnings"], nlohmann::json::parse(R"(["no_variance"])"));
  const auto text = works({"compare", sekadau(), "alike.csv", "--lang", "en"}).out;
  EXPECT_NE(text.find("! Second: the respondents do not differ"), std::string::npos) << text;
  EXPECT_NE(text.find("p <0.0001  significant rise"), std::string::npos) << text;
  const auto units = works({"compare", before, "--by", "unit", "--format", "json"}).json()["units"];
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[0]["by"]["unit"], "loket1");
  EXPECT_TRUE(units[0].contains("index"));
}

TEST_F(Statistics, ThePrintedTableIsThatOfFivePercent) {
  EXPECT_TRUE(works({"sample-size", "1000", "--margin", "0.03", "--format", "json"})
                  .json()["krejcie_morgan"]["next_printed_row"]
                  .is_null());
  EXPECT_NE(works({"sample-size", "1234", "--margin", "0.0001", "--lang", "en"}).out.find("d = 0.0001, 95 %"),
            std::string::npos);
}

TEST_F(Statistics, AnExampleFitsItsOption) {
  EXPECT_TRUE(fails(2, {"sample-size", "1234", "--margin", "5"}).mentions("misalnya 0,05"));
  EXPECT_TRUE(fails(2, {"sample-size", "1234", "--margin", "5", "--lang", "en"}).mentions("such as 0.05"));
  EXPECT_TRUE(fails(2, {"sample-size", "1234", "--confidence", "95", "--lang", "en"}).mentions("such as 0.95"));
}

TEST_F(Statistics, GradesAreOfTheIntervalAskedFor) {
  write("g.csv", nine({"4,4,4,4,4,4,4,4,4", "4,4,4,4,4,4,4,4,3", "3,3,3,4,4,4,4,4,4", "4,4,4,4,4,4,4,4,4"}));
  for (const char* method : {"student_t", "logit"}) {
    const auto confidence =
        score({"g.csv", "--confidence", "0.9", "--interval", method, "--target", "95"})["result"]["confidence"];
    EXPECT_EQ(confidence["method"], method);
    EXPECT_EQ(confidence["grades_method"], method);
    // To anyone who is sure to 95 % that at least `low` was reached, a target of less is surer.
    EXPECT_EQ(confidence["low"].get<double>() >= 94.995, confidence["target_reached"].get<double>() >= 0.95) << method;
  }
}
