// SPDX-License-Identifier: BSL-1.0
#include <ikm/audit/printed_sheet.hpp>

#include <gtest/gtest.h>

namespace {

using namespace ikm;

std::optional<printed_figure> figure(const char* text) { return printed_figure{text, *decimal::parse(text)}; }

/// A methodology of two elements of one weight: the index is 12.5 times the sum of the means.
const methodology& of_two() {
  static const methodology made{
      {.id = "dua",
       .name = {"Dua", "Two"},
       .elements = {{.id = "a", .code = {}, .name = {}}, {.id = "b", .code = {}, .name = {}}}}};
  return made;
}

printed_sheet sheet_of(const char* a, const char* b) { return {.means = {figure(a), figure(b)}}; }

TEST(PrintedSheet, FiguresAreMeansWhereAllAreOnTheScaleOfTheAnswers) {
  EXPECT_EQ(scale_of(of_two(), sheet_of("1", "4")), figure_scale::means);
  EXPECT_EQ(scale_of(of_two(), sheet_of("25", "100")), figure_scale::index);
  EXPECT_EQ(scale_of(of_two(), sheet_of("3.1", "75")), figure_scale::mixed);
  EXPECT_EQ(scale_of(of_two(), sheet_of("3.1", "4.01")), figure_scale::mixed);
  EXPECT_EQ(scale_of(of_two(), sheet_of("100.01", "75")), figure_scale::mixed);
  EXPECT_EQ(scale_of(of_two(), {.means = {figure("80"), std::nullopt}}), figure_scale::index);
  EXPECT_EQ(scale_of(of_two(), {.means = {std::nullopt, std::nullopt}}), figure_scale::means);
}

TEST(PrintedSheet, DecimalsAreThoseOfTheLongestMeanAndAtLeastTwo) {
  EXPECT_EQ(decimals_of_means(sheet_of("3", "3.1")), 2);
  EXPECT_EQ(decimals_of_means(sheet_of("3.5", "3,007")), 3);
  EXPECT_EQ(decimals_of_means(sheet_of("3.6207", "4")), 4);
}

// 3.10 may be 3.095 (rounded up) up to 3.11 (cut); 3.995 stops at 4 and 1.00 at 1.
TEST(PrintedSheet, MeansMayBeHalfAUnitLessOrOneUnitMoreWithinTheScale) {
  const auto ranges = possible_means(of_two(), sheet_of("3.1", "4"));
  EXPECT_EQ(ranges.at(0), (exact_range{"3.095"_ratio, "3.11"_ratio}));
  EXPECT_EQ(ranges.at(1), (exact_range{"3.995"_ratio, 4}));
  EXPECT_EQ(possible_means(of_two(), sheet_of("1", "3.1")).at(0), (exact_range{1, "1.01"_ratio}));
  // 12.5 · (3.095 + 3.995) = 88.625; 12.5 · (3.11 + 4) = 88.875
  EXPECT_EQ(possible_index(of_two(), sheet_of("3.1", "4")), (exact_range{"88.625"_ratio, "88.875"_ratio}));
}

// 75.00 on the scale of the index is a mean from 74.995/25 to 75.01/25.
TEST(PrintedSheet, FiguresOnTheScaleOfTheIndexAreDividedByTheConversion) {
  const printed_sheet sheet = sheet_of("75", "80.5");
  EXPECT_EQ(printed_means(of_two(), sheet).at(0), ratio{3});
  EXPECT_EQ(printed_means(of_two(), sheet).at(1), "3.22"_ratio);
  EXPECT_EQ(possible_means(of_two(), sheet).at(0), (exact_range{"2.9998"_ratio, "3.0004"_ratio}));
  // (74.995 + 80.495) / 2 and (75.01 + 80.51) / 2
  EXPECT_EQ(possible_index(of_two(), sheet), (exact_range{"77.745"_ratio, "77.76"_ratio}));
}

TEST(PrintedSheet, AnElementWithoutAMeanHasTheWholeScale) {
  const printed_sheet sheet{.means = {figure("3.1"), std::nullopt}};
  EXPECT_EQ(printed_means(of_two(), sheet).at(1), std::nullopt);
  EXPECT_EQ(possible_means(of_two(), sheet).at(1), (exact_range{1, 4}));
}

// 0.071 each: 25 · 0.071 · 14 · 3 = 74.55; one unit of the second decimal more 25 · 0.071 · 14 · 3.01 = 74.7985.
TEST(PrintedSheet, TheRangeOfTheIndexIsByTheMethodologysOwnWeights) {
  printed_sheet sheet;
  for (int e = 0; e < 14; ++e) sheet.means.push_back(figure("3.00"));
  EXPECT_EQ(possible_index(kepmenpan_25_2004(), sheet).high, "74.7985"_ratio);
  EXPECT_EQ(possible_index(kepmenpan_25_2004(), sheet).low, "74.42575"_ratio);  // 25 · 0.071 · 14 · 2.995
}

std::string letter(std::string_view text, const methodology& method = permenpan_14_2017()) {
  const auto found = printed_band(method, text);
  return found ? found->letter : "";
}

TEST(PrintedSheet, AGradeIsNamedByItsLetterItsLabelOrBoth) {
  for (const char* text : {"B", "b", "Baik", "BAIK", "B (Baik)", "Baik (B)", "Mutu pelayanan: B", "Good", "B / Baik"})
    EXPECT_EQ(letter(text), "B") << text;
  EXPECT_EQ(letter("Sangat Baik"), "A");
  EXPECT_EQ(letter("A (Sangat baik)"), "A");
  EXPECT_EQ(letter("kurang baik"), "C");
  EXPECT_EQ(letter("D - Tidak Baik"), "D");
}

TEST(PrintedSheet, AGradeThatSaysTwoThingsOrNoneIsNone) {
  for (const char* text : {"", "-", "Memuaskan", "B (Sangat baik)", "A/B", "Baik sekali", "E"})
    EXPECT_EQ(letter(text), "") << text;
}

TEST(PrintedSheet, LettersAreThoseOfTheMethodology) {
  const methodology own{
      {.id = "sendiri",
       .name = {"Sendiri", "Own"},
       .elements = {{.id = "a", .code = {}, .name = {}}},
       .bands = {{"B+", {"Baik sekali", "Very good"}, "80"_decimal}, {"B", {"Baik", "Good"}, "25"_decimal}}}};
  EXPECT_EQ(letter("b+", own), "B+");
  EXPECT_EQ(letter("Baik sekali", own), "B+");
  EXPECT_EQ(letter("B", own), "B");
}

}  // namespace
