// SPDX-License-Identifier: BSL-1.0
#include "ingest/quoted.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace ikm {
namespace {

/// One character of a text; a byte that is none of UTF-8 is alone.
struct character {
  char32_t code = 0;
  std::size_t at = 0;
  std::size_t size = 1;
  bool broken = false;
};

character character_at(std::string_view text, std::size_t at) {
  const std::size_t length = utf8_length(text.substr(at));
  if (length == 0 || length == std::string_view::npos) return {.code = 0xFFFD, .at = at, .broken = true};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  char32_t code = length == 1 ? byte(0) : byte(0) & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | (byte(i) & 0x3FU);
  return {.code = code, .at = at, .size = length};
}

struct range {
  char32_t first = 0;
  char32_t last = 0;
};

template <std::size_t N>
bool is_in(const std::array<range, N>& ranges, char32_t code) {
  const auto next = std::upper_bound(ranges.begin(), ranges.end(), code,
                                     [](char32_t value, const range& one) { return value < one.first; });
  return next != ranges.begin() && code <= std::prev(next)->last;
}

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// They turn the direction of what follows, begin lines, or are taken for the start of a file.
bool is_mark(char32_t code) {
  constexpr std::array<range, 5> marks = {
      {{0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x206F}, {0xFEFF, 0xFEFF}}};
  return code >= 0x061C && is_in(marks, code);
}

/// Blanks and nothings that look like a blank or like nothing. U+200C and U+200D join emoji and scripts.
bool is_invisible(char32_t code) {
  constexpr std::array<range, 16> unseen = {{{0x00A0, 0x00A0},
                                             {0x00AD, 0x00AD},
                                             {0x115F, 0x1160},
                                             {0x1680, 0x1680},
                                             {0x180E, 0x180E},
                                             {0x2000, 0x200B},
                                             {0x200E, 0x200F},
                                             {0x2028, 0x202F},
                                             {0x205F, 0x206F},
                                             {0x2800, 0x2800},
                                             {0x3000, 0x3000},
                                             {0x3164, 0x3164},
                                             {0xFEFF, 0xFEFF},
                                             {0xFFA0, 0xFFA0},
                                             {0xFFF9, 0xFFFB},
                                             {0xE0001, 0xE0001}}};
  return code >= 0xA0 && is_in(unseen, code);
}

std::string number_of(char32_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "U+";
  for (int shift = code > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
    text += digits[(code >> static_cast<unsigned>(shift)) & 0xFU];
  return text;
}

enum class form { as_it_is, question_mark, number };

struct treatment {
  form marks = form::question_mark;
  form invisible = form::as_it_is;
  bool keeps_line_feeds = false;
};

std::string treated(std::string_view found, std::size_t most, treatment how) {
  std::string text;
  for (std::size_t at = 0; at < found.size();) {
    const character one = character_at(found, at);
    if (text.size() + one.size > most) return text + "…";
    at += one.size;
    form as = form::as_it_is;
    if (one.broken || (is_control(one.code) && !(how.keeps_line_feeds && one.code == '\n')))
      as = form::question_mark;
    else if (is_mark(one.code))
      as = how.marks;
    else if (is_invisible(one.code))
      as = how.invisible;
    switch (as) {
      case form::as_it_is: text += found.substr(one.at, one.size); break;
      case form::question_mark: text += '?'; break;
      case form::number: text += number_of(one.code); break;
    }
  }
  return text;
}

/// Value of a decimal digit of any script, circled and raised ones too; only whether there is one matters.
bool is_digit(char32_t code) {
  if (code < 0x80) return code >= '0' && code <= '9';
  constexpr std::array<char32_t, 62> zeros = {
      0x0660,  0x06F0,  0x07C0,  0x0966,  0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,  0x0C66,  0x0CE6,
      0x0D66,  0x0DE6,  0x0E50,  0x0ED0,  0x0F20,  0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,  0x19D0,
      0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,  0xA9F0,
      0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450,
      0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60,
      0x16AC0, 0x16B50, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0};
  const auto* const next = std::upper_bound(zeros.begin(), zeros.end(), code);
  if (next != zeros.begin() && code - *std::prev(next) < 10) return true;
  constexpr std::array<range, 8> others = {{{0x00B2, 0x00B3},
                                            {0x00B9, 0x00B9},
                                            {0x2070, 0x2070},
                                            {0x2074, 0x2079},
                                            {0x2080, 0x2089},
                                            {0x2460, 0x249B},
                                            {0x24EA, 0x24FF},
                                            {0x2776, 0x2793}}};
  return is_in(others, code) || (code >= 0x1D7CE && code <= 0x1D7FF) || (code >= 0x1F100 && code <= 0x1F10C);
}

/// Letters end a number; blanks, dashes, marks and pictures do not.
bool is_letter(char32_t code) {
  if (code < 0x80) return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
  constexpr std::array<range, 24> others = {
      {{0x0080, 0x00A9}, {0x00AB, 0x00B4}, {0x00B6, 0x00B9}, {0x00BB, 0x00BF}, {0x00D7, 0x00D7}, {0x00F7, 0x00F7},
       {0x02B0, 0x036F}, {0x055A, 0x055F}, {0x0589, 0x058A}, {0x05BE, 0x05BE}, {0x0600, 0x061F}, {0x066A, 0x066D},
       {0x115F, 0x1160}, {0x1680, 0x1680}, {0x1800, 0x180F}, {0x2000, 0x2070}, {0x2072, 0x20FF}, {0x2150, 0x2BFF},
       {0x2E00, 0x3004}, {0x3007, 0x3030}, {0x3164, 0x3164}, {0xFE00, 0xFE6F}, {0xFEFF, 0xFF20}, {0xFF3B, 0xFF40}}};
  if (is_in(others, code) || is_digit(code)) return false;
  return !((code >= 0xFF5B && code <= 0xFF65) || code == 0xFFA0 || (code >= 0xFFE0 && code <= 0xFFFF) ||
           (code >= 0x1D7CE && code <= 0x1FBFF) || code >= 0xE0000);
}

bool is_blank(char32_t code) {
  return code == ' ' || is_control(code) || is_invisible(code) || code == 0x200C || code == 0x200D;
}

/// `31/02/2026 08:00:00`, `2026-02-31T08:00`: takes what is there of a cell, front to back.
class date_with_time {
 public:
  explicit date_with_time(std::string_view cell) : rest_{cell} {}

  bool matches() {
    blanks();
    if (!date()) return false;
    if (rest_.starts_with(',')) rest_.remove_prefix(1);
    const bool apart = blanks() || take("T") || take("t");
    if (!apart || !time()) return false;
    blanks();
    for (const std::string_view word : {"AM", "PM", "am", "pm", "WIB", "WITA", "WIT", "Z"})
      if (take(word)) break;
    if (rest_.size() == 6 && (take("+") || take("-"))) return number(2) && take(":") && number(2) && rest_.empty();
    blanks();
    return rest_.empty();
  }

 private:
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool blanks() {
    const std::size_t size = std::min(rest_.find_first_not_of(" \t"), rest_.size());
    rest_.remove_prefix(size);
    return size != 0;
  }
  /// The digits at the front, at most that many; how many there were.
  std::size_t number(std::size_t most) {
    const std::size_t size = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    if (size > most) return 0;
    rest_.remove_prefix(size);
    return size;
  }
  bool year_next() const { return rest_.starts_with("19") || rest_.starts_with("20"); }
  bool date() {
    const bool year_first = year_next() && rest_.size() > 4 && rest_.find_first_of("/-.") == 4;
    if (number(year_first ? 4 : 2) == 0 || rest_.empty()) return false;
    const char between = rest_.front();
    if (between != '/' && between != '-' && between != '.') return false;
    const std::string_view again{&between, 1};
    if (!take(again) || number(2) == 0 || !take(again)) return false;
    if (year_first) return number(2) != 0;
    return year_next() ? number(4) == 4 || number(2) == 2 : number(2) == 2;
  }
  bool time() {
    if (number(2) == 0 || rest_.empty() || (rest_.front() != ':' && rest_.front() != '.')) return false;
    const std::string_view between = rest_.substr(0, 1);
    if (!take(between) || number(2) != 2) return false;
    if (!take(between)) return true;
    if (number(2) != 2) return false;
    constexpr std::size_t nanoseconds = 9;
    if (take(".") || take(",")) return number(nanoseconds) != 0;
    return true;
  }

  std::string_view rest_;
};

constexpr std::size_t nowhere = std::string_view::npos;

/// Where characters of a cell that may not be quoted are.
class personal_parts {
 public:
  explicit personal_parts(std::string_view cell) : cell_{cell} {
    for (std::size_t at = 0; at < cell.size(); at += all_.back().size) all_.push_back(character_at(cell, at));
  }

  std::string hidden() {
    addresses();
    numbers();
    std::sort(parts_.begin(), parts_.end());
    std::string text;
    std::size_t at = 0;
    for (const auto& [from, to] : parts_) {
      if (to <= at) continue;
      if (from >= at) text += std::string{cell_.substr(offset(at), offset(from) - offset(at))} + "#";
      at = to;
    }
    return text += cell_.substr(offset(at));
  }

 private:
  std::size_t offset(std::size_t i) const { return i < all_.size() ? all_[i].at : cell_.size(); }
  bool blank(std::size_t i) const { return is_blank(all_[i].code); }
  bool ends_word(std::size_t i) const { return blank(i) || all_[i].code == ',' || all_[i].code == ';'; }

  /// After the sign for "at" that begins at `i`; `nowhere` where there is none: `@`, `(at)`, `[at]`, `%40`.
  std::size_t behind_at(std::size_t i) const {
    const auto is = [&](std::size_t at, char32_t code) { return at < all_.size() && all_[at].code == code; };
    const auto letter = [&](std::size_t at, char lower) {
      return is(at, static_cast<char32_t>(lower)) || is(at, static_cast<char32_t>(lower - 'a' + 'A'));
    };
    const char32_t code = all_[i].code;
    if (code == '@' || code == 0xFF20 || code == 0xFE6B) return i + 1;
    if (code == '%' && is(i + 1, '4') && is(i + 2, '0')) return i + 3;
    if (code != '(' && code != '[' && code != '{') return nowhere;
    const char32_t closing = code == '(' ? U')' : code == '[' ? U']' : U'}';
    std::size_t at = i + 1;
    while (at < all_.size() && blank(at)) ++at;
    if (!letter(at, 'a') || !letter(at + 1, 't')) return nowhere;
    at += 2;
    while (at < all_.size() && blank(at)) ++at;
    return is(at, closing) ? at + 1 : nowhere;
  }

  /// The words on both sides of the sign, blanks between them and it included.
  void addresses() {
    std::size_t from_here = 0;  // what is before it belongs to the part before
    for (std::size_t i = 0; i < all_.size(); ++i) {
      std::size_t to = behind_at(i);
      if (to == nowhere) continue;
      std::size_t from = i;
      while (from > from_here && blank(from - 1)) --from;
      if (from == from_here && from_here == 0) from = i;  // nothing but blanks before it
      while (from > from_here && !ends_word(from - 1)) --from;
      std::size_t word = to;
      while (word < all_.size() && blank(word)) ++word;
      if (word < all_.size()) to = word;
      while (to < all_.size() && !ends_word(to)) ++to;
      parts_.emplace_back(from, to);
      from_here = to;
      i = to - 1;
    }
  }

  void numbers() {
    if (date_with_time{cell_}.matches()) return;
    constexpr std::size_t personal = 10;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!is_digit(all_[i].code)) continue;
      std::size_t digits = 0;
      std::size_t last = i;
      std::size_t end = i;
      for (; end < all_.size() && !is_letter(all_[end].code); ++end)
        if (is_digit(all_[end].code)) ++digits, last = end;
      std::size_t from = i;
      while (digits >= personal && from > 0 && (all_[from - 1].code == '+' || all_[from - 1].code == '(')) --from;
      if (digits >= personal) parts_.emplace_back(from, last + 1);
      i = end == all_.size() ? end - 1 : end;
    }
  }

  std::string_view cell_;
  std::vector<character> all_;
  std::vector<std::pair<std::size_t, std::size_t>> parts_;  // from, to
};

}  // namespace

std::string shown(std::string_view found, std::size_t most) { return treated(found, most, {}); }

std::string visible(std::string_view found, std::size_t most) {
  return treated(found, most, {.marks = form::number, .invisible = form::number});
}

std::string well_formed(std::string_view found, std::size_t most) {
  return treated(found, most, {.marks = form::as_it_is});
}

std::string numbered(std::string_view sentence) {
  return treated(sentence, std::string_view::npos, {.marks = form::number});
}

std::string harmless(std::string_view lines) {
  return treated(lines, std::string_view::npos, {.keeps_line_feeds = true});
}

std::string quotable(std::string_view cell) {
  // Most cells hold a step or a word: fewer digits than a number of a person has, and no address.
  const auto plain = [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && c != '@' && c != '%' && c != '(' && c != '[' && c != '{';
  };
  const auto digits = std::count_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < 10 && std::all_of(cell.begin(), cell.end(), plain)) return std::string{cell};
  return personal_parts{cell}.hidden();
}

}  // namespace ikm
