// SPDX-License-Identifier: BSL-1.0
// The sheet `Pengolahan`: answers or their counts, the figures of the regulation's sheet below them, the key of grades,
// and what was done with blanks and roundings.
#include "documents/processing_parts.hpp"

#include "documents/outline_parts.hpp"
#include "documents/statements.hpp"
#include "ingest/quoted.hpp"

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

constexpr std::uint32_t first_column = 1;  // after the names of the rows

/// The sheet as it is written.
struct sheet_in_work {
  const processing_page& page;
  const std::vector<answer>& answers;
  sheet_writer to;
  processing_places made = {};
  std::uint32_t first_row = 0;  ///< of the answers or counts
  std::uint32_t last_row = 0;
  std::uint32_t complete_column = 0;  ///< 1 where a respondent answered everything, where that decides

  [[nodiscard]] const methodology& method() const { return page.method(); }
  [[nodiscard]] const unit_index& whole() const { return page.report.combined.whole; }
  [[nodiscard]] std::size_t questions() const { return method().question_count(); }
  [[nodiscard]] bool is_listed() const { return !answers.empty(); }
  [[nodiscard]] bool only_complete() const { return is_listed() && page.report.options.missing == missing::listwise; }
  [[nodiscard]] cell_line question_cells() const {
    cell_line line{.row = to.row()};
    line.columns.reserve(questions());
    for (std::size_t q = 0; q < questions(); ++q) line.columns.push_back(first_column + static_cast<std::uint32_t>(q));
    return line;
  }
  [[nodiscard]] cell_line element_cells() const {
    cell_line line{.row = to.row()};
    line.columns.reserve(method().elements().size());
    for (std::size_t e = 0; e < method().elements().size(); ++e)
      line.columns.push_back(first_column + static_cast<std::uint32_t>(method().first_question(e)));
    return line;
  }
  /// `B7:B55`
  [[nodiscard]] std::string down(std::uint32_t column, bool is_fixed = false) const {
    const cell_place from{first_row, column};
    const cell_place end{last_row, column};
    return is_fixed ? fixed_name_of(from) + ":" + fixed_name_of(end) : name_of(from) + ":" + name_of(end);
  }
};

void write_header(sheet_in_work& w) {
  const methodology& method = w.method();
  w.page.write_top(w.to,
                   w.page.say("Pengolahan data survei kepuasan masyarakat", "Processing of the satisfaction survey"));
  constexpr double codes_height = 18;
  w.to.text(0, "", {cell_look::heading});
  for (std::size_t e = 0; e < method.elements().size(); ++e)
    w.to.text(first_column + static_cast<std::uint32_t>(method.first_question(e)),
              method.elements()[e].name.in(w.page.lang), {cell_look::heading});
  w.to.height(4 * codes_height);
  w.to.next_row();
  w.to.text(0, w.is_listed() ? w.page.say("No.", "No.") : w.page.say("Jawaban", "Answer"), {cell_look::heading});
  for (std::size_t q = 0; q < w.questions(); ++q)
    w.to.text(first_column + static_cast<std::uint32_t>(q), method.question_at(q).code, {cell_look::heading});
  if (w.only_complete()) {
    w.complete_column = first_column + static_cast<std::uint32_t>(w.questions());
    w.to.text(w.complete_column, w.page.say("Lengkap", "Complete"), {cell_look::heading});
  }
  w.to.next_row();
  w.to.freeze({w.to.row(), first_column});
}

void write_answers(sheet_in_work& w) {
  const std::size_t questions = w.questions();
  w.first_row = w.to.row();
  for (std::size_t at = 0; at < w.answers.size(); at += questions) {
    const auto from = w.answers.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t number = at / questions + 1;
    w.to.number(0, static_cast<double>(number), {cell_look::centred});
    for (std::size_t q = 0; q < questions; ++q) {
      const auto column = first_column + static_cast<std::uint32_t>(q);
      if (const answer given = from[static_cast<std::ptrdiff_t>(q)]; given == blank)
        w.to.blank(column, {cell_look::centred});
      else
        w.to.number(column, given, {cell_look::centred});
    }
    if (w.only_complete()) {
      const bool is_complete = std::find(from, from + static_cast<std::ptrdiff_t>(questions), blank) ==
                               from + static_cast<std::ptrdiff_t>(questions);
      w.to.formula(w.complete_column,
                   "=IF(COUNT(" + name_of({w.to.row(), first_column}) + ":" +
                       name_of({w.to.row(), w.complete_column - 1}) + ")=" + std::to_string(questions) + ",1,0)",
                   is_complete ? 1 : 0, {cell_look::centred});
    }
    w.last_row = w.to.row();
    w.to.next_row();
  }
}

