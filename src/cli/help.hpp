// SPDX-License-Identifier: BSL-1.0
// How help looks: in the language in force, options under headings, wrapped to the terminal.
#ifndef IKM_SRC_CLI_HELP_HPP
#define IKM_SRC_CLI_HELP_HPP

#include "cli.hpp"

#include <string>
#include <vector>

namespace ikm::cli {

/// Gives `app`, and every subcommand that is added later, this look.
void name_parts_of_help(CLI::App& app, language lang);

/// `ikm 0.1.0`
[[nodiscard]] std::string version_text();

/// The words that an option takes: `available`, `listwise`, `zero`. Empty where it takes any.
[[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option);

/// The heading of the options that are added to `command` next.
void under(CLI::App& command, const std::string& heading);

/// The name among `known` that `word` is probably a slip for: at most one letter in three is wrong, missing, too many
/// or changed places with its neighbour. Empty where none is near.
[[nodiscard]] std::string nearest(const std::string& word, const std::vector<std::string>& known);

}  // namespace ikm::cli

#endif
