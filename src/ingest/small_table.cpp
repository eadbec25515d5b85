// SPDX-License-Identifier: BSL-1.0
#include "ingest/small_table.hpp"

#include "base/ascii.hpp"
#include "ingest/decode.hpp"

#include <ikm/source/source_error.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace ikm {
namespace {

const std::vector<std::string> usual_unit_names = {"unit", "nama", "name", "indikator", "indicator", "id"};

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

/// A number of a workbook as a spreadsheet shows it, by its 15 significant digits: `88.305000000000007` is 88.305, and
/// `2.01E-2` 0.0201.
std::string as_shown(std::string_view cell) {
  constexpr std::size_t digits = 15;
  const bool plain = cell.find_first_of("eE") == std::string_view::npos;
  double value = 0;
  const auto [end, why] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if ((plain && cell.size() <= digits) || why != std::errc{} || end != cell.data() + cell.size())
    return std::string{cell};
  std::array<char, 64> rounded{};
  const auto shown = std::to_chars(rounded.data(), rounded.data() + rounded.size(), value,
                                   std::chars_format::scientific, static_cast<int>(digits) - 1);
  (void)std::from_chars(rounded.data(), shown.ptr, value);
  std::array<char, 400> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return written.ec == std::errc{} ? std::string{text.data(), written.ptr} : std::string{cell};
}

}  // namespace

std::string compact(std::string_view text, std::string_view skip) {
  constexpr std::string_view blanks = " \t\r\n";
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i, 2) == "\xC2\xA0") {  // no-break space
      ++i;
    } else if (blanks.find(c) == std::string_view::npos && skip.find(c) == std::string_view::npos) {
      made += lower(c);
    }
  }
  return made;
}

std::string compact_header(std::string_view header) { return compact(header, "_.-"); }

small_table::small_table(row_source& rows, const header_test& is_header, const std::string& expected,
                         const row_limit& most)
    : rows_{rows} {
  find_header(is_header, expected);
  while (rows_.next(current_)) {
    if (is_blank_row(current_)) continue;
    hold(most);
  }
}

