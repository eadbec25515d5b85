// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/own_sums.hpp>

#include "tally/random_respondents.hpp"

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

namespace {

ikm::own_sums counted(std::span<const std::array<ikm::answer, 9>> rows) {
  ikm::own_sums sums{ikm::permenpan_14_2017()};
  for (const auto& row : rows) sums.add(row);
  return sums;
}

TEST(OwnSums, EqualTheirDefinition) {
  const auto rows = random_respondents(2000, 1);
  const auto sums = counted(rows);
  std::map<std::pair<std::size_t, std::size_t>, std::uint64_t> expected;
  std::map<ikm::answer, std::uint64_t> straight;
  for (const auto& row : rows) {
    const auto given = static_cast<std::size_t>(9 - std::count(row.begin(), row.end(), ikm::blank));
    ++expected[{given, std::accumulate(row.begin(), row.end(), std::size_t{0})}];
    if (row[0] != ikm::blank && std::count(row.begin(), row.end(), row[0]) == 9) ++straight[row[0]];
  }
  std::uint64_t seen = 0;
  for (std::size_t answers = 0; answers <= 10; ++answers)
    for (std::size_t sum = 0; sum <= 40; ++sum) {
      const auto found = expected.find({answers, sum});
      EXPECT_EQ(sums.count(answers, sum), found == expected.end() ? 0 : found->second);
      seen += sums.count(answers, sum);
    }
  EXPECT_EQ(seen, rows.size());
  EXPECT_EQ(sums.respondents(), rows.size());
  for (const int a : {1, 2, 3, 4})
    EXPECT_EQ(sums.straight(static_cast<ikm::answer>(a)), straight[static_cast<ikm::answer>(a)]);
}

TEST(OwnSums, ARespondentWithoutAnswersIsCountedToo) {
  ikm::own_sums sums{ikm::permenpan_14_2017()};
  sums.add(std::vector<ikm::answer>(9, ikm::blank));
  EXPECT_EQ(sums.count(0, 0), 1U);
  EXPECT_EQ(sums.counts().size(), 145U + 4U);  // Σ (3k + 1) for k = 0..9, and four straight lines
}

TEST(OwnSums, AnySplitGivesTheWhole) {
  const auto rows = random_respondents(300, 2);
  const auto whole = counted(rows);
  for (const std::size_t at : {std::size_t{0}, std::size_t{1}, std::size_t{137}, rows.size()}) {
    auto front = counted(std::span{rows}.first(at));
    auto back = counted(std::span{rows}.subspan(at));
    const auto kept = front;
    front.merge(back);
    EXPECT_EQ(front, whole);
    back.merge(kept);
    EXPECT_EQ(back, whole);
  }
  EXPECT_EQ(ikm::own_sums::from_counts(whole.method(), whole.counts()), whole);
}

TEST(OwnSums, WhatDoesNotFitIsRefused) {
  const auto whole = counted(random_respondents(100, 3));
  EXPECT_THROW((void)ikm::own_sums::from_counts(whole.method(), whole.counts().first(3)), ikm::tally_error);
  std::vector<std::uint64_t> bad{whole.counts().begin(), whole.counts().end()};
  bad.back() = 1000;  // more straight lines than respondents with that sum
  EXPECT_THROW((void)ikm::own_sums::from_counts(whole.method(), bad), ikm::tally_error);
  ikm::own_sums sums{ikm::permenpan_14_2017()};
  EXPECT_THROW(sums.merge(ikm::own_sums{ikm::permenpan_16_2014()}), ikm::tally_error);
  EXPECT_THROW(sums.add({1, 2, 3}), ikm::tally_error);
}

}  // namespace
