// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/recap_report.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace ikm;

printed_sheet unit(const char* name, const char* mean, std::uint64_t people, const char* index = nullptr) {
  printed_sheet made{.name = name, .line = 2, .file = "t.csv", .unit = name, .people = people};
  made.means.assign(9, printed_figure{mean, *decimal::parse(mean)});
  if (index != nullptr) made.index = printed_figure{index, *decimal::parse(index)};
  return made;
}

recap_report report_of(std::vector<printed_sheet> sheets, combination rule = combination::respondents) {
  return recap_report_of(permenpan_14_2017(),
                         {{.file = "t.csv", .sheets = std::move(sheets), .passed = {{"t.csv", 9, "Jumlah"}}}},
                         {.rule = rule});
}

// (30 · 75 + 10 · 90) / 40 = 78.75
TEST(RecapReport, JsonHasTheIndexItsRangeAndItsUnits) {
  std::ostringstream to;
  write_json(to, report_of({unit("A", "3.00", 30), unit("B", "3.60", 10)}), language::english);
  const auto made = nlohmann::json::parse(to.str());
  EXPECT_EQ(made["schema"], "ikm.recap/1");
  EXPECT_EQ(made["combination"]["rule"], "respondents");
  EXPECT_EQ(made["result"]["index"], 78.75);
  EXPECT_EQ(made["result"]["index_exact"], "315/4");
  EXPECT_EQ(made["result"]["grade"]["letter"], "B");
  EXPECT_EQ(made["result"]["elements"][8]["mean"], 3.15);
  EXPECT_EQ(made["units"][0]["share"], "3/4");
  // Half a unit of the second decimal less for each mean: 25 · 0.005 = 0.125; one unit more: 0.25.
  EXPECT_EQ(made["result"]["allowed"]["low"], "629/8");
  EXPECT_EQ(made["result"]["allowed"]["high"], "79");
}

TEST(RecapReport, CsvHasTheWholeFirst) {
  std::ostringstream to;
  write_csv(to, report_of({unit("A", "3.00", 30), unit("B, C", "3.60", 10)}, combination::units));
  EXPECT_EQ(to.str(),
            "level,name,respondents,index,grade,index_exact,allowed_low,allowed_high,share,source\n"
            "whole,,,82.50,B,165/2,659/8,331/4,1,\n"
            "unit,A,30,75.00,C,75,599/8,301/4,1/2,means\n"
            "unit,\"B, C\",10,90.00,A,90,719/8,361/4,1/2,means\n");
}

TEST(RecapReport, TextSaysTheRuleAndTheRange) {
  std::ostringstream to;
  write_text(to, report_of({unit("A", "3.00", 30), unit("B", "3.60", 10)}), language::indonesian, 80);
  for (const char* text : {"ditimbang menurut responden", "78,75", "78,6250 – 79,0000", "75,00 %", "25,00 %"})
    EXPECT_NE(to.str().find(text), std::string::npos) << text << "\n" << to.str();
}

// 80 does not follow from nine threes.
TEST(RecapReport, NoticesNameWhatAReaderMustKnow) {
  const recap_report made =
      report_of({unit("A", "3.00", 30, "80.00"), unit("B", "3.60", 10), unit("B", "3.60", 10), unit("X", "5", 5)});
  EXPECT_EQ(notices_of(made, language::english),
            (std::vector<std::string>{
                "left out, without an index that can be used: X", "names that several rows have: B",
                "printed indices that do not follow from their means: A", "rows that are not units: Jumlah"}));
}

}  // namespace
