// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_SCORE_SURVEY_HPP
#define IKM_REPORT_SCORE_SURVEY_HPP

#include <ikm/read/read_survey.hpp>
#include <ikm/report/score_report.hpp>

#include <functional>
#include <span>
#include <string>

namespace ikm {

/// Reads the same answers each time it is called, in the way that the options say.
using survey_reading = std::function<survey(const methodology&, const read_options&)>;

/// From answers to everything that a report shows: reads them once (twice where importance was stated), with the
/// breakdowns that are asked for and those that units and weighting need, and scores.
/// \param method made by with_mapped_questions for the mapping of `reading`
/// \param reading its `by` are the breakdowns to show; joint counts are kept where `asked` needs them
/// \throws as read_survey, combine and the functions of statistics.hpp; tally_error where `asked` combines units and
///         nothing names them, or has targets of units and no breakdown
[[nodiscard]] score_report score_survey(std::span<const std::string> paths, const methodology& method,
                                        const read_options& reading = {}, const score_request& asked = {});

/// The same for answers that are not in files, or are read in a way of the caller's.
[[nodiscard]] score_report score_survey(const survey_reading& read, const methodology& method,
                                        const read_options& reading = {}, const score_request& asked = {});

}  // namespace ikm

#endif
