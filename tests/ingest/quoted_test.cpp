// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/quoted.hpp>

#include <gtest/gtest.h>

TEST(Quoted, WhatIsShownIsHarmless) {
  EXPECT_EQ(ikm::shown("a\x1b[31m\nb"), "a?[31m?b");
  EXPECT_EQ(ikm::shown(std::string_view{"\0x", 2}), "?x");
  EXPECT_EQ(ikm::shown("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(ikm::shown("\xFF\xC3"), "??");
  EXPECT_EQ(ikm::shown("\xC2\x9B"), "?");        // a control sequence introducer
  EXPECT_EQ(ikm::shown("\xED\xA0\x80"), "???");  // a lone surrogate
  EXPECT_EQ(ikm::shown(std::string(100, 'x')), std::string(60, 'x') + "…");
}

TEST(Quoted, PersonalNumbersAndAddressesAreNotQuoted) {
  EXPECT_EQ(ikm::quotable("7324010101900001"), "#");
  EXPECT_EQ(ikm::quotable("+62-812-3456-7890 siang"), "# siang");
  EXPECT_EQ(ikm::quotable("tulis ke budi@contoh.id, ya"), "tulis ke #, ya");
  EXPECT_EQ(ikm::quotable("123456789"), "123456789");
  EXPECT_EQ(ikm::quotable("3,5 atau 4.0"), "3,5 atau 4.0");
  EXPECT_EQ(ikm::quotable(""), "");
}
