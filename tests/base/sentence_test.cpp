// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/sentence.hpp>

#include <gtest/gtest.h>

TEST(Sentence, IsChosenByLanguage) {
  const ikm::sentence good{"Baik", "Good"};
  EXPECT_EQ(good.in(ikm::language::indonesian), "Baik");
  EXPECT_EQ(good.in(ikm::language::english), "Good");
}
