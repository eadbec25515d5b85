// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/audit_report.hpp>

#include "base/joined.hpp"
#include "report/csv_cell.hpp"

#include <ikm/report/csv.hpp>

#include <ostream>
#include <string>

namespace ikm {
namespace {

/// `exact/sum3; 4/exact`: the decimals of the weights and the rounding of each that gives the printed index.
std::string matches_of(const audited_sheet& sheet) {
  std::string all;
  for (const tried_convention& tried : sheet.conventions) {
    if (!tried.matches) continue;
    append_item(all, tried.weight_decimals ? std::to_string(*tried.weight_decimals) : std::string{"own"}, "; ");
    all += "/";
    all += name_of(tried.rounding);
  }
  return all;
}

std::string notes_of(const audited_sheet& sheet, language lang) {
  std::string all;
  for (const sentence& note : sheet.notes) append_item(all, note.in(lang), "; ");
  return all;
}

}  // namespace

void write_csv(std::ostream& to, const audit_report& report, language lang) {
  to << "name,file,line,index,grade,exact_from_means,exact_index,exact_grade,allowed_low,allowed_high,verdict,"
        "conventions,grade_of_printed,grade_verdict,notes\n";
  for (const audited_sheet& sheet : report.sheets) {
    const printed_sheet& printed = sheet.printed;
    to << csv_cell(printed.name) << ',' << csv_cell(printed.file) << ',' << printed.line << ','
       << csv_cell(printed.index ? printed.index->text : std::string{}) << ',' << csv_cell(printed.grade) << ',';
    if (sheet.exact_from_means)
      to << sheet.exact_from_means->to_string() << ',' << sheet.conventions.front().index.to_string() << ','
         << csv_cell(sheet.conventions.front().grade.letter) << ',';
    else
      to << ",,,";
    if (sheet.allowed)
      to << sheet.allowed->low.to_string() << ',' << sheet.allowed->high.to_string() << ',';
    else
      to << ",,";
    to << name_of(sheet.verdict) << ',' << csv_cell(matches_of(sheet)) << ','
       << csv_cell(sheet.grade_of_printed ? sheet.grade_of_printed->letter : std::string{}) << ','
       << name_of(sheet.grade_verdict) << ',' << csv_cell(notes_of(sheet, lang)) << '\n';
  }
}

}  // namespace ikm
