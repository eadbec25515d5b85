// SPDX-License-Identifier: BSL-1.0
#include "read/same_input.hpp"

#include "source/read_once.hpp"

#include <ikm/base/error.hpp>
#include <ikm/source/bytes.hpp>
#include <ikm/source/unpacked.hpp>
#include <ikm/source/zipped.hpp>
#include <ikm/tally/stored.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace ikm {
namespace {

/// What tells contents apart; equal ones are compared byte for byte before anybody is told.
struct digest {
  std::uint64_t size = 0;
  std::uint64_t hash = 14695981039346656037ULL;

  void add(std::span<const char> bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    size += bytes.size();
  }
  friend auto operator<=>(const digest&, const digest&) = default;
};

std::unique_ptr<byte_source> content_of(const std::string& path) {
  std::string front(4, '\0');
  front.resize(open_bytes(path)->read(front));
  if (front == "PK\x03\x04" && zip_kind_of(path) == zip_kind::other) return zipped_table(path);
  return unpacked(open_bytes(path));
}

/// Fills the buffer unless the bytes end before.
std::size_t read_fully(byte_source& from, std::span<char> into) {
  std::size_t had = 0;
  while (had < into.size()) {
    const std::size_t got = from.read(into.subspan(had));
    if (got == 0) break;
    had += got;
  }
  return had;
}

/// One input, looked at only as far as it has to be.
class looked_input {
 public:
  explicit looked_input(std::string path) : path_{std::move(path)} {
    std::vector<char> buffer(block);
    const auto bytes = content_of(path_);
    const std::size_t got = read_fully(*bytes, buffer);
    front_.add(std::span{buffer}.first(got));
    is_tally_ = std::string_view{buffer.data(), got}.starts_with(stored_magic);
    if (got < block) whole_ = front_;
    std::string magic(4, '\0');
    magic.resize(open_bytes(path_)->read(magic));
    is_packed_ = is_packed(magic) || magic.starts_with("PK");
    std::error_code unknown;
    file_size_ = std::filesystem::file_size(path_, unknown);
  }

  [[nodiscard]] const digest& front() const { return front_; }
  [[nodiscard]] bool is_tally() const { return is_tally_; }

  [[nodiscard]] bool is_the_same_as(looked_input& other) {
    if (!is_packed_ && !other.is_packed_ && file_size_ != other.file_size_) return false;
    if (whole() != other.whole()) return false;
    const auto mine = content_of(path_);
    const auto its = content_of(other.path_);
    std::vector<char> a(block);
    std::vector<char> b(block);
    for (;;) {
      const std::size_t got = read_fully(*mine, a);
      if (read_fully(*its, b) != got) return false;
      if (got == 0) return true;
      if (!std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(got), b.begin())) return false;
    }
  }

 private:
  static constexpr std::size_t block = std::size_t{1} << 16;

  const digest& whole() {
    if (whole_) return *whole_;
    whole_.emplace();
    const auto bytes = content_of(path_);
    std::vector<char> buffer(block);
    for (std::size_t got = read_fully(*bytes, buffer); got != 0; got = read_fully(*bytes, buffer))
      whole_->add(std::span{buffer}.first(got));
    return *whole_;
  }

  std::string path_;
  digest front_ = {};
  std::optional<digest> whole_ = {};
  bool is_packed_ = false;
  bool is_tally_ = false;
  std::uintmax_t file_size_ = 0;
};

}  // namespace

std::optional<same_inputs> given_twice(std::span<const std::string> paths) {
  std::multimap<digest, std::pair<std::size_t, looked_input>> by_front;
  for (std::size_t i = 0; paths.size() > 1 && i < paths.size(); ++i) {
    try {
      if (is_read_once(paths[i])) continue;
      looked_input now{paths[i]};
      const auto [begin, end] = by_front.equal_range(now.front());
      for (auto earlier = begin; earlier != end; ++earlier)
        if (now.is_the_same_as(earlier->second.second)) return same_inputs{earlier->second.first, i, now.is_tally()};
      by_front.emplace(now.front(), std::pair{i, std::move(now)});
    } catch (const error&) {
      // What cannot be read is complained of when it is read as a survey.
    }
  }
  return std::nullopt;
}

}  // namespace ikm
