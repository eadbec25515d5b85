// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/text.hpp>

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

/// Gives a few bytes at a time, so that characters are cut in all places.
class drops final : public ikm::byte_source {
 public:
  drops(std::string_view rest, std::size_t most) : rest_{rest}, most_{most} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    const std::size_t size = rest_.copy(into.data(), std::min(into.size(), most_));
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string name_ = "f";
  std::string_view rest_;
  std::size_t most_;
};

std::string utf8(std::string_view bytes, std::size_t at_a_time = 1000, std::size_t room = 7) {
  const auto text = ikm::utf8_text(std::make_unique<drops>(bytes, at_a_time));
  std::string all;
  std::string block(room, '\0');
  while (const std::size_t got = text->read(block)) all.append(block, 0, got);
  return all;
}

/// The same, and what is said after it.
std::string told(std::string_view bytes, std::size_t at_a_time, std::size_t room) {
  const auto text = ikm::utf8_text(std::make_unique<drops>(bytes, at_a_time));
  std::string all;
  std::string block(room, '\0');
  try {
    while (const std::size_t got = text->read(block)) all.append(block, 0, got);
  } catch (const ikm::source_error& problem) {
    all += "|" + std::to_string(problem.line());
    EXPECT_THROW((void)text->read(block), ikm::source_error) << "it goes on after a NUL";
  }
  return all;
}

using namespace std::string_view_literals;

}  // namespace

TEST(Text, EveryEncodingBecomesTheSameUtf8) {
  const std::string expected = "caf\u00e9;\U0001F600\n";
  for (const std::size_t drop : {1U, 2U, 3U, 1000U}) {
    EXPECT_EQ(utf8("caf\u00e9;\U0001F600\n", drop), expected);
    EXPECT_EQ(utf8("\xEF\xBB\xBF"
                   "caf\u00e9;\U0001F600\n",
                   drop),
              expected);
    EXPECT_EQ(utf8("\xFF\xFE"
                   "c\0a\0f\0\xE9\0;\0\x3D\xD8\x00\xDE\n\0"sv,
                   drop),
              expected);
    EXPECT_EQ(utf8("\xFE\xFF"
                   "\0c\0a\0f\0\xE9\0;\xD8\x3D\xDE\x00\0\n"sv,
                   drop),
              expected);
  }
  EXPECT_EQ(utf8("U\0001\0;\0U\0002\0;\0U\0003\0\n\0"sv), "U1;U2;U3\n");  // no mark
}

TEST(Text, WhatIsNotUtf8FromTheFirstIsWindows1252) {
  EXPECT_EQ(utf8("caf\xE9 \x93ok\x94 \x80 \x96"), "caf\u00e9 \u201cok\u201d \u20ac \u2013");
  EXPECT_EQ(utf8("\u00e9 \xE9 x"), "\u00e9 \uFFFD x");  // UTF-8 that is broken later
}

TEST(Text, CutOffAndLoneSurrogatesAreReplaced) {
  EXPECT_EQ(utf8("\u00e9\xC3"), "\u00e9\uFFFD");
  EXPECT_EQ(utf8("\xFF\xFE"
                 "a\0\x3D\xD8"sv),
            "a\uFFFD");
  EXPECT_EQ(utf8("\xFF\xFE"
                 "a\0\0\xDE"
                 "b\0c"sv),
            "a\uFFFD"
            "b\uFFFD");
  EXPECT_EQ(utf8(""), "");
}

TEST(Text, ANulByteIsRefusedWithItsLine) {
  try {
    (void)utf8("a\nb\n\0c"sv);
    FAIL();
  } catch (const ikm::source_error& problem) {
    EXPECT_EQ(problem.line(), 3U);
  }
}

// Text that is UTF-8 already passes through in blocks; where something else is in it, blocks make no difference.
TEST(Text, BlocksMakeNoDifference) {
  struct sample {
    std::string text;
    std::string expected;
  };
  std::string plain;
  for (int line = 1; line <= 3000; ++line)
    plain += "Loket " + std::to_string(line) + (line % 7 == 0 ? ",caf\u00e9 \U0001F600\n" : ",b\n");
  const std::string ascii(5000, 'a');
  const std::vector<sample> samples = {
      {plain, plain},
      {plain + "\xC3", plain + "\uFFFD"},
      {plain + "x\xFFy\n" + plain + "\xE2\x82z", plain + "x\uFFFDy\n" + plain + "\uFFFD\uFFFDz"},
      {ascii + "\n\xE9\n" + ascii, ascii + "\n\u00e9\n" + ascii},  // Windows-1252, met late
      {plain + std::string{"ab\0cd\n", 6} + plain, plain + "ab|3001"},
      {ascii + std::string(1, '\0'), ascii + "|1"},
      {"\xEF\xBB\xBF" + plain, plain},
  };
  for (const sample& one : samples) {
    for (const std::size_t drop : {1U, 2U, 61U, 1000U, 100'000U, 1'000'000U})
      for (const std::size_t room : {1U, 5U, 4096U, 524'288U})
        EXPECT_TRUE(told(one.text, drop, room) == one.expected)
            << one.text.substr(one.text.size() - 20) << drop << " " << room;
  }
}
