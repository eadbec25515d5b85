// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/audit_report.hpp>

#include "ingest/quoted.hpp"
#include "report/labels.hpp"
#include "report/page.hpp"
#include "report/terminal.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <string>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t indent = 25;
constexpr int range_places = 4;

sentence label_of(index_verdict verdict) {
  switch (verdict) {
    case index_verdict::reproduced: return {"sesuai", "reproduced"};
    case index_verdict::allowed: return {"mungkin", "possible"};
    case index_verdict::inconsistent: return {"TIDAK SESUAI", "INCONSISTENT"};
    case index_verdict::no_index: break;
  }
  return {"tanpa indeks", "no index"};
}

sentence label_of(grade_verdict verdict) {
  switch (verdict) {
    case grade_verdict::right: return {"benar", "right"};
    case grade_verdict::wrong: return {"SALAH", "WRONG"};
    case grade_verdict::other_bands: return {"BATAS LAIN", "OTHER BANDS"};
    case grade_verdict::no_grade: break;
  }
  return {"–", "–"};
}

bool is_in_order(const audited_sheet& sheet) {
  return sheet.verdict != index_verdict::inconsistent && sheet.grade_verdict != grade_verdict::wrong &&
         sheet.grade_verdict != grade_verdict::other_bands;
}

class audit_writer : text_page {
 public:
  audit_writer(std::ostream& to, const audit_report& report, language lang, std::size_t width)
      : text_page{to, lang, indent}, report_{report}, width_{std::clamp<std::size_t>(width, 50, 120)} {}

  void write() {
    line("{}", say("Pemeriksaan angka tercetak", "Audit of printed figures"));
    for (const std::string& file : report_.files) line("  {}", shown(file, 4096));
    line("  {} {}", say("metodologi", "methodology"), report_.method.id());
    if (report_.sheets.size() == 1)
      whole(report_.sheets.front());
    else
      many();
    if (report_.passed.empty()) return;
    line("");
    line("{}", say("Baris tanpa hasil, tidak diperiksa:", "Rows that print no result, not audited:"));
    for (const passed_row& row : report_.passed) line("  {}:{}: {}", shown(row.file, 4096), row.line, shown(row.label));
  }

 private:
  [[nodiscard]] std::string number(const ratio& value, int places) const {
    return figure(value.rounded(places), lang_);
  }
  void fact(const char* name, const std::string& value) { wrapped_fact(name, value, width_); }

  void printed(const audited_sheet& sheet) {
    const printed_sheet& of = sheet.printed;
    std::string index = of.index ? shown(of.index->text) : std::string{say("tidak ada", "none")};
    if (!of.grade.empty()) index += say(", mutu ", ", grade ") + shown(of.grade);
    fact(say("Indeks tercetak", "Printed index"), index);
    std::string means;
    for (std::size_t e = 0; e < of.means.size(); ++e)
      means += (e == 0 ? "" : "  ") + report_.method.elements()[e].code + "=" +
               (of.means[e] ? shown(of.means[e]->text) : std::string{"–"});
    fact(say("NRR tercetak", "Printed means"), means);
  }

  void follows(const audited_sheet& sheet) {
    if (!sheet.conventions.empty()) {
      const tried_convention& own = sheet.conventions.front();
      fact(say("Dari NRR itu", "From these means"),
           fmt::format("{} {} {} ({})", figure(own.index, lang_), say("mutu", "grade"), own.grade.letter,
                       label_of(report_.method, own).in(lang_)));
    }
    if (sheet.allowed)
      fact(say("Rentang yang mungkin", "Possible range"),
           fmt::format("{} – {}: {}", number(sheet.allowed->low, range_places),
                       number(sheet.allowed->high, range_places),
                       say("NRR yang dibulatkan atau dipotong menjadi yang tercetak",
                           "of means that round or are cut to the printed ones")));
  }

  /// Those that give the printed index; where none does, what each weight gives.
  void conventions(const audited_sheet& sheet) {
    if (sheet.conventions.empty()) return;
    const bool any = sheet.verdict == index_verdict::reproduced;
    const char* head =
        any ? say("Cara hitung yang sama", "Conventions that fit") : say("Cara hitung dicoba", "Conventions tried");
    for (const tried_convention& tried : sheet.conventions) {
      if (any ? !tried.matches : tried.rounding != intermediate_rounding::exact) continue;
      fact(std::exchange(head, ""), fmt::format("{} {}: {}", figure(tried.index, lang_), tried.grade.letter,
                                                label_of(report_.method, tried).in(lang_)));
    }
    if (!any)
      fact("", say("(juga dengan tiap pembulatan antara; tidak ada yang sama)",
                   "(also with each intermediate rounding; none fits)"));
  }

  void notes(const audited_sheet& sheet) {
    const char* head = say("Catatan", "Notes");
    for (const sentence& note : sheet.notes) fact(std::exchange(head, ""), shown(note.in(lang_), 400));
  }

  void whole(const audited_sheet& sheet) {
    line("");
    printed(sheet);
    follows(sheet);
    conventions(sheet);
    notes(sheet);
    line("");
    fact(say("Kesimpulan", "Conclusion"), conclusion_of(report_.method, sheet).in(lang_));
  }

  void many() {
    line("");
    std::size_t name = 12;
    for (const audited_sheet& sheet : report_.sheets) name = std::max(name, columns_of(shown(sheet.printed.name)));
    name = std::min(name, width_ > 65 ? width_ - 53 : 12);
    const auto row = [&](const std::string& unit, const std::string& index, const std::string& grade,
                         const std::string& exact, const std::string& verdict, const std::string& graded) {
      const auto pad = [](const std::string& text, std::size_t width) {
        const std::size_t taken = columns_of(text);
        return text + std::string(taken < width ? width - taken : 0, ' ');
      };
      line("  {} {} {} {} {} {}", pad(cut(unit, name), name), pad(cut(index, 7), 7), pad(cut(grade, 5), 5),
           pad(exact, 10), pad(verdict, 13), graded);
    };
    row(say("Unit", "Unit"), say("indeks", "index"), say("mutu", "grade"), say("dari NRR", "from means"),
        say("indeks", "index"), say("mutu", "grade"));
    std::map<index_verdict, std::size_t> counts;
    for (const audited_sheet& sheet : report_.sheets) {
      ++counts[sheet.verdict];
      row(shown(sheet.printed.name), sheet.printed.index ? shown(sheet.printed.index->text) : "–",
          sheet.printed.grade.empty() ? "–" : shown(sheet.printed.grade),
          sheet.conventions.empty() ? "–" : figure(sheet.conventions.front().index, lang_),
          label_of(sheet.verdict).in(lang_), label_of(sheet.grade_verdict).in(lang_));
    }
    line("");
    for (const auto& [verdict, count] : counts) fact(label_of(verdict).in(lang_).c_str(), std::to_string(count));
    for (const audited_sheet& sheet : report_.sheets)
      if (!is_in_order(sheet) || !sheet.notes.empty()) one_of_many(sheet);
  }

  void one_of_many(const audited_sheet& sheet) {
    line("");
    line("{} ({}:{})", shown(sheet.printed.name), shown(sheet.printed.file, 4096), sheet.printed.line);
    fact(say("Kesimpulan", "Conclusion"), conclusion_of(report_.method, sheet).in(lang_));
    notes(sheet);
  }

  const audit_report& report_;
  std::size_t width_;
};

}  // namespace

void write_text(std::ostream& to, const audit_report& report, language lang, std::size_t width) {
  audit_writer{to, report, lang, width}.write();
}

}  // namespace ikm
