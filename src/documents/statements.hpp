// SPDX-License-Identifier: BSL-1.0
// Sentences of a report: each states what figures state, and nothing where they state nothing.
#ifndef IKM_SRC_DOCUMENTS_STATEMENTS_HPP
#define IKM_SRC_DOCUMENTS_STATEMENTS_HPP

#include <ikm/documents/about.hpp>
#include <ikm/report/score_report.hpp>

#include <string>

namespace ikm {

/// The index, its grade and its respondents; why there is none.
[[nodiscard]] std::string index_statement(const score_report& report, language lang);

/// The elements with the lowest and with the highest index; empty where none has one.
[[nodiscard]] std::string extremes_statement(const score_report& report, language lang);

/// Which elements are below the grade of the whole; empty where none is.
[[nodiscard]] std::string below_grade_statement(const score_report& report, language lang);

/// How many rows became respondents, and what was done with blanks.
/// \param unit that the report is of, where the rows are those of others too
[[nodiscard]] std::string rows_statement(const score_report& report, const std::string& unit, language lang);

/// Respondents beside what Krejcie and Morgan's table asks of the population; empty without a population.
/// \throws statistics_error when the population is smaller than the respondents
[[nodiscard]] std::string sample_statement(const score_report& report, const about& office, language lang);

/// How far the index may lie from that of everybody served, as far as chance alone is at work; empty where it was not
/// asked for or is not known. An end outside the scale is moved to the end of the scale, and the sentence says so.
[[nodiscard]] std::string interval_statement(const score_report& report, language lang);

/// Where the index stands against the target; empty without a target or an index.
[[nodiscard]] std::string target_statement(const score_report& report, language lang);

/// That some groups are withheld, and why; empty where none is.
[[nodiscard]] std::string withheld_statement(const score_report& report, language lang);

}  // namespace ikm

#endif
