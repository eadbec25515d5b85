// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_UNIT_REPORTS_HPP
#define IKM_DOCUMENTS_UNIT_REPORTS_HPP

#include <ikm/documents/about.hpp>
#include <ikm/report/score_report.hpp>

#include <string>
#include <vector>

namespace ikm {

// One report for each unit of a survey that was read once. The first breakdown of the survey has one column, which
// names the units; each of the others begins with that column, and becomes a breakdown of the unit without it.

/// Breakdowns as above: the units of this column, and each of the others within it.
[[nodiscard]] std::vector<breakdown> within_units(const std::string& column, const std::vector<breakdown>& others);

/// Names of folders for these values, in their order: different from each other also where case does not count, and
/// safe on every platform. What may not be in a name is `_`; a name that would meet another ends in a few digits that
/// follow from its value alone. At most `longest_folder_name` bytes, all of them ASCII.
[[nodiscard]] std::vector<std::string> folder_names(const std::vector<std::string>& values);
inline constexpr std::size_t longest_folder_name = 100;

/// The units that have a report: those with a name, but for those that are withheld.
/// Precondition of this and the next: breakdowns as above.
[[nodiscard]] std::vector<group_key> reported_units(const score_report& whole);

/// The report of one unit: its answers, its target, its groups. What of them the survey withholds is withheld here too,
/// so that reports of units and of the whole can be published side by side. Rows are counted for the whole survey.
/// \throws as score_report_of
[[nodiscard]] score_report report_of_unit(const score_report& whole, const group_key& unit);

/// What the office said, of one unit: its name takes the place of the service where the column is one of services, else
/// of the unit, whose name becomes what it belongs to. The people served are not known of a unit.
[[nodiscard]] about about_of_unit(const about& office, const score_report& whole, const group_key& unit, language lang);

}  // namespace ikm

#endif
