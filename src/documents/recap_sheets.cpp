// SPDX-License-Identifier: BSL-1.0
// The sheets `Rekap`, what the elements come to, and `Target`, what is missing.
#include "documents/processing_parts.hpp"

#include <ikm/gap/gap_to.hpp>
#include <ikm/gap/index_value.hpp>

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

constexpr int mean_places = 4;

std::string sum_of(const processing_places& first, const cell_line& line, std::size_t from, std::size_t count) {
  const std::string cells = first.sheet + line.range(from, from + count - 1);
  return count == 1 ? "=" + cells : "=SUM(" + cells + ")";
}

std::string same_as(const processing_places& first, const cell_place& cell) {
  return "=" + first.sheet + fixed_name_of(cell);
}

/// A figure of the whole beside its name.
void write_line(sheet_writer& to, const char* name, const written_figure& figure) {
  to.text(0, "", {cell_look::total_name});
  to.text(1, name, {cell_look::total_name});
  write_figure(to, 2, figure);
  to.next_row();
}

constexpr double name_width = 46;

void write_whole(const processing_page& page, sheet_writer& to, const processing_places& first) {
  const unit_index& whole = page.report.combined.whole;
  const auto grade = whole.grade();
  write_line(
      to, page.say("Jumlah responden", "Respondents"),
      {same_as(first, first.respondents), decimal{static_cast<std::int64_t>(whole.respondents())}, cell_look::total});
  write_line(to, page.say("IKM unit pelayanan", "IKM of the service unit"),
             {same_as(first, first.index), whole.published(), cell_look::total});
  const auto word = [&](const char* name, const cell_place& cell, const std::string& saved) {
    to.text(0, "", {cell_look::total_name});
    to.text(1, name, {cell_look::total_name});
    write_word(to, 2, same_as(first, cell), saved, cell_look::total);
    to.next_row();
  };
  word(page.say("Mutu pelayanan", "Grade of the service"), first.grade, grade ? grade->letter : "");
  word(page.say("Kinerja unit pelayanan", "Performance of the unit"), first.label,
       grade ? grade->label.in(page.lang) : "");
  to.next_row();
}

enum recap_column : std::uint32_t {
  code_at,
  name_at,
  answers_at,
  blanks_at,
  sum_at,
  mean_at,
  index_at,
  grade_at,
  label_at
};

void write_element(const processing_page& page, sheet_writer& to, const processing_places& first, std::size_t e) {
  const methodology& method = page.method();
  const unit_index& whole = page.report.combined.whole;
  const element_index row = whole.element(e);
  const std::size_t question = method.first_question(e);
  const std::size_t count = method.elements()[e].questions.size();
  to.text(code_at, method.elements()[e].code, {cell_look::words});
  write_name(to, name_at, method.elements()[e].name.in(page.lang), name_width);
  const auto counted = [&](std::uint32_t column, const cell_line& line, std::uint64_t saved) {
    to.formula(column, sum_of(first, line, question, count), static_cast<double>(saved), {cell_look::number});
  };
  counted(answers_at, first.cells.answers, row.counts.answers);
  counted(blanks_at, first.blanks, row.counts.blanks);
  counted(sum_at, first.cells.sums, row.counts.sum);
  write_figure(
      to, mean_at,
      {"=" + first.sheet + first.means.at(e), row.mean ? std::optional{row.mean->rounded(mean_places)} : std::nullopt});
  const whole_weights none;
  const index_formulas formulas{method, page.weights ? *page.weights : none, first.cells, first.sheet};
  write_figure(to, index_at, {first.has_formulas ? formulas.element_index(e) : std::string{}, row.index});
  const std::string index = name_of({to.row(), index_at});
  const bool with_formula = first.has_formulas;
  write_word(to, grade_at, with_formula ? grade_formula(index, first.bounds, first.letters) : std::string{},
             row.grade ? row.grade->letter : "", cell_look::centred);
  write_word(to, label_at, with_formula ? grade_formula(index, first.bounds, first.labels) : std::string{},
             row.grade ? row.grade->label.in(page.lang) : "");
  to.next_row();
}

}  // namespace

