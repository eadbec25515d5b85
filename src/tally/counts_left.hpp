// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_TALLY_COUNTS_LEFT_HPP
#define IKM_SRC_TALLY_COUNTS_LEFT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ikm {

/// What is left of counts when others, laid out alike, are taken away; empty where these are more.
[[nodiscard]] inline std::optional<std::vector<std::uint64_t>> counts_left(std::span<const std::uint64_t> of,
                                                                           std::span<const std::uint64_t> part) {
  std::vector<std::uint64_t> left(of.begin(), of.end());
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (part[i] > left[i]) return std::nullopt;
    left[i] -= part[i];
  }
  return left;
}

}  // namespace ikm

#endif
