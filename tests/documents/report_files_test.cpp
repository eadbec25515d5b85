// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_files.hpp>

#include "surveyed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

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
