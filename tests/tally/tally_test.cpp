// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/tally.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <list>
#include <string>
#include <vector>

using ikm::blank;
using ikm::coverage;
using ikm::tally;

TEST(Tally, CountsOverAllAndOverCompleteRespondents) {
  tally t{ikm::permenpan_14_2017()};
  t.add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  t.add({4, blank, 1, 1, 1, 1, 1, 1, 2});
  EXPECT_EQ(t.respondents(), 2U);
  EXPECT_EQ(t.respondents(coverage::complete), 1U);
  EXPECT_EQ(t.count(0, 4), 2U);
  EXPECT_EQ(t.count(0, 4, coverage::complete), 1U);
  EXPECT_EQ(t.count(1, blank), 1U);
  EXPECT_EQ(t.answers(1), 1U);
  EXPECT_EQ(t.sum(8), 6U);
  EXPECT_EQ(t.sum(8, coverage::complete), 4U);
  EXPECT_EQ(t.answers(1, coverage::complete), 1U);
}

TEST(Tally, RefusesWhatDoesNotFitBeforeCounting) {
  tally t{ikm::permenpan_14_2017()};
  const tally empty = t;
  EXPECT_THROW(t.add({1, 2, 3}), ikm::tally_error);
  EXPECT_THROW(t.add({1, 1, 1, 1, 1, 1, 1, 1, 5}), ikm::tally_error);
  EXPECT_EQ(t, empty);
}

TEST(Tally, TakesWholeNumbersOfAnyType) {
  tally expected{ikm::permenpan_14_2017()};
  expected.add({4, 3, 2, 1, blank, 4, 4, 4, 4});
  tally made{ikm::permenpan_14_2017()};
  made.add(std::vector<int>{4, 3, 2, 1, 0, 4, 4, 4, 4});
  EXPECT_EQ(made, expected);
  made.add(std::deque<std::uint64_t>{4, 3, 2, 1, 0, 4, 4, 4, 4});
  made.add(std::array<short, 9>{4, 3, 2, 1, 0, 4, 4, 4, 4});
  made.add(std::list<ikm::answer>{4, 3, 2, 1, 0, 4, 4, 4, 4});
  EXPECT_EQ(made.respondents(), 4U);
  EXPECT_THROW(made.add(std::vector<int>{4, 3, 2, 1, 0, 4, 4, 4, 260}), ikm::tally_error);
  EXPECT_EQ(made.respondents(), 4U);
}

TEST(Tally, PlusIsMerge) {
  tally a{ikm::permenpan_14_2017()};
  a.add({4, 3, 2, 1, blank, 4, 4, 4, 4});
  tally b{ikm::permenpan_14_2017()};
  b.add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  tally both = a;
  both.merge(b);
  a += b;
  EXPECT_EQ(a, both);
  EXPECT_EQ(::testing::PrintToString(a), "2 respondents, 1 complete (permenpan-14-2017)");
}

TEST(Tally, ARefusedMergeSaysWhatDiffersFirst) {
  const auto changed = [](auto change) {
    ikm::methodology_definition d = ikm::permenpan_14_2017().definition();
    change(d);
    return tally{ikm::methodology{d}};
  };
  const auto said = [](const tally& other) -> std::string {
    tally mine{ikm::permenpan_14_2017()};
    try {
      mine.merge(other);
    } catch (const ikm::tally_error& refused) {
      return refused.said().en;
    }
    return "";
  };
  const std::string begin = "counts of methodology 'permenpan-14-2017' cannot be merged with 'permenpan-14-2017': ";
  EXPECT_EQ(said(changed([](auto& d) { d.bands[3].lower = ikm::decimal{88}; })),
            begin + "the methodologies differ (bands: A 88, not A 88.31)");
  EXPECT_EQ(said(changed([](auto& d) {
              d.elements[1].questions = {{"U2.1"}, {"U2.2"}};
            })),
            begin + "the methodologies differ (elements: prosedur 1/9 U2.1 U2.2, not prosedur 1/9 U2)");
  EXPECT_EQ(said(changed([](auto& d) { d.decimals = 3; })), begin + "the methodologies differ (decimals: 3, not 2)");
  EXPECT_EQ(said(changed([](auto& d) { d.weight_decimals = 2; })),
            begin + "the methodologies differ (weight decimals: 2, not -)");
  EXPECT_EQ(said(changed([](auto& d) { d.rounding = ikm::intermediate_rounding::sum3; })),
            begin + "the methodologies differ (rounding: sum3, not exact)");
  EXPECT_EQ(said(changed([](auto& d) { d.name = {"Lain", "Another"}; })), "");
  EXPECT_EQ(
      said(tally{ikm::kepmenpan_25_2004()}).find("counts of methodology 'kepmenpan-25-2004' cannot be merged with"),
      0U);
}

