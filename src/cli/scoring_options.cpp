// SPDX-License-Identifier: BSL-1.0
#include "scoring_options.hpp"

#include "help.hpp"
#include "named_files.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/read/unit_weights.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/targets/unit_targets.hpp>

#include <algorithm>
#include <filesystem>

namespace ikm::cli {
namespace {

/// Whether a target can be beside an index; the difference of the two then fits whatever their decimals.
bool is_index(const decimal& target) {
  return target >= decimal{0} && target <= decimal{1'000'000} && target.places() <= 9;
}

}  // namespace

void scoring_options::add_to(CLI::App& command, const language& lang) {
  index.add_to(command, lang);
  command
      .add_option("--combine", combine,
                  say(lang, "cara menggabungkan unit: pooled (bawaan), respondents, units, weights",
                      "how units make the whole: pooled (default), respondents, units, weights"))
      ->check(CLI::IsMember({"pooled", "respondents", "units", "weights"}));
  command.add_option("--combine-by", combine_by,
                     say(lang, "kolom yang menyebut unit", "the column that names the units"));
  command.add_option("--combine-weights", combine_weights,
                     say(lang, "tabel bobot tiap unit", "a table of each unit's weight"));
  under(command, say(lang, "Target", "Targets"));
  command.add_option("--target", target,
                     say(lang, "target pada sisi 0–100 (77,5)", "a target on the 0–100 side (77.5)"));
  command.add_option("--targets", targets,
                     say(lang, "tabel target tiap unit (kolom --by, target atau tahun)",
                         "table of each unit's target (the --by columns, target or years)"));
  command.add_option("--year", year, say(lang, "tahun yang diambil dari --targets", "the year to take from --targets"));
  statistics.add_to(command, lang);
  reads_files(command, {"--combine-weights", "--targets"});
}

/// The columns that name the units to combine: those given, else the one breakdown.
breakdown scoring_options::units(const std::vector<breakdown>& breakdowns) const {
  if (!combine_by.empty()) return columns_of(combine_by);
  if (breakdowns.size() == 1) return breakdowns.front();
  throw usage_error{{"--combine " + combine + " memerlukan --combine-by KOLOM",
                     "--combine " + combine + " needs --combine-by COLUMN"}};
}

/// The target of everything.
std::optional<decimal> scoring_options::common_target() const {
  if (!target) return std::nullopt;
  const auto value = plan_value(*target);
  if (!value || !is_index(*value))
    throw usage_error{{"--target '" + *target + "' bukan indeks seperti 77,5",
                       "--target '" + *target + "' is not an index such as 77.5"}};
  return value;
}

/// A target beyond the highest index is not an index (785, 7850). What differs from the highest by less than half a
/// point is on its side and out of reach: it is answered, and named.
/// \throws usage_error
void scoring_options::check_target(const std::optional<decimal>& given, const ikm::methodology& method) const {
  const ratio highest = highest_index(method);
  if (given && ratio{*given} >= highest + ratio{1, 2})
    throw usage_error{{"--target '" + *target + "': indeks harus di antara 0 dan " + highest.to_string(),
                       "--target '" + *target + "': an index is within 0 and " + highest.to_string()}};
}

/// That of each unit, the groups of the first breakdown.
std::optional<unit_targets> scoring_options::own_targets(const std::vector<breakdown>& breakdowns,
                                                         const ikm::methodology& method) const {
  if (year && targets.empty()) throw usage_error{{"--year memerlukan --targets", "--year needs --targets"}};
  if (targets.empty()) return std::nullopt;
  if (breakdowns.empty()) throw usage_error{{"--targets memerlukan --by KOLOM", "--targets needs --by COLUMN"}};
  return read_unit_targets(*open_rows(targets), breakdowns.front(), year, method);
}

/// The second set of questions, which states importances: the files are read twice for it.
importance_questions scoring_options::importance(const survey_options& answers, const ikm::methodology& method) const {
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
void scoring_options::check_combination(combination rule) const {
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
score_request scoring_options::request(const survey_options& answers, const ikm::methodology& method) const {
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
  if (!statistics.importance.empty()) asked.importance = importance(answers, method);
  check_target(asked.target, method);
  return asked;
}

}  // namespace ikm::cli
