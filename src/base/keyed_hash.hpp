// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_BASE_KEYED_HASH_HPP
#define IKM_SRC_BASE_KEYED_HASH_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// What a hash starts from, so that nobody can write a file whose keys all fall together.
struct hash_key {
  std::uint64_t first;
  std::uint64_t second;
};

/// Drawn at random, once per process. What a table of ours is found by must not show in a result.
[[nodiscard]] const hash_key& process_hash_key();

/// SipHash-1-3 (Aumasson and Bernstein): as safe as a table needs, and about as fast as a plain hash.
[[nodiscard]] inline std::uint64_t sip_hash(const hash_key& key, std::string_view text) noexcept {
  std::uint64_t v0 = key.first ^ 0x736F6D6570736575U;
  std::uint64_t v1 = key.second ^ 0x646F72616E646F6DU;
  std::uint64_t v2 = key.first ^ 0x6C7967656E657261U;
  std::uint64_t v3 = key.second ^ 0x7465646279746573U;
  const auto round = [&] {
    v0 += v1;
    v1 = std::rotl(v1, 13) ^ v0;
    v0 = std::rotl(v0, 32);
    v2 += v3;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 += v3;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 += v1;
    v1 = std::rotl(v1, 17) ^ v2;
    v2 = std::rotl(v2, 32);
  };
  const auto take = [&](std::uint64_t word) {
    v3 ^= word;
    round();
    v0 ^= word;
  };
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    take(word);
  }
  std::uint64_t last = std::uint64_t{text.size()} << 56;
  for (std::size_t i = 0; at + i < text.size(); ++i)
    last |= std::uint64_t{static_cast<unsigned char>(text[at + i])} << 8 * i;
  take(last);
  v2 ^= 0xFF;
  round();
  round();
  round();
  return v0 ^ v1 ^ v2 ^ v3;
}

/// For tables whose keys come from files: std::unordered_map<std::string, T, keyed_hash, std::equal_to<>> is looked
/// into by any text.
struct keyed_hash {
  using is_transparent = void;

  [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept {
    return static_cast<std::size_t>(sip_hash(key, text));
  }
  [[nodiscard]] std::size_t operator()(const std::vector<std::string>& texts) const noexcept { return of_each(texts); }
  [[nodiscard]] std::size_t operator()(std::span<const std::string_view> texts) const noexcept {
    return of_each(texts);
  }

  /// Each hash follows from the one before, so that ("a", "bc") is not ("ab", "c").
  template <class Texts>
  [[nodiscard]] std::size_t of_each(const Texts& texts) const noexcept {
    hash_key next = key;
    for (const std::string_view text : texts) next.first ^= sip_hash(next, text);
    return static_cast<std::size_t>(next.first);
  }

  hash_key key = process_hash_key();
};

}  // namespace ikm

#endif
