// SPDX-License-Identifier: BSL-1.0
#include "read/careful/repeated_rows.hpp"

#include <algorithm>

namespace ikm {
void repeated_rows::see(std::span<const std::string_view> cells) {
  const std::size_t now = marked_.size() - 1;
  ++marked_.back();
  const std::uint64_t hash = hash_(cells);
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
