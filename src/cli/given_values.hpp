// SPDX-License-Identifier: BSL-1.0
// Values that options assign to an indicator and a year, and the report of indicators that they lead to.
#ifndef IKM_SRC_CLI_GIVEN_VALUES_HPP
#define IKM_SRC_CLI_GIVEN_VALUES_HPP

#include "cli.hpp"

#include <ikm/report/indicator_report.hpp>

#include <string>
#include <vector>

namespace ikm::cli {

/// `ID:YEAR=VALUE`, taken apart.
struct assignment {
  std::string id;
  int year = 0;
  std::string value;
};

/// \param option that was given, as errors name it
/// \throws usage_error
[[nodiscard]] assignment assignment_of(const std::string& option, const std::string& text);

/// The values of `--actual`.
/// \throws usage_error
[[nodiscard]] std::vector<given_actual> actuals_of(const std::vector<std::string>& texts);

/// \throws usage_error for a value of `--actual` that cannot be used; as indicator_report_of
[[nodiscard]] indicator_report indicators_of(const indicator_request& asked);

}  // namespace ikm::cli

#endif
