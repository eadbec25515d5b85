// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/text.hpp>

#include "report_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace {

std::string written(const ikm::score_report& report, ikm::language lang, std::size_t width = 80) {
  std::ostringstream text;
  write_text(text, report, lang, width);
  return text.str();
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines{text};
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);)
    longest = std::max(longest, static_cast<std::size_t>(std::count_if(line.begin(), line.end(),
                                                                       [](char c) { return (c & 0xC0) != 0x80; })));
  return longest;
}

}  // namespace

TEST(ReportText, IsTheProcessingSheetInIndonesian) {
  const std::string text = written(small_report(), ikm::language::indonesian);
  EXPECT_NE(text.find("**) IKM = *) × 25             92,59\n"), std::string::npos) << text;
  EXPECT_NE(text.find("Mutu pelayanan                A\n"), std::string::npos);
  EXPECT_NE(text.find("4 = 3 diterima + 1 ditolak + 0 dilewati"), std::string::npos);
  EXPECT_NE(text.find("U9→sarana"), std::string::npos);
  EXPECT_NE(text.find("(tanpa nama)"), std::string::npos);
}

// An application that counted for itself has read no rows; `0 = 0 accepted` would say that there was nobody.
TEST(ReportText, OfATallyInMemorySaysThatItWasCountedBefore) {
  ikm::tally counts{ikm::permenpan_14_2017()};
  counts.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  const std::string text = written(ikm::score_report_of({.all = counts}), ikm::language::indonesian);
  EXPECT_NE(text.find("Baris        tidak dibaca: responden dihitung sebelumnya"), std::string::npos) << text;
  EXPECT_EQ(text.find("0 ="), std::string::npos) << text;
  EXPECT_NE(text.find("100,00"), std::string::npos);
}

TEST(ReportText, SpeaksEnglishWithADecimalPoint) {
  const std::string text = written(small_report(), ikm::language::english);
  EXPECT_NE(text.find("92.59\n"), std::string::npos);
  EXPECT_NE(text.find("left out of their element (available)"), std::string::npos);
}

TEST(ReportText, FitsItsWidth) {
  for (const std::size_t width : {80U, 100U, 140U})
    EXPECT_LE(longest_line(written(small_report(), ikm::language::english, width)), width);
}

// What is said above the table is wrapped by the terminal; a table that is wrapped cannot be read.
TEST(ReportText, ItsTablesFitSixtyColumns) {
  for (const std::size_t width : {60U, 67U, 68U, 75U}) {
    const std::string text = written(small_report(), ikm::language::english, width);
    const std::size_t from = text.find("\nElement ");
    ASSERT_NE(from, std::string::npos) << text;
    EXPECT_LE(longest_line(text.substr(from)), width) << text;
  }
}

TEST(ReportText, SaysWhatWasDeparted) {
  const std::string text = written(
      small_report(
          {.missing = ikm::missing::listwise, .weight_decimals = 2, .rounding = ikm::intermediate_rounding::sum3}),
      ikm::language::english);
  EXPECT_NE(text.find("rounded to 2 decimals (0.11)"), std::string::npos);
  EXPECT_NE(text.find("sum3"), std::string::npos);
  EXPECT_NE(text.find("(listwise)"), std::string::npos);
}
