// SPDX-License-Identifier: BSL-1.0
#include "documents/statements.hpp"

#include "ingest/quoted.hpp"
#include "report/labels.hpp"
#include "report/statistics_text.hpp"

#include <ikm/gap/gap_to.hpp>
#include <ikm/gap/index_value.hpp>
#include <ikm/index/grade.hpp>

#include <algorithm>
#include <vector>

namespace ikm {
namespace {

const methodology& method_of(const score_report& report) { return report.combined.whole.method(); }

std::string name_of_element(const score_report& report, std::size_t element, language lang) {
  return shown(method_of(report).elements()[element].name.in(lang), 400);
}

std::string grade_text(const band& grade, language lang) {
  return shown(grade.letter) + " (" + shown(grade.label.in(lang)) + ")";
}

/// `a`, `a dan b`, `a, b, dan c`.
std::string joined(const std::vector<std::string>& names, language lang) {
  std::string made;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    if (i != 0) made += names.size() > 2 ? ", " : " ";
    if (i != 0 && last) made += label(lang, "dan ", "and ");
    made += names[i];
  }
  return made;
}

/// The elements whose index is this one, by name.
std::string elements_with(const score_report& report, const decimal& index, language lang) {
  std::vector<std::string> names;
  for (std::size_t e = 0; e < method_of(report).elements().size(); ++e)
    if (report.combined.whole.element(e).index == index) names.push_back(name_of_element(report, e, lang));
  return joined(names, lang);
}

std::string with_grade(const score_report& report, const decimal& index, language lang) {
  return figure(index, lang) + label(lang, ", mutu ", ", grade ") + shown(grade_of(method_of(report), index).letter);
}

}  // namespace

std::string index_statement(const score_report& report, language lang) {
  const unit_index& whole = report.combined.whole;
  const std::string respondents = std::to_string(whole.respondents());
  if (!whole.published()) {
    const std::vector<std::size_t> unanswered = whole.unanswered();
    std::vector<std::string> names;
    names.reserve(unanswered.size());
    for (const std::size_t e : unanswered) names.push_back(name_of_element(report, e, lang));
    return std::string{label(lang, "Indeks tidak dapat dihitung, karena tidak ada jawaban untuk ",
                             "There is no index, because there is no answer to ")} +
           joined(names, lang) + ".";
  }
  const std::string index = figure(whole.published(), lang);
  const std::string grade = grade_text(*whole.grade(), lang);
  if (lang == language::english)
    return "The public satisfaction index (IKM) is " + index + ", from " + respondents +
           " respondents. The grade of the service is " + grade + ".";
  return "Indeks Kepuasan Masyarakat (IKM) sebesar " + index + ", dari " + respondents + " responden. Mutu pelayanan " +
         grade + ".";
}

std::string extremes_statement(const score_report& report, language lang) {
  std::vector<decimal> indices;
  for (std::size_t e = 0; e < method_of(report).elements().size(); ++e)
    if (const auto index = report.combined.whole.element(e).index) indices.push_back(*index);
  if (indices.empty()) return {};
  const auto [low, high] = std::minmax_element(indices.begin(), indices.end());
  if (*low == *high)
    return std::string{label(lang, "Indeks semua unsur sama: ", "All elements have the same index: ")} +
           with_grade(report, *low, lang) + ".";
  return std::string{label(lang, "Indeks terendah: ", "The lowest index: ")} + elements_with(report, *low, lang) +
         " (" + with_grade(report, *low, lang) + label(lang, "). Indeks tertinggi: ", "). The highest: ") +
         elements_with(report, *high, lang) + " (" + with_grade(report, *high, lang) + ").";
}

std::string below_grade_statement(const score_report& report, language lang) {
  const unit_index& whole = report.combined.whole;
  if (!whole.published()) return {};
  const band& grade = grade_of(whole.method(), *whole.published());
  std::vector<std::string> names;
  for (std::size_t e = 0; e < whole.method().elements().size(); ++e) {
    const auto index = whole.element(e).index;
    if (index && grade_of(whole.method(), *index).lower < grade.lower)
      names.push_back(name_of_element(report, e, lang) + " (" + with_grade(report, *index, lang) + ")");
  }
  if (names.empty()) return {};
  return std::string{label(lang, "Unsur yang mutunya di bawah mutu keseluruhan: ",
                           "Elements whose grade is below that of the whole: ")} +
         joined(names, lang) + ".";
}

