// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/achievement.hpp>

#include <gtest/gtest.h>

namespace ikm {
namespace {

std::optional<decimal> percent(const char* actual, const char* target, direction way = direction::higher,
                               lower_formula formula = lower_formula::reflect) {
  const auto exact = attainment(*decimal::parse(actual), *decimal::parse(target), way, formula);
  if (!exact) return std::nullopt;
  return exact->rounded(2);
}

// domain.md §8: "88.66 against 88.31 is 100.40 %".
TEST(Attainment, IsActualByTarget) {
  EXPECT_EQ(percent("88.66", "88.31"), "100.40"_decimal);
  EXPECT_EQ(percent("78,74", "77,5"), "101.60"_decimal);  // contract.md, the example of `ikm gap`
  EXPECT_EQ(percent("78.74", "78.5"), "100.31"_decimal);  // the same, against the end of the plan
}

TEST(Attainment, OfAValueOnItsTargetIsExactlyOneHundred) {
  for (const char* value : {"0.000001", "76,9", "3", "88.31", "123456789.123"}) {
    const decimal both = *decimal::parse(value);
    for (const direction way : {direction::higher, direction::lower})
      for (const lower_formula formula : {lower_formula::reflect, lower_formula::ratio})
        EXPECT_EQ(attainment(both, both, way, formula), ratio{100}) << value;
  }
}

// domain.md §8: two forms for indicators where lower is better.
TEST(Attainment, WhereLowerIsBetterHasTwoForms) {
  EXPECT_EQ(percent("8", "10", direction::lower), "120"_decimal);                        // (20 − 8)/10
  EXPECT_EQ(percent("8", "10", direction::lower, lower_formula::ratio), "125"_decimal);  // 10/8
  EXPECT_EQ(percent("0", "10", direction::lower), "200"_decimal);                        // "it stays finite at 0"
  EXPECT_EQ(percent("0", "10", direction::lower, lower_formula::ratio), std::nullopt);
  EXPECT_EQ(percent("25", "10", direction::lower), "-50"_decimal);
}

TEST(Attainment, HasNoMeaningForATargetOfZero) {
  for (const char* target : {"0", "0,00", "-5"}) {
    EXPECT_EQ(percent("3", target), std::nullopt);
    EXPECT_EQ(percent("3", target, direction::lower), std::nullopt);
    EXPECT_EQ(percent("3", target, direction::lower, lower_formula::ratio), std::nullopt);
  }
  EXPECT_FALSE(meets("3"_decimal, "0"_decimal, direction::lower));
  EXPECT_TRUE(meets("0"_decimal, "0"_decimal, direction::lower));
  EXPECT_TRUE(meets("3"_decimal, "0"_decimal));
}

// domain.md §8: ≥ 91, 76–90, 66–75, 51–65, ≤ 50, by the value rounded to whole percent; above 100 is Sangat tinggi.
TEST(Rating, HasNoHolesBetweenWholePercents) {
  const auto label = [](const char* value) { return label_of(rating_of(*ratio::parse(value))).id; };
  EXPECT_EQ(label("101.6"), "Sangat tinggi");
  EXPECT_EQ(label("91"), "Sangat tinggi");
  EXPECT_EQ(label("90.5"), "Sangat tinggi");
  EXPECT_EQ(label("90.4999"), "Tinggi");
  EXPECT_EQ(label("75.5"), "Tinggi");
  EXPECT_EQ(label("75.49"), "Sedang");
  EXPECT_EQ(label("65.5"), "Sedang");
  EXPECT_EQ(label("65.49"), "Rendah");
  EXPECT_EQ(label("50.5"), "Rendah");
  EXPECT_EQ(label("50.49"), "Sangat rendah");
  EXPECT_EQ(label("-50"), "Sangat rendah");
  EXPECT_EQ(label_of(rating::medium).en, "Medium");
}

TEST(Names, OfDirectionsAndFormulas) {
  EXPECT_EQ(direction_named("naik"), direction::higher);
  EXPECT_EQ(direction_named("Turun"), direction::lower);
  EXPECT_EQ(direction_named("LOWER"), direction::lower);
  EXPECT_EQ(direction_named("tetap"), std::nullopt);
  EXPECT_EQ(direction_named(""), std::nullopt);
  EXPECT_EQ(name_of(direction::lower), "lower");
  for (const lower_formula formula : {lower_formula::reflect, lower_formula::ratio})
    EXPECT_EQ(lower_formula_named(name_of(formula)), formula);
}

}  // namespace
}  // namespace ikm
