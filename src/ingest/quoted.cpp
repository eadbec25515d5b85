// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/quoted.hpp>

#include <ikm/ingest/decode.hpp>

#include <algorithm>

namespace ikm {
namespace {

/// Length of the well-formed UTF-8 sequence at the front; 0 where there is none.
std::size_t utf8_sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) >= 0xA0) || (lead == 0xF0 && byte(1) < 0x90) ||
      (lead == 0xF4 && byte(1) >= 0x90))
    return 0;
  return length;
}

/// `U+00A0`, of a character of two or three bytes.
std::string code_point(std::string_view character) {
  unsigned value = static_cast<unsigned char>(character[0]) & (character.size() == 2 ? 0x1FU : 0x0FU);
  for (const char c : character.substr(1)) value = value << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "U+";
  for (unsigned shift = 16; shift != 0;) text += digits[value >> (shift -= 4) & 0xFU];
  return text;
}

}  // namespace

std::string shown(std::string_view found, std::size_t most) {
  std::string text;
  while (!found.empty()) {
    const std::size_t length = utf8_sequence(found);
    if (text.size() + std::max<std::size_t>(length, 1) > most) return text + "…";
    const auto front = static_cast<unsigned char>(found.front());
    const bool c1_control = length == 2 && front == 0xC2 && static_cast<unsigned char>(found[1]) < 0xA0;
    if (length == 0 || front < 0x20 || front == 0x7F || c1_control) {
      text += '?';
    } else if (length > 1 && blank_in_front(found) == length) {
      text += code_point(found.substr(0, length));
    } else {
      text += found.substr(0, length);
    }
    found.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return text;
}

std::string quotable(std::string_view cell) {
  std::string text;
  while (!cell.empty()) {
    const std::size_t word = std::min(cell.find_first_of(" \t\r\n,;"), cell.size());
    if (cell.substr(0, word).find('@') != std::string_view::npos) {
      text += '#';
    } else {
      for (std::size_t at = 0; at < word;) {
        // Numbers are written with dots, dashes and a plus as well.
        std::size_t end = at;
        std::size_t digits = 0;
        while (end < word &&
               ((cell[end] >= '0' && cell[end] <= '9') || cell[end] == '-' || cell[end] == '.' || cell[end] == '+'))
          digits += cell[end] >= '0' && cell[end] <= '9' ? 1U : 0U, ++end;
        if (digits >= 10) {
          text += '#';
        } else {
          end = std::max(end, at + 1);
          text += cell.substr(at, end - at);
        }
        at = end;
      }
    }
    if (word == cell.size()) break;
    text += cell[word];
    cell.remove_prefix(word + 1);
  }
  return text;
}

}  // namespace ikm
