// SPDX-License-Identifier: BSL-1.0
#include "ingest/row_rules.hpp"

#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/question_names.hpp"
#include "ingest/quoted.hpp"
#include "ingest/totals_label.hpp"

#include <ikm/ingest/profile.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

std::string_view cell_of(const row& from, std::size_t column) {
  return column < from.cells.size() ? from.cells[column] : std::string_view{};
}

/// Whether a label is, or begins with, one of those that a mapping lists.
bool is_listed(const std::vector<std::string>& labels, std::string_view label) {
  if (labels.empty()) return false;
  const std::string whole = folded(label);
  return std::any_of(labels.begin(), labels.end(), [&](const std::string& one) {
    const std::string words = folded(one);
    return !words.empty() && whole.starts_with(words) && (whole.size() == words.size() || whole[words.size()] == ' ');
  });
}

using choices = std::vector<std::vector<mapping_edit>>;

/// Passing over the row; records of JSON may share a line, which would leave out all of them.
void add_skipping(choices& to, const row& from, std::size_t at) {
  if (from.record == 0) to.insert(to.begin() + static_cast<std::ptrdiff_t>(at), {skipping(from.line)});
}
choices only_skipping(const row& from) {
  choices made;
  add_skipping(made, from, 0);
  return made;
}

/// A row, with what several rules ask of it. Cells beside the table are not within it.
struct looked_row {
  const rule_facts& facts;
  const row& from;
  row_state& state;
  std::span<const std::string_view> within = {};
  std::size_t filled = 0;        // the first column with something in it
  std::string_view label = {};   // what it holds
  bool told_respondent = false;  // a mapping says that such a label is a respondent's
  totals_label like = totals_label::none;

  looked_row(const rule_facts& of, const row& one, row_state& now) : facts{of}, from{one}, state{now} {
    within = from.cells.first(std::min(from.cells.size(), facts.form.plan.table_end));
    const auto place = std::find_if_not(within.begin(), within.end(), is_blank);
    filled = static_cast<std::size_t>(place - within.begin());
    if (place == within.end()) return;
    label = *place;
    told_respondent = is_listed(facts.said.not_totals, label);
    const bool told_totals = !told_respondent && is_listed(facts.said.totals, label);
    state.heeded_mapping = state.heeded_mapping || told_respondent || told_totals;
    if (told_respondent) return;
    like = told_totals ? totals_label::surely : totals_label_of(label);
  }

  [[nodiscard]] bool is_empty() const { return filled == within.size(); }
  /// Reads all answer cells, once: rules ask for it only where a cheaper look does not decide.
  [[nodiscard]] answers_look look() const {
    if (!looked_) looked_ = look_of(from.cells, plan(), facts.reader);
    return *looked_;
  }
  [[nodiscard]] bool below_totals() const { return state.totals_line.has_value(); }
  [[nodiscard]] const column_plan& plan() const { return facts.form.plan; }
  [[nodiscard]] bool is_lone() const {
    return std::count_if(within.begin(), within.end(), [](std::string_view c) { return !is_blank(c); }) <= 2;
  }

  [[nodiscard]] complaint about(std::optional<std::size_t> column, fault what, const choices& of) const {
    complaint wrong{.where = {.file = facts.file, .sheet = facts.sheet, .line = from.line, .record = from.record},
                    .what = std::move(what)};
    if (column) wrong.where.column = plan().headers[*column];
    wrong.remedies.assign(of.begin(), of.end());
    return wrong;
  }
  [[nodiscard]] row_verdict unclear(std::optional<std::size_t> column, fault what, const choices& of) const {
    return {.unclear = about(column, std::move(what), of)};
  }

 private:
  mutable std::optional<answers_look> looked_ = {};
};

using verdict = std::optional<row_verdict>;

verdict when(bool holds, row_kind kind) { return holds ? verdict{{.kind = kind}} : std::nullopt; }

