// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_STATISTICS_JSON_HPP
#define IKM_SRC_REPORT_STATISTICS_JSON_HPP

#include <ikm/report/statistics.hpp>
#include <ikm/stats/comparison.hpp>

#include <nlohmann/json.hpp>

namespace ikm {

/// Adds `standard_error`, `margin`, `confidence`, and with quality `reliability`, `response_patterns`, `own_indices`,
/// `missing_answers` and `priorities` to a `result`. Statistics are unrounded; what is undefined is null, with its
/// reason.
void add_statistics(nlohmann::ordered_json& result, const result_statistics& statistics, const methodology& method,
                    language lang);

[[nodiscard]] nlohmann::ordered_json sample_json(const sample_check& sample);

/// `difference` … `verdict` of one comparison.
[[nodiscard]] nlohmann::ordered_json comparison_json(const comparison& compared, language lang);

}  // namespace ikm

#endif
