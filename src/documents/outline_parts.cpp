// SPDX-License-Identifier: BSL-1.0
#include "documents/outline_parts.hpp"

#include "ingest/quoted.hpp"
#include "report/labels.hpp"

#include <ikm/documents/survey_figures.hpp>
#include <ikm/gap/gap_to.hpp>
#include <ikm/index/score.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t units_to_a_chart = 40;

const methodology& method_of(const score_report& report) { return report.combined.whole.method(); }

std::string rounded_figure(const std::optional<ratio>& value, int places, language lang) {
  return figure(value ? std::optional{value->rounded(places)} : std::nullopt, lang);
}

std::string letter_of(const std::optional<band>& grade) { return grade ? shown(grade->letter) : "–"; }

std::string name_of_element(const score_report& report, std::size_t element, language lang) {
  const auto& asked = method_of(report).elements()[element];
  return shown(asked.code + " " + asked.name.in(lang), 400);
}

table_column words(const char* title) { return {title, false}; }
table_column numbers(const char* title) { return {title, true}; }

data_table respondents_table(const score_report& report, const charted_field& field, language lang) {
  data_table made{
      .caption = std::string{label(lang, "Responden menurut ", "Respondents by ")} + field.name,
      .columns = {words(field.name.c_str()), numbers(label(lang, "Responden", "Respondents")), numbers("%")}};
  const std::uint64_t all = report.combined.whole.respondents();
  made.rows.reserve(field.values.size());
  for (const charted_share& each : field.values) {
    const std::string held = label(lang, "ditahan", "withheld");
    if (!each.respondents || all == 0) {
      made.rows.push_back({each.name, held, each.respondents ? "–" : held});
      continue;
    }
    const decimal share = (ratio::of(*each.respondents, all) * ratio{100}).rounded(1);
    made.rows.push_back({each.name, std::to_string(*each.respondents), figure(share, lang)});
  }
  return made;
}

std::vector<outline_block> charts_of(const units_chart& whole, std::size_t table, const document_look& look) {
  std::vector<outline_block> made;
  std::size_t from = 0;
  for (const units_chart& part : in_pages(whole)) {
    made.emplace_back(figure_of(part, "groups-" + std::to_string(table) + "-" + std::to_string(from), look));
    from += part.units.size();
  }
  return made;
}

}  // namespace

std::string methodology_statement(const score_report& report, language lang) {
  const methodology& method = method_of(report);
  const std::string elements = std::to_string(method.elements().size());
  const std::string scale = std::to_string(method.scale().lowest) + "–" + std::to_string(method.scale().highest);
  const auto decimals = weight_decimals_in_use(method, report.options);
  const intermediate_rounding rule = rounding_in_use(method, report.options);
  std::string made =
      shown(method.definition().name.in(lang), 400) + ": " + elements +
      label(lang, " unsur, tiap jawaban ", " elements, each answer ") + scale +
      label(lang, ". Indeks adalah jumlah NRR tertimbang × ", ". The index is the sum of the weighted means × ") +
      method.conversion().to_string() + label(lang, ", dibulatkan sekali di akhir.", ", rounded once at the end.");
  if (decimals)
    made += label(lang, " Bobot dibulatkan ", " Weights are rounded to ") + std::to_string(*decimals) +
            label(lang, " desimal.", " decimals.");
  if (rule != intermediate_rounding::exact)
    made += label(lang, " Pembulatan antara: ", " Intermediate rounding: ") + std::string{name_of(rule)} + ".";
  return made;
}

std::vector<outline_block> profile_blocks(const score_report& report, const document_look& look) {
  const language lang = look.lang;
  profile_chart chart{.title = label(lang, "Responden menurut profil", "Respondents by profile"),
                      .respondents = report.combined.whole.respondents()};
  std::vector<outline_block> tables;
  for (std::size_t t = 0; t < report.answers.groups.size(); ++t) {
    const auto field = field_of(report.answers.groups[t]);
    if (!field || field == profile_field::unit || field == profile_field::date) continue;
    charted_field values = respondents_by(report, t, lang);
    tables.emplace_back(respondents_table(report, values, lang));
    if (values.values.size() <= units_to_a_chart) chart.fields.push_back(std::move(values));
  }
  if (chart.fields.empty()) return tables;
  tables.insert(tables.begin(), figure_of(chart, "profile", look));
  return tables;
}