void write_counts(sheet_in_work& w) {
  const auto [lowest, highest] = w.method().scale();
  w.first_row = w.to.row();
  for (int level = lowest; level <= highest; ++level) {
    w.to.number(0, level, {cell_look::centred});
    for (std::size_t q = 0; q < w.questions(); ++q)
      w.to.number(first_column + static_cast<std::uint32_t>(q),
                  static_cast<double>(w.whole().question(q).levels.at(static_cast<std::size_t>(level - lowest))),
                  {cell_look::number});
    w.last_row = w.to.row();
    w.to.next_row();
  }
}

/// One figure per question: a formula with its value.
template <typename Formula, typename Value>
cell_line question_row(sheet_in_work& w, const char* name, const Formula& formula, const Value& value) {
  cell_line line = w.question_cells();
  w.to.text(0, name, {cell_look::words});
  for (std::size_t q = 0; q < w.questions(); ++q) {
    const auto saved = static_cast<double>(value(w.whole().question(q)));
    const std::string text = formula(line.columns[q]);
    if (text.empty())
      w.to.number(line.columns[q], saved, {cell_look::number});
    else
      w.to.formula(line.columns[q], text, saved, {cell_look::number});
  }
  w.to.next_row();
  return line;
}

void write_sums(sheet_in_work& w) {
  const bool counts = !w.is_listed();
  const std::string complete = w.only_complete() ? w.down(w.complete_column, true) : std::string{};
  w.to.text(0, w.page.say("Jumlah responden", "Respondents"), {cell_look::total_name});
  w.made.respondents = {w.to.row(), first_column};
  const auto respondents = static_cast<double>(w.whole().respondents());
  if (counts)
    w.to.number(first_column, respondents, {cell_look::total});
  else
    w.to.formula(first_column, complete.empty() ? "=COUNT(" + w.down(0) + ")" : "=SUM(" + complete + ")", respondents,
                 {cell_look::total});
  w.to.next_row();
  const std::string levels = w.down(0, true);
  w.made.cells.sums = question_row(
      w, w.page.say("Jumlah nilai per unsur", "Sum per element"),
      [&](std::uint32_t column) {
        if (counts) return "=SUMPRODUCT(" + levels + "," + w.down(column) + ")";
        if (!complete.empty()) return "=SUMIF(" + complete + ",1," + w.down(column) + ")";
        return "=SUM(" + w.down(column) + ")";
      },
      [](const answer_counts& of) { return of.sum; });
  w.made.cells.answers = question_row(
      w, w.page.say("Jumlah jawaban", "Answers"),
      [&](std::uint32_t column) {
        if (counts) return "=SUM(" + w.down(column) + ")";
        if (!complete.empty()) return "=SUM(" + complete + ")";
        return "=COUNT(" + w.down(column) + ")";
      },
      [](const answer_counts& of) { return of.answers; });
  const std::string all = fixed_name_of(w.made.respondents);
  const std::uint32_t answers_row = w.made.cells.answers.row;
  w.made.blanks = question_row(
      w, w.page.say("Jumlah kosong", "Blanks"),
      [&](std::uint32_t column) {
        return w.made.has_formulas ? "=" + all + "-" + name_of({answers_row, column}) : std::string{};
      },
      [](const answer_counts& of) { return of.blanks; });
  w.made.cells.divisors = w.made.cells.answers;
  if (w.page.report.options.missing != missing::zero) return;
  w.made.cells.divisors = question_row(
      w, w.page.say("Jumlah pembagi (kosong dihitung 0)", "Divisor (a blank counts as 0)"),
      [&](std::uint32_t) { return w.made.has_formulas ? "=" + all : std::string{}; },
      [](const answer_counts& of) { return of.divisor; });
}

/// One figure per element.
template <typename Figure>
cell_line element_row(sheet_in_work& w, const char* name, const Figure& figure) {
  cell_line line = w.element_cells();
  w.to.text(0, name, {cell_look::words});
  for (std::size_t e = 0; e < line.columns.size(); ++e) write_figure(w.to, line.columns[e], figure(e));
  w.to.next_row();
  return line;
}

std::optional<decimal> rounded(const std::optional<ratio>& value, int places) {
  return value ? std::optional{value->rounded(places)} : std::nullopt;
}

