// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/indicator_report.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string_view>

namespace {

using namespace ikm;

indicator_report one(const indicator& plan) {
  indicator_report report;
  report.indicators.push_back(progress_of(plan));
  return report;
}

indicator ikm_plan() {
  indicator plan{.id = "ikm", .name = "Nilai \"IKM\", kecamatan"};
  plan.targets = {{2024, "76"_decimal}, {2025, "77,5"_decimal}, {2026, "78"_decimal}};
  plan.actuals = {{2024, {"75.5"_decimal}}, {2025, {"77.5"_decimal, origin::given}}};
  return plan;
}

std::string text_of(const indicator_report& report, language lang) {
  std::ostringstream to;
  write_text(to, report, lang, 60);
  return to.str();
}

TEST(IndicatorReport, TextShowsThePathWithTheBands) {
  const std::string text = text_of(one(ikm_plan()), language::indonesian);
  // 60 columns less 2 and 7 are 51, from 75.375 to 78.125 (a twentieth of the range on either side): 0.055 a column.
  // 75.5 at 2, 76 at 11, B's 76.61 at 22, 77.5 at 39, 78 at 48.
  EXPECT_NE(text.find("\n  2024     ●────────|          ┊\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  2025                         ┊                ◆\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  2026                         ┊                         |\n"), std::string::npos) << text;
  EXPECT_NE(text.find("75,4 ─"), std::string::npos) << text;
  EXPECT_NE(text.find("perlu 3 nilai, baru ada 2"), std::string::npos) << text;
}

std::size_t columns_of(std::string_view line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

// A narrow terminal loses the rating and the change, never a figure of the gap; from 50 columns on no
// line is longer than it is wide.
TEST(IndicatorReport, TextFitsNarrowTerminals) {
  indicator plan = ikm_plan();
  plan.name = "Nilai indeks kepuasan\nmasyarakat di seluruh kecamatan (IKM)";
  plan.goal = "Meningkatnya kualitas pelayanan publik penyelenggaraan urusan pemerintahan kecamatan";
  plan.actuals = {{2022, {"75.5"_decimal}}, {2024, {"75.5"_decimal}}, {2025, {"77.5"_decimal, origin::given}}};
  for (const std::size_t width : {50U, 80U, 120U})
    for (const language lang : {language::indonesian, language::english}) {
      std::ostringstream to;
      write_text(to, one(plan), lang, width);
      std::istringstream lines{to.str()};
      std::string line;
      std::getline(lines, line);  // the title is as long as it is
      while (std::getline(lines, line)) EXPECT_LE(columns_of(line), width) << line;
      const char* const rating = lang == language::english ? "Very high" : "Sangat tinggi";
      EXPECT_EQ(to.str().find(rating) != std::string::npos, width > 60) << width << to.str();
      EXPECT_NE(to.str().find(lang == language::english ? " 100.00" : " 100,00"), std::string::npos);
    }
}

// Figures as long as a budget in rupiah stay apart, and the ends of a small range differ.
TEST(IndicatorReport, TextKeepsLongFiguresApart) {
  indicator plan{.id = "anggaran", .name = "Anggaran"};
  plan.targets = {{2024, "900000000000"_decimal}};
  plan.actuals = {{2024, {"900000000001"_decimal}}};
  EXPECT_NE(text_of(one(plan), language::english).find("900000000000 900000000001  +1"), std::string::npos)
      << text_of(one(plan), language::english);
  plan.targets = {{2024, "0.003"_decimal}};
  plan.actuals = {{2024, {"0.001"_decimal}}};
  // From 0.0009 to 0.0031: a twentieth of the range on either side.
  EXPECT_NE(text_of(one(plan), language::english).find("0.0009 ─"), std::string::npos)
      << text_of(one(plan), language::english);
}

TEST(IndicatorReport, TextSpeaksBothLanguages) {
  const std::string english = text_of(one(ikm_plan()), language::english);
  EXPECT_NE(english.find("needs 3 values, there are 2"), std::string::npos) << english;
  EXPECT_NE(english.find("on the path"), std::string::npos) << english;
  EXPECT_NE(english.find("77.5"), std::string::npos);
  EXPECT_EQ(english.find("77,5"), std::string::npos);
  EXPECT_NE(text_of(one(ikm_plan()), language::indonesian).find("tepat di jalur"), std::string::npos);
}

TEST(IndicatorReport, OnlyAnIndexHasBands) {
  indicator plan = ikm_plan();
  plan.id = "lakip";
  EXPECT_FALSE(is_index(plan));
  EXPECT_EQ(text_of(one(plan), language::indonesian).find("┊"), std::string::npos);
  plan.actuals.at(2025).source = origin::survey;
  EXPECT_TRUE(is_index(plan));
}

TEST(IndicatorReport, ValuesThatAreAllAlikeStillHaveAChart) {
  indicator plan{.id = "x", .name = "x"};
  plan.targets = {{2024, "5"_decimal}};
  plan.actuals = {{2024, {"5"_decimal}}};
  EXPECT_NE(text_of(one(plan), language::indonesian).find("◆"), std::string::npos);
  EXPECT_EQ(text_of(one({.id = "y", .name = "y"}), language::indonesian).find("◆"), std::string::npos);
}

TEST(IndicatorReport, JsonHasWhatTheContractNames) {
  std::ostringstream to;
  write_json(to, one(ikm_plan()), language::english);
  const auto json = nlohmann::json::parse(to.str());
  EXPECT_EQ(json["schema"], "ikm.gap/1");
  const auto& indicator = json["indicators"][0];
  EXPECT_EQ(indicator["name"], "Nilai \"IKM\", kecamatan");
  EXPECT_EQ(indicator["years"][0]["rating"], "Very high");
  EXPECT_EQ(indicator["years"][0]["met"], false);
  EXPECT_TRUE(indicator["years"][0]["change"].is_null());
  EXPECT_EQ(indicator["years"][1]["change"], 2);
  EXPECT_EQ(indicator["years"][1]["attainment_percent"], 100);
  EXPECT_EQ(indicator["end"]["required_per_year"], 0.5);
  EXPECT_TRUE(indicator["projection"].is_null());
}

TEST(IndicatorReport, ColumnsOfOneNameAreAllInJson) {
  indicator plan = ikm_plan();
  plan.other = {{"catatan", "a"}, {"catatan", "b"}, {"catatan (2)", "c"}, {"", "d"}};
  std::ostringstream to;
  write_json(to, one(plan), language::english);
  const auto other = nlohmann::json::parse(to.str())["indicators"][0]["other"];
  EXPECT_EQ(other.size(), 4U);
  EXPECT_EQ(other["catatan"], "a");
  EXPECT_EQ(other["catatan (2)"], "b");
  EXPECT_EQ(other["catatan (2) (2)"], "c");
  EXPECT_EQ(other[""], "d");
}

TEST(IndicatorReport, CsvQuotesNames) {
  std::ostringstream to;
  write_csv(to, one(ikm_plan()), language::indonesian);
  EXPECT_NE(to.str().find(
                "ikm,\"Nilai \"\"IKM\"\", kecamatan\",2025,77.5,77.5,given,0.0,100.00,true,Sangat tinggi,2.0,2.65\n"),
            std::string::npos)
      << to.str();
}

}  // namespace
