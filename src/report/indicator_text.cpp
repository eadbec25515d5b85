// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/indicator_report.hpp>

#include "ingest/quoted.hpp"
#include "labels.hpp"
#include "report/chart.hpp"
#include "report/gap_text.hpp"
#include "report/page.hpp"
#include "report/terminal.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/stats/projection.hpp>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {
namespace {

/// A cell of the table as it may be shown: its line breaks are blanks.
std::string one_line(std::string_view cell) {
  std::string text;
  for (const char c : cell) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank)
      text += c;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  return shown(text, 500);
}

class indicator_writer : text_page {
 public:
  indicator_writer(std::ostream& to, const indicator_report& report, language lang, std::size_t width)
      : text_page{to, lang, 21}, report_{report}, width_{std::clamp<std::size_t>(width, 40, 120)} {}

  void write() {
    line("{}", say("Indikator kinerja: target dan realisasi", "Performance indicators: targets and actual values"));
    for (const std::string& file : report_.files) line("  {}", shown(file));
    if (report_.options.year) line("  {} {}", say("keadaan tahun", "as of"), *report_.options.year);
    for (const indicator_progress& progress : report_.indicators) one(progress);
  }

 private:
  std::string show(const std::optional<decimal>& value) const { return figure(value, lang_); }
  std::string show_rounded(const std::optional<ratio>& value) const {
    return figure(value ? std::optional{value->rounded(2)} : std::nullopt, lang_);
  }
  /// A statistic, for the eye: with as many decimals as the figures that it is made of.
  std::string statistic(const indicator& plan, double value) const {
    std::string text = fmt::format("{:.{}f}", value, shown_places(plan));
    if (lang_ == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }

  void fact(const char* name, const std::string& value) { wrapped_fact(name, value, width_); }

  void one(const indicator_progress& progress) {
    const indicator& plan = progress.plan;
    line("");
    const std::string id = shown(plan.id);
    line("{} [{}]", cut(one_line(plan.name), std::max(width_, columns_of(id) + 15) - columns_of(id) - 3), id);
    fact(say("Sasaran", "Goal"), cut(one_line(plan.goal), width_ - 21));
    fact(say("Penanggung jawab", "Responsible"), cut(one_line(plan.responsible), width_ - 21));
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

  /// One column of the table. Columns are as wide as their cells ask for; where the terminal is too narrow for the
  /// usual widths they are no wider than that, and the last ones that can be spared are left out.
  struct table_column {
    std::size_t usual;
    bool left;
    std::vector<std::string> cells;  ///< the header first

    [[nodiscard]] std::size_t needed() const {
      std::size_t most = 0;
      for (const std::string& cell : cells) most = std::max(most, columns_of(cell));
      return most + 1;
    }
  };

  void table(const indicator_progress& progress) {
    const bool graded = is_index(progress.plan);
    std::vector<table_column> columns = {{6, true, {say("Tahun", "Year")}},
                                         {8, false, {say("Target", "Target")}},
                                         {10, false, {say("Realisasi", "Actual")}},
                                         {9, false, {say("Selisih", "Gap")}},
                                         {10, false, {say("Capaian %", "Attain. %")}},
                                         {16, true, {std::string{"  "} + say("Predikat", "Rating")}},
                                         {10, false, {say("Perubahan", "Change")}}};
    if (graded) columns.push_back({7, true, {std::string{"  "} + say("Mutu", "Grade")}});
    for (const year_progress& year : progress.years) {
      const std::optional<decimal> actual = year.actual ? std::optional{year.actual->value} : std::nullopt;
      std::vector<std::string> cells = {std::to_string(year.year),
                                        show(year.target),
                                        show(actual),
                                        signed_figure(year.difference, lang_),
                                        show_rounded(year.attainment_percent),
                                        std::string{"  "} + (year.rating ? label_of(*year.rating).in(lang_) : "–"),
                                        signed_figure(year.change, lang_)};
      if (graded) {
        const auto grade = year.actual ? grade_of_actual(report_.method, *year.actual) : std::nullopt;
        cells.push_back(grade ? "  " + shown(grade->letter) : std::string{year.actual ? "  –" : ""});
      }
      for (std::size_t c = 0; c < columns.size(); ++c) columns[c].cells.push_back(std::move(cells[c]));
    }
    print(columns);
  }

  void print(std::vector<table_column>& columns) {
    constexpr std::size_t change = 6;
    constexpr std::size_t rating = 5;
    const auto total = [&](bool usual) {
      std::size_t sum = 2;
      for (const table_column& c : columns) sum += usual ? std::max(c.usual, c.needed()) : c.needed();
      return sum;
    };
    const bool usual = total(true) <= width_;
    for (const std::size_t spare : {change, rating})
      if (total(usual) > width_) columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(spare));
    for (std::size_t row = 0; row < columns.front().cells.size(); ++row) {
      std::string text = "  ";
      for (const table_column& c : columns) {
        const std::size_t width = usual ? std::max(c.usual, c.needed()) : c.needed();
        const std::string padding(width - columns_of(c.cells[row]), ' ');
        text += c.left ? c.cells[row] + padding : padding + c.cells[row];
      }
      line("{}", text.substr(0, text.find_last_not_of(' ') + 1));
    }
  }

  void stands(const indicator_progress& progress) {
    if (const auto& path = progress.path) {
      using standing = path_progress::standing;
      const char* where = path->stands == standing::ahead    ? say("di depan jalur", "ahead of the path")
                          : path->stands == standing::behind ? say("di belakang jalur", "behind the path")
                                                             : say("tepat di jalur", "on the path");
      fact(fmt::format("{} {}", say("Jalur", "Path"), path->year).c_str(),
           fmt::format("{} ({} {} {})", where, signed_figure(rounded_on_path(progress, path->difference), lang_),
                       say("terhadap", "against"), show(rounded_on_path(progress, path->expected))));
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
        text += fmt::format("; {} {} {}", say("perlu", "asks for"),
                            signed_figure(rounded_quotient(progress.plan, *end->required_per_year), lang_),
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
           fmt::format("{} ({} – {}; {:g} %, {} {}): {}", statistic(progress.plan, made->value),
                       statistic(progress.plan, made->low), statistic(progress.plan, made->high),
                       made->confidence * 100, made->points, say("titik", "points"), says));
    } else if (progress.plan.actuals.size() < least_projection_points && progress.end) {
      fact(say("Proyeksi", "Projection"),
           fmt::format(fmt::runtime(say("perlu {} nilai, baru ada {}", "needs {} values, there are {}")),
                       least_projection_points, progress.plan.actuals.size()));
    }
  }

  /// What would close the gap, from the latest survey that gave a value that has a target.
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

  const indicator_report& report_;
  std::size_t width_;
};

}  // namespace

void write_text(std::ostream& to, const indicator_report& report, language lang, std::size_t width) {
  indicator_writer{to, report, lang, width}.write();
}

}  // namespace ikm
