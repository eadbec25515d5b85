// SPDX-License-Identifier: BSL-1.0
#include "documents/trend_parts.hpp"

#include "documents/statements.hpp"

#include "report/labels.hpp"
#include "report/statistics_text.hpp"

#include <ikm/gap/index_value.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t longest_name = 400;

table_column words(std::string title) { return {std::move(title), false}; }
table_column numbers(std::string title) { return {std::move(title), true}; }

std::string name_of_this(const about& office, language lang) {
  const std::string own = period_of(office);
  return own.empty() ? std::string{label(lang, "Periode ini", "This period")} : own;
}

std::string letter_of(const std::string& letter) { return letter.empty() ? "–" : shown(letter); }

/// `−0,85 sampai +3,12`, no wider than a difference of two indices can be.
std::string limits_of(const interval& limits, double widest, language lang) {
  const auto signed_statistic = [&](double value) {
    const double within = std::clamp(value, -widest, widest);
    return (within > 0 ? "+" : "") + statistic(within, 2, lang);
  };
  std::string made = signed_statistic(limits.low) + label(lang, " sampai ", " to ") + signed_statistic(limits.high);
  if (limits.low < -widest || limits.high > widest)
    made += label(lang, " (dipotong di ujung skala)", " (cut at the end of the scale)");
  return made;
}

std::string verdict_of(const index_change& change, double widest, language lang) {
  if (!change.compared.limits)
    return label(lang, ". Selang selisihnya tidak diketahui, karena galat baku salah satu survei tidak diketahui.",
                 ". The interval of the difference is not known, because the standard error of one survey is not.");
  std::string made = label(lang, ". Selang kepercayaan ", ". The ");
  made += percentage(change.level, lang) +
          label(lang, " % dari selisihnya ", " % confidence interval of the difference is ") +
          limits_of(*change.compared.limits, widest, lang) + ": " + sentence_of(change.compared.word).in(lang) + ".";
  return made + label(lang, " Kedua survei dianggap menanyai orang yang berbeda.",
                      " The two surveys are taken to have asked different people.");
}

data_table periods_table(const score_report& report, const about& office, const report_context& beside, language lang) {
  data_table made{
      .caption = label(lang, "IKM tiap periode", "Index of each period"),
      .columns = {words(label(lang, "Periode", "Period")), numbers(label(lang, "Responden", "Respondents")),
                  numbers("IKM"), words(label(lang, "Mutu", "Grade")), numbers(label(lang, "Perubahan", "Change"))}};
  std::optional<decimal> before;
  const auto add = [&](const std::string& name, std::uint64_t respondents, const std::optional<decimal>& index,
                       const std::string& letter) {
    made.rows.push_back({shown(name, longest_name), std::to_string(respondents), figure(index, lang), letter_of(letter),
                         index && before ? signed_figure(*index - *before, lang) : "–"});
    if (index) before = index;
  };
  made.rows.reserve(beside.earlier.size() + 1);
  for (const earlier_period& each : beside.earlier) add(each.name, each.respondents, each.index, each.grade);
  const unit_index& whole = report.combined.whole;
  const auto grade = whole.grade();
  add(name_of_this(office, lang), whole.respondents(), whole.published(), grade ? grade->letter : "");
  return made;
}

