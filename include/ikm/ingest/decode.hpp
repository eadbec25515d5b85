// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_DECODE_HPP
#define IKM_INGEST_DECODE_HPP

#include <ikm/ingest/fault.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>

#include <optional>
#include <string_view>

namespace ikm {

/// `cell` without the blanks and tabs around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view cell) noexcept {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!cell.empty() && is_blank(cell.front())) cell.remove_prefix(1);
  while (!cell.empty() && is_blank(cell.back())) cell.remove_suffix(1);
  return cell;
}

/// A cell as an answer, or why it is none.
struct decoded {
  answer given = blank;
  std::optional<reason> wrong = {};
};

/// The reason for a cell that is neither blank nor a step of the scale: `7`, `3,5`, `Baik`.
[[nodiscard]] reason reason_against(std::string_view cell) noexcept;

/// Decodes a coded answer: a whole number of the scale without sign or leading zeros. Nothing but blanks is `blank`,
/// and so is a dash alone, as printed sheets have it.
[[nodiscard]] inline decoded decode(std::string_view cell, const answer_scale& scale) noexcept {
  if (cell.size() == 1) {
    const int digit = cell.front() - '0';
    if (digit >= scale.lowest && digit <= scale.highest && digit <= 9) return {static_cast<answer>(digit)};
  }
  const std::string_view text = trimmed(cell);
  if (text.empty() || text == "-" || text == "\u2013" || text == "\u2014") return {};
  int value = 0;
  if (text.front() != '0' && text.size() <= 3) {
    for (const char c : text) {
      if (c < '0' || c > '9') return {blank, reason_against(text)};
      value = value * 10 + (c - '0');
    }
    if (value >= scale.lowest && value <= scale.highest) return {static_cast<answer>(value)};
  }
  return {blank, reason_against(text)};
}

}  // namespace ikm

#endif
