// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "given_values.hpp"
#include "help.hpp"
#include "index_options.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "result_form.hpp"
#include "survey_options.hpp"

#include "base/ascii.hpp"

#include <ikm/index/score.hpp>
#include <ikm/read/methodology_file.hpp>
#include <ikm/report/indicator_report.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/source/open_rows.hpp>

#include <map>
#include <memory>

namespace ikm::cli {
namespace {

struct gap_command {
  std::string targets = {};
  std::string actuals = {};
  std::vector<std::string> given = {};
  std::vector<std::string> surveys = {};
  std::optional<int> year = {};
  std::string lower = "reflect";
  double confidence = 0.95;
  std::string methodology = {};
  index_options index = {};
  std::string delimiter = {};
  result_options result{.forms = {"text", "json", "csv"}};

  [[nodiscard]] std::unique_ptr<row_source> rows_of(const std::string& path) const {
    return open_rows(path, {.csv = {.delimiter = delimiter_named(delimiter)}});
  }

  /// Several files of one indicator and year are one survey.
  [[nodiscard]] std::vector<surveyed_actual> surveyed(const ikm::methodology& method, language lang) const {
    std::vector<surveyed_actual> made;
    std::map<std::pair<std::string, int>, std::vector<std::string>> files;
    for (const std::string& text : surveys) {
      const assignment one = assignment_of("--survey", text);
      files[{ikm::lower(one.id), one.year}].push_back(one.value);
    }
    for (const auto& [key, paths] : files) {
      const survey read = read_watched(paths, method, {}, lang);
      made.push_back({key.first, key.second, score(read.all, index.chosen()), paths});
    }
    return made;
  }

  [[nodiscard]] indicator_request request(language lang) const {
    if (!(confidence > 0 && confidence < 1))
      throw usage_error{{"--confidence harus di antara 0 dan 1", "--confidence must be between 0 and 1"}};
    indicator_request asked;
    asked.options = {.lower = *lower_formula_named(lower), .confidence = confidence, .year = year};
    if (!methodology.empty()) asked.method = methodology_named_or_read(methodology);
    asked.targets = read_indicator_table(*rows_of(targets), table_values::targets, asked.method);
    if (!actuals.empty()) asked.actuals = read_indicator_table(*rows_of(actuals), table_values::actuals, asked.method);
    asked.given = actuals_of(given);
    if (!surveys.empty()) index.check_weights(asked.method, lang);
    asked.surveys = surveyed(asked.method, lang);
    return asked;
  }

  void run(language lang) const {
    const std::string form = result.form();
    const indicator_report made = indicators_of(request(lang));
    outputs written;
    result.write(form, made, lang, written);
    name_changes(made.method, lang);
    for (const std::string& notice : notices_of(made, lang)) complain(notice);
  }
};

}  // namespace

void add_gap(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand("gap", say(lang, "indikator kinerja: target, realisasi, dan jaraknya",
                                                 "performance indicators: targets, actual values, and the gap"));
  const auto c = std::make_shared<gap_command>();
  command
      .add_option("--targets", c->targets,
                  say(lang, "tabel target, satu kolom tiap tahun", "table of targets, one column per year"))
      ->required();
  command.add_option("--actuals", c->actuals,
                     say(lang, "tabel realisasi, bentuknya sama", "table of actual values, of the same form"));
  command
      .add_option(
          "--actual", c->given,
          say(lang, "realisasi ID:TAHUN=NILAI; boleh berulang", "an actual value ID:YEAR=VALUE; may be repeated"))
      ->take_all()
      ->allow_extra_args(false);
  command
      .add_option("--survey", c->surveys,
                  say(lang, "realisasi dari survei ID:TAHUN=BERKAS; boleh berulang",
                      "an actual value from a survey ID:YEAR=FILE; may be repeated"))
      ->take_all()
      ->allow_extra_args(false);
  command.add_option("--year", c->year,
                     say(lang, "keadaan pada tahun ini: realisasi sesudahnya tidak dilihat",
                         "as of this year: later actual values are not looked at"));
  command
      .add_option("--lower-formula", c->lower,
                  say(lang, "capaian bila makin rendah makin baik: reflect (bawaan), ratio",
                      "attainment where lower is better: reflect (default), ratio"))
      ->check(CLI::IsMember({"reflect", "ratio"}));
  command.add_option("--confidence", c->confidence,
                     say(lang, "tingkat kepercayaan proyeksi (0,95)", "confidence level of the projection (0.95)"));
  command.add_option(
      "--methodology", c->methodology,
      say(lang, "metodologi survei: id atau berkas TOML", "methodology of the surveys: an id or a TOML file"));
  c->index.add_to(command, lang);
  under(command, say(lang, "Opsi", "Options"));
  command.add_option(
      "--delimiter", c->delimiter,
      say(lang, "pemisah sel tabel; bawaan: dikenali sendiri", "cell delimiter of the tables; default: detected"));
  c->result.add_to(command, lang);
  reads_files(command, {"--targets", "--actuals"});
  reads_files(command, {"--methodology"}, methodology_file);
  reads_files(command, {"--survey"}, [](const std::string& text) {
    const std::size_t equals = text.find('=');
    return equals == std::string::npos ? std::string{} : text.substr(equals + 1);
  });
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
