// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/indicator_report.hpp>

#include "labels.hpp"
#include "report/chart.hpp"
#include "report/gap_text.hpp"
#include "report/terminal.hpp"

#include <ikm/index/grade.hpp>
#include <ikm/ingest/complaint.hpp>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace ikm {
namespace {

class indicator_writer {
 public:
  indicator_writer(std::ostream& to, const indicator_report& report, language lang, std::size_t width)
      : to_{to}, report_{report}, lang_{lang}, width_{std::clamp<std::size_t>(width, 60, 120)} {}

  void write() {
    line("{}", say("Indikator kinerja: target dan realisasi", "Performance indicators: targets and actual values"));
    for (const std::string& file : report_.files) line("  {}", shown(file));
    if (report_.options.year) line("  {} {}", say("keadaan tahun", "as of"), *report_.options.year);
    for (const indicator_progress& progress : report_.indicators) one(progress);
  }

 private:
  const char* say(const char* indonesian, const char* english) const { return label(lang_, indonesian, english); }
  std::string show(const std::optional<decimal>& value) const { return figure(value, lang_); }
  std::string show_rounded(const std::optional<ratio>& value) const {
    return figure(value ? std::optional{value->rounded(2)} : std::nullopt, lang_);
  }
  std::string signed_show(const ratio& value) const { return signed_figure(value.rounded(2), lang_); }
  /// A statistic, for the eye.
  std::string statistic(double value) const {
    std::string text = fmt::format("{:.2f}", value);
    if (lang_ == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }

  template <typename... Values>
  void line(fmt::format_string<Values...> pattern, Values&&... values) {
    fmt::print(to_, pattern, std::forward<Values>(values)...);
    to_ << '\n';
  }
  void fact(const char* name, const std::string& value) {
    if (!value.empty()) line("  {:<19}{}", name, value);
  }

  void one(const indicator_progress& progress) {
    const indicator& plan = progress.plan;
    line("");
    line("{} [{}]", cut(shown(plan.name), width_ - 4), shown(plan.id));
    fact(say("Sasaran", "Goal"), cut(shown(plan.goal), width_ - 21));
    fact(say("Penanggung jawab", "Responsible"), shown(plan.responsible));
    if (plan.way == direction::lower)
      fact(say("Arah", "Direction"),
           fmt::format("{} ({})", say("makin rendah makin baik", "lower is better"), name_of(report_.options.lower)));
    line("");
    table(progress);
    const std::vector<band> none;
    const auto lines = chart_of(progress, is_index(plan) ? report_.method.bands() : none, lang_, width_ - 2);
    if (!lines.empty()) line("");
    for (const std::string& text : lines) line("  {}", text);
    if (!lines.empty()) line("");
    stands(progress);
    closes(progress);
  }

  void table(const indicator_progress& progress) {
    const bool graded = is_index(progress.plan);
    line("  {:<6}{:>8}{:>10}{:>9}{:>10}  {:<14}{:>10}{}", say("Tahun", "Year"), say("Target", "Target"),
         say("Realisasi", "Actual"), say("Selisih", "Gap"), say("Capaian %", "Attain. %"), say("Predikat", "Rating"),
         say("Perubahan", "Change"), graded ? say("  Mutu", "  Grade") : "");
    for (const year_progress& year : progress.years) {
      const std::optional<decimal> actual = year.actual ? std::optional{year.actual->value} : std::nullopt;
      line("  {:<6}{:>8}{:>10}{:>9}{:>10}  {:<14}{:>10}{}", year.year, show(year.target), show(actual),
           signed_figure(year.difference, lang_), show_rounded(year.attainment_percent),
           year.rating ? label_of(*year.rating).in(lang_) : "–", signed_figure(year.change, lang_),
           graded && actual ? "  " + grade_of(report_.method, *actual).letter : std::string{});
    }
  }

  void stands(const indicator_progress& progress) {
    if (const auto& path = progress.path) {
      using standing = path_progress::standing;
      const char* where = path->stands == standing::ahead    ? say("di depan jalur", "ahead of the path")
                          : path->stands == standing::behind ? say("di belakang jalur", "behind the path")
                                                             : say("tepat di jalur", "on the path");
      fact(fmt::format("{} {}", say("Jalur", "Path"), path->year).c_str(),
           fmt::format("{} ({} {} {})", where, signed_show(path->difference), say("terhadap", "against"),
                       show_rounded(path->expected)));
    }
    if (const auto& end = progress.end) {
      std::string text = "target " + show(end->target);
      if (end->difference)
        text += fmt::format("; {} {}", say("selisih", "difference"), signed_figure(end->difference, lang_));
      if (end->attainment_percent)
        text += fmt::format("; {} {} %", say("capaian", "attainment"), show_rounded(end->attainment_percent));
      if (end->met && *end->met)
        text += say("; sudah tercapai", "; already met");
      else if (end->required_per_year)
        text += fmt::format("; {} {} {}", say("perlu", "asks for"), signed_show(*end->required_per_year),
                            say("tiap tahun", "a year"));
      else if (end->met)
        text += say("; tidak ada tahun tersisa", "; no year is left");
      fact(fmt::format("{} {}", say("Akhir rencana", "End of plan"), end->year).c_str(), text);
    }
    projected(progress);
  }

  void projected(const indicator_progress& progress) {
    if (const auto& made = progress.projection) {
      const char* says = *progress.outlook == outlook::on_track ? say("sesuai jalur", "on track")
                         : *progress.outlook == outlook::behind ? say("tertinggal", "behind")
                                                                : say("berisiko", "at risk");
      fact(fmt::format("{} {}", say("Proyeksi", "Projection"), made->year).c_str(),
           fmt::format("{} ({} – {}; {:g} %, {} {}): {}", statistic(made->value), statistic(made->low),
                       statistic(made->high), made->confidence * 100, made->points, say("titik", "points"), says));
    } else if (progress.plan.actuals.size() < least_projection_points && progress.end) {
      fact(say("Proyeksi", "Projection"),
           fmt::format(fmt::runtime(say("perlu {} nilai, baru ada {}", "needs {} values, there are {}")),
                       least_projection_points, progress.plan.actuals.size()));
    }
  }

  /// What would close the gap, from the latest survey behind a value that has a target.
  void closes(const indicator_progress& progress) {
    for (auto year = progress.years.rbegin(); year != progress.years.rend(); ++year) {
      const auto survey = report_.surveys.find({progress.plan.id, year->year});
      if (survey == report_.surveys.end() || !year->target || !year->actual) continue;
      line("");
      line("{} {}", say("Survei tahun", "The survey of"), year->year);
      write_gap_text(to_, survey->second, *year->target, lang_, width_);
      return;
    }
  }

  std::ostream& to_;
  const indicator_report& report_;
  language lang_;
  std::size_t width_;
};

}  // namespace

void write_text(std::ostream& to, const indicator_report& report, language lang, std::size_t width) {
  indicator_writer{to, report, lang, width}.write();
}

}  // namespace ikm
