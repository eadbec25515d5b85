// SPDX-License-Identifier: BSL-1.0
#include "ingest/form.hpp"

#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/label.hpp>

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

std::string_view cell_of(const kept_row& from, std::size_t column) {
  return column < from.cells.size() ? std::string_view{from.cells[column]} : std::string_view{};
}

/// The first column that is headed like running numbers.
std::optional<std::size_t> headed_as_numbers(const column_plan& plan) {
  for (std::size_t column = 0; column < plan.headers.size(); ++column) {
    const std::string label = folded(plan.headers[column]);
    if (label == "no" || label == "nomor" || label == "no urut" || trimmed(plan.headers[column]) == "#") return column;
  }
  return std::nullopt;
}

/// Whether most of the filled cells are running numbers.
bool holds_numbers(std::size_t column, const std::deque<kept_row>& front, std::size_t below) {
  std::size_t numbers = 0;
  std::size_t others = 0;
  for (std::size_t i = below; i < front.size(); ++i)
    if (const std::string_view cell = cell_of(front[i], column); !is_blank(cell))
      ++(is_running_number(cell) ? numbers : others);
  return numbers > others;
}

/// Whether most of the rows have a date in it.
bool holds_dates(std::size_t column, const std::deque<kept_row>& front, std::size_t below, date_order order) {
  std::size_t dates = 0;
  std::size_t others = 0;
  for (std::size_t i = below; i < front.size(); ++i)
    if (column < front[i].cells.size()) ++(parse_day(trimmed(front[i].cells[column]), order) ? dates : others);
  return dates > others;
}

std::size_t first_after_answers(const column_plan& plan) {
  std::size_t last = 0;
  std::size_t first = plan.width;
  for (const std::size_t column : plan.answer_columns) {
    last = std::max(last, column);
    first = std::min(first, column);
  }
  // Columns of breakdowns are not looked at: who is a respondent does not depend on what is asked of them.
  for (const auto& column : {plan.date_column, plan.respondent_column, plan.complete_column})
    if (column) last = std::max(last, *column);
  return first == 0 ? plan.width : last + 1;
}

}  // namespace

bool is_running_number(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.() \t") == std::string_view::npos;
}

table_form form_of(column_plan plan, const std::deque<kept_row>& front, std::size_t below, const mapping& said) {
  table_form made{.plan = std::move(plan)};
  made.number_column = headed_as_numbers(made.plan);
  if (made.number_column && !holds_numbers(*made.number_column, front, below)) made.number_column.reset();
  made.dated = made.plan.date_column && holds_dates(*made.plan.date_column, front, below, said.dates);
  made.after_answers = first_after_answers(made.plan);
  return made;
}

bool answers_are_words(const column_plan& plan, const std::deque<kept_row>& front, std::size_t below,
                       const answer_scale& scale) {
  std::size_t codes = 0;
  std::size_t texts = 0;
  for (std::size_t i = below; i < front.size(); ++i)
    for (const std::size_t column : plan.answer_columns) {
      if (column >= front[i].cells.size()) continue;
      const decoded cell = decode(front[i].cells[column], scale);
      codes += !cell.wrong && cell.given != blank ? 1U : 0U;
      texts += cell.wrong == reason::text_answer ? 1U : 0U;
    }
  return texts > codes || codes == 0;
}

}  // namespace ikm