mapping_edit labelled(const std::string& key, const std::string& words) {
  return {"rows", key, std::vector<std::string>{words}};
}

/// A mapping passes over the line.
verdict told(const looked_row& r) {
  if (!passes_over(r.facts.said, r.from.line)) return std::nullopt;
  r.state.heeded_mapping = true;
  return row_verdict{.kind = row_kind::told, .holds_answers = r.look() == answers_look::answers};
}

/// A formula of which the value was not saved: something is there, and nobody knows what.
bool is_unsaved(const row& from, std::size_t column) {
  const noted_cells* const note = from.notes.empty() ? nullptr : note_of(from, column);
  return note != nullptr && note->what == cell_note::formula_without_value;
}

bool has_unsaved_answer(const looked_row& r) {
  if (r.from.notes.empty()) return false;
  const auto any_of = [&](const std::vector<std::size_t>& columns) {
    return std::any_of(columns.begin(), columns.end(), [&](std::size_t column) { return is_unsaved(r.from, column); });
  };
  const auto& further = r.plan().further_columns;
  return any_of(r.plan().answer_columns) || std::any_of(further.begin(), further.end(), any_of);
}

/// `AVERAGE(C2:C9)`: figures about the rows above. OpenDocument writes `of:=` in front.
bool is_over_rows(std::string_view formula) {
  constexpr std::array<std::string_view, 10> functions = {"SUM",    "AVERAGE", "COUNT", "MIN",      "MAX",
                                                          "MEDIAN", "MODE",    "STDEV", "SUBTOTAL", "VAR"};
  formula.remove_prefix(std::min(formula.size(), formula.find('=') + 1));
  if (formula.starts_with("ROUND(")) formula.remove_prefix(6);
  return std::any_of(functions.begin(), functions.end(), [&](std::string_view f) { return formula.starts_with(f); });
}

/// Nothing but formulas of which the values were not saved: answers, unless they sum up the rows above.
verdict unsaved(const looked_row& r) {
  if (r.from.notes.empty() || !all_blank(r.from.cells)) return std::nullopt;
  std::optional<std::size_t> first;
  for (const std::size_t column : r.plan().answer_columns) {
    if (!is_unsaved(r.from, column)) continue;
    if (is_over_rows(note_of(r.from, column)->value)) return when(true, row_kind::totals);
    if (!first || column < *first) first = column;
  }
  if (!first) return std::nullopt;
  return r.unclear(*first, faults::formula_without_value{cell_name(*first, r.from.line)}, only_skipping(r.from));
}

verdict empty(const looked_row& r) { return when(all_blank(r.from.cells), row_kind::empty); }

/// Nothing but cells after a column without a header.
verdict beside_table(const looked_row& r) { return when(r.is_empty(), row_kind::legend); }

/// `(1)`, `(2)`, … over the whole width, just below the header; numbers that read as answers are answers.
verdict column_numbers(const looked_row& r) {
  if (!r.state.first_below_header) return std::nullopt;
  std::size_t number = 0;
  for (const std::string_view cell : r.within) {
    const std::string text = folded(cell);
    if (number == 0 && text.empty()) continue;
    if (text != std::to_string(++number)) return std::nullopt;
  }
  return when(number >= 5 && r.look() == answers_look::other, row_kind::column_numbers);
}

/// What each answer cell asks, by the question's place; empty where a cell asks nothing or several things.
std::vector<std::size_t> questions_named(const looked_row& r, claim_strength least) {
  const question_names names{r.facts.method};
  std::vector<std::size_t> asked;
  for (const std::size_t column : r.plan().answer_columns) {
    const std::vector<claim> claims = names.claims(cell_of(r.from, column));
    if (claims.size() != 1 || claims.front().strength > least) return {};
    asked.push_back(claims.front().question);
  }
  return asked;
}

