// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/follow_up_xlsx.hpp>

#include "documents/evidence.hpp"
#include "documents/workbook_writer.hpp"

#include "report/labels.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ikm {
namespace {

/// A column of the workbook: the key by which it is read back, and what people read above it.
struct plan_column {
  const char* key;
  sentence title;
  double width;
};

enum plan_place : std::uint32_t {
  element_at,
  name_at,
  index_at,
  grade_at,
  priority_at,
  cause_at,
  action_at,
  due_at,
  responsible_at,
  done_at,
  evidence_at
};

const std::array<plan_column, 11>& columns() {
  static const std::array<plan_column, 11> made = {{{"element", {"Id unsur", "Element's id"}, 13},
                                                    {"name", {"Unsur", "Element"}, 28},
                                                    {"index", {"Indeks", "Index"}, 9},
                                                    {"grade", {"Mutu", "Grade"}, 7},
                                                    {"priority", {"Prioritas", "Priority"}, 10},
                                                    {"cause", {"Sebab", "Cause"}, 32},
                                                    {"action", {"Tindakan", "Action"}, 32},
                                                    {"due", {"Batas waktu", "Due"}, 14},
                                                    {"responsible", {"Penanggung jawab", "Responsible"}, 20},
                                                    {"done", {"Selesai", "Done"}, 14},
                                                    {"evidence", {"Bukti", "Evidence"}, 24}}};
  return made;
}

constexpr std::uint32_t further_rows = 40;  // in which an office may write further actions

void write_headings(sheet_writer& to, language lang) {
  constexpr double two_lines = 30;
  std::uint32_t at = 0;
  for (const plan_column& each : columns()) {
    to.width(at, at, each.width);
    to.text(at++, each.title.in(lang), {cell_look::heading});
  }
  to.height(two_lines);
  to.next_row();
  at = 0;
  for (const plan_column& each : columns()) to.text(at++, each.key, {cell_look::aid});
  to.next_row();
}

void write_words(sheet_writer& to, const follow_up_line& line) {
  const std::array<const std::string*, 6> words = {&line.cause,       &line.action, &line.due,
                                                   &line.responsible, &line.done,   &line.evidence};
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::uint32_t column = cause_at + i;
    const cell_style style{column == due_at || column == done_at ? cell_look::date : cell_look::filled_in};
    if (words[i]->empty())
      to.blank(column, style);
    else
      to.text(column, *words[i], style);
  }
}

void write_line(sheet_writer& to, const follow_up_line& line, const methodology& method, language lang) {
  constexpr double room_for_words = 45;
  const auto found = std::find_if(method.elements().begin(), method.elements().end(),
                                  [&](const element& each) { return each.id == line.element; });
  to.text(element_at, line.element, {cell_look::words});
  to.text(name_at, found == method.elements().end() ? std::string{} : found->code + " " + found->name.in(lang),
          {cell_look::words});
  if (line.index)
    to.number(index_at, line.index->to_double(), {cell_look::number, line.index->places()});
  else
    to.blank(index_at, {cell_look::number});
  to.text(grade_at, line.grade, {cell_look::centred});
  if (line.priority)
    to.number(priority_at, static_cast<double>(*line.priority), {cell_look::centred});
  else
    to.blank(priority_at, {cell_look::centred});
  write_words(to, line);
  to.height(room_for_words);
  to.next_row();
}

void write_plan(workbook_writer& book, const follow_up_plan& plan, const methodology& method, const about& office,
                language lang) {
  sheet_writer to = book.sheet("Tindak lanjut");
  const auto note = [&](const char* id, const char* en) {
    to.text(0, label(lang, id, en), {cell_look::note});
    to.next_row();
  };
  to.text(0, label(lang, "Rencana tindak lanjut hasil survei", "Follow-up plan of the survey"), {cell_look::title});
  to.next_row();
  to.text(0, office.unit.empty() ? label(lang, "[nama unit pelayanan]", "[name of the service unit]") : office.unit);
  to.next_row();
  note("Isi kolom kuning. Batas waktu: tanggal (2025-07-31), bulan (Juli 2025), atau Triwulan III 2025.",
       "Fill in the yellow columns. Due: a day (2025-07-31), a month (Juli 2025), or Triwulan III 2025.");
  note(
      "Selesai: tanggal selesai, atau ya. Tindakan lain untuk unsur yang sama: baris baru di bawahnya, id unsur boleh "
      "kosong.",
      "Done: the day, or yes. Another action for the same element: a new row below it, where the id may be empty.");
  to.next_row();
  write_headings(to, lang);
  to.freeze({to.row(), name_at + 1});
  const std::uint32_t first = to.row();
  for (const follow_up_line& line : plan.lines) write_line(to, line, method, lang);
  const std::uint32_t last = to.row() + further_rows;
  cell_rule day_rule{.what = cell_rule::kind::date,
                     .title = label(lang, "Tanggal", "Day"),
                     .message = label(lang, "Tanggal, misalnya 2025-07-31", "A day, such as 2025-07-31")};
  to.rule({first, due_at}, {last, due_at}, day_rule);
  day_rule.message = label(lang, "Tanggal selesai, atau ya", "The day on which it was done, or yes");
  to.rule({first, done_at}, {last, done_at}, day_rule);
  to.print_area({std::max(first, to.row() - 1), evidence_at}, true);
}

void write_evidence(workbook_writer& book, language lang) {
  const data_table evidence = evidence_table(lang);
  sheet_writer to = book.sheet("PEKPPP");
  constexpr double number_width = 10;
  constexpr double words_width = 42;
  constexpr double row_height = 45;
  to.width(0, 0, number_width);
  to.width(1, 3, words_width);
  to.text(0, evidence.caption, {cell_look::title});
  to.next_row(2);
  std::uint32_t column = 0;
  for (const table_column& each : evidence.columns) to.text(column++, each.title, {cell_look::heading});
  to.next_row();
  for (const std::vector<std::string>& row : evidence.rows) {
    to.text(0, row[0], {cell_look::centred});
    to.text(1, row[1], {cell_look::words});
    to.text(2, row[2], {cell_look::words});
    to.blank(3, {cell_look::filled_in});
    to.height(row_height);
    to.next_row();
  }
  to.print_area({to.row(), 3}, true);
}

}  // namespace

std::string follow_up_xlsx(const follow_up_plan& plan, const methodology& method, const about& office, language lang) {
  workbook_writer book{label(lang, "Rencana tindak lanjut", "Follow-up plan")};
  write_plan(book, plan, method, office, lang);
  write_evidence(book, lang);
  return book.bytes();
}

}  // namespace ikm
