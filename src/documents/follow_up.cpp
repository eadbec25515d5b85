// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/follow_up.hpp>

#include "ingest/label.hpp"
#include "ingest/small_table.hpp"
#include "report/csv_cell.hpp"
#include "source/read_once.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/report/csv.hpp>
#include <ikm/source/bytes.hpp>
#include <ikm/source/open_rows.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace ikm {
namespace {

/// A column of the plan, by the names that are understood, compact: the first is the one that is written.
using column_names = std::vector<std::string>;

struct plan_columns {
  column_names element = {"element", "unsur", "unsurpelayanan", "idunsur", "kode", "kodeunsur"};
  column_names index = {"index", "indeks", "indeksunsur", "nilaiunsur", "nilai"};
  column_names grade = {"grade", "mutu", "mutupelayanan"};
  column_names priority = {"priority", "prioritas"};
  column_names cause = {"cause", "sebab", "penyebab", "masalah", "permasalahan", "akarmasalah"};
  column_names action = {"action",           "tindakan",        "rencanatindaklanjut", "tindaklanjut",    "kegiatan",
                         "program/kegiatan", "programkegiatan", "rencanaaksi",         "rencanaperbaikan"};
  column_names due = {"due", "bataswaktu", "waktu", "targetwaktu", "tenggat", "jadwal", "waktupelaksanaan"};
  column_names responsible = {"responsible", "penanggungjawab", "pj", "pic"};
  column_names done = {"done", "selesai", "tanggalselesai", "realisasi", "status", "statustindaklanjut", "terlaksana"};
  column_names evidence = {"evidence", "bukti", "buktidukung", "datadukung", "dokumentasi"};
};

const plan_columns& known_columns() {
  static const plan_columns made;
  return made;
}

std::chrono::sys_days days_of(const day& when) {
  return std::chrono::sys_days{std::chrono::year{when.year} / std::chrono::month{static_cast<unsigned>(when.month)} /
                               std::chrono::day{static_cast<unsigned>(when.of_month)}};
}

day last_of_month(int year, int month) {
  const std::chrono::year_month_day_last last{std::chrono::year{year} /
                                              std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last};
  return {year, month, static_cast<int>(static_cast<unsigned>(last.day()))};
}

std::optional<int> year_in(std::string_view word) {
  if (word.size() != 4 || !std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const int year = std::stoi(std::string{word});
  return year >= 2000 && year < 2100 ? std::optional{year} : std::nullopt;
}

/// `iii`, `3`
std::optional<int> ordinal(std::string_view word) {
  constexpr std::array<std::string_view, 4> roman = {"i", "ii", "iii", "iv"};
  for (std::size_t i = 0; i < roman.size(); ++i)
    if (word == roman[i] || word == std::to_string(i + 1)) return static_cast<int>(i) + 1;
  return std::nullopt;
}

/// The month that a name begins: `mei`, `agustus`, `aug`.
std::optional<int> month_in(std::string_view word) {
  // `parse_day` knows the names.
  if (const auto found = parse_day("1 " + std::string{word} + " 2000")) return found->month;
  return std::nullopt;
}

/// The last day of `Juli 2025`, `Triwulan III 2025`, `TW 3 2025`, `Semester I 2025`, `2025`.
std::optional<day> end_of_period(const std::string& text) {
  const std::string label = folded(text);
  const std::vector<std::string_view> words = words_of(label);
  if (words.empty()) return std::nullopt;
  const auto year = year_in(words.back());
  if (!year) return std::nullopt;
  if (words.size() == 1 || (words.size() == 2 && words.front() == "tahun")) return last_of_month(*year, 12);
  if (words.size() == 2) {
    if (const auto month = month_in(words.front())) return last_of_month(*year, *month);
    return std::nullopt;
  }
  if (words.size() != 3) return std::nullopt;
  const auto which = ordinal(words[1]);
  if (!which) return std::nullopt;
  if (words.front() == "triwulan" || words.front() == "tw" || words.front() == "quarter")
    return last_of_month(*year, *which * 3);
  if ((words.front() == "semester" || words.front() == "half") && *which <= 2) return last_of_month(*year, *which * 6);
  return std::nullopt;
}

const std::vector<std::string>& yes_words() {
  static const std::vector<std::string> words = {
      "ya",  "sudah", "selesai", "terlaksana",       "sudah dilaksanakan", "done",  "yes", "x", "v", "sudah selesai",
      "100", "1",     "true",    "sudah terlaksana", "dilaksanakan",       "tuntas"};
  return words;
}

const std::vector<std::string>& no_words() {
  static const std::vector<std::string> words = {
      "",        "belum",         "tidak",           "proses",   "dalam proses",       "no",
      "not yet", "belum selesai", "sedang berjalan", "berjalan", "belum dilaksanakan", "belum terlaksana",
      "0",       "false",         "in progress",     "open"};
  return words;
}

bool is_one_of(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether it is written as a day, also as one that no month has: `31/02/2025`.
bool is_written_as_day(const std::string& cell) {
  const auto marks = std::count_if(cell.begin(), cell.end(), [](char c) { return c == '/' || c == '-' || c == '.'; });
  return (marks == 2 && cell.find_first_not_of("0123456789/-. ") == std::string::npos) || looks_like_day(cell);
}

/// `50%`: under way.
bool is_part(const std::string& cell) {
  if (cell.empty() || cell.back() != '%') return false;
  const auto value = decimal::parse(cell.substr(0, cell.size() - 1));
  return value && *value >= decimal{} && *value < decimal{100};
}

/// A plan as it is read.
struct plan_reader {
  const methodology& method;
  small_table& table;
  std::optional<std::size_t> element = {};
  std::optional<std::size_t> index = {};
  std::optional<std::size_t> grade = {};
  std::optional<std::size_t> priority = {};
  std::optional<std::size_t> cause = {};
  std::optional<std::size_t> action = {};
  std::optional<std::size_t> due = {};
  std::optional<std::size_t> responsible = {};
  std::optional<std::size_t> done = {};
  std::optional<std::size_t> evidence = {};

  [[nodiscard]] std::string text(std::size_t row, std::optional<std::size_t> column) const {
    return std::string{table.cell(row, column)};
  }

  void find_columns() {
    const plan_columns& names = known_columns();
    element = table.first_of(names.element);
    index = table.first_of(names.index);
    grade = table.first_of(names.grade);
    priority = table.first_of(names.priority);
    cause = table.first_of(names.cause);
    action = table.first_of(names.action);
    due = table.first_of(names.due);
    responsible = table.first_of(names.responsible);
    done = table.first_of(names.done);
    evidence = table.first_of(names.evidence);
  }

  /// By id, code or name.
  [[nodiscard]] std::optional<std::string> element_named(const std::string& cell) const {
    const std::string wanted = compact(cell);
    for (const ikm::element& each : method.elements()) {
      const std::array<std::string, 5> known = {each.id, each.code, each.name.id, each.name.en,
                                                each.code + each.name.id};
      for (const std::string& name : known)
        if (compact(name) == wanted) return each.id;
    }
    return std::nullopt;
  }

  void read_element(std::size_t row, const std::string& above, follow_up_line& into) {
    const std::string cell = text(row, element);
    if (cell.empty()) {
      into.element = above;
      if (above.empty()) table.complain(table.line(row), faults::missing_name{}, element);
      return;
    }
    if (const auto found = element_named(cell)) {
      into.element = *found;
      return;
    }
    faults::unknown_word wrong{cell, {}};
    for (const ikm::element& each : method.elements()) wrong.known.push_back(each.id);
    table.complain(table.line(row), wrong, element);
  }

  void read_index(std::size_t row, follow_up_line& into) {
    const std::string cell = text(row, index);
    if (cell.empty() || cell == "-" || cell == "–") return;
    into.index = decimal::parse(cell);
    if (!into.index) table.complain(table.line(row), faults::not_a_number{cell, "70.41"}, index);
  }

  void read_due(std::size_t row, follow_up_line& into) {
    into.due = text(row, due);
    into.due_day = parse_day(into.due);
    if (into.due_day) return;
    if (is_written_as_day(into.due)) table.complain(table.line(row), faults::bad_date{into.due}, due);
    into.due_day = end_of_period(into.due);
  }

  void read_done(std::size_t row, follow_up_line& into) {
    into.done = text(row, done);
    into.done_day = parse_day(into.done);
    const std::string word = folded(into.done);
    into.is_done =
        into.done_day || is_one_of(yes_words(), word) || into.done == "✓" || into.done == "√" || into.done == "100%";
    if (into.is_done || is_one_of(no_words(), word) || is_part(into.done)) return;
    if (is_written_as_day(into.done)) return table.complain(table.line(row), faults::bad_date{into.done}, done);
    table.complain(table.line(row), faults::unknown_word{into.done, {"2025-07-31", "ya", "belum", "yes", "no"}}, done);
  }

  [[nodiscard]] follow_up_line line(std::size_t row, const std::string& above) {
    follow_up_line made{.line = table.line(row)};
    read_element(row, above, made);
    read_index(row, made);
    made.grade = text(row, grade);
    if (const auto number = decimal::parse(text(row, priority)); number && number->places() == 0 && number->units() > 0)
      made.priority = static_cast<std::uint64_t>(number->units());
    made.cause = text(row, cause);
    made.action = text(row, action);
    made.responsible = text(row, responsible);
    made.evidence = text(row, evidence);
    read_due(row, made);
    read_done(row, made);
    return made;
  }
};

/// The header of a workbook that was made here is below labels in the office's language.
follow_up_plan read_below(const std::string& path, const methodology& method, const table_limits& limits,
                          bool by_keys) {
  const plan_columns& names = known_columns();
  const auto rows = open_rows(path);
  small_table table{*rows,
                    [&](const small_table& row) {
                      if (by_keys) return row.has_any({names.element.front()}) && row.has_any({names.action.front()});
                      return row.has_any(names.element) && row.has_any(names.action);
                    },
                    "element, action",
                    {"max_plan_lines", limits.max_plan_lines, limits.max_table_bytes}};
  plan_reader reader{method, table};
  reader.find_columns();
  follow_up_plan made{.file = path};
  made.lines.reserve(table.size());
  for (std::size_t row = 0; row < table.size(); ++row)
    made.lines.push_back(reader.line(row, made.lines.empty() ? std::string{} : made.lines.back().element));
  table.finish();
  return made;
}

bool has_header(const std::string& path) {
  const plan_columns& names = known_columns();
  const auto rows = open_rows(path);
  try {
    const small_table table{*rows,
                            [&](const small_table& row) {
                              return row.has_any({names.element.front()}) && row.has_any({names.action.front()});
                            },
                            "element, action",
                            {"max_plan_lines", table_limits{}.max_plan_lines, table_limits{}.max_table_bytes}};
    return true;
  } catch (const input_error&) {
    return false;
  }
}

}  // namespace

bool follow_up_plan::is_filled_in() const noexcept {
  return std::any_of(lines.begin(), lines.end(), [](const follow_up_line& each) {
    return !(each.cause.empty() && each.action.empty() && each.due.empty() && each.responsible.empty() &&
             each.done.empty() && each.evidence.empty());
  });
}

follow_up_plan follow_up_of(const score_report& report) {
  const unit_index& whole = report.combined.whole;
  std::vector<element_index> rows;
  rows.reserve(whole.method().elements().size());
  for (std::size_t e = 0; e < whole.method().elements().size(); ++e) rows.push_back(whole.element(e));
  std::stable_sort(rows.begin(), rows.end(), [](const element_index& a, const element_index& b) {
    if (a.index.has_value() != b.index.has_value()) return a.index.has_value();
    return a.index && *a.index < *b.index;
  });
  follow_up_plan made;
  made.lines.reserve(rows.size());
  std::uint64_t priority = 0;
  std::optional<decimal> last;
  for (const element_index& row : rows) {
    follow_up_line& line = made.lines.emplace_back();
    line.element = whole.method().elements()[row.element].id;
    line.index = row.index;
    if (row.grade) line.grade = row.grade->letter;
    if (!row.index) continue;
    if (row.index != last) ++priority;
    last = row.index;
    line.priority = priority;
  }
  return made;
}

std::string follow_up_csv(const follow_up_plan& plan) {
  std::string made = "element,index,grade,priority,cause,action,due,responsible,done,evidence\n";
  for (const follow_up_line& line : plan.lines) {
    made += csv_cell(line.element) + "," + (line.index ? line.index->to_string() : "") + "," + csv_cell(line.grade) +
            "," + (line.priority ? std::to_string(*line.priority) : "");
    for (const std::string* text :
         {&line.cause, &line.action, &line.due, &line.responsible, &line.done, &line.evidence})
      made += "," + csv_cell(*text);
    made += "\n";
  }
  return made;
}

follow_up_plan read_follow_up(const std::string& path, const methodology& method, const table_limits& limits) {
  // What is read once has no second look; the workbook that was made here is none of it.
  return read_below(path, method, limits, !is_read_once(path) && has_header(path));
}

std::optional<std::int64_t> days_after_due(const follow_up_line& line) {
  if (!line.due_day || !line.done_day) return std::nullopt;
  return (days_of(*line.done_day) - days_of(*line.due_day)).count();
}

follow_up_progress progress_of(const follow_up_plan& plan) {
  follow_up_progress made;
  std::int64_t days = 0;
  for (const follow_up_line& line : plan.lines) {
    if (line.action.empty() && !line.is_done) continue;
    ++made.planned;
    if (line.is_done) ++made.done;
    if (const auto after = days_after_due(line)) {
      days += *after;
      ++(*after > 0 ? made.late : made.on_time);
    }
  }
  if (made.planned != 0) made.share_percent = (ratio::of(made.done, made.planned) * ratio{100}).rounded(2);
  if (const std::size_t dated = made.on_time + made.late; dated != 0)
    made.days_after_due = ratio{days, static_cast<std::int64_t>(dated)}.rounded(1);
  return made;
}

}  // namespace ikm
