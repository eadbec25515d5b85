// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_REPORT_CONTEXT_HPP
#define IKM_DOCUMENTS_REPORT_CONTEXT_HPP

#include <ikm/documents/about.hpp>
#include <ikm/documents/earlier_period.hpp>
#include <ikm/documents/trend_chart.hpp>
#include <ikm/report/indicator_report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// The unit that a report is of, where the survey that was read has others too.
struct reported_unit {
  breakdown columns = {};
  group_key key = {};
  std::string name = {};  ///< as people read it
};

/// What a report says beside its survey.
struct report_context {
  std::vector<earlier_period> earlier = {};         ///< from the oldest to the last
  std::optional<indicator_report> indicators = {};  ///< of the plan that the survey serves (LKjIP)
  std::optional<reported_unit> unit = {};
};

/// The earlier periods and, after them, this one with its target.
[[nodiscard]] trend_chart trend_chart_of(const score_report& report, const about& office, const report_context& beside,
                                         language lang);

/// The years of an indicator, with its targets and where its values lead.
[[nodiscard]] trend_chart trend_chart_of(const indicator_progress& progress, const methodology& method, language lang);

}  // namespace ikm

#endif
