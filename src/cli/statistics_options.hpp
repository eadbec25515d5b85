// SPDX-License-Identifier: BSL-1.0
// The options that ask how sure a result is.
#ifndef IKM_SRC_CLI_STATISTICS_OPTIONS_HPP
#define IKM_SRC_CLI_STATISTICS_OPTIONS_HPP

#include "cli.hpp"

#include <ikm/report/score_report.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikm::cli {

struct statistics_options {
  std::string level = {};
  std::string method = "student_t";
  std::optional<std::uint64_t> population = {};
  bool quality = false;
  std::string lines = "means";
  std::string importance = {};  ///< a mapping that finds the second set of questions
  std::string strata = {};      ///< tables of known numbers
  std::string poststratify = {};
  std::vector<std::string> rake = {};

  void add_to(CLI::App& command, const language& lang);
  /// \throws usage_error
  [[nodiscard]] statistics_request request() const;
  /// The columns that weighting needs, and what is known of them. Empty where none is asked for; without `cells`.
  /// \throws usage_error for options that do not go together; source_error for a bad table; statistics_error for a
  ///         number of people that is not whole
  [[nodiscard]] std::optional<weighting_request> weighting() const;
};

/// Whole numbers only: no sign, no mark, at most 18 digits.
[[nodiscard]] CLI::Validator people(const language& lang);

/// `0.95` or `0,95`.
/// \param example what such a proportion usually is, with a point
/// \throws usage_error that names the option unless it lies between 0 and 1
[[nodiscard]] double proportion_of(const std::string& option, const std::string& text,
                                   const std::string& example = "0.95");

}  // namespace ikm::cli

#endif
