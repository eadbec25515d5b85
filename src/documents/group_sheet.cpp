// SPDX-License-Identifier: BSL-1.0
// One sheet per breakdown: the index of each group, and to the right the counts that it is computed from.
#include "documents/processing_parts.hpp"
#include "documents/statements.hpp"

#include <ikm/documents/survey_figures.hpp>
#include <ikm/index/score.hpp>

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t most_groups = 10'000;
constexpr std::size_t most_columns = 16'000;  // a sheet has 16,384
constexpr int mean_places = 4;
constexpr double name_width = 34;

/// The columns of the sheet, from left to right.
struct group_columns {
  std::uint32_t name = 0;
  std::uint32_t respondents = 1;
  std::uint32_t index = 2;
  std::uint32_t grade = 3;
  std::uint32_t target = 0;  ///< and the difference after it; 0: none
  std::uint32_t means = 0;
  std::uint32_t cuts = 0;
  std::uint32_t weighted = 0;
  std::uint32_t printed = 0;  ///< up to this one
  std::uint32_t sums = 0;
  std::uint32_t answers = 0;
  std::uint32_t blanks = 0;
  std::uint32_t divisors = 0;  ///< where a blank counts as 0
  std::uint32_t counts = 0;
  std::uint32_t aid = 0;
  std::uint32_t mean = 0;
};

struct group_sheet {
  const processing_page& page;
  const processing_places& first;
  std::size_t table;
  sheet_writer to;
  group_columns at = {};
  std::uint32_t level_row = 0;  ///< what each count is the count of; and the weights as whole numbers

  [[nodiscard]] const methodology& method() const { return page.method(); }
  [[nodiscard]] const grouped_tally& groups() const { return page.report.answers.groups[table]; }
  [[nodiscard]] std::size_t questions() const { return method().question_count(); }
  [[nodiscard]] std::size_t elements() const { return method().elements().size(); }
  [[nodiscard]] std::size_t levels() const {
    return static_cast<std::size_t>(method().scale().highest - method().scale().lowest) + 1;
  }
  [[nodiscard]] cell_line line(std::uint32_t from, std::size_t count, bool is_fixed = false) const {
    cell_line made{.row = is_fixed ? level_row : to.row(), .is_fixed = is_fixed};
    made.columns.reserve(count);
    for (std::size_t i = 0; i < count; ++i) made.columns.push_back(from + static_cast<std::uint32_t>(i));
    return made;
  }
};

group_columns columns_for(const group_sheet& of) {
  const rounding rule = rounding_in_use(of.method(), of.page.report.options);
  const auto elements = static_cast<std::uint32_t>(of.elements());
  const auto questions = static_cast<std::uint32_t>(of.questions());
  group_columns made;
  std::uint32_t next = made.grade + 1;
  const auto take = [&](std::uint32_t columns) { return std::exchange(next, next + columns); };
  if (of.page.report.targets.all || (of.page.report.targets.units && of.table == 0)) made.target = take(2);
  made.means = take(elements);
  made.printed = next - 1;
  if (rule == rounding::mean2_truncated) made.cuts = take(elements);
  if (rule == rounding::weighted3) made.weighted = take(elements);
  made.sums = take(questions);
  made.answers = take(questions);
  made.blanks = take(questions);
  if (of.page.report.options.missing == missing::zero) made.divisors = take(questions);
  made.counts = take(questions * static_cast<std::uint32_t>(of.levels()));
  made.aid = take(1);
  made.mean = take(1);
  return made;
}

