// SPDX-License-Identifier: BSL-1.0
// Score, rounding and combination against the naive reference: equal to the last digit of the fraction.
#include "laws/reference.hpp"

#include <ikm/ikm.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace ikm::literals;
using reference::blanks;
using reference::cpp_int;
using reference::cpp_rational;
using reference::respondent;

constexpr std::array rules = {std::pair{ikm::missing::available, blanks::available},
                              std::pair{ikm::missing::listwise, blanks::listwise},
                              std::pair{ikm::missing::zero, blanks::zero}};

void add(ikm::tally& to, const std::vector<respondent>& all) {
  for (const respondent& who : all) to.add(std::vector<ikm::answer>(who.begin(), who.end()));
}

ikm::tally tally_of(const ikm::methodology& method, const std::vector<respondent>& all) {
  ikm::tally made{method};
  add(made, all);
  return made;
}

std::string text(const std::optional<ikm::ratio>& value) { return value ? value->to_string() : "none"; }
std::string text(const std::optional<ikm::decimal>& value) { return value ? value->to_string() : "none"; }

/// Index, published index, mean and element means, for each treatment of blanks.
void expect_exact(const ikm::tally& counts, const std::vector<respondent>& all,
                  const std::vector<reference::element>& elements, const cpp_rational& conversion = 25) {
  for (const auto& [rule, blanks_rule] : rules) {
    SCOPED_TRACE(std::string{ikm::name_of(rule)});
    const ikm::unit_index unit = ikm::score(counts, {.missing = rule});
    const auto expected = reference::index(all, elements, blanks_rule, conversion);
    EXPECT_EQ(text(unit.exact()), reference::text(expected));
    EXPECT_EQ(text(unit.published()), expected ? reference::rounded(*expected, counts.method().decimals()) : "none");
    EXPECT_EQ(text(unit.mean()), expected ? reference::rounded(*expected / conversion, 4) : "none");
    EXPECT_EQ(unit.respondents(), reference::entering(all, blanks_rule).size());
    const auto means = reference::means(all, elements, blanks_rule);
    ASSERT_EQ(unit.means().size(), means.size());
    for (std::size_t e = 0; e < means.size(); ++e) {
      EXPECT_EQ(text(unit.means()[e]), reference::text(means[e])) << "element " << e;
      const ikm::element_index row = unit.element(e);
      EXPECT_EQ(text(row.index),
                means[e] ? reference::rounded(*means[e] * conversion, counts.method().decimals()) : "none");
    }
  }
}

}  // namespace

TEST(Exactness, ManySmallSurveysWithAndWithoutBlanks) {
  std::mt19937_64 random{20260101};
  const auto elements = reference::equal_elements(9);
  for (unsigned round = 0; round < 150; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const auto all = reference::random_respondents(random, random() % 40, 9, 4, round % 3 == 0 ? 0 : 40 * (round % 7));
    expect_exact(tally_of(ikm::permenpan_14_2017(), all), all, elements);
  }
}

TEST(Exactness, UnequalWeightsGivenAsDecimalsAndFractions) {
  const ikm::methodology method{{.id = "unequal",
                                 .name = {},
                                 .elements = {{.id = "a", .code = {}, .name = {}, .weight = "0.07"_ratio},
                                              {.id = "b", .code = {}, .name = {}, .weight = "1/3"_ratio},
                                              {.id = "c", .code = {}, .name = {}, .weight = "0,43"_ratio},
                                              {.id = "d", .code = {}, .name = {}, .weight = "1/6"_ratio},
                                              {.id = "e", .code = {}, .name = {}, .weight = "0"_ratio}}}};
  const std::vector<reference::element> elements = {
      {cpp_rational{7, 100}}, {cpp_rational{1, 3}}, {cpp_rational{43, 100}}, {cpp_rational{1, 6}}, {cpp_rational{0}}};
  std::mt19937_64 random{7};
  for (unsigned round = 0; round < 60; ++round) {
    const auto all = reference::random_respondents(random, 1 + random() % 60, 5, 4, 30 * (round % 5));
    expect_exact(tally_of(method, all), all, elements);
  }
}

