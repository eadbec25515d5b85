// SPDX-License-Identifier: BSL-1.0
#include "ingest/decode.hpp"

#include <gtest/gtest.h>

using ikm::reason;

namespace {
constexpr ikm::answer_scale four{1, 4};

std::optional<reason> wrong(std::string_view cell, ikm::answer_scale scale = four) {
  return ikm::decode(cell, scale).wrong;
}
}  // namespace

TEST(Decode, ReadsEveryStepOfTheScale) {
  for (int a = 1; a <= 4; ++a) {
    EXPECT_EQ(ikm::decode(std::to_string(a), four).given, a);
    EXPECT_EQ(ikm::decode(" " + std::to_string(a) + "\t", four).given, a);
  }
  EXPECT_EQ(ikm::decode("10", {1, 10}).given, 10);
  EXPECT_EQ(ikm::decode("100", {1, 100}).given, 100);
}

TEST(Decode, BlanksAreBlankAndNoError) {
  for (const char* cell : {"", " ", "\t ", "\r", "-", " \u2013 ", "\u2014"}) {
    EXPECT_EQ(ikm::decode(cell, four).given, ikm::blank);
    EXPECT_FALSE(wrong(cell));
  }
}

// R and pandas write whole numbers so.
TEST(Decode, ZerosBehindTheMarkDoNotMatter) {
  for (const char* cell : {"3.0", "3,0", "3,00", " 3.000 "}) EXPECT_EQ(ikm::decode(cell, four).given, 3) << cell;
  EXPECT_EQ(ikm::decode("10.0", {1, 10}).given, 10);
  EXPECT_EQ(ikm::decode("100", {1, 100}).given, 100);
  EXPECT_EQ(ikm::decode("100,0", {1, 100}).given, 100);
}

TEST(Decode, InvisibleCharactersAroundACellAreTrimmed) {
  for (const std::string_view blank : {" ", "\t", "\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\xAF",
                                       "\xE2\x81\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"}) {
    const std::string around = std::string{blank} + std::string{blank} + "Baik" + std::string{blank};
    EXPECT_EQ(ikm::trimmed(around), "Baik") << around;
    EXPECT_EQ(ikm::trimmed(blank), "") << around;
  }
  // A dash, a letter and half a character are not blanks.
  for (const std::string_view kept : {"\xE2\x80\x93", "\xC3\xA9", "\xE2\x80", "\xC2", "a\xC2\xA0z"})
    EXPECT_EQ(ikm::trimmed(kept), kept);
}

// Domain, section 4: a 5 counted on a 1–4 scale.
TEST(Decode, WhatIsNoStepOfTheScaleHasAReason) {
  for (const char* cell : {"0", "5", "7", "-1", "99", "04", "+3", "1000000000000000000000"})
    EXPECT_EQ(wrong(cell), reason::out_of_scale) << cell;
  for (const char* cell : {"3,5", "3.01", "-1.5", "0.0", "5.0", "7,00"})
    EXPECT_EQ(wrong(cell), reason::decimal_answer) << cell;
  for (const char* cell : {"Baik", "3 4", "3.", ",5", "x3", "3a", "1.2.3", "--", "٣", "\"3\""})
    EXPECT_EQ(wrong(cell), reason::text_answer) << cell;
  EXPECT_EQ(wrong("1", {2, 5}), reason::out_of_scale);
  EXPECT_EQ(wrong("11", {1, 10}), reason::out_of_scale);
  EXPECT_EQ(wrong(":", {1, 10}), reason::text_answer);  // the character after 9
}
