// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/over_limit.hpp>

#include <gtest/gtest.h>

TEST(OverLimit, SaysWhichAndHowMuch) {
  const ikm::over_limit at{"a.csv", 3, "max_columns", 30};
  EXPECT_STREQ(at.what(), "a.csv:3: over the limit of 30 (max_columns)");
  EXPECT_EQ(at.code(), ikm::failure::over_limit);
  EXPECT_EQ(at.limit(), "max_columns");
  EXPECT_EQ(at.most(), 30U);
}

TEST(OverLimit, OfAWholeRunIsGivenItsPlaceLater) {
  const ikm::over_limit somewhere{"max_groups", 5, {"lebih dari 5 kelompok", "more than 5 groups"}};
  EXPECT_STREQ(somewhere.what(), "more than 5 groups");
  const ikm::over_limit at = somewhere.at("b.csv", 7);
  EXPECT_STREQ(at.what(), "b.csv:7: more than 5 groups");
  EXPECT_EQ(at.said().id, "b.csv:7: lebih dari 5 kelompok");
  EXPECT_EQ(at.file(), "b.csv");
  EXPECT_EQ(at.line(), 7U);
  EXPECT_EQ(at.limit(), "max_groups");
  EXPECT_EQ(at.most(), 5U);
  EXPECT_STREQ(somewhere.at("b.csv").what(), "b.csv: more than 5 groups");
}

TEST(OverLimit, OfMemoryStaysSoWhenItIsPlaced) {
  const ikm::over_limit passed{"max_seen_bytes", 5, {"a", "b"}};
  EXPECT_FALSE(passed.is_of_memory());
  EXPECT_TRUE(passed.of_memory().at("b.csv").is_of_memory());
  EXPECT_EQ(passed.of_memory().most(), 5U);
}
