// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_SURVEY_FIGURES_HPP
#define IKM_DOCUMENTS_SURVEY_FIGURES_HPP

#include <ikm/documents/about.hpp>
#include <ikm/documents/distribution_chart.hpp>
#include <ikm/documents/elements_chart.hpp>
#include <ikm/documents/poster.hpp>
#include <ikm/documents/priorities_chart.hpp>
#include <ikm/documents/profile_chart.hpp>
#include <ikm/documents/units_chart.hpp>
#include <ikm/ingest/profile.hpp>
#include <ikm/read/survey.hpp>
#include <ikm/report/score_report.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

// What charts and posters show of a scored survey: its published figures, and nothing of groups that are withheld.

/// The field of the profile that a breakdown is by; empty for one of several columns, and for other columns.
[[nodiscard]] std::optional<profile_field> field_of(const grouped_tally& groups);

/// These breakdowns, and after them each field of the profile that every file has and none of them is by.
[[nodiscard]] std::vector<breakdown> with_profile(std::vector<breakdown> by,
                                                  const std::vector<understanding>& understood);

/// What a column is called: `Jenis kelamin`; one that is not a field of the profile keeps its name.
[[nodiscard]] std::string title_of(const grouped_tally& groups, language lang);

/// A group as a table of groups has it.
using named_tally = std::pair<const group_key, tally>;

/// The groups in the order in which people expect them: ages and education from the lowest up, others by name.
/// The pointers are as good as the table.
[[nodiscard]] std::vector<const named_tally*> in_order(const grouped_tally& groups);

/// A value of a field as people read it: `Male`; what is not a standard value stays as it is.
[[nodiscard]] std::string value_name(std::optional<profile_field> field, const group_key& key, language lang);

/// The elements in their order, with the target and the index of the whole.
[[nodiscard]] elements_chart elements_chart_of(const score_report& report, language lang);

/// The groups of a breakdown, each with its own target. Precondition of this and the next: the breakdown exists.
[[nodiscard]] units_chart units_chart_of(const score_report& report, std::size_t table, language lang);

/// How many respondents each group of a breakdown has, in that order.
[[nodiscard]] charted_field respondents_by(const score_report& report, std::size_t table, language lang);

/// Empty where no respondent has an own index, or none can be known from the counts.
[[nodiscard]] std::optional<distribution_chart> distribution_chart_of(const score_report& report, language lang);

/// Empty where no element has an importance.
[[nodiscard]] std::optional<priorities_chart> priorities_chart_of(const score_report& report, language lang);

/// The index, the grade and the profile of the respondents.
[[nodiscard]] poster poster_of(const score_report& report, const about& office, language lang);

}  // namespace ikm

#endif
