// SPDX-License-Identifier: BSL-1.0
// The options of every subcommand that reads printed tables of means.
#ifndef IKM_SRC_CLI_PRINTED_TABLES_HPP
#define IKM_SRC_CLI_PRINTED_TABLES_HPP

#include "cli.hpp"

#include <ikm/printed/printed_table.hpp>

#include <string>
#include <vector>

namespace ikm::cli {

struct printed_tables {
  std::vector<std::string> files = {};
  std::string methodology = {};
  std::string columns = {};
  std::string delimiter = {};
  std::string sheet = {};

  void add_to(CLI::App& command, const language& lang);
  /// The methodology named, or the one in force.
  [[nodiscard]] ikm::methodology method() const;
  /// Every table.
  /// \throws usage_error for columns that cannot be used
  [[nodiscard]] std::vector<printed_table> read(const ikm::methodology& method, bool needs_means = true) const;
};

}  // namespace ikm::cli

#endif
