// SPDX-License-Identifier: BSL-1.0
// Letters of ASCII, whatever the locale.
#ifndef IKM_SRC_BASE_ASCII_HPP
#define IKM_SRC_BASE_ASCII_HPP

#include <algorithm>
#include <string>
#include <string_view>

namespace ikm {

[[nodiscard]] constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// With the letters A to Z in lower case; every other byte as it is.
[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string made{text};
  for (char& c : made) c = lower(c);
  return made;
}

[[nodiscard]] constexpr bool same_in_any_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace ikm

#endif
