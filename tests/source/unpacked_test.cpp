// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/unpacked.hpp>

#include "source/packed.hpp"

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

/// Gives a few bytes at a time.
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
  std::string name_ = "f.csv.gz";
  std::string_view rest_;
  std::size_t most_;
};

/// What comes out, and what is said after it.
std::string told(std::string_view packed, std::size_t at_a_time = 100'000, std::size_t room = 1000,
                 ikm::unpack_limits limits = {}) {
  std::string all;
  try {
    const auto bytes = ikm::unpacked(std::make_unique<drops>(packed, at_a_time), limits);
    std::string block(room, '\0');
    while (const std::size_t got = bytes->read(block)) all.append(block, 0, got);
    EXPECT_EQ(bytes->read(block), 0U) << "the end stays the end";
  } catch (const ikm::error& problem) {
    all += "|"s + problem.what();
  }
  return all;
}

const std::string sample = [] {
  std::string text = "unit,U1,U2\n";
  unsigned state = 1;
  for (int r = 0; r < 3000; ++r) {
    state = state * 1'664'525U + 1'013'904'223U;
    text += "Loket " + std::to_string(state >> 20U) + "," + std::to_string(state >> 8U & 3U) + ",3\n";
  }
  return text;
}();

const std::string cut = "|f.csv.gz: this compressed file is cut off; download or copy it again";

}  // namespace

TEST(Unpacked, GivesTheTextHoweverItIsCut) {
  for (const std::string& packed : {packed::gzip(sample), packed::zstd(sample)})
    for (const std::size_t drop : {1U, 2U, 7U, 100'000U})
      for (const std::size_t room : {1U, 3U, 65'536U}) EXPECT_EQ(told(packed, drop, room), sample);
}

TEST(Unpacked, OtherBytesStayAsTheyAre) {
  for (const std::string_view plain : {""sv, "U"sv, "U1,U2\n3,4\n"sv, "\x1F"sv, "\x28\xB5\x2F"sv, "\x50\x2A\x4D"sv}) {
    EXPECT_FALSE(ikm::is_packed(plain));
    EXPECT_EQ(told(plain), plain);
    EXPECT_EQ(told(plain, 1), plain);
  }
  EXPECT_TRUE(ikm::is_packed(packed::gzip("")));
  EXPECT_TRUE(ikm::is_packed(packed::zstd("")));
  EXPECT_EQ(told(packed::gzip("")), "");
  EXPECT_EQ(told(packed::zstd("")), "");
}

// RFC 1952, 2.2: a gzip file is a series of members. RFC 8878, 3.1: a zstd file is a series of frames.
TEST(Unpacked, MembersAndFramesFollowEachOther) {
  for (const std::size_t drop : {1U, 100'000U}) {
    EXPECT_EQ(told(packed::gzip("a\n") + packed::gzip("") + packed::gzip("b\n"), drop), "a\nb\n");
    EXPECT_EQ(told(packed::zstd("a\n") + packed::zstd("") + packed::zstd("b\n"), drop), "a\nb\n");
    EXPECT_EQ(told(packed::skippable("x") + packed::zstd("a\n") + packed::skippable("") + packed::zstd("b\n") +
                       packed::skippable("yz"),
                   drop),
              "a\nb\n");
    EXPECT_EQ(told(packed::gzip("a\n") + std::string(1000, '\0'), drop), "a\n");  // blocks of a tape
  }
}

TEST(Unpacked, UnpacksOnce) { EXPECT_EQ(told(packed::gzip(packed::gzip("a"))), packed::gzip("a")); }

// Whatever is cut off, the complaint comes, after a beginning of the text.
TEST(Unpacked, ACutIsNeverPassedOver) {
  for (const std::string& packed :
       {packed::gzip(sample), packed::zstd(sample), packed::gzip("a\n") + packed::gzip("b\n"),
        packed::zstd("a\n") + packed::zstd("b\n"), packed::skippable("x")}) {
    const std::string whole = told(packed);
    for (std::size_t size = 4; size < packed.size(); size += packed.size() < 100 ? 1 : 13) {
      const std::string said = told(std::string_view{packed}.substr(0, size));
      if (said == "a\n") continue;  // the cut is between two members: nobody can see it
      ASSERT_TRUE(said.ends_with(cut)) << size << said;
      ASSERT_TRUE(whole.starts_with(said.substr(0, said.size() - cut.size()))) << size;
    }
  }
}

TEST(Unpacked, DamageIsFoundByTheCheckSum) {
  for (std::string packed : {packed::gzip(sample), packed::zstd(sample)}) {
    for (std::size_t at = 12; at < packed.size(); at += 11) {
      std::string bad = packed;
      bad[at] = static_cast<char>(bad[at] ^ 0x10);
      EXPECT_NE(told(bad), sample) << at;
      EXPECT_NE(told(bad).find("|f.csv.gz: this compressed file is "), std::string::npos) << at;
    }
  }
  EXPECT_EQ(told(packed::gzip("a\n") + "x"),
            "a\n|f.csv.gz: this compressed file is damaged: foreign bytes follow what it holds");
  EXPECT_NE(told(packed::zstd("a\n") + "xxxxxx").find("a\n|f.csv.gz: this compressed file is damaged; "),
            std::string::npos);
  EXPECT_NE(told("\x1F\x8B\x07 no deflate").find("|f.csv.gz: this compressed file is damaged; "), std::string::npos);
}

// What is wrong is said again to anyone who asks again: a reader that went on would take the beginning for the whole.
TEST(Unpacked, AFailureStays) {
  const std::string packed = packed::gzip(sample).substr(0, 5000);
  const auto bytes = ikm::unpacked(ikm::bytes_of(packed, "f"));
  std::string block(1 << 20, '\0');
  while (true) try {
      if (bytes->read(block) == 0) FAIL();
    } catch (const ikm::source_error&) {
      break;
    }
  EXPECT_THROW((void)bytes->read(block), ikm::source_error);
}

TEST(Unpacked, AWindowOverTheLimitIsRefusedByName) {
  // RFC 8878, 3.1.1.1: descriptor 0 (a window follows), window 2^(10 + 18); one last raw block of nothing.
  const std::string frame = "\x28\xB5\x2F\xFD\x00\x90\x01\x00\x00"s;
  EXPECT_EQ(told(frame),
            "|f.csv.gz: zstd needs more than 128 MiB to unpack it (max_window_bytes); pack it without a long window");
  const std::string allowed = "\x28\xB5\x2F\xFD\x00\x88\x01\x00\x00"s;  // 2^(10 + 17)
  EXPECT_EQ(told(allowed), "");
  EXPECT_NE(told(allowed, 100, 100, {.max_window_bytes = std::size_t{1} << 23}).find("more than 8 MiB"),
            std::string::npos);
}

TEST(Unpacked, ABombCostsNoMemory) {
  // A thousand times 4 MiB of line feeds: as much as there is comes out, block by block.
  const std::string once = packed::zstd(std::string(1 << 22, '\n'));
  std::string packed;
  for (int i = 0; i < 1000; ++i) packed += once;
  const auto bytes = ikm::unpacked(ikm::bytes_of(packed, "f"));
  std::string block(1 << 20, '\0');
  std::uint64_t size = 0;
  while (const std::size_t got = bytes->read(block)) size += got;
  EXPECT_EQ(size, std::uint64_t{1000} << 22);
  EXPECT_LT(packed.size(), std::size_t{1} << 20);
}
