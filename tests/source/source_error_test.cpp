// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

TEST(SourceError, NamesFileAndLine) {
  const ikm::source_error at{"a.csv", 12, ikm::failure::nul_character, {"rusak", "broken"}};
  EXPECT_STREQ(at.what(), "a.csv:12: broken");
  EXPECT_EQ(at.said().id, "a.csv:12: rusak");
  EXPECT_EQ(at.line(), 12U);
  EXPECT_STREQ((ikm::source_error{"a.csv", 0, ikm::failure::damaged_file, {"rusak", "broken"}}.what()),
               "a.csv: broken");
}
