// SPDX-License-Identifier: BSL-1.0
#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace ikm {
namespace {

bool well_formed(std::string_view text) noexcept {
  constexpr std::uint64_t beyond_ascii = 0x8080808080808080;
  while (!text.empty()) {
    std::uint64_t eight = 0;
    if (text.size() >= sizeof eight) {
      std::memcpy(&eight, text.data(), sizeof eight);
      if ((eight & beyond_ascii) == 0) {
        text.remove_prefix(sizeof eight);
        continue;
      }
    }
    const std::size_t length = utf8_length(text);
    if (length == 0 || length == std::string_view::npos) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

std::size_t utf8_length(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0) return 0;
  for (std::size_t i = 1; i < std::min(length, text.size()); ++i)
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  // Longer than needed, a surrogate, or beyond U+10FFFF.
  if (text.size() > 1 && ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) >= 0xA0) ||
                          (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) >= 0x90)))
    return 0;
  return length > text.size() ? std::string_view::npos : length;
}

bool is_plain_text(std::string_view text) noexcept {
  return text.find('\0') == std::string_view::npos && well_formed(text);
}

}  // namespace ikm
