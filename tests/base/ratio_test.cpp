// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/ratio.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>

#include <cmath>
#include <random>

using namespace ikm::literals;
using boost::multiprecision::cpp_rational;
using ikm::ratio;
using ikm::rounding_mode;

TEST(Ratio, ShowsLowestTerms) {
  EXPECT_EQ(ratio(23150, 294).to_string(), "11575/147");
  EXPECT_EQ(ratio(150, 2).to_string(), "75");
  EXPECT_EQ(ratio(3, -6).to_string(), "-1/2");
  EXPECT_EQ("0.071"_ratio.to_string(), "71/1000");
  EXPECT_EQ("007/010"_ratio.to_string(), "7/10");
}

TEST(Ratio, RefusesWhatIsNoFraction) {
  for (const char* text : {"", "1/0", "/", "1/", "/2", "a", "1/2/3", "1.", ".5", "1e9", "--1", "1/-2"})
    EXPECT_FALSE(ratio::parse(text)) << text;
  EXPECT_FALSE(ratio::parse(std::string(5000, '1')));
  EXPECT_TRUE(ratio::parse(std::string(4000, '1')));
  EXPECT_THROW(ratio(1, 0), ikm::arithmetic_error);
  EXPECT_THROW((void)(ratio{1} / ratio{0}), ikm::arithmetic_error);
}

// Section 4 of the domain: binary floating point makes an exact 65 a D; the one rounding is half away from zero.
TEST(Ratio, RoundsOnceHalfAwayFromZero) {
  EXPECT_EQ("88.305"_ratio.rounded(2).to_string(), "88.31");
  EXPECT_EQ("64.995"_ratio.rounded(2).to_string(), "65.00");
  EXPECT_EQ("88.3049999999999"_ratio.rounded(2).to_string(), "88.30");
  EXPECT_EQ("-0.005"_ratio.rounded(2).to_string(), "-0.01");
  EXPECT_EQ(ratio(1, 3).rounded(4).to_string(), "0.3333");
  EXPECT_EQ(ratio(2, 3).rounded(0).to_string(), "1");
  EXPECT_EQ("3.537"_ratio.rounded(2, rounding_mode::cut).to_string(), "3.53");
  EXPECT_EQ("-3.537"_ratio.rounded(2, rounding_mode::cut).to_string(), "-3.53");
  EXPECT_EQ(ratio(1, 8).rounded(18).to_string(), "0.125000000000000000");
  EXPECT_THROW((void)ratio{INT64_MAX}.rounded(1), ikm::arithmetic_error);
  EXPECT_THROW((void)ratio{1}.rounded(19), ikm::arithmetic_error);
}

TEST(Ratio, TheSmallestNumbersHaveNoSmallForm) {
  EXPECT_EQ(ratio(INT64_MIN, 1).to_string(), "-9223372036854775808");
  EXPECT_EQ((ratio(INT64_MIN, 1) * ratio{-1}).to_string(), "9223372036854775808");
  EXPECT_EQ(ratio(1, INT64_MIN).to_string(), "-1/9223372036854775808");
  EXPECT_EQ(ratio::of(UINT64_MAX, 1).to_string(), "18446744073709551615");
  EXPECT_EQ((ratio{INT64_MIN} - ratio{1}).to_string(), "-9223372036854775809");
  EXPECT_EQ((ratio{INT64_MIN} + ratio{INT64_MIN}).to_string(), "-18446744073709551616");
  EXPECT_EQ((ratio{INT64_MIN} * ratio{INT64_MIN}).to_string(), "85070591730234615865843651857942052864");
  EXPECT_EQ((ratio{1} / ratio{INT64_MIN}).to_string(), "-1/9223372036854775808");
  EXPECT_EQ(ratio{INT64_MIN}, ratio(INT64_MIN, 1));
  EXPECT_EQ(ratio{INT64_MIN}.ceiling(), INT64_MIN);
  EXPECT_THROW((void)ratio{INT64_MIN}.rounded(1), ikm::arithmetic_error);
  EXPECT_EQ(ratio{ikm::decimal(INT64_MIN, 18)}.to_string(),
            "-35184372088832/3814697265625");  // 2^63 / 10^18 = 2^45 / 5^18
}

TEST(Ratio, CeilingAndSign) {
  EXPECT_EQ(ratio(7, 2).ceiling(), 4);
  EXPECT_EQ(ratio(-7, 2).ceiling(), -3);
  EXPECT_EQ(ratio{4}.ceiling(), 4);
  EXPECT_EQ(ratio(-1, 9).sign(), -1);
  EXPECT_EQ(ratio{}.sign(), 0);
}

TEST(Ratio, IsTheNearestDouble) {
  EXPECT_EQ(ratio(1, 9).to_double(), 1.0 / 9.0);
  const ratio big = "123456789012345678901234567890/1234567890123456789012345678901"_ratio;
  EXPECT_NEAR(big.to_double(), 0.1, 1e-16);
  EXPECT_NEAR((big * ratio{-1}).to_double(), -0.1, 1e-16);
  EXPECT_EQ(ratio{INT64_MIN}.to_double(), -9223372036854775808.0);
  EXPECT_EQ(ratio(INT64_MIN, 3).to_double(), -9223372036854775808.0 / 3);
  EXPECT_EQ(ratio(1, INT64_MAX).to_double(), 1.0 / 9223372036854775808.0);
}

// Every operation against an independent arbitrary-precision rational, across the border of the small form.
TEST(Ratio, EqualsAnIndependentRational) {
  std::mt19937_64 random{20240607};
  const auto number = [&] { return static_cast<std::int64_t>(random()) >> (random() % 63); };
  for (int i = 0; i < 3000; ++i) {
    const std::int64_t a = number();
    const std::int64_t b = number() | 1;
    const std::int64_t c = number();
    const std::int64_t d = number() | 1;
    const ratio x{a, b};
    const ratio y{c, d};
    const cpp_rational u = cpp_rational{a} / b;
    const cpp_rational v = cpp_rational{c} / d;
    ASSERT_EQ((x + y).to_string(), cpp_rational(u + v).str());
    ASSERT_EQ((x - y).to_string(), cpp_rational(u - v).str());
    ASSERT_EQ((x * y).to_string(), cpp_rational(u * v).str());
    if (c != 0) {
      ASSERT_EQ((x / y).to_string(), cpp_rational(u / v).str());
    }
    ASSERT_EQ(x < y, u < v);
    ASSERT_EQ(x == y, u == v);
    ASSERT_EQ(((x + y) * x - y).to_string(), cpp_rational((u + v) * u - v).str());
    const double expected = (u * v).convert_to<double>();
    ASSERT_NEAR((x * y).to_double(), expected, std::abs(expected) * 1e-15);
  }
}
