// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/own_indices.hpp>

#include "stats/golden.hpp"

#include <ikm/base/error.hpp>

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/skewness.hpp>
#include <boost/accumulators/statistics/stats.hpp>

namespace {

using golden::expect_close;
using namespace ikm::literals;

const std::map<std::string, std::string> sheets = {{"sekadau", "../docs/examples/sekadau_2019s1.csv"},
                                                   {"jepara", "data/jepara_mpp_2020_2022.csv"},
                                                   {"blanks", "oracle/data/synthetic_blanks.csv"},
                                                   {"complete", "oracle/data/synthetic_complete.csv"}};

TEST(OwnIndices, AgreeWithR) {
  const golden::figures quality{"quality.csv"};
  for (const auto& [name, path] : sheets) {
    SCOPED_TRACE(name);
    const auto found = ikm::own_indices_of(golden::counted<ikm::own_sums>(golden::sheet(path)));
    ASSERT_TRUE(found);
    EXPECT_EQ(static_cast<double>(found->respondents()), quality.one(name, "own_count"));
    expect_close(*found->mean(), quality.one(name, "own_mean"), "mean");
    expect_close(*found->standard_deviation(), quality.one(name, "own_sd"), "sd");
    expect_close(*found->skewness(), quality.one(name, "own_skewness"), "skewness");
    for (const auto& [p, value] : quality.items(name, "own_quantile"))
      expect_close(found->quantile(*ikm::ratio::parse(p))->to_double(), value, "quantile " + p);
    const auto grades = found->grades();
    const auto& expected = quality.items(name, "own_grade");
    ASSERT_EQ(grades.size(), expected.size());
    for (std::size_t g = 0; g < grades.size(); ++g) {
      EXPECT_EQ(grades[g].letter, expected[g].first);
      EXPECT_EQ(static_cast<double>(grades[g].respondents), expected[g].second);
    }
  }
}

TEST(OwnIndices, AgreeWithBoostAccumulators) {
  namespace acc = boost::accumulators;
  acc::accumulator_set<double, acc::stats<acc::tag::mean, acc::tag::skewness>> streamed;
  const auto rows = golden::sheet(sheets.at("complete"));
  for (const auto& row : rows) {
    double sum = 0;
    for (const ikm::answer a : row.answers) sum += a;
    streamed(25 * sum / 9);
  }
  const auto found = ikm::own_indices_of(golden::counted<ikm::own_sums>(rows));
  expect_close(*found->mean(), acc::mean(streamed), "mean");
  EXPECT_NEAR(*found->skewness(), acc::skewness(streamed), 1e-6);  // Boost takes powers about 0
}

// domain.md 3: the mean of person means of the Jepara sheet is 96.1121.
TEST(OwnIndices, JeparaMeanOfPersonMeans) {
  const auto found = ikm::own_indices_of(golden::counted<ikm::own_sums>(golden::sheet(sheets.at("jepara"))));
  EXPECT_NEAR(*found->mean(), 96.1121, 0.00005);
}

TEST(OwnIndices, BlanksAreTreatedAsInTheIndex) {
  ikm::own_sums sums{ikm::permenpan_14_2017()};
  sums.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  sums.add({2, 2, 2, 2, 2, 2, 2, 2, ikm::blank});
  sums.add(std::vector<ikm::answer>(9, ikm::blank));
  using ikm::missing;
  EXPECT_EQ(ikm::own_indices_of(sums)->values().front().index, "50"_ratio);
  EXPECT_EQ(ikm::own_indices_of(sums)->respondents(), 2U);
  EXPECT_EQ(ikm::own_indices_of(sums, {.missing = missing::listwise})->respondents(), 1U);
  const auto zero = ikm::own_indices_of(sums, {.missing = missing::zero});
  EXPECT_EQ(zero->respondents(), 3U);
  EXPECT_EQ(zero->values()[1].index, "400/9"_ratio);  // 25 · 16/9
  EXPECT_EQ(ikm::own_indices_of(sums, {.weight_decimals = 2})->values().back().index, "99"_ratio);
}

TEST(OwnIndices, WhatIsUndefinedHasAReason) {
  ikm::own_sums sums{ikm::permenpan_14_2017()};
  EXPECT_EQ(ikm::own_indices_of(sums)->mean().why(), ikm::undefined::no_respondents);
  EXPECT_FALSE(ikm::own_indices_of(sums)->quantile("1/2"_ratio));
  sums.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  EXPECT_EQ(ikm::own_indices_of(sums)->standard_deviation().why(), ikm::undefined::too_few_respondents);
  EXPECT_EQ(ikm::own_indices_of(sums)->skewness().why(), ikm::undefined::no_variance);
  EXPECT_EQ(ikm::own_indices_of(sums)->skewness_of_mean().why(), ikm::undefined::no_variance);
  EXPECT_THROW((void)ikm::own_indices_of(sums)->quantile("2"_ratio), ikm::statistics_error);

  ikm::methodology_definition own = ikm::permenpan_14_2017().definition();
  own.id = "own";
  own.elements[0].weight = "2/9"_ratio;
  own.elements[1].weight = 0;
  EXPECT_EQ(ikm::own_indices_of(ikm::own_sums{ikm::methodology{own}}).why(), ikm::undefined::unequal_weights);
}

}  // namespace
