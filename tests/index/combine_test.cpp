// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/combine.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;
using ikm::combination;

namespace {

/// A: one respondent, all 4. B: three respondents, all 2. Unnamed: one, all 1. C: an element without any answer.
ikm::grouped_tally units() {
  ikm::grouped_tally g{ikm::permenpan_14_2017(), {"unit"}};
  g.at({"A"}).add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  for (int i = 0; i < 3; ++i) g.at({"B"}).add({2, 2, 2, 2, 2, 2, 2, 2, 2});
  g.at({""}).add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  g.at({"C"}).add({1, 1, 1, 1, 1, 1, 1, 1, ikm::blank});
  return g;
}

}  // namespace

// By hand: sums 4 + 6 + 1 + 1 = 12 over 6 for eight elements, 11 over 5 for the ninth: 25/9 · (8 · 2 + 11/5) = 455/9.
TEST(Combine, PooledTakesEveryone) {
  const auto made = combine(units(), combination::pooled);
  EXPECT_EQ(made.whole.exact()->to_string(), "455/9");
  EXPECT_EQ(made.respondents_left_out, 0U);
}

// By hand: (100 + 50) / 2.
TEST(Combine, UnitsIsTheSimpleMean) {
  const auto made = combine(units(), combination::units);
  EXPECT_EQ(made.whole.exact()->to_string(), "75");
  EXPECT_EQ(made.unnamed, std::vector<ikm::group_key>{{""}});
  EXPECT_EQ(made.no_index, std::vector<ikm::group_key>{{"C"}});
  EXPECT_EQ(made.respondents_left_out, 2U);
  EXPECT_EQ(made.whole.respondents(), 4U);
  EXPECT_EQ(made.whole.parts().size(), 2U);
}

// By hand: (1 · 100 + 3 · 50) / 4.
TEST(Combine, RespondentsWeighs) {
  EXPECT_EQ(combine(units(), combination::respondents).whole.exact()->to_string(), "125/2");
}

// By hand: (3 · 100 + 1 · 50) / 4.
TEST(Combine, GivenWeightsOnAnyScale) {
  const auto made = combine(units(), combination::weights, {}, {{{"A"}, 300}, {{"B"}, 100}, {{"Z"}, 5}});
  EXPECT_EQ(made.whole.exact()->to_string(), "175/2");
  EXPECT_EQ(made.unmatched, std::vector<ikm::group_key>{{"Z"}});
  EXPECT_EQ(made.unweighted, std::vector<ikm::group_key>{{"C"}});
  EXPECT_EQ(made.whole.parts()[0].share, "3/4"_ratio);
}

// By hand: (1/3 · 100 + 1/7 · 50) / (1/3 + 1/7) = (700 + 150)/21 : 10/21 = 85.
TEST(Combine, FractionsOfDifferentDenominators) {
  const auto made = combine(units(), combination::weights, {}, {{{"A"}, "1/3"_ratio}, {{"B"}, "1/7"_ratio}});
  EXPECT_EQ(made.whole.exact()->to_string(), "85");
  EXPECT_EQ(made.whole.parts()[0].share, "7/10"_ratio);
}

TEST(Combine, RefusesWhatHasNoMeaning) {
  EXPECT_THROW((void)combine(units(), combination::weights), ikm::tally_error);
  EXPECT_THROW((void)combine(units(), combination::weights, {}, {{{"A"}, 0}}), ikm::tally_error);
  EXPECT_THROW((void)combine(units(), combination::weights, {}, {{{"A"}, -1}}), ikm::tally_error);
  EXPECT_THROW((void)combine(ikm::grouped_tally{ikm::permenpan_14_2017(), {"unit"}}, combination::units),
               ikm::tally_error);
}

// Ten thousand fractions with different denominators have a common one of 100,000 digits: refused, not waited for.
TEST(Combine, RefusesWeightsThatWouldTakeForEver) {
  ikm::grouped_tally g{ikm::permenpan_14_2017(), {"unit"}};
  std::map<ikm::group_key, ikm::ratio> weights;
  for (std::int64_t u = 0; u < 10'000; ++u) {
    const ikm::group_key key = {std::to_string(u)};
    g.at(key).add({4, 4, 4, 4, 4, 4, 4, 4, 4});
    weights.emplace(key, ikm::ratio{1, 10'000'000'019 + 2 * u});
  }
  EXPECT_THROW((void)combine(g, combination::weights, {}, weights), ikm::tally_error);
  for (auto& [key, weight] : weights) weight = ikm::ratio{1, 1000} + weight.rounded(18);  // decimals are no trouble
  EXPECT_EQ(combine(g, combination::weights, {}, weights).whole.published()->to_string(), "100.00");
}

TEST(Combine, RulesHaveNames) {
  for (const auto rule : {combination::pooled, combination::respondents, combination::units, combination::weights})
    EXPECT_EQ(ikm::combination_named(ikm::name_of(rule)), rule);
  EXPECT_FALSE(ikm::combination_named("average"));
}
