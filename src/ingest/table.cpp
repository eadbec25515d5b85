// SPDX-License-Identifier: BSL-1.0
#include "ingest/table.hpp"

#include "ingest/answer_key.hpp"
#include "ingest/counted_rows.hpp"
#include "ingest/decode.hpp"
#include "ingest/form.hpp"
#include "ingest/header.hpp"
#include "ingest/mapping_effect.hpp"
#include "ingest/not_responses.hpp"
#include "ingest/response_marks.hpp"
#include "ingest/row_rules.hpp"
#include "source/replay.hpp"

#include <deque>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t rows_ahead = 64;
constexpr std::size_t bytes_ahead = std::size_t{1} << 22;

complaint in_file(const row_source& rows, std::uint64_t line, fault what) {
  return {.where = {.file = rows.name(), .sheet = std::string{rows.sheet()}, .line = line}, .what = std::move(what)};
}

/// A table with one row per answer, turned into one row per respondent.
struct turned_table {
  std::vector<std::string> header;
  std::unique_ptr<respondent_rows> respondents;
  std::uint64_t blank_rows_above = 0;
  std::uint64_t titles_above = 0;
};

/// Empty where none of the first rows is the header of such a table; titles may be above it.
std::unique_ptr<turned_table> turned_if_long(replayed_rows& rows, const methodology& method,
                                             std::span<const breakdown> by, const mapping& said, long_options of_long) {
  for (std::size_t i = 0; i < rows.front().size(); ++i) {
    const auto plan = long_plan_of(views_of(rows.front()[i]), said);
    if (!plan) continue;
    auto made = std::make_unique<turned_table>();
    const kept_row header = rows.front()[i];
    row above;
    for (std::size_t j = 0; j <= i && rows.next(above); ++j)
      if (j != i) ++(all_blank(above.cells) ? made->blank_rows_above : made->titles_above);
    made->header = header.cells;
    const std::vector<std::string_view> cells{made->header.begin(), made->header.end()};
    of_long.profile = asked_profile(cells, method, by, said);
    of_long.dates = said.dates;
    made->respondents = one_row_a_respondent(rows, cells, header.line, *plan, std::move(of_long));
    return made;
  }
  return nullptr;
}

/// Rows whose meaning depends on whether a respondent follows, and what is between them.
struct waiting_rows {
  struct one {
    kept_row from;
    row_verdict verdict;
  };
  std::deque<one> rows = {};   // still waiting
  std::deque<one> ready = {};  // to be given
  kept_row given = {};
  std::vector<std::string_view> cells = {};

  /// Gives the next row that is ready.
  bool give(table_row& into) {
    if (ready.empty()) return false;
    given = std::move(ready.front().from);
    cells.assign(given.cells.begin(), given.cells.end());
    into.from = {.line = given.line, .record = given.record, .cells = cells, .stray_quote = given.stray_quote};
    into.kind = ready.front().verdict.kind;
    into.unclear = std::move(ready.front().verdict.unclear);
    into.holds_answers = ready.front().verdict.holds_answers;
    ready.pop_front();
    return true;
  }
};

}  // namespace

/// Three steps: choose the header, find the form, judge the rows.
struct table::parts {
  parts(row_source& source, const methodology& of, std::span<const breakdown> groups, const mapping& what,
        const long_options& how)
      : rows{source}, method{of}, by{groups.begin(), groups.end()}, said{what}, of_long{how}, reader{of, what} {}

  void understand() {
    rows.look_ahead(rows_ahead, bytes_ahead);
    bool filled = false;
    for (const kept_row& one : rows.front()) filled = filled || !all_blank(views_of(one));
    if (!filled) throw input_error{{in_file(rows, 0, faults::empty_file{"U1, U2, …"})}};
    if (!said.header_line) turned = turned_if_long(rows, method, by, said, of_long);
    if (turned) return understand_turned();
    if (said.long_table) {
      const mapping::long_columns& asked = *said.long_table;
      throw input_error{
          {in_file(rows, 0, faults::missing_column{.wanted = {asked.respondent, asked.question, asked.answer}})}};
    }
    if (!says_how_rows_are_read() && (counted = counted_answers_of(rows, method))) return;
    const auto header = choose_header(rows.front(), method, said);
    if (!header)
      throw input_error{{in_file(rows, *said.header_line, faults::missing_column{.wanted = {"header_line"}})}};
    read_below(*header, rows.front());
    if (said.header_line) {
      mapping without = said;
      without.header_line.reset();
      const auto found = choose_header(rows.front(), method, without);
      if (!found || found->line != header->line) changed.insert("header_line");
    }
    titles = header->titles;
    lines_of_header = header->lines;
  }