TEST(Tally, CountsAScaleThatDoesNotBeginAtOne) {
  tally t{ikm::methodology{{.id = "two",
                            .name = {},
                            .elements = {{.id = "a", .code = {}, .name = {}, .weight = 1}},
                            .scale = {2, 5},
                            .bands = {{"A", {}, {}}}}}};
  const std::array<ikm::answer, 1> five = {5};
  t.add(five);
  t.add({ikm::answer{2}});
  EXPECT_EQ(t.sum(0), 7U);
  EXPECT_EQ(t.count(0, 2), 1U);
  EXPECT_THROW(t.add({ikm::answer{1}}), ikm::tally_error);
}

TEST(Tally, MergeIsAsIfGivenEveryRespondent) {
  tally a{ikm::permenpan_14_2017()};
  tally b{ikm::permenpan_14_2017()};
  tally whole{ikm::permenpan_14_2017()};
  a.add({1, 2, 3, 4, 1, 2, 3, 4, 1});
  b.add({2, 2, blank, 2, 2, 2, 2, 2, 2});
  whole.add({1, 2, 3, 4, 1, 2, 3, 4, 1});
  whole.add({2, 2, blank, 2, 2, 2, 2, 2, 2});
  a.merge(b);
  EXPECT_EQ(a, whole);
}

TEST(Tally, RefusesUnlikeMethodologiesBeforeTouchingAnything) {
  tally a{ikm::permenpan_14_2017()};
  a.add({1, 2, 3, 4, 1, 2, 3, 4, 1});
  const tally before = a;
  tally other{ikm::permenpan_16_2014()};
  other.add({1, 2, 3, 4, 1, 2, 3, 4, 1});
  EXPECT_THROW(a.merge(other), ikm::tally_error);
  EXPECT_EQ(a, before);
}

TEST(Tally, FromCountsRefusesContradictions) {
  tally t{ikm::permenpan_14_2017()};
  t.add({1, 2, 3, 4, 1, 2, 3, 4, blank});
  t.add({1, 2, 3, 4, 1, 2, 3, 4, 1});
  const std::vector<std::uint64_t> good = t.counts();
  EXPECT_EQ(tally::from_counts(t.method(), 2, 1, good), t);
  EXPECT_THROW((void)tally::from_counts(t.method(), 3, 1, good), ikm::tally_error);
  EXPECT_THROW((void)tally::from_counts(t.method(), 2, 2, good), ikm::tally_error);
  EXPECT_THROW((void)tally::from_counts(t.method(), 2, 1, std::span{good}.first(89)), ikm::tally_error);
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    ++bad[i];
    EXPECT_THROW((void)tally::from_counts(t.method(), 2, 1, bad), ikm::tally_error) << i;
  }
}

TEST(Tally, RefusesMoreRespondentsThanSumsCanHold) {
  const ikm::methodology one{{.id = "one", .name = {}, .elements = {{.id = "a", .code = {}, .name = {}, .weight = 1}}}};
  const std::uint64_t most = std::uint64_t{1} << 56;
  const std::vector<std::uint64_t> counts = {0, 0, 0, 0, most, 0, 0, 0, 0, most};
  tally t = tally::from_counts(one, most, most, counts);
  EXPECT_EQ(t.sum(0), 4 * most);
  EXPECT_THROW(t.add({ikm::answer{1}}), ikm::tally_error);
  const tally same = t;
  EXPECT_THROW(t.merge(same), ikm::tally_error);
}

// A row of a table may stand for several respondents.
TEST(Tally, ManyRespondentsAtOnceAreAsIfEachWereAdded) {
  const std::array<ikm::answer, 9> rows[] = {{4, 4, 4, 4, 4, 4, 4, 4, 4},
                                             {1, 2, 3, 4, 1, 2, 3, 4, 1},
                                             {1, blank, 3, 4, 1, 2, 3, blank, 1},
                                             {blank, blank, blank, blank, blank, blank, blank, blank, blank}};
  for (const bool joint : {false, true}) {
    const tally none = joint ? tally::with_joint_counts(ikm::permenpan_14_2017()) : tally{ikm::permenpan_14_2017()};
    tally at_once = none;
    tally each = none;
    std::uint64_t times = 0;
    for (const auto& row : rows) {
      at_once.add(row, times);
      for (std::uint64_t i = 0; i < times; ++i) each.add(row);
      times += 3;
    }
    EXPECT_EQ(at_once, each);
    EXPECT_EQ(at_once.respondents(), 0U + 3U + 6U + 9U);
    EXPECT_EQ(at_once.respondents(coverage::complete), 3U);
  }
}

