// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/missing_answers.hpp>

#include "stats/golden.hpp"

namespace {

using namespace ikm::literals;

// domain.md 10: the Jepara sheet under each treatment.
TEST(MissingAnswers, JeparaUnderEachTreatment) {
  const auto found =
      ikm::missing_answers_of(golden::counted<ikm::tally>(golden::sheet("data/jepara_mpp_2020_2022.csv")));
  EXPECT_EQ(found.respondents, 2404U);
  EXPECT_EQ(*found.incomplete, 82U);
  EXPECT_EQ(found.available.published(), "96.18"_decimal);
  EXPECT_EQ(found.listwise.published(), "96.35"_decimal);
  EXPECT_EQ(found.zero.published(), "95.31"_decimal);
  ASSERT_TRUE(found.worst && found.best);
  EXPECT_LT(*found.worst->exact(), *found.available.exact());
  EXPECT_GT(*found.best->exact(), *found.available.exact());
  EXPECT_TRUE(found.grade_is_certain());
}

// By hand: eight elements of 3 and 3, the ninth 4 and a blank. Filled with 1 it is 5/2, with 4 it is 4.
TEST(MissingAnswers, BoundsFillEveryBlank) {
  ikm::tally answers{ikm::permenpan_14_2017()};
  answers.add({3, 3, 3, 3, 3, 3, 3, 3, 4});
  answers.add({3, 3, 3, 3, 3, 3, 3, 3, ikm::blank});
  const auto found = ikm::missing_answers_of(answers);
  EXPECT_EQ(found.blanks, 1U);
  EXPECT_EQ(*found.worst->exact(), "1325/18"_ratio);  // 25/9 · (24 + 5/2)
  EXPECT_EQ(*found.best->exact(), "700/9"_ratio);     // 25/9 · 28
  EXPECT_FALSE(found.grade_is_certain());             // 73.61 is C, 77.78 is B
}

TEST(MissingAnswers, NobodyHasNoBounds) {
  const auto found = ikm::missing_answers_of(ikm::tally{ikm::permenpan_14_2017()});
  EXPECT_FALSE(found.worst);
  EXPECT_FALSE(found.available.exact());
  EXPECT_FALSE(found.grade_is_certain());
}

// An element that nobody answered has no mean, but still bounds.
TEST(MissingAnswers, AnUnansweredElementHasBounds) {
  ikm::tally answers{ikm::permenpan_14_2017()};
  answers.add({3, 3, 3, 3, 3, 3, 3, 3, ikm::blank});
  const auto found = ikm::missing_answers_of(answers, {.weight_decimals = 2});
  EXPECT_FALSE(found.available.exact());
  EXPECT_EQ(*found.worst->exact(), "68.75"_ratio);  // 25 · 0.11 · (24 + 1)
  EXPECT_EQ(*found.best->exact(), "77"_ratio);
}

}  // namespace
