// SPDX-License-Identifier: BSL-1.0
#include "command_words.hpp"

#include "help.hpp"
#include "named_files.hpp"

namespace ikm::cli {
namespace {

option_words words_of(const CLI::Option& option) {
  option_words made{.names = {},
                    .meaning = option.get_description(),
                    .takes_value = option.get_type_size() != 0,
                    .names_a_file = names_a_file(option),
                    .choices = choices_of(option)};
  for (const std::string& name : option.get_snames()) made.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) made.names.push_back("--" + name);
  return made;
}

void add_options(const CLI::App& from, std::vector<option_words>& into) {
  for (const CLI::Option* option : from.get_options())
    if (!option->get_positional()) into.push_back(words_of(*option));
}

}  // namespace

std::vector<command_words> commands_of(const CLI::App& app) {
  std::vector<command_words> made;
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    command_words& words = made.emplace_back();
    words.name = command->get_name();
    words.meaning = command->get_description();
    for (const CLI::App* inner : command->get_subcommands(nullptr)) {
      words.subcommands.push_back(inner->get_name());
      add_options(*inner, words.options);
    }
    add_options(*command, words.options);
    for (const CLI::Option* option : app.get_options())  // `--lang`, which may follow the command
      if (!option->get_positional() && option->get_type_size() != 0) words.options.push_back(words_of(*option));
    for (const CLI::Option* option : command->get_options())  // a word that is chosen, as that of `completion`
      if (option->get_positional())
        for (const std::string& choice : choices_of(*option)) words.subcommands.push_back(choice);
    for (const CLI::Option* option : command->get_options())
      if (option->get_positional() && choices_of(*option).empty())
        words.arguments.push_back(option->get_name(true) + (option->get_items_expected_max() > 1 ? " ..." : ""));
  }
  return made;
}

}  // namespace ikm::cli
