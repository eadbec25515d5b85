// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/table.hpp>

#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/label.hpp>
#include <ikm/ingest/long_table.hpp>
#include <ikm/ingest/question_names.hpp>

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t rows_ahead = 64;
constexpr std::size_t bytes_ahead = std::size_t{1} << 22;

bool is_blank(std::string_view cell) { return trimmed(cell).empty(); }
bool all_blank(std::span<const std::string_view> cells) { return std::all_of(cells.begin(), cells.end(), is_blank); }

struct kept_row {
  std::uint64_t line = 0;
  bool stray_quote = false;
  std::vector<std::string> cells;
};

/// A source whose first rows can be looked at before they are read.
class rows_with_front final : public row_source {
 public:
  explicit rows_with_front(row_source& rest) : rest_{rest} {}

  [[nodiscard]] const std::string& name() const noexcept override { return rest_.name(); }
  [[nodiscard]] std::string_view sheet() const noexcept override { return rest_.sheet(); }
  [[nodiscard]] std::string_view delimiter() const noexcept override { return rest_.delimiter(); }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return rest_.cells_are_placed(); }
  [[nodiscard]] bool names_columns() const noexcept override { return rest_.names_columns(); }

  void look_ahead() {
    row from;
    std::size_t bytes = 0;
    while (front_.size() < rows_ahead && bytes < bytes_ahead && rest_.next(from)) {
      kept_row& kept = front_.emplace_back();
      kept.line = from.line;
      kept.stray_quote = from.stray_quote;
      kept.cells.assign(from.cells.begin(), from.cells.end());
      for (const std::string_view cell : from.cells) bytes += cell.size() + sizeof(std::string);
    }
  }
  [[nodiscard]] const std::deque<kept_row>& front() const { return front_; }

  [[nodiscard]] bool next(row& into) override {
    if (front_.empty()) return rest_.next(into);
    current_ = std::move(front_.front());
    front_.pop_front();
    cells_.assign(current_.cells.begin(), current_.cells.end());
    into = {.line = current_.line, .cells = cells_, .stray_quote = current_.stray_quote};
    return true;
  }

 private:
  row_source& rest_;
  std::deque<kept_row> front_;
  kept_row current_;
  std::vector<std::string_view> cells_;
};

std::vector<std::string_view> views_of(const kept_row& from) { return {from.cells.begin(), from.cells.end()}; }

/// Third line of a Qualtrics export.
bool is_import_line(const kept_row& from) {
  return !from.cells.empty() && trimmed(from.cells.front()).starts_with("{\"ImportId\"");
}

}  // namespace

struct table::parts {
  parts(row_source& source, const methodology& of, std::span<const breakdown> groups, const mapping& what)
      : rows{source}, method{of}, by{groups.begin(), groups.end()}, said{what}, reader{of, what} {}

  [[nodiscard]] row_source& source() { return pivoted ? *pivoted_rows : rows; }

  [[nodiscard]] complaint here(std::uint64_t line) const {
    return {.where = {.file = rows.name(), .sheet = std::string{rows.sheet()}, .line = line}};
  }

  void find_header() {
    rows.look_ahead();
    const std::deque<kept_row>& front = rows.front();
    const auto filled =
        std::find_if(front.begin(), front.end(), [](const kept_row& r) { return !all_blank(views_of(r)); });
    if (filled == front.end()) {
      complaint wrong = here(0);
      wrong.what = faults::empty_file{"U1, U2, …"};
      throw input_error{{std::move(wrong)}};
    }
    if (!said.header_line && pivot_if_long()) return;
    understand(chosen_header(static_cast<std::size_t>(filled - front.begin())));
  }

