// SPDX-License-Identifier: BSL-1.0
// What a report says of other periods: earlier surveys, and the plan that the survey serves.
#ifndef IKM_SRC_DOCUMENTS_TREND_PARTS_HPP
#define IKM_SRC_DOCUMENTS_TREND_PARTS_HPP

#include "documents/outline_parts.hpp"

#include <ikm/documents/report_context.hpp>

#include <string>
#include <vector>

namespace ikm {

/// The index against the last earlier period, with the interval of the difference; why it cannot be told. Empty without
/// an earlier period.
[[nodiscard]] std::string change_statement(const score_report& report, const report_context& beside, language lang);

/// What makes earlier indices differ beside the answers: another methodology, another way to work them out. Empty where
/// nothing does.
[[nodiscard]] std::string conventions_statement(const score_report& report, const report_context& beside,
                                                language lang);

/// The trend with its sentences and tables. Nothing without an earlier period.
[[nodiscard]] std::vector<outline_block> trend_blocks(const score_report& report, const about& office,
                                                      const report_context& beside, const document_look& look);

/// What the LKjIP asks of each indicator: the target and the actual value of the year, of earlier years, and of the end
/// of the plan. Nothing without indicators.
[[nodiscard]] std::vector<outline_block> indicator_blocks(const score_report& report, const report_context& beside,
                                                          const document_look& look);

}  // namespace ikm

#endif
