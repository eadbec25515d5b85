// SPDX-License-Identifier: BSL-1.0
#include "base/keyed_hash.hpp"

#include "growth/colliding.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

// That of the authors' reference implementation: 00 01 … 0f.
constexpr ikm::hash_key reference{0x0706'0504'0302'0100U, 0x0F0E'0D0C'0B0A'0908U};

std::string bytes_up_to(char count) {
  std::string text;
  for (char c = 0; c < count; ++c) text += c;
  return text;
}

}  // namespace

// Values of an independent implementation, which gives the published a129ca6149be45e5 for SipHash-2-4 of 15 bytes.
TEST(KeyedHash, IsSipHash13) {
  EXPECT_EQ(ikm::sip_hash(reference, bytes_up_to(0)), 0xABAC'0158'050F'C4DCU);
  EXPECT_EQ(ikm::sip_hash(reference, bytes_up_to(1)), 0xC9F4'9BF3'7D57'CA93U);
  EXPECT_EQ(ikm::sip_hash(reference, bytes_up_to(7)), 0xD392'7D98'9BB1'1140U);
  EXPECT_EQ(ikm::sip_hash(reference, bytes_up_to(8)), 0x3690'9511'8D29'9A8EU);
  EXPECT_EQ(ikm::sip_hash(reference, bytes_up_to(15)), 0xD320'D86D'2A51'9956U);
  EXPECT_EQ(ikm::sip_hash(reference, bytes_up_to(16)), 0xCC4F'DD1A'7D90'8B66U);
}

TEST(KeyedHash, HasOneKeyPerProcess) {
  EXPECT_EQ(ikm::process_hash_key().first, ikm::keyed_hash{}.key.first);
  EXPECT_NE(ikm::process_hash_key().first, 0U);  // once in 2^64 runs it is
}

TEST(KeyedHash, TellsListsOfTextsApart) {
  const ikm::keyed_hash hash{reference};
  const std::set<std::size_t> all{hash(std::vector<std::string>{"a", "bc"}), hash(std::vector<std::string>{"ab", "c"}),
                                  hash(std::vector<std::string>{"bc", "a"}), hash(std::vector<std::string>{"abc"}),
                                  hash(std::vector<std::string>{"abc", ""}), hash(std::vector<std::string>{})};
  EXPECT_EQ(all.size(), 6U);
}

TEST(KeyedHash, OfViewsIsThatOfTexts) {
  const ikm::keyed_hash hash{reference};
  const std::vector<std::string_view> views{"a", "bc"};
  EXPECT_EQ(hash(views), hash(std::vector<std::string>{"a", "bc"}));
  EXPECT_NE(hash(std::vector<std::string_view>{"ab", "c"}), hash(views));
}

TEST(KeyedHash, TextsThatCollideInTheLibrarysHashDoNot) {
  std::set<std::size_t> keyed;
  for (std::size_t i = 0; i < 1'000; ++i) {
    const std::string text = colliding::text(i);
#ifdef __GLIBCXX__
    EXPECT_EQ(std::hash<std::string>{}(text), std::hash<std::string>{}(colliding::text(0))) << i;
#endif
    keyed.insert(ikm::keyed_hash{}(text));
  }
  EXPECT_EQ(keyed.size(), 1'000U);
}
