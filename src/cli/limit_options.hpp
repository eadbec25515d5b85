// SPDX-License-Identifier: BSL-1.0
// The options that raise limits.
#ifndef IKM_SRC_CLI_LIMIT_OPTIONS_HPP
#define IKM_SRC_CLI_LIMIT_OPTIONS_HPP

#include "cli.hpp"

#include <ikm/base/over_limit.hpp>
#include <ikm/read/read_limits.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace ikm::cli {

struct limit_options {
  std::optional<std::uint64_t> groups = {};
  std::string memory = {};  ///< empty: usual_memory

  void add_to(CLI::App& command, const language& lang);
  /// \param copies how often what is read is kept at once
  /// \throws usage_error
  [[nodiscard]] read_limits chosen(std::uint64_t copies = 1) const;
};

/// What is said where a limit is passed, with the option that raises it.
[[nodiscard]] std::string said_of(const over_limit& passed, language lang);

}  // namespace ikm::cli

#endif