void write_recap_sheet(const processing_page& page, const processing_places& first) {
  sheet_writer to = page.book.sheet("Rekap");
  constexpr double figure_width = 10;
  constexpr double label_width = 14;
  to.width(code_at, code_at, figure_width);
  to.width(name_at, name_at, name_width);
  to.width(answers_at, grade_at, figure_width);
  to.width(label_at, label_at, label_width);
  page.write_top(to, page.say("Rekapitulasi nilai unsur pelayanan", "The elements of the service"));
  write_whole(page, to, first);
  write_headings(to, {page.say("Kode", "Code"), page.say("Unsur", "Element"), page.say("Jawaban", "Answers"),
                      page.say("Kosong", "Blanks"), page.say("Jumlah nilai", "Sum"), page.say("NRR", "Mean"),
                      page.say("Indeks", "Index"), page.say("Mutu", "Grade"), page.say("Kinerja", "Label")});
  to.freeze({to.row(), name_at + 1});
  const std::uint32_t from = to.row();
  const std::size_t elements = page.method().elements().size();
  for (std::size_t e = 0; e < elements; ++e) write_element(page, to, first, e);
  const std::uint32_t end = to.row() - 1;
  to.next_row();
  const auto cells = [&](std::uint32_t column) {
    return "=Rekap!" + fixed_name_of({from, column}) + ":" + fixed_name_of({end, column});
  };
  to.chart({to.row(), code_at}, {.title = page.say("Indeks tiap unsur pelayanan", "Index of each service element"),
                                 .names = cells(name_at),
                                 .figures = cells(index_at),
                                 .least = lowest_index(page.method()).to_double(),
                                 .most = highest_index(page.method()).to_double(),
                                 .bars = elements});
  constexpr std::uint32_t rows_around = 6;
  to.print_area({to.row() + rows_around + static_cast<std::uint32_t>(elements) * 2, label_at}, true);
}

namespace {

/// index / target · 100 with 2 decimals, as a quotient of whole numbers.
std::string attainment_formula(const shown_decimal& index, const shown_decimal& target) {
  const int places = std::max(index.value.places(), target.value.places());
  if (places > finest_places) return {};
  const std::string unit = "1" + std::string(static_cast<std::size_t>(places), '0');
  return "=IF(" + index.cell + R"(="","",ROUND(10000*ROUND()" + unit + "*" + index.cell + ",0)/ROUND(" + unit + "*" +
         target.cell + ",0),0)/100)";
}

std::optional<decimal> count_of(const std::optional<std::uint64_t>& points) {
  if (!points) return std::nullopt;
  return decimal{static_cast<std::int64_t>(*points)};
}

void write_gap(const processing_page& page, sheet_writer& to, const processing_places& first, const target_gap& gap) {
  const auto line = [&](const char* name, const written_figure& figure) { write_line(to, name, figure); };
  const auto word = [&](const char* name, const std::string& formula, const std::string& saved) {
    to.text(0, "", {cell_look::total_name});
    to.text(1, name, {cell_look::total_name});
    write_word(to, 2, formula, saved, cell_look::total);
    to.next_row();
  };
  const std::string target = name_of({to.row(), 2});
  const std::string index = name_of({to.row() + 1, 2});
  line("Target", {{}, gap.target, cell_look::total});
  line(page.say("IKM unit pelayanan", "IKM of the service unit"),
       {same_as(first, first.index), gap.index, cell_look::total});
  line(page.say("Selisih", "Difference"),
       {difference_formula({index, gap.index}, {target, gap.target}), gap.difference, cell_look::total});
  if (gap.attainment_percent)
    line(page.say("Capaian (%)", "Attainment (%)"), {attainment_formula({index, gap.index}, {target, gap.target}),
                                                     gap.attainment_percent->rounded(2), cell_look::total});
  const std::string yes = page.say("tercapai", "met");
  const std::string no = page.say("belum tercapai", "not met");
  word(page.say("Target", "Target"), "=IF(" + index + ">=" + target + ",\"" + yes + "\",\"" + no + "\")",
       gap.met ? yes : no);
  line(page.say("Poin paling sedikit yang diperlukan", "Least points that are needed"),
       {{}, count_of(gap.points_needed), cell_look::total});
  line(page.say("Indeks tertinggi yang dapat dicapai", "Highest index within reach"),
       {{}, gap.highest_reachable, cell_look::total});
  if (gap.next_grade) {
    word(page.say("Mutu di atasnya", "The grade above"), {}, gap.next_grade->grade.letter);
    line(page.say("Batas bawah mutu itu", "Its lower bound"), {{}, gap.next_grade->grade.lower, cell_look::total});
    line(page.say("Poin sampai mutu itu", "Points to that grade"),
         {{}, count_of(gap.next_grade->points_needed), cell_look::total});
  }
  to.next_row();
}

}  // namespace

