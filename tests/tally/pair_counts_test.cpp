// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/pair_counts.hpp>

#include "tally/random_respondents.hpp"

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using ikm::coverage;

ikm::pair_counts counted(std::span<const std::array<ikm::answer, 9>> rows) {
  ikm::pair_counts counts{ikm::permenpan_14_2017()};
  for (const auto& row : rows) counts.add(row);
  return counts;
}

// By the definition, respondent by respondent.
TEST(PairCounts, EqualTheirDefinition) {
  const auto rows = random_respondents(500, 1);
  const auto counts = counted(rows);
  for (const coverage who : {coverage::all, coverage::complete})
    for (std::size_t a = 0; a < 9; ++a)
      for (std::size_t b = 0; b < 9; ++b) {
        std::uint64_t both = 0;
        std::uint64_t sum = 0;
        std::uint64_t product = 0;
        for (const auto& row : rows) {
          const bool complete = std::find(row.begin(), row.end(), ikm::blank) == row.end();
          if ((who == coverage::complete && !complete) || row[a] == ikm::blank || row[b] == ikm::blank) continue;
          ++both;
          sum += row[a];
          product += std::uint64_t{row[a]} * row[b];
        }
        EXPECT_EQ(counts.both(a, b, who), both);
        EXPECT_EQ(counts.sum(a, b, who), sum);
        EXPECT_EQ(counts.product(a, b, who), product);
      }
}

// The law of every mergeable: any split gives the whole, in any order, and nothing is the identity.
TEST(PairCounts, AnySplitGivesTheWhole) {
  const auto rows = random_respondents(300, 2);
  const auto whole = counted(rows);
  for (const std::size_t at : {std::size_t{0}, std::size_t{1}, std::size_t{137}, rows.size()}) {
    const std::span all{rows};
    auto front = counted(all.first(at));
    auto back = counted(all.subspan(at));
    const auto kept = front;
    front.merge(back);
    EXPECT_EQ(front, whole);
    back.merge(kept);
    EXPECT_EQ(back, whole);
  }
}

TEST(PairCounts, ComeBackFromTheirStoredCounts) {
  const auto whole = counted(random_respondents(100, 3));
  const auto stored = whole.counts();
  EXPECT_EQ(stored.size(), ikm::pair_counts::stored_size(9));
  EXPECT_EQ(ikm::pair_counts::from_counts(whole.method(), stored), whole);
}

TEST(PairCounts, ContradictingCountsAreRefused) {
  const ikm::methodology& method = ikm::permenpan_14_2017();
  auto stored = counted(random_respondents(100, 4)).counts();
  EXPECT_THROW((void)ikm::pair_counts::from_counts(method, std::span{stored}.first(10)), ikm::tally_error);
  for (std::size_t i = 0; i < stored.size(); ++i) {
    auto bad = stored;
    bad[i] += std::uint64_t{1} << 62;
    EXPECT_THROW((void)ikm::pair_counts::from_counts(method, bad), ikm::tally_error) << i;
  }
}

TEST(PairCounts, UnlikeMethodologiesAndTooManyQuestionsAreRefused) {
  ikm::pair_counts counts{ikm::permenpan_14_2017()};
  EXPECT_THROW(counts.merge(ikm::pair_counts{ikm::permenpan_16_2014()}), ikm::tally_error);
  EXPECT_THROW(counts.add({1, 2, 3}), ikm::tally_error);
  ikm::methodology_definition large = ikm::permenpan_14_2017().definition();
  large.id = "large";
  large.elements[0].questions.clear();
  for (std::size_t q = 0; q < 300; ++q) large.elements[0].questions.push_back({"Q" + std::to_string(q)});
  EXPECT_THROW(ikm::pair_counts{ikm::methodology{large}}, ikm::tally_error);
}

}  // namespace
