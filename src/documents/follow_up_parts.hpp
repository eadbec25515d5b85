// SPDX-License-Identifier: BSL-1.0
// What is said of a follow-up plan that was read.
#ifndef IKM_SRC_DOCUMENTS_FOLLOW_UP_PARTS_HPP
#define IKM_SRC_DOCUMENTS_FOLLOW_UP_PARTS_HPP

#include <ikm/documents/follow_up.hpp>
#include <ikm/documents/outline.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// The element's index now; empty where the survey has none, or no such element.
[[nodiscard]] std::optional<decimal> index_now(const score_report& report, const std::string& element);

/// Whether the plan was made of this survey: every index in it is that of the element now. Else it is that of an
/// earlier one.
[[nodiscard]] bool is_of_this_survey(const follow_up_plan& plan, const score_report& report);

/// How much of it was done, and how fast.
[[nodiscard]] std::string progress_statement(const follow_up_plan& plan, language lang);
/// The statement, and a table of what was planned, done, and what the element's index was and is.
[[nodiscard]] std::vector<outline_block> follow_up_blocks(const follow_up_plan& plan, const score_report& report,
                                                          language lang);

/// `follow_up` of `ikm.report/1`: the figures of follow_up_progress, and `lines`.
[[nodiscard]] nlohmann::ordered_json follow_up_json(const follow_up_plan& plan, const score_report& report);

}  // namespace ikm

#endif
