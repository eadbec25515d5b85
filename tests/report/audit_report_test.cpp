// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/audit_report.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>

namespace {

using namespace ikm;

printed_figure figure(const char* text) { return {text, *decimal::parse(text)}; }

printed_sheet sheet_of(const char* name, const char* mean, const char* index, const char* grade) {
  printed_sheet made{.name = name, .line = 2, .file = "t.csv", .grade = grade};
  made.means.assign(9, figure(mean));
  if (index != nullptr) made.index = figure(index);
  return made;
}

audit_report report_of(std::vector<printed_sheet> sheets) {
  printed_table table{.file = "t.csv", .sheets = std::move(sheets), .passed = {{"t.csv", 9, "Jumlah"}}};
  return audit_report_of(permenpan_14_2017(), {std::move(table)});
}

std::string conclusion(const printed_sheet& sheet, language lang = language::english) {
  return conclusion_of(permenpan_14_2017(), audit(permenpan_14_2017(), sheet)).in(lang);
}

// Nine threes are 75.00 and C; with 0.11 they are 74.25.
TEST(AuditReport, AConclusionSaysWhatFollows) {
  EXPECT_EQ(conclusion(sheet_of("A", "3.00", "75.00", "C")),
            "The printed index 75.00 follows from the printed means. The grade C is right.");
  EXPECT_EQ(
      conclusion(sheet_of("A", "3.00", "74.25", "")),
      "The printed index 74.25 follows from the printed means with weights of 0.11. The methodology's weights give "
      "75.00 (grade C). The grade of the printed index: C.");
  EXPECT_EQ(
      conclusion(sheet_of("A", "3.00", "80.00", "A")),
      "The printed index 80.00 does not follow from the printed means; only these are possible: 74.8750 to 75.2500. "
      "The methodology's weights give 75.00 (grade C). The grade A is wrong: 80.00 is B.");
  EXPECT_EQ(conclusion(sheet_of("A", "3.00", "75.20", "")),
            "The printed index 75.20 is given by no convention, but it is possible: means that round or are cut to the "
            "printed ones give 74.8750 to 75.2500. The grade of the printed index: C.");
  EXPECT_EQ(conclusion(sheet_of("A", "3.00", nullptr, "")),
            "No index is printed. The methodology's weights give 75.00 (grade C).");
  EXPECT_EQ(conclusion(sheet_of("A", "3.00", "75,00", "C"), language::indonesian),
            "Indeks tercetak 75,00 mengikuti dari NRR tercetak. Mutu C benar.");
}

TEST(AuditReport, JsonHasTheKeysOfTheContract) {
  std::ostringstream to;
  write_json(to, report_of({sheet_of("A \"1\"", "3.00", "75.00", "C")}), language::english);
  const auto made = nlohmann::json::parse(to.str());
  EXPECT_EQ(made["schema"], "ikm.audit/1");
  EXPECT_EQ(made["methodology"]["id"], "permenpan-14-2017");
  EXPECT_EQ(made["passed"][0]["label"], "Jumlah");
  const auto& sheet = made["sheets"][0];
  for (const char* key :
       {"name", "line", "printed", "exact_from_means", "allowed", "conventions", "verdict", "grade_verdict", "notes"})
    EXPECT_TRUE(sheet.contains(key)) << key;
  EXPECT_EQ(sheet["exact_from_means"], "75");
  EXPECT_EQ(sheet["allowed"]["low"], "599/8");
}

TEST(AuditReport, CsvHasARowPerSheet) {
  std::ostringstream to;
  write_csv(to, report_of({sheet_of("A", "3.00", "75.00", "C"), sheet_of("B, C", "3.00", "80", "")}),
            language::english);
  EXPECT_EQ(to.str(),
            "name,file,line,index,grade,exact_from_means,exact_index,exact_grade,allowed_low,allowed_high,verdict,"
            "conventions,grade_of_printed,grade_verdict,notes\n"
            "A,t.csv,2,75.00,C,75,75.00,C,599/8,301/4,reproduced,"
            "own/exact; own/sum3; own/mean2-truncated; 4/sum3,C,right,\n"
            "\"B, C\",t.csv,2,80,,75,75.00,C,599/8,301/4,inconsistent,,B,no_grade,\n");
}

TEST(AuditReport, TextOfSeveralSheetsIsALineEachAndAPageForThoseInDisorder) {
  std::ostringstream to;
  write_text(to, report_of({sheet_of("Loket satu", "3.00", "75.00", "C"), sheet_of("Loket dua", "3.00", "80.00", "B")}),
             language::indonesian, 80);
  const std::string text = to.str();
  EXPECT_NE(text.find("Loket satu"), std::string::npos) << text;
  EXPECT_NE(text.find("Loket dua (t.csv:2)"), std::string::npos) << text;
  EXPECT_EQ(text.find("Loket satu (t.csv:2)"), std::string::npos) << text;
  EXPECT_NE(text.find("t.csv:9: Jumlah"), std::string::npos) << text;
}

TEST(AuditReport, TextFitsTheTerminal) {
  for (const std::size_t width : {60U, 80U, 120U})
    for (const language lang : {language::indonesian, language::english}) {
      std::ostringstream to;
      write_text(to, report_of({sheet_of("A", "3.00", "80.00", "A")}), lang, width);
      std::istringstream lines{to.str()};
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(
            static_cast<std::size_t>(std::count_if(
                line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; })),
            width)
            << line;
    }
}

// What a table holds cannot command a terminal.
TEST(AuditReport, NamesAreShownWithoutControlCharacters) {
  std::ostringstream to;
  write_text(to, report_of({sheet_of("A\x1B[2J", "3.00", "80.00", "A"), sheet_of("B", "3.00", "80.00", "A")}),
             language::english, 80);
  EXPECT_EQ(to.str().find('\x1B'), std::string::npos);
}

}  // namespace