  /// Turns a table with one row an answer; its header may stand below titles.
  bool pivot_if_long() {
    const std::deque<kept_row>& front = rows.front();
    for (std::size_t i = 0; i < front.size(); ++i) {
      const std::vector<std::string_view> cells = views_of(front[i]);
      const auto plan_of_answers = long_plan_of(cells, said);
      if (!plan_of_answers) continue;
      const kept_row header = front[i];
      row above;
      for (std::size_t j = 0; j <= i && rows.next(above); ++j)
        if (j != i) ++(all_blank(above.cells) ? skipped_above_blank : skipped_above_title);
      pivot_header = header.cells;
      const std::vector<std::string_view> header_cells{pivot_header.begin(), pivot_header.end()};
      turned_rows = one_row_a_respondent(rows, header_cells, header.line, *plan_of_answers);
      pivoted_rows = std::make_unique<rows_with_front>(*turned_rows);
      pivoted = true;
      row made;
      if (!pivoted_rows->next(made)) return true;
      header_line = made.line;
      const header_place where{.file = rows.name(), .sheet = std::string{rows.sheet()}, .line = made.line};
      plan = understand_header(made.cells, method, by, where, said);
      pivoted_rows->look_ahead();
      find_form(pivoted_rows->front(), 0);
      return true;
    }
    if (said.long_table) {
      complaint wrong = here(0);
      wrong.what = faults::missing_column{
          .wanted = {said.long_table->respondent, said.long_table->question, said.long_table->answer}};
      throw input_error{{std::move(wrong)}};
    }
    return false;
  }

  [[nodiscard]] std::size_t chosen_header(std::size_t first_filled) const {
    const std::deque<kept_row>& front = rows.front();
    if (said.header_line) {
      for (std::size_t i = 0; i < front.size(); ++i)
        if (front[i].line == *said.header_line) return i;
      complaint wrong = here(*said.header_line);
      wrong.what = faults::missing_column{.wanted = {"header_line"}};
      throw input_error{{std::move(wrong)}};
    }
    for (std::size_t i = 1; i < std::min<std::size_t>(front.size(), 8); ++i)
      if (is_import_line(front[i])) return i - 1;
    std::size_t best = first_filled;
    std::size_t most = 0;
    for (std::size_t i = first_filled; i < front.size(); ++i) {
      const std::size_t asked = questions_asked(views_of(front[i]), method, said);
      if (asked > most) {
        most = asked;
        best = i;
      }
      if (most == method.question_count()) break;
    }
    return best;
  }

  void understand(std::size_t at) {
    const std::deque<kept_row>& front = rows.front();
    std::vector<std::string> header = front[at].cells;
    header_place where{.file = rows.name(), .sheet = std::string{rows.sheet()}, .line = front[at].line};
    where.is_certain = said.header_line.has_value() || rows.names_columns();
    std::size_t behind = at + 1;
    if (behind < front.size() && is_import_line(front[behind])) {
      if (at > 0) where.aliases = front[at - 1].cells;
      ++behind;
    } else if (at > 0) {
      // A header over two lines: merged cells leave the lower one blank.
      const std::vector<std::string>& above = front[at - 1].cells;
      const auto texts =
          std::count_if(above.begin(), above.end(), [](const std::string& cell) { return !is_blank(cell); });
      for (std::size_t column = 0; texts > 1 && column < std::min(header.size(), above.size()); ++column)
        if (is_blank(header[column])) header[column] = above[column];
    }
    const std::vector<std::string_view> cells{header.begin(), header.end()};
    where.legends = legends_in(cells, behind);
    header_line = where.line;
    plan = understand_header(cells, method, by, where, said);
    find_form(front, behind);
    for (std::size_t column = 0; column < cells.size() && !number_column; ++column) {
      const std::string label = folded(cells[column]);
      if (label == "no" || label == "nomor" || label == "no urut" || trimmed(cells[column]) == "#")
        number_column = column;
    }
    find_running_numbers(front, behind);
    find_what_stands_behind();
    lines_of_header = behind - at + (where.aliases.empty() ? 0 : 1);
    titles = at - (where.aliases.empty() ? 0 : 1);
  }

  /// Whether the columns of numbers and of dates hold such: of the first rows most do.
  void find_running_numbers(const std::deque<kept_row>& front, std::size_t behind) {
    std::size_t numbers = 0;
    std::size_t others = 0;
    for (std::size_t i = behind; number_column && i < front.size(); ++i) {
      if (*number_column >= front[i].cells.size() || is_blank(front[i].cells[*number_column])) continue;
      ++(is_running_number(front[i].cells[*number_column]) ? numbers : others);
    }
    running_numbers = numbers > others;
    std::size_t dates = 0;
    std::size_t no_dates = 0;
    for (std::size_t i = behind; plan.date_column && i < front.size(); ++i)
      if (*plan.date_column < front[i].cells.size())
        ++(parse_day(trimmed(front[i].cells[*plan.date_column]), said.dates) ? dates : no_dates);
    dated = dates > no_dates;
  }