std::vector<outline_block> elements_blocks(const score_report& report, const document_look& look) {
  const language lang = look.lang;
  data_table table{
      .caption = label(lang, "Nilai rata-rata, indeks, dan mutu tiap unsur", "Mean, index and grade of each element"),
      .columns = {words(label(lang, "Unsur", "Element")), numbers(label(lang, "Jawaban", "Answers")),
                  numbers(label(lang, "NRR", "Mean")), numbers(label(lang, "Indeks", "Index")),
                  words(label(lang, "Mutu", "Grade"))}};
  const unit_index& whole = report.combined.whole;
  for (std::size_t e = 0; e < method_of(report).elements().size(); ++e) {
    const element_index row = whole.element(e);
    table.rows.push_back({name_of_element(report, e, lang), std::to_string(row.counts.answers),
                          rounded_figure(row.mean, 4, lang), figure(row.index, lang), letter_of(row.grade)});
  }
  table.rows.push_back({"IKM", std::to_string(whole.respondents()) + label(lang, " responden", " respondents"),
                        figure(whole.mean(), lang), figure(whole.published(), lang), letter_of(whole.grade())});
  return {figure_of(elements_chart_of(report, lang), "elements", look), std::move(table)};
}

std::vector<outline_block> group_blocks(const score_report& report, std::size_t table, const document_look& look) {
  const language lang = look.lang;
  const grouped_tally& groups = report.answers.groups[table];
  const units_chart chart = units_chart_of(report, table, lang);
  const bool with_target = report.targets.all || (report.targets.units && table == 0);
  data_table made{.caption = chart.title,
                  .columns = {words(title_of(groups, lang).c_str()), numbers(label(lang, "Responden", "Respondents")),
                              numbers("IKM"), words(label(lang, "Mutu", "Grade"))}};
  if (with_target) {
    made.columns.push_back(numbers("Target"));
    made.columns.push_back(numbers(label(lang, "Selisih", "Difference")));
  }
  for (const named_tally* const each : in_order(groups)) {
    const auto& [key, counts] = *each;
    std::vector<std::string> row = {value_name(field_of(groups), key, lang)};
    if (is_withheld(report, table, key, counts)) {
      row.resize(made.columns.size(), label(lang, "ditahan", "withheld"));
    } else {
      const unit_index unit = score(counts, report.options);
      const auto target = report.targets.of(table, key);
      row.insert(row.end(),
                 {std::to_string(unit.respondents()), figure(unit.published(), lang), letter_of(unit.grade())});
      if (with_target) {
        row.push_back(figure(target, lang));
        row.push_back(target && unit.published() ? signed_figure(*unit.published() - *target, lang) : "–");
      }
    }
    made.rows.push_back(std::move(row));
  }
  std::vector<outline_block> blocks = {subheading{chart.title}};
  for (outline_block& part : charts_of(chart, table, look)) blocks.push_back(std::move(part));
  blocks.emplace_back(std::move(made));
  return blocks;
}

std::vector<outline_block> priority_blocks(const score_report& report, const document_look& look) {
  const language lang = look.lang;
  auto chart = priorities_chart_of(report, lang);
  if (!chart) return {};
  data_table table{
      .caption = chart->title,
      .columns = {words(label(lang, "Unsur", "Element")), numbers(label(lang, "Kinerja (NRR)", "Performance (mean)")),
                  numbers(label(lang, "Kepentingan", "Importance")), words(label(lang, "Kuadran", "Quadrant"))}};
  for (const priority& each : report.statistics.quality->places) {
    if (!each.performance || !each.importance) continue;
    table.rows.push_back({name_of_element(report, each.element, lang), rounded_figure(each.performance, 4, lang),
                          figure(each.importance->rounded(2), lang),
                          each.place ? sentence_of(*each.place).in(lang) : std::string{"–"}});
  }
  const cell_chart quadrants = quadrants_of(report.statistics.quality->places, method_of(report), lang);
  return {figure_of(*chart, "priorities", look, quadrants), std::move(table)};
}

std::vector<outline_block> distribution_blocks(const score_report& report, const document_look& look) {
  const language lang = look.lang;
  auto chart = distribution_chart_of(report, lang);
  if (!chart) return {};
  data_table table{.caption = chart->title,
                   .columns = {numbers(label(lang, "Indeks mulai", "Index from")),
                               numbers(label(lang, "Responden", "Respondents"))}};
  for (const charted_class& each : chart->classes)
    if (each.respondents != 0) table.rows.push_back({figure(each.lower, lang), std::to_string(each.respondents)});
  return {figure_of(*chart, "distribution", look), std::move(table)};
}