/// Weights as they are used; where the formulas need them as whole numbers, these below.
void write_weights(sheet_in_work& w) {
  const auto& weights = w.page.weights;
  const bool is_rounded = weight_decimals_in_use(w.method(), w.page.report.options).has_value();
  constexpr std::int64_t longest_divisor = 9999;
  const bool by_element = weights && weights->rounding == rounding::mean2_truncated;
  if (w.made.has_formulas) {
    w.made.cells.weights = by_element ? w.element_cells() : w.question_cells();
    w.to.text(0, w.page.say("Bobot unsur", "Weight of the element"), {cell_look::words});
    const auto& whole = by_element ? weights->of_element : weights->of_question;
    for (std::size_t i = 0; i < whole.size(); ++i)
      w.to.number(w.made.cells.weights.columns[i], static_cast<double>(whole[i]), {cell_look::number});
    w.to.next_row();
  }
  const cell_line line = w.element_cells();
  std::string name = w.page.say("Bobot unsur", "Weight of the element");
  if (w.made.has_formulas) name += w.page.say(", dibagi ", ", divided by ") + std::to_string(weights->divisor);
  w.to.text(0, name, {cell_look::words});
  for (std::size_t e = 0; e < line.columns.size(); ++e) {
    const ratio weight = weight_in_use(w.method(), e, w.page.report.options);
    const bool as_fraction = !is_rounded && weights && weights->divisor <= longest_divisor;
    const cell_style style =
        as_fraction
            ? cell_style{cell_look::fraction, static_cast<int>(weights->divisor)}
            : cell_style{cell_look::number, weight_decimals_in_use(w.method(), w.page.report.options).value_or(4)};
    if (w.made.has_formulas)
      w.to.formula(line.columns[e],
                   "=" + std::to_string(weights->of_element[e]) + "/" + std::to_string(weights->divisor),
                   weight.to_double(), style);
    else
      w.to.number(line.columns[e], weight.to_double(), style);
  }
  w.to.next_row();
}

void write_means(sheet_in_work& w) {
  const unit_index& whole = w.whole();
  const rounding rule = rounding_in_use(w.method(), w.page.report.options);
  constexpr int mean_places = 4;
  const whole_weights none;
  const index_formulas formulas{w.method(), w.page.weights ? *w.page.weights : none, w.made.cells};
  const auto formula = [&](const auto& made) { return w.made.has_formulas ? made() : std::string{}; };
  w.made.means = element_row(w, w.page.say("NRR per unsur", "Mean of the element"), [&](std::size_t e) {
    return written_figure{formula([&] { return formulas.element_mean(e); }), rounded(whole.means()[e], mean_places)};
  });
  if (rule == rounding::mean2_truncated) {
    w.made.cells.cuts = w.element_cells();
    static_cast<void>(
        element_row(w, w.page.say("NRR dipotong 2 desimal", "Mean, cut to 2 decimals"), [&](std::size_t e) {
          std::optional<decimal> cut;
          if (const auto& mean = whole.means()[e]) cut = mean->rounded(2, rounding_rule::cut);
          return written_figure{formula([&] { return formulas.element_cut(e); }), cut};
        }));
  }
  write_weights(w);
  const int weighted_places = rule == rounding::weighted3 ? 3 : mean_places;
  w.made.cells.weighted = w.element_cells();
  static_cast<void>(
      element_row(w, w.page.say("NRR tertimbang per unsur", "Weighted mean of the element"), [&](std::size_t e) {
        return written_figure{formula([&] { return formulas.element_weighted(e); }),
                              rounded(whole.element(e).weighted, weighted_places)};
      }));
}

void write_index(sheet_in_work& w) {
  const unit_index& whole = w.whole();
  const whole_weights none;
  const whole_weights& weights = w.page.weights ? *w.page.weights : none;
  const index_formulas formulas{w.method(), weights, w.made.cells};
  const auto name = [&](const std::string& text) { w.to.text(0, text, {cell_look::total_name}); };
  const auto formula = [&](const auto& made) { return w.made.has_formulas ? made() : std::string{}; };
  w.made.cells.aid = {w.to.row(), first_column};
  if (w.made.has_formulas) {
    w.to.text(0, w.page.say("Bantuan pembulatan", "Aid of the rounding"), {cell_look::aid});
    write_figure(w.to, first_column, {formulas.aid(), aid_value(whole, weights), cell_look::aid});
    w.to.next_row();
  }
  w.made.cells.mean = {w.to.row(), first_column};
  name(w.page.say("*) Jumlah NRR tertimbang", "*) Sum of the weighted means"));
  write_figure(w.to, first_column,
               {formula([&] { return formulas.mean(); }), mean_in_formula(whole), cell_look::total});
  w.to.next_row();
  w.made.index = {w.to.row(), first_column};
  name(w.page.say("**) IKM unit pelayanan = *) × ", "**) IKM of the service unit = *) × ") +
       w.method().conversion().to_string());
  write_figure(w.to, first_column, {formula([&] { return formulas.index(); }), whole.published(), cell_look::total});
  w.to.next_row();
}

