// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/notices.hpp>

#include <ikm/report/score_survey.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using ikm::language;
using ikm::report_form;

ikm::score_report scored(const std::string& text, const ikm::score_request& asked,
                         const std::vector<ikm::breakdown>& by = {}) {
  return score_survey(
      [&text](const ikm::methodology& method, const ikm::read_options& options) {
        return ikm::read_survey(ikm::bytes_of(text, "s.csv"), method, options);
      },
      ikm::permenpan_14_2017(), {.by = by}, asked);
}

const std::string units = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,4,4,4,4,4,4,4,4,4\n,3,3,3,3,3,3,3,3,3\n";

using lines = std::vector<std::string>;

TEST(Notices, NothingIsSaidOfAnOrdinaryResult) {
  EXPECT_EQ(notices_of(scored(units, {.target = ikm::decimal{80}}), report_form::json, language::english), lines{});
}

// Text shows what was left out; JSON and CSV are read by programs, and a person has to be told.
TEST(Notices, WhatWasLeftOutIsNamedUnlessTheFormShowsIt) {
  const auto report = scored(units, {.rule = ikm::combination::units, .combined_by = {"unit"}});
  const lines left_out = {"left out, unnamed: (unnamed), 1 respondent"};
  EXPECT_EQ(notices_of(report, report_form::json, language::english), left_out);
  EXPECT_EQ(notices_of(report, report_form::csv, language::english), left_out);
  EXPECT_EQ(notices_of(report, report_form::text, language::english), lines{});
  EXPECT_EQ(notices_of(report, report_form::json, language::indonesian),
            lines{"tidak ikut, tanpa nama: (tanpa nama), 1 responden"});
}

// 3.27 × 25 = 81.75; the lowest index is 1 × 25.
TEST(Notices, ATargetThatIsAMeanIsSaidToBeOne) {
  const auto report = scored(units, {.target = ikm::decimal::parse("3.27")});
  EXPECT_EQ(notices_of(report, report_form::text, language::english),
            lines{"the target 3.27 is below the lowest index 25.00; if it is a mean, as an index it is 81.75"});
  EXPECT_EQ(notices_of(report, report_form::text, language::indonesian),
            lines{"target 3,27 di bawah indeks terendah 25,00; bila itu NRR, indeksnya 81,75"});
}

// One cause, not a line per element.
TEST(Notices, WithoutRespondentsTheRowsSayWhy) {
  const auto report = scored("U1,U2,U3,U4,U5,U6,U7,U8,U9\n,,,,,,,,\n", {});
  EXPECT_EQ(notices_of(report, report_form::json, language::english),
            lines{"no index: there are no respondents; rows: 1 (rejected 0, skipped 1)"});
  EXPECT_EQ(notices_of(report, report_form::text, language::indonesian),
            lines{"tidak ada indeks: tidak ada responden; baris: 1 (ditolak 0, dilewati 1)"});
}

TEST(Notices, AnElementWithoutAnswersIsWhyThereIsNoIndex) {
  const auto report = scored("U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,4,\n3,3,3,3,3,3,3,3,\n", {});
  const lines said = notices_of(report, report_form::text, language::english);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].rfind("no index: there is no answer to U9", 0), 0U) << said[0];
}

TEST(Notices, UnitsAndTargetsThatDoNotMeetAreNamed) {
  ikm::unit_targets table{.file = "t.csv", .year = {}};
  table.targets = {{{"Z"}, ikm::decimal{3}}};
  table.below_lowest = {{"Z"}};
  const auto report = scored(units, {.targets_of_units = table}, {{"unit"}});
  EXPECT_EQ(notices_of(report, report_form::text, language::english),
            (lines{"a unit without a target: (unnamed)", "a unit without a target: A",
                   "a target for a unit that does not occur: Z", "t.csv: targets below the lowest index: Z 3"}));
}

