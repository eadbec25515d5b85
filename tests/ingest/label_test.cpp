// SPDX-License-Identifier: BSL-1.0
#include "ingest/label.hpp"

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

// Text that is cut off within a character may be at the end of a buffer: each is looked at in memory of its own size,
// so that a sanitizer sees a look after it.
TEST(Label, TextThatEndsWithinACharacterIsNotReadPast) {
  for (const std::string_view cut : {"\xE2\x80", "\xE2\x81", "\xE2", "\xC2", "\xC3", "\xE3\x80", "\xEF\xBB", "\xEF",
                                     "\xF0\x9F", "\xF0\x9F\x98", "\xF4"}) {
    const std::vector<char> exact(cut.begin(), cut.end());
    EXPECT_EQ(ikm::folded({exact.data(), exact.size()}), std::string{cut});
    const std::string behind = "waktu" + std::string{cut};
    const std::vector<char> whole(behind.begin(), behind.end());
    EXPECT_EQ(ikm::folded({whole.data(), whole.size()}), behind);
  }
}

// A lead byte without what belongs to it takes nothing of what follows.
TEST(Label, ACutCharacterSwallowsNothing) {
  EXPECT_EQ(ikm::folded("a\xE2\x80 b"), "a\xE2\x80 b");
  EXPECT_EQ(ikm::folded("\xC2U1"), "\xC2u1");
  EXPECT_EQ(ikm::folded("\xC3"
                        "A"),
            "\xC3"
            "a");
  EXPECT_EQ(ikm::folded("\xE2\x80\xE2\x80\x93x"), "\xE2\x80 x");  // the second is a dash
}

TEST(Label, FoldingTwiceIsFoldingOnce) {
  for (const char* text : {"a\xE2\x80", "\xC3\x89\xC3",
                           "\xC3\xE2\x80\x93"
                           "A",
                           "\xE3\x80\x80\xF0\x9F\x98\x80&", "Ã\xC2"}) {
    const std::string once = ikm::folded(text);
    EXPECT_EQ(ikm::folded(once), once) << text;
  }
}
