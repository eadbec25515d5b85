// SPDX-License-Identifier: BSL-1.0
#include "report/statistics_text.hpp"

#include "base/joined.hpp"
#include "ingest/quoted.hpp"
#include "labels.hpp"
#include "report/page.hpp"

#include <ikm/ingest/complaint.hpp>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ostream>

namespace ikm {
namespace {

class statistics_writer : text_page {
 public:
  statistics_writer(std::ostream& to, const score_report& report, language lang)
      : text_page{to, lang, 30}, report_{report} {}

  void write() {
    if (report_.sample) sample(*report_.sample);
    if (report_.statistics.confidence) confidence(*report_.statistics.confidence);
    if (report_.statistics.weighted) weighted(*report_.statistics.weighted);
    if (report_.statistics.quality) quality(*report_.statistics.quality);
  }

 private:
  const methodology& method() const { return report_.combined.whole.method(); }
  std::string shown(const possibly<double>& value, int decimals) const { return statistic(value, decimals, lang_); }
  std::string shown(double value, int decimals) const { return statistic(value, decimals, lang_); }

  void sample(const sample_check& sample) {
    line("");
    fact(say("Populasi", "Population"), std::to_string(sample.population));
    fact(say("Krejcie–Morgan", "Krejcie–Morgan"),
         fmt::format(fmt::runtime(say("perlu {} responden, ada {}: {}", "asks {} respondents, there are {}: {}")),
                     sample.asked, sample.respondents,
                     sample.enough() ? say("cukup", "enough") : say("kurang", "too few")));
  }

  void confidence(const confidence_statement& stated) {
    line("");
    if (report_.sample && !stated.population)
      line("! {}", say("populasi tidak dipakai untuk koreksi: indeks digabungkan dari unit-unit",
                       "the population is not used for a correction: the index is combined from units"));
    const auto& index = stated.estimates.index;
    if (!index) {
      fact(say("Galat baku", "Standard error"), fmt::format("– ({})", sentence_of(index.why()).in(lang_)));
      return;
    }
    precision(stated, *index);
    for (const doubt why : stated.open_doubts()) line("! {}", sentence_of(why).in(lang_));
    line("{}", chance_only().in(lang_));
  }

  void precision(const confidence_statement& stated, const estimate& index) {
    fact(say("Galat baku", "Standard error"), shown(index.standard_error, 2));
    fact(fmt::format("Margin {} %", percentage(stated.level, lang_)), "± " + shown(stated.margin, 2));
    const std::string limits = stated.limits ? shown(stated.limits->low, 2) + " – " + shown(stated.limits->high, 2)
                                             : fmt::format("– ({})", sentence_of(stated.limits.why()).in(lang_));
    fact(say("Selang kepercayaan", "Confidence interval"), fmt::format("{} ({})", limits, name_of(stated.method)));
    std::string grades;
    for (auto grade = stated.grades.rbegin(); grade != stated.grades.rend(); ++grade)
      grades += fmt::format("{}{} {} %", grades.empty() ? "" : ", ", ikm::shown(grade->letter),
                            shown(100 * grade->assurance, 1));
    if (!grades.empty()) fact(say("Keyakinan mutu", "Confidence of the grade"), grades);
    if (stated.has_target)
      fact(say("Keyakinan target tercapai", "Confidence in the target"),
           stated.target ? shown(100 * *stated.target, 1) + " %"
                         : fmt::format("– ({})", sentence_of(stated.target.why()).in(lang_)));
  }

  void weighted(const weighted_statement& stated) {
    line("");
    std::string columns;
    for (const std::string& column : stated.by) append_item(columns, ikm::shown(column));
    const auto& index = stated.found.survey.index;
    fact(fmt::format(fmt::runtime(say("IKM tertimbang ({})", "Weighted IKM ({})")), name_of(stated.rule)),
         index ? fmt::format("{}  {}", shown(index->value, 2), columns)
               : fmt::format("– ({})", sentence_of(index.why()).in(lang_)));
    if (!index) return;
    precision(stated.confidence, *index);
    fact(say("Efek desain (Kish)", "Design effect (Kish)"), shown(stated.found.design_effect, 3));
    fact(say("Ragam : tanpa bobot", "Variance : unweighted"), with_reason(stated.found.variance_ratio));
    for (const doubt why : stated.confidence.open_doubts()) line("! {}", sentence_of(why).in(lang_));
  }

