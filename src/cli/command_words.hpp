// SPDX-License-Identifier: BSL-1.0
// The subcommands and their options as words, for what is written from them: completions and the manual page.
#ifndef IKM_SRC_CLI_COMMAND_WORDS_HPP
#define IKM_SRC_CLI_COMMAND_WORDS_HPP

#include "cli.hpp"

#include <string>
#include <vector>

namespace ikm::cli {

/// An option as help shows it.
struct option_words {
  std::vector<std::string> names;  ///< as they are typed: `-o`, `--output`
  std::string meaning;
  bool takes_value = false;
  bool names_a_file = false;
  std::vector<std::string> choices;
};

/// A subcommand, with the options of the words that follow it.
struct command_words {
  std::string name;
  std::string meaning;
  std::vector<std::string> subcommands;
  std::vector<std::string> arguments;  ///< what is named without an option: `INPUT`
  std::vector<option_words> options;
};

/// In the order of help.
[[nodiscard]] std::vector<command_words> commands_of(const CLI::App& app);

}  // namespace ikm::cli

#endif
