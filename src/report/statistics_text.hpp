// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_STATISTICS_TEXT_HPP
#define IKM_SRC_REPORT_STATISTICS_TEXT_HPP

#include <ikm/report/score_report.hpp>

#include <iosfwd>
#include <string>

namespace ikm {

/// A statistic as people of the language write it, rounded; a dash where it is undefined.
[[nodiscard]] std::string statistic(const possibly<double>& value, int decimals, language lang);
[[nodiscard]] std::string statistic(double value, int decimals, language lang);

/// A level as a percentage: 0.95 as 95, 0.999 as 99.9.
[[nodiscard]] std::string percentage(double level, language lang);

/// What was asked for of the whole: its margin with the caveat, and the questionnaire's quality.
void write_statistics(std::ostream& to, const score_report& report, language lang);

}  // namespace ikm

#endif
