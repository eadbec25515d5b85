// SPDX-License-Identifier: BSL-1.0
#include <ikm/interop/accumulators.hpp>

#include "stats/golden.hpp"

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/skewness.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>

namespace {

namespace acc = boost::accumulators;
using golden::expect_close;
using streamed =
    acc::accumulator_set<double, acc::stats<acc::tag::count, acc::tag::mean, acc::tag::variance, acc::tag::skewness>>;

const std::map<std::string, std::string> sheets = {{"sekadau", "../docs/examples/sekadau_2019s1.csv"},
                                                   {"jepara", "data/jepara_mpp_2020_2022.csv"},
                                                   {"blanks", "oracle/data/synthetic_blanks.csv"},
                                                   {"complete", "oracle/data/synthetic_complete.csv"}};

/// Against R: count, mean, standard deviation (Boost's variance has n, R's n − 1), skewness.
void expect_golden(const streamed& found, const std::string& of) {
  const golden::figures quality{"quality.csv"};
  const auto n = static_cast<double>(acc::count(found));
  EXPECT_EQ(n, quality.one(of, "own_count"));
  expect_close(acc::mean(found), quality.one(of, "own_mean"), "mean");
  EXPECT_NEAR(std::sqrt(acc::variance(found) * n / (n - 1)) / quality.one(of, "own_sd"), 1, 1e-9);
  EXPECT_NEAR(acc::skewness(found) / quality.one(of, "own_skewness"), 1, 1e-6);  // Boost takes powers about 0
}

TEST(Accumulators, RespondentsAreStreamed) {
  const ikm::interop::own_index_extractor own{ikm::permenpan_14_2017()};
  for (const auto& [name, path] : sheets) {
    SCOPED_TRACE(name);
    streamed found;
    for (const auto& row : golden::sheet(path))
      if (const auto index = own(row.answers)) found(*index);
    expect_golden(found, name);
  }
}

TEST(Accumulators, ATallysDistributionIsGivenOneByOne) {
  for (const auto& [name, path] : sheets) {
    SCOPED_TRACE(name);
    streamed found;
    ikm::interop::accumulate(found, *ikm::own_indices_of(golden::counted<ikm::own_sums>(golden::sheet(path))));
    expect_golden(found, name);
  }
}

// By hand: 25 · 17/9; nine answers with a blank: 25 · 16/8, and as 0: 25 · 16/9.
TEST(Accumulators, BlanksAreTreatedAsAsked) {
  using ikm::missing;
  const ikm::methodology& method = ikm::permenpan_14_2017();
  const std::vector<ikm::answer> full = {2, 2, 2, 2, 2, 2, 2, 2, 1};
  const std::vector<ikm::answer> holed = {2, 2, 2, 2, 2, 2, 2, 2, ikm::blank};
  const std::vector<ikm::answer> none(9, ikm::blank);
  const ikm::interop::own_index_extractor available{method};
  EXPECT_NEAR(*available(full), 25.0 * 17 / 9, 1e-12);
  EXPECT_NEAR(*available(holed), 50, 1e-12);
  EXPECT_FALSE(available(none));
  const ikm::interop::own_index_extractor listwise{method, {.missing = missing::listwise}};
  EXPECT_TRUE(listwise(full));
  EXPECT_FALSE(listwise(holed));
  const ikm::interop::own_index_extractor zero{method, {.missing = missing::zero}};
  EXPECT_NEAR(*zero(holed), 25.0 * 16 / 9, 1e-12);
  EXPECT_EQ(*zero(none), 0);
}

TEST(Accumulators, QuestionsMustWeighTheSame) {
  ikm::methodology_definition own = ikm::permenpan_14_2017().definition();
  own.id = "own";
  own.elements[0].weight = ikm::ratio{2, 9};
  own.elements[1].weight = 0;
  EXPECT_THROW(ikm::interop::own_index_extractor{ikm::methodology{own}}, ikm::statistics_error);
}

}  // namespace
