// SPDX-License-Identifier: BSL-1.0
#include "ingest/counted_rows.hpp"

#include "ingest/columns.hpp"
#include "ingest/decode.hpp"
#include "ingest/header.hpp"
#include "ingest/label.hpp"
#include "ingest/number_text.hpp"
#include "ingest/question_names.hpp"
#include "ingest/quoted.hpp"
#include "ingest/totals_label.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/row_kind.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t most_complaints = 20;

/// Headers of columns in which a bare number is that of an element.
constexpr std::array<std::string_view, 12> headers_of_elements = {
    "unsur",      "kode",    "kode unsur", "nomor unsur",   "no unsur",         "unsur pelayanan",
    "pertanyaan", "element", "question",   "no pertanyaan", "nomor pertanyaan", "butir"};

/// Which question a row of the table is about.
class row_names {
 public:
  explicit row_names(const methodology& method) : names_{method} {}

  /// \param bare whether a number alone names an element
  [[nodiscard]] std::optional<std::size_t> question_of(std::string_view cell, bool bare) const {
    const std::string label = folded(cell);
    const bool digits = is_number(label);
    if (digits && !bare) return std::nullopt;
    const auto claims = names_.claims(digits ? "U" + label : std::string{cell});
    if (claims.size() != 1 || claims.front().strength == claim_strength::unclear) return std::nullopt;
    return claims.front().question;
  }

  /// By name before by code, since offices number the elements in two ways.
  [[nodiscard]] std::optional<std::size_t> question_of(const row& from, const std::vector<std::size_t>& columns,
                                                       const std::vector<bool>& bare) const {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string_view cell = trimmed(cell_value(from, columns[i]));
      const auto here = question_of(cell, bare[i]);
      if (here && (!found || !is_code(cell))) found = here;
    }
    return found;
  }

 private:
  static bool is_number(std::string_view label) {
    return !label.empty() && label.size() <= 2 && label.find_first_not_of("0123456789") == std::string_view::npos;
  }
  static bool is_code(std::string_view cell) {
    const std::string label = folded(cell);
    return label.size() <= 8 && label.find_first_of("0123456789") != std::string::npos;
  }

  question_names names_;
};

/// The header of a table of counts among the first rows.
struct found_header {
  std::size_t at = 0;
  counted_layout columns = {};
  std::vector<std::string> cells = {};
  std::vector<bool> bare = {};  ///< of each column of labels: whether its numbers are those of elements
};

row row_of(const kept_row& from, const std::vector<std::string_view>& cells) {
  return {.line = from.line, .record = from.record, .cells = cells, .stray_quote = from.stray_quote};
}

std::string_view cell_of(const row& from, std::size_t column) {
  return column < from.cells.size() ? trimmed(from.cells[column]) : std::string_view{};
}

bool holds_nothing(std::string_view cell) { return number_text_of(cell).what == number_text::kind::empty; }

/// `1 2 3 4 …` throughout: the numbers of the columns, below the header.
bool numbers_columns(const row& from) {
  for (std::size_t c = 0; c < from.cells.size(); ++c)
    if (folded(from.cells[c]) != std::to_string(c + 1)) return false;
  return from.cells.size() >= 3;
}

/// Whether rows below a header name half of the questions, and most of their cells are counts.
bool holds_counts(const found_header& header, const std::deque<kept_row>& front, const row_names& names,
                  std::size_t questions) {
  std::set<std::size_t> named;
  std::size_t filled = 0;
  std::size_t counts = 0;
  for (std::size_t i = header.at + 1; i < front.size(); ++i) {
    const std::vector<std::string_view> cells = views_of(front[i]);
    const row from = row_of(front[i], cells);
    const auto question = names.question_of(from, header.columns.labels, header.bare);
    if (!question || numbers_columns(from)) continue;
    named.insert(*question);
    for (const std::size_t step : header.columns.steps) {
      const std::string_view cell = cell_of(from, step);
      if (holds_nothing(cell)) continue;
      ++filled;
      counts += count_of(cell) ? 1U : 0U;
    }
  }
  return named.size() * 2 >= questions && counts * 2 > filled;
}

found_header header_at(const std::deque<kept_row>& front, std::size_t at, const answer_scale& scale) {
  const std::vector<std::string_view> above = at == 0 ? std::vector<std::string_view>{} : views_of(front[at - 1]);
  found_header made{at, counted_layout_of(views_of(front[at]), above, scale), front[at].cells, {}};
  for (const std::size_t column : made.columns.labels) {
    const auto names_elements = [&](const std::vector<std::string>& cells) {
      return column < cells.size() && std::find(headers_of_elements.begin(), headers_of_elements.end(),
                                                folded(cells[column])) != headers_of_elements.end();
    };
    made.bare.push_back(names_elements(front[at].cells) || (at != 0 && names_elements(front[at - 1].cells)));
  }
  return made;
}

