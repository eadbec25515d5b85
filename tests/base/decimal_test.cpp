// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/decimal.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;
using ikm::decimal;

TEST(Decimal, ReadsCommaAndPoint) {
  EXPECT_EQ(decimal::parse("77,5"), decimal(775, 1));
  EXPECT_EQ(decimal::parse("77.5"), decimal(775, 1));
  EXPECT_EQ(decimal::parse(" 76 "), decimal(76));
  EXPECT_EQ(decimal::parse("-3,25"), decimal(-325, 2));
  EXPECT_EQ(decimal::parse("0.071"), decimal(71, 3));
}

TEST(Decimal, RefusesWhatIsNoDecimal) {
  for (const char* text : {"", " ", "-", ".5", "5.", "1.2.3", "1,234.5", "1e3", "+5", "٧", "0x10", "1 2",
                           "12345678901234567890", "nan", "inf"})
    EXPECT_FALSE(decimal::parse(text)) << text;
}

TEST(Decimal, PrintsAllDecimals) {
  EXPECT_EQ(decimal(7500, 2).to_string(), "75.00");
  EXPECT_EQ(decimal(7690, 2).to_string(ikm::decimal_mark::comma), "76,90");
  EXPECT_EQ(decimal(-5, 2).to_string(), "-0.05");
  EXPECT_EQ(decimal(0, 0).to_string(), "0");
  EXPECT_EQ(decimal(INT64_MIN, 0).to_string(), "-9223372036854775808");
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ("75.0"_decimal, "75.00"_decimal);
  EXPECT_LT("88.30"_decimal, "88.305"_decimal);
  EXPECT_GT("0.1"_decimal, "-0.1"_decimal);
  EXPECT_LT(decimal(INT64_MIN, 0), decimal(INT64_MAX, 18));
}

TEST(Decimal, SubtractsExactly) {
  EXPECT_EQ("78.74"_decimal - "78,5"_decimal, "0.24"_decimal);
  EXPECT_THROW((void)(decimal(INT64_MIN, 0) - decimal(1, 0)), ikm::arithmetic_error);
}

TEST(Decimal, ConvertsToTheNearestDouble) {
  EXPECT_EQ("78.74"_decimal.to_double(), 78.74);
  EXPECT_EQ("0.1"_decimal.to_double(), 0.1);
}

TEST(Decimal, RefusesAnImpossibleCountOfDecimals) {
  EXPECT_THROW(decimal(1, 19), ikm::arithmetic_error);
  EXPECT_THROW(decimal(1, -1), ikm::arithmetic_error);
  EXPECT_THROW((void)"x"_decimal, ikm::arithmetic_error);
}