  /// The first column in which nothing is known to stand: a row with nothing before it says nothing of a respondent,
  /// in a table that does say something in front of its answers.
  void find_what_stands_behind() {
    std::size_t last = 0;
    std::size_t first = plan.width;
    for (const std::size_t column : plan.answer_columns) {
      last = std::max(last, column);
      first = std::min(first, column);
    }
    // Columns of breakdowns are not looked at: who is a respondent does not depend on what is asked of them.
    for (const auto& column : {plan.date_column, plan.respondent_column, plan.complete_column})
      if (column) last = std::max(last, *column);
    behind_answers = first == 0 ? plan.width : last + 1;
  }

  /// Whether the answers are codes or words: what most of the first cells are. A word among codes is then no answer.
  void find_form(const std::deque<kept_row>& front, std::size_t behind) {
    std::size_t codes = 0;
    std::size_t texts = 0;
    for (std::size_t i = behind; i < front.size(); ++i)
      for (const std::size_t column : plan.answer_columns) {
        if (column >= front[i].cells.size()) continue;
        const decoded cell = decode(front[i].cells[column], method.scale());
        codes += !cell.wrong && cell.given != blank ? 1U : 0U;
        texts += cell.wrong == reason::text_answer ? 1U : 0U;
      }
    reader.read_usual_words(texts > codes || codes == 0);
  }

  /// Columns whose cells below name questions: they explain the codes and ask nothing.
  [[nodiscard]] std::vector<std::size_t> legends_in(std::span<const std::string_view> header,
                                                    std::size_t behind) const {
    const question_names names{method};
    std::vector<std::size_t> legends;
    for (std::size_t column = 0; column < header.size(); ++column) {
      if (names.claims(header[column]).empty()) continue;
      std::size_t named = 0;
      for (std::size_t i = behind; i < std::min(rows.front().size(), behind + 20); ++i) {
        const std::vector<std::string>& cells = rows.front()[i].cells;
        if (column >= cells.size() || cells[column].size() > 200) continue;
        const std::vector<claim> claims = names.claims(cells[column]);
        const bool same_as_header = folded(cells[column]) == folded(header[column]);
        named += !same_as_header && !claims.empty() && claims.front().strength == claim_strength::named ? 1U : 0U;
      }
      if (named >= 2) legends.push_back(column);
    }
    return legends;
  }

  [[nodiscard]] static std::string_view cell(const row& from, std::size_t column) {
    return column < from.cells.size() ? from.cells[column] : std::string_view{};
  }

  /// How a row's answer cells read: all of them blank, all answers or blank, or something else among them.
  enum class answers_look { none, answers, other };
  [[nodiscard]] answers_look look_of(const row& from) const {
    bool any = false;
    for (std::size_t q = 0; q < plan.answer_columns.size(); ++q) {
      const decoded one = reader.read(q, cell(from, plan.answer_columns[q]));
      if (one.wrong) return answers_look::other;
      any = any || one.given != blank;
    }
    return any ? answers_look::answers : answers_look::none;
  }

