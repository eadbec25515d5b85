// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/grade.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;

namespace {
std::string letter(const ikm::methodology& method, const ikm::decimal& published) {
  return grade_of(method, published).letter;
}
}  // namespace

// Domain, section 2: compared with lower bounds, each bound and the value just below it.
TEST(Grade, ComparesWithLowerBounds) {
  const auto& m = ikm::permenpan_14_2017();
  EXPECT_EQ(letter(m, "100.00"_decimal), "A");
  EXPECT_EQ(letter(m, "88.31"_decimal), "A");
  EXPECT_EQ(letter(m, "88.30"_decimal), "B");
  EXPECT_EQ(letter(m, "76.61"_decimal), "B");
  EXPECT_EQ(letter(m, "76.60"_decimal), "C");
  EXPECT_EQ(letter(m, "65.00"_decimal), "C");
  EXPECT_EQ(letter(m, "64.99"_decimal), "D");
  EXPECT_EQ(letter(m, "25.00"_decimal), "D");
}

// Domain, section 10: below the lowest bound the lowest band applies.
TEST(Grade, BelowTheLowestBoundTheLowestBandApplies) {
  EXPECT_EQ(letter(ikm::permenpan_14_2017(), "24.75"_decimal), "D");
  EXPECT_EQ(letter(ikm::kepmenpan_25_2004(), "24.85"_decimal), "D");
}

// Domain, section 2: a grade belongs to its methodology: 64.50 is B in 2015 and D since 2017.
TEST(Grade, BelongsToItsMethodology) {
  EXPECT_EQ(letter(ikm::permenpan_16_2014(), "64.50"_decimal), "B");
  EXPECT_EQ(letter(ikm::permenpan_14_2017(), "64.50"_decimal), "D");
}

TEST(Grade, TheBandAbove) {
  const auto& m = ikm::permenpan_14_2017();
  EXPECT_EQ(grade_above(m, "24.00"_decimal)->letter, "C");
  EXPECT_EQ(grade_above(m, "64.99"_decimal)->letter, "C");
  EXPECT_EQ(grade_above(m, "76.61"_decimal)->letter, "A");
  EXPECT_FALSE(grade_above(m, "88.31"_decimal));
}