  void quality(const quality_statement& quality) {
    const reliability& items = quality.items;
    line("");
    fact(say("Responden lengkap", "Complete respondents"), std::to_string(items.respondents));
    fact(say("Alpha Cronbach", "Cronbach's alpha"), with_reason(items.alpha));
    fact(say("r tabel (5 %, dua sisi)", "Critical r (5 %, two-sided)"), with_reason(items.critical_r));
    line("{:<10}{:>14}{:>22}{:>10}{:>10}  {}", say("Unsur", "Element"), say("Korelasi", "Item-total"),
         say("Alpha tanpa unsur", "Alpha if dropped"), say("Terendah", "Floor"), say("Tertinggi", "Ceiling"),
         say("Prioritas", "Priority"));
    for (std::size_t e = 0; e < items.item_total.size(); ++e) element(quality, e);
    fact(say("Satu jawaban untuk semua", "One answer throughout"), percent_of(quality.patterns.straight_lining));
    lines(quality);
    own(quality.own);
    blanks(quality.missing);
  }

  void element(const quality_statement& quality, std::size_t e) {
    const reliability& items = quality.items;
    const bool weak = items.item_total[e] && items.critical_r && *items.item_total[e] < *items.critical_r;
    const std::size_t first = method().first_question(e);
    const bool single = method().elements()[e].questions.size() == 1;
    const bool placed = e < quality.places.size() && quality.places[e].place;
    line("{:<10}{:>14}{:>22}{:>10}{:>10}  {}", ikm::shown(method().elements()[e].code),
         shown(items.item_total[e], 3) + (weak ? " <r" : ""), shown(items.alpha_if_dropped[e], 3),
         single ? percent_of(quality.patterns.floor[first]) : "–",
         single ? percent_of(quality.patterns.ceiling[first]) : "–",
         placed ? sentence_of(*quality.places[e].place).in(lang_) : "–");
  }

  /// Where the cross-hair of the priorities is.
  void lines(const quality_statement& quality) {
    if (!quality.lines) return;
    fact(say("Garis prioritas", "Lines of priority"),
         fmt::format(fmt::runtime(say("NRR {}, kepentingan {} {} ({})", "mean {}, importance {} {} ({})")),
                     shown(quality.lines->performance.to_double(), 3),
                     quality.importance_is_stated ? say("dinyatakan", "as stated") : say("korelasi", "by item-total"),
                     shown(quality.lines->importance.to_double(), 3), name_of(quality.lines_at)));
  }

  void own(const possibly<own_indices>& own) {
    const char* const name = say("Indeks tiap responden", "Respondents' own indices");
    if (!own || own->respondents() == 0) {
      fact(name, fmt::format("– ({})", sentence_of(own ? undefined::no_respondents : own.why()).in(lang_)));
      return;
    }
    const auto quantile = [&](const decimal& share) {
      return figure(published_of(method(), *own->quantile(share)), lang_);
    };
    fact(name,
         fmt::format(
             fmt::runtime(say("median {}, tengah {} – {}, condong {}", "median {}, middle half {} – {}, skewness {}")),
             quantile(decimal{5, 1}), quantile(decimal{25, 2}), quantile(decimal{75, 2}), shown(own->skewness(), 2)));
    std::string grades;
    const auto each = own->grades();
    for (auto grade = each.rbegin(); grade != each.rend(); ++grade)
      grades += fmt::format(
          "{}{} {} %", grades.empty() ? "" : ", ", ikm::shown(grade->letter),
          shown(100 * static_cast<double>(grade->respondents) / static_cast<double>(own->respondents()), 1));
    fact("", fmt::format("{} {}", say("mutunya:", "their grades:"), grades));
  }

  void blanks(const missing_answers& missing) {
    if (missing.blanks == 0 || !missing.worst) return;
    const auto published = [&](const unit_index& of) { return figure(of.published(), lang_); };
    fact(say("Bila jawaban kosong", "If blanks"),
         fmt::format("available {}, listwise {}, zero {}", published(missing.available), published(missing.listwise),
                     published(missing.zero)));
    fact("",
         fmt::format(fmt::runtime(say("paling buruk {}, paling baik {}: mutu {}", "at worst {}, at best {}: grade {}")),
                     published(*missing.worst), published(*missing.best),
                     missing.grade_is_certain() ? say("tetap", "stays") : say("dapat berubah", "may change")));
  }

  std::string with_reason(const possibly<double>& value) const {
    return value ? shown(*value, 3) : fmt::format("– ({})", sentence_of(value.why()).in(lang_));
  }
  std::string percent_of(const possibly<double>& share) const { return share ? shown(100 * *share, 1) + " %" : "–"; }

  const score_report& report_;
};

}  // namespace

std::string statistic(double value, int decimals, language lang) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string percentage(double level, language lang) {
  std::string text = fmt::format("{:.6g}", 100 * level);
  if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string statistic(const possibly<double>& value, int decimals, language lang) {
  return value ? statistic(*value, decimals, lang) : "–";
}

void write_statistics(std::ostream& to, const score_report& report, language lang) {
  statistics_writer{to, report, lang}.write();
}

}  // namespace ikm