/// The header's second line, just below it: each answer cell names its own question, or all say `Response`.
verdict second_header(const looked_row& r) {
  if (!r.state.first_below_header || r.look() != answers_look::other) return std::nullopt;
  const std::vector<std::size_t>& columns = r.plan().answer_columns;
  const bool responses = std::all_of(columns.begin(), columns.end(), [&](std::size_t column) {
    const std::string text = folded(cell_of(r.from, column));
    return text == "response" || text == "open ended response" || text == "jawaban" || text == "respons";
  });
  if (responses) return when(true, row_kind::repeated_header);
  const std::vector<std::size_t> asked = questions_named(r, claim_strength::named);
  bool in_order = !asked.empty();
  for (std::size_t q = 0; q < asked.size(); ++q) in_order = in_order && asked[q] == q;
  return when(in_order, row_kind::repeated_header);
}

/// Only cells to the right of the answers are filled: a legend where rows have numbers, else a question.
verdict after_answers(const looked_row& r) {
  if (r.filled < r.facts.form.after_answers || profile_field_of(r.plan().headers[r.filled])) return std::nullopt;
  if (r.facts.form.number_column) return when(true, row_kind::legend);
  return r.unclear(r.filled, faults::legend_or_respondent{r.plan().headers[r.filled]}, only_skipping(r.from));
}

/// Labelled as totals, or like totals and without answers of a respondent.
verdict totals(const looked_row& r) {
  if (r.like == totals_label::surely) return when(true, row_kind::totals);
  if (r.like != totals_label::perhaps) return std::nullopt;
  const answers_look look = r.look();
  return when(look == answers_look::other || (look == answers_look::none && r.is_lone()), row_kind::totals);
}

/// Below totals, or below the header of another table: notes, and answers that are a question.
verdict below_totals(const looked_row& r) {
  if (!r.below_totals()) return std::nullopt;
  if (r.look() != answers_look::answers) return when(true, row_kind::totals);
  // The totals did not end the table, or this is not a respondent.
  const std::uint64_t end = *r.state.totals_line;
  choices of;
  if (r.from.record == 0) of = {{{"rows", "last_line", static_cast<std::int64_t>(end)}}, {skipping(r.from.line)}};
  if (r.from.record == 0 && !r.state.other_table) of.insert(of.begin() + 1, {skipping(end)});
  return r.unclear({}, faults::after_totals{end, r.state.other_table}, of);
}

/// Labelled like totals, with answers like a respondent's.
verdict like_totals(const looked_row& r) {
  if (r.like != totals_label::perhaps || r.look() != answers_look::answers) return std::nullopt;
  const std::string words{totals_words_of(r.label)};
  return r.unclear(r.filled, faults::totals_or_respondent{words},
                   {{labelled("not_totals", words)}, {labelled("totals", words)}});
}

/// Labelled like statistics, ranks or goals: one of these where no respondent follows, else a name.
verdict statistics_at_end(const looked_row& r) {
  if (r.like != totals_label::at_end || r.state.names.contains(folded(r.label))) return std::nullopt;
  return row_verdict{.at_end = row_kind::totals};
}

/// The header once more, as on each printed page; a row that reads as answers is one of answers.
verdict repeated_header(const looked_row& r) {
  const std::vector<std::size_t>& columns = r.plan().answer_columns;
  const bool same = std::all_of(columns.begin(), columns.end(),
                                [&](std::size_t c) { return trimmed(cell_of(r.from, c)) == r.plan().headers[c]; });
  return when(same && r.look() != answers_look::answers, row_kind::repeated_header);
}

/// Whether the answer cells are texts that a respondent could not have given: all filled, no two alike, none an answer.
bool is_all_different_texts(const looked_row& r) {
  std::set<std::string> seen;
  for (std::size_t q = 0; q < r.plan().answer_columns.size(); ++q) {
    const std::string_view cell = trimmed(cell_of(r.from, r.plan().answer_columns[q]));
    const decoded read = r.facts.reader.read(q, cell);
    if (cell.empty() || !read.wrong || is_running_number(cell) || !seen.insert(folded(cell)).second) return false;
  }
  const answer_scale& scale = r.facts.method.scale();
  return static_cast<int>(seen.size()) > scale.highest - scale.lowest + 1;
}

