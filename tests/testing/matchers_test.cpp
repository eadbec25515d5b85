// SPDX-License-Identifier: BSL-1.0
#include <ikm/testing/matchers.hpp>

#include <ikm/index/score.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace ikm {
namespace {

using testing::HasIndex, testing::HasNoIndex, testing::IsGraded, testing::IsOutOfReach, testing::NeedsPoints;
using ::testing::HasSubstr;
using ::testing::Not;

/// By hand: means 7/2 3 4 4 3 7/2 4 3 7/2 add to 63/2; 25 · 63/2 / 9 = 87.5.
unit_index two_respondents() {
  tally answers{permenpan_14_2017()};
  answers.add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  answers.add({3, 3, blank, 4, 3, 3, 4, 3, 3});
  return score(answers);
}

unit_index without_sarana() {
  tally answers{permenpan_14_2017()};
  answers.add({4, 3, 4, 4, 3, 4, 4, 3, blank});
  return score(answers);
}

/// What a failure of EXPECT_THAT shows.
template <typename Value, typename Matcher>
std::string failure(const Value& value, const Matcher& matcher) {
  ::testing::StringMatchResultListener said;
  const bool matched = ::testing::ExplainMatchResult(::testing::Matcher<const Value&>{matcher}, value, &said);
  return matched ? "matched" : ::testing::PrintToString(value) + ", " + said.str();
}

TEST(HasIndexMatcher, LooksAtThePublishedValue) {
  EXPECT_THAT(two_respondents(), HasIndex("87.50"));
  EXPECT_THAT(two_respondents(), HasIndex("87.5"));
  EXPECT_THAT(two_respondents(), HasIndex("87,50"));
  EXPECT_THAT(two_respondents(), Not(HasIndex("87.51")));
  EXPECT_THAT(without_sarana(), Not(HasIndex("87.50")));
}

TEST(HasIndexMatcher, AFailureShowsTheIndexAndTheMeans) {
  EXPECT_EQ(
      failure(two_respondents(), HasIndex("87.51")),
      "index 87.50 (exactly 175/2), grade B, 2 respondents; means: persyaratan 3.5000, prosedur 3.0000, waktu "
      "4.0000, biaya 4.0000, produk 3.0000, kompetensi 3.5000, perilaku 4.0000, pengaduan 3.0000, sarana 3.5000, ");
  EXPECT_THAT(failure(two_respondents(), HasIndex("B")), HasSubstr("but 'B' is not a decimal"));
  EXPECT_EQ(::testing::DescribeMatcher<unit_index>(HasIndex("78.74")), "has the index 78.74");
  EXPECT_EQ(::testing::DescribeMatcher<unit_index>(Not(HasIndex("78.74"))), "does not have the index 78.74");
}

TEST(HasNoIndexMatcher, AnElementWithoutAnAnswer) {
  EXPECT_THAT(without_sarana(), HasNoIndex());
  EXPECT_THAT(two_respondents(), Not(HasNoIndex()));
  EXPECT_THAT(failure(without_sarana(), HasIndex("90")), HasSubstr("no index, 1 respondents; means: "));
  EXPECT_THAT(failure(without_sarana(), HasIndex("90")), HasSubstr("sarana none"));
}

TEST(IsGradedMatcher, LooksAtTheLetter) {
  EXPECT_THAT(two_respondents(), IsGraded("B"));
  EXPECT_THAT(two_respondents(), Not(IsGraded("A")));
  EXPECT_THAT(without_sarana(), Not(IsGraded("D")));
  EXPECT_THAT(failure(two_respondents(), IsGraded("A")), HasSubstr("whose grade B begins at 76.61"));
  EXPECT_EQ(::testing::DescribeMatcher<unit_index>(IsGraded("B")), "is graded B");
}

// By hand: 88.305 − 87.5 = 0.805; a point on any element with two answers adds 25/18 = 1.39.
TEST(NeedsPointsMatcher, LooksAtTheLeastPoints) {
  const auto near = gap_to(two_respondents(), *decimal::parse("88.31"));
  EXPECT_THAT(near, NeedsPoints(1));
  EXPECT_THAT(*near, NeedsPoints(1));
  EXPECT_THAT(near, Not(NeedsPoints(2)));
  EXPECT_THAT(gap_to(two_respondents(), decimal{80}), NeedsPoints(0));
  EXPECT_EQ(failure(*near, NeedsPoints(2)),
            "index 87.50 against 88.31: difference -0.81, 1 points needed, up to 100.00 within reach, ");
  EXPECT_EQ(::testing::DescribeMatcher<target_gap>(NeedsPoints(23)), "needs 23 points");
}

TEST(NeedsPointsMatcher, WithoutAnIndexThereIsNoGap) {
  const auto none = gap_to(without_sarana(), decimal{80});
  EXPECT_THAT(none, Not(NeedsPoints(0)));
  EXPECT_THAT(none, Not(IsOutOfReach()));
  EXPECT_THAT(failure(none, NeedsPoints(0)), HasSubstr("which is not a gap, since there is no index"));
}

TEST(IsOutOfReachMatcher, NoPointsSuffice) {
  const auto beyond = gap_to(two_respondents(), decimal{101});
  EXPECT_THAT(beyond, IsOutOfReach());
  EXPECT_THAT(beyond, Not(NeedsPoints(9)));
  EXPECT_THAT(failure(*beyond, NeedsPoints(9)), HasSubstr("out of reach, up to 100.00 within reach"));
  EXPECT_THAT(gap_to(two_respondents(), decimal{90}), Not(IsOutOfReach()));
}

}  // namespace
}  // namespace ikm
