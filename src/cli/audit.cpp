// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "help.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "printed_tables.hpp"
#include "result_form.hpp"
#include "survey_options.hpp"

#include <ikm/report/audit_report.hpp>

#include <memory>

namespace ikm::cli {
namespace {

struct audit_command {
  printed_tables tables = {};
  result_options result{.forms = {"text", "json", "csv"}};

  void run(language lang) const {
    const std::string form = result.form();
    const ikm::methodology method = tables.method();
    const audit_report made = audit_report_of(method, tables.read(method));
    outputs written;
    result.write(form, made, lang, written);
    name_changes(method, lang);
  }
};

}  // namespace

void add_audit(CLI::App& app, const language& lang) {
  auto& command =
      *app.add_subcommand("audit", say(lang, "periksa apakah indeks dan mutu tercetak mengikuti dari NRR tercetak",
                                       "whether a printed index and grade follow from the printed means"));
  const auto c = std::make_shared<audit_command>();
  c->tables.add_to(command, lang);
  c->result.add_to(command, lang);
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