/// Whether the answer cells hold nothing but texts, several and different ones, which are not words of answers: the
/// header of a table with fewer columns, or the names below signatures.
bool holds_other_texts(const looked_row& r) {
  if (!r.facts.form.answers_are_codes) return false;
  std::set<std::string> seen;
  for (const std::size_t column : r.plan().answer_columns) {
    const std::string_view cell = trimmed(cell_of(r.from, column));
    if (cell.empty()) continue;
    if (decode(cell, r.facts.method.scale()).wrong != reason::text_answer || is_running_number(cell) ||
        !seen.insert(folded(cell)).second)
      return false;
  }
  if (seen.size() < 2) return false;
  if (!r.state.with_words) r.state.with_words.emplace(r.facts.reader).read_usual_words(true);
  for (std::size_t q = 0; q < r.plan().answer_columns.size(); ++q)
    if (const std::string_view cell = trimmed(cell_of(r.from, r.plan().answer_columns[q]));
        !cell.empty() && r.state.with_words->read(q, cell).wrong != reason::text_answer)
      return false;
  return true;
}

/// A line of a key of the questions: `U1 | Persyaratan`, without an answer.
bool explains_questions(const looked_row& r) {
  if (!r.facts.form.answers_are_codes || r.look() != answers_look::other) return false;
  const question_names names{r.facts.method};
  std::size_t named = 0;
  std::size_t filled = 0;
  for (const std::string_view cell : r.within) {
    if (is_blank(cell)) continue;
    if (++filled > 4 || cell.size() > 200) return false;
    const std::vector<claim> claims = names.claims(cell);
    named += claims.size() == 1 && claims.front().strength == claim_strength::named ? 1U : 0U;
  }
  if (named == 0) return false;
  return std::all_of(r.plan().answer_columns.begin(), r.plan().answer_columns.end(), [&](std::size_t column) {
    const decoded one = decode(trimmed(cell_of(r.from, column)), r.facts.method.scale());
    return one.given == blank && (!one.wrong || *one.wrong == reason::text_answer);
  });
}

/// Another header: of the same questions in the same order it is passed over, in another order nothing below can be
/// read, and of other things it ends the table.
verdict another_header(const looked_row& r) {
  if (!is_all_different_texts(r)) {
    if (r.state.first_below_header || explains_questions(r) || !holds_other_texts(r)) return std::nullopt;
    r.state.totals_line = r.from.line;
    r.state.other_table = true;
    return when(true, row_kind::totals);
  }
  const std::vector<std::size_t> asked = questions_named(r, claim_strength::worded);
  if (std::set<std::size_t>{asked.begin(), asked.end()}.size() == r.plan().answer_columns.size()) {
    if (std::is_sorted(asked.begin(), asked.end())) return when(true, row_kind::repeated_header);
    const auto line = static_cast<std::int64_t>(r.from.line);
    choices of;
    if (r.state.first_below_header) {
      of.push_back({{"", "header_line", line}});
      add_skipping(of, r.from, of.size());
    } else {
      of.push_back({{"rows", "last_line", line - 1}});
    }
    throw input_error{{r.about({}, faults::other_order{r.facts.header_line, r.state.first_below_header}, of)}};
  }
  if (!r.facts.form.answers_are_codes) return std::nullopt;
  r.state.totals_line = r.from.line;
  r.state.other_table = true;
  return when(true, row_kind::totals);
}

