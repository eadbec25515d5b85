// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_json.hpp>

#include "drawn.hpp"
#include "planned.hpp"
#include "surveyed.hpp"

#include <ikm/documents/survey_figures.hpp>
#include <ikm/report/json.hpp>

#include <nlohmann/json.hpp>

#include <sstream>

namespace {

using nlohmann::json;

json written(const ikm::score_report& report, const ikm::about& office = {}, const ikm::manifest& files = {}) {
  std::ostringstream text;
  write_report_json(text, report, office, files, ikm::language::indonesian);
  return json::parse(text.str());
}

}  // namespace

TEST(ReportJson, ItHasTheKeysOfTheScoreAndMore) {
  const ikm::score_report report = report_of_forty();
  std::ostringstream text;
  write_json(text, report, ikm::language::indonesian);
  const json score = json::parse(text.str());
  const json made = written(report);
  EXPECT_EQ(made.at("schema"), "ikm.report/1");
  for (const char* key : {"methodology", "combination", "input", "result", "groups"})
    EXPECT_EQ(made.at(key), score.at(key)) << key;
  EXPECT_EQ(made.at("result").at("index"), 81.88);
}

TEST(ReportJson, AWithheldGroupHasNoFigure) {
  const json made = written(report_of_forty());
  std::size_t withheld = 0;
  for (const json& group : made.at("groups"))
    if (group.contains("withheld")) {
      EXPECT_TRUE(group.at("result").is_null());
      ++withheld;
    }
  EXPECT_EQ(withheld, 4U) << "units C and B, education SD and S1";
  const json& education = made.at("profile").at(2).at("values");
  EXPECT_EQ(education.at(0),
            (json{{"name", "SD"}, {"respondents", nullptr}, {"percent", nullptr}, {"withheld", true}}));
  EXPECT_EQ(education.at(1), (json{{"name", "SMA"}, {"respondents", 25}, {"percent", 62.5}}));
}

// Every figure of the poster is one of the file.
TEST(ReportJson, ThePosterShowsTheseFigures) {
  const ikm::score_report report = report_of_forty();
  const json made = written(report);
  const std::string poster =
      svg_of(poster_of(report, {}, ikm::language::english), ikm::poster_shape::a4, ikm::language::english);
  const drawn page{poster};
  EXPECT_TRUE(page.says(made.at("result").at("index").dump()));
  EXPECT_TRUE(page.says(made.at("result").at("grade").at("letter")));
  EXPECT_TRUE(page.says(made.at("result").at("respondents").dump() + " respondents"));
  for (const std::size_t field : {1U, 2U})
    for (const json& value : made.at("profile").at(field).at("values"))
      if (!value.contains("withheld")) {
        const std::string text = value.at("respondents").dump() + " (" + value.at("percent").dump() + " %)";
        EXPECT_TRUE(page.says(text)) << text;
      }
}

TEST(ReportJson, NothingOfARespondentIsInIt) {
  std::ostringstream text;
  write_report_json(text, report_of_forty(), {}, {}, ikm::language::indonesian);
  for (const char* personal : {"Budi", "Siti", "Rina", "732401", "@example"})
    EXPECT_EQ(text.str().find(personal), std::string::npos) << personal;
}

TEST(ReportJson, WhatTheOfficeSaidAndTheFilesStandInIt) {
  ikm::about office;
  office.unit = R"(Kecamatan "Tomoni" Timur)";
  office.population = 500;
  office.text[ikm::chapter::analysis] = "Empat.";
  const json made =
      written(report_of_forty(), office, {.inputs = {{.name = "-"}}, .outputs = {ikm::record_of("a.svg", "abc")}});
  EXPECT_EQ(made.at("about").at("unit"), office.unit);
  EXPECT_EQ(made.at("about").at("population"), 500);
  EXPECT_EQ(made.at("about").at("text").at("analysis"), "Empat.");
  EXPECT_FALSE(made.at("about").contains("signatory"));
  EXPECT_EQ(made.at("manifest").at("inputs").at(0), (json{{"name", "-"}, {"size", nullptr}, {"sha256", nullptr}}));
  EXPECT_EQ(made.at("manifest").at("outputs").at(0).at("size"), 3);
  EXPECT_EQ(made.at("manifest").at("version"), "0.1.0");
}

TEST(ReportJson, EarlierPeriodsAndThePlanStandInIt) {
  const ikm::score_report report = report_of_forty();
  const ikm::report_context beside{
      .earlier = {{.name = "2023"},
                  {.name = "2024", .index = ikm::decimal{7500, 2}, .estimated = ikm::estimate{75, 1.5, 29}}},
      .indicators = planned_for(report)};
  std::ostringstream text;
  write_report_json(text, report, {}, {}, ikm::language::indonesian, beside);
  const json made = json::parse(text.str());
  ASSERT_EQ(made.at("previous").size(), 2U);
  EXPECT_TRUE(made.at("previous").at(0).at("index").is_null());
  EXPECT_FALSE(made.at("previous").at(0).contains("change"));
  const json& last = made.at("previous").at(1);
  EXPECT_EQ(last.at("period"), "2024");
  EXPECT_EQ(last.at("index"), 75);
  EXPECT_EQ(last.at("standard_error"), 1.5);
  EXPECT_EQ(last.at("change").at("difference"), 6.88);
  EXPECT_EQ(last.at("change").at("verdict"), "no_detectable_change");
  EXPECT_NEAR(last.at("change").at("low").get<double>(), -0.257, 0.001) << "earlier_period_test.cpp";
  EXPECT_EQ(made.at("indicators").at(0).at("id"), "ikm");
  EXPECT_EQ(made.at("indicators").at(0).at("years").at(4).at("actual"), 81.88);
  EXPECT_EQ(made.at("indicators").at(0).at("end").at("attainment_percent"), 104.31);
  EXPECT_FALSE(written(report).contains("previous"));
  EXPECT_FALSE(written(report).contains("indicators"));
}

// A plan of an earlier survey, in which every element had 80: one of two actions is done, two days late.
TEST(ReportJson, WhatBecameOfAPlanStandsInIt) {
  ikm::about office;
  office.follow_up = ikm::follow_up_plan{};
  office.follow_up->lines.push_back({.element = "waktu",
                                     .index = ikm::decimal{8000, 2},
                                     .action = "Tambah loket",
                                     .due_day = ikm::day{2025, 7, 31},
                                     .done_day = ikm::day{2025, 8, 2},
                                     .is_done = true});
  office.follow_up->lines.push_back({.element = "biaya", .index = ikm::decimal{8000, 2}, .action = "Pasang tarif"});
  const json made = written(report_of_forty(), office).at("follow_up");
  EXPECT_EQ(made.at("planned"), 2);
  EXPECT_EQ(made.at("done"), 1);
  EXPECT_EQ(made.at("share_percent"), 50.0);
  EXPECT_EQ(made.at("late"), 1);
  EXPECT_EQ(made.at("days_after_due"), 2.0);
  EXPECT_EQ(made.at("of_this_survey"), false);
  EXPECT_EQ(made.at("lines").at(0).at("index_now"), 81.88);
  EXPECT_EQ(made.at("lines").at(0).at("change"), 1.88);
  EXPECT_FALSE(written(report_of_forty()).contains("follow_up"));
}
