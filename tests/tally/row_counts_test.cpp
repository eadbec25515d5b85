// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/row_counts.hpp>

#include <gtest/gtest.h>

TEST(RowCounts, MergeByAdding) {
  ikm::row_counts a{10, 7, 2, 1};
  a.merge({5, 5, 0, 0});
  EXPECT_EQ(a, (ikm::row_counts{15, 12, 2, 1}));
}
