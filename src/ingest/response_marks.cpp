// SPDX-License-Identifier: BSL-1.0
#include "ingest/response_marks.hpp"

#include "ingest/decode.hpp"
#include "ingest/label.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

namespace ikm {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

/// Two digits at `at`, as a number below `limit`; empty where there are none.
std::optional<int> two_digits(std::string_view text, std::size_t at, int limit) {
  if (at + 2 > text.size() || !is_digit(text[at]) || !is_digit(text[at + 1])) return std::nullopt;
  const int number = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return number < limit ? std::optional{number} : std::nullopt;
}

/// A time of day within a text, and where it begins.
struct time_found {
  std::size_t begin = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// `PM` makes 8:11 evening, and `AM` makes 12:11 night.
int hour_of_day(int hour, std::string_view behind) {
  behind = trimmed(behind);
  const auto says = [&](char lower, char upper) {
    return behind.size() >= 2 && (behind[0] == lower || behind[0] == upper) && (behind[1] == 'm' || behind[1] == 'M');
  };
  if (says('p', 'P')) return hour % 12 + 12;
  return says('a', 'A') ? hour % 12 : hour;
}

/// `8:11:32` or `8.11.32`.
std::optional<time_found> time_with_seconds(std::string_view text) {
  constexpr std::size_t seconds_behind = 4;  // the mark of the minutes, two digits, the mark of the seconds
  for (std::size_t mark = 1; mark + seconds_behind < text.size(); ++mark) {
    if ((text[mark] != ':' && text[mark] != '.') || text[mark + 3] != text[mark]) continue;
    const bool two = mark >= 2 && is_digit(text[mark - 2]);
    const std::size_t begin = two ? mark - 2 : mark - 1;
    if (!is_digit(text[mark - 1]) || (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == text[mark])))
      continue;
    const std::size_t end = mark + seconds_behind + 2;
    if (end < text.size() && (is_digit(text[end]) || text[end] == ':')) continue;
    const int hour = (two ? (text[begin] - '0') * 10 : 0) + (text[mark - 1] - '0');
    const auto minutes = two_digits(text, mark + 1, 60);
    const auto seconds = two_digits(text, mark + seconds_behind, 60);
    if (minutes && seconds && hour < 24)
      return time_found{begin, hour_of_day(hour, text.substr(end)), *minutes, *seconds};
  }
  return std::nullopt;
}

/// The date in front of a time; empty where there is none.
std::string_view day_before(std::string_view cell, const time_found& time) {
  constexpr std::size_t shortest_day = 6;  // `1/2/26`
  if (time.begin < shortest_day + 1) return {};
  const char before = cell[time.begin - 1];
  const std::string_view day = trimmed(cell.substr(0, time.begin - 1));
  if (before != ' ' && before != 'T' && before != ',') return {};
  return std::any_of(day.begin(), day.end(), is_digit) ? day : std::string_view{};
}

/// Headers of ids that a program gives to each response, also where they are numbers.
constexpr std::array<std::string_view, 9> id_headers = {"response id",      "responseid", "respondent id",
                                                        "id respon",        "id respons", "submission id",
                                                        "submission token", "record id",  "id"};

bool is_long_number(std::string_view cell) {
  constexpr std::size_t least_digits = 10;  // running numbers are shorter
  return cell.size() >= least_digits && std::all_of(cell.begin(), cell.end(), is_digit);
}

/// Whether a column's cells are ids, another in each row.
bool holds_ids(const std::string& header, const std::vector<std::string_view>& cells) {
  const std::string label = folded(header);
  const bool headed = std::find(id_headers.begin(), id_headers.end(), label) != id_headers.end();
  std::set<std::string_view> seen;
  std::size_t filled = 0;
  for (const std::string_view cell : cells) {
    if (cell.empty()) continue;
    ++filled;
    if (!is_long_id(cell) && !(headed && is_long_number(cell))) return false;
    seen.insert(cell);
  }
  // One row alone does not show that its code is not that of the form.
  const bool telling = filled > 1 || (filled == 1 && (headed || label.find("uuid") != std::string::npos));
  return telling && seen.size() * 10 >= filled * 9;
}

}  // namespace

bool is_moment(std::string_view cell) {
  const auto time = time_with_seconds(cell);
  return time && time->second != 0 && !day_before(cell, *time).empty();
}

std::optional<std::string> moment_text(std::string_view cell, date_order dates) {
  const auto time = time_with_seconds(cell);
  if (!time) return std::nullopt;
  std::string_view text = day_before(cell, *time);
  if (text.ends_with(',')) text.remove_suffix(1);
  const auto day = parse_day(text, dates);
  if (!day) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", day->year, day->month, day->of_month, time->hour,
                     time->minute, time->second);
}

bool is_long_id(std::string_view cell) {
  constexpr std::size_t shortest = 15;
  constexpr std::string_view marks = "_-:{}";
  if (cell.size() < shortest) return false;
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (const char c : cell) {
    digits += is_digit(c) ? 1U : 0U;
    letters += is_letter(c) ? 1U : 0U;
    if (!is_digit(c) && !is_letter(c) && marks.find(c) == std::string_view::npos) return false;
  }
  return digits > 0 && letters > 0;
}

bool response_marks::are_in(const row& one) const {
  const auto filled = [&](std::size_t column) { return !trimmed(cell_value(one, column)).empty(); };
  return std::any_of(ids.begin(), ids.end(), filled) ||
         std::any_of(moments.begin(), moments.end(),
                     [&](std::size_t column) { return is_moment(trimmed(cell_value(one, column))); });
}

response_marks response_marks_of(const column_plan& plan, const std::deque<kept_row>& front, std::size_t below) {
  response_marks made;
  const auto asks = [&](std::size_t column) {
    return std::find(plan.answer_columns.begin(), plan.answer_columns.end(), column) != plan.answer_columns.end();
  };
  for (std::size_t column = 0; column < std::min(plan.headers.size(), plan.table_end); ++column) {
    if (asks(column)) continue;
    std::vector<std::string_view> cells;
    for (std::size_t i = below; i < front.size(); ++i)
      cells.push_back(column < front[i].cells.size() ? trimmed(front[i].cells[column]) : std::string_view{});
    if (std::any_of(cells.begin(), cells.end(), is_moment))
      made.moments.push_back(column);
    else if (holds_ids(plan.headers[column], cells))
      made.ids.push_back(column);
  }
  return made;
}

}  // namespace ikm
