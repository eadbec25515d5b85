// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_CSV_HPP
#define IKM_REPORT_CSV_HPP

#include <ikm/report/score_report.hpp>

#include <iosfwd>

namespace ikm {

/// One row a result, the survey first, then the groups of its one breakdown: `level`, the breakdown's columns,
/// `respondents,index,grade`, and a column an element with its mean; where anything is held against a target also
/// `target,difference,met,points_needed`, with confidence `standard_error,margin,low,high`, unrounded. Comma-separated
/// UTF-8, LF. Precondition: at most one breakdown
void write_csv(std::ostream& to, const score_report& report);

}  // namespace ikm

#endif
