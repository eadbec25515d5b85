// SPDX-License-Identifier: BSL-1.0
#include "source/cell_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace ikm {
namespace {

/// Days since 1970-01-01 as a calendar date (proleptic Gregorian).
std::array<int, 3> civil(std::int64_t days) {
  // Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted = (5 * of_year + 2) / 153;
  const unsigned day = of_year - (153 * shifted + 2) / 5 + 1;
  const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
  const std::int64_t year = static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
}

constexpr std::size_t escape_size = 7;

/// The code of `_xHHHH_` at the front of `text`.
std::optional<unsigned> escape_at(std::string_view text) {
  if (text.size() < escape_size || text[0] != '_' || text[1] != 'x' || text[6] != '_') return std::nullopt;
  unsigned code = 0;
  const auto [end, why] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
  if (why != std::errc{} || end != text.data() + 6) return std::nullopt;
  return code;
}

void append_utf8(std::string& to, unsigned code) {
  const auto byte = [&](unsigned value) { to += static_cast<char>(static_cast<unsigned char>(value)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | code >> 6U);
    byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0U | code >> 12U);
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  } else {
    byte(0xF0U | code >> 18U);
    byte(0x80U | (code >> 12U & 0x3FU));
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  }
}

bool is_high_surrogate(unsigned code) { return code >= 0xD800 && code < 0xDC00; }
bool is_low_surrogate(unsigned code) { return code >= 0xDC00 && code < 0xE000; }

}  // namespace

std::string shown_number(std::string_view saved) {
  const bool digits_only = std::all_of(saved.begin(), saved.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits_only && (saved.size() <= 1 || saved.front() != '0')) return std::string{saved};
  double number = 0;
  const auto [end, why] = std::from_chars(saved.data(), saved.data() + saved.size(), number);
  if (why != std::errc{} || end != saved.data() + saved.size() || !std::isfinite(number)) return std::string{saved};
  std::array<char, 40> digits{};
  const auto shown =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::general, 15);
  const std::string_view text{digits.data(), static_cast<std::size_t>(shown.ptr - digits.data())};
  if (text == "-0") return "0";
  return std::string{text.find('e') == std::string_view::npos ? text : saved};
}

std::string shown_date(double serial, bool from_1904) {
  const auto seconds = static_cast<std::int64_t>(std::llround(serial * 86400));
  const std::int64_t days = seconds / 86400 - (from_1904 ? 24107 : 25569);
  const auto of_day = static_cast<int>(seconds % 86400);
  const auto [year, month, day] = civil(days);
  std::array<char, 40> text{};
  const int size = of_day == 0 ? std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day)
                               : std::snprintf(text.data(), text.size(), "%04d-%02d-%02d %02d:%02d:%02d", year, month,
                                               day, of_day / 3600, of_day / 60 % 60, of_day % 60);
  return {text.data(), static_cast<std::size_t>(size)};
}

void undo_escapes(std::string& text, std::size_t begin) {
  std::size_t at = text.find("_x", begin);
  if (at == std::string::npos) return;
  const std::string escaped = text.substr(at);
  text.resize(at);
  std::string_view rest = escaped;
  while (!rest.empty()) {
    const std::optional<unsigned> code = escape_at(rest);
    if (!code) {
      const std::size_t next = std::min(rest.size(), rest.find('_', 1));
      text += rest.substr(0, next);
      rest.remove_prefix(next);
      continue;
    }
    rest.remove_prefix(escape_size);
    const std::optional<unsigned> second = is_high_surrogate(*code) ? escape_at(rest) : std::nullopt;
    if (second && is_low_surrogate(*second)) {
      rest.remove_prefix(escape_size);
      append_utf8(text, 0x10000 + ((*code - 0xD800) << 10U) + (*second - 0xDC00));
    } else {
      // No text holds a NUL or half a character.
      const bool none = *code == 0 || is_high_surrogate(*code) || is_low_surrogate(*code);
      append_utf8(text, none ? 0xFFFDU : *code);
    }
  }
}

}  // namespace ikm