void write_grade(sheet_in_work& w) {
  const auto& bands = w.method().bands();
  const auto grade = w.whole().grade();
  const std::uint32_t key_row = w.to.row() + 4;  // below the grade, its label, an empty row and the heading
  const auto column = [&](std::uint32_t at) {
    return fixed_name_of({key_row, at}) + ":" +
           fixed_name_of({key_row + static_cast<std::uint32_t>(bands.size()) - 1, at});
  };
  const auto line = [&](const char* name, std::uint32_t found, const std::string& saved) {
    w.to.text(0, name, {cell_look::total_name});
    write_word(w.to, first_column,
               w.made.has_formulas ? grade_formula(name_of(w.made.index), column(0), column(found)) : std::string{},
               saved, cell_look::total);
    w.to.next_row();
  };
  w.made.grade = {w.to.row(), first_column};
  line(w.page.say("Mutu pelayanan", "Grade of the service"), 1, grade ? grade->letter : "");
  w.made.label = {w.to.row(), first_column};
  line(w.page.say("Kinerja unit pelayanan", "Performance of the unit"), 2, grade ? grade->label.in(w.page.lang) : "");
  w.to.next_row();
  w.to.text(0, w.page.say("Indeks mulai", "Index from"), {cell_look::heading});
  w.to.text(1, w.page.say("Mutu", "Grade"), {cell_look::heading});
  w.to.text(2, w.page.say("Kinerja", "Label"), {cell_look::heading});
  w.to.next_row();
  for (const band& each : bands) {
    w.to.number(0, each.lower.to_double(), {cell_look::number, w.page.places()});
    w.to.text(1, each.letter, {cell_look::centred});
    w.to.text(2, each.label.in(w.page.lang), {cell_look::words});
    w.to.next_row();
  }
  w.made.bounds = w.made.sheet + column(0);
  w.made.letters = w.made.sheet + column(1);
  w.made.labels = w.made.sheet + column(2);
}

void write_notes(sheet_in_work& w) {
  const processing_page& page = w.page;
  w.to.next_row();
  w.to.text(0, page.say("Keterangan", "Notes"), {cell_look::note});
  w.to.next_row();
  std::vector<std::string> notes = {methodology_statement(page.report, page.lang),
                                    rows_statement(page.report, page.unit, page.lang)};
  if (w.made.has_formulas)
    notes.emplace_back(page.say(
        "IKM dihitung dari jumlah nilai dan dibulatkan sekali; NRR dan NRR tertimbang dibulatkan hanya untuk "
        "ditampilkan. "
        "Rumus membulatkan hasil bagi bilangan bulat, supaya angka di tengah tidak berubah karena pecahan biner.",
        "The index is computed from the sums and rounded once; means and weighted means are rounded only to be shown. "
        "The "
        "formulas round quotients of whole numbers, so that binary fractions change no tie."));
  else if (page.report.rule != combination::pooled)
    notes.emplace_back(
        page.say("NRR digabung dari unit-unit, jadi NRR, IKM, dan mutu di sini angka jadi, bukan rumus.",
                 "Means are combined from units, so means, index and grade are numbers here, no formulas."));
  else
    notes.emplace_back(
        page.say("Angkanya terlalu panjang untuk rumus lembar kerja, jadi NRR, IKM, dan mutu ditulis jadi.",
                 "The numbers are too long for a spreadsheet's formulas: means, index and grade are numbers."));
  if (!w.is_listed())
    notes.emplace_back(page.say("Baris pertama: berapa responden memberi tiap jawaban.",
                                "The first rows: how many respondents gave each answer."));
  for (const std::string& note : notes) write_note(w.to, note, w.made.note_width);
}

}  // namespace

processing_places write_processing_sheet(const processing_page& page, const std::vector<answer>& answers) {
  sheet_in_work w{page, answers, page.book.sheet("Pengolahan")};
  w.made.sheet = "'Pengolahan'!";
  w.made.has_formulas = page.weights && formulas_are_exact(page.report.combined.whole, *page.weights);
  constexpr double name_width = 34;
  constexpr double question_width = 13;
  const auto last = first_column + static_cast<std::uint32_t>(w.questions() + (w.only_complete() ? 1 : 0)) - 1;
  w.made.note_width = static_cast<std::size_t>(name_width + question_width * std::clamp(last, 6U, 12U));
  w.to.width(0, 0, name_width);
  w.to.width(first_column, last, question_width);
  write_header(w);
  if (w.is_listed())
    write_answers(w);
  else
    write_counts(w);
  write_sums(w);
  write_means(w);
  write_index(w);
  write_grade(w);
  write_notes(w);
  w.to.print_area({w.to.row(), std::max<std::uint32_t>(last, 2)}, last > 6);
  return w.made;
}

}  // namespace ikm
