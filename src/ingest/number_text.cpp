// SPDX-License-Identifier: BSL-1.0
#include "ingest/number_text.hpp"

#include "ingest/decode.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ikm {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_mark(char c) { return c == '.' || c == ','; }

/// Blanks, also those that do not break or are invisible: offices copy numbers from documents.
constexpr std::array<std::string_view, 9> blanks = {" ",      "\t",     "\r",     "\n",    "\u00A0",
                                                    "\u202F", "\u2009", "\u200B", "\uFEFF"};

bool drop_front(std::string_view& text, std::string_view part) {
  if (!text.starts_with(part)) return false;
  text.remove_prefix(part.size());
  return true;
}

bool drop_back(std::string_view& text, std::string_view part) {
  if (!text.ends_with(part)) return false;
  text.remove_suffix(part.size());
  return true;
}

void trim(std::string_view& text) {
  const auto drop = [&](auto remove) {
    return std::any_of(blanks.begin(), blanks.end(), [&](std::string_view blank) { return remove(text, blank); });
  };
  while (drop(drop_front)) {
  }
  while (drop(drop_back)) {
  }
}

number_text::bound take_bound(std::string_view& text) {
  for (const std::string_view sign : {"\u2265", ">=", "=>"})
    if (drop_front(text, sign)) return number_text::bound::at_least;
  for (const std::string_view sign : {"\u2264", "<=", "=<"})
    if (drop_front(text, sign)) return number_text::bound::at_most;
  return number_text::bound::none;
}

bool is_fraction(std::string_view digits) {
  const std::size_t line = digits.find('/');
  if (line == std::string_view::npos || line == 0 || line + 1 == digits.size()) return false;
  return std::all_of(digits.begin() + static_cast<std::ptrdiff_t>(line) + 1, digits.end(), is_digit) &&
         std::all_of(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(line), is_digit);
}

/// Whether `whole` is digits in groups of three, joined by `mark`: `1.250.000`, not `0.125` nor `12.50`.
bool is_grouped(std::string_view whole, char mark) {
  const std::size_t first = whole.find(mark);
  if (first == std::string_view::npos || first == 0 || first > 3 || whole.front() == '0') return false;
  for (std::size_t at = first; at < whole.size(); at += 4) {
    if (whole[at] != mark || whole.size() - at < 4) return false;
    for (std::size_t i = at + 1; i < at + 4; ++i)
      if (!is_digit(whole[i])) return false;
  }
  return true;
}

/// Reads the marks of `digits`, which holds nothing but digits and marks; false where they make no number.
bool read_marks(std::string_view digits, number_text& into) {
  if (!is_digit(digits.front()) || !is_digit(digits.back())) return false;
  const auto marks = std::count_if(digits.begin(), digits.end(), is_mark);
  if (marks == 0) return true;
  const std::size_t last = digits.find_last_of(".,");
  const char mark = digits[last];
  if (marks == 1) {
    (is_grouped(digits, mark) ? into.open : into.decimal) = mark;
    return true;
  }
  if (is_grouped(digits, mark)) {
    into.grouping = mark;
    return true;
  }
  const char other = mark == ',' ? '.' : ',';
  if (!is_grouped(digits.substr(0, last), other)) return false;
  into.decimal = mark;
  into.grouping = other;
  return true;
}

}  // namespace

std::string number_text::plain(bool open_groups) const {
  const char begins_decimals = open != '\0' && !open_groups ? open : decimal;
  std::string made;
  for (const char c : text) {
    if (!is_mark(c))
      made += c;
    else if (c == begins_decimals)
      made += '.';
  }
  return made;
}

std::string_view plain_count(std::string_view cell) {
  constexpr std::size_t group = 4;  // a mark and three digits
  const std::size_t mark = cell.find_first_of(".,");
  return mark != std::string_view::npos && cell.size() - mark >= group ? cell : without_zero_decimals(cell);
}

number_text number_text_of(std::string_view cell) {
  number_text made;
  trim(cell);
  if (cell.empty() || cell == "-" || cell == "\u2013" || cell == "\u2014") return made;
  made.what = number_text::kind::words;
  if (std::none_of(cell.begin(), cell.end(), is_digit)) return made;
  made.what = number_text::kind::wrong;
  made.limit = take_bound(cell);
  made.percent = drop_back(cell, "%");
  trim(cell);
  const bool negative = drop_front(cell, "-");
  if (cell.empty()) return made;
  made.text = (negative ? "-" : "") + std::string{cell};
  const bool plain = std::all_of(cell.begin(), cell.end(), [](char c) { return is_digit(c) || is_mark(c); });
  if (plain ? read_marks(cell, made) : is_fraction(cell)) made.what = number_text::kind::number;
  return made;
}

void decimal_marks::see(char decimal) { (decimal == ',' ? comma_ : point_) = true; }

void decimal_marks::see(const number_text& number) {
  if (number.what != number_text::kind::number) return;
  if (number.decimal != '\0')
    see(number.decimal);
  else if (number.grouping != '\0')
    see(number.grouping == ',' ? '.' : ',');
}

void decimal_marks::see_beside(const number_text& number) {
  if (number.what != number_text::kind::number) return;
  if (number.decimal == ',' || number.grouping == '.') comma_beside_ = true;
  if (number.grouping == ',') point_beside_ = true;
}

std::optional<char> decimal_marks::decided() const {
  if (comma_ && point_) return std::nullopt;
  if (comma_ || point_) return comma_ ? ',' : '.';
  if (comma_beside_ == point_beside_) return std::nullopt;
  return comma_beside_ ? ',' : '.';
}

}  // namespace ikm
