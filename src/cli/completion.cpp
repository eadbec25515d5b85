// SPDX-License-Identifier: BSL-1.0
// What shells complete, made from the options themselves: `ikm completion bash`.
#include "cli.hpp"
#include "command_words.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include "base/joined.hpp"

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace ikm::cli {
namespace {

std::string names_of(const std::vector<command_words>& commands) {
  std::vector<std::string> names;
  names.reserve(commands.size());
  for (const command_words& command : commands) names.push_back(command.name);
  return joined(names, " ");
}

/// `text` with a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  std::string made;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) made += '\\';
    made += c;
  }
  return made;
}

/// Within single quotes of a shell that has no escape in them.
std::string in_quotes(std::string_view text) {
  std::string made;
  for (const char c : text) made += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
  return "'" + made + "'";
}

void write_bash(std::ostream& to, const std::vector<command_words>& commands) {
  to << "# bash completion of ikm, made by `ikm completion bash`\n"
        "_ikm() {\n"
        "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
        "  COMPREPLY=()\n"
        "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "    case $word in -*) ;; *) command=$word; break ;; esac\n"
        "  done\n"
        "  case $command:$before in\n";
  for (const command_words& command : commands)
    for (const option_words& option : command.options)
      if (option.takes_value)
        for (const std::string& name : option.names) {
          to << "    " << command.name << ":" << name << ") ";
          if (!option.choices.empty())
            to << "COMPREPLY=($(compgen -W '" << joined(option.choices, " ") << "' -- \"$current\")); ";
          else if (option.names_a_file)
            to << "COMPREPLY=($(compgen -f -- \"$current\")); ";
          to << "return ;;\n";
        }
  to << "  esac\n"
        "  case $command in\n";
  for (const command_words& command : commands) {
    std::vector<std::string> names;
    for (const option_words& option : command.options)
      names.insert(names.end(), option.names.begin(), option.names.end());
    to << "    " << command.name << ") word='" << joined(names, " ") << "'\n";
    if (!command.subcommands.empty())
      to << "      [[ $current != -* ]] && word='" << joined(command.subcommands, " ") << "' ;;\n";
    else
      to << "      [[ $current != -* ]] && { COMPREPLY=($(compgen -f -- \"$current\")); return; } ;;\n";
  }
  to << "    *) word='" << names_of(commands)
     << " help --lang --help --version' ;;\n"
        "  esac\n"
        "  COMPREPLY=($(compgen -W \"$word\" -- \"$current\"))\n"
        "}\n"
        "complete -o filenames -F _ikm ikm\n";
}

void write_zsh(std::ostream& to, const std::vector<command_words>& commands) {
  to << "#compdef ikm\n"
        "# zsh completion of ikm, made by `ikm completion zsh`\n"
        "_ikm() {\n"
        "  local -a commands=(\n";
  for (const command_words& command : commands)
    to << "    " << in_quotes(command.name + ":" + escaped(command.meaning, ":")) << "\n";
  to << "  )\n"
        "  if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
        "  local command=$words[2]\n"
        "  shift words; (( CURRENT-- ))\n"
        "  case $command in\n";
  for (const command_words& command : commands) {
    to << "    " << command.name << ") _arguments";
    for (const option_words& option : command.options)
      for (const std::string& name : option.names) {
        std::string said = name + "[" + escaped(option.meaning, "[]:\\") + "]";
        if (!option.choices.empty())
          said += ":value:(" + joined(option.choices, " ") + ")";
        else if (option.takes_value)
          said += option.names_a_file ? ":file:_files" : ":value:";
        to << " \\\n      " << in_quotes(said);
      }
    to << " \\\n      "
       << in_quotes(command.subcommands.empty() ? std::string{"*:file:_files"}
                                                : "1:word:(" + joined(command.subcommands, " ") + ")")
       << " ;;\n";
  }
  to << "  esac\n"
        "}\n"
        "_ikm \"$@\"\n";
}

void write_fish(std::ostream& to, const std::vector<command_words>& commands) {
  const auto quoted = [](const std::string& text) { return "'" + escaped(text, "'\\") + "'"; };
  to << "# fish completion of ikm, made by `ikm completion fish`\n";
  for (const command_words& command : commands) {
    to << "complete -c ikm -n __fish_use_subcommand -f -a " << command.name << " -d " << quoted(command.meaning)
       << "\n";
    const std::string after = "complete -c ikm -n '__fish_seen_subcommand_from " + command.name + "'";
    if (!command.subcommands.empty()) to << after << " -f -a " << quoted(joined(command.subcommands, " ")) << "\n";
    for (const option_words& option : command.options) {
      to << after;
      for (const std::string& name : option.names)
        to << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
      if (!option.choices.empty())
        to << " -x -a " << quoted(joined(option.choices, " "));
      else if (option.takes_value)
        to << (option.names_a_file ? " -r" : " -x");
      to << " -d " << quoted(option.meaning) << "\n";
    }
  }
}

}  // namespace

void add_completion(CLI::App& app, const language& lang) {
  CLI::App* const command = app.add_subcommand(
      "completion", say(lang, "pelengkap kata untuk bash, zsh, atau fish", "completions for bash, zsh or fish"));
  const auto shell = std::make_shared<std::string>();
  command->add_option("shell", *shell, say(lang, "bash, zsh, atau fish", "bash, zsh or fish"))
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([&app, shell] {
    output file{""};
    std::ostream& to = file.stream();
    const std::vector<command_words> commands = commands_of(app);
    if (*shell == "bash") write_bash(to, commands);
    if (*shell == "zsh") write_zsh(to, commands);
    if (*shell == "fish") write_fish(to, commands);
    file.commit();
  });
}

}  // namespace ikm::cli
