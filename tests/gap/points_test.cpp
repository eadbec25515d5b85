// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/points.hpp>

#include "small_surveys.hpp"

#include <ikm/gap/plan.hpp>
#include <ikm/gap/what_if.hpp>
#include <ikm/tally/grouped.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace ikm {
namespace {

using testing::made_of;
using testing::random_answers;

/// The published index of every way to spend points, by trying all: for each count of points the best index.
/// Independent of the search: it knows neither worth nor order, only how an index is made of sums.
class brute_force {
 public:
  explicit brute_force(const unit_index& unit, std::optional<std::size_t> only = {}) : unit_{unit}, only_{only} {
    for (const index_part& part : unit.parts())
      for (const answer_counts& counts : part.questions) sums_.push_back(counts.sum);
    spend(0, 0);
  }

  /// The least points that reach the goal; empty when none do.
  [[nodiscard]] std::optional<std::uint64_t> least(const decimal& goal) const {
    for (const auto& [points, best] : best_)
      if (best >= goal) return points;
    return std::nullopt;
  }
  [[nodiscard]] decimal highest() const {
    decimal top;
    for (const auto& [points, best] : best_) top = std::max(top, best);
    return top;
  }

 private:
  void spend(std::size_t cell, std::uint64_t points) {
    const std::size_t questions = unit_.method().question_count();
    if (cell == sums_.size()) {
      const decimal value = published();
      const auto [at, fresh] = best_.try_emplace(points, value);
      if (!fresh) at->second = std::max(at->second, value);
      return;
    }
    const answer_counts& counts = unit_.parts()[cell / questions].questions[cell % questions];
    const bool fixed = only_ && unit_.method().element_of(cell % questions) != *only_;
    const std::uint64_t top = fixed ? counts.sum : 4 * counts.answers;
    for (sums_[cell] = counts.sum; sums_[cell] <= top; ++sums_[cell])
      spend(cell + 1, points + sums_[cell] - counts.sum);
    sums_[cell] = counts.sum;
  }

  [[nodiscard]] decimal published() const {
    const methodology& method = unit_.method();
    std::vector<ratio> means(method.elements().size());
    for (std::size_t cell = 0; cell < sums_.size(); ++cell) {
      const std::size_t q = cell % method.question_count();
      const std::size_t e = method.element_of(q);
      const index_part& part = unit_.parts()[cell / method.question_count()];
      const auto questions = static_cast<std::int64_t>(method.elements()[e].questions.size());
      means[e] += part.share * ratio::of(sums_[cell], part.questions[q].divisor) / ratio{questions};
    }
    ratio sum;
    for (std::size_t e = 0; e < means.size(); ++e) {
      const ratio weight = weight_in_use(method, e, unit_.options());
      switch (rounding_in_use(method, unit_.options())) {
        case intermediate_rounding::exact:
        case intermediate_rounding::sum3: sum += weight * means[e]; break;
        case intermediate_rounding::weighted3: sum += (weight * means[e]).rounded(3); break;
        case intermediate_rounding::mean2_truncated:
          sum += weight * ratio{means[e].rounded(2, rounding_mode::cut)};
          break;
      }
    }
    if (rounding_in_use(method, unit_.options()) == intermediate_rounding::sum3) sum = sum.rounded(3);
    return (sum * ratio{25}).rounded(2);
  }

