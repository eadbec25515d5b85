// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_REJECTS_HPP
#define IKM_REPORT_REJECTS_HPP

#include <ikm/read/read_survey.hpp>
#include <ikm/survey/methodology.hpp>

#include <iosfwd>

namespace ikm {

/// The header of a reject file: `file,line,column,found,reason`, then one column per question.
void write_rejects_header(std::ostream& to, const methodology& method);

/// One row set aside, as CSV: where, what was found, why, and its answer cells; no other cell of the row.
void write_reject(std::ostream& to, const rejected_row& row);

}  // namespace ikm

#endif