  /// A mapping that names columns, the header or the number of respondents of each row knows what the rows are.
  [[nodiscard]] bool says_how_rows_are_read() const {
    return said.header_line || !said.columns.empty() || !said.count.empty();
  }

  /// The rows of respondents, made from rows of answers.
  void understand_turned() {
    respondents = std::make_unique<replayed_rows>(*turned->respondents);
    row made;
    if (!respondents->next(made)) return;
    const header_choice header{.cells = {made.cells.begin(), made.cells.end()}, .line = made.line, .lines = 0};
    respondents->look_ahead(rows_ahead, bytes_ahead);
    read_below(header, respondents->front());
  }

  void read_below(const header_choice& header, const std::deque<kept_row>& front) {
    const std::vector<std::string_view> cells{header.cells.begin(), header.cells.end()};
    header_line = header.line;
    header_place where{.file = rows.name(), .sheet = std::string{rows.sheet()}, .line = header.line};
    where.aliases = header.aliases;
    where.is_certain = said.header_line.has_value() || rows.names_columns();
    if (!turned) where.legends = legends_below(header, front, method);
    for (std::size_t i = header.below(); i < front.size(); ++i)
      if (!is_totals(front[i])) where.rows.emplace_back(front[i].cells);
    column_plan plan = understand_header(cells, method, by, where, said);
    changed.merge(parts_that_change(plan, {cells, method, by, where}, said));
    const bool words = answers_are_words(plan, front, header.below(), method.scale());
    reader.read_usual_words(words);
    const std::string sheet{rows.sheet()};
    if (!words && !reader.maps_codes() && !turned)
      if (auto key = key_against_scale(front, header, plan, answer_reader{method}, method.scale())) {
        key->where.file = rows.name();
        key->where.sheet = sheet;
        throw input_error{{*std::move(key)}};
      }
    form = form_of(std::move(plan), header, front, reader, said, {rows.name(), sheet, header.line, {}});
    form.answers_are_codes = !words;
    if (said.complete_when && said.complete_when->empty()) {
      mapping without = said;
      without.complete_when.reset();
      if (!status_columns_of(form.plan, header, front, without).empty()) changed.insert("[rows]");
    }
    if (form.plan.count_column) changed.insert("[rows]");
    marks = response_marks_of(form.plan, front, header.below());
    if (auto wrong = turned ? std::nullopt : why_not_responses(form, front, header.below(), reader, said)) {
      wrong->where = {rows.name(), sheet, header.line, std::move(wrong->where.column)};
      throw input_error{{*std::move(wrong)}};
    }
    mapping read_all = said;
    read_all.not_read.clear();
    if (!said.not_read.empty() && !turned && why_not_responses(form, front, header.below(), reader, read_all))
      changed.insert("not_read");
    rules = std::make_unique<row_rules>(rule_facts{method, said, reader, form, rows.name(), sheet, header.line});
  }

  /// Rows above the header; false when there are none left.
  bool next_above(table_row& into) {
    if (turned) {
      std::uint64_t& left = turned->titles_above != 0 ? turned->titles_above : turned->blank_rows_above;
      if (left == 0) return false;
      into = {.from = {}, .kind = &left == &turned->titles_above ? row_kind::title : row_kind::empty};
      --left;
      return true;
    }
    if (titles == 0 || !rows.next(into.from)) return false;
    --titles;
    into.unclear.reset();
    into.kind = all_blank(into.from.cells) ? row_kind::empty : row_kind::title;
    return true;
  }

  /// Keeps a row back while rows wait; false where it is to be given at once.
  bool waits(const row& from, row_verdict& verdict) {
    constexpr std::size_t most = 256;
    if (waiting.rows.empty() && !verdict.at_end) return false;
    const bool respondent = verdict.kind == row_kind::respondent && !verdict.unclear && !verdict.at_end;
    waiting.rows.push_back({kept(from), std::move(verdict)});
    if (respondent || waiting.rows.size() >= most) release(respondent);
    return true;
  }

  /// What waited is decided: names where a respondent follows, else statistics at the end.
  void release(bool respondent_follows) {
    for (waiting_rows::one& one : waiting.rows) {
      if (one.verdict.at_end) {
        const std::vector<std::string_view> cells = views_of(one.from);
        const row from{
            .line = one.from.line, .record = one.from.record, .cells = cells, .stray_quote = one.from.stray_quote};
        if (respondent_follows)
          rules->is_name(label_in(from, form.plan));
        else
          one.verdict = rules->judge_at_end(from);
      }
      waiting.ready.push_back(std::move(one));
    }
    waiting.rows.clear();
  }

