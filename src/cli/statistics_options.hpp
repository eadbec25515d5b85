// SPDX-License-Identifier: BSL-1.0
// The options that ask how sure a result is.
#ifndef IKM_SRC_CLI_STATISTICS_OPTIONS_HPP
#define IKM_SRC_CLI_STATISTICS_OPTIONS_HPP

#include "cli.hpp"

#include <ikm/report/score_report.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace ikm::cli {

struct statistics_options {
  std::string level = {};
  std::string method = "student_t";
  std::optional<std::uint64_t> population = {};
  bool quality = false;

  void add_to(CLI::App& command, const language& lang);
  /// \throws usage_error
  [[nodiscard]] statistics_request request() const;
  /// Says on standard error what a reader of the result must know; `text` results say some of it themselves.
  void complain_about(const score_report& report, bool text, language lang) const;
};

/// `0.95` or `0,95`.
/// \throws usage_error that names the option unless it lies between 0 and 1
[[nodiscard]] double proportion_of(const std::string& option, const std::string& text);

}  // namespace ikm::cli

#endif
