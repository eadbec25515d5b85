// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/reliability.hpp>

#include "stats/golden.hpp"

#include <ikm/base/error.hpp>

namespace {

using golden::expect_close;

const std::map<std::string, std::string> sheets = {{"sekadau", "../docs/examples/sekadau_2019s1.csv"},
                                                   {"jepara", "data/jepara_mpp_2020_2022.csv"},
                                                   {"blanks", "oracle/data/synthetic_blanks.csv"},
                                                   {"complete", "oracle/data/synthetic_complete.csv"}};

TEST(Reliability, AgreesWithPsych) {
  const golden::figures quality{"quality.csv"};
  for (const auto& [name, path] : sheets) {
    SCOPED_TRACE(name);
    const auto found = ikm::reliability_of(golden::counted<ikm::pair_counts>(golden::sheet(path)));
    EXPECT_EQ(static_cast<double>(found.respondents), quality.one(name, "respondents"));
    expect_close(*found.alpha, quality.one(name, "alpha"), "alpha");
    expect_close(*found.critical_r, quality.one(name, "critical_r"), "critical_r");
    const auto dropped = quality.many(name, "alpha_if_dropped");
    const auto item_total = quality.many(name, "item_total");
    for (std::size_t e = 0; e < 9; ++e) {
      expect_close(*found.alpha_if_dropped[e], dropped[e], "alpha_if_dropped");
      expect_close(*found.item_total[e], item_total[e], "item_total");
    }
  }
}

// The printed r tabel at 5 %, two-sided: 0.878 for n = 5, 0.361 for n = 30, 0.195 for n = 100 to 101.
TEST(Reliability, CriticalCorrelationOfThePrintedTable) {
  EXPECT_NEAR(*ikm::critical_correlation(5), 0.878, 0.0005);
  EXPECT_NEAR(*ikm::critical_correlation(30), 0.361, 0.0005);
  EXPECT_NEAR(*ikm::critical_correlation(102), 0.195, 0.0005);
  EXPECT_EQ(ikm::critical_correlation(2).why(), ikm::undefined::too_few_respondents);
  EXPECT_EQ(ikm::critical_correlation(0).why(), ikm::undefined::no_respondents);
  EXPECT_THROW((void)ikm::critical_correlation(30, 5), ikm::statistics_error);
}

TEST(Reliability, WhatIsUndefinedHasAReason) {
  ikm::pair_counts counts{ikm::permenpan_14_2017()};
  EXPECT_EQ(ikm::reliability_of(counts).alpha.why(), ikm::undefined::no_respondents);
  counts.add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  EXPECT_EQ(ikm::reliability_of(counts).alpha.why(), ikm::undefined::too_few_respondents);
  counts.add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  counts.add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  const auto alike = ikm::reliability_of(counts);
  EXPECT_EQ(alike.alpha.why(), ikm::undefined::no_variance);
  EXPECT_EQ(alike.alpha_if_dropped[0].why(), ikm::undefined::no_variance);
  EXPECT_EQ(alike.item_total[0].why(), ikm::undefined::no_variance);
  EXPECT_TRUE(alike.critical_r);
  // Only the first element varies: it goes with nothing, and the others have nothing to go with.
  counts.add({3, 3, 4, 4, 3, 4, 4, 3, 4});
  const auto first = ikm::reliability_of(counts);
  EXPECT_NEAR(*first.alpha, 0, 1e-12);
  EXPECT_EQ(first.alpha_if_dropped[0].why(), ikm::undefined::no_variance);
  EXPECT_EQ(first.item_total[0].why(), ikm::undefined::no_variance);
  EXPECT_EQ(first.item_total[1].why(), ikm::undefined::no_variance);
}

TEST(Reliability, OneElementHasNoAlpha) {
  ikm::methodology_definition own = ikm::permenpan_14_2017().definition();
  own.id = "single";
  own.elements.resize(1);
  own.elements[0].weight = 1;
  ikm::pair_counts counts{ikm::methodology{own}};
  for (const int a : {1, 2, 4}) counts.add({static_cast<ikm::answer>(a)});
  const auto found = ikm::reliability_of(counts);
  EXPECT_EQ(found.alpha.why(), ikm::undefined::one_item);
  EXPECT_EQ(found.item_total[0].why(), ikm::undefined::one_item);
}

TEST(Reliability, CorrelationsAreSymmetricWithOnesOnTheDiagonal) {
  const auto found = ikm::correlations(golden::counted<ikm::pair_counts>(golden::sheet(sheets.at("complete"))));
  for (std::size_t a = 0; a < 9; ++a) {
    EXPECT_NEAR(*found[a][a], 1, 1e-12);
    for (std::size_t b = 0; b < 9; ++b) EXPECT_EQ(*found[a][b], *found[b][a]);
  }
}

TEST(Reliability, ResponsePatterns) {
  const golden::figures quality{"quality.csv"};
  for (const auto& [name, path] : sheets) {
    SCOPED_TRACE(name);
    const auto rows = golden::sheet(path);
    const auto found =
        ikm::response_pattern_of(golden::counted<ikm::tally>(rows), golden::counted<ikm::own_sums>(rows));
    const double complete = quality.one(name, "respondents");
    expect_close(*found.straight_lining, quality.one(name, "straight_lines") / complete, "straight_lining");
    expect_close(*found.all_lowest, quality.one(name, "all_lowest") / complete, "all_lowest");
    expect_close(*found.all_highest, quality.one(name, "all_highest") / complete, "all_highest");
  }
  ikm::tally none{ikm::permenpan_14_2017()};
  const auto empty = ikm::response_pattern_of(none, ikm::own_sums{none.method()});
  EXPECT_EQ(empty.floor[0].why(), ikm::undefined::no_answers);
  EXPECT_EQ(empty.straight_lining.why(), ikm::undefined::no_respondents);
}

}  // namespace