// The first 20 of a kind are named, and the rest counted.
TEST(Notices, AreFewHoweverManyUnitsThereAre) {
  std::string text = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int i = 0; i < 30; ++i) text += "u" + std::to_string(i) + ",4,4,4,4,4,4,4,4,4\n";
  const ikm::unit_targets table{.file = "t.csv", .year = {}, .targets = {{{"u1"}, ikm::decimal{80}}}};
  const lines said =
      notices_of(scored(text, {.targets_of_units = table}, {{"unit"}}), report_form::json, language::english);
  ASSERT_EQ(said.size(), 21U);
  EXPECT_EQ(said.back(), "a unit without a target: 9 more");
}

TEST(Notices, GroupsTooSmallToBePublishedAreCounted) {
  EXPECT_EQ(small_groups_of(scored(units, {}, {{"unit"}})), 2U);
  std::string enough = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int i = 0; i < 5; ++i) enough += "A,4,4,4,4,4,4,4,4,4\n";
  EXPECT_EQ(small_groups_of(scored(enough, {}, {{"unit"}})), 0U);
}

TEST(Notices, FiguresOfAPlanThatAreNoIndexAreNamed) {
  ikm::indicator plan{.id = "ikm", .name = "IKM"};
  plan.targets = {{2024, ikm::decimal{77}}};
  plan.actuals = {{2024, {*ikm::decimal::parse("3.27"), ikm::origin::given}}};
  ikm::indicator_report report;
  report.indicators.push_back(progress_of(plan));
  report.remarks.push_back({.what = ikm::join_remark::kind::unmatched, .file = "t.csv", .line = 3, .name = "LAKIP"});
  const lines said = notices_of(report, language::english);
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[0], "t.csv:3: LAKIP: has no target; left out");
  EXPECT_EQ(said[1], "ikm 2024: 3.27 is on the scale 1–4 (a mean), not an index; no grade. As an index: 81.75, B");
}

TEST(Notices, RowsInTwoInputsAreNamedWithTheRuleThatCountsThemOnce) {
  ikm::row_account rows;
  rows.overlaps.push_back({"maret.csv", "februari.csv", 3, false});
  rows.told_with_answers.push_back({.file = "maret.csv", .line = 7});
  EXPECT_EQ(
      notices_of(rows, language::english),
      (lines{"maret.csv:7: left out by the mapping, but holds answers",
             "maret.csv: rows that are also in februari.csv: 3; they count in both, with duplicates first only once"}));
  const auto option = [](ikm::rule which) { return "--" + std::string{name_of(which)}; };
  EXPECT_EQ(
      notices_of(rows, language::indonesian, option)[1],
      "maret.csv: baris yang juga ada di februari.csv: 3; dihitung di keduanya, dengan --duplicates first sekali saja");
  EXPECT_EQ(notices_of(ikm::row_account{}, language::english), lines{});
}

// Six equal weights are 1/6 = 0.1666…; 0.17 · 6 = 1.02, and 1.02 · 25 · 4 = 102.
TEST(Notices, RoundedWeightsThatAddToMoreThanOneAreNamed) {
  ikm::methodology_definition six{.id = "six", .name = {"enam unsur", "six elements"}, .elements = {}};
  for (const std::string code : {"u1", "u2", "u3", "u4", "u5", "u6"})
    six.elements.push_back({.id = "id-" + code, .code = code, .name = {code, code}});
  const ikm::methodology method{six};
  EXPECT_EQ(notices_of(method, {.weight_decimals = 2}, language::english),
            lines{"the rounded weights add to 1.02: an index can be as high as 102.00"});
  EXPECT_EQ(notices_of(method, {}, language::english), lines{});
  EXPECT_EQ(notices_of(ikm::permenpan_14_2017(), {.weight_decimals = 2}, language::english), lines{});  // 0.99
}

TEST(Notices, SmallGroupsAreCounted) {
  EXPECT_EQ(ikm::small_groups_notice(1, language::english),
            "1 group has fewer than 5 respondents: not for publication");
  EXPECT_EQ(ikm::small_groups_notice(3, language::indonesian),
            "3 kelompok berisi kurang dari 5 responden: bukan untuk diterbitkan");
}

}  // namespace
