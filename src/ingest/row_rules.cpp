// SPDX-License-Identifier: BSL-1.0
#include "ingest/row_rules.hpp"

#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/label.hpp>
#include <ikm/ingest/profile.hpp>
#include <ikm/ingest/question_names.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

std::string_view cell_of(const row& from, std::size_t column) {
  return column < from.cells.size() ? from.cells[column] : std::string_view{};
}

/// How a row's answer cells read: all of them blank, all answers or blank, or something else among them.
enum class answers_look { none, answers, other };

answers_look look_of(const rule_facts& facts, const row& from) {
  const std::vector<std::size_t>& columns = facts.form.plan.answer_columns;
  bool any = false;
  for (std::size_t q = 0; q < columns.size(); ++q) {
    const decoded one = facts.reader.read(q, cell_of(from, columns[q]));
    if (one.wrong) return answers_look::other;
    any = any || one.given != blank;
  }
  return any ? answers_look::answers : answers_look::none;
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

/// A row, with what several rules ask of it. Cells beside the table are not within it.
struct looked_row {
  const rule_facts& facts;
  const row& from;
  bool first_below_header;
  std::optional<std::uint64_t> totals_line;
  std::span<const std::string_view> within = {};
  std::size_t filled = 0;        // the first column with something in it
  std::string_view label = {};   // what it holds
  bool told_respondent = false;  // a mapping says that such a label is a respondent's
  totals_label like = totals_label::none;

  looked_row(const rule_facts& of, const row& one, bool first, std::optional<std::uint64_t> totals)
      : facts{of}, from{one}, first_below_header{first}, totals_line{totals} {
    within = from.cells.first(std::min(from.cells.size(), facts.form.plan.table_end));
    const auto place = std::find_if_not(within.begin(), within.end(), is_blank);
    filled = static_cast<std::size_t>(place - within.begin());
    if (place == within.end()) return;
    label = *place;
    told_respondent = is_listed(facts.said.not_totals, label);
    if (told_respondent) return;
    like = is_listed(facts.said.totals, label) ? totals_label::surely : totals_label_of(label);
  }

  [[nodiscard]] bool is_empty() const { return filled == within.size(); }
  [[nodiscard]] answers_look look() const { return look_of(facts, from); }
  [[nodiscard]] bool below_totals() const { return totals_line.has_value(); }
  [[nodiscard]] const column_plan& plan() const { return facts.form.plan; }

  [[nodiscard]] row_verdict unclear(std::size_t column, fault what, const choices& of) const {
    complaint wrong{.where = {facts.file, facts.sheet, from.line, plan().headers[column]}, .what = std::move(what)};
    wrong.remedies.assign(of.begin(), of.end());
    return {row_kind::respondent, std::move(wrong)};
  }
};

using verdict = std::optional<row_verdict>;

verdict when(bool holds, row_kind kind) { return holds ? verdict{{kind, {}}} : std::nullopt; }

/// A mapping passes over the line.
verdict told(const looked_row& r) { return when(passes_over(r.facts.said, r.from.line), row_kind::told); }

verdict empty(const looked_row& r) { return when(all_blank(r.from.cells), row_kind::empty); }

/// Nothing but cells behind a column without a header.
verdict beside_table(const looked_row& r) { return when(r.is_empty(), row_kind::legend); }

/// `(1)`, `(2)`, … over the whole width, just below the header.
verdict column_numbers(const looked_row& r) {
  if (!r.first_below_header) return std::nullopt;
  std::size_t number = 0;
  for (const std::string_view cell : r.within) {
    const std::string text = folded(cell);
    if (number == 0 && text.empty()) continue;
    if (text != std::to_string(++number)) return std::nullopt;
  }
  return when(number >= 5, row_kind::column_numbers);
}

/// Each answer cell names its own question, just below the header: its second line.
verdict second_header(const looked_row& r) {
  if (!r.first_below_header || r.look() != answers_look::other) return std::nullopt;
  const question_names names{r.facts.method};
  for (std::size_t q = 0; q < r.plan().answer_columns.size(); ++q) {
    const std::vector<claim> claims = names.claims(cell_of(r.from, r.plan().answer_columns[q]));
    if (claims.size() != 1 || claims.front() != claim{q, claim_strength::named}) return std::nullopt;
  }
  return when(true, row_kind::repeated_header);
}

/// Only cells to the right of the answers are filled: a legend where rows have numbers, else a question.
verdict after_answers(const looked_row& r) {
  if (r.filled < r.facts.form.after_answers || profile_field_of(r.plan().headers[r.filled])) return std::nullopt;
  if (r.facts.form.number_column) return when(true, row_kind::legend);
  return r.unclear(r.filled, faults::legend_or_respondent{r.plan().headers[r.filled]}, {{skipping(r.from.line)}});
}

/// Labelled as totals, or like totals and without answers of a respondent.
verdict totals(const looked_row& r) {
  if (r.like == totals_label::none) return std::nullopt;
  if (r.like == totals_label::surely) return when(true, row_kind::totals);
  const answers_look look = r.look();
  const auto filled = std::count_if(r.within.begin(), r.within.end(), [](std::string_view c) { return !is_blank(c); });
  return when(look == answers_look::other || (look == answers_look::none && filled <= 2), row_kind::totals);
}

/// Below totals: notes, and answers that are a question.
verdict below_totals(const looked_row& r) {
  if (!r.below_totals()) return std::nullopt;
  if (r.look() != answers_look::answers) return when(true, row_kind::totals);
  // The totals did not end the table, or this is not a respondent.
  row_verdict made =
      r.unclear(0, faults::after_totals{*r.totals_line}, {{skipping(*r.totals_line)}, {skipping(r.from.line)}});
  made.unclear->where.column.clear();
  return made;
}

/// Labelled like totals, with answers like a respondent's.
verdict like_totals(const looked_row& r) {
  if (r.like == totals_label::none || r.look() != answers_look::answers) return std::nullopt;
  const std::string words{totals_words_of(r.label)};
  return r.unclear(r.filled, faults::totals_or_respondent{words},
                   {{{"rows", "not_totals", std::vector{words}}}, {{"rows", "totals", std::vector{words}}}});
}

/// The header once more, as on each printed page.
verdict repeated_header(const looked_row& r) {
  const std::vector<std::size_t>& columns = r.plan().answer_columns;
  return when(std::all_of(columns.begin(), columns.end(),
                          [&](std::size_t c) { return trimmed(cell_of(r.from, c)) == r.plan().headers[c]; }),
              row_kind::repeated_header);
}

/// Text where the running number or the date of all rows belongs, and no answer: a signature, a source, a note.
verdict note(const looked_row& r) {
  if (r.told_respondent) return std::nullopt;
  const auto label_is_in = [&](std::size_t column) { return trimmed(cell_of(r.from, column)) == trimmed(r.label); };
  const auto& number = r.facts.form.number_column;
  const bool in_number = number && label_is_in(*number) && !is_running_number(r.label);
  const bool in_date = r.plan().date_column == std::size_t{0} && label_is_in(0) &&
                       r.label.find_first_of("0123456789") == std::string_view::npos;
  return when((in_number || in_date) && r.look() == answers_look::none, row_kind::totals);
}

/// Answers behind a word in the place of the running number: `Median`.
verdict without_number(const looked_row& r) {
  const auto& number = r.facts.form.number_column;
  if (r.told_respondent || !number) return std::nullopt;
  const std::string_view text = trimmed(cell_of(r.from, *number));
  if (text.empty() || text.find_first_of("0123456789") != std::string_view::npos || r.look() != answers_look::answers)
    return std::nullopt;
  return r.unclear(*number, faults::totals_or_respondent{},
                   {{skipping(r.from.line)}, {{"rows", "not_totals", to_complete{.is_text = true}}}});
}

/// Given up half way, by the column that says so.
verdict incomplete(const looked_row& r) {
  const auto& column = r.plan().complete_column;
  if (!column || !is_blank(cell_of(r.from, *column))) return std::nullopt;
  if (r.plan().complete_is_certain) return when(true, row_kind::incomplete);
  const std::string& header = r.plan().headers[*column];
  return r.unclear(*column, faults::incomplete_row{header},
                   {{{"rows", "complete_when", header}}, {{"rows", "complete_when", std::string{}}}});
}

struct named_rule {
  std::string_view name;
  verdict (*apply)(const looked_row&);
};

/// In the order in which they decide.
constexpr std::array rules{
    named_rule{"told", told},
    named_rule{"empty", empty},
    named_rule{"beside_table", beside_table},
    named_rule{"column_numbers", column_numbers},
    named_rule{"second_header", second_header},
    named_rule{"after_answers", after_answers},
    named_rule{"totals", totals},
    named_rule{"below_totals", below_totals},
    named_rule{"like_totals", like_totals},
    named_rule{"repeated_header", repeated_header},
    named_rule{"note", note},
    named_rule{"without_number", without_number},
    named_rule{"incomplete", incomplete},
};

constexpr std::array rule_names_in_order = [] {
  std::array<std::string_view, rules.size()> names{};
  for (std::size_t i = 0; i < rules.size(); ++i) names[i] = rules[i].name;
  return names;
}();

}  // namespace

row_verdict row_rules::judge(const row& from) {
  const looked_row looked{facts_, from, first_below_header_, totals_line_};
  if (!looked.is_empty() && !passes_over(facts_.said, from.line)) first_below_header_ = false;
  for (const named_rule& rule : rules) {
    verdict decided = rule.apply(looked);
    if (!decided) continue;
    if (rule.apply == totals) totals_line_ = from.line;
    return *std::move(decided);
  }
  return {};
}

std::span<const std::string_view> row_rules::names() { return rule_names_in_order; }

}  // namespace ikm