/// The elements of this survey; others that an earlier one had are not shown.
data_table elements_table(const score_report& report, const about& office, const report_context& beside,
                          language lang) {
  constexpr std::size_t most_periods = 5;  // beside this one, as many as a page is wide enough for
  const std::size_t from = beside.earlier.size() - std::min(beside.earlier.size(), most_periods);
  data_table made{.caption = label(lang, "Indeks unsur tiap periode", "Index of the elements in each period"),
                  .columns = {words(label(lang, "Unsur", "Element"))}};
  for (std::size_t p = from; p < beside.earlier.size(); ++p)
    made.columns.push_back(numbers(shown(beside.earlier[p].name, longest_name)));
  made.columns.push_back(numbers(name_of_this(office, lang)));
  const unit_index& whole = report.combined.whole;
  for (std::size_t e = 0; e < whole.method().elements().size(); ++e) {
    const element& asked = whole.method().elements()[e];
    std::vector<std::string> row = {shown(asked.code + " " + asked.name.in(lang), longest_name)};
    for (std::size_t p = from; p < beside.earlier.size(); ++p) {
      const auto& all = beside.earlier[p].elements;
      const auto found =
          std::find_if(all.begin(), all.end(), [&](const earlier_element& each) { return each.id == asked.id; });
      row.push_back(found == all.end() ? "–" : figure(found->index, lang));
    }
    row.push_back(figure(whole.element(e).index, lang));
    made.rows.push_back(std::move(row));
  }
  return made;
}

// ---- the plan

std::string name_of(const indicator& plan) { return shown(plan.name.empty() ? plan.id : plan.name, longest_name); }

std::string percent_of(const std::optional<ratio>& value, language lang) {
  return figure(value ? std::optional{value->rounded(2)} : std::nullopt, lang);
}

std::optional<decimal> value_of(const year_progress& row) {
  return row.actual ? std::optional{row.actual->value} : std::nullopt;
}

std::string rating_of_year(const year_progress& row, language lang) {
  return row.rating ? label_of(*row.rating).in(lang) : std::string{"–"};
}

/// The year that is reported on: the one asked for, else the last with a value.
std::optional<int> year_of(const indicator_report& all) {
  if (all.options.year) return all.options.year;
  std::optional<int> last;
  for (const indicator_progress& each : all.indicators)
    for (const year_progress& row : each.years)
      if (row.actual && (!last || row.year > *last)) last = row.year;
  return last;
}

data_table year_table(const indicator_report& all, int year, language lang) {
  const std::string of_year = " " + std::to_string(year);
  data_table made{
      .caption = label(lang, "Capaian kinerja tahun", "Performance in") + of_year,
      .columns = {words(label(lang, "Indikator", "Indicator")), numbers("Target" + of_year),
                  numbers(label(lang, "Realisasi", "Actual") + of_year),
                  numbers(label(lang, "Capaian (%)", "Attainment (%)")), words(label(lang, "Predikat", "Rating")),
                  numbers(label(lang, "Terhadap tahun sebelumnya", "Against the year before"))}};
  made.rows.reserve(all.indicators.size());
  for (const indicator_progress& each : all.indicators) {
    const auto row = std::find_if(each.years.begin(), each.years.end(),
                                  [&](const year_progress& known) { return known.year == year; });
    if (row == each.years.end())
      made.rows.push_back({name_of(each.plan), "–", "–", "–", "–", "–"});
    else
      made.rows.push_back({name_of(each.plan), figure(row->target, lang), figure(value_of(*row), lang),
                           percent_of(row->attainment_percent, lang), rating_of_year(*row, lang),
                           signed_figure(row->change, lang)});
  }
  return made;
}

data_table years_table(const indicator_progress& progress, language lang) {
  data_table made{
      .caption = label(lang, "Target dan realisasi tiap tahun: ", "Targets and actual values by year: ") +
                 name_of(progress.plan),
      .columns = {words(label(lang, "Tahun", "Year")), numbers("Target"), numbers(label(lang, "Realisasi", "Actual")),
                  numbers(label(lang, "Selisih", "Difference")), numbers(label(lang, "Capaian (%)", "Attainment (%)")),
                  words(label(lang, "Predikat", "Rating"))}};
  made.rows.reserve(progress.years.size());
  for (const year_progress& row : progress.years)
    made.rows.push_back({std::to_string(row.year), figure(row.target, lang), figure(value_of(row), lang),
                         signed_figure(row.difference, lang), percent_of(row.attainment_percent, lang),
                         rating_of_year(row, lang)});
  return made;
}

