// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/manifest.hpp>

#include "source/read_once.hpp"

#include <ikm/source/bytes.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <filesystem>
#include <span>
#include <utility>

namespace ikm {
namespace {

/// The first 32 bits of the fractions of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

constexpr std::size_t block_size = 64;

/// SHA-256, as bytes come.
class digest {
 public:
  void add(std::string_view bytes) {
    size_ += bytes.size();
    while (!bytes.empty()) {
      const std::size_t taken = std::min(bytes.size(), block_size - held_);
      std::copy_n(bytes.begin(), taken, block_.begin() + static_cast<std::ptrdiff_t>(held_));
      held_ += taken;
      bytes.remove_prefix(taken);
      if (held_ == block_size) take();
    }
  }

  [[nodiscard]] std::uint64_t size() const { return size_; }

  /// Nothing can be added afterwards.
  [[nodiscard]] std::string text() {
    const std::uint64_t bits = size_ * 8;
    add("\x80");
    while (held_ != block_size - 8) add(std::string_view{"\0", 1});
    std::string length;
    for (int shift = 56; shift >= 0; shift -= 8)
      length += static_cast<char>(bits >> static_cast<unsigned>(shift) & 0xFFU);
    add(length);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string made;
    for (const std::uint32_t word : state_)
      for (int shift = 28; shift >= 0; shift -= 4) made += digits[word >> static_cast<unsigned>(shift) & 15U];
    return made;
  }

 private:
  void take() {
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 16; ++i)
      for (std::size_t b = 0; b < 4; ++b) w[i] = w[i] << 8U | static_cast<unsigned char>(block_[4 * i + b]);
    for (std::size_t i = 16; i < 64; ++i) {
      const std::uint32_t a = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3U);
      const std::uint32_t b = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10U);
      w[i] = w[i - 16] + a + w[i - 7] + b;
    }
    auto [a, b, c, d, e, f, g, h] = state_;
    for (std::size_t i = 0; i < 64; ++i) {
      const std::uint32_t first =
          h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + w[i];
      const std::uint32_t second =
          (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = std::exchange(g, std::exchange(f, std::exchange(e, d + first)));
      d = std::exchange(c, std::exchange(b, std::exchange(a, first + second)));
    }
    const std::array<std::uint32_t, 8> added = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state_.size(); ++i) state_[i] += added[i];
    held_ = 0;
  }

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<char, block_size> block_{};
  std::size_t held_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace

file_record record_of(std::string name, std::string_view bytes) {
  digest of;
  of.add(bytes);
  const std::uint64_t size = of.size();
  return {.name = std::move(name), .size = size, .sha256 = of.text()};
}

file_record record_of_file(const std::string& path) {
  file_record made{.name = std::filesystem::path{path}.filename().string()};
  if (is_read_once(path)) return made;
  const auto bytes = open_bytes(path);
  digest of;
  std::string block(std::size_t{1} << 16U, '\0');
  for (std::size_t got = 0; (got = bytes->read(std::span{block})) != 0;) of.add(std::string_view{block}.substr(0, got));
  made.size = of.size();
  made.sha256 = of.text();
  return made;
}

}  // namespace ikm
