// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "help.hpp"
#include "output.hpp"
#include "result_form.hpp"
#include "scoring_options.hpp"
#include "survey_options.hpp"

#include "base/joined.hpp"

#include <ikm/report/csv.hpp>
#include <ikm/report/json.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/score_survey.hpp>
#include <ikm/report/text.hpp>

#include <memory>

namespace ikm::cli {
namespace {

struct score_command {
  survey_options answers = {};
  scoring_options scoring = {};
  result_options result{.forms = {"text", "json", "csv"}};
  std::optional<score_report> made = {};  ///< kept until the process ends: see main

  /// What was asked for and has no place in CSV.
  void name_what_csv_lacks(language lang) const {
    std::string lacking;
    const auto lacks = [&](bool asked, const char* option) {
      if (asked) append_item(lacking, option);
    };
    lacks(scoring.statistics.quality, "--quality");
    lacks(!scoring.statistics.strata.empty(), "--strata");
    lacks(!scoring.statistics.poststratify.empty(), "--poststratify");
    lacks(!scoring.statistics.rake.empty(), "--rake");
    lacks(scoring.statistics.population && scoring.statistics.level.empty(), "--population");
    lacks(answers.duplicates == "report", "--duplicates report");
    if (!lacking.empty())
      complain(say(lang, "CSV tidak memuat ", "CSV does not show ") + lacking +
               say(lang, "; gunakan --format json atau text", "; use --format json or text"));
  }

  /// What a reader of the result must know, and the result itself does not say.
  void speak_of(const score_report& report, const std::string& form, language lang) const {
    if (form == "csv") {
      name_changes(report.combined.whole.method(), lang);
      name_what_csv_lacks(lang);
    }
    answers.name_small_groups(small_groups_of(report), lang);
    const report_form shown_as = form == "csv"    ? report_form::csv
                                 : form == "json" ? report_form::json
                                                  : report_form::text;
    for (const std::string& notice : notices_of(report, shown_as, lang)) complain(notice);
  }

  void run(language lang) {
    const std::string form = result.form();
    if (form == "csv" && answers.breakdowns().size() > 1)
      throw usage_error{{"--format csv memuat satu --by saja", "--format csv holds one --by only"}};
    const ikm::methodology method = answers.method();
    const score_request asked = scoring.request(answers, method);
    scoring.index.check_weights(method, lang);
    outputs written;
    read_options reading = answers.reading(method, written);
    if (asked.weighting)
      reading.limits.tally = answers.limits.chosen(2).tally;  // their cells are kept beside what is read
    made.emplace(score_survey([&](const ikm::methodology& of,
                                  const read_options& options) { return answers.read(of, options, lang, written); },
                              method, reading, asked));
    result.write(form, *made, lang, written);
    speak_of(*made, form, lang);
  }
};

}  // namespace

void add_score(CLI::App& app, const language& lang) {
  auto& command =
      *app.add_subcommand("score", say(lang, "dari jawaban ke indeks dan mutu", "from answers to a graded index"));
  const auto c = std::make_shared<score_command>();
  c->answers.add_to(command, lang);
  c->scoring.add_to(command, lang);
  c->result.add_to(command, lang);
  command.footer(say(lang, "Contoh:\n", "Examples:\n") +
                 say(lang,
                     "  ikm score survei.xlsx --by unit --target 77,5\n"
                     "  ikm score survei.csv --bad-rows skip --rejects ditolak.csv -o hasil.json\n",
                     "  ikm score survey.xlsx --by unit --target 77.5\n"
                     "  ikm score survey.csv --bad-rows skip --rejects rejected.csv -o result.json\n"));
  command.callback([c, &lang] {
    c->answers.settle_inputs(lang);
    c->run(lang);
  });
}

}  // namespace ikm::cli
