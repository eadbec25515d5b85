// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "help.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "printed_tables.hpp"
#include "result_form.hpp"
#include "survey_options.hpp"

#include <ikm/read/unit_weights.hpp>
#include <ikm/report/recap_report.hpp>
#include <ikm/source/open_rows.hpp>

#include <memory>

namespace ikm::cli {
namespace {

struct recap_command {
  printed_tables tables = {};
  std::string combine = {};
  std::string weights = {};
  std::optional<int> weight_decimals = {};
  result_options result{.forms = {"text", "json", "csv"}};

  [[nodiscard]] recap_request request() const {
    recap_request asked{.rule = *combination_named(combine), .weight_decimals = weight_decimals};
    if ((asked.rule == combination::weights) != !weights.empty())
      throw usage_error{{"--combine weights memerlukan --combine-weights, dan sebaliknya",
                         "--combine weights needs --combine-weights, and the other way round"}};
    if (!weights.empty())
      asked.weights =
          read_unit_weights(*open_rows(weights, {.csv = {.delimiter = delimiter_named(tables.delimiter)}}), {"unit"});
    return asked;
  }

  void run(language lang) const {
    const std::string form = result.form();
    const ikm::methodology method = tables.method();
    const recap_report made = recap_report_of(method, tables.read(method, false), request());
    outputs written;
    result.write(form, made, lang, written);
    name_changes(method, lang);
    for (const std::string& notice : notices_of(made, lang)) complain(notice);
  }
};

}  // namespace

void add_recap(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand("recap", say(lang, "indeks kabupaten atau kota dari hasil tercetak unit-unitnya",
                                                   "the index of a regency from the printed results of its units"));
  const auto c = std::make_shared<recap_command>();
  c->tables.add_to(command, lang);
  under(command, say(lang, "Penggabungan", "Combination"));
  command
      .add_option("--combine", c->combine,
                  say(lang, "aturan penggabungan unit: respondents, units (rata-rata sederhana), weights",
                      "how units make the whole: respondents, units (simple mean), weights"))
      ->required()
      ->check(CLI::IsMember({"respondents", "units", "weights"}));
  command.add_option("--combine-weights", c->weights,
                     say(lang, "tabel bobot: kolom unit dan bobot", "table of weights: columns unit and bobot"));
  command
      .add_option("--weight-decimals", c->weight_decimals,
                  say(lang, "bobot unsur dibulatkan ke N desimal; bawaan: menurut metodologi",
                      "weights of elements rounded to N decimals; default: the methodology's"))
      ->check(CLI::Range(0, 9));
  reads_files(command, {"--combine-weights"});
  c->result.add_to(command, lang);
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
