// SPDX-License-Identifier: BSL-1.0
#include "ingest/column_cells.hpp"

#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/label.hpp>

#include <algorithm>
#include <array>

namespace ikm {
namespace {

/// Words of answers that a person also writes where there is nothing to tell or nothing was paid.
constexpr std::array<std::string_view, 2> words_for_nothing = {"tidak ada", "gratis"};

bool is_filled(std::span<const std::string> row, std::size_t column) {
  if (column >= row.size()) return false;
  const decoded cell = decode(row[column], {1, 1});
  return cell.given != blank || cell.wrong;
}

}  // namespace

column_cells cells_of_column(first_rows rows, std::size_t column, const answer_reader& answers, std::size_t question,
                             date_order order) {
  column_cells made;
  for (const std::span<const std::string> row : rows) {
    if (!is_filled(row, column)) continue;
    const std::string& cell = row[column];
    const decoded one = answers.read(question, cell);
    if (!one.wrong && one.given == blank) continue;
    const bool no_answer =
        one.wrong == reason::text_answer || one.wrong == reason::out_of_scale || one.wrong == reason::decimal_answer;
    const auto is = [label = folded(cell)](std::string_view word) { return word == label; };
    if (no_answer)
      ++(parse_day(trimmed(cell), order) ? made.dates : made.others);
    else
      ++(std::any_of(words_for_nothing.begin(), words_for_nothing.end(), is) ? made.nothing : made.answers);
  }
  return made;
}

bool filled_in_one_row(first_rows rows, std::size_t one, std::size_t other) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](std::span<const std::string> row) { return is_filled(row, one) && is_filled(row, other); });
}

bool filled_in_a_row(first_rows rows, std::size_t column) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](std::span<const std::string> row) { return is_filled(row, column); });
}

}  // namespace ikm
