// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_NOTICES_HPP
#define IKM_REPORT_NOTICES_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/index/options.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/read/survey.hpp>
#include <ikm/report/compare_report.hpp>
#include <ikm/report/indicator_report.hpp>
#include <ikm/report/score_report.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ikm {

/// The form in which a result is shown: each shows some of the notices itself.
enum class report_form { text, json, csv };

/// What a reader must know beside the figures, where a report of that `form` does not show it: units left out, a target
/// that is not an index, units without a target, why there is no index, doubts about an interval. One line each, fit to
/// be shown (see shown).
[[nodiscard]] std::vector<std::string> notices_of(const score_report& report, report_form form, language lang);

/// What the tables hold that was not used, and figures given as an index that cannot be one.
[[nodiscard]] std::vector<std::string> notices_of(const indicator_report& report, language lang);

/// What reading passed over though it holds answers, and rows that are in two inputs and count in both.
/// \param rule_name the word for a rule; without it, its plain name
[[nodiscard]] std::vector<std::string> notices_of(const row_account& rows, language lang,
                                                  rule_names rule_name = nullptr);

/// That rounded weights add to more than 1, so that an index can be above the highest.
[[nodiscard]] std::vector<std::string> notices_of(const methodology& method, const score_options& options,
                                                  language lang);

/// That that many groups are too small to be published. Precondition: there are any
[[nodiscard]] std::string small_groups_notice(std::size_t groups, language lang);

/// How many of the groups have respondents, but too few to be published: under least_published_group.
[[nodiscard]] std::size_t small_groups_of(const score_report& report);
/// The same of both surveys.
[[nodiscard]] std::size_t small_groups_of(const compare_report& report);
/// The same of the units.
[[nodiscard]] std::size_t small_groups_of(const units_report& report);

}  // namespace ikm

#endif
