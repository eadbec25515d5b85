// SPDX-License-Identifier: BSL-1.0
// How answers are scored, combined and held against targets: the options of every subcommand that makes a score report.
#ifndef IKM_SRC_CLI_SCORING_OPTIONS_HPP
#define IKM_SRC_CLI_SCORING_OPTIONS_HPP

#include "index_options.hpp"
#include "statistics_options.hpp"
#include "survey_options.hpp"

#include <ikm/report/score_report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ikm::cli {

struct scoring_options {
  index_options index = {};
  std::string combine = {};
  std::string combine_by = {};
  std::string combine_weights = {};
  std::optional<std::string> target = {};
  std::string targets = {};
  std::optional<int> year = {};
  statistics_options statistics = {};

  void add_to(CLI::App& command, const language& lang);

  /// \throws usage_error for options that do not go together
  [[nodiscard]] score_request request(const survey_options& answers, const ikm::methodology& method) const;

 private:
  [[nodiscard]] breakdown units(const std::vector<breakdown>& breakdowns) const;
  [[nodiscard]] std::optional<decimal> common_target() const;
  void check_target(const std::optional<decimal>& given, const ikm::methodology& method) const;
  [[nodiscard]] std::optional<unit_targets> own_targets(const std::vector<breakdown>& breakdowns,
                                                        const ikm::methodology& method) const;
  [[nodiscard]] importance_questions importance(const survey_options& answers, const ikm::methodology& method) const;
  void check_combination(combination rule) const;
};

}  // namespace ikm::cli

#endif
