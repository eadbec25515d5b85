// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/estimate.hpp>

#include "stats/golden.hpp"

#include <ikm/base/error.hpp>

namespace {

using golden::expect_close;
using golden::expect_golden;
using golden::precision;
using ikm::missing;

ikm::methodology with_weights(std::vector<ikm::ratio> weights) {
  ikm::methodology_definition own = ikm::permenpan_14_2017().definition();
  own.id = "own";
  for (std::size_t e = 0; e < weights.size(); ++e) own.elements[e].weight = weights[e];
  return ikm::methodology{own};
}

TEST(Estimate, SekadauAgreesWithR) {
  const auto counts = golden::counted<ikm::pair_counts>(golden::sheet("../docs/examples/sekadau_2019s1.csv"));
  expect_golden(ikm::estimate_survey(counts), "sekadau");
  expect_golden(ikm::estimate_survey(counts), "sekadau_level_90", 0.90);
  expect_golden(ikm::estimate_survey(counts, {}, 400), "sekadau_population_400");
}

TEST(Estimate, BlanksAreTheirOwnCaseAsInAContrastOfRatios) {
  const auto jepara = golden::counted<ikm::pair_counts>(golden::sheet("data/jepara_mpp_2020_2022.csv"));
  const auto blanks = golden::counted<ikm::pair_counts>(golden::sheet("oracle/data/synthetic_blanks.csv"));
  for (const missing rule : {missing::available, missing::listwise, missing::zero}) {
    const ikm::score_options options{.missing = rule};
    const std::string treatment = "_" + std::string{ikm::name_of(rule)};
    expect_golden(ikm::estimate_survey(jepara, options), "jepara" + treatment);
    expect_golden(ikm::estimate_survey(jepara, options, 10'000), "jepara_population_10000" + treatment);
    expect_golden(ikm::estimate_survey(blanks, options), "blanks" + treatment);
  }
  expect_golden(ikm::estimate_survey(blanks, {}, 900), "blanks_population_900");
}

TEST(Estimate, UnequalWeights) {
  const auto own =
      with_weights({{20, 100}, {15, 100}, {15, 100}, {10, 100}, {10, 100}, {10, 100}, {10, 100}, {5, 100}, {5, 100}});
  const auto blanks = golden::counted<ikm::pair_counts>(golden::sheet("oracle/data/synthetic_blanks.csv"), own);
  for (const missing rule : {missing::available, missing::listwise, missing::zero})
    expect_golden(ikm::estimate_survey(blanks, {.missing = rule}), "blanks_unequal_" + std::string{ikm::name_of(rule)});
}

// Roundings of the weights scale the index and its standard error alike.
TEST(Estimate, WeightsInUseScaleTheStandardError) {
  const auto counts = golden::counted<ikm::pair_counts>(golden::sheet("../docs/examples/sekadau_2019s1.csv"));
  const auto found = ikm::estimate_survey(counts, {.weight_decimals = 2});
  expect_close(found.index->standard_error, precision().one("sekadau", "index_se") * 0.99, "0.11 is 0.99 of 1/9");
}

// Two questions that were answered alike are one question: the element's mean is the mean of its questions' means.
TEST(Estimate, SeveralQuestionsMakeOneElement) {
  ikm::methodology_definition own = ikm::permenpan_14_2017().definition();
  own.id = "doubled";
  own.elements[0].questions = {{"U1.1"}, {"U1.2"}};
  ikm::pair_counts counts{ikm::methodology{own}};
  for (const auto& row : golden::sheet("../docs/examples/sekadau_2019s1.csv")) {
    auto answers = row.answers;
    answers.insert(answers.begin(), answers.front());
    counts.add(answers);
  }
  expect_golden(ikm::estimate_survey(counts), "sekadau");
}

TEST(Estimate, WhatIsUndefinedHasAReason) {
  ikm::pair_counts counts{ikm::permenpan_14_2017()};
  EXPECT_EQ(ikm::estimate_survey(counts).index.why(), ikm::undefined::no_respondents);
  counts.add({4, 3, 4, 4, 3, 4, 4, 3, ikm::blank});
  EXPECT_EQ(ikm::estimate_survey(counts).index.why(), ikm::undefined::no_answers);
  EXPECT_EQ(ikm::estimate_survey(counts).elements[0].why(), ikm::undefined::too_few_respondents);
  counts.add({4, 3, 4, 4, 3, 4, 4, 3, ikm::blank});
  const auto two = ikm::estimate_survey(counts);
  EXPECT_EQ(two.index.why(), ikm::undefined::no_answers);
  EXPECT_EQ(two.elements[8].why(), ikm::undefined::no_answers);
  ASSERT_TRUE(two.elements[0]);
  EXPECT_EQ(two.elements[0]->standard_error, 0);
  EXPECT_EQ(ikm::estimate_survey(counts, {.missing = missing::listwise}).index.why(), ikm::undefined::no_respondents);
}

TEST(Estimate, ACensusHasNoSamplingError) {
  const auto counts = golden::counted<ikm::pair_counts>(golden::sheet("../docs/examples/sekadau_2019s1.csv"));
  EXPECT_EQ(ikm::estimate_survey(counts, {}, 49).index->standard_error, 0);
  EXPECT_THROW((void)ikm::estimate_survey(counts, {}, 48), ikm::statistics_error);
}

// Anyone who gives more here gives less there: every respondent's own index is 25 · 28/9, so the index has no variance,
// though every element has one. What rounding leaves must not pass for a standard error.
TEST(Estimate, OwnIndicesThatAreAllAlikeHaveNoStandardError) {
  ikm::pair_counts counts{ikm::permenpan_14_2017()};
  for (std::size_t i = 0; i < 90; ++i) {
    std::vector<ikm::answer> answers(9, 3);
    answers[i % 9] = 4;
    counts.add(answers);
  }
  const auto found = ikm::estimate_survey(counts);
  EXPECT_NEAR(found.index->value, 25.0 * 28 / 9, 1e-12);
  EXPECT_EQ(found.index->standard_error, 0);
  // By hand: each element has 10 fours in 90, a variance of (1/9)(8/9)·90/89 and a standard error of its root / √90.
  EXPECT_NEAR(found.elements[0]->standard_error, std::sqrt(8.0 / 81 / 89), 1e-12);
}

// By hand, as above: 10 fours and 80 threes; an element's mean needs its own counts only.
TEST(Estimate, OfMarginalsElementsAloneAreKnown) {
  std::vector<std::uint64_t> counts;
  for (int q = 0; q < 9; ++q)
    for (const std::uint64_t count : {0U, 0U, 0U, 80U, 10U}) counts.push_back(count);
  const auto answers = ikm::tally::from_marginals(ikm::permenpan_14_2017(), 90, counts);
  const auto found = ikm::estimate_survey(answers);
  EXPECT_EQ(found.index.why(), ikm::undefined::only_marginals);
  ASSERT_TRUE(found.elements[0]);
  EXPECT_NEAR(found.elements[0]->value, 28.0 / 9, 1e-12);
  EXPECT_NEAR(found.elements[0]->standard_error, std::sqrt(8.0 / 81 / 89), 1e-12);
  EXPECT_EQ(ikm::estimate_survey(answers, {}, 90).elements[0]->standard_error, 0);  // a census
}

// The marginals of a survey whose joint counts are known give its elements the same errors, with blanks and as zeros.
TEST(Estimate, OfMarginalsElementsAreThoseOfTheRows) {
  ikm::tally rows = ikm::tally::with_joint_counts(ikm::permenpan_14_2017());
  for (std::size_t i = 0; i < 40; ++i) {
    std::vector<ikm::answer> answers(9, static_cast<ikm::answer>(1 + i % 4));
    answers[i % 9] = i % 3 == 0 ? ikm::blank : ikm::answer{4};
    rows.add(answers);
  }
  const std::vector<std::uint64_t> all = rows.counts();
  const auto counted =
      ikm::tally::from_marginals(rows.method(), rows.respondents(), std::span{all}.first(all.size() / 2));
  for (const missing rule : {missing::available, missing::zero}) {
    const auto known = ikm::estimate_survey(rows, {.missing = rule});
    const auto found = ikm::estimate_survey(counted, {.missing = rule});
    for (std::size_t e = 0; e < 9; ++e) {
      EXPECT_NEAR(found.elements[e]->value, known.elements[e]->value, 1e-12);
      EXPECT_NEAR(found.elements[e]->standard_error, known.elements[e]->standard_error, 1e-12);
    }
  }
  EXPECT_EQ(ikm::estimate_survey(counted, {.missing = missing::listwise}).elements[0].why(),
            ikm::undefined::only_marginals);
}

TEST(Estimate, RangeOfTheIndex) {
  EXPECT_EQ(ikm::range_of_index(ikm::permenpan_14_2017()).lowest, 25);
  EXPECT_EQ(ikm::range_of_index(ikm::permenpan_14_2017()).highest, 100);
  EXPECT_EQ(ikm::range_of_index(ikm::permenpan_14_2017(), {.missing = missing::zero}).lowest, 0);
  EXPECT_NEAR(ikm::range_of_index(ikm::kepmenpan_25_2004()).highest, 99.4, 1e-12);  // the decree's ceiling with 0.071
}

}  // namespace