// Domain, section 2: an element's mean is the mean of its questions' means, not the mean of all its answers.
TEST(Exactness, SeveralQuestionsAnElementOnAnotherScale) {
  const ikm::methodology method{
      {.id = "several",
       .name = {},
       .elements =
           {{.id = "a", .code = "U1", .name = {}, .weight = "1/2"_ratio, .questions = {{"U1.1"}, {"U1.2"}, {"U1.3"}}},
            {.id = "b", .code = "U2", .name = {}, .weight = "1/3"_ratio, .questions = {{"U2"}}},
            {.id = "c", .code = "U3", .name = {}, .weight = "1/6"_ratio, .questions = {{"U3.1"}, {"U3.2"}}}},
       .scale = {1, 5},
       .bands = {{"D", {"d", "d"}, "20"_decimal}, {"A", {"a", "a"}, "60"_decimal}},
       .decimals = 3}};
  const std::vector<reference::element> elements = {
      {cpp_rational{1, 2}, 3}, {cpp_rational{1, 3}, 1}, {cpp_rational{1, 6}, 2}};
  std::mt19937_64 random{11};
  for (unsigned round = 0; round < 60; ++round) {
    const auto all = reference::random_respondents(random, 1 + random() % 50, 6, 5, 50 * (round % 6));
    expect_exact(tally_of(method, all), all, elements, 20);  // 100 / 5
  }
}

