// SPDX-License-Identifier: BSL-1.0
#include "read/repeated_rows.hpp"

#include <algorithm>
#include <cstring>
#include <random>

namespace ikm {
namespace {

__extension__ using two_words = unsigned __int128;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  const two_words product = static_cast<two_words>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

}  // namespace

repeated_rows::repeated_rows(std::size_t most) : most_{most} {
  std::random_device device;
  for (std::uint64_t& word : key_) word = (std::uint64_t{device()} << 32U | device()) | 1U;
}

std::uint64_t repeated_rows::hash_of(std::span<const std::string_view> cells) const {
  std::uint64_t hash = key_[0];
  for (const std::string_view cell : cells) {
    for (std::size_t at = 0; at < cell.size(); at += sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, cell.data() + at, std::min(sizeof word, cell.size() - at));
      hash = mixed(hash ^ word, key_[1]);
    }
    hash = mixed(hash ^ cell.size(), key_[0]);  // lengths keep ("a", "bc") apart from ("ab", "c")
  }
  return mixed(hash, key_[1]);
}

void repeated_rows::see(std::span<const std::string_view> cells) {
  const std::size_t now = marked_.size() - 1;
  ++marked_.back();
  const std::uint64_t hash = hash_of(cells);
  if ((hash & sampled_out_) != 0) return;
  const auto [place, fresh] = rows_.try_emplace(hash, inputs_of_row{now, now});
  if (!fresh) {
    if (std::exchange(place->second.last, now) != now && place->second.first != now)
      shared_[{now, place->second.first}] += sampled_out_ + 1;
    return;
  }
  if (rows_.size() <= most_) return;
  sampled_out_ = sampled_out_ << 1U | 1U;
  std::erase_if(rows_, [&](const auto& one) { return (one.first & sampled_out_) != 0; });
}

std::vector<repeated_rows::overlap> repeated_rows::overlaps() const {
  std::vector<overlap> all;
  for (const auto& [inputs, rows] : shared_) {
    const std::uint64_t of = std::min(marked_[inputs.first], marked_[inputs.second]);
    all.push_back({inputs.first, inputs.second, std::min(rows, of), of, sampled_out_ != 0});
  }
  return all;
}

}  // namespace ikm
