// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_files.hpp>

#include "surveyed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

ikm::survey read_of(const std::string& text) {
  return read_survey(ikm::bytes_of(text, "survei.csv"), ikm::permenpan_14_2017());
}

const std::string nine = "U1,U2,U3,U4,U5,U6,U7,U8,U9";

}  // namespace

// The table of documents in docs/laporan.md.
TEST(ReportFiles, AReportHasTheseFiles) {
  std::vector<std::string> names;
  for (const ikm::report_file& one : ikm::report_files()) names.emplace_back(one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"report.html", "report.docx", "poster-a4.svg", "poster-16x9.svg",
                                             "poster-1x1.svg", "processing.xlsx", "follow-up.csv", "follow-up.xlsx"}));
  EXPECT_EQ(std::count(names.begin(), names.end(), std::string{ikm::report_json}), 0) << "it lists the others";
}

TEST(ReportFiles, AWordIsTheNameWithoutItsEnding) {
  EXPECT_EQ((ikm::report_file{.name = "poster-16x9.svg"}.word()), "poster-16x9");
}

// 81.88 is computed in surveyed.hpp.
TEST(ReportFiles, TheHtmlShowsTheIndexAndTheBookIsAnArchive) {
  const ikm::score_report report = report_of_forty();
  const ikm::about office;
  const ikm::report_context beside;
  const ikm::respondent_list none;
  const ikm::reported of{report, office, beside, ikm::language::indonesian, none};
  for (const ikm::report_file& one : ikm::report_files()) {
    const std::string bytes = one.bytes(of);
    EXPECT_FALSE(bytes.empty()) << one.name;
    if (one.name == "report.html") {
      EXPECT_NE(bytes.find("81,88"), std::string::npos);
    } else if (one.name.ends_with(".xlsx") || one.name.ends_with(".docx")) {
      EXPECT_EQ(bytes.substr(0, 2), "PK") << one.name;
    }
  }
  EXPECT_EQ(&of.whole(), &of.whole()) << "made once";
}

TEST(ReportFiles, AReportAsksForReliabilityAndAMarginWhereCountsAreJoint) {
  ikm::score_request asked;
  ask_for_report(asked, false);
  EXPECT_TRUE(asked.against_subtraction);
  EXPECT_FALSE(asked.statistics.quality);
  EXPECT_FALSE(asked.statistics.level);
  ask_for_report(asked, true);
  EXPECT_TRUE(asked.statistics.quality);
  EXPECT_EQ(asked.statistics.level, 0.95);
  asked.statistics.level = 0.9;
  ask_for_report(asked, true);
  EXPECT_EQ(asked.statistics.level, 0.9) << "the level asked for stays";
}

TEST(ReportFiles, QuestionsAboutTheRespondentBecomeBreakdowns) {
  const ikm::survey read = read_of("jenis_kelamin,pekerjaan,nama," + nine + "\nL,PNS,Budi,3,3,3,3,3,3,3,3,3\n");
  std::vector<ikm::breakdown> by = {{"unit"}};
  add_profile_questions(by, read);
  const std::set<ikm::breakdown> made{by.begin(), by.end()};
  EXPECT_EQ(by.front(), ikm::breakdown{"unit"}) << "what was asked for comes first";
  EXPECT_TRUE(made.contains({"jenis_kelamin:baku"}));
  EXPECT_TRUE(made.contains({"pekerjaan"}));
  EXPECT_EQ(made.size(), 3U) << "a name is no breakdown";
}

TEST(ReportFiles, ABreakdownThatIsAskedForIsNotAddedTwice) {
  const ikm::survey read = read_of("jenis_kelamin," + nine + "\nL,3,3,3,3,3,3,3,3,3\n");
  std::vector<ikm::breakdown> by = {{"jenis_kelamin"}};
  add_profile_questions(by, read);
  EXPECT_EQ(by, (std::vector<ikm::breakdown>{{"jenis_kelamin"}}));
}

TEST(ReportFiles, ASurveyWithoutSuchQuestionsAddsNothing) {
  std::vector<ikm::breakdown> by;
  add_profile_questions(by, read_of(nine + "\n3,3,3,3,3,3,3,3,3\n"));
  EXPECT_TRUE(by.empty());
}