data_table end_table(const indicator_report& all, language lang) {
  data_table made{
      .caption = label(lang, "Realisasi terakhir terhadap akhir rencana",
                       "The latest actual value against the end of the plan"),
      .columns = {words(label(lang, "Indikator", "Indicator")), words(label(lang, "Akhir", "End")),
                  numbers(label(lang, "Target akhir", "Target at the end")),
                  numbers(label(lang, "Selisih", "Difference")), numbers(label(lang, "Capaian (%)", "Attainment (%)")),
                  numbers(label(lang, "Perlu tiap tahun", "Asked of each year"))}};
  for (const indicator_progress& each : all.indicators) {
    if (!each.end) continue;
    const auto per_year = each.end->required_per_year;
    made.rows.push_back({name_of(each.plan), std::to_string(each.end->year), figure(each.end->target, lang),
                         signed_figure(each.end->difference, lang), percent_of(each.end->attainment_percent, lang),
                         !per_year               ? "–"
                         : per_year->sign() == 0 ? "0"
                                                 : signed_figure(rounded_quotient(each.plan, *per_year), lang)});
  }
  return made;
}

/// Where the values lead, as the drawing shows it.
std::string projection_statement(const indicator_progress& progress, const trend_chart& chart, language lang) {
  if (!chart.projection || !progress.outlook) return {};
  const charted_projection& made = *chart.projection;
  const decimal low = chart.is_index ? std::max(made.low, chart.scale.lowest) : made.low;
  const decimal high = chart.is_index ? std::min(made.high, chart.scale.highest) : made.high;
  const decimal value = chart.is_index ? std::clamp(made.value, chart.scale.lowest, chart.scale.highest) : made.value;
  const bool is_cut = low != made.low || high != made.high || value != made.value;
  const char* const says =
      *progress.outlook == outlook::on_track
          ? label(lang, "seluruh selang memenuhi target akhir", "the whole interval meets the target at the end")
      : *progress.outlook == outlook::behind
          ? label(lang, "seluruh selang di bawah target akhir", "the whole interval misses the target at the end")
          : label(lang, "target akhir ada di dalam selang", "the target at the end is within the interval");
  return std::string{label(lang, "Bila perkembangan berlanjut seperti ", "If things go on as in ")} +
         std::to_string(progress.projection->points) +
         label(lang, " tahun yang diketahui, nilai tahun ", " known years, the value of ") + made.name +
         label(lang, " sekitar ", " is about ") + figure(value, lang) + label(lang, " (selang ", " (") +
         percentage(progress.projection->confidence, lang) + label(lang, " %: ", " % interval: ") + figure(low, lang) +
         "–" + figure(high, lang) +
         (is_cut ? label(lang, ", dipotong di ujung skala", ", cut at the end of the scale") : "") + "): " + says + ".";
}

/// Where the value of this survey is in the plan, and where the plan has another.
std::string source_statement(const score_report& report, const indicator_report& all, language lang) {
  if (!all.options.year || !report.combined.whole.published()) return {};
  const std::string year = std::to_string(*all.options.year);
  for (const indicator_progress& each : all.indicators) {
    if (!is_index_id(each.plan.id)) continue;
    const auto value = each.plan.actuals.find(*all.options.year);
    if (value == each.plan.actuals.end()) return {};
    if (value->second.source == origin::survey)
      return std::string{label(lang, "Realisasi ", "The actual value of ")} + name_of(each.plan) +
             label(lang, " tahun ", " in ") + year +
             label(lang, " ialah indeks survei ini.", " is the index of this survey.");
    if (value->second.value != *report.combined.whole.published())
      return std::string{label(lang, "Realisasi ", "The actual value of ")} + name_of(each.plan) +
             label(lang, " tahun ", " in ") + year + label(lang, " menurut tabel ", " is ") +
             figure(value->second.value, lang) +
             label(lang, ", sedangkan indeks survei ini ", " by the table, and the index of this survey ") +
             figure(report.combined.whole.published(), lang) + ".";
  }
  return {};
}

}  // namespace