/// Text where the running number or the date of all rows belongs, and no answer: a signature, a source, a note.
verdict note(const looked_row& r) {
  if (r.told_respondent) return std::nullopt;
  if (explains_questions(r)) return when(true, row_kind::totals);
  const auto label_is_in = [&](std::size_t column) { return trimmed(cell_of(r.from, column)) == trimmed(r.label); };
  const auto& number = r.facts.form.number_column;
  const bool in_number = number && label_is_in(*number) && !is_running_number(r.label);
  const bool in_date = r.plan().date_column == std::size_t{0} && label_is_in(0) &&
                       r.label.find_first_of("0123456789") == std::string_view::npos;
  return when((in_number || in_date) && r.look() == answers_look::none, row_kind::totals);
}

/// Nothing but a number or a code, and figures computed from no answers: a line of a template.
verdict numbered(const looked_row& r) {
  if (has_unsaved_answer(r)) return std::nullopt;
  for (const std::size_t column : r.plan().answer_columns)
    if (!is_blank(cell_of(r.from, column))) return std::nullopt;
  for (std::size_t column = r.filled; column < r.within.size(); ++column) {
    if (is_blank(r.within[column])) continue;
    const column_content content = column < r.plan().width ? r.facts.form.contents[column] : column_content::other;
    if (content == column_content::other) return std::nullopt;
    if (content == column_content::code && !is_code(r.within[column])) return std::nullopt;
  }
  return when(true, row_kind::numbered);
}

choices marked_choices(const looked_row& r, const std::string& key) {
  choices of = {{{"rows", key, std::string{"skip"}}}, {{"rows", key, std::string{"respondents"}}}};
  add_skipping(of, r.from, of.size());
  return of;
}

verdict unmarked(const looked_row& r, const std::optional<unmarked_rows>& said, row_verdict asked) {
  if (!said) return asked;
  r.state.heeded_mapping = true;
  return when(*said == unmarked_rows::skip, row_kind::told);
}

/// Answers, but no running number, where most rows have one: a word in its place, or nothing.
verdict without_number(const looked_row& r) {
  const auto& number = r.facts.form.number_column;
  if (r.told_respondent || !number) return std::nullopt;
  const std::string_view text = trimmed(cell_value(r.from, *number));
  // `Tahun 2025` is not a number, `R007` may be one.
  const bool numbered = is_running_number(text) || is_code(text);
  if (is_unsaved(r.from, *number) || numbered || r.look() != answers_look::answers) return std::nullopt;
  if (text.empty())
    return unmarked(
        r, r.facts.said.without_number,
        r.unclear(*number, faults::without_number{r.plan().headers[*number]}, marked_choices(r, "without_number")));
  choices of = marked_choices(r, "without_number");
  of.insert(of.begin(), {{"rows", "not_totals", to_complete{.is_text = true}}});
  return unmarked(r, r.facts.said.without_number, r.unclear(*number, faults::totals_or_respondent{}, of));
}

/// Answers, but no time stamp, where most rows have one.
verdict without_time(const looked_row& r) {
  const auto& time = r.facts.form.time_column;
  if (r.told_respondent || !time || is_unsaved(r.from, *time) || !is_blank(cell_value(r.from, *time)) ||
      r.look() != answers_look::answers)
    return std::nullopt;
  return unmarked(r, r.facts.said.without_time,
                  r.unclear(*time, faults::without_time{r.plan().headers[*time]}, marked_choices(r, "without_time")));
}

/// Given up half way, deleted or a test: by the columns that a mapping names.
verdict incomplete(const looked_row& r) {
  const auto& column = r.plan().complete_column;
  const std::vector<value_rule>& rules = r.facts.form.value_rules;
  const bool left_out = (column && !is_unsaved(r.from, *column) && is_blank(cell_value(r.from, *column))) ||
                        std::any_of(rules.begin(), rules.end(), [&](const value_rule& one) {
                          return leaves_out(one, cell_value(r.from, one.column));
                        });
  r.state.heeded_mapping = r.state.heeded_mapping || left_out;
  return when(left_out, row_kind::incomplete);
}

