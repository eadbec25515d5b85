// SPDX-License-Identifier: BSL-1.0
#include "ingest/header.hpp"

#include "ingest/columns.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/question_names.hpp"
#include "ingest/totals_label.hpp"

#include <ikm/ingest/row_kind.hpp>

#include <algorithm>
#include <cstddef>

namespace ikm {
namespace {

/// Third line of a Qualtrics export.
bool is_import_line(const kept_row& from) {
  return !from.cells.empty() && trimmed(from.cells.front()).starts_with("{\"ImportId\"");
}

std::ptrdiff_t filled_cells(const kept_row& from) {
  return std::count_if(from.cells.begin(), from.cells.end(), [](const std::string& cell) { return !is_blank(cell); });
}

/// The row of the header's texts; empty where a mapping names a line that is not there.
std::optional<std::size_t> place_of_header(const std::deque<kept_row>& front, const methodology& method,
                                           const mapping& said) {
  if (said.header_line) {
    for (std::size_t i = 0; i < front.size(); ++i)
      if (front[i].line == *said.header_line) return i;
    return std::nullopt;
  }
  for (std::size_t i = 1; i < std::min<std::size_t>(front.size(), 8); ++i)
    if (is_import_line(front[i])) return i - 1;
  std::size_t best = 0;
  while (best + 1 < front.size() && all_blank(views_of(front[best]))) ++best;
  std::size_t most = 0;
  for (std::size_t i = best; i < front.size(); ++i) {
    const std::size_t asked = questions_asked(views_of(front[i]), method, said);
    if (asked > most) {
      most = asked;
      best = i;
    }
    if (most == method.question_count()) break;
  }
  // No row asks anything: a row with one cell is a title, wherever there is another.
  for (std::size_t i = best; most == 0 && i < front.size(); ++i)
    if (filled_cells(front[i]) > 1) return i;
  return best;
}

/// A header over two lines: merged cells leave the lower one blank.
void take_from_above(std::vector<std::string>& header, const std::vector<std::string>& above) {
  const auto texts = std::count_if(above.begin(), above.end(), [](const std::string& cell) { return !is_blank(cell); });
  for (std::size_t column = 0; texts > 1 && column < std::min(header.size(), above.size()); ++column)
    if (is_blank(header[column])) header[column] = above[column];
}

}  // namespace

bool is_totals(const kept_row& from) {
  const auto filled = std::find_if_not(from.cells.begin(), from.cells.end(), is_blank);
  return filled != from.cells.end() && totals_label_of(*filled) == totals_label::surely;
}

bool is_blank(std::string_view cell) { return trimmed(cell).empty(); }

bool all_blank(std::span<const std::string_view> cells) { return std::all_of(cells.begin(), cells.end(), is_blank); }

std::optional<header_choice> choose_header(const std::deque<kept_row>& front, const methodology& method,
                                           const mapping& said) {
  const auto at = place_of_header(front, method, said);
  if (!at) return std::nullopt;
  header_choice made{.cells = front[*at].cells, .line = front[*at].line, .titles = *at};
  if (*at + 1 < front.size() && is_import_line(front[*at + 1])) {
    made.lines = 2;
    if (*at == 0) return made;
    made.aliases = front[*at - 1].cells;
    --made.titles;
    ++made.lines;
  } else if (*at > 0) {
    take_from_above(made.cells, front[*at - 1].cells);
  }
  return made;
}

std::vector<std::size_t> legends_below(const header_choice& header, const std::deque<kept_row>& front,
                                       const methodology& method) {
  constexpr std::size_t looked_at = 20;
  const question_names names{method};
  std::size_t end = header.below();
  while (end < std::min(front.size(), header.below() + looked_at) && !is_totals(front[end])) ++end;
  std::vector<std::size_t> legends;
  for (std::size_t column = 0; column < header.cells.size(); ++column) {
    if (names.claims(header.cells[column]).empty()) continue;
    std::size_t named = 0;
    std::size_t answers = 0;
    for (std::size_t i = header.below(); i < end; ++i) {
      const std::vector<std::string>& cells = front[i].cells;
      if (column >= cells.size() || cells[column].size() > 200) continue;
      const std::vector<claim> claims = names.claims(cells[column]);
      const bool same_as_header = folded(cells[column]) == folded(header.cells[column]);
      // Answers above the first of them are those of a question: what explains the codes is below the table.
      if (named == 0 && answers != 0) break;
      named += !same_as_header && !claims.empty() && claims.front().strength == claim_strength::named ? 1U : 0U;
      answers += !is_blank(cells[column]) && !decode(cells[column], method.scale()).wrong ? 1U : 0U;
    }
    if (named >= 2 && named > answers) legends.push_back(column);
  }
  return legends;
}

}  // namespace ikm
