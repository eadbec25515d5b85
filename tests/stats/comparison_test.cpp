// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/comparison.hpp>

#include "stats/golden.hpp"

#include <ikm/base/error.hpp>

#include <array>

namespace {

using golden::expect_close;

ikm::possibly<ikm::estimate> index_of(const std::vector<golden::respondent>& rows, ikm::missing rule = {}) {
  return ikm::estimate_survey(golden::counted<ikm::pair_counts>(rows), {.missing = rule}).index;
}

void expect_golden(const ikm::comparison& found, const std::string& of) {
  const golden::figures golden{"comparison.csv"};
  SCOPED_TRACE(of);
  ASSERT_TRUE(found.difference);
  expect_close(found.difference->value, golden.one(of, "difference"), "difference");
  expect_close(found.difference->standard_error, golden.one(of, "se"), "se");
  expect_close(found.difference->degrees_of_freedom, golden.one(of, "df"), "df");
  EXPECT_NEAR(*found.p / golden.one(of, "p"), 1, 1e-9);
  expect_close(found.limits->low, golden.one(of, "low"), "low");
  expect_close(found.limits->high, golden.one(of, "high"), "high");
}

TEST(Comparison, TwoPeriodsAgreeWithR) {
  const auto before = golden::sheet("oracle/data/synthetic_blanks.csv");
  const auto after = golden::sheet("oracle/data/synthetic_next_period.csv");
  const auto found = ikm::compare(index_of(before), index_of(after));
  expect_golden(found, "synthetic_periods");
  EXPECT_EQ(found.word, ikm::verdict::rise);
  EXPECT_EQ(ikm::compare(index_of(after), index_of(before)).word, ikm::verdict::fall);
  // Over complete respondents it is R's own t.test of their indices.
  using ikm::missing;
  expect_golden(ikm::compare(index_of(before, missing::listwise), index_of(after, missing::listwise)),
                "synthetic_periods_listwise");
  const auto jepara = golden::sheet("data/jepara_mpp_2020_2022.csv");
  expect_golden(
      ikm::compare(index_of(golden::where(jepara, "year", "2021")), index_of(golden::where(jepara, "year", "2022"))),
      "jepara_years");
}

TEST(Comparison, AdjustmentsAgreeWithR) {
  const golden::figures golden{"comparison.csv"};
  const auto raw = golden.many("adjust", "raw");
  for (const auto rule : {ikm::adjustment::holm, ikm::adjustment::benjamini_hochberg}) {
    const auto expected = golden.many("adjust", std::string{ikm::name_of(rule)});
    const auto found = ikm::adjust(raw, rule);
    for (std::size_t i = 0; i < raw.size(); ++i) expect_close(found[i], expected[i], "adjusted");
  }
  EXPECT_EQ(ikm::adjust(raw, ikm::adjustment::none), raw);
  EXPECT_TRUE(ikm::adjust({}, ikm::adjustment::holm).empty());
}

TEST(Comparison, TheVerdictIsThatOfTheLevel) {
  const ikm::estimate before{80, 1, 100};
  const ikm::estimate after{82.5, 1, 100};  // p is about 0.079
  EXPECT_EQ(ikm::compare(before, after, 0.95).word, ikm::verdict::no_change);
  EXPECT_EQ(ikm::compare(before, after, 0.90).word, ikm::verdict::rise);
  EXPECT_EQ(ikm::compare(after, before, 0.90).word, ikm::verdict::fall);
  EXPECT_EQ(ikm::sentence_of(ikm::verdict::no_change).en, "no detectable change");
}

TEST(Comparison, WithoutAStandardErrorThereIsNoVerdict) {
  const ikm::estimate known{80, 1, 100};
  const auto found = ikm::compare(known, ikm::undefined::too_few_respondents);
  EXPECT_EQ(found.word, ikm::verdict::undecidable);
  EXPECT_EQ(found.difference.why(), ikm::undefined::too_few_respondents);
  const ikm::estimate exact{80, 0, 100};
  const auto alike = ikm::compare(exact, exact);
  EXPECT_EQ(alike.p.why(), ikm::undefined::no_variance);
  EXPECT_EQ(alike.word, ikm::verdict::undecidable);
}

// Where everybody was asked on both sides a difference is true as it stands, however small.
TEST(Comparison, BetweenCensusesChanceHasNoPart) {
  const ikm::estimate before{80, 0, 100};
  const ikm::estimate after{80.01, 0, 100};
  auto found = ikm::compare(before, after, 0.95, true);
  EXPECT_EQ(found.p.why(), ikm::undefined::everybody_asked);
  EXPECT_EQ(found.word, ikm::verdict::rise);
  EXPECT_EQ(ikm::compare(after, before, 0.95, true).word, ikm::verdict::fall);
  EXPECT_EQ(ikm::compare(before, before, 0.95, true).word, ikm::verdict::no_change);
  ikm::judge_together({&found, 1}, ikm::adjustment::holm);
  EXPECT_EQ(found.word, ikm::verdict::rise);
}

TEST(Comparison, UnitsAreJudgedTogether) {
  const std::map<ikm::group_key, ikm::possibly<ikm::estimate>> units = {{{"a"}, ikm::estimate{80, 1, 100}},
                                                                        {{"b"}, ikm::estimate{83, 1, 100}},
                                                                        {{"c"}, ikm::estimate{81, 1, 100}},
                                                                        {{"d"}, ikm::undefined::too_few_respondents}};
  const auto pairs = ikm::compare_units(units);
  ASSERT_EQ(pairs.size(), 6U);
  EXPECT_EQ(pairs[0].first, ikm::group_key{"a"});
  EXPECT_EQ(pairs[0].second, ikm::group_key{"b"});
  // a and b alone would differ significantly; among three comparisons they do not.
  EXPECT_LT(*pairs[0].compared.p, 0.05);
  EXPECT_NEAR(*pairs[0].compared.adjusted_p, 3 * *pairs[0].compared.p, 1e-15);
  EXPECT_EQ(pairs[0].compared.word, ikm::verdict::no_change);
  EXPECT_EQ(pairs[5].compared.word, ikm::verdict::undecidable);
}

TEST(Comparison, TooManyUnitsAreRefused) {
  std::map<ikm::group_key, ikm::possibly<ikm::estimate>> units;
  for (std::size_t i = 0; i <= ikm::max_units_compared; ++i)
    units.emplace(ikm::group_key{std::to_string(i)}, ikm::undefined::no_respondents);
  EXPECT_THROW((void)ikm::compare_units(units), ikm::statistics_error);
}

TEST(Comparison, NamesAreReadBack) {
  for (const auto rule : {ikm::adjustment::none, ikm::adjustment::holm, ikm::adjustment::benjamini_hochberg})
    EXPECT_EQ(ikm::adjustment_named(ikm::name_of(rule)), rule);
  EXPECT_FALSE(ikm::adjustment_named("bonferroni"));
}

}  // namespace
