// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_DECODE_HPP
#define IKM_SRC_INGEST_DECODE_HPP

#include <ikm/ingest/fault.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ikm {

/// Length of the blank or invisible character at the front of `text`; 0 where there is none. Beyond ASCII: no-break and
/// narrow blanks, zero-width characters, marks of direction, the byte order mark.
[[nodiscard]] constexpr std::size_t blank_in_front(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(0);
  if (first < 0x80) return first == ' ' || first == '\t' || first == '\r' || first == '\n' ? 1 : 0;
  if (first == 0xC2) return byte(1) == 0xA0 || byte(1) == 0xAD ? 2 : 0;  // no-break space, soft hyphen
  const unsigned second = byte(1);
  const unsigned third = byte(2);
  const bool general =
      first == 0xE2 && second == 0x80 && ((third >= 0x80 && third <= 0x8F) || (third >= 0xA8 && third <= 0xAF));
  const bool more = first == 0xE2 && second == 0x81 && (third >= 0x9F && third <= 0xAF);
  const bool wide = first == 0xE3 && second == 0x80 && third == 0x80;
  const bool mark = first == 0xEF && second == 0xBB && third == 0xBF;
  return general || more || wide || mark ? 3 : 0;
}

/// The same at the end.
[[nodiscard]] constexpr std::size_t blank_at_end(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.back()) < 0x80) return blank_in_front(text.substr(text.size() - 1));
  for (const std::size_t length : {std::size_t{2}, std::size_t{3}})
    if (text.size() >= length && blank_in_front(text.substr(text.size() - length)) == length) return length;
  return 0;
}

/// `cell` without the blanks, tabs and invisible characters around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view cell) noexcept {
  for (std::size_t length = 0; !cell.empty() && (length = blank_in_front(cell)) != 0;) cell.remove_prefix(length);
  for (std::size_t length = 0; !cell.empty() && (length = blank_at_end(cell)) != 0;) cell.remove_suffix(length);
  return cell;
}

/// A cell as an answer, or why it is none.
struct decoded {
  answer given = blank;
  std::optional<reason> wrong = {};
  std::uint8_t usual_word = 0;  ///< which of the usual words it is, from 1; 0: it is none
};

/// The reason for a cell that is neither blank nor a step of the scale: `7`, `3,5`, `Baik`.
[[nodiscard]] reason reason_against(std::string_view cell) noexcept;

/// `4.0` and `3,00` without their zeros: programs write whole numbers so. Anything else as it is.
[[nodiscard]] constexpr std::string_view without_zero_decimals(std::string_view text) noexcept {
  const std::size_t last = text.find_last_not_of('0');
  if (last == std::string_view::npos || last == 0 || last + 1 == text.size()) return text;
  return text[last] == '.' || text[last] == ',' ? text.substr(0, last) : text;
}

/// Decodes a coded answer: a whole number of the scale without sign or leading zeros; decimals that are zeros do not
/// matter. Nothing but blanks is `blank`, and so is a dash alone, as printed sheets have it.
[[nodiscard]] inline decoded decode(std::string_view cell, const answer_scale& scale) noexcept {
  if (cell.size() == 1) {
    const int digit = cell.front() - '0';
    if (digit >= scale.lowest && digit <= scale.highest && digit <= 9) return {static_cast<answer>(digit)};
  }
  const std::string_view text = trimmed(cell);
  if (text.empty() || text == "-" || text == "\u2013" || text == "\u2014") return {};
  int value = 0;
  const std::string_view whole = without_zero_decimals(text);
  if (whole.front() != '0' && whole.size() <= 3) {
    for (const char c : whole) {
      if (c < '0' || c > '9') return {blank, reason_against(text)};
      value = value * 10 + (c - '0');
    }
    if (value >= scale.lowest && value <= scale.highest) return {static_cast<answer>(value)};
  }
  return {blank, reason_against(text)};
}

}  // namespace ikm

#endif