std::vector<outline_block> target_blocks(const score_report& report, language lang) {
  const unit_index& whole = report.combined.whole;
  const auto gap = gap_to(whole, *report.targets.all);
  if (!gap) return {};
  data_table made{.caption = label(lang, "Unsur terhadap target", "Elements against the target"),
                  .columns = {words(label(lang, "Unsur", "Element")), numbers(label(lang, "Indeks", "Index")),
                              numbers(label(lang, "Selisih", "Difference")),
                              numbers(label(lang, "Sumbangan selisih", "Contribution")),
                              numbers(label(lang, "Poin dalam rencana", "Points in the plan"))}};
  std::vector<std::string> points(gap->elements.size(), gap->plan ? "0" : "–");
  if (gap->plan)
    for (const element_step& step : by_element(whole, *gap->plan)) points[step.element] = std::to_string(step.points);
  for (const element_gap& each : gap->elements)
    made.rows.push_back({name_of_element(report, each.element, lang), figure(each.index, lang),
                         signed_figure(each.difference, lang), signed_figure(each.contribution.rounded(2), lang),
                         points[each.element]});
  return {std::move(made)};
}

data_table follow_up_table(const score_report& report, language lang) {
  data_table made{.caption = label(lang, "Rencana tindak lanjut, unsur terlemah dahulu",
                                   "Plan of the follow-up, the weakest element first"),
                  .columns = {words(label(lang, "Unsur", "Element")), numbers(label(lang, "Indeks", "Index")),
                              words(label(lang, "Mutu", "Grade")), words(label(lang, "Sebab", "Cause")),
                              words(label(lang, "Tindakan", "Action")), words(label(lang, "Waktu", "When")),
                              words(label(lang, "Penanggung jawab", "Responsible"))}};
  std::vector<element_index> rows;
  rows.reserve(method_of(report).elements().size());
  for (std::size_t e = 0; e < method_of(report).elements().size(); ++e)
    rows.push_back(report.combined.whole.element(e));
  std::stable_sort(rows.begin(), rows.end(), [](const element_index& a, const element_index& b) {
    if (a.index.has_value() != b.index.has_value()) return a.index.has_value();
    return a.index && *a.index < *b.index;
  });
  for (const element_index& row : rows)
    made.rows.push_back(
        {name_of_element(report, row.element, lang), figure(row.index, lang), letter_of(row.grade), "", "", "", ""});
  return made;
}

data_table processing_table(const score_report& report, language lang) {
  const unit_index& whole = report.combined.whole;
  data_table made{.caption = label(lang, "Lembar pengolahan", "Processing sheet"),
                  .columns = {words(label(lang, "Unsur", "Element")), numbers(label(lang, "Jawaban", "Answers")),
                              numbers(label(lang, "Kosong", "Blanks")), numbers(label(lang, "Jumlah nilai", "Sum")),
                              numbers(label(lang, "NRR", "Mean")), numbers(label(lang, "Bobot", "Weight")),
                              numbers(label(lang, "NRR tertimbang", "Weighted mean"))}};
  for (std::size_t e = 0; e < method_of(report).elements().size(); ++e) {
    const element_index row = whole.element(e);
    made.rows.push_back({name_of_element(report, e, lang), std::to_string(row.counts.answers),
                         std::to_string(row.counts.blanks), std::to_string(row.counts.sum),
                         rounded_figure(row.mean, 4, lang), row.weight.to_string(),
                         rounded_figure(row.weighted, 4, lang)});
  }
  const auto total = [&](std::string name, const std::string& value) {
    made.rows.push_back({std::move(name), "", "", "", "", "", value});
  };
  total(label(lang, "*) Jumlah NRR tertimbang", "*) Sum of weighted means"), figure(whole.mean(), lang));
  total("**) IKM = *) × " + method_of(report).conversion().to_string(), figure(whole.published(), lang));
  total(label(lang, "Mutu pelayanan", "Grade"), letter_of(whole.grade()));
  return made;
}

data_table grades_table(const score_report& report, language lang) {
  data_table made{.caption = label(lang, "Mutu menurut indeks yang diterbitkan", "Grades of the published index"),
                  .columns = {words(label(lang, "Mutu", "Grade")), numbers(label(lang, "Indeks mulai", "Index from")),
                              words(label(lang, "Kinerja unit pelayanan", "Performance of the unit"))}};
  const auto& bands = method_of(report).bands();
  for (auto each = bands.rbegin(); each != bands.rend(); ++each)
    made.rows.push_back({shown(each->letter), figure(each->lower, lang), shown(each->label.in(lang))});
  return made;
}

}  // namespace ikm