  /// What is wrong with the respondent of a long table whose row was judged.
  void note_wrong(row_verdict& verdict) {
    if (!turned) return;
    auto wrong = turned->respondents->wrong_with(++given);
    if (!wrong || verdict.unclear || verdict.kind != row_kind::respondent) return;
    verdict.unclear = std::move(wrong);
    verdict.at_end.reset();
  }

  /// A row with nothing but the number of its respondents is an empty row.
  const row& without_count(const row& one) {
    const auto& count = form.plan.count_column;
    if (!count || *count >= one.cells.size()) return one;
    for (std::size_t column = 0; column < one.cells.size(); ++column)
      if (column != *count && !is_blank(one.cells[column])) return one;
    uncounted.assign(one.cells.begin(), one.cells.end());
    uncounted[*count] = {};
    without_number = one;
    without_number.cells = uncounted;
    return without_number;
  }

  replayed_rows rows;
  methodology method;
  std::optional<counted_answers> counted = {};
  std::vector<breakdown> by;
  mapping said;
  long_options of_long;
  answer_reader reader;
  std::set<std::string> changed = {};  // parts of the mapping
  table_form form = {};
  response_marks marks = {};
  std::unique_ptr<row_rules> rules;
  std::uint64_t header_line = 0;
  std::size_t titles = 0;           // rows above the header, still to be given
  std::size_t lines_of_header = 0;  // rows of the header, still to be passed over
  std::unique_ptr<turned_table> turned;
  std::unique_ptr<replayed_rows> respondents;
  waiting_rows waiting;
  std::uint64_t given = 0;  // rows of respondents
  row without_number = {};
  std::vector<std::string_view> uncounted;
};

table::table(row_source& rows, const methodology& method, std::span<const breakdown> by, const mapping& said,
             const long_options& of_long)
    : parts_{std::make_unique<parts>(rows, method, by, said, of_long)} {
  parts_->understand();
}
table::~table() = default;

const column_plan& table::plan() const noexcept { return parts_->form.plan; }
const answer_reader& table::answers() const noexcept { return parts_->reader; }
std::uint64_t table::header_line() const noexcept {
  return parts_->counted ? parts_->counted->header_line : parts_->header_line;
}
const counted_answers* table::counted() const noexcept { return parts_->counted ? &*parts_->counted : nullptr; }
bool table::is_long() const noexcept { return parts_->turned != nullptr; }
std::set<std::string> table::changed_by_mapping() const {
  std::set<std::string> changed = parts_->changed;
  if (parts_->rules && parts_->rules->heeded_mapping()) changed.insert("[rows]");
  if (parts_->turned && parts_->said.long_table) changed.insert("[long]");
  return changed;
}
std::uint64_t table::answers_set_aside() const noexcept {
  return parts_->turned ? parts_->turned->respondents->answers_set_aside() : 0;
}
std::optional<std::size_t> table::numbered_by() const noexcept { return parts_->form.number_column; }
std::optional<std::size_t> table::stamped_by() const noexcept { return parts_->form.time_column; }
bool table::has_marks() const noexcept { return !parts_->marks.none(); }
std::span<const std::size_t> table::moment_columns() const noexcept { return parts_->marks.moments; }
bool table::is_marked(const row& one) const { return parts_->marks.are_in(one); }
bool table::has_turned() const noexcept { return parts_->rules && parts_->rules->has_turned(); }

bool table::in_place(const row& one) const {
  const table_form& form = parts_->form;
  const auto cell = [&](std::size_t column) { return trimmed(cell_value(one, column)); };
  if (form.number_column && !is_running_number(cell(*form.number_column))) return false;
  return !form.dated || parse_day(cell(*form.plan.date_column), parts_->said.dates);
}

bool table::next(table_row& into) {
  parts& p = *parts_;
  if (p.counted) return false;
  if (p.waiting.give(into) || p.next_above(into)) return true;
  for (; p.lines_of_header != 0; --p.lines_of_header)
    if (!p.rows.next(into.from)) return false;
  row_source& source = p.respondents ? static_cast<row_source&>(*p.respondents) : p.rows;
  while (source.next(into.from)) {
    row_verdict verdict = p.rules->judge(p.without_count(into.from));
    p.note_wrong(verdict);
    if (!p.waits(into.from, verdict)) {
      into.kind = verdict.kind;
      into.unclear = std::move(verdict.unclear);
      into.holds_answers = verdict.holds_answers;
      return true;
    }
    if (p.waiting.give(into)) return true;
  }
  return false;
}

bool table::next_at_end(table_row& into) {
  parts& p = *parts_;
  p.release(false);
  return p.waiting.give(into);
}

}  // namespace ikm