void write_headings(group_sheet& s) {
  const processing_page& page = s.page;
  const methodology& method = s.method();
  const auto heading = [&](std::uint32_t column, const std::string& text) {
    s.to.text(column, text, {cell_look::heading});
  };
  const auto of_elements = [&](std::uint32_t from, const std::string& name) {
    for (std::size_t e = 0; from != 0 && e < s.elements(); ++e)
      heading(from + static_cast<std::uint32_t>(e), name + method.elements()[e].code);
  };
  const auto of_questions = [&](std::uint32_t from, const std::string& name, std::size_t repeated = 1) {
    for (std::size_t i = 0; i < s.questions() * repeated; ++i)
      heading(from + static_cast<std::uint32_t>(i), name + method.question_at(i / repeated).code);
  };
  heading(s.at.name, title_of(s.groups(), page.lang));
  heading(s.at.respondents, page.say("Responden", "Respondents"));
  heading(s.at.index, "IKM");
  heading(s.at.grade, page.say("Mutu", "Grade"));
  if (s.at.target != 0) {
    heading(s.at.target, "Target");
    heading(s.at.target + 1, page.say("Selisih", "Difference"));
  }
  of_elements(s.at.means, "NRR ");
  of_elements(s.at.cuts, page.say("NRR dipotong ", "Cut mean "));
  of_elements(s.at.weighted, page.say("NRR tertimbang ", "Weighted mean "));
  of_questions(s.at.sums, page.say("Jumlah nilai ", "Sum "));
  of_questions(s.at.answers, page.say("Jawaban ", "Answers "));
  of_questions(s.at.blanks, page.say("Kosong ", "Blanks "));
  if (s.at.divisors != 0) of_questions(s.at.divisors, page.say("Pembagi ", "Divisor "));
  of_questions(s.at.counts, page.say("Berapa menjawab ", "How many answered "), s.levels());
  heading(s.at.aid, page.say("Bantuan pembulatan", "Aid of the rounding"));
  heading(s.at.mean, page.say("*) Jumlah NRR tertimbang", "*) Sum of the weighted means"));
  s.to.height(48);
  s.to.next_row();
}

/// Below the headings: the answer that a column counts, and the weights as the formulas need them.
void write_levels(group_sheet& s) {
  s.level_row = s.to.row();
  s.to.text(s.at.name, s.page.say("nilai jawaban; bobot", "value of the answer; weight"), {cell_look::aid});
  const int lowest = s.method().scale().lowest;
  if (s.page.weights) {
    const bool by_element = s.page.weights->rounding == rounding::mean2_truncated;
    const auto& weights = by_element ? s.page.weights->of_element : s.page.weights->of_question;
    const std::uint32_t from = by_element ? s.at.cuts : s.at.sums;
    for (std::size_t i = 0; i < weights.size(); ++i)
      s.to.number(from + static_cast<std::uint32_t>(i), static_cast<double>(weights[i]), {cell_look::aid});
  }
  for (std::size_t i = 0; i < s.questions() * s.levels(); ++i)
    s.to.number(s.at.counts + static_cast<std::uint32_t>(i), lowest + static_cast<int>(i % s.levels()),
                {cell_look::aid});
  s.to.next_row();
}

void write_counts(group_sheet& s, const unit_index& group, const index_cells& cells) {
  const std::size_t levels = s.levels();
  for (std::size_t q = 0; q < s.questions(); ++q) {
    const answer_counts counts = group.question(q);
    const auto from = s.at.counts + static_cast<std::uint32_t>(q * levels);
    const cell_line own = s.line(from, levels);
    const cell_line values = s.line(from, levels, true);
    for (std::size_t i = 0; i < levels; ++i)
      s.to.number(own.columns[i], static_cast<double>(counts.levels[i]), {cell_look::number});
    s.to.formula(cells.sums.columns[q], "=SUMPRODUCT(" + values.all() + "," + own.all() + ")",
                 static_cast<double>(counts.sum), {cell_look::number});
    s.to.formula(cells.answers.columns[q], "=SUM(" + own.all() + ")", static_cast<double>(counts.answers),
                 {cell_look::number});
    const auto blanks = s.at.blanks + static_cast<std::uint32_t>(q);
    s.to.number(blanks, static_cast<double>(counts.blanks), {cell_look::number});
    if (s.at.divisors != 0)
      s.to.formula(cells.divisors.columns[q], "=" + cells.answers.at(q) + "+" + name_of({s.to.row(), blanks}),
                   static_cast<double>(counts.divisor), {cell_look::number});
  }
}

std::optional<decimal> rounded(const std::optional<ratio>& value, int places) {
  return value ? std::optional{value->rounded(places)} : std::nullopt;
}

/// Where the figures of a group are.
index_cells cells_of(const group_sheet& s) {
  const bool cut = s.page.weights && s.page.weights->rounding == rounding::mean2_truncated;
  index_cells cells;
  cells.sums = s.line(s.at.sums, s.questions());
  cells.answers = s.line(s.at.answers, s.questions());
  cells.divisors = s.at.divisors == 0 ? cells.answers : s.line(s.at.divisors, s.questions());
  cells.weights = cut ? s.line(s.at.cuts, s.elements(), true) : s.line(s.at.sums, s.questions(), true);
  cells.cuts = s.line(s.at.cuts, s.elements());
  cells.weighted = s.line(s.at.weighted, s.elements());
  cells.aid = {s.to.row(), s.at.aid};
  cells.mean = {s.to.row(), s.at.mean};
  return cells;
}

