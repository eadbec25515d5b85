// SPDX-License-Identifier: BSL-1.0
#include <ikm/audit/audit.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace ikm;

/// Figures divided by blanks; `-` is none.
std::vector<std::optional<printed_figure>> figures(const std::string& texts) {
  std::vector<std::optional<printed_figure>> made;
  std::istringstream words{texts};
  for (std::string word; words >> word;)
    made.push_back(word == "-" ? std::nullopt : std::optional{printed_figure{word, *decimal::parse(word)}});
  return made;
}

printed_sheet sheet_of(const std::string& means, const std::string& index = {}, const std::string& grade = {}) {
  printed_sheet made{.name = "Loket", .means = figures(means), .grade = grade};
  if (!index.empty()) made.index = printed_figure{index, *decimal::parse(index)};
  return made;
}

audited_sheet audited(const std::string& means, const std::string& index = {}, const std::string& grade = {},
                      const methodology& method = permenpan_14_2017()) {
  return audit(method, sheet_of(means, index, grade));
}

/// `own/exact 4/sum3`
std::string matches(const audited_sheet& sheet) {
  std::string all;
  for (const tried_convention& tried : sheet.conventions)
    if (tried.matches)
      all += (all.empty() ? "" : " ") + (tried.weight_decimals ? std::to_string(*tried.weight_decimals) : "own") + "/" +
             std::string{name_of(tried.rounding)};
  return all;
}

std::string notes(const audited_sheet& sheet) {
  std::string all;
  for (const sentence& note : sheet.notes) all += note.en + "\n";
  return all;
}

const std::string bantul = "3.31 3.35 3.49 3.93 3.45 3.39 3.39 3.76 3.35";
const std::string sumbar = "3.2 3.216 2.936 3.53 3.136 3.2 3.316 3.916 3.323";
const std::string gaspul = "3.6207 3.4828 3.4483 4.0 3.5172 3.6207 3.6552 3.6207 3.9655";
const std::string nine_threes = "3 3 3 3 3 3 3 3 3";

// Published figures: each verdict as the reports of these offices were judged with their own arithmetic.
TEST(Audit, AnIndexThatFollowsFromTheMeansIsReproduced) {
  const audited_sheet sheet = audited(bantul, "87.28", "B");
  EXPECT_EQ(sheet.verdict, index_verdict::reproduced);
  EXPECT_EQ(sheet.grade_verdict, grade_verdict::right);
  EXPECT_EQ(matches(sheet), "own/exact own/sum3 own/mean2-truncated 4/sum3");
  EXPECT_EQ(sheet.exact_from_means, (ratio{1571, 18}));  // the means add to 31.42
  ASSERT_TRUE(sheet.allowed);
  EXPECT_EQ(sheet.allowed->low.rounded(4), "87.1528"_decimal);
  EXPECT_EQ(sheet.allowed->high.rounded(4), "87.5278"_decimal);
}

TEST(Audit, WeightsOfTwoDecimalsExplainAnIndexThatExactOnesDoNot) {
  const audited_sheet sheet = audited(gaspul, "90.56", "A");
  EXPECT_EQ(sheet.verdict, index_verdict::reproduced);
  EXPECT_EQ(sheet.grade_verdict, grade_verdict::right);
  for (const tried_convention& tried : sheet.conventions)
    EXPECT_EQ(tried.matches, tried.weight_decimals == 2 && tried.index == "90.56"_decimal);
  EXPECT_EQ(sheet.conventions.front().index, "91.48"_decimal);
  EXPECT_EQ(sheet.allowed->low.rounded(4), "91.4740"_decimal);
  EXPECT_EQ(sheet.allowed->high.rounded(4), "91.4775"_decimal);
}

// 0.1111 of nine threes: 25 · 0.9999 · 3 = 74.9925, which is 74.99; 0.111: 25 · 0.999 · 3 = 74.925, which is 74.93.
TEST(Audit, WeightsOfFourAndOfThreeDecimalsAreTold) {
  EXPECT_EQ(matches(audited(nine_threes, "74.99")), "4/exact 4/mean2-truncated");
  // Any weight near 1/9 gives a weighted mean of 0.333 with three decimals.
  EXPECT_EQ(matches(audited(nine_threes, "74.93")),
            "own/weighted3 4/weighted3 3/exact 3/weighted3 3/sum3 3/mean2-truncated");
  EXPECT_EQ(audited(nine_threes, "74.93").verdict, index_verdict::reproduced);
}

