// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "result_form.hpp"
#include "survey_options.hpp"

#include <ikm/read/methodology_file.hpp>
#include <ikm/report/methodology_toml.hpp>

#include <memory>

namespace ikm::cli {

void add_methodology(CLI::App& app, const language& lang) {
  auto& command =
      *app.add_subcommand("methodology", say(lang, "metodologi yang dikenal", "the methodologies that are known"));
  command.require_subcommand(1);
  const auto file = std::make_shared<std::string>();
  command.add_option("-o,--output", *file, say(lang, "tulis hasil ke berkas ini", "write the result to this file"));

  auto& list = *command.add_subcommand("list", say(lang, "id dan nama", "ids and names"));
  list.callback([file, &lang] {
    static_cast<void>(result_form({}, *file, {"text"}));
    output result{*file};
    for (const methodology& m : built_in_methodologies())
      result.stream() << m.id() << '\t' << m.definition().name.in(lang) << '\n';
    result.commit();
  });

  auto& show = *command.add_subcommand("show", say(lang, "satu metodologi sebagai TOML", "one methodology as TOML"));
  const auto id = std::make_shared<std::string>();
  show.add_option("ID", *id, say(lang, "id metodologi, atau berkas TOML", "a methodology's id, or a TOML file"))
      ->required();
  show.callback([file, id, &lang] {
    const methodology method = methodology_named_or_read(*id);
    static_cast<void>(result_form({}, *file, {"toml"}));
    output result{*file};
    result.stream() << to_toml(method);
    result.commit();
    name_changes(method, lang);
  });
  reads_files(show, {"ID"}, methodology_file);
  writes_result(command, "--output");
  for (CLI::App* sub : command.get_subcommands({})) sub->fallthrough();
}

}  // namespace ikm::cli
