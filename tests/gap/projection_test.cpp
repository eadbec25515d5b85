// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/projection.hpp>

#include <gtest/gtest.h>

namespace ikm {
namespace {

// contract.md: on_track (low ≥ end target), behind (high < end target), else at_risk.
TEST(Outlook, FollowsTheInterval) {
  const projection made{.year = 2026, .value = 79, .low = 78, .high = 80, .confidence = 0.95, .points = 4};
  EXPECT_EQ(outlook_of(made, "77.99"_decimal), outlook::on_track);
  EXPECT_EQ(outlook_of(made, "78"_decimal), outlook::on_track);
  EXPECT_EQ(outlook_of(made, "78.01"_decimal), outlook::at_risk);
  EXPECT_EQ(outlook_of(made, "80"_decimal), outlook::at_risk);
  EXPECT_EQ(outlook_of(made, "80.01"_decimal), outlook::behind);
  // Less is better: the same the other way round.
  EXPECT_EQ(outlook_of(made, "80"_decimal, direction::lower), outlook::on_track);
  EXPECT_EQ(outlook_of(made, "79"_decimal, direction::lower), outlook::at_risk);
  EXPECT_EQ(outlook_of(made, "77.9"_decimal, direction::lower), outlook::behind);
  EXPECT_EQ(name_of(outlook::at_risk), "at_risk");
}

}  // namespace
}  // namespace ikm