TEST(Audit, TheDecreesOwnWeightsAreItsRoundedOnes) {
  const std::string means = "3.007 2.993 3.02 3.0 3.113 3.033 2.887 2.947 2.98 3.033 3.0 3.033 3.02 3.0";
  const audited_sheet sheet = audited(means, "74.67", "B", kepmenpan_25_2004());
  EXPECT_EQ(sheet.verdict, index_verdict::reproduced);
  EXPECT_NE(matches(sheet).find("own/exact"), std::string::npos);
  EXPECT_NE(matches(sheet).find("3/exact"), std::string::npos);
  EXPECT_EQ(sheet.allowed->low.rounded(4), "74.6547"_decimal);
  EXPECT_EQ(sheet.allowed->high.rounded(4), "74.6920"_decimal);
}

// The means add to 42.066; exact weights give 25 · 42.066 / 14 = 75.1179, which no rounded weight does.
TEST(Audit, ExactWeightsOfADecreeWithRoundedOnesAreANoteAndNoVerdict) {
  const std::string means = "3.007 2.993 3.02 3.0 3.113 3.033 2.887 2.947 2.98 3.033 3.0 3.033 3.02 3.0";
  const audited_sheet sheet = audited(means, "75.12", "B", kepmenpan_25_2004());
  EXPECT_EQ(sheet.verdict, index_verdict::inconsistent);
  EXPECT_NE(notes(sheet).find("exact weights"), std::string::npos);
}

TEST(Audit, AnIndexOfThreeDecimalsIsComparedWithThree) {
  const std::string means = "3.06 2.98 3.06 2.9 3.06 3.14 3.04 3.06 3.18 3.08 3.2 3.18 3.1 3.04";
  const audited_sheet sheet = audited(means, "76.475", "B", kepmenpan_25_2004());
  EXPECT_EQ(sheet.verdict, index_verdict::reproduced);
  EXPECT_EQ(matches(sheet), "own/weighted3 own/sum3 3/weighted3 3/sum3");
  EXPECT_EQ(sheet.conventions.front().index, "76.467"_decimal);
  // 1.775 times (43.08 - 14 · 0.005) and (43.08 + 14 · 0.01)
  EXPECT_EQ(sheet.allowed, (exact_range{"76.34275"_ratio, "76.7155"_ratio}));
}

TEST(Audit, FewerThanTwoPrintedDecimalsAreComparedWithTwo) {
  EXPECT_EQ(audited("4 4 4 4 4 4 4 4 4", "100", "A").verdict, index_verdict::reproduced);
  EXPECT_EQ(audited(nine_threes, "75.0").verdict, index_verdict::reproduced);
  // 87.4 is 87.40, which no convention gives, though means that were cut can.
  EXPECT_EQ(audited(bantul, "87.4").verdict, index_verdict::allowed);
  EXPECT_EQ(audited(bantul, "87").verdict, index_verdict::inconsistent);
}

TEST(Audit, AnIndexOutsideTheRangeIsInconsistent) {
  const audited_sheet of_sumbar = audited(sumbar, "81.71", "B");
  EXPECT_EQ(of_sumbar.verdict, index_verdict::inconsistent);
  EXPECT_EQ(of_sumbar.grade_verdict, grade_verdict::right);
  EXPECT_EQ(matches(of_sumbar), "");
  EXPECT_EQ(of_sumbar.allowed->low.rounded(4), "82.6903"_decimal);
  const audited_sheet of_bogor = audited("3.1 3.3 2.9 3.3 3.0 3.1 3.3 3.1 3.2", "75.98", "", permenpan_16_2014());
  EXPECT_EQ(of_bogor.verdict, index_verdict::inconsistent);
  EXPECT_EQ(of_bogor.grade_verdict, grade_verdict::no_grade);
  EXPECT_EQ(of_bogor.conventions.front().index, "78.61"_decimal);
  EXPECT_EQ(of_bogor.allowed->high.rounded(4), "78.8611"_decimal);
}

// The range of bantul's means is 87.1528 to 87.5278. (87.15 is what 0.111 and weighted means of three decimals give.)
TEST(Audit, AnIndexWithinTheRangeIsAllowed) {
  EXPECT_EQ(audited(bantul, "87.16").verdict, index_verdict::allowed);
  EXPECT_EQ(audited(bantul, "87.52").verdict, index_verdict::allowed);
  EXPECT_EQ(audited(bantul, "87.15").verdict, index_verdict::reproduced);
  EXPECT_EQ(audited(bantul, "87.14").verdict, index_verdict::inconsistent);
  EXPECT_EQ(audited(bantul, "87.53").verdict, index_verdict::inconsistent);
}