std::string rows_statement(const score_report& report, const std::string& unit, language lang) {
  const row_account& rows = report.answers.account;
  std::uint64_t blanks = 0;
  for (std::size_t q = 0; q < method_of(report).question_count(); ++q)
    blanks += report.combined.whole.question(q).blanks;
  std::string made = lang == language::english
                         ? "Of " + std::to_string(rows.rows) + " rows" + (unit.empty() ? "" : " of all units") + ", " +
                               std::to_string(rows.accepted) + " were accepted, " + std::to_string(rows.rejected) +
                               " rejected and " + std::to_string(rows.skipped) + " passed over."
                         : "Dari " + std::to_string(rows.rows) + " baris" + (unit.empty() ? "" : " semua unit") + ", " +
                               std::to_string(rows.accepted) + " diterima, " + std::to_string(rows.rejected) +
                               " ditolak, dan " + std::to_string(rows.skipped) + " dilewati.";
  if (!unit.empty())
    made += " " + std::to_string(report.answers.all.respondents()) +
            label(lang, " responden di antaranya dari ", " of the respondents are of ") + unit + ".";
  if (report.options.missing == missing::listwise)
    return made +
           label(lang, " Responden dengan jawaban kosong tidak dihitung.", " Respondents with a blank were left out.");
  if (blanks == 0) return made + label(lang, " Tidak ada jawaban kosong.", " There are no blank answers.");
  made += " " + std::to_string(blanks);
  if (report.options.missing == missing::zero)
    return made + label(lang, " jawaban kosong dihitung 0.", " blank answers count as 0.");
  return made +
         label(lang, " jawaban kosong tidak dihitung pada unsurnya.", " blank answers were left out of their element.");
}

std::string sample_statement(const score_report& report, const about& office, language lang) {
  std::optional<sample_check> sample = report.sample;
  if (!sample && office.population) sample = check_sample(report.answers.all.respondents(), *office.population);
  if (!sample) return {};
  const std::string population = std::to_string(sample->population);
  const std::string asked = std::to_string(sample->asked);
  const std::string had = std::to_string(sample->respondents);
  const std::string lacking = sample->enough() ? std::string{} : std::to_string(sample->asked - sample->respondents);
  if (lang == language::english)
    return "For a population of " + population + ", Krejcie and Morgan's table asks for " + asked +
           " respondents; the survey has " + had +
           (lacking.empty() ? ", which is enough." : ", " + lacking + " too few.");
  return "Untuk populasi " + population + ", tabel Krejcie–Morgan meminta " + asked +
         " responden; survei ini memiliki " + had + (lacking.empty() ? ", cukup." : ", kurang " + lacking + ".");
}

std::string interval_statement(const score_report& report, language lang) {
  if (!report.statistics.confidence || !report.statistics.confidence->limits) return {};
  const confidence_statement& stated = *report.statistics.confidence;
  const double lowest = lowest_index(method_of(report)).to_double();
  const double highest = highest_index(method_of(report)).to_double();
  const double low = std::clamp(stated.limits->low, lowest, highest);
  const double high = std::clamp(stated.limits->high, lowest, highest);
  const bool is_cut = low > stated.limits->low || high < stated.limits->high;
  std::string made = label(lang, "Selang kepercayaan ", "The ");
  made += percentage(stated.level, lang) + label(lang, " %: ", " % confidence interval: ") + statistic(low, 2, lang) +
          "–" + statistic(high, 2, lang);
  if (is_cut) made += label(lang, " (dipotong di ujung skala)", " (cut at the end of the scale)");
  made += ". " + chance_only().in(lang);
  if (made.back() != '.') made += ".";
  for (const doubt why : stated.open_doubts()) made += " " + sentence_of(why).in(lang) + ".";
  return made;
}

std::string target_statement(const score_report& report, language lang) {
  if (!report.targets.all) return {};
  const auto gap = gap_to(report.combined.whole, *report.targets.all);
  if (!gap) return {};
  std::string made = std::string{"Target "} + figure(gap->target, lang) + label(lang, ", realisasi ", ", actual ") +
                     figure(gap->index, lang) + label(lang, ", selisih ", ", difference ") +
                     signed_figure(gap->difference, lang);
  if (gap->attainment_percent)
    made += label(lang, ", capaian ", ", attainment ") + figure(gap->attainment_percent->rounded(2), lang) + " %";
  made += gap->met ? label(lang, ". Target tercapai.", ". The target is met.")
                   : label(lang, ". Target belum tercapai.", ". The target is not met.");
  if (gap->met) return made;
  if (gap->points_needed)
    return made + label(lang, " Paling sedikit ", " At least ") + std::to_string(*gap->points_needed) +
           label(lang, " poin lagi diperlukan: satu poin menaikkan satu jawaban satu tingkat.",
                 " more points are needed: one point raises one answer by one step.");
  return made + label(lang, " Target di luar jangkauan jawaban yang ada.",
                      " The target is beyond what these answers can reach.");
}

std::string withheld_statement(const score_report& report, language lang) {
  for (std::size_t t = 0; t < report.answers.groups.size(); ++t)
    for (const auto& [key, counts] : report.answers.groups[t].groups())
      if (is_withheld(report, t, key, counts))
        return label(lang, "Kelompok dengan kurang dari ", "Groups of fewer than ") +
               std::to_string(report.smallest_group) +
               label(lang,
                     " responden ditahan, beserta kelompok lain bila tanpa itu angkanya dapat dihitung dari jumlah.",
                     " respondents are withheld, with another group where their figures would follow from the total.");
  return {};
}

}  // namespace ikm
