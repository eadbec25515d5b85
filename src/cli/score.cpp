// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "help.hpp"
#include "index_options.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "result_form.hpp"
#include "statistics_options.hpp"
#include "survey_options.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/read/unit_weights.hpp>
#include <ikm/report/csv.hpp>
#include <ikm/report/json.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/score_survey.hpp>
#include <ikm/report/text.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/targets/unit_targets.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace ikm::cli {
namespace {

struct score_command {
  survey_options answers = {};
  index_options index = {};
  std::string combine = {};
  std::string combine_by = {};
  std::string combine_weights = {};
  std::optional<std::string> target = {};
  std::string targets = {};
  std::optional<int> year = {};
  statistics_options statistics = {};
  result_options result{.forms = {"text", "json", "csv"}};
  std::optional<score_report> made = {};  ///< kept until the process ends: see main

  /// The columns that name the units to combine: those given, else the one breakdown.
  [[nodiscard]] breakdown units(const std::vector<breakdown>& breakdowns) const {
    if (!combine_by.empty()) return columns_of(combine_by);
    if (breakdowns.size() == 1) return breakdowns.front();
    throw usage_error{{"--combine " + combine + " memerlukan --combine-by KOLOM",
                       "--combine " + combine + " needs --combine-by COLUMN"}};
  }

  /// Whether a target can stand beside an index; the difference of the two then fits whatever their decimals.
  static bool is_index(const decimal& target) {
    return target >= decimal{0} && target <= decimal{1'000'000} && target.places() <= 9;
  }

  /// The target of everything.
  [[nodiscard]] std::optional<decimal> common_target() const {
    if (!target) return std::nullopt;
    const auto value = plan_value(*target);
    if (!value || !is_index(*value))
      throw usage_error{{"--target '" + *target + "' bukan indeks seperti 77,5",
                         "--target '" + *target + "' is no index such as 77.5"}};
    return value;
  }

  /// A target beyond the highest index is no index (785, 7850). What differs from the highest by less than half a point is
  /// on its side and out of reach: it is answered, and named.
  /// \throws usage_error
  void check_target(const std::optional<decimal>& given, const ikm::methodology& method) const {
    const ratio highest = highest_index(method);
    if (given && ratio{*given} >= highest + ratio{1, 2})
      throw usage_error{{"--target '" + *target + "': indeks harus di antara 0 dan " + highest.to_string(),
                         "--target '" + *target + "': an index is within 0 and " + highest.to_string()}};
  }

  /// That of each unit, the groups of the first breakdown.
  [[nodiscard]] std::optional<unit_targets> own_targets(const std::vector<breakdown>& breakdowns,
                                                        const ikm::methodology& method) const {
    if (year && targets.empty()) throw usage_error{{"--year memerlukan --targets", "--year needs --targets"}};
    if (targets.empty()) return std::nullopt;
    if (breakdowns.empty()) throw usage_error{{"--targets memerlukan --by KOLOM", "--targets needs --by COLUMN"}};
    return read_unit_targets(*open_rows(targets), breakdowns.front(), year, method);
  }