/// Empty where there is none, or where another row is the header of responses.
std::optional<found_header> header_of(const std::deque<kept_row>& front, const methodology& method,
                                      const row_names& names) {
  std::optional<found_header> found;
  for (std::size_t i = 0; i < front.size(); ++i) {
    if (questions_asked(views_of(front[i]), method, {}) * 2 > method.question_count()) return std::nullopt;
    if (found) continue;
    found_header header = header_at(front, i, method.scale());
    if (!header.columns.steps.empty() && holds_counts(header, front, names, method.question_count()))
      found = std::move(header);
  }
  return found;
}

/// The counts of one question, as its row has them.
struct counted_row {
  std::uint64_t line = 0;
  std::string label = {};
  std::vector<std::uint64_t> steps = {};
  std::uint64_t blanks = 0;
  std::vector<std::optional<std::uint64_t>> totals = {};
  bool is_filled = false;

  [[nodiscard]] std::uint64_t answers() const {
    std::uint64_t all = 0;
    for (const std::uint64_t count : steps) all += count;
    return all;
  }
};

class counts_reader {
 public:
  counts_reader(replayed_rows& rows, const methodology& method, const row_names& names, found_header header)
      : rows_{rows}, method_{method}, names_{names}, header_{std::move(header)}, found_(method.question_count()) {}

  counted_answers read() {
    read_above();
    refuse_columns();
    row next;
    while (rows_.next(next)) take(next);
    check_rows();
    counted_answers made = counted();
    if (!complaints_.empty()) throw input_error{std::move(complaints_), total_};
    return made;
  }

 private:
  void complain(std::uint64_t line, fault what, std::string column = {}) {
    ++total_;
    if (complaints_.size() < most_complaints)
      complaints_.push_back(
          {.where = {rows_.name(), std::string{rows_.sheet()}, line, std::move(column)}, .what = std::move(what)});
  }

  [[nodiscard]] std::string header_cell(std::size_t column) const {
    return column < header_.cells.size() ? quotable(trimmed(header_.cells[column])) : std::string{};
  }

  void read_above() {
    row next;
    for (std::size_t i = 0; i <= header_.at && rows_.next(next); ++i) {
      made_.header_line = next.line;
      if (i == header_.at) break;
      ++(all_blank(next.cells) ? made_.blank_rows : made_.titles);
    }
  }

  /// What the header says that no row can put right.
  void refuse_columns() {
    for (const auto& [first, second] : header_.columns.twice)
      complain(made_.header_line,
               faults::duplicate_column{{{header_cell(first), first + 1}, {header_cell(second), second + 1}}});
    for (const std::size_t column : header_.columns.beyond) beyond_.emplace_back(column, false);
  }

  void take(const row& next) {
    if (all_blank(next.cells)) {
      ++made_.blank_rows;
      below_ = below_ || is_complete();
      return;
    }
    if (is_another_header(next)) again_ = true;
    const auto question = names_.question_of(next, header_.columns.labels, header_.bare);
    const bool passed =
        (below_ && !again_) || numbers_columns(next) || !question || is_share_of(next) || (again_ && !are_counts(next));
    if (!passed) return take_question(next, *question);
    ++made_.other_rows;
    if (!question && !below_ && !again_) judge_other(next);
  }

  [[nodiscard]] bool is_complete() const {
    return std::all_of(found_.begin(), found_.end(), [](const auto& one) { return one && one->is_filled; });
  }

  /// The same header once more, with another table below it.
  [[nodiscard]] bool is_another_header(const row& next) const {
    return std::ranges::all_of(header_.columns.steps, [&](std::size_t step) {
      return folded(cell_of(next, step)) == folded(header_cell(step));
    });
  }

  /// A row of percentages below one of counts.
  [[nodiscard]] bool is_share_of(const row& next) const {
    bool any = false;
    for (const std::size_t step : header_.columns.steps) {
      const std::string_view cell = cell_of(next, step);
      if (holds_nothing(cell)) continue;
      if (!number_text_of(cell).percent) return false;
      any = true;
    }
    return any;
  }

  [[nodiscard]] bool are_counts(const row& next) const {
    return std::all_of(header_.columns.steps.begin(), header_.columns.steps.end(), [&](std::size_t step) {
      return holds_nothing(cell_of(next, step)) || count_of(cell_of(next, step));
    });
  }

  [[nodiscard]] std::string_view label_of(const row& next) const {
    for (const std::size_t column : header_.columns.labels)
      if (const std::string_view cell = trimmed(cell_value(next, column)); !cell.empty()) return cell;
    return {};
  }

