// SPDX-License-Identifier: BSL-1.0
#include <ikm/audit/recap.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace ikm;

printed_figure figure(const char* text) { return {text, *decimal::parse(text)}; }

/// Two elements of one weight: the index is 12.5 times the sum of the means.
const methodology& of_two() {
  static const methodology made{
      {.id = "dua",
       .name = {"Dua", "Two"},
       .elements = {{.id = "a", .code = {}, .name = {}}, {.id = "b", .code = {}, .name = {}}}}};
  return made;
}

printed_sheet unit(const char* name, const char* a, const char* b, std::optional<std::uint64_t> people = {}) {
  return {.name = name, .unit = name, .people = people, .means = {figure(a), figure(b)}};
}

printed_sheet only_index(const char* name, const char* index) {
  return {.name = name, .unit = name, .means = {std::nullopt, std::nullopt}, .index = figure(index)};
}

const std::vector<printed_sheet> two = {unit("A", "3.00", "3.00", 30), unit("B", "4.00", "3.20", 10)};

std::string code_of(const std::vector<printed_sheet>& sheets, const recap_request& asked) {
  try {
    (void)recap_of(of_two(), sheets, asked);
  } catch (const tally_error& problem) {
    return std::string{name_of(problem.code())};
  }
  return "nothing";
}

// A is 75, B is 12.5 · 7.2 = 90.
TEST(Recap, UnitsCountAlikeOrByTheirRespondents) {
  const recap simple = recap_of(of_two(), two, {.rule = combination::units});
  EXPECT_EQ(simple.exact, "82.5"_ratio);
  EXPECT_EQ(simple.published, "82.50"_decimal);
  EXPECT_EQ(simple.grade.letter, "B");
  EXPECT_EQ(simple.units.at(1).exact, ratio{90});
  const recap weighted = recap_of(of_two(), two, {.rule = combination::respondents});
  EXPECT_EQ(weighted.exact, "78.75"_ratio);  // (30 · 75 + 10 · 90) / 40
  EXPECT_EQ(weighted.units.at(0).share, (ratio{3, 4}));
  EXPECT_EQ(weighted.means.at(0), "3.25"_ratio);
  EXPECT_EQ(weighted.means.at(1), "3.05"_ratio);
}

TEST(Recap, GivenWeightsAreByName) {
  const recap made = recap_of(of_two(), two, {.rule = combination::weights, .weights = {{{"B"}, 2}, {{"C"}, 1}}});
  EXPECT_EQ(made.exact, ratio{90});
  ASSERT_EQ(made.left_out.size(), 1U);
  EXPECT_EQ(made.left_out[0].why, left_out::unweighted);
  EXPECT_EQ(made.left_out[0].printed.name, "A");
  EXPECT_EQ(made.unmatched, (std::vector<group_key>{{"C"}}));
}

// A: 2.995..3.01 each; B: 3.995..4 and 3.195..3.21. Low 12.5 · (5.99 + 7.19) / 2, high 12.5 · (6.02 + 7.21) / 2.
TEST(Recap, TheRangeIsWhatThePrintedDecimalsLeave) {
  const recap made = recap_of(of_two(), two, {.rule = combination::units});
  EXPECT_EQ(made.allowed, (exact_range{"82.375"_ratio, "82.6875"_ratio}));
}

TEST(Recap, AUnitWithoutMeansHasItsPrintedIndex) {
  const recap made = recap_of(of_two(), std::vector{two[0], only_index("C", "80.1")}, {.rule = combination::units});
  EXPECT_EQ(made.exact, "77.55"_ratio);
  EXPECT_EQ(made.units.at(1).source, recap_source::index);
  EXPECT_EQ(made.units.at(1).allowed, (exact_range{"80.095"_ratio, "80.11"_ratio}));
  EXPECT_TRUE(made.means.empty());
}

TEST(Recap, WhatHasNoIndexIsLeftOutByName) {
  std::vector<printed_sheet> sheets = {two[0], unit("X", "3.00", "33.1"), only_index("Y", "3.4"), two[1]};
  sheets.push_back({.name = "Z", .unit = "Z", .means = {figure("3.00"), std::nullopt}, .index = figure("75.00")});
  const recap made = recap_of(of_two(), sheets, {.rule = combination::units});
  EXPECT_EQ(made.exact, "82.5"_ratio);
  ASSERT_EQ(made.left_out.size(), 3U);
  for (const left_out_unit& each : made.left_out) EXPECT_EQ(each.why, left_out::no_index);
}

TEST(Recap, UnitsWithoutRespondentsAreLeftOutByName) {
  const recap made =
      recap_of(of_two(), std::vector{two[0], unit("D", "1.00", "1.00")}, {.rule = combination::respondents});
  EXPECT_EQ(made.exact, ratio{75});
  ASSERT_EQ(made.left_out.size(), 1U);
  EXPECT_EQ(made.left_out[0].why, left_out::unweighted);
}

// 0.11 nine times: 25 · 0.99 · 3.
TEST(Recap, ElementsMayHaveRoundedWeights) {
  printed_sheet nine{.name = "A", .unit = "A"};
  nine.means.assign(9, figure("3.00"));
  const recap made =
      recap_of(permenpan_14_2017(), std::vector{nine}, {.rule = combination::units, .weight_decimals = 2});
  EXPECT_EQ(made.published, "74.25"_decimal);
}

TEST(Recap, WhatCannotBeCombinedIsRefused) {
  EXPECT_EQ(code_of(two, {.rule = combination::pooled}), "only_means_known");
  EXPECT_EQ(code_of({}, {.rule = combination::units}), "no_units");
  EXPECT_EQ(code_of(two, {.rule = combination::weights, .weights = {{{"A"}, -1}}}), "negative_weight");
  EXPECT_EQ(code_of(two, {.rule = combination::weights, .weights = {{{"A"}, 0}}}), "weights_add_to_zero");
}

}  // namespace