void write_target_sheet(const processing_page& page, const processing_places& first) {
  sheet_writer to = page.book.sheet("Target");
  constexpr double figure_width = 14;
  to.width(0, 0, 8);
  to.width(1, 1, name_width);
  to.width(2, 6, figure_width);
  page.write_top(to, page.say("Target dan selisih", "Target and gap"));
  const unit_index& whole = page.report.combined.whole;
  const auto gap = gap_to(whole, *page.report.targets.all);
  if (!gap) {
    to.text(0, page.say("IKM tidak dapat dihitung, jadi tidak ada selisih.", "There is no index, so there is no gap."),
            {cell_look::note});
    return;
  }
  const std::string target = fixed_name_of({to.row(), 2});
  write_gap(page, to, first, *gap);
  write_headings(
      to, {page.say("Kode", "Code"), page.say("Unsur", "Element"), page.say("Indeks", "Index"),
           page.say("Selisih", "Difference"), page.say("Sumbangan selisih", "Contribution"),
           page.say("NRR yang diperlukan", "Required mean"), page.say("Poin dalam rencana", "Points in the plan")});
  std::vector<std::uint64_t> points(gap->elements.size(), 0);
  if (gap->plan)
    for (const element_step& step : by_element(whole, *gap->plan)) points[step.element] = step.points;
  const whole_weights none;
  const index_formulas formulas{page.method(), page.weights ? *page.weights : none, first.cells, first.sheet};
  for (const element_gap& each : gap->elements) {
    const element& asked = page.method().elements()[each.element];
    to.text(0, asked.code, {cell_look::words});
    write_name(to, 1, asked.name.in(page.lang), name_width);
    write_figure(to, 2, {first.has_formulas ? formulas.element_index(each.element) : std::string{}, each.index});
    write_figure(to, 3,
                 {difference_formula({name_of({to.row(), 2}), each.index}, {target, gap->target}), each.difference});
    write_figure(to, 4, {{}, each.contribution.rounded(2)});
    write_figure(to, 5,
                 {{}, each.required_mean ? std::optional{each.required_mean->rounded(mean_places)} : std::nullopt});
    write_figure(to, 6, {{}, gap->plan ? count_of(points[each.element]) : std::nullopt});
    to.next_row();
  }
  to.next_row();
  write_note(
      to,
      page.say(
          "Poin, sumbangan, dan NRR yang diperlukan adalah angka jadi. Satu poin menaikkan satu jawaban satu tingkat.",
          "Points, contributions and required means are numbers, no formulas. One point raises one answer by one "
          "step."),
      90);
  to.print_area({to.row(), 6}, true);
}

}  // namespace ikm
