// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_SCORE_MEMBERS_HPP
#define IKM_SRC_REPORT_SCORE_MEMBERS_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/report/score_report.hpp>

#include <iosfwd>

namespace ikm {

/// The members of `ikm.score/1` after its schema, `"methodology"` first and `"groups"` last, without the braces around
/// them: what `ikm.report/1` begins with.
void write_score_members(std::ostream& to, const score_report& report, language lang);

}  // namespace ikm

#endif
