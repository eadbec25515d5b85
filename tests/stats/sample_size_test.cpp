// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/sample_size.hpp>

#include "stats/golden.hpp"

#include <ikm/base/error.hpp>

#include <limits>

namespace {

using golden::expect_close;

// domain.md 6: the printed pairs, and 100000 between two rows.
TEST(SampleSize, KrejcieAndMorganAsPrinted) {
  const std::map<std::uint64_t, std::uint64_t> printed = {{10, 10},     {50, 44},      {100, 80},     {200, 132},
                                                          {500, 217},   {1000, 278},   {2000, 322},   {5000, 357},
                                                          {10000, 370}, {100000, 383}, {1000000, 384}};
  for (const auto& [population, respondents] : printed)
    EXPECT_EQ(ikm::krejcie_morgan(population).respondents, respondents) << population;
  EXPECT_EQ(ikm::krejcie_morgan(67).respondents, 57U);  // 57.2; some tools round up to 58
}

TEST(SampleSize, EveryEntryOfThePrintedTableEqualsTheFormula) {
  EXPECT_EQ(ikm::krejcie_morgan_table().size(), 90U);
  for (const auto& row : ikm::krejcie_morgan_table())
    EXPECT_EQ(ikm::krejcie_morgan(row.population).respondents, row.respondents) << row.population;
}

TEST(SampleSize, TheNextPrintedRow) {
  EXPECT_EQ(ikm::next_printed_row(1).population, 10U);
  EXPECT_EQ(ikm::next_printed_row(200).population, 200U);
  EXPECT_EQ(ikm::next_printed_row(201).population, 210U);
  EXPECT_EQ(ikm::next_printed_row(100000).respondents, 384U);
  EXPECT_EQ(ikm::next_printed_row(2000000).population, 1000000U);
}

TEST(SampleSize, FormulasAgreeWithR) {
  const golden::figures golden{"sample_size.csv"};
  for (const auto& [item, value] : golden.items("krejcie_morgan", "unrounded"))
    expect_close(ikm::krejcie_morgan(static_cast<std::uint64_t>(std::stod(item))).unrounded, value, item);
  for (const auto& [item, value] : golden.items("krejcie_morgan_3_percent", "unrounded"))
    expect_close(ikm::krejcie_morgan(static_cast<std::uint64_t>(std::stod(item)), 0.03).unrounded, value, item);
  for (const auto& [item, value] : golden.items("krejcie_morgan_level_99", "unrounded"))
    expect_close(ikm::krejcie_morgan(static_cast<std::uint64_t>(std::stod(item)), 0.05, 0.99).unrounded, value, item);
  for (const auto& [item, value] : golden.items("cochran", "unrounded"))
    expect_close(ikm::cochran(static_cast<std::uint64_t>(std::stod(item))).unrounded, value, item);
  for (const auto& [item, value] : golden.items("slovin", "unrounded"))
    expect_close(ikm::slovin(static_cast<std::uint64_t>(std::stod(item))).unrounded, value, item);
  for (const auto& [item, value] : golden.items("margin_of_50", "margin"))
    expect_close(ikm::margin_of_sample(50, static_cast<std::uint64_t>(std::stod(item))), value, item);
}

TEST(SampleSize, CochranAndSlovinRoundUp) {
  EXPECT_EQ(ikm::cochran(1000).respondents, 278U);  // 277.74
  EXPECT_EQ(ikm::slovin(1000).respondents, 286U);   // 285.7
  EXPECT_EQ(ikm::slovin(400).respondents, 200U);    // exactly 200
}

TEST(SampleSize, TheMarginTurnsTheFormulaAround) {
  for (const double margin : {0.01, 0.03, 0.05, 0.1}) {
    // 3.841·0.25·1000/(d²·999 + 0.96025) respondents have the margin d.
    const double asked = ikm::krejcie_morgan(1000, margin).unrounded;
    const double low = ikm::margin_of_sample(static_cast<std::uint64_t>(std::ceil(asked)), 1000);
    const double high = ikm::margin_of_sample(static_cast<std::uint64_t>(std::floor(asked)), 1000);
    EXPECT_LE(low, margin);
    EXPECT_GE(high, margin);
  }
  EXPECT_EQ(ikm::margin_of_sample(50, 50), 0);
  EXPECT_EQ(ikm::margin_of_sample(1, 1), 0);
}

TEST(SampleSize, NeverMoreThanThereAre) {
  EXPECT_EQ(ikm::krejcie_morgan(1).respondents, 1U);
  EXPECT_EQ(ikm::cochran(1).respondents, 1U);
  EXPECT_EQ(ikm::slovin(1).respondents, 1U);
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(ikm::krejcie_morgan(most).respondents, 384U);
  EXPECT_EQ(ikm::krejcie_morgan(most, 1e-300).respondents, most);
  EXPECT_EQ(ikm::cochran(most, 1e-300).respondents, most);
  EXPECT_EQ(ikm::slovin(most, 1e-300).respondents, most);
}

TEST(SampleSize, WhatHasNoMeaningIsRefused) {
  EXPECT_THROW((void)ikm::krejcie_morgan(0), ikm::statistics_error);
  EXPECT_THROW((void)ikm::krejcie_morgan(100, 5), ikm::statistics_error);
  EXPECT_THROW((void)ikm::krejcie_morgan(100, std::numeric_limits<double>::quiet_NaN()), ikm::statistics_error);
  EXPECT_THROW((void)ikm::cochran(100, 0.05, 95), ikm::statistics_error);
  EXPECT_THROW((void)ikm::margin_of_sample(0, 10), ikm::statistics_error);
  EXPECT_THROW((void)ikm::margin_of_sample(11, 10), ikm::statistics_error);
}

}  // namespace