void small_table::find_header(const header_test& is_header, const std::string& expected) {
  std::optional<complaint> first;
  for (std::size_t looked = 0; looked < title_lines && rows_.next(current_);) {
    if (is_blank_row(current_)) continue;
    ++looked;
    headers_.clear();
    compact_.clear();
    for (const std::string_view cell : current_.cells) {
      headers_.emplace_back(trimmed(cell));
      compact_.push_back(compact_header(cell));
    }
    header_line_ = current_.line;
    if (is_header(*this)) {
      if (current_.stray_quote) complain(header_line_, faults::stray_quote{});
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

void small_table::hold(const row_limit& most) {
  const std::size_t width = headers_.size();
  std::size_t filled = current_.cells.size();
  if (rows_.cells_are_placed())  // a short row only ends in blanks, and a blank beyond the table is nothing
    while (filled > width && trimmed(current_.cells[filled - 1]).empty()) --filled;
  if (current_.stray_quote) return complain(current_.line, faults::stray_quote{});
  if (filled > width || (filled < width && !rows_.cells_are_placed()))
    return complain(current_.line, faults::ragged_row{current_.cells.size(), width});
  if (lines_.size() == most.rows) refuse(most.name, most.rows);
  const std::size_t bytes = std::min<std::size_t>(most.bytes, std::numeric_limits<std::uint32_t>::max());
  for (std::size_t c = 0; c < width; ++c) {
    const bool typed = c < filled && rows_.is_number(c);
    if (c < filled) text_ += typed ? as_shown(current_.cells[c]) : std::string{trimmed(current_.cells[c])};
    if (const noted_cells* note = note_of(current_, c);
        note != nullptr && note->what == cell_note::formula_without_value)
      text_.append("=").append(note->value);  // so that it is named, not taken for an empty cell
    if (text_.size() + 4 * ends_.size() > bytes) refuse("max_table_bytes", bytes);
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    typed_.push_back(typed);
  }
  lines_.push_back(current_.line);
}

void small_table::refuse(const char* limit, std::size_t most) const {
  const std::string number = std::to_string(most);
  throw over_limit{rows_.name(),
                   current_.line,
                   limit,
                   most,
                   {"tabel melewati batas " + number + " (" + limit + ")",
                    "the table passes the limit of " + number + " (" + limit + ")"}};
}

bool small_table::has_any(const std::vector<std::string>& names) const {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(compact_.begin(), compact_.end(), name) != compact_.end();
  });
}

bool small_table::names_units(const std::vector<std::string>& parts) const {
  const bool own =
      std::all_of(parts.begin(), parts.end(), [&](const std::string& part) { return has_any({compact_header(part)}); });
  return own || (parts.size() == 1 && has_any(usual_unit_names));
}

std::vector<std::size_t> small_table::unit_columns(const std::vector<std::string>& parts) {
  std::vector<std::size_t> columns;
  for (const std::string& part : parts) {
    auto column = first_of({compact_header(part)});
    if (!column) column = first_of(usual_unit_names);
    columns.push_back(*column);
  }
  return columns;
}

std::optional<std::size_t> small_table::first_of(const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (const auto found = only_of({name})) return found;
  return std::nullopt;
}

std::optional<std::size_t> small_table::only_of(const std::vector<std::string>& names) {
  std::optional<std::size_t> found;
  for (std::size_t c = 0; c < compact_.size(); ++c) {
    if (std::find(names.begin(), names.end(), compact_[c]) == names.end()) continue;
    if (found)
      complain_twice(*found, c);
    else
      found = c;
  }
  return found;
}

void small_table::complain_twice(std::size_t first, std::size_t second) {
  complain(header_line_, faults::duplicate_column{{{headers_[first], first + 1}, {headers_[second], second + 1}}},
           second);
}

std::string_view small_table::cell(std::size_t row, std::optional<std::size_t> column) const {
  if (!column) return {};
  const std::size_t at = row * headers_.size() + *column;
  const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
  return std::string_view{text_}.substr(begin, ends_[at] - begin);
}

number_text small_table::text_of(std::size_t row, std::size_t column) const {
  number_text made = number_text_of(cell(row, column));
  if (typed_[row * headers_.size() + column] && made.open == '.') {  // a number groups nothing
    made.decimal = '.';
    made.open = '\0';
  }
  return made;
}

void small_table::find_decimal_mark(const std::vector<std::size_t>& numbers, const std::vector<std::size_t>& names) {
  const auto holds = [](const std::vector<std::size_t>& columns, std::size_t column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  for (std::size_t c = 0; c < headers_.size(); ++c) {
    if (holds(names, c)) continue;
    const bool is_number = holds(numbers, c);
    for (std::size_t r = 0; r < size(); ++r) {
      if (typed_[r * headers_.size() + c]) continue;  // a number of a workbook says nothing of its texts
      const number_text written = number_text_of(cell(r, c));
      is_number ? marks_.see(written) : marks_.see_beside(written);
    }
  }
}

std::optional<table_number> small_table::number(std::size_t row, std::size_t column, const number_text& written,
                                                number_meaning meaning) {
  bool groups = false;
  if (written.open != '\0' && meaning == number_meaning::people) {
    groups = true;
  } else if (written.open != '\0' && meaning == number_meaning::any) {
    const auto decimal = marks_.decided();
    if (!decimal) {
      complain(
          line(row),
          faults::ambiguous_number{std::string{cell(row, column)}, written.plain(true), written.plain(false) + "0"},
          column);
      return std::nullopt;
    }
    groups = *decimal != written.open;
  }
  return table_number{written.plain(groups), written.limit, written.percent};
}

void small_table::complain(std::uint64_t line, fault what, std::optional<std::size_t> column,
                           std::vector<remedy> remedies) {
  if (++counts_[code_of(what)] > kept_of_a_kind) return;
  complaints_.push_back(
      {.where = {rows_.name(), std::string{rows_.sheet()}, line, column ? headers_[*column] : std::string{}},
       .what = std::move(what),
       .remedies = std::move(remedies)});
}

void small_table::finish() {
  if (complaints_.empty()) return;
  std::stable_sort(complaints_.begin(), complaints_.end(),
                   [](const complaint& a, const complaint& b) { return a.where.line < b.where.line; });
  std::uint64_t total = 0;
  for (const auto& [why, count] : counts_) total += count;
  throw input_error{complaints_, total};
}

}  // namespace ikm