// Counts take 32 bits each until there are 2^32 respondents, and 64 from there on.
TEST(Tally, MoreRespondentsThan32BitsCount) {
  constexpr std::uint64_t most = 0xFFFF'FFFFU;
  const std::array<ikm::answer, 9> row = {4, 3, 4, 4, 4, 4, 4, 4, 1};
  const std::array<ikm::answer, 9> gap = {4, 3, 4, 4, 4, 4, 4, 4, blank};
  tally by_one{ikm::permenpan_14_2017()};
  by_one.add(row, most);
  EXPECT_EQ(by_one.count(0, 4), most);
  by_one.add(gap);
  by_one.add(row);
  tally at_once{ikm::permenpan_14_2017()};
  at_once.add(row, most + 1);
  at_once.add(gap, 1);
  tally merged{ikm::permenpan_14_2017()};
  merged.add(row, most);
  tally rest{ikm::permenpan_14_2017()};
  rest.add(row);
  rest.add(gap);
  merged.merge(rest);
  tally other_way = rest;
  tally many{ikm::permenpan_14_2017()};
  many.add(row, most);
  other_way.merge(many);
  for (const tally& t : {by_one, at_once, merged, other_way}) {
    EXPECT_EQ(t, at_once);
    EXPECT_EQ(t.respondents(), most + 2);
    EXPECT_EQ(t.count(0, 4), most + 2);
    EXPECT_EQ(t.count(8, 1), most + 1);
    EXPECT_EQ(t.count(8, blank), 1U);
    EXPECT_EQ(t.count(0, 4, coverage::complete), most + 1);
    EXPECT_EQ(t.sum(1), 3 * (most + 2));
    EXPECT_EQ(tally::from_counts(t.method(), t.respondents(), t.respondents(coverage::complete), t.counts()), t);
  }
  merged.merge(merged);  // wide with wide
  EXPECT_EQ(merged.count(0, 4), 2 * (most + 2));
}

// Counted on paper: of two respondents one left the last question blank; which one is not known.
TEST(Tally, MarginalsAreCountsOfWhichNobodyKnowsWhoIsComplete) {
  const ikm::methodology method = ikm::permenpan_14_2017();
  std::vector<std::uint64_t> counts;
  for (int q = 0; q < 9; ++q)
    for (const std::uint64_t count : {q == 8 ? 1U : 0U, 0U, 0U, 1U, q == 8 ? 0U : 1U}) counts.push_back(count);
  const tally counted = tally::from_marginals(method, 2, counts);
  EXPECT_EQ(counted.respondents(), 2U);
  EXPECT_EQ(counted.marginal_respondents(), 2U);
  EXPECT_FALSE(counted.knows_complete());
  EXPECT_EQ(counted.count(8, blank), 1U);
  EXPECT_EQ(counted.sum(0), 7U);

  // Merged in any order with rows, of which joint counts are kept: the same, and without them.
  tally rows = tally::with_joint_counts(method);
  rows.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  tally one = counted;
  one.merge(rows);
  tally other = rows;
  other.merge(counted);
  EXPECT_EQ(one, other);
  EXPECT_FALSE(one.has_joint_counts());
  EXPECT_EQ(one.marginal_respondents(), 2U);
  EXPECT_EQ(one.respondents(coverage::complete), 1U);  // of the others
  one.take_away(rows);
  EXPECT_EQ(one, counted);
  other.take_away(counted);
  EXPECT_EQ(other.respondents(), 1U);
  EXPECT_EQ(other.marginal_respondents(), 0U);
  EXPECT_THROW(other.take_away(tally::from_counts(method, 1, 1, rows.counts(), 1)), ikm::tally_error);
}

TEST(Tally, MarginalsWithoutABlankAreOfCompleteRespondents) {
  std::vector<std::uint64_t> counts;
  for (int q = 0; q < 9; ++q)
    for (const std::uint64_t count : {0U, 0U, 0U, 3U, 1U}) counts.push_back(count);
  const tally counted = tally::from_marginals(ikm::permenpan_14_2017(), 4, counts);
  EXPECT_TRUE(counted.knows_complete());
  EXPECT_EQ(counted.respondents(coverage::complete), 4U);
}

TEST(Tally, MarginalsThatDoNotAddUpAreRefused) {
  std::vector<std::uint64_t> counts(45);
  EXPECT_THROW((void)tally::from_marginals(ikm::permenpan_14_2017(), 1, counts), ikm::tally_error);
  counts.pop_back();
  EXPECT_THROW((void)tally::from_marginals(ikm::permenpan_14_2017(), 0, counts), ikm::tally_error);
}

TEST(Tally, ManyRespondentsAtOnceAreRefusedWhereACountWouldOverflow) {
  const std::array<ikm::answer, 9> row = {4, 4, 4, 4, 4, 4, 4, 4, 4};
  tally t{ikm::permenpan_14_2017()};
  t.add(row, 5);
  const tally before = t;
  EXPECT_THROW(t.add(row, (std::uint64_t{1} << 56) - 4), ikm::tally_error);  // 2^56 are taken, not one more
  EXPECT_EQ(t, before);
  tally joint = tally::with_joint_counts(ikm::permenpan_14_2017());
  EXPECT_THROW(joint.add(row, (std::uint64_t{1} << 49) + 1), ikm::tally_error);  // products must fit
  EXPECT_EQ(joint.respondents(), 0U);
  const std::array<ikm::answer, 9> outside = {5, 4, 4, 4, 4, 4, 4, 4, 4};
  EXPECT_THROW(t.add(outside, 1), ikm::tally_error);
  EXPECT_EQ(t, before);
}