  void judge(table_row& into) {
    const row& from = into.from;
    into.unclear.reset();
    into.kind = row_kind::respondent;
    if (passes_over(said, from.line)) {
      into.kind = row_kind::told;
      return;
    }
    const std::span<const std::string_view> within = from.cells.first(std::min(from.cells.size(), plan.table_end));
    if (all_blank(within)) {
      into.kind = all_blank(from.cells) ? row_kind::empty : row_kind::legend;
      return;
    }
    const bool first = std::exchange(first_below_header, false);
    if (first && is_column_numbers(from)) {
      into.kind = row_kind::column_numbers;
      return;
    }
    if (first && names_the_questions(from)) {
      into.kind = row_kind::repeated_header;
      return;
    }
    const auto filled = std::find_if_not(within.begin(), within.end(), is_blank);
    const std::string_view label = *filled;
    if (const auto column = static_cast<std::size_t>(filled - within.begin());
        column >= behind_answers && !profile_field_of(plan.headers[column])) {
      if (running_numbers)
        into.kind = row_kind::legend;
      else
        into.unclear =
            asked_about(from, column, faults::legend_or_respondent{plan.headers[column]}, {{skipping(from.line)}});
      return;
    }
    totals_label like = totals_label_of(label);
    bool told_a_respondent = false;
    if (like == totals_label::perhaps || !said.totals.empty() || !said.not_totals.empty()) {
      const auto listed = [&](const std::vector<std::string>& labels) {
        const std::string whole = folded(label);
        return std::any_of(labels.begin(), labels.end(), [&](const std::string& one) {
          const std::string words = folded(one);
          return !words.empty() && whole.starts_with(words) &&
                 (whole.size() == words.size() || whole[words.size()] == ' ');
        });
      };
      if (listed(said.totals)) like = totals_label::surely;
      told_a_respondent = listed(said.not_totals);
      if (told_a_respondent) like = totals_label::none;
    }
    // The label may be the first cell of the answers themselves, in a table without a profile.
    if (like == totals_label::none && !below_totals) {
      if (repeats_header(from))
        into.kind = row_kind::repeated_header;
      else if (!told_a_respondent && is_note(from, label))
        into.kind = row_kind::totals;
      else if (!told_a_respondent && is_unnumbered(from))
        into.unclear = asked_about(from, *number_column, faults::totals_or_respondent{},
                                   {{skipping(from.line)}, {{"rows", "not_totals", to_complete{}}}});
      else if (plan.complete_column && is_blank(cell(from, *plan.complete_column)))
        judge_incomplete(into);
      return;
    }
    const answers_look look = look_of(from);
    const auto filled_cells =
        std::count_if(within.begin(), within.end(), [](std::string_view c) { return !is_blank(c); });
    const bool lone = look == answers_look::none && filled_cells <= 2;
    if (like == totals_label::surely || (like == totals_label::perhaps && (look == answers_look::other || lone))) {
      into.kind = row_kind::totals;
      below_totals = true;
      totals_line = from.line;
      return;
    }
    if (below_totals) {
      if (look != answers_look::answers) {
        into.kind = row_kind::totals;
        return;
      }
      // The totals did not end the table, or this is not a respondent.
      into.unclear = complaint{.where = here(from.line).where,
                               .what = faults::after_totals{totals_line},
                               .remedies = {std::vector{skipping(totals_line)}, std::vector{skipping(from.line)}}};
      return;
    }
    if (look == answers_look::answers) {
      const std::string words{totals_words_of(label)};
      into.unclear =
          asked_about(from, static_cast<std::size_t>(filled - within.begin()), faults::totals_or_respondent{words},
                      {{{"rows", "not_totals", std::vector{words}}}, {{"rows", "totals", std::vector{words}}}});
    }
  }

  [[nodiscard]] complaint asked_about(const row& from, std::size_t column, fault what,
                                      const std::vector<std::vector<mapping_edit>>& choices) const {
    complaint wrong = here(from.line);
    wrong.where.column = plan.headers[column];
    wrong.what = std::move(what);
    wrong.remedies.assign(choices.begin(), choices.end());
    return wrong;
  }

  void judge_incomplete(table_row& into) const {
    if (plan.complete_is_certain) {
      into.kind = row_kind::incomplete;
      return;
    }
    const std::string& column = plan.headers[*plan.complete_column];
    into.unclear = asked_about(into.from, *plan.complete_column, faults::incomplete_row{column},
                               {{{"rows", "complete_when", column}}, {{"rows", "complete_when", std::string{}}}});
  }

  [[nodiscard]] bool repeats_header(const row& from) const {
    return std::all_of(plan.answer_columns.begin(), plan.answer_columns.end(),
                       [&](std::size_t column) { return trimmed(cell(from, column)) == plan.headers[column]; });
  }

  /// Text where the running number or the date of all rows belongs, and no answer: a signature, a source, a note.
  [[nodiscard]] bool is_note(const row& from, std::string_view label) const {
    const auto stands_in = [&](std::size_t column) { return trimmed(cell(from, column)) == trimmed(label); };
    const bool in_number = running_numbers && stands_in(*number_column) && !is_running_number(label);
    const bool in_date = plan.date_column == std::size_t{0} && stands_in(0) &&
                         label.find_first_of("0123456789") == std::string_view::npos;
    return (in_number || in_date) && look_of(from) == answers_look::none;
  }

