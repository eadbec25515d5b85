// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "index_options.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "result_form.hpp"
#include "statistics_options.hpp"
#include "survey_options.hpp"

#include <ikm/report/compare_report.hpp>
#include <ikm/report/notices.hpp>

#include <memory>

namespace ikm::cli {
namespace {

struct compare_command {
  survey_options answers = {};
  std::string level = "0.95";
  std::string adjust = "holm";
  index_options index = {};
  std::optional<std::uint64_t> first_population = {};
  std::optional<std::uint64_t> second_population = {};
  result_options result{.forms = {"text", "json"}};

  [[nodiscard]] compare_request request() const {
    return {.options = index.chosen(),
            .level = proportion_of("--confidence", level),
            .rule = *adjustment_named(adjust),
            .first_population = first_population,
            .second_population = second_population,
            .smallest_group = answers.smallest_group.value_or(0)};
  }

  template <typename Report>
  void write(const Report& report, outputs& written, language lang) const {
    output& to = written.open(result.file);
    if (result.form() == "json")
      write_json(to.stream(), report, lang);
    else
      write_text(to.text(), report, lang);
    written.commit();
    answers.name_small_groups(small_groups_of(report), lang);
  }

  void run(language lang) const {
    static_cast<void>(result.form());  // before anything is read
    const compare_request asked = request();
    const std::vector<breakdown> by = answers.breakdowns();
    if (by.size() > 1) throw usage_error{{"compare menerima satu --by saja", "compare takes one --by only"}};
    if (answers.inputs.size() > 2)
      throw usage_error{{"compare menerima satu atau dua survei", "compare takes one survey or two"}};
    if (answers.inputs.size() == 1 && by.empty())
      throw usage_error{{"satu survei memerlukan --by KOLOM: unit-unitnya dibandingkan satu sama lain",
                         "one survey needs --by COLUMN: its units are compared with each other"}};
    if (answers.inputs.size() == 1 && (first_population || second_population))
      throw usage_error{{"--population-first dan --population-second untuk dua survei; unit tidak dikoreksi",
                         "--population-first and --population-second are for two surveys; units get no correction"}};
    const ikm::methodology method = answers.method();
    index.check_weights(method, lang);
    outputs written;
    read_options reading = answers.reading(method, written);
    reading.joint_counts = true;
    reading.limits.tally =
        answers.limits.chosen(answers.inputs.size()).tally;  // both surveys are kept until they are compared
    const auto read = [&](const std::string& input) {
      survey_options one = answers;
      one.inputs = {input};
      return one.read(method, reading, lang, written);
    };
    const survey first = read(answers.inputs.front());
    if (answers.inputs.size() == 1) return write(compare_units_of(first, asked), written, lang);
    write(compare_surveys(first, read(answers.inputs.back()), asked), written, lang);
  }
};

}  // namespace

void add_compare(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand(
      "compare",
      say(lang, "selisih dua survei (A B), atau unit-unit satu survei (A --by KOLOM), dengan selang dan putusannya",
          "the difference of two surveys (A B), or of one survey's units (A --by COLUMN), with interval and verdict"));
  const auto c = std::make_shared<compare_command>();
  c->answers.add_to(command, lang);
  command.add_option("--confidence", c->level,
                     say(lang, "tingkat kepercayaan (bawaan 0,95)", "confidence level (default 0.95)"));
  command
      .add_option("--adjust", c->adjust,
                  say(lang, "penyesuaian p bila membandingkan banyak: holm (bawaan), benjamini_hochberg, none",
                      "how p is adjusted over many comparisons: holm (default), benjamini_hochberg, none"))
      ->check(CLI::IsMember({"holm", "benjamini_hochberg", "none"}));
  c->index.add_missing_to(command, lang);
  command
      .add_option("--population-first", c->first_population,
                  say(lang, "banyaknya yang dilayani pada survei pertama", "people served in the first survey"))
      ->check(people(lang));
  command
      .add_option("--population-second", c->second_population,
                  say(lang, "banyaknya yang dilayani pada survei kedua", "people served in the second survey"))
      ->check(people(lang));
  c->result.add_to(command, lang);
  command.callback([c, &lang] {
    c->answers.settle_inputs(lang);
    c->run(lang);
  });
}

}  // namespace ikm::cli
