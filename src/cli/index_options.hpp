// SPDX-License-Identifier: BSL-1.0
// How an index is computed: the options of every subcommand that computes one.
#ifndef IKM_SRC_CLI_INDEX_OPTIONS_HPP
#define IKM_SRC_CLI_INDEX_OPTIONS_HPP

#include "cli.hpp"

#include <ikm/index/score.hpp>

#include <optional>
#include <string>

namespace ikm::cli {

struct index_options {
  std::optional<int> weight_decimals = {};
  std::string rounding = {};
  std::string missing = "available";

  void add_to(CLI::App& command, const language& lang);
  /// Only what a blank means, for commands that compare exact indices.
  void add_missing_to(CLI::App& command, const language& lang);

  [[nodiscard]] score_options chosen() const;
  /// Says on standard error that rounded weights add to more than 1.
  /// \throws usage_error when they add to 0
  void check_weights(const ikm::methodology& method, language lang) const;
};

}  // namespace ikm::cli

#endif
