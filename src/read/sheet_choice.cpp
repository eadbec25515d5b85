// SPDX-License-Identifier: BSL-1.0
#include "read/sheet_choice.hpp"

#include "ingest/columns.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/table.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/source/source_error.hpp>
#include <ikm/source/workbook.hpp>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace ikm {
namespace {

/// That many rows show whether a sheet holds respondents.
constexpr std::size_t rows_looked_at = 1'000;
constexpr int highest_of_five = 5;

/// What the rows of a sheet are.
struct rows_seen {
  std::size_t respondents = 0;  ///< most of their answers are answers
  std::size_t figures = 0;      ///< means, counts: numbers that no respondent gives
  std::size_t others = 0;       ///< unknown words
};

/// A number that is in a recap and not on a form; a form of five steps is one all the same.
bool is_figure(const decoded& one, std::string_view cell) {
  if (one.wrong == reason::decimal_answer) return true;
  if (one.wrong != reason::out_of_scale) return false;
  const std::string_view number = trimmed(cell);
  return number.size() != 1 || number.front() < '1' || number.front() > '0' + highest_of_five;
}

void count(const table& from, const row& one, rows_seen& into) {
  std::size_t filled = 0;
  std::size_t answers = 0;
  bool figure = false;
  for (std::size_t q = 0; q < from.plan().answer_columns.size(); ++q) {
    const std::string_view cell = answer_cell(from.plan(), from.answers(), q, one.cells);
    const decoded read = from.answers().read(q, cell);
    if (!read.wrong && read.given == blank) continue;
    ++filled;
    answers += read.wrong ? 0 : 1;
    figure = figure || is_figure(read, cell);
  }
  if (filled == 0) return;
  if (figure)
    ++into.figures;
  else
    ++(answers * 2 > filled ? into.respondents : into.others);
}

/// What a first look at a sheet shows.
enum class sheet_holds { respondents, counts, unknown_words, no_respondents };

sheet_holds look_at(row_source& rows, const methodology& method, const mapping& said) {
  table from{rows, method, {}, said};
  if (from.counted() != nullptr) return sheet_holds::counts;
  rows_seen seen;
  std::size_t looked = 0;
  for (table_row next; looked < rows_looked_at && from.next(next); ++looked)
    if (next.kind == row_kind::respondent && !next.unclear) count(from, next.from, seen);
  if (seen.respondents > 0 && seen.respondents >= seen.figures) return sheet_holds::respondents;
  return seen.others > seen.figures ? sheet_holds::unknown_words : sheet_holds::no_respondents;
}

/// Whether codes are in rows below a header that asks most of the questions.
bool lists_codes(row_source& rows, const methodology& method, const mapping& said) {
  bool below_header = false;
  std::size_t respondents = 0;
  std::size_t figures = 0;
  row one;
  for (std::size_t looked = 0; looked < rows_looked_at && rows.next(one); ++looked) {
    if (!below_header) {
      below_header = questions_asked(one.cells, method, said) * 2 > method.question_count();
      continue;
    }
    std::size_t codes = 0;
    bool figure = false;
    for (const std::string_view cell : one.cells) {
      const decoded read = decode(cell, method.scale());
      codes += !read.wrong && read.given != blank ? 1U : 0U;
      figure = figure || read.wrong == reason::decimal_answer;
    }
    if (figure)
      ++figures;
    else if (codes * 2 > method.question_count())
      ++respondents;
  }
  return respondents > figures;
}

/// How much a table lacks: one for each question without a column.
std::size_t lacking_in(const input_error& problem) {
  std::size_t lacking = 0;
  for (const complaint& c : problem.complaints()) {
    const auto* const missing = std::get_if<faults::missing_column>(&c.what);
    lacking += missing != nullptr ? missing->wanted.size() : 1;
  }
  return lacking;
}

/// Whether the rows of a table are offices.
bool is_recap(const input_error& problem) {
  return std::any_of(problem.complaints().begin(), problem.complaints().end(),
                     [](const complaint& c) { return c.code() == reason::recap_of_offices; });
}

[[noreturn]] void ask_which(const std::string& path, fault what, std::vector<std::string> names) {
  constexpr std::size_t most_names = 12;
  names.resize(std::min(names.size(), most_names));
  // All of them would have to be looked at, too.
  if (!std::holds_alternative<faults::unread_sheets>(what)) names.emplace_back(every_sheet);
  throw input_error{
      {{.where = {.file = path}, .what = std::move(what), .remedies = {setting{rule::sheet, std::move(names)}}}}};
}

/// What the sheets that hold a table show, in order, and what to say where none does.
struct looked_sheets {
  std::vector<std::pair<std::string, sheet_holds>> tables = {};
  std::optional<input_error> closest = {};
  std::exception_ptr damage = {};

