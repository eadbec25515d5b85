// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

TEST(Error, SaysItInBothLanguages) {
  try {
    throw ikm::methodology_error{{"bobot salah", "wrong weight"}};
  } catch (const ikm::error& problem) {
    EXPECT_STREQ(problem.what(), "wrong weight");
    EXPECT_EQ(problem.said().in(ikm::language::indonesian), "bobot salah");
  }
}

TEST(Error, EveryKindIsAnError) {
  EXPECT_TRUE((std::is_base_of_v<ikm::error, ikm::arithmetic_error>));
  EXPECT_TRUE((std::is_base_of_v<ikm::error, ikm::tally_error>));
  EXPECT_TRUE((std::is_base_of_v<ikm::error, ikm::io_error>));
  EXPECT_TRUE((std::is_base_of_v<std::runtime_error, ikm::error>));
}