  /// Answers behind a word in the place of the running number: `Median`.
  [[nodiscard]] bool is_unnumbered(const row& from) const {
    if (!running_numbers) return false;
    const std::string_view number = trimmed(cell(from, *number_column));
    return !number.empty() && number.find_first_of("0123456789") == std::string_view::npos &&
           look_of(from) == answers_look::answers;
  }

  /// `12`, `12.`, `(12)`.
  static bool is_running_number(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("0123456789.() \t") == std::string_view::npos;
  }

  /// Each answer cell names its own question: a header's second line.
  [[nodiscard]] bool names_the_questions(const row& from) const {
    if (look_of(from) != answers_look::other) return false;
    const question_names names{method};
    for (std::size_t q = 0; q < plan.answer_columns.size(); ++q) {
      const std::vector<claim> claims = names.claims(cell(from, plan.answer_columns[q]));
      if (claims.size() != 1 || claims.front() != claim{q, claim_strength::named}) return false;
    }
    return true;
  }

  /// `(1)`, `(2)`, … over the whole width.
  [[nodiscard]] bool is_column_numbers(const row& from) const {
    std::size_t number = 0;
    for (std::size_t column = 0; column < std::min(plan.table_end, from.cells.size()); ++column) {
      const std::string label = folded(from.cells[column]);
      if (number == 0 && label.empty()) continue;
      if (label != std::to_string(++number)) return false;
    }
    return number >= 5;
  }

  rows_with_front rows;
  methodology method;
  std::vector<breakdown> by;
  mapping said;
  answer_reader reader;
  column_plan plan;
  std::optional<std::size_t> number_column;
  bool running_numbers = false;                                          // they stand in that column
  bool dated = false;                                                    // a date stands in the plan's column of dates
  std::size_t behind_answers = std::numeric_limits<std::size_t>::max();  // where nothing of a respondent is known
  std::uint64_t totals_line = 0;
  std::uint64_t header_line = 0;
  std::size_t titles = 0;           // rows above the header, still to be given
  std::size_t lines_of_header = 1;  // rows of the header, still to be passed over
  bool first_below_header = true;
  bool below_totals = false;
  bool pivoted = false;
  std::uint64_t skipped_above_blank = 0;
  std::uint64_t skipped_above_title = 0;
  std::vector<std::string> pivot_header;
  std::unique_ptr<row_source> turned_rows;
  std::unique_ptr<rows_with_front> pivoted_rows;
};

table::table(row_source& rows, const methodology& method, std::span<const breakdown> by, const mapping& said)
    : parts_{std::make_unique<parts>(rows, method, by, said)} {
  parts_->find_header();
}
table::~table() = default;

const column_plan& table::plan() const noexcept { return parts_->plan; }
const answer_reader& table::answers() const noexcept { return parts_->reader; }
std::uint64_t table::header_line() const noexcept { return parts_->header_line; }
bool table::is_long() const noexcept { return parts_->pivoted; }

std::optional<std::size_t> table::numbered_by() const noexcept {
  return parts_->running_numbers ? parts_->number_column : std::nullopt;
}

bool table::in_place(const row& one) const {
  const parts& p = *parts_;
  const auto cell = [&](std::size_t column) { return trimmed(parts::cell(one, column)); };
  if (p.running_numbers && !parts::is_running_number(cell(*p.number_column))) return false;
  return !p.dated || parse_day(cell(*p.plan.date_column), p.said.dates);
}

bool table::next(table_row& into) {
  parts& p = *parts_;
  if (p.pivoted) {
    if (p.skipped_above_title != 0 || p.skipped_above_blank != 0) {
      into = {};
      std::uint64_t& left = p.skipped_above_title != 0 ? p.skipped_above_title : p.skipped_above_blank;
      into.kind = p.skipped_above_title != 0 ? row_kind::title : row_kind::empty;
      --left;
      return true;
    }
  } else {
    if (p.titles != 0) {
      --p.titles;
      if (!p.rows.next(into.from)) return false;
      into.unclear.reset();
      into.kind = all_blank(into.from.cells) ? row_kind::empty : row_kind::title;
      return true;
    }
    for (; p.lines_of_header != 0; --p.lines_of_header)
      if (!p.rows.next(into.from)) return false;
  }
  if (!p.source().next(into.from)) return false;
  p.judge(into);
  return true;
}

}  // namespace ikm