// "Done means": 60,000 respondents with 3 % random blanks give the exact fraction of an independent computation.
TEST(Exactness, SixtyThousandRespondentsWithThreePercentBlanks) {
  std::mt19937_64 random{60'000};
  const auto all = reference::random_respondents(random, 60'000, 9, 4, 30);
  std::size_t blank_answers = 0;
  for (const respondent& who : all) blank_answers += static_cast<std::size_t>(std::count(who.begin(), who.end(), 0));
  ASSERT_GT(blank_answers, 15'000U);  // 3 % of 540,000 is 16,200
  ASSERT_LT(blank_answers, 17'500U);
  expect_exact(tally_of(ikm::permenpan_14_2017(), all), all, reference::equal_elements(9));
}

namespace {

/// One question's counts: blanks, then how many gave 1, 2, 3, 4.
using question_counts = std::array<std::uint64_t, 5>;

/// A tally without blanks in any complete block: `complete` 0, so that every pattern of blanks is possible.
ikm::tally from(const ikm::methodology& method, std::uint64_t respondents, std::uint64_t complete,
                const std::vector<question_counts>& all, const std::vector<question_counts>& of_complete) {
  std::vector<std::uint64_t> counts;
  for (const auto& block : {all, of_complete})
    for (const question_counts& q : block) counts.insert(counts.end(), q.begin(), q.end());
  return ikm::tally::from_counts(method, respondents, complete, counts);
}

cpp_rational index_from(const std::vector<question_counts>& all, bool zero, const cpp_rational& weight) {
  cpp_rational sum = 0;
  for (const question_counts& q : all) {
    const cpp_int total = cpp_int{q[1]} + cpp_int{q[2]} * 2 + cpp_int{q[3]} * 3 + cpp_int{q[4]} * 4;
    const cpp_int answers = cpp_int{q[1]} + q[2] + q[3] + q[4];
    sum += weight * cpp_rational{total, zero ? cpp_int{answers + q[0]} : answers};
  }
  return 25 * sum;
}

}  // namespace

TEST(Exactness, ABillionRespondentsFromCounts) {
  constexpr std::uint64_t billion = 1'000'000'000;
  std::vector<question_counts> all;
  std::vector<question_counts> complete;
  for (std::uint64_t q = 0; q < 9; ++q) {
    const std::uint64_t blank_ones = 10'000'019 + 7'919 * q;
    const std::uint64_t ones = 3 + q;
    const std::uint64_t twos = 123'456'789 + q * q;
    const std::uint64_t threes = 400'000'009 - 101 * q;
    all.push_back({blank_ones, ones, twos, threes, billion - blank_ones - ones - twos - threes});
    complete.push_back({0, 3, 100'000'000 + q, 350'000'000, 449'999'997 - q});
  }
  const ikm::tally counts = from(ikm::permenpan_14_2017(), billion, 900'000'000, all, complete);
  const cpp_rational ninth{1, 9};
  EXPECT_EQ(text(ikm::score(counts).exact()), index_from(all, false, ninth).str());
  EXPECT_EQ(text(ikm::score(counts, {.missing = ikm::missing::listwise}).exact()),
            index_from(complete, false, ninth).str());
  EXPECT_EQ(text(ikm::score(counts, {.missing = ikm::missing::zero}).exact()), index_from(all, true, ninth).str());
  EXPECT_EQ(ikm::score(counts).published()->to_string(), reference::rounded(index_from(all, false, ninth), 2));
}

// Architecture, decision 2: nine different denominators pass 128 bits. These are nine primes near 2^40, so the common
// denominator of the index has 360 bits and nothing cancels.
TEST(Exactness, NineUnlikeDenominatorsPass128Bits) {
  constexpr std::array<std::uint64_t, 9> below = {87, 167, 195, 203, 213, 285, 293, 299, 389};  // 2^40 - k
  std::vector<question_counts> all;
  constexpr std::uint64_t respondents = std::uint64_t{1} << 40;
  for (std::size_t q = 0; q < 9; ++q) {
    const std::uint64_t answers = respondents - below[q];
    all.push_back({below[q], 12'345 + q, 999'999'937 * (q + 1), 5, answers - (12'345 + q) - 999'999'937 * (q + 1) - 5});
  }
  const ikm::tally counts =
      from(ikm::permenpan_14_2017(), respondents, 0, all, std::vector<question_counts>(9, question_counts{}));
  const cpp_rational expected = index_from(all, false, cpp_rational{1, 9});
  ASSERT_GT(boost::multiprecision::msb(boost::multiprecision::denominator(expected)), 128U);
  EXPECT_EQ(text(ikm::score(counts).exact()), expected.str());
  EXPECT_EQ(ikm::score(counts).published()->to_string(), reference::rounded(expected, 2));
}

// Domain, section 3: the roundings met in practice, each against big integers.
TEST(Exactness, IntermediateRoundingsFollowTheirDefinition) {
  std::mt19937_64 random{333};
  const auto& method = ikm::permenpan_14_2017();
  for (unsigned round = 0; round < 100; ++round) {
    const auto all = reference::random_respondents(random, 1 + random() % 50, 9, 4, 20);
    const auto means = reference::means(all, reference::equal_elements(9), blanks::available);
    if (std::any_of(means.begin(), means.end(), [](const auto& m) { return !m; })) continue;
    for (const auto& [places, weight] : std::map<int, cpp_rational>{{2, {11, 100}}, {3, {111, 1000}}, {-1, {1, 9}}}) {
      const int decimals = places;
      cpp_rational weighted3 = 0;
      cpp_rational sum = 0;
      cpp_rational truncated = 0;
      for (const auto& mean : means) {
        weighted3 += cpp_rational{cpp_int{std::stoll(reference::rounded(weight * *mean * 1000, 0))}, 1000};
        sum += weight * *mean;
        truncated += weight * cpp_rational{cpp_int{std::stoll(reference::cut(*mean * 100, 0))}, 100};
      }
      const cpp_rational sum3{cpp_int{std::stoll(reference::rounded(sum * 1000, 0))}, 1000};
      const auto exact = [&](ikm::intermediate_rounding rule) {
        ikm::score_options options{.rounding = rule};
        if (decimals >= 0) options.weight_decimals = decimals;
        return text(ikm::score(tally_of(method, all), options).exact());
      };
      EXPECT_EQ(exact(ikm::intermediate_rounding::exact), reference::text(cpp_rational{sum * 25}));
      EXPECT_EQ(exact(ikm::intermediate_rounding::weighted3), reference::text(cpp_rational{weighted3 * 25}));
      EXPECT_EQ(exact(ikm::intermediate_rounding::sum3), reference::text(cpp_rational{sum3 * 25}));
      EXPECT_EQ(exact(ikm::intermediate_rounding::mean2_truncated), reference::text(cpp_rational{truncated * 25}));
    }
  }
}

// The one rounding: half away from zero, against big integers, small and large fractions, ties above all.
TEST(Rounding, HalfAwayFromZeroAgainstBigIntegers) {
  std::mt19937_64 random{2};
  for (unsigned round = 0; round < 20'000; ++round) {
    const int bits = 1 + static_cast<int>(random() % 62);
    const auto denominator = static_cast<std::int64_t>(random() % (std::uint64_t{1} << bits)) + 1;
    const auto numerator = static_cast<std::int64_t>(random() >> (1 + random() % 60));
    const int places = static_cast<int>(random() % 7);
    const cpp_rational expected{round % 2 == 0 ? cpp_int{numerator} : cpp_int{-cpp_int{numerator}},
                                cpp_int{denominator}};
    const ikm::ratio value{round % 2 == 0 ? numerator : -numerator, denominator};
    const std::string digits = reference::rounded(expected, places);
    if (digits.size() > 18) continue;  // beyond 63 bits: the next test
    EXPECT_EQ(value.rounded(places).to_string(), digits) << expected << " to " << places;
    EXPECT_EQ(value.rounded(places, ikm::rounding_mode::cut).to_string(), reference::cut(expected, places));
  }
}

TEST(Rounding, EveryTieGoesAwayFromZero) {
  for (int places = 0; places <= 6; ++places)
    for (std::int64_t odd = 1; odd < 400; odd += 2)
      for (const int sign : {1, -1}) {
        const auto twice = static_cast<std::int64_t>(2 * reference::power_of_ten(places));
        const ikm::ratio tie{sign * odd, twice};
        const std::string expected = reference::digits(cpp_int{sign * (odd + 1) / 2}, places);
        EXPECT_EQ(tie.rounded(places).to_string(), expected);
        // A hair nearer to zero goes the other way, however thin the hair.
        const ikm::ratio hair = "1/1000000000000000000000000000000000000000"_ratio;
        const std::int64_t lower = sign * (odd - 1) / 2;
        EXPECT_EQ((sign > 0 ? tie - hair : tie + hair).rounded(places).units(), lower);
        EXPECT_EQ((sign > 0 ? tie + hair : tie - hair).rounded(places).units(), sign * (odd + 1) / 2);
      }
}

TEST(Rounding, WhatNeedsMoreThan63BitsIsRefusedAndNotWrapped) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(ikm::ratio{most}.rounded(0).units(), most);
  EXPECT_EQ(ikm::ratio{-most}.rounded(0).units(), -most);
  EXPECT_THROW(static_cast<void>(ikm::ratio{most}.rounded(1)), ikm::arithmetic_error);
  EXPECT_THROW(static_cast<void>((ikm::ratio{most} + "1/2"_ratio).rounded(0)), ikm::arithmetic_error);
  EXPECT_THROW(static_cast<void>(ikm::ratio{1}.rounded(19)), ikm::arithmetic_error);
  EXPECT_THROW(static_cast<void>(ikm::ratio{1}.rounded(-1)), ikm::arithmetic_error);
}

// Arithmetic of ratios against Boost's rationals, through the change from 64 bits to any size and back.
TEST(RatioArithmetic, AgreesWithBigRationals) {
  std::mt19937_64 random{99};
  ikm::ratio ours{1, 3};
  cpp_rational theirs{1, 3};
  for (unsigned step = 0; step < 3'000; ++step) {
    const auto numerator = static_cast<std::int64_t>(random() >> (1 + random() % 62)) * (random() % 2 == 0 ? 1 : -1);
    const auto denominator = static_cast<std::int64_t>(random() >> (1 + random() % 62)) + 1;
    const ikm::ratio other{numerator, denominator};
    const cpp_rational same{cpp_int{numerator}, cpp_int{denominator}};
    switch (random() % 4) {
      case 0:
        ours += other;
        theirs += same;
        break;
      case 1:
        ours -= other;
        theirs -= same;
        break;
      case 2:
        ours *= other;
        theirs *= same;
        break;
      default:
        if (numerator == 0) continue;
        ours /= other;
        theirs /= same;
    }
    ASSERT_EQ(ours.to_string(), theirs.str());
    ASSERT_EQ(ours.sign(), theirs.sign());
    ASSERT_EQ(ours < other, theirs < same);
    ASSERT_EQ(ours == other, theirs == same);
    ASSERT_EQ(*ikm::ratio::parse(ours.to_string()), ours);
    if (theirs.str().size() > 300) {
      ours = ikm::ratio{5, 7};
      theirs = cpp_rational{5, 7};
    }
  }
}

TEST(RatioArithmetic, TheEdgesOf64Bits) {
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t n : {least, least + 1, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, most - 1, most})
    for (const std::int64_t d : {least, least + 1, std::int64_t{-1}, std::int64_t{1}, most}) {
      EXPECT_EQ((ikm::ratio{n, d}.to_string()), (cpp_rational{cpp_int{n}} / cpp_rational{cpp_int{d}}).str())
          << n << '/' << d;
      EXPECT_EQ((ikm::ratio{n} * ikm::ratio{d}).to_string(), cpp_int{cpp_int{n} * d}.str());
      EXPECT_EQ((ikm::ratio{n} + ikm::ratio{d}).to_string(), cpp_int{cpp_int{n} + d}.str());
      EXPECT_EQ((ikm::ratio{n} - ikm::ratio{d}).to_string(), cpp_int{cpp_int{n} - d}.str());
    }
  EXPECT_EQ(ikm::ratio::of(std::numeric_limits<std::uint64_t>::max(), 1).to_string(), "18446744073709551615");
}

namespace {

struct units_survey {
  std::map<std::string, std::vector<respondent>> units;  // "" has no name
  ikm::grouped_tally counts{ikm::permenpan_14_2017(), {"unit"}};
};

units_survey random_units(std::mt19937_64& random) {
  units_survey made;
  const std::size_t units = 2 + random() % 6;
  for (std::size_t u = 0; u < units; ++u)
    made.units["unit " + std::to_string(u)] = reference::random_respondents(random, 1 + random() % 30, 9, 4, 60);
  if (random() % 2 == 0) made.units[""] = reference::random_respondents(random, 1 + random() % 30, 9, 4, 60);
  if (random() % 3 == 0) {  // a unit that never answered one element has no index
    auto silent = reference::random_respondents(random, 5, 9, 4, 0);
    for (respondent& who : silent) who[3] = 0;
    made.units["silent"] = silent;
  }
  for (const auto& [name, all] : made.units) add(made.counts.at({name}), all);
  return made;
}

}  // namespace

// Domain, section 7: the four combination rules, each from its definition.
TEST(Combining, EachRuleAgainstTheReference) {
  std::mt19937_64 random{21};
  const auto elements = reference::equal_elements(9);
  for (unsigned round = 0; round < 120; ++round) {
    const units_survey survey = random_units(random);
    for (const auto& [rule, blanks_rule] : rules) {
      SCOPED_TRACE("round " + std::to_string(round) + " " + std::string{ikm::name_of(rule)});
      const ikm::score_options options{.missing = rule};
      std::vector<respondent> pooled;
      cpp_rational by_respondents = 0;
      cpp_rational respondents = 0;
      cpp_rational simple = 0;
      cpp_rational entered = 0;
      cpp_rational by_weights = 0;
      cpp_rational weights_total = 0;
      std::uint64_t left_out = 0;
      std::map<ikm::group_key, ikm::ratio> weights = {{{"nowhere"}, 5}};
      for (const auto& [name, all] : survey.units) {
        pooled.insert(pooled.end(), all.begin(), all.end());
        const auto index = reference::index(all, elements, blanks_rule);
        if (name.empty() || !index) {
          left_out += all.size();
          continue;
        }
        const cpp_rational size{reference::entering(all, blanks_rule).size()};
        by_respondents += size * *index;
        respondents += size;
        simple += *index;
        entered += 1;
        const auto given = static_cast<std::int64_t>(1 + random() % 1000);
        weights.emplace(ikm::group_key{name}, ikm::ratio{given, 7});
        by_weights += given * *index;
        weights_total += given;
      }
      const auto whole = [&](ikm::combination how) { return ikm::combine(survey.counts, how, options, weights); };
      EXPECT_EQ(text(whole(ikm::combination::pooled).whole.exact()),
                reference::text(reference::index(pooled, elements, blanks_rule)));
      if (entered == 0) {
        EXPECT_THROW(whole(ikm::combination::units), ikm::tally_error);
        continue;
      }
      const auto units = whole(ikm::combination::units);
      EXPECT_EQ(text(units.whole.exact()), reference::text(cpp_rational{simple / entered}));
      EXPECT_EQ(text(whole(ikm::combination::respondents).whole.exact()),
                reference::text(cpp_rational{by_respondents / respondents}));
      const auto weighted = whole(ikm::combination::weights);
      EXPECT_EQ(text(weighted.whole.exact()), reference::text(cpp_rational{by_weights / weights_total}));
      EXPECT_EQ(weighted.unmatched, (std::vector<ikm::group_key>{{"nowhere"}}));
      // Nothing is left out in silence, and the shares of what entered are the whole.
      EXPECT_EQ(units.respondents_left_out, left_out);
      EXPECT_EQ(cpp_rational{units.whole.parts().size()}, entered);
      ikm::ratio shares = 0;
      for (const ikm::index_part& part : weighted.whole.parts()) shares += part.share;
      EXPECT_EQ(shares, ikm::ratio{1});
    }
  }
}

TEST(Combining, AUnitWithoutAWeightIsLeftOutByName) {
  ikm::grouped_tally counts{ikm::permenpan_14_2017(), {"unit"}};
  for (const char* name : {"a", "b", ""}) counts.at({name}).add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  const auto made = ikm::combine(counts, ikm::combination::weights, {}, {{{"a"}, 2}});
  EXPECT_EQ(made.unweighted, (std::vector<ikm::group_key>{{"b"}}));
  EXPECT_EQ(made.unnamed, (std::vector<ikm::group_key>{{""}}));
  EXPECT_EQ(made.respondents_left_out, 2U);
  EXPECT_EQ(made.whole.respondents(), 1U);
  EXPECT_THROW(static_cast<void>(ikm::combine(counts, ikm::combination::weights, {}, {{{"a"}, -1}})), ikm::tally_error);
  EXPECT_THROW(static_cast<void>(ikm::combine(counts, ikm::combination::weights, {}, {{{"a"}, 0}})), ikm::tally_error);
}
