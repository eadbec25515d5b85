// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/text.hpp>

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <array>

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

std::string utf8(std::string_view bytes, std::size_t at_a_time = 1000) {
  const auto text = ikm::utf8_text(std::make_unique<drops>(bytes, at_a_time));
  std::string all;
  std::array<char, 7> block{};
  while (const std::size_t got = text->read(block)) all.append(block.data(), got);
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
