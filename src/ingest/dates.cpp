// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/dates.hpp>

#include "ingest/label.hpp"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace ikm {
namespace {

/// Indonesian and English names; three letters are enough of each.
constexpr std::array<std::pair<std::string_view, int>, 33> months = {
    {{"januari", 1},   {"january", 1},   {"jan", 1},      {"februari", 2}, {"pebruari", 2}, {"february", 2},
     {"feb", 2},       {"maret", 3},     {"march", 3},    {"mar", 3},      {"april", 4},    {"apr", 4},
     {"mei", 5},       {"may", 5},       {"juni", 6},     {"june", 6},     {"jun", 6},      {"juli", 7},
     {"july", 7},      {"jul", 7},       {"agustus", 8},  {"august", 8},   {"agu", 8},      {"aug", 8},
     {"september", 9}, {"sep", 9},       {"oktober", 10}, {"october", 10}, {"okt", 10},     {"november", 11},
     {"nopember", 11}, {"desember", 12}, {"december", 12}}};
constexpr std::array<std::pair<std::string_view, int>, 5> short_months = {
    {{"oct", 10}, {"nov", 11}, {"nop", 11}, {"des", 12}, {"dec", 12}}};

std::optional<int> month_named(std::string_view word) {
  for (const auto& [name, month] : months)
    if (name == word) return month;
  for (const auto& [name, month] : short_months)
    if (name == word) return month;
  return std::nullopt;
}

std::optional<int> number(std::string_view word, std::size_t most_digits) {
  int value = 0;
  if (word.empty() || word.size() > most_digits) return std::nullopt;
  const auto [end, why] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (why != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

std::optional<day> checked(int year, int month, int of_month) {
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || of_month < 1) return std::nullopt;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int length = lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  return of_month > length ? std::nullopt : std::optional{day{year, month, of_month}};
}

}  // namespace

std::optional<day> parse_day(std::string_view text, date_order order) {
  if (text.size() > 64) return std::nullopt;
  std::string label = folded(text);
  // `2024-01-31T10:15` folds to `2024 01 31t10 15`.
  if (label.size() > 10 && label[4] == ' ' && label[10] == 't') label[10] = ' ';
  const std::vector<std::string_view> parts = words_of(label);
  if (parts.size() < 3) return std::nullopt;
  if (parts[0].size() == 4) {
    const auto year = number(parts[0], 4);
    const auto month = number(parts[1], 2);
    const auto of_month = number(parts[2], 2);
    return year && month && of_month ? checked(*year, *month, *of_month) : std::nullopt;
  }
  const auto year = number(parts[2], 4);
  const auto first = number(parts[0], 2);
  if (!year || parts[2].size() != 4 || !first) return std::nullopt;
  if (const auto named = month_named(parts[1])) return checked(*year, *named, *first);
  const auto second = number(parts[1], 2);
  if (!second) return std::nullopt;
  return order == date_order::day_first ? checked(*year, *second, *first) : checked(*year, *first, *second);
}

bool looks_like_day(std::string_view text) {
  const auto in_either_order = [](std::string_view date) {
    return parse_day(date, date_order::day_first) || parse_day(date, date_order::month_first);
  };
  if (text.size() > 64) return false;
  if (in_either_order(text)) return true;
  const std::string label = folded(text);
  const std::vector<std::string_view> parts = words_of(label);
  if (parts.size() < 3 || parts[0].size() > 2 || parts[2].size() != 2) return false;
  return in_either_order(std::string{parts[0]} + "/" + std::string{parts[1]} + "/20" + std::string{parts[2]});
}

std::optional<period> period_named(std::string_view name) {
  if (name == "bulan" || name == "month") return period::month;
  if (name == "triwulan" || name == "quarter") return period::quarter;
  if (name == "semester" || name == "half") return period::half;
  if (name == "tahun" || name == "year") return period::year;
  return std::nullopt;
}

std::string period_of(const day& when, period length) {
  std::string year = std::to_string(when.year);
  switch (length) {
    case period::month: return year + (when.month < 10 ? "-0" : "-") + std::to_string(when.month);
    case period::quarter: return year + "-T" + std::to_string((when.month + 2) / 3);
    case period::half: return year + "-S" + std::to_string((when.month + 5) / 6);
    case period::year: break;
  }
  return year;
}

}  // namespace ikm
