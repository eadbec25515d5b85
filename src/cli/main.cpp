// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include "base/utf8.hpp"

#include <ikm/base/version.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/source/source_error.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace ikm::cli {
namespace {

std::string version_text() {
  return "ikm " + std::to_string(IKM_VERSION / 10000) + "." + std::to_string(IKM_VERSION / 100 % 100) + "." +
         std::to_string(IKM_VERSION % 100);
}

/// What the option parser says, in Indonesian: its sentences are made of a name and of these parts.
std::string indonesian(std::string said) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> parts = {{
      {"The following argument was not expected: ", "argumen tidak dikenal: "},
      {"The following arguments were not expected: ", "argumen tidak dikenal: "},
      {"A subcommand is required", "sebutkan satu subperintah"},
      {"Could not convert: ", "nilai tidak dapat dibaca: "},
      {" is required", " harus disebut"},
      {": 1 required TEXT missing", ": nilainya belum disebut"},
      {": 1 required INT missing", ": nilainya belum disebut"},
      {": 1 required UINT missing", ": nilainya belum disebut"},
      {": 1 required FLOAT missing", ": nilainya belum disebut"},
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

/// Words of the help that are not ours.
void name_parts_of_help(CLI::App& app, language lang) {
  app.option_defaults()->group(say(lang, "Opsi", "Options"));
  app.set_help_flag("-h,--help", say(lang, "tampilkan bantuan ini", "show this help"));
  if (lang == language::english) return;
  app.group("Subperintah");
  const auto& format = app.get_formatter();
  for (const auto& [english, id] : {std::pair{"Usage", "Pemakaian"},
                                    {"OPTIONS", "OPSI"},
                                    {"Positionals", "Argumen"},
                                    {"SUBCOMMAND", "SUBPERINTAH"},
                                    {"REQUIRED", "WAJIB"},
                                    {"TEXT", "TEKS"},
                                    {"INT", "BILANGAN"},
                                    {"UINT", "BILANGAN"},
                                    {"FLOAT", "ANGKA"}})
    format->label(english, id);
}

/// Help is made before options are parsed, so the language is looked for first.
language language_of(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang=en" || (word == "--lang" && i + 1 < argc && std::string_view{argv[i + 1]} == "en"))
      return language::english;
  }
  return language::indonesian;
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
  add_compare(app, lang);
  add_sample_size(app, lang);
  add_inspect(app, lang);
  add_methodology(app, lang);
  for (CLI::App* command : app.get_subcommands({})) {
    command->fallthrough();
    // The parser makes their help before it hands down the name of the group.
    command->get_help_ptr()->group(app.get_help_ptr()->get_group());
    for (CLI::App* inner : command->get_subcommands({})) inner->get_help_ptr()->group(app.get_help_ptr()->get_group());
  }

  take_text_only(app, lang);
  app.parse_complete_callback([&app] { keep_files_apart(app); });
}

/// Runs what the words say, and says on standard error what came in between.
exit_status run(CLI::App& app, int argc, char** argv, language lang) {
  try {
    app.parse(argc, argv);
    return done;
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) {
      app.exit(problem);
      std::cout.flush();
      return std::cout ? done : bad_output;
    }
    complain(lang == language::english ? problem.what() : indonesian(problem.what()));
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
    complain(problem, lang);
    return bad_input;
  } catch (const source_error& problem) {
    say_line(problem.said().in(lang));
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

}  // namespace
}  // namespace ikm::cli

int main(int argc, char** argv) {
  using namespace ikm::cli;
  prepare_process();
  const ikm::language lang = language_of(argc, argv);
  CLI::App app{say(lang, "Indeks kepuasan masyarakat (IKM): tepat, cepat, dan dapat dibuktikan",
                   "The public satisfaction index (IKM): exact, fast, and able to prove its result"),
               "ikm"};
  std::string named_language;
  add_commands(app, named_language, lang);
  const exit_status status = run(app, argc, argv, lang);
  // What a command keeps until here is not freed: of a hundred thousand groups one by one that takes longer than to sort
  // them, and the process ends.
  std::cout.flush();
  std::_Exit(status);
}
