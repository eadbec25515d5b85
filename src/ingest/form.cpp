// SPDX-License-Identifier: BSL-1.0
#include "ingest/form.hpp"

#include "ingest/decode.hpp"
#include "ingest/label.hpp"

#include <ikm/ingest/profile.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

/// Headers of running numbers; that the cells are such is seen in the rows.
constexpr std::array<std::string_view, 24> number_headers = {
    "no",         "nomor",        "no urut",         "nomor urut", "nmr",          "no res",
    "no resp",    "no responden", "nomor responden", "resp",       "res",          "responden",
    "respondent", "no sampel",    "nomor sampel",    "sampel",     "no kuesioner", "nomor kuesioner",
    "no angket",  "nomor angket", "no kuisioner",    "urutan",     "number",       "respondent no"};
/// Headers of codes that say nothing of a person.
constexpr std::array<std::string_view, 12> code_headers = {
    "id",        "kode",           "code",        "id responden", "kode responden", "respondent id",
    "record id", "kode kuesioner", "kode sampel", "id sampel",    "index",          "id respon"};
/// Headers of what is computed from the answers.
constexpr std::array<std::string_view, 20> derived_words = {
    "nrr",   "ikm",  "skm",  "rata rata", "rerata",   "jumlah",   "total",    "mutu",    "tertimbang", "indeks",
    "nilai", "skor", "mean", "average",   "konversi", "kategori", "predikat", "kinerja", "rata2",      "sum"};
/// Headers of time stamps that are not names of the field of dates.
constexpr std::array<std::string_view, 14> stamp_headers = {
    "start time", "completion time", "waktu mulai",   "waktu penyelesaian", "startdate", "enddate", "start date",
    "end date",   "date created",    "date modified", "submitted on",       "start",     "end",     "created"};

bool is_one_of(auto const& label, auto const& names) {
  return std::find(names.begin(), names.end(), label) != names.end();
}

bool is_headed_as_number(std::string_view header) {
  return trimmed(header) == "#" || is_one_of(folded(header), number_headers);
}

std::string_view cell_of(const kept_row& from, std::size_t column) {
  return column < from.cells.size() ? std::string_view{from.cells[column]} : std::string_view{};
}

/// The first rows that have answers and nothing but answers in the answer columns: the likely respondents. Where none
/// has, all rows that are not empty.
std::vector<const kept_row*> likely_respondents(const column_plan& plan, const std::deque<kept_row>& front,
                                                std::size_t below, const answer_reader& reader) {
  std::vector<const kept_row*> likely;
  for (std::size_t i = below; i < front.size(); ++i)
    if (look_of(views_of(front[i]), plan, reader) == answers_look::answers) likely.push_back(&front[i]);
  if (!likely.empty()) return likely;
  for (std::size_t i = below; i < front.size(); ++i)
    if (!all_blank(views_of(front[i]))) likely.push_back(&front[i]);
  return likely;
}

/// Whether most of the rows have such a cell in the column.
bool most_have(const std::vector<const kept_row*>& rows, std::size_t column, auto const& is_such) {
  const auto with = std::count_if(rows.begin(), rows.end(),
                                  [&](const kept_row* one) { return is_such(trimmed(cell_of(*one, column))); });
  return static_cast<std::size_t>(with) * 2 > rows.size();
}

/// A date with a time of day: `05/01/2026 08:00`.
bool is_time_stamp(std::string_view text) { return text.find(':') != std::string_view::npos && looks_like_day(text); }

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

std::vector<column_content> contents_of(const column_plan& plan) {
  std::vector<column_content> contents(plan.width, column_content::other);
  for (std::size_t column = 0; column < plan.width; ++column) {
    const std::string label = folded(plan.headers[column]);
    if (is_headed_as_number(plan.headers[column]) || is_one_of(label, code_headers))
      contents[column] = column_content::code;
    else if (std::any_of(derived_words.begin(), derived_words.end(),
                         [&](std::string_view word) { return holds_words(label, word); }))
      contents[column] = column_content::derived;
  }
  for (const std::size_t column : plan.answer_columns) contents[column] = column_content::other;
  return contents;
}

}  // namespace

bool is_running_number(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.() \t") == std::string_view::npos;
}

bool is_code(std::string_view text) {
  constexpr std::size_t longest = 24;
  const std::string_view cell = trimmed(text);
  return cell.size() <= longest && cell.find_first_of("0123456789") != std::string_view::npos &&
         cell.find_first_of(" \t") == std::string_view::npos;
}

answers_look look_of(std::span<const std::string_view> cells, const column_plan& plan, const answer_reader& reader) {
  bool any = false;
  for (std::size_t q = 0; q < plan.answer_columns.size(); ++q) {
    const decoded one = reader.read(q, answer_cell(plan, reader, q, cells));
    if (one.wrong) return answers_look::other;
    any = any || one.given != blank;
  }
  return any ? answers_look::answers : answers_look::none;
}

table_form form_of(column_plan plan, const header_choice& header, const std::deque<kept_row>& front,
                   const answer_reader& reader, const mapping& said, const place& where) {
  table_form made{.plan = std::move(plan)};
  const std::vector<const kept_row*> likely = likely_respondents(made.plan, front, header.below(), reader);
  const auto is_answer = [&](std::size_t column) { return is_one_of(column, made.plan.answer_columns); };
  for (std::size_t column = 0; column < made.plan.table_end; ++column) {
    if (is_answer(column)) continue;
    const std::string& name = made.plan.headers[column];
    if (!made.number_column && is_headed_as_number(name) && most_have(likely, column, is_running_number))
      made.number_column = column;
    const bool stamp = !is_status_header(name) &&
                       (profile_field_of(name) == profile_field::date || is_one_of(folded(name), stamp_headers));
    if (!made.time_column && stamp && most_have(likely, column, is_time_stamp)) made.time_column = column;
  }
  made.dated = made.plan.date_column && most_have(likely, *made.plan.date_column, [&](std::string_view cell) {
                 return parse_day(cell, said.dates).has_value();
               });
  made.contents = contents_of(made.plan);
  made.statuses = status_columns_of(made.plan, header, front, said);
  made.value_rules = value_rules_of(made.plan, header, said, where);
  made.after_answers = first_after_answers(made.plan);
  return made;
}

bool answers_are_words(const column_plan& plan, const std::deque<kept_row>& front, std::size_t below,
                       const answer_scale& scale) {
  std::size_t codes = 0;
  std::size_t texts = 0;
  // Totals below few respondents have more figures than those have words.
  for (std::size_t i = below; i < front.size() && !(is_totals(front[i]) && codes + texts != 0); ++i)
    for (const std::size_t column : plan.answer_columns) {
      if (column >= front[i].cells.size()) continue;
      const decoded cell = decode(front[i].cells[column], scale);
      codes += !cell.wrong && cell.given != blank ? 1U : 0U;
      texts += cell.wrong == reason::text_answer ? 1U : 0U;
    }
  return texts > codes || codes == 0;
}

}  // namespace ikm
