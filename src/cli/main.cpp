// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include <ikm/base/version.hpp>
#include <ikm/source/source_error.hpp>

#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>

namespace ikm::cli {
namespace {

std::string version_text() {
  return "ikm " + std::to_string(IKM_VERSION / 10000) + "." + std::to_string(IKM_VERSION / 100 % 100) + "." +
         std::to_string(IKM_VERSION % 100);
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

int run(int argc, char** argv) {
  const language lang = language_of(argc, argv);
  CLI::App app{say(lang, "Indeks kepuasan masyarakat (IKM): tepat, cepat, dan dapat dibuktikan",
                   "The public satisfaction index (IKM): exact, fast, and able to prove its result"),
               "ikm"};
  app.set_version_flag("--version", version_text());
  app.require_subcommand(1);
  std::string named_language;
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
  for (CLI::App* command : app.get_subcommands({})) command->fallthrough();

  try {
    app.parse(argc, argv);
    return done;
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) {
      app.exit(problem);
      std::cout.flush();
      return std::cout ? done : bad_output;
    }
    app.exit(problem, std::cerr, std::cerr);
    return wrong_use;
  } catch (const usage_error& problem) {
    complain(problem.said().in(lang));
    return wrong_use;
  } catch (const output_error& problem) {
    complain(problem.said().in(lang));
    return bad_output;
  } catch (const input_error& problem) {
    complain(problem, lang);
    return bad_input;
  } catch (const source_error& problem) {
    std::cerr << problem.said().in(lang) << '\n';
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

int main(int argc, char** argv) { return ikm::cli::run(argc, argv); }