TEST(Audit, WithoutAnIndexNothingIsSaidOfIt) {
  const audited_sheet sheet = audited(bantul, "", "B");
  EXPECT_EQ(sheet.verdict, index_verdict::no_index);
  EXPECT_EQ(sheet.conventions.front().index, "87.28"_decimal);
  EXPECT_EQ(sheet.grade_verdict, grade_verdict::right);
  EXPECT_NE(notes(sheet).find("index of the printed means"), std::string::npos);
  EXPECT_EQ(audited(bantul).grade_verdict, grade_verdict::no_grade);
}

// 75.00 is C since 2017 (76.61 begins B), and was B before (62.51).
TEST(Audit, AGradeOfOtherBandsIsToldFromAWrongOne) {
  const audited_sheet other = audited(nine_threes, "75.00", "B");
  EXPECT_EQ(other.grade_verdict, grade_verdict::other_bands);
  EXPECT_NE(notes(other).find("permenpan-16-2014"), std::string::npos);
  EXPECT_NE(notes(other).find("kepmenpan-25-2004"), std::string::npos);
  EXPECT_EQ(other.grade_of_printed->letter, "C");
  EXPECT_EQ(audited(nine_threes, "75.00", "A").grade_verdict, grade_verdict::wrong);
  EXPECT_EQ(audited(nine_threes, "75.00", "Kurang Baik").grade_verdict, grade_verdict::right);
  const audited_sheet later = audited(nine_threes, "75.00", "C", permenpan_16_2014());
  EXPECT_EQ(later.grade_verdict, grade_verdict::other_bands);
  EXPECT_NE(notes(later).find("permenpan-14-2017"), std::string::npos);
}

TEST(Audit, AGradeIsThatOfThePrintedIndexRoundedToThePublishedDecimals) {
  EXPECT_EQ(audited(nine_threes, "88.305", "A").grade_verdict, grade_verdict::right);
  EXPECT_EQ(audited(nine_threes, "88.304", "A").grade_verdict, grade_verdict::other_bands);  // A from 81.26 before
}

TEST(Audit, AGradeThatNamesNoBandIsANote) {
  const audited_sheet sheet = audited(nine_threes, "75.00", "Memuaskan");
  EXPECT_EQ(sheet.grade_verdict, grade_verdict::no_grade);
  EXPECT_NE(notes(sheet).find("Memuaskan"), std::string::npos);
}

// 82.75 82.75 … on the scale of the index; the mean of 75 and eight times 80 is 79.4444.
TEST(Audit, TablesOnTheScaleOfTheIndexAreKnown) {
  const audited_sheet sheet = audited("75 80 80 80 80 80 80 80 80", "79.44", "B");
  EXPECT_EQ(sheet.scale, figure_scale::index);
  EXPECT_EQ(sheet.verdict, index_verdict::reproduced);
  EXPECT_EQ(sheet.exact_from_means, (ratio{715, 9}));
  EXPECT_EQ(audited("75 80 80 80 80 80 80 80 80", "80").verdict, index_verdict::inconsistent);
}

// The sum of weighted means 3.49 stands for 87.25..87.28: 31.42 / 9 = 3.4911.
TEST(Audit, AnIndexOnTheScaleOfTheAnswersIsComparedOnIt) {
  const audited_sheet sheet = audited(bantul, "3.49", "B");
  EXPECT_TRUE(sheet.index_is_mean);
  EXPECT_EQ(sheet.verdict, index_verdict::reproduced);
  EXPECT_EQ(sheet.grade_verdict, grade_verdict::right);
  EXPECT_EQ(audited(bantul, "3.29").verdict, index_verdict::inconsistent);
}

TEST(Audit, AMissingMeanLeavesARange) {
  const audited_sheet sheet = audited("3 3 3 3 3 3 3 3 -", "75.00");
  EXPECT_EQ(sheet.exact_from_means, std::nullopt);
  EXPECT_TRUE(sheet.conventions.empty());
  EXPECT_EQ(sheet.verdict, index_verdict::allowed);
  EXPECT_NE(notes(sheet).find("U9"), std::string::npos);
  // At most 25 · (8 · 3.01 + 4) / 9 = 78.
  EXPECT_EQ(audited("3 3 3 3 3 3 3 3 -", "78.01").verdict, index_verdict::inconsistent);
}

