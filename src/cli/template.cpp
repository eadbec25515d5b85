// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include <ikm/documents/entry_form.hpp>
#include <ikm/read/methodology_file.hpp>

#include <memory>

namespace ikm::cli {
namespace {

struct template_command {
  std::string file = {};
  std::string methodology = {};

  /// Decided by the ending of the name.
  /// \throws usage_error for any other
  [[nodiscard]] std::string form(const ikm::methodology& method, language lang) const {
    if (file.ends_with(".xlsx")) return form_xlsx(method, lang);
    if (file.ends_with(".txt")) return form_text(method, lang);
    throw usage_error{
        {"--output '" + file + "': nama berkas harus berakhiran .xlsx (isian) atau .txt (teks pertanyaan)",
         "--output '" + file + "': the name must end in .xlsx (entry form) or .txt (text of the questions)"}};
  }

  void run(language lang) const {
    const ikm::methodology method = methodology.empty() ? permenpan_14_2017() : methodology_named_or_read(methodology);
    const std::string bytes = [&] {
      try {
        return form(method, lang);
      } catch (const io_error& problem) {
        throw output_error{problem.code(), problem.said()};
      }
    }();
    output result{file};
    result.stream() << bytes;
    result.commit();
    name_changes(method, lang);
  }
};

}  // namespace

void add_template(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand(
      "template", say(lang, "formulir isian survei (XLSX), atau teks pertanyaan untuk formulir daring",
                      "an entry form for a survey (XLSX), or the text of the questions for an online form"));
  const auto c = std::make_shared<template_command>();
  command.add_option("-o,--output", c->file, say(lang, "berkas .xlsx atau .txt", "a file .xlsx or .txt"))->required();
  command.add_option("--methodology", c->methodology,
                     say(lang, "id metodologi, atau berkas TOML", "a methodology's id, or a TOML file"));
  writes_result(command, "--output");
  reads_files(command, {"--methodology"}, methodology_file);
  command.footer(say(lang, "Contoh:\n", "Examples:\n") + std::string{"  ikm template -o formulir.xlsx\n"});
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
