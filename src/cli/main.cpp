// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "help.hpp"
#include "limit_options.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include "base/utf8.hpp"
#include "ingest/quoted.hpp"

#include <ikm/read/read_survey.hpp>
#include <ikm/source/source_error.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm::cli {
namespace {

/// What the option parser says, in Indonesian: its sentences are made of a name and of these parts.
std::string translated(std::string said) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> parts = {{
      {"The following argument was not expected: ", "argumen tidak dikenal: "},
      {"The following arguments were not expected: ", "argumen tidak dikenal: "},
      {"A subcommand is required", "sebutkan satu subperintah"},
      {"Could not convert: ", "nilai tidak dapat dibaca: "},
      {" is required", " harus disebut"},
      {" not in range ", " di luar rentang "},
      {" not in {", " bukan salah satu dari {"},
      {": Value ", ": nilai "},
  }};
  for (const auto& [english, id] : parts)
    if (const std::size_t at = said.find(english); at != std::string::npos) said.replace(at, english.size(), id);
  constexpr std::string_view range = " di luar rentang ";
  if (const std::size_t at = said.find(range); at != std::string::npos)
    if (const std::size_t to = said.find(" to ", at); to != std::string::npos) said.replace(to, 4, " sampai ");
  return said;
}

std::string indonesian(const CLI::ParseError& problem) {
  const std::string said = problem.what();
  if (problem.get_exit_code() != static_cast<int>(CLI::ExitCodes::ArgumentMismatch)) return translated(said);
  const bool missing = said.find(" missing") != std::string::npos;
  return said.substr(0, said.find(": ")) + (missing ? ": nilainya belum disebut" : ": terlalu banyak nilai");
}

/// Help is made before options are parsed, so the language is looked for first: the option, else `IKM_LANG`, else
/// Indonesian; never what the machine is set to, so that scripts print the same everywhere.
language language_of(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang=en" || (word == "--lang" && i + 1 < argc && std::string_view{argv[i + 1]} == "en"))
      return language::english;
    if (word == "--lang=id" || (word == "--lang" && i + 1 < argc && std::string_view{argv[i + 1]} == "id"))
      return language::indonesian;
  }
  const char* const named = std::getenv("IKM_LANG");
  return named != nullptr && std::string_view{named} == "en" ? language::english : language::indonesian;
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