TEST(Audit, MeansOutsideTheScaleExplainNothing) {
  for (const char* means : {"3 3 3 3 3 3 3 3 33.1", "3 3 3 3 3 3 3 3 4.2", "0.5 3 3 3 3 3 3 3 3"}) {
    const audited_sheet sheet = audited(means, "75.00", "C");
    EXPECT_EQ(sheet.verdict, index_verdict::inconsistent) << means;
    EXPECT_EQ(sheet.allowed, std::nullopt);
    EXPECT_EQ(sheet.grade_verdict, grade_verdict::right);
    EXPECT_NE(notes(sheet).find("outside the scale"), std::string::npos);
  }
}

// 3.31 weighs 0.3678 exactly, 0.3641 with 0.11; 82.75 is its index.
TEST(Audit, FurtherColumnsThatDoNotFollowAreNotes) {
  printed_sheet sheet = sheet_of(nine_threes, "75.00");
  sheet.weighted = figures("0.333 0.33 0.333 0.333 0.333 0.333 0.333 0.333 0.40");
  sheet.indices = figures("75 75 75 75 75 75 75 75 76");
  const audited_sheet found = audit(permenpan_14_2017(), sheet);
  EXPECT_EQ(found.verdict, index_verdict::reproduced);
  EXPECT_EQ(notes(found),
            "weighted means that do not follow from the means: U9 0.40\n"
            "indices of elements that do not follow from the means: U9 76\n");
}

// 8 · 0.33 + 0.40 = 3.04, and 25 · 3.04 = 76.
TEST(Audit, AnIndexOfTheWeightedMeansAloneIsSaidToBeSo) {
  printed_sheet sheet = sheet_of(nine_threes, "76.00");
  sheet.weighted = figures("0.33 0.33 0.33 0.33 0.33 0.33 0.33 0.33 0.40");
  const audited_sheet found = audit(permenpan_14_2017(), sheet);
  EXPECT_EQ(found.verdict, index_verdict::inconsistent);
  EXPECT_NE(notes(found).find("add to the printed index"), std::string::npos);
}

// A workbook holds 75.83333333333333 for 25 · 27.3 / 9.
TEST(Audit, UnroundedFiguresOfAWorkbookAreComparedWithNineDecimals) {
  EXPECT_EQ(audited("3.3 3 3 3 3 3 3 3 3", "75.83333333333333").verdict, index_verdict::reproduced);
  EXPECT_EQ(audited("3.3 3 3 3 3 3 3 3 3", "75.83333343333333").verdict, index_verdict::allowed);
}

// Weights 1/2, 1/4, 1/4: 25 · (4/2 + 2/4 + 2/4) = 75. With one decimal more than they need nothing changes; with two
// neither, so that all plain conventions agree.
TEST(Audit, UnequalWeightsAreThoseOfTheMethodology) {
  const methodology own{{.id = "sendiri",
                         .name = {"Sendiri", "Own"},
                         .elements = {{.id = "a", .code = {}, .name = {}, .weight = "1/2"_ratio},
                                      {.id = "b", .code = {}, .name = {}, .weight = "1/4"_ratio},
                                      {.id = "c", .code = {}, .name = {}, .weight = "1/4"_ratio}}}};
  const audited_sheet sheet = audited("4 2 2", "75.00", "C", own);
  EXPECT_EQ(sheet.verdict, index_verdict::reproduced);
  EXPECT_EQ(std::count_if(sheet.conventions.begin(), sheet.conventions.end(), [](const auto& t) { return t.matches; }),
            16);
  EXPECT_EQ(audited("2 4 2", "75.00", "C", own).verdict, index_verdict::inconsistent);
}

TEST(Audit, VerdictsHaveTheWordsOfTheContract) {
  EXPECT_EQ(name_of(index_verdict::reproduced), "reproduced");
  EXPECT_EQ(name_of(index_verdict::allowed), "allowed");
  EXPECT_EQ(name_of(index_verdict::inconsistent), "inconsistent");
  EXPECT_EQ(name_of(index_verdict::no_index), "no_index");
  EXPECT_EQ(name_of(grade_verdict::right), "right");
  EXPECT_EQ(name_of(grade_verdict::wrong), "wrong");
  EXPECT_EQ(name_of(grade_verdict::other_bands), "other_bands");
  EXPECT_EQ(name_of(grade_verdict::no_grade), "no_grade");
}

}  // namespace
