// SPDX-License-Identifier: BSL-1.0
#include "targets/table_reader.hpp"

#include <ikm/gap/indicator.hpp>
#include <ikm/ingest/decode.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

constexpr std::uint64_t kept_of_a_kind = 20;
constexpr std::size_t title_lines = 20;

bool is_blank_row(const row& r) {
  return std::all_of(r.cells.begin(), r.cells.end(), [](std::string_view c) { return trimmed(c).empty(); });
}

std::vector<column_ref> refs(const std::vector<std::string>& headers) {
  std::vector<column_ref> made;
  for (std::size_t c = 0; c < headers.size(); ++c) made.push_back({headers[c], c + 1});
  return made;
}

}  // namespace

std::string folded(std::string_view text, std::string_view skip) {
  constexpr std::string_view blanks = " \t\r\n";
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i, 2) == "\xC2\xA0") {  // no-break space
      ++i;
    } else if (blanks.find(c) == std::string_view::npos && skip.find(c) == std::string_view::npos) {
      made += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return made;
}

std::string folded_header(std::string_view header) { return folded(header, "_.-"); }

std::optional<int> year_in(std::string_view folded_header, table_values holds) {
  constexpr std::array<std::string_view, 3> of_targets = {"target", "tahun", "year"};
  constexpr std::array<std::string_view, 4> of_actuals = {"realisasi", "actual", "tahun", "year"};
  const auto strip = [&](const auto& prefixes) {
    for (const std::string_view prefix : prefixes)
      if (folded_header.starts_with(prefix)) folded_header.remove_prefix(prefix.size());
  };
  holds == table_values::targets ? strip(of_targets) : strip(of_actuals);
  if (folded_header.size() != 4) return std::nullopt;
  int year = 0;
  for (const char c : folded_header) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  return year >= 1900 && year < 3000 ? std::optional{year} : std::nullopt;
}

void table_reader::find_header(const std::function<bool(const std::vector<std::string>& folded)>& is_header,
                               const std::string& expected) {
  std::optional<complaint> first;
  for (std::size_t looked = 0; looked < title_lines && rows_.next(current_);) {
    if (is_blank_row(current_)) continue;
    ++looked;
    headers_.clear();
    folded_.clear();
    for (const std::string_view cell : current_.cells) {
      headers_.emplace_back(trimmed(cell));
      folded_.push_back(folded_header(cell));
    }
    if (is_header(folded_)) {
      if (current_.stray_quote) complain(faults::stray_quote{});
      return;
    }
    if (!first)
      first = complaint{.where = {.file = rows_.name(), .sheet = std::string{rows_.sheet()}, .line = current_.line},
                        .what = faults::missing_column{.wanted = {expected}, .offered = refs(headers_)}};
  }
  if (!first)
    first = complaint{.where = {.file = rows_.name(), .sheet = std::string{rows_.sheet()}},
                      .what = faults::empty_file{expected}};
  throw input_error{{*first}};
}

std::optional<std::size_t> table_reader::column(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < folded_.size(); ++c) {
      if (folded_[c] != name) continue;
      if (found)
        complain(faults::duplicate_column{{{headers_[*found], *found + 1}, {headers_[c], c + 1}}}, c);
      else
        found = c;
    }
    if (found) return found;
  }
  return std::nullopt;
}

std::map<int, std::size_t> table_reader::year_columns(table_values holds) {
  std::map<int, std::size_t> columns;
  for (std::size_t c = 0; c < folded_.size(); ++c)
    if (const auto year = year_in(folded_[c], holds)) {
      const auto [at, fresh] = columns.try_emplace(*year, c);
      if (!fresh) complain(faults::duplicate_column{{{headers_[at->second], at->second + 1}, {headers_[c], c + 1}}}, c);
    }
  return columns;
}

bool table_reader::next() {
  while (rows_.next(current_)) {
    if (is_blank_row(current_)) continue;
    if (current_.stray_quote) {
      complain(faults::stray_quote{});
    } else if (current_.cells.size() != headers_.size()) {
      complain(faults::ragged_row{current_.cells.size(), headers_.size()});
    } else {
      return true;
    }
  }
  return false;
}

std::string table_reader::cell(std::optional<std::size_t> column) const {
  return column ? std::string{trimmed(current_.cells[*column])} : std::string{};
}

std::optional<decimal> table_reader::number(std::size_t column) {
  const std::string text = cell(column);
  if (text.empty() || text == "-" || text == "–" || text == "—") return std::nullopt;
  const auto value = plan_value(text);
  if (!value) complain(faults::not_a_number{text, "77,5"}, column);
  return value;
}

void table_reader::complain(fault what, std::optional<std::size_t> column, std::vector<remedy> remedies) {
  if (++counts_[code_of(what)] > kept_of_a_kind) return;
  complaints_.push_back(
      {.where = {rows_.name(), std::string{rows_.sheet()}, current_.line, column ? headers_[*column] : std::string{}},
       .what = std::move(what),
       .remedies = std::move(remedies)});
}

void table_reader::finish() const {
  if (complaints_.empty()) return;
  std::uint64_t total = 0;
  for (const auto& [why, count] : counts_) total += count;
  throw input_error{complaints_, total};
}

}  // namespace ikm