  /// Totals and notes are passed over; counts of something that the methodology does not ask are not.
  void judge_other(const row& next) {
    bool counts = false;
    for (const std::size_t step : header_.columns.steps) counts = counts || count_of(cell_of(next, step)).has_value();
    const std::string_view label = label_of(next);
    if (totals_label_of(label) != totals_label::none) {
      below_ = below_ || is_complete();
      return;
    }
    if (!counts || numbers_columns(next) || is_another_header(next) || is_share_of(next) || adds_up(next)) return;
    if (label.empty()) return complain(next.line, faults::missing_name{});
    std::vector<std::string> codes;
    codes.reserve(method_.question_count());
    for (std::size_t q = 0; q < method_.question_count(); ++q) codes.push_back(method_.question_at(q).code);
    complain(next.line, faults::unknown_word{quotable(label), std::move(codes)});
  }

  /// Sums of the columns, without a label.
  [[nodiscard]] bool adds_up(const row& next) const {
    for (std::size_t s = 0; s < header_.columns.steps.size(); ++s) {
      std::uint64_t sum = 0;
      for (const auto& one : found_)
        if (one) sum += one->steps[s];
      const std::string_view cell = cell_of(next, header_.columns.steps[s]);
      if (count_of(cell) != sum && !(sum == 0 && holds_nothing(cell))) return false;
    }
    return true;
  }

  void take_question(const row& next, std::size_t question) {
    counted_row made{.line = next.line, .label = std::string{label_of(next)}};
    made.steps.reserve(header_.columns.steps.size());
    for (const std::size_t step : header_.columns.steps) made.steps.push_back(read(next, step, made));
    for (const std::size_t column : header_.columns.blanks) made.blanks = read(next, column, made);
    for (const std::size_t column : header_.columns.totals) made.totals.push_back(count_of(cell_of(next, column)));
    for (auto& [column, holds] : beyond_) holds = holds || count_of(cell_of(next, column)).value_or(0) != 0;
    auto& place = found_[question];
    if (place && place->is_filled && !made.is_filled) return;  // a heading of the same element
    if (place && place->is_filled) return complain(next.line, faults::duplicate_row{quotable(made.label), place->line});
    place = std::move(made);
  }

  /// The count in a cell; an empty one, or a dash, is 0.
  std::uint64_t read(const row& next, std::size_t column, counted_row& into) {
    if (const noted_cells* const note = note_of(next, column)) {
      if (note->what == cell_note::formula_without_value) {
        complain(next.line, faults::formula_without_value{cell_name(column, next.line)}, header_cell(column));
        return 0;
      }
      if (note->what == cell_note::merged_down && !trimmed(note->value).empty()) {
        complain(next.line, faults::merged_answers{cell_name(column, next.line), quotable(note->value)},
                 header_cell(column));
        return 0;
      }
    }
    const std::string_view cell = cell_of(next, column);
    if (holds_nothing(cell)) return 0;
    into.is_filled = true;
    const auto count = count_of(cell);
    if (!count) complain(next.line, faults::bad_count{quotable(cell)}, header_cell(column));
    if (number_text_of(cell).open != '\0' && !open_) open_ = open_cell{next.line, column, std::string{cell}};
    return count.value_or(0);
  }

  void check_rows() {
    for (const auto& [column, holds] : beyond_)
      if (holds)
        complain(made_.header_line, faults::five_point_form{header_cell(column), method_.scale()}, header_cell(column));
    std::vector<std::string> missing;
    for (std::size_t q = 0; q < found_.size(); ++q) {
      if (found_[q]) continue;
      const element& asked = method_.elements()[method_.element_of(q)];
      missing.push_back(method_.question_at(q).code + ", " + asked.id);
    }
    if (!missing.empty()) complain(made_.header_line, faults::missing_row{std::move(missing)});
    // What is there is looked at even so: one run shows all that is wrong.
    for (std::size_t t = 0; t < header_.columns.totals.size(); ++t) check_total(t);
    check_respondents();
    check_open();
  }

  [[nodiscard]] bool holds_for_all(std::size_t total, auto expected) const {
    return std::all_of(found_.begin(), found_.end(), [&](const auto& one) {
      return !one || !one->totals[total] || *one->totals[total] == expected(*one);
    });
  }

  /// A printed total is the number of answers, with or without blanks, or what the answers add up to; under a header
  /// of respondents it may also say how many there were.
  void check_total(std::size_t total) {
    const auto answers = [](const counted_row& one) { return one.answers(); };
    const auto respondents = [](const counted_row& one) { return one.answers() + one.blanks; };
    const auto sum = [&](const counted_row& one) {
      std::uint64_t all = 0;
      for (std::size_t s = 0; s < one.steps.size(); ++s)
        all += one.steps[s] * (static_cast<std::uint64_t>(method_.scale().lowest) + s);
      return all;
    };
    if (holds_for_all(total, answers) || holds_for_all(total, respondents) || holds_for_all(total, sum)) return;
    const std::string header = header_cell(header_.columns.totals[total]);
    if (states_respondents(total)) return;
    for (const auto& one : found_)
      if (one && one->totals[total] && *one->totals[total] != one->answers())
        complain(one->line, faults::counts_against_total{one->answers(), *one->totals[total]}, header);
  }

