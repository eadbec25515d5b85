// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/interval.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace {

using ikm::interval_method;

constexpr ikm::estimate some = {81.25, 2, 49};

// t(0.975, 49) = 2.009575 and t(0.95, 49) = 1.676551, from printed tables.
TEST(Interval, StudentT) {
  EXPECT_NEAR(ikm::margin(some, 0.95), 2 * 2.009575, 1e-5);
  EXPECT_NEAR(ikm::margin(some, 0.90), 2 * 1.676551, 1e-5);
  const auto found = ikm::confidence_interval(some, 0.95);
  EXPECT_NEAR(found.low, 81.25 - 2 * 2.009575, 1e-5);
  EXPECT_NEAR(found.high, 81.25 + 2 * 2.009575, 1e-5);
}

// By hand: 81.25 is at 0.75 of 25..100; on the log-odds ln 3 ± 2.009575·(2/75)/(0.75·0.25).
TEST(Interval, Logit) {
  const auto found = ikm::confidence_interval(some, 0.95, interval_method::logit);
  const double half = 2.009575 * (2.0 / 75) / (0.75 * 0.25);
  EXPECT_NEAR(found.low, 25 + 75 / (1 + std::exp(half) / 3), 1e-4);
  EXPECT_NEAR(found.high, 25 + 75 / (1 + std::exp(-half) / 3), 1e-4);
  EXPECT_LT(found.high, 100);
}

// Hall's g(T) at the limits is ±t: the defining property, checked through the cubic itself.
TEST(Interval, SkewCorrectedTurnsHallsCubicAround) {
  for (const double s : {-0.6, -0.2, 0.1, 0.5}) {
    const auto found = ikm::confidence_interval(some, 0.95, interval_method::skew_corrected,
                                                {.range = {0, 1000}, .skewness_of_mean = s});
    const auto g = [&](double limit) {
      const double t = (some.value - limit) / some.standard_error;
      return t + s * t * t / 3 + s * s * t * t * t / 27 + s / 6;
    };
    EXPECT_NEAR(g(found.low), 2.009575, 1e-5);
    EXPECT_NEAR(g(found.high), -2.009575, 1e-5);
  }
}

TEST(Interval, SkewCorrectedWithoutSkewnessIsStudents) {
  const auto corrected = ikm::confidence_interval(some, 0.95, interval_method::skew_corrected);
  const auto plain = ikm::confidence_interval(some, 0.95);
  EXPECT_NEAR(corrected.low, plain.low, 1e-12);
  EXPECT_NEAR(corrected.high, plain.high, 1e-12);
}

// A tail of low indices means that the mean may be overstated: the interval reaches further down.
TEST(Interval, SkewCorrectedLeansTowardsTheTailAndStaysWithinTheRange) {
  const auto corrected =
      ikm::confidence_interval(some, 0.95, interval_method::skew_corrected, {.skewness_of_mean = -0.4});
  EXPECT_LT(corrected.low, ikm::confidence_interval(some, 0.95).low);
  const auto high = ikm::confidence_interval({99.5, 2, 49}, 0.95, interval_method::skew_corrected);
  EXPECT_EQ(high.high, 100);
}

TEST(Interval, WithoutAStandardErrorItIsAPoint) {
  for (const auto rule : {interval_method::student_t, interval_method::logit, interval_method::skew_corrected}) {
    const auto found = ikm::confidence_interval({100, 0, 10}, 0.95, rule);
    EXPECT_EQ(found.low, 100);
    EXPECT_EQ(found.high, 100);
    EXPECT_EQ(ikm::interval_method_named(ikm::name_of(rule)), rule);
  }
  EXPECT_FALSE(ikm::interval_method_named("wald"));
}

TEST(Interval, ALevelIsAProportion) {
  for (const double level : {0.0, 1.0, 95.0, -0.5, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_THROW((void)ikm::margin(some, level), ikm::statistics_error);
    EXPECT_THROW((void)ikm::confidence_interval(some, level), ikm::statistics_error);
  }
}

// Cochran: n > 25·g². With 100 respondents the bound is a skewness of 2.
TEST(Interval, DoubtsAboutTheMargin) {
  EXPECT_TRUE(ikm::doubts_about(some, 1.9 / 10).empty());
  EXPECT_EQ(ikm::doubts_about(some, -2.1 / 10), std::vector{ikm::doubt::skewed});
  EXPECT_TRUE(ikm::doubts_about(some, std::nullopt).empty());
  EXPECT_EQ(ikm::doubts_about({100, 0, 10}, std::nullopt), std::vector{ikm::doubt::no_variance});
  EXPECT_TRUE(ikm::doubts_about({100, 0, 10}, -0.5, true).empty());
  EXPECT_EQ(ikm::name_of(ikm::doubt::skewed), "skewed");
  EXPECT_NE(ikm::sentence_of(ikm::doubt::skewed).en, ikm::sentence_of(ikm::doubt::no_variance).en);
}

}  // namespace