/// The same by the columns of a platform, where it holds both finished rows and others.
verdict unfinished(const looked_row& r) {
  verdict found;
  for (status_column& status : r.state.statuses) {
    const std::string_view value = trimmed(cell_value(r.from, status.column));
    const std::optional<bool> finished = is_finished(status.kind, value);
    if (!finished) continue;
    const std::string& header = status.name;
    if (*finished) {
      status.has_finished = true;
      if (!status.first_unfinished) continue;
      complaint wrong = r.about(status.column, faults::incomplete_row{header, status.first_value},
                                choices_of(status.kind, header, status.first_value));
      wrong.where.line = *status.first_unfinished;
      throw input_error{{std::move(wrong)}};  // rows above were counted that are not like this one
    }
    if (status.has_finished) {
      if (!found)
        found = r.unclear(status.column, faults::incomplete_row{header, quotable(value)},
                          choices_of(status.kind, header, value));
    } else if (!status.first_unfinished) {
      status.first_unfinished = r.from.line;
      status.first_value = quotable(value);
    }
  }
  return found;
}

struct named_rule {
  std::string_view name;
  verdict (*apply)(const looked_row&);
};

/// In the order in which they decide.
constexpr std::array rules{
    named_rule{"told", told},
    named_rule{"unsaved", unsaved},
    named_rule{"empty", empty},
    named_rule{"beside_table", beside_table},
    named_rule{"column_numbers", column_numbers},
    named_rule{"second_header", second_header},
    named_rule{"totals", totals},
    named_rule{"below_totals", below_totals},
    named_rule{"after_answers", after_answers},
    named_rule{"like_totals", like_totals},
    named_rule{"repeated_header", repeated_header},
    named_rule{"another_header", another_header},
    named_rule{"note", note},
    named_rule{"numbered", numbered},
    named_rule{"incomplete", incomplete},
    named_rule{"unfinished", unfinished},
    named_rule{"without_number", without_number},
    named_rule{"without_time", without_time},
    named_rule{"statistics_at_end", statistics_at_end},
};

constexpr std::array rule_names_in_order = [] {
  std::array<std::string_view, rules.size()> names{};
  for (std::size_t i = 0; i < rules.size(); ++i) names[i] = rules[i].name;
  return names;
}();

}  // namespace

row_rules::row_rules(rule_facts facts) : facts_{std::move(facts)} { state_.statuses = facts_.form.statuses; }

row_verdict row_rules::judge(const row& from) {
  const looked_row looked{facts_, from, state_};
  verdict decided;
  for (const named_rule& rule : rules) {
    decided = rule.apply(looked);
    if (!decided) continue;
    if (rule.apply == totals) state_.totals_line = from.line, state_.other_table = false;
    if (rule.apply == statistics_at_end) state_.has_waited = true;
    break;
  }
  if (!looked.is_empty() && !passes_over(facts_.said, from.line)) state_.first_below_header = false;
  return decided ? *std::move(decided) : row_verdict{};
}

void row_rules::is_name(std::string_view label) {
  constexpr std::size_t most = 1024;
  if (state_.names.size() < most) state_.names.insert(folded(label));
}

row_verdict row_rules::judge_at_end(const row& from) const {
  row_state unchanged = state_;
  const looked_row looked{facts_, from, unchanged};
  if (looked.look() != answers_look::answers) return {.kind = row_kind::totals};
  const std::string words{totals_words_of(looked.label)};
  return looked.unclear(looked.filled, faults::totals_or_respondent{words},
                        {{labelled("totals", words)}, {labelled("not_totals", words)}});
}

std::span<const std::string_view> row_rules::names() { return rule_names_in_order; }

std::string_view label_in(const row& from, const column_plan& plan) {
  const auto within = from.cells.first(std::min(from.cells.size(), plan.table_end));
  const auto place = std::find_if_not(within.begin(), within.end(), is_blank);
  return place == within.end() ? std::string_view{} : *place;
}

}  // namespace ikm
