// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_SAME_INPUT_HPP
#define IKM_SRC_READ_SAME_INPUT_HPP

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace ikm {

/// Two inputs, by number.
struct same_inputs {
  std::size_t first = 0;
  std::size_t again = 0;
  bool are_tallies = false;
};

/// The first input whose content, unpacked, is that of an earlier one. What can be read only once is not looked at.
/// Complexity: the first bytes of each input; more only of those that begin alike and may be of one length.
[[nodiscard]] std::optional<same_inputs> given_twice(std::span<const std::string> paths);

}  // namespace ikm

#endif