  /// What was asked for and has no place in CSV.
  void name_what_csv_lacks(language lang) const {
    std::string lacking;
    const auto lacks = [&](bool asked, const char* option) {
      if (asked) lacking += (lacking.empty() ? "" : ", ") + std::string{option};
    };
    lacks(statistics.quality, "--quality");
    lacks(!statistics.strata.empty(), "--strata");
    lacks(!statistics.poststratify.empty(), "--poststratify");
    lacks(!statistics.rake.empty(), "--rake");
    lacks(statistics.population && statistics.level.empty(), "--population");
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

  /// The second set of questions, which states importances: the files are read twice for it.
  [[nodiscard]] importance_questions importance(const ikm::methodology& method) const {
    if (std::find(answers.inputs.begin(), answers.inputs.end(), "-") != answers.inputs.end())
      throw usage_error{{"--importance membaca berkas dua kali; masukan baku hanya sekali",
                         "--importance reads the file twice, standard input only once"}};
    for (const std::string& input : answers.inputs)
      if (std::filesystem::is_regular_file(input) && read_stored(input, answers.limits.chosen()))
        throw usage_error{{"--importance memerlukan jawaban, bukan hitungan tersimpan",
                           "--importance needs answers, not a stored tally"}};
    survey_options second = answers;
    second.mapping_file = statistics.importance;
    importance_questions asked{second.method(), second.said()};
    if (asked.method.elements().size() != method.elements().size())
      throw usage_error{{"--importance: unsurnya tidak sama dengan unsur survei",
                         "--importance: its elements are not those of the survey"}};
    return asked;
  }

  /// Options of combining that do not go together.
  void check_combination(combination rule) const {
    if ((rule == combination::weights) != !combine_weights.empty())
      throw usage_error{{"--combine weights dan --combine-weights harus bersama",
                         "--combine weights and --combine-weights go together"}};
    if (combine.empty() && !combine_by.empty())
      throw usage_error{{"--combine-by memerlukan --combine respondents, units, atau weights",
                         "--combine-by needs --combine respondents, units or weights"}};
    if (statistics.method == "skew_corrected" && rule != combination::pooled)
      throw usage_error{{"--interval skew_corrected hanya untuk --combine pooled",
                         "--interval skew_corrected is for --combine pooled only"}};
  }

  /// \throws usage_error for options that do not go together
  [[nodiscard]] score_request request(const ikm::methodology& method) const {
    score_request asked{.options = index.chosen(),
                        .rule = combine.empty() ? combination::pooled : *combination_named(combine),
                        .smallest_group = answers.smallest_group.value_or(0)};
    const std::vector<breakdown> by = answers.breakdowns();
    asked.target = common_target();
    asked.targets_of_units = own_targets(by, method);
    check_combination(asked.rule);
    if (asked.rule != combination::pooled) asked.combined_by = units(by);
    if (asked.rule == combination::weights)
      asked.weights = read_unit_weights(*open_rows(combine_weights), asked.combined_by);
    asked.statistics = statistics.request();
    if (asked.statistics.lines == priority_lines::target && !asked.target && !asked.targets_of_units)
      throw usage_error{{"--priority-lines target memerlukan --target atau --targets",
                         "--priority-lines target needs --target or --targets"}};
    asked.weighting = statistics.weighting();
    if (!statistics.importance.empty()) asked.importance = importance(method);
    check_target(asked.target, method);
    return asked;
  }

  void write(const score_report& report, const std::string& form, outputs& written, language lang) const {
    output& to = written.open(result.file);
    if (form == "json") {
      write_json(to.stream(), report, lang);
    } else if (form == "csv") {
      write_csv(to.stream(), report);
    } else {
      write_text(to.text(), report, lang, terminal_width());
    }
    written.commit();
  }

  void run(language lang) {
    const std::string form = result.form();
    if (form == "csv" && answers.breakdowns().size() > 1)
      throw usage_error{{"--format csv memuat satu --by saja", "--format csv holds one --by only"}};
    const ikm::methodology method = answers.method();
    const score_request asked = request(method);
    index.check_weights(method, lang);
    outputs written;
    read_options reading = answers.reading(method, written);
    if (asked.weighting)
      reading.limits.tally = answers.limits.chosen(2).tally;  // their cells are kept beside what is read
    made.emplace(score_survey([&](const ikm::methodology& of,
                                  const read_options& options) { return answers.read(of, options, lang, written); },
                              method, reading, asked));
    write(*made, form, written, lang);
    speak_of(*made, form, lang);
  }
};

}  // namespace

void add_score(CLI::App& app, const language& lang) {
  auto& command =
      *app.add_subcommand("score", say(lang, "dari jawaban ke indeks dan mutu", "from answers to a graded index"));
  const auto c = std::make_shared<score_command>();
  c->answers.add_to(command, lang);
  c->index.add_to(command, lang);
  command
      .add_option("--combine", c->combine,
                  say(lang, "cara menggabungkan unit: pooled (bawaan), respondents, units, weights",
                      "how units make the whole: pooled (default), respondents, units, weights"))
      ->check(CLI::IsMember({"pooled", "respondents", "units", "weights"}));
  command.add_option("--combine-by", c->combine_by,
                     say(lang, "kolom yang menyebut unit", "the column that names the units"));
  command.add_option("--combine-weights", c->combine_weights,
                     say(lang, "tabel bobot tiap unit", "a table of each unit's weight"));
  under(command, say(lang, "Target", "Targets"));
  command.add_option("--target", c->target,
                     say(lang, "target pada sisi 0–100 (77,5)", "a target on the 0–100 side (77.5)"));
  command.add_option("--targets", c->targets,
                     say(lang, "tabel target tiap unit (kolom --by, target atau tahun)",
                         "table of each unit's target (the --by columns, target or years)"));
  command.add_option("--year", c->year,
                     say(lang, "tahun yang diambil dari --targets", "the year to take from --targets"));
  c->statistics.add_to(command, lang);
  c->result.add_to(command, lang);
  reads_files(command, {"--combine-weights", "--targets"});
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