  [[nodiscard]] std::vector<std::string> names_of(bool (*wanted)(sheet_holds)) const {
    std::vector<std::string> names;
    for (const auto& [name, holds] : tables)
      if (wanted(holds)) names.push_back(name);
    return names;
  }
};

looked_sheets look_at_all(const sheets_to_choose& from, const methodology& method, const mapping& said) {
  looked_sheets looked;
  for (const std::string& sheet : from.names) {
    try {
      const auto rows = from.first_look(sheet);
      looked.tables.emplace_back(sheet, look_at(*rows, method, said));
    } catch (const input_error& problem) {
      // Of several sheets, the one that lacks the least is the one to speak of.
      if (!looked.closest || lacking_in(problem) < lacking_in(*looked.closest)) looked.closest = problem;
      if (is_recap(problem)) {
        looked.tables.emplace_back(sheet, sheet_holds::no_respondents);
        continue;
      }
      // One that lacks a question is not the same as one without respondents.
      if (lacking_in(problem) * 2 < method.question_count() && lists_codes(*from.first_look(sheet), method, said))
        looked.tables.emplace_back(sheet, sheet_holds::respondents);
    } catch (const first_look_error&) {
      throw;
    } catch (const source_error&) {
      // A sheet without content beside one that is read is nobody's concern.
      if (!looked.damage) looked.damage = std::current_exception();
    } catch (const over_limit&) {
      if (!looked.damage) looked.damage = std::current_exception();
    }
  }
  return looked;
}

std::vector<std::string> chosen_of(const looked_sheets& looked, const std::string& path, bool every) {
  std::vector<std::string> names = looked.names_of([](sheet_holds holds) { return holds == sheet_holds::respondents; });
  const std::vector<std::string> worded =
      looked.names_of([](sheet_holds holds) { return holds == sheet_holds::unknown_words; });
  // Beside respondents a table of counts is their recap.
  if (names.empty() && worded.empty()) {
    names = looked.names_of([](sheet_holds holds) { return holds == sheet_holds::counts; });
    if (every && !names.empty()) return names;
  }
  if (every) {
    // Words that a mapping does not know yet are complained of, sheet by sheet.
    std::vector<std::string> all = looked.names_of(
        [](sheet_holds holds) { return holds == sheet_holds::respondents || holds == sheet_holds::unknown_words; });
    if (!all.empty()) return all;
  }
  if (names.size() > 1) ask_which(path, faults::several_sheets{names}, names);
  if (names.empty() && !worded.empty()) names.push_back(worded.front());
  if (names.empty() && !looked.tables.empty()) names.push_back(looked.tables.front().first);
  return names;
}

}  // namespace

sheet_choice choose_sheets(const sheets_to_choose& from, const std::string& wanted, const methodology& method,
                           const mapping& said) {
  const bool every = wanted == every_sheet;
  if (!wanted.empty() && !every) return {{wanted}, {}};
  if (from.names.size() < 2) return {from.names.empty() ? std::vector<std::string>{""} : from.names, {}};
  looked_sheets looked;
  try {
    looked = look_at_all(from, method, said);
  } catch (const first_look_error& problem) {
    ask_which(from.path, faults::unread_sheets{problem.most()}, from.names);
  }
  sheet_choice made{chosen_of(looked, from.path, every), {}};
  if (made.read.empty()) {
    if (looked.closest) throw input_error{*looked.closest};
    std::rethrow_exception(looked.damage);
  }
  for (const std::string& sheet : from.names)
    if (std::find(made.read.begin(), made.read.end(), sheet) == made.read.end()) made.others.push_back(sheet);
  return made;
}

}  // namespace ikm
