// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_REPORT_JSON_HPP
#define IKM_DOCUMENTS_REPORT_JSON_HPP

#include <ikm/documents/about.hpp>
#include <ikm/documents/manifest.hpp>
#include <ikm/documents/report_context.hpp>
#include <ikm/report/score_report.hpp>

#include <iosfwd>

namespace ikm {

/// Schema `ikm.report/1`: the keys of `ikm.score/1`, and every further figure that a document shows: `profile` (the
/// respondents of each group and their share), `distribution`, `priorities`; earlier periods in `previous`, the last of
/// them with the `change` since; the `indicators` of a plan, as in `ikm.gap/1`; the unit in `each`, where the report is
/// of one of several that were read (`input` is then that of all); what the office said in `about`; what became of a
/// plan in `follow_up`; the files in `manifest`. A withheld group stays in `groups` with
/// `"result": null, "withheld": true`, and has no number in `profile`.
void write_report_json(std::ostream& to, const score_report& report, const about& office, const manifest& files,
                       language lang, const report_context& beside = {});

}  // namespace ikm

#endif
