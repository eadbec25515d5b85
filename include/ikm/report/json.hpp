// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_JSON_HPP
#define IKM_REPORT_JSON_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/report/score_report.hpp>

#include <iosfwd>

namespace ikm {

/// Schema `ikm.score/1`. Keys are English; names and labels are in `lang`. Published figures are exact decimals,
/// fractions are strings in lowest terms. Written group by group: memory does not grow with their number.
void write_json(std::ostream& to, const score_report& report, language lang);

}  // namespace ikm

#endif
