// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

std::string shown(const ikm::error& problem, ikm::language lang) {
  const std::string again = problem.code() == ikm::failure::file_changed ? " (try again)" : "";
  return std::string{name_of(problem.code())} + ": " + problem.said().in(lang) + again;
}

}  // namespace

TEST(Error, SaysItInBothLanguagesAndForPrograms) {
  try {
    throw ikm::methodology_error{ikm::failure::negative_weight, {"bobot negatif", "a negative weight"}};
  } catch (const ikm::error& problem) {
    EXPECT_STREQ(problem.what(), "a negative weight");
    EXPECT_EQ(problem.code(), ikm::failure::negative_weight);
    EXPECT_EQ(shown(problem, ikm::language::indonesian), "negative_weight: bobot negatif");
  }
  EXPECT_EQ(shown(ikm::io_error{ikm::failure::file_changed, {"a", "b"}}, ikm::language::english),
            "file_changed: b (try again)");
}

TEST(Error, EveryKindIsAnError) {
  EXPECT_TRUE((std::is_base_of_v<ikm::error, ikm::arithmetic_error>));
  EXPECT_TRUE((std::is_base_of_v<ikm::error, ikm::tally_error>));
  EXPECT_TRUE((std::is_base_of_v<ikm::error, ikm::io_error>));
  EXPECT_TRUE((std::is_base_of_v<std::runtime_error, ikm::error>));
}
