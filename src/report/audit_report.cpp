// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/audit_report.hpp>

#include "ingest/quoted.hpp"
#include "report/labels.hpp"

#include <ikm/index/unit_index.hpp>

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

constexpr int range_places = 4;

std::string number(const ratio& value, int places, language lang) { return figure(value.rounded(places), lang); }

bool weighs_equally(const methodology& method) {
  return std::all_of(method.elements().begin(), method.elements().end(),
                     [&](const element& each) { return each.weight == method.elements().front().weight; });
}

/// What was printed and what follows from it, in one language.
class conclusion {
 public:
  conclusion(const methodology& method, const audited_sheet& sheet, language lang)
      : method_{method}, sheet_{sheet}, lang_{lang} {}

  [[nodiscard]] std::string text() const {
    const std::string graded = of_grade();
    return of_index() + (graded.empty() ? "" : " " + graded);
  }

 private:
  [[nodiscard]] std::string say(const char* id, const char* en) const { return label(lang_, id, en); }

  /// `91,48 (mutu A)`
  [[nodiscard]] std::string by_own_weights() const {
    const tried_convention& own = sheet_.conventions.front();
    return number(own.exact, own.index.places(), lang_) + say(" (mutu ", " (grade ") + own.grade.letter + ")";
  }

  [[nodiscard]] std::string range() const {
    return number(sheet_.allowed->low, range_places, lang_) + say(" sampai ", " to ") +
           number(sheet_.allowed->high, range_places, lang_);
  }

  [[nodiscard]] std::string of_index() const {
    const auto& index = sheet_.printed.index;
    const std::string printed = say("Indeks tercetak ", "The printed index ") + (index ? shown(index->text) : "");
    switch (sheet_.verdict) {
      case index_verdict::reproduced: return printed + of_conventions();
      case index_verdict::allowed:
        return printed +
               say(" tidak diberikan oleh cara hitung mana pun, tetapi mungkin: NRR yang dibulatkan atau dipotong "
                   "menjadi "
                   "yang tercetak memberi ",
                   " is given by no convention, but it is possible: means that round or are cut to the printed ones "
                   "give ") +
               range() + ".";
      case index_verdict::inconsistent:
        if (!sheet_.allowed)
          return printed + say(" tidak dapat diperiksa dari NRR yang di luar skala.",
                               " cannot follow from means outside the scale.");
        return printed +
               say(" tidak mengikuti dari NRR tercetak; yang mungkin hanya ",
                   " does not follow from the printed means; only these are possible: ") +
               range() + "." + with_own_weights();
      case index_verdict::no_index: break;
    }
    return say("Tidak ada indeks tercetak.", "No index is printed.") + with_own_weights();
  }

  [[nodiscard]] std::string with_own_weights() const {
    if (sheet_.conventions.empty()) return {};
    return say(" Bobot metodologi memberi ", " The methodology's weights give ") + by_own_weights() + ".";
  }

  [[nodiscard]] std::string of_conventions() const {
    const auto& tried = sheet_.conventions;
    const auto first = std::find_if(tried.begin(), tried.end(), [](const auto& each) { return each.matches; });
    const bool plain = first == tried.begin();
    std::string said = say(" mengikuti dari NRR tercetak", " follows from the printed means");
    if (plain) return said + ".";
    return said + say(" dengan ", " with ") + label_of(method_, *first).in(lang_) + "." + with_own_weights();
  }

  [[nodiscard]] std::string of_grade() const {
    const auto printed = printed_band(method_, sheet_.printed.grade);
    const std::string grade = sheet_.grade_of_printed      ? sheet_.grade_of_printed->letter
                              : sheet_.conventions.empty() ? std::string{}
                                                           : sheet_.conventions.front().grade.letter;
    const std::string value = sheet_.printed.index ? shown(sheet_.printed.index->text) : std::string{};
    switch (sheet_.grade_verdict) {
      case grade_verdict::right: return say("Mutu ", "The grade ") + printed->letter + say(" benar.", " is right.");
      case grade_verdict::wrong:
      case grade_verdict::other_bands: {
        const std::string named = printed ? printed->letter : shown(sheet_.printed.grade);
        return say("Mutu ", "The grade ") + named + say(" salah: ", " is wrong: ") +
               (value.empty() ? say("seharusnya ", "it is ") : value + say(" bermutu ", " is ")) + grade + ".";
      }
      case grade_verdict::no_grade: break;
    }
    if (!sheet_.grade_of_printed) return {};
    return say("Mutu dari indeks tercetak: ", "The grade of the printed index: ") + grade + ".";
  }

  const methodology& method_;
  const audited_sheet& sheet_;
  language lang_;
};

}  // namespace

audit_report audit_report_of(const methodology& method, std::vector<printed_table> tables) {
  audit_report report{.method = method};
  for (printed_table& table : tables) {
    report.files.push_back(table.file);
    for (printed_sheet& sheet : table.sheets) report.sheets.push_back(audit(method, std::move(sheet)));
    std::move(table.passed.begin(), table.passed.end(), std::back_inserter(report.passed));
  }
  return report;
}

sentence conclusion_of(const methodology& method, const audited_sheet& sheet) {
  return {conclusion{method, sheet, language::indonesian}.text(), conclusion{method, sheet, language::english}.text()};
}

sentence label_of(const methodology& method, const tried_convention& convention) {
  sentence said{"bobot metodologi", "the methodology's weights"};
  if (convention.weight_decimals) {
    const std::string decimals = std::to_string(*convention.weight_decimals);
    const decimal weight = method.elements().front().weight.rounded(*convention.weight_decimals);
    said = weighs_equally(method) ? sentence{"bobot " + figure(weight, language::indonesian),
                                             "weights of " + figure(weight, language::english)}
                                  : sentence{"bobot " + decimals + " desimal", "weights of " + decimals + " decimals"};
  }
  switch (convention.rounding) {
    case intermediate_rounding::exact: break;
    case intermediate_rounding::weighted3:
      said.id += ", NRR tertimbang dibulatkan 3 desimal";
      said.en += ", weighted means rounded to 3 decimals";
      break;
    case intermediate_rounding::sum3:
      said.id += ", jumlahnya dibulatkan 3 desimal";
      said.en += ", their sum rounded to 3 decimals";
      break;
    case intermediate_rounding::mean2_truncated:
      said.id += ", NRR dipotong 2 desimal";
      said.en += ", means cut to 2 decimals";
      break;
  }
  return said;
}

}  // namespace ikm