  const unit_index& unit_;
  std::optional<std::size_t> only_;
  std::vector<std::uint64_t> sums_;
  std::map<std::uint64_t, decimal> best_;
};

const std::vector<decimal>& goals() {
  static const std::vector<decimal> all = {"25"_decimal,     "43.76"_decimal, "62,51"_decimal, "65"_decimal,
                                           "70.005"_decimal, "76.61"_decimal, "81.26"_decimal, "88.31"_decimal,
                                           "95"_decimal,     "99.99"_decimal, "100"_decimal,   "100.01"_decimal};
  return all;
}

/// Points, plan and highest reachable index of one unit against trying everything.
void expect_least(const unit_index& unit) {
  if (!unit.exact()) return;
  const brute_force all{unit};
  EXPECT_EQ(highest_reachable(unit), all.highest());
  for (const decimal& goal : goals()) {
    SCOPED_TRACE(goal.to_string() + " from " + unit.published()->to_string());
    const auto least = all.least(goal);
    EXPECT_EQ(points_needed(unit, goal), least);
    const auto steps = plan_to(unit, goal);
    ASSERT_EQ(steps.has_value(), least.has_value());
    if (!steps) continue;
    EXPECT_EQ(steps->points, *least);
    EXPECT_GE(*with_steps(unit, steps->steps).published(), goal);
  }
  for (std::size_t e = 0; e < unit.method().elements().size(); ++e) {
    const brute_force alone{unit, e};
    for (const decimal& goal : goals())
      EXPECT_EQ(points_needed_in(unit, e, goal), alone.least(goal)) << goal.to_string();
  }
}

struct shape {
  std::vector<std::string> weights;
  std::vector<std::size_t> questions;
  std::size_t respondents;
};

const std::vector<shape>& shapes() {
  static const std::vector<shape> all = {
      {{"1/3", "1/3", "1/3"}, {1, 1, 1}, 4},       {{"1/2", "1/3", "1/6"}, {1, 1, 1}, 4},
      {{"0.5", "0.3", "0.2"}, {1, 1, 1}, 3},       {{"2/3", "1/3"}, {1, 2}, 4},
      {{"0.334", "0.333", "0.333"}, {1, 1, 1}, 4}, {{"1", "0"}, {1, 1}, 3},
      {{"1/7", "2/7", "4/7"}, {1, 1, 1}, 4},       {{"1/9", "3/9", "5/9"}, {2, 1, 1}, 2},
  };
  return all;
}

// contract.md: "points_needed: the least number of points after which the published index reaches the target".
TEST(Points, AreTheLeastOfAllWaysUnderEveryRoundingAndTreatmentOfBlanks) {
  std::mt19937 random{20170514};
  for (const shape& s : shapes()) {
    const methodology method = made_of(s.weights, s.questions);
    for (int survey = 0; survey < 1; ++survey) {
      const tally answers = random_answers(method, s.respondents, random);
      for (const intermediate_rounding rule : {intermediate_rounding::exact, intermediate_rounding::weighted3,
                                               intermediate_rounding::sum3, intermediate_rounding::mean2_truncated})
        for (const missing blanks : {missing::available, missing::zero, missing::listwise})
          for (const std::optional<int> decimals : {std::optional<int>{}, std::optional<int>{2}})
            expect_least(score(answers, {.missing = blanks, .weight_decimals = decimals, .rounding = rule}));
    }
  }
}

// A whole of units is a convex combination of their means: a point in a small unit is worth another than in a large
// one.
TEST(Points, AreTheLeastOfAllWaysInACombinationOfUnits) {
  std::mt19937 random{42};
  const methodology method = made_of({"1/2", "1/2"}, {1, 1});
  for (int survey = 0; survey < 2; ++survey) {
    grouped_tally units{method, {"unit"}};
    units.at({"a"}) = random_answers(method, 2, random);
    units.at({"b"}) = random_answers(method, 3, random);
    for (const intermediate_rounding rule : {intermediate_rounding::exact, intermediate_rounding::weighted3,
                                             intermediate_rounding::sum3, intermediate_rounding::mean2_truncated}) {
      const score_options options{.rounding = rule};
      expect_least(combine(units, combination::units, options).whole);
      expect_least(combine(units, combination::respondents, options).whole);
      expect_least(combine(units, combination::weights, options, {{{"a"}, 3}, {{"b"}, 1}}).whole);
    }
  }
}

// domain.md §10: data/sekadau_2019s1.csv is 11575/147 = 78.74. To a published 79.00 the exact index has to be 78.995 or
// more. With nine elements, 49 respondents and no blanks a point is worth 25/(9 · 49) = 25/441, and 11575/147 is
// 1389 of them: 78.995 · 441/25 − 1389 = 1393.4718 − 1389 = 4.4718, so 5 points.
TEST(Points, OfSekadauByHand) {
  const unit_index unit = score(testing::sekadau());
  ASSERT_EQ(unit.exact()->to_string(), "11575/147");
  EXPECT_EQ(points_needed(unit, "79"_decimal), 5U);
  EXPECT_EQ(points_needed(unit, "78,74"_decimal), 0U);
  EXPECT_EQ(highest_reachable(unit), "100"_decimal);
  // Biaya alone (sum 177) has 4 · 49 − 177 = 19 points of headroom: 19 · 25/441 lift 78.7415 to 79.8186 = 79.82.
  EXPECT_EQ(points_needed_in(unit, 3, "79.82"_decimal), 19U);
  EXPECT_EQ(points_needed_in(unit, 3, "79.83"_decimal), std::nullopt);
}

// domain.md §3: weights of 0.11 cap the index at 99.
TEST(Points, AreEmptyBeyondTheCeilingOfRoundedWeights) {
  tally answers{permenpan_14_2017()};
  answers.add({3, 3, 3, 3, 3, 3, 3, 3, 3});
  const unit_index unit = score(answers, {.weight_decimals = 2});
  EXPECT_EQ(highest_reachable(unit), "99"_decimal);
  EXPECT_EQ(points_needed(unit, "99"_decimal), 9U);
  EXPECT_EQ(points_needed(unit, "99.01"_decimal), std::nullopt);
}

TEST(Points, OfABillionRespondentsTakeNoLoop) {
  const methodology& method = permenpan_14_2017();
  constexpr std::uint64_t n = 1'000'000'000;
  std::vector<std::uint64_t> counts(method.question_count() * 5 * 2, 0);
  for (std::size_t q = 0; q < 9; ++q) {
    counts[q * 5 + 3] = n;  // all 3
    counts[(9 + q) * 5 + 3] = n;
  }
  const tally answers = tally::from_counts(method, n, n, counts);
  // 75 → 88.305 at least: 13.305 · 9e9 / 25 = 4,789,800,000 points.
  EXPECT_EQ(points_needed(score(answers), "88.31"_decimal), 4'789'800'000U);
  // Truncated means: nine elements share (88.305 − 75)/25 · 9 · 100 = 478.98 → 479 hundredths, each 1e7 points.
  EXPECT_EQ(points_needed(score(answers, {.rounding = intermediate_rounding::mean2_truncated}), "88.31"_decimal),
            4'790'000'000U);
}

TEST(Points, NeedCounts) {
  const unit_index printed = index_from_means(permenpan_14_2017(), std::vector<ratio>(9, ratio{3}));
  EXPECT_EQ(points_needed(printed, "75"_decimal), 0U);
  EXPECT_EQ(points_needed(printed, "75.01"_decimal), std::nullopt);
  EXPECT_EQ(highest_reachable(printed), "100"_decimal);
}

TEST(Points, AreEmptyWithoutAnIndex) {
  const unit_index none = score(tally{permenpan_14_2017()});
  EXPECT_EQ(points_needed(none, "75"_decimal), std::nullopt);
  EXPECT_EQ(highest_reachable(none), std::nullopt);
}

TEST(Points, TurnAwayGoalsThatNoNumberReaches) {
  tally answers{permenpan_14_2017()};
  answers.add({3, 3, 3, 3, 3, 3, 3, 3, 3});
  const unit_index unit = score(answers);
  EXPECT_EQ(points_needed(unit, "999999999999999999"_decimal), std::nullopt);
  EXPECT_EQ(points_needed(unit, "-999999999999999999"_decimal), 0U);
  EXPECT_EQ(points_needed(unit, "0"_decimal), 0U);
}

}  // namespace
}  // namespace ikm