/// `--x`, as it can be written after `command`.
std::vector<std::string> names_of_options(const CLI::App& app, const CLI::App* command) {
  std::vector<std::string> names;
  for (const CLI::App* of : {&app, command})
    if (of != nullptr)
      for (const CLI::Option* option : of->get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// What is not known among the words, with the nearest known one. Empty where all are known.
std::string misspelled(const CLI::App& app, language lang) {
  const std::vector<const CLI::App*> chosen = app.get_subcommands([](const CLI::App* c) { return c->parsed() != 0; });
  const CLI::App* const command = chosen.empty() ? nullptr : chosen.front();
  for (const std::string& word : app.remaining(true)) {
    const bool option = word.starts_with('-');
    if (!option && command != nullptr) continue;
    const std::string name = word.substr(0, word.find('='));
    const std::string near = nearest(name, option ? names_of_options(app, command) : names_of_commands(app));
    if (option && near.empty()) return {};  // the parser names it
    return (option ? say(lang, "opsi tidak dikenal: '", "unknown option: '")
                   : say(lang, "subperintah tidak dikenal: '", "unknown subcommand: '")) +
           shown(name) + "'" + (near.empty() ? "" : say(lang, "; maksudnya '", "; did you mean '") + near + "'?");
  }
  return {};
}

/// Names of files may be any bytes; everything else that is said to the command is text.
void take_text_only(CLI::App& command, const language& lang) {
  for (CLI::Option* option : command.get_options({}))
    if (!names_a_file(*option))
      option->check(
          [lang](const std::string& value) {
            return is_plain_text(value) ? std::string{}
                                        : say(lang, "nilainya bukan teks UTF-8", "its value is not UTF-8 text");
          },
          "");
  for (CLI::App* inner : command.get_subcommands({})) take_text_only(*inner, lang);
}

void add_commands(CLI::App& app, std::string& named_language, const language& lang) {
  name_parts_of_help(app, lang);
  app.set_version_flag("--version", version_text(), say(lang, "tampilkan versi", "show the version"));
  app.require_subcommand(1);
  app.add_option("--lang", named_language, say(lang, "bahasa: id (bawaan) atau en", "language: id (default) or en"))
      ->check(CLI::IsMember({"id", "en"}));
  add_score(app, lang);
  add_tally(app, lang);
  add_merge(app, lang);
  add_gap(app, lang);
  add_report(app, lang);
  add_template(app, lang);
  add_compare(app, lang);
  add_audit(app, lang);
  add_recap(app, lang);
  add_sql(app, lang);
  add_sample_size(app, lang);
  add_inspect(app, lang);
  add_methodology(app, lang);
  add_completion(app, lang);
  add_manual(app, lang);
  for (CLI::App* command : app.get_subcommands({})) {
    command->fallthrough();
    // The parser makes their help before it hands down the name of the group.
    command->get_help_ptr()->group(app.get_help_ptr()->get_group());
    for (CLI::App* inner : command->get_subcommands({})) inner->get_help_ptr()->group(app.get_help_ptr()->get_group());
  }

  take_text_only(app, lang);
  app.parse_complete_callback([&app] { keep_files_apart(app); });
}

/// The words of the command line, the last first; `help score` means `score --help`.
std::vector<std::string> words_of(int argc, char** argv) {
  std::vector<std::string> words{argv + 1, argv + argc};
  if (!words.empty() && words.front() == "help") {
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  std::reverse(words.begin(), words.end());
  return words;
}

/// The options that settle a failure, which the library cannot name.
std::string with_options(const source_error& problem, language lang) {
  std::string said = problem.said().in(lang);
  if (problem.code() == failure::several_tables) said += " (" + option_of(rule::sheet) + ")";
  if (problem.code() == failure::several_database_tables)
    said += " (" + option_of(rule::sheet) + ", " + option_of(rule::query) + ")";
  return said;
}

/// A misspelled one would measure other loops than were asked for.
void refuse_unknown_loops() {
  const char* const asked = std::getenv("IKM_ISA");
  constexpr std::array<std::string_view, 3> known = {"scalar", "avx2", "avx512"};
  if (asked == nullptr || std::find(known.begin(), known.end(), std::string_view{asked}) != known.end()) return;
  const std::string found = "IKM_ISA '" + shown(asked) + "': ";
  throw usage_error{{found + "yang dikenal scalar, avx2, avx512", found + "known are scalar, avx2, avx512"}};
}

/// Runs what the words say, and says on standard error what came in between.
exit_status run(CLI::App& app, int argc, char** argv, language lang) {
  try {
    refuse_unknown_loops();
    app.parse(words_of(argc, argv));
    return done;
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) {
      app.exit(problem);
      std::cout.flush();
      return std::cout ? done : bad_output;
    }
    if (argc == 1) {
      std::cerr << app.help();
      return wrong_use;
    }
    const std::string slip = misspelled(app, lang);
    complain(!slip.empty() ? slip : lang == language::english ? problem.what() : indonesian(problem));
    complain(say(lang, "lihat --help", "see --help"));
    return wrong_use;
  } catch (const usage_error& problem) {
    complain(problem.said().in(lang));
    return wrong_use;
  } catch (const output_error& problem) {
    complain(problem.said().in(lang));
    return bad_output;
  } catch (const no_joint_counts& problem) {
    complain(problem.said().in(lang) + ": ikm tally " + option_of(rule::joint_counts));
    return bad_input;
  } catch (const input_error& problem) {
    complain(problem, lang,
             app.got_subcommand("inspect") ? ""
                                           : say(lang, " (ikm inspect BERKAS --write-mapping FORM.toml menuliskannya)",
                                                 " (ikm inspect FILE --write-mapping FORM.toml writes it)"));
    return bad_input;
  } catch (const over_limit& passed) {
    say_line(said_of(passed, lang));
    return bad_input;
  } catch (const source_error& problem) {
    say_line(with_options(problem, lang));
    return bad_input;
  } catch (const error& problem) {
    complain(problem.said().in(lang));
    return bad_input;
  } catch (const std::bad_alloc&) {
    complain(say(lang, "memori tidak cukup", "not enough memory"));
    return bad_input;
  } catch (const std::exception& problem) {
    complain(problem.what());
    return bad_input;
  }
}

/// The command from its words to its status.
exit_status run(int argc, char** argv) {
  const language lang = language_of(argc, argv);
  CLI::App app{say(lang, "Indeks kepuasan masyarakat (IKM): tepat, cepat, dan dapat dibuktikan",
                   "The public satisfaction index (IKM): exact, fast, and able to prove its result"),
               "ikm"};
  std::string named_language;
  add_commands(app, named_language, lang);
  return run(app, argc, argv, lang);
}

/// What is left to say where no memory is left to say it with.
exit_status out_of_memory() {
  constexpr std::string_view said = "ikm: memori tidak cukup / not enough memory\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, said.data(), said.size());
  return bad_input;
}

/// Functions that must not throw allocate too, some of the option parser among them: then it ends here.
[[noreturn]] void on_terminate() noexcept {
  try {
    if (const std::exception_ptr problem = std::current_exception()) std::rethrow_exception(problem);
  } catch (const std::bad_alloc&) {
    std::_Exit(out_of_memory());
  } catch (...) {
  }
  std::abort();
}

}  // namespace
}  // namespace ikm::cli

int main(int argc, char** argv) {
  using namespace ikm::cli;
  prepare_process();
  std::set_terminate(on_terminate);
  exit_status status = done;
  try {
    status = run(argc, argv);
  } catch (const std::bad_alloc&) {
    status = out_of_memory();
  }
  // What a command keeps until here is not freed: of a hundred thousand groups one by one that takes longer than to
  // sort them, and the process ends.
  std::cout.flush();
  std::_Exit(status);
}