std::string change_statement(const score_report& report, const report_context& beside, language lang) {
  if (beside.earlier.empty()) return {};
  const earlier_period& last = beside.earlier.back();
  const auto change = change_since(last, report);
  const std::string name = shown(last.name, longest_name);
  if (!change)
    return std::string{label(lang, "Perbandingan dengan ", "There is no comparison with ")} + name +
           label(lang, " tidak dapat dibuat, karena salah satunya tidak mempunyai indeks.",
                 ", because one of the two has no index.");
  const methodology& method = report.combined.whole.method();
  const double widest = (ratio{highest_index(method)} - ratio{lowest_index(method)}).to_double();
  std::string made = std::string{label(lang, "Terhadap ", "Against ")} + name + " (IKM " + figure(last.index, lang) +
                     label(lang, ", ", ", ") + std::to_string(last.respondents) +
                     label(lang, " responden) indeks berubah ", " respondents) the index changes by ") +
                     signed_figure(change->difference, lang);
  return made + verdict_of(*change, widest, lang);
}

std::string conventions_statement(const score_report& report, const report_context& beside, language lang) {
  const scoring_conventions own = earlier_period_of(report, {}).how;
  std::string methodologies;
  std::string ways;
  for (const earlier_period& each : beside.earlier) {
    std::string& list = each.how.methodology != own.methodology ? methodologies : ways;
    if (each.how == own) continue;
    list += (list.empty() ? "" : ", ") + shown(each.name, longest_name);
    if (each.how.methodology != own.methodology) list += " (" + shown(each.how.methodology) + ")";
  }
  std::string made;
  if (!methodologies.empty())
    made = std::string{label(lang, "Metodologi lain dipakai pada ", "Another methodology was used in ")} +
           methodologies +
           label(lang, ": bandingkan indeksnya, bukan mutunya, karena batas mutunya berbeda.",
                 ": compare the index, not the grade, since the bounds of the grades differ.");
  if (!ways.empty())
    made += std::string{made.empty() ? "" : " "} +
            label(lang, "Indeks dihitung dengan cara lain (bobot, pembulatan, jawaban kosong, atau penggabungan) pada ",
                  "The index was worked out in another way (weights, rounding, blanks or combining) in ") +
            ways +
            label(lang, ": sebagian perubahan dapat berasal dari situ.", ": a part of the change may come from that.");
  return made;
}

std::vector<outline_block> trend_blocks(const score_report& report, const about& office, const report_context& beside,
                                        const document_look& look) {
  if (beside.earlier.empty()) return {};
  std::vector<outline_block> made;
  for (std::string text :
       {change_statement(report, beside, look.lang), conventions_statement(report, beside, look.lang)})
    if (!text.empty()) made.emplace_back(paragraph{std::move(text)});
  made.emplace_back(figure_of(trend_chart_of(report, office, beside, look.lang), "trend", look));
  made.emplace_back(periods_table(report, office, beside, look.lang));
  made.emplace_back(elements_table(report, office, beside, look.lang));
  return made;
}

std::vector<outline_block> indicator_blocks(const score_report& report, const report_context& beside,
                                            const document_look& look) {
  if (!beside.indicators) return {};
  const indicator_report& all = *beside.indicators;
  std::vector<outline_block> made;
  if (std::string text = source_statement(report, all, look.lang); !text.empty())
    made.emplace_back(paragraph{std::move(text)});
  if (const auto year = year_of(all)) made.emplace_back(year_table(all, *year, look.lang));
  std::size_t number = 0;
  for (const indicator_progress& each : all.indicators) {
    made.emplace_back(years_table(each, look.lang));
    const trend_chart chart = trend_chart_of(each, all.method, look.lang);
    if (each.years.size() > 1) made.emplace_back(figure_of(chart, "plan-" + std::to_string(++number), look));
    if (std::string text = projection_statement(each, chart, look.lang); !text.empty())
      made.emplace_back(paragraph{std::move(text)});
  }
  data_table ends = end_table(all, look.lang);
  if (!ends.rows.empty()) made.emplace_back(std::move(ends));
  return made;
}

}  // namespace ikm