void write_target(group_sheet& s, const group_key& key, const unit_index& group) {
  if (s.at.target == 0) return;
  const auto target = s.page.report.targets.of(s.table, key);
  write_figure(s.to, s.at.target, {{}, target});
  const auto& index = group.published();
  if (!target || !index) return write_figure(s.to, s.at.target + 1, {});
  write_figure(
      s.to, s.at.target + 1,
      {difference_formula({name_of({s.to.row(), s.at.index}), *index}, {name_of({s.to.row(), s.at.target}), *target}),
       *index - *target});
}

void write_group(group_sheet& s, const group_key& key, const tally& counts) {
  const unit_index group = score(counts, s.page.report.options);
  const index_cells cells = cells_of(s);
  const bool with_formulas = s.page.weights && formulas_are_exact(group, *s.page.weights);
  const whole_weights none;
  const whole_weights& weights = s.page.weights ? *s.page.weights : none;
  const index_formulas formulas{s.method(), weights, cells};
  const auto figure = [&](std::uint32_t column, const std::string& formula, const std::optional<decimal>& saved) {
    write_figure(s.to, column, {with_formulas ? formula : std::string{}, saved});
  };
  write_counts(s, group, cells);
  for (std::size_t e = 0; e < s.elements(); ++e) {
    const auto step = static_cast<std::uint32_t>(e);
    const auto& mean = group.means()[e];
    figure(s.at.means + step, formulas.element_mean(e), rounded(mean, mean_places));
    if (s.at.cuts != 0)
      figure(s.at.cuts + step, formulas.element_cut(e),
             mean ? std::optional{mean->rounded(2, rounding_rule::cut)} : std::nullopt);
    if (s.at.weighted != 0)
      figure(s.at.weighted + step, formulas.element_weighted(e), rounded(group.element(e).weighted, 3));
  }
  if (with_formulas) figure(s.at.aid, formulas.aid(), aid_value(group, weights));
  figure(s.at.mean, formulas.mean(), mean_in_formula(group));
  figure(s.at.index, formulas.index(), group.published());
  s.to.number(s.at.respondents, static_cast<double>(group.respondents()), {cell_look::number});
  const auto grade = group.grade();
  write_word(
      s.to, s.at.grade,
      with_formulas ? grade_formula(name_of({s.to.row(), s.at.index}), s.first.bounds, s.first.letters) : std::string{},
      grade ? grade->letter : "", cell_look::centred);
  write_target(s, key, group);
}

void write_groups(group_sheet& s) {
  std::size_t written = 0;
  for (const named_tally* const each : in_order(s.groups())) {
    if (written++ == most_groups) {
      s.to.text(0,
                std::string{
                    s.page.say("… kelompok berikutnya ada di report.json: ", "… further groups are in report.json: ")} +
                    std::to_string(s.groups().groups().size() - most_groups),
                {cell_look::note});
      s.to.next_row();
      return;
    }
    write_name(s.to, s.at.name, value_name(field_of(s.groups()), each->first, s.page.lang), name_width);
    if (is_withheld(s.page.report, s.table, each->first, each->second))
      for (std::uint32_t column = s.at.respondents; column <= s.at.printed; ++column)
        s.to.text(column, column <= s.at.grade ? s.page.say("ditahan", "withheld") : "", {cell_look::words});
    else
      write_group(s, each->first, each->second);
    s.to.next_row();
  }
}

}  // namespace

void write_group_sheet(const processing_page& page, std::size_t table, const processing_places& first) {
  const grouped_tally& groups = page.report.answers.groups[table];
  const std::string title = title_of(groups, page.lang);
  group_sheet s{page, first, table, page.book.sheet(title_of(groups, language::indonesian))};
  s.at = columns_for(s);
  page.write_top(s.to, page.say("Indeks menurut ", "Index by ") + title);
  if (s.at.mean > most_columns) {
    write_note(s.to,
               page.say("Metodologi ini punya terlalu banyak pertanyaan untuk lembar ini; angkanya ada di report.json.",
                        "This methodology has too many questions for this sheet; the figures are in report.json."),
               90);
    return;
  }
  constexpr double figure_width = 11;
  s.to.width(0, 0, name_width);
  s.to.width(1, s.at.mean, figure_width);
  write_headings(s);
  write_levels(s);
  s.to.freeze({s.to.row(), s.at.grade + 1});
  write_groups(s);
  s.to.next_row();
  if (const std::string withheld = withheld_statement(page.report, page.lang); !withheld.empty())
    write_note(s.to, withheld, 90);
  s.to.print_area({s.to.row(), s.at.printed}, true);
}

}  // namespace ikm
