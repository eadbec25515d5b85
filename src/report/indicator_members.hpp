// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_INDICATOR_MEMBERS_HPP
#define IKM_SRC_REPORT_INDICATOR_MEMBERS_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/report/indicator_report.hpp>

#include <iosfwd>

namespace ikm {

/// The array `"indicators"` of `ikm.gap/1`, which `ikm.report/1` has too.
void write_indicators(std::ostream& to, const indicator_report& report, language lang);

}  // namespace ikm

#endif
