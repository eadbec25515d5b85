// SPDX-License-Identifier: BSL-1.0
#include "ingest/column_cells.hpp"

#include "ingest/decode.hpp"
#include "ingest/label.hpp"

#include <ikm/ingest/dates.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace ikm {
namespace {

/// Words of answers that a person also writes where there is nothing to tell or nothing was paid.
constexpr std::array<std::string_view, 2> words_for_nothing = {"tidak ada", "gratis"};

/// `08:00`, `9:15:02 WIB`; not `9.15`, which may be a mean.
bool is_time_of_day(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon > 2 || colon == std::string_view::npos || text.size() < colon + 3) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_digit) &&
         is_digit(text[colon + 1]) && is_digit(text[colon + 2]) &&
         (text.size() == colon + 3 || !is_digit(text[colon + 3]));
}

/// As answers are read: a dash and `NA` are blanks.
bool is_filled(std::span<const std::string> row, std::size_t column, const answer_reader& answers,
               std::size_t question) {
  if (column >= row.size()) return false;
  const decoded cell = answers.read(question, row[column]);
  return cell.given != blank || cell.wrong;
}

}  // namespace

column_cells cells_of_column(first_rows rows, std::size_t column, const answer_reader& answers, std::size_t question) {
  column_cells made;
  for (const std::span<const std::string> row : rows) {
    if (column >= row.size()) continue;
    const std::string& cell = row[column];
    const decoded one = answers.read(question, cell);
    if (!one.wrong && one.given == blank) continue;
    const bool no_answer =
        one.wrong == reason::text_answer || one.wrong == reason::out_of_scale || one.wrong == reason::decimal_answer;
    const auto is = [label = folded(cell)](std::string_view word) { return word == label; };
    if (no_answer)
      ++(looks_like_day(trimmed(cell)) || is_time_of_day(trimmed(cell)) ? made.dates : made.others);
    else
      ++(std::any_of(words_for_nothing.begin(), words_for_nothing.end(), is) ? made.nothing : made.answers);
  }
  return made;
}

bool fill_each_other_up(first_rows rows, std::span<const std::size_t> columns, const answer_reader& answers,
                        std::size_t question) {
  std::vector<bool> somewhere(columns.size());
  for (const std::span<const std::string> row : rows) {
    std::size_t filled = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!is_filled(row, columns[i], answers, question)) continue;
      somewhere[i] = true;
      ++filled;
    }
    if (filled > 1) return false;
  }
  return std::all_of(somewhere.begin(), somewhere.end(), [](bool filled) { return filled; });
}

}  // namespace ikm
