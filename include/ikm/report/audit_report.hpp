// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_AUDIT_REPORT_HPP
#define IKM_REPORT_AUDIT_REPORT_HPP

#include <ikm/audit/audit.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/printed/printed_table.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace ikm {

/// Printed tables, and what their figures say of each other.
struct audit_report {
  methodology method = permenpan_14_2017();
  std::vector<std::string> files = {};
  std::vector<audited_sheet> sheets = {};  ///< in the order of the files and their lines
  std::vector<passed_row> passed = {};     ///< rows that print no result
};

/// Audits every sheet of the tables, in their order.
[[nodiscard]] audit_report audit_report_of(const methodology& method, std::vector<printed_table> tables);

/// What is to be said of one sheet: whether its index follows from its means, and whether its grade is right.
[[nodiscard]] sentence conclusion_of(const methodology& method, const audited_sheet& sheet);

/// `bobot 0,11, NRR dipotong 2 desimal`
[[nodiscard]] sentence label_of(const methodology& method, const tried_convention& convention);

/// Schema `ikm.audit/1`. Keys are English; labels and notes are in `lang`. Printed figures are texts as printed, the
/// exact index and the limits fractions.
void write_json(std::ostream& to, const audit_report& report, language lang);

/// One row per sheet: `name,file,line,index,grade,exact_from_means,exact_index,exact_grade,allowed_low,allowed_high,`
/// `verdict,conventions,grade_of_printed,grade_verdict,notes`.
void write_csv(std::ostream& to, const audit_report& report, language lang);

/// A page for an inspector. Of one sheet all of it; of several first a line per sheet, then all of those whose figures
/// do not follow from each other.
/// \param width columns of the terminal
void write_text(std::ostream& to, const audit_report& report, language lang, std::size_t width = 80);

}  // namespace ikm

#endif
