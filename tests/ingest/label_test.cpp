// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/label.hpp>

#include <gtest/gtest.h>

TEST(Label, CaseBlanksAndPunctuationDoNotMatter) {
  EXPECT_EQ(ikm::folded(" Sangat  BAIK. "), "sangat baik");
  EXPECT_EQ(ikm::folded("Biaya/Tarif"), "biaya tarif");
  EXPECT_EQ(ikm::folded("Sistem, Mekanisme, dan Prosedur"), ikm::folded("sistem mekanisme dan prosedur"));
  EXPECT_EQ(ikm::folded("Sopan & ramah"), "sopan dan ramah");
  EXPECT_EQ(ikm::folded("U-1"), "u 1");
  EXPECT_EQ(ikm::folded("a\xC2\xA0\xE2\x80\x93\xE2\x80\x8B b\n"), "a b");  // no-break space, dash, zero-width space
  EXPECT_EQ(ikm::folded("\xC3\x89t\xC3\xA9"), "\xC3\xA9t\xC3\xA9");
  EXPECT_EQ(ikm::folded("\xEF\xBB\xBFU1"), "u1");
  EXPECT_EQ(ikm::folded(" .,- "), "");
  EXPECT_EQ(ikm::folded("\xC3"), "\xC3");  // cut off: kept, not read past
}

TEST(Label, WordsAreWhole) {
  EXPECT_TRUE(ikm::holds_words("kritik dan saran", "saran"));
  EXPECT_FALSE(ikm::holds_words("sarana dan prasarana", "saran"));
  EXPECT_TRUE(ikm::holds_words("prasarana dan sarana", "sarana"));
  EXPECT_FALSE(ikm::holds_words("", "saran"));
  EXPECT_EQ(ikm::words_of("a bc d"), (std::vector<std::string_view>{"a", "bc", "d"}));
}
