// SPDX-License-Identifier: BSL-1.0
// The words of an enumeration: from the value to its word, and back.
#ifndef IKM_SRC_BASE_ENUM_NAMES_HPP
#define IKM_SRC_BASE_ENUM_NAMES_HPP

#include "base/ascii.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace ikm {

/// One word per value, in the order of the values, which count up from 0.
template <class Enum, std::size_t Count>
struct enum_names {
  std::array<std::string_view, Count> words;

  [[nodiscard]] constexpr std::string_view of(Enum value) const noexcept {
    return words[static_cast<std::size_t>(value)];
  }
  [[nodiscard]] constexpr std::optional<Enum> named(std::string_view word) const noexcept {
    for (std::size_t i = 0; i < Count; ++i)
      if (words[i] == word) return static_cast<Enum>(i);
    return std::nullopt;
  }
  /// The same where the case of the letters A to Z does not count.
  [[nodiscard]] constexpr std::optional<Enum> named_in_any_case(std::string_view word) const noexcept {
    for (std::size_t i = 0; i < Count; ++i)
      if (same_in_any_case(words[i], word)) return static_cast<Enum>(i);
    return std::nullopt;
  }
};

}  // namespace ikm

#endif
