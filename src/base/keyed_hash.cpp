// SPDX-License-Identifier: BSL-1.0
#include "base/keyed_hash.hpp"

#include <random>

namespace ikm {

const hash_key& process_hash_key() {
  static const hash_key key = [] {
    std::random_device device;
    const auto word = [&] { return std::uint64_t{device()} << 32 | device(); };
    const std::uint64_t first = word();
    return hash_key{first, word()};
  }();
  return key;
}

}  // namespace ikm