  /// The number of respondents, the same in each row, where the table has no column of blanks.
  bool states_respondents(std::size_t total) {
    const std::string label = folded(header_cell(header_.columns.totals[total]));
    const bool names_people = label == "n" || holds_words(label, "responden") || holds_words(label, "respondents") ||
                              holds_words(label, "sampel") || holds_words(label, "sample");
    if (!names_people || !header_.columns.blanks.empty()) return false;
    std::optional<std::uint64_t> stated;
    for (const auto& one : found_) {
      if (!one || !one->totals[total]) continue;
      if (stated.value_or(*one->totals[total]) != *one->totals[total] || one->answers() > *one->totals[total])
        return false;
      stated = one->totals[total];
    }
    stated_ = stated;
    return true;
  }

  [[nodiscard]] const counted_row* fullest() const {
    const counted_row* most = nullptr;
    for (const auto& one : found_)
      if (one && (most == nullptr || one->answers() + one->blanks > most->answers() + most->blanks)) most = &*one;
    return most;
  }

  /// All elements of a survey are put to the same respondents.
  void check_respondents() {
    const counted_row* const most = fullest();
    if (most == nullptr || stated_) return;
    const std::uint64_t all = most->answers() + most->blanks;
    for (const auto& one : found_) {
      if (!one) continue;
      const std::uint64_t here = one->answers() + one->blanks;
      const bool fits = header_.columns.blanks.empty() ? here == 0 || here * 2 >= all : here == all;
      if (!fits) complain(one->line, faults::uneven_counts{here, all, most->line});
    }
  }

  /// `1.250` counts in groups of three only where the rows agree on it.
  void check_open() {
    const counted_row* const most = fullest();
    if (!open_ || most == nullptr) return;
    const std::uint64_t all = most->answers() + most->blanks;
    const bool agree = std::all_of(found_.begin(), found_.end(),
                                   [&](const auto& one) { return !one || one->answers() + one->blanks == all; });
    if (agree) return;
    const number_text number = number_text_of(open_->cell);
    complain(open_->line, faults::ambiguous_number{quotable(open_->cell), number.plain(true), number.plain(false)},
             header_cell(open_->column));
  }

  counted_answers counted() {
    const counted_row* const most = fullest();
    made_.respondents = stated_.value_or(most == nullptr ? 0 : most->answers() + most->blanks);
    for (const auto& one : found_) {
      if (!one) continue;
      const std::uint64_t answers = std::min(one->answers(), made_.respondents);
      made_.counts.push_back(made_.respondents - answers);
      made_.counts.insert(made_.counts.end(), one->steps.begin(), one->steps.end());
      made_.labels.push_back(one->label);
      made_.blanks_are_inferred =
          made_.blanks_are_inferred || (header_.columns.blanks.empty() && answers != made_.respondents);
    }
    made_.step_headers.reserve(header_.columns.steps.size());
    for (const std::size_t step : header_.columns.steps) made_.step_headers.push_back(header_cell(step));
    if (!header_.columns.blanks.empty()) made_.blank_header = header_cell(header_.columns.blanks.front());
    return std::move(made_);
  }

  struct open_cell {
    std::uint64_t line = 0;
    std::size_t column = 0;
    std::string cell = {};
  };

  replayed_rows& rows_;
  const methodology& method_;
  const row_names& names_;
  found_header header_;
  std::vector<std::optional<counted_row>> found_;  // by question
  std::vector<std::pair<std::size_t, bool>> beyond_ = {};
  std::optional<std::uint64_t> stated_ = {};
  std::optional<open_cell> open_ = {};
  bool below_ = false;  // the table has ended
  bool again_ = false;  // and another one began
  counted_answers made_ = {};
  std::vector<complaint> complaints_ = {};
  std::uint64_t total_ = 0;
};

}  // namespace

std::optional<std::uint64_t> count_of(std::string_view cell) {
  constexpr std::size_t most_digits = 9;
  const number_text number = number_text_of(plain_count(cell));
  if (number.what != number_text::kind::number || number.limit != number_text::bound::none || number.percent)
    return std::nullopt;
  const std::string digits = number.plain(true);
  if (digits.empty() || digits.size() > most_digits || digits.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoull(digits);
}

std::optional<counted_answers> counted_answers_of(replayed_rows& rows, const methodology& method) {
  const row_names names{method};
  auto header = header_of(rows.front(), method, names);
  if (!header) return std::nullopt;
  return counts_reader{rows, method, names, *std::move(header)}.read();
}

}  // namespace ikm
