// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "index_options.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "result_form.hpp"
#include "statistics_options.hpp"
#include "survey_options.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/read/unit_weights.hpp>
#include <ikm/index/score.hpp>
#include <ikm/report/csv.hpp>
#include <ikm/report/json.hpp>
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
  std::string format = {};  ///< empty: as the ending of the file says
  std::string file = {};

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

  /// A target that every survey reaches is probably a mean, or a share; one that none reaches is a slip.
  static void name_odd_target(const decimal& given, const ikm::methodology& method, language lang) {
    const decimal_mark mark = lang == language::english ? decimal_mark::point : decimal_mark::comma;
    const std::string name = say(lang, "target ", "the target ") + given.to_string(mark);
    const std::string below = name + say(lang, " di bawah indeks terendah ", " is below the lowest index ") +
                              lowest_index(method).to_string(mark);
    switch (range_of(given, method)) {
      case index_position::index: return;
      case index_position::below_lowest: return complain(below);
      case index_position::mean:
        return complain(below + say(lang, "; bila itu NRR, indeksnya ", "; if it is a mean, as an index it is ") +
                        index_of_mean(method, given).to_string(mark));
      case index_position::outside: break;
    }
    complain(name + say(lang, " di atas indeks tertinggi ", " is above the highest index ") +
             highest_index(method).to_string(mark));
  }

  /// That of each unit, the groups of the first breakdown.
  [[nodiscard]] std::optional<unit_targets> own_targets(const std::vector<breakdown>& breakdowns) const {
    if (year && targets.empty()) throw usage_error{{"--year memerlukan --targets", "--year needs --targets"}};
    if (targets.empty()) return std::nullopt;
    if (breakdowns.empty()) throw usage_error{{"--targets memerlukan --by KOLOM", "--targets needs --by COLUMN"}};
    return read_unit_targets(*open_rows(targets), breakdowns.front(), year, answers.method());
  }

  static std::string text_of(const group_key& key, language lang) {
    std::string text;
    for (const std::string& value : key)
      text += (text.empty() ? "" : " / ") + (value.empty() ? say(lang, "(tanpa nama)", "(unnamed)") : shown(value));
    return text;
  }

  /// The first of a list of units, and how many there are more.
  template <typename Text>
  static void name_units(const std::vector<group_key>& keys, const std::string& what, language lang, Text text) {
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < std::min(keys.size(), most); ++i) complain(what + ": " + text(keys[i]));
    if (keys.size() > most) complain(what + ": " + std::to_string(keys.size() - most) + say(lang, " lagi", " more"));
  }

  /// Units that did not enter the whole, and weights of units that are not there; text says it itself.
  static void name_left_out(const combined_index& combined, const grouped_tally& units, language lang) {
    const auto named = [&](const group_key& key) { return text_of(key, lang); };
    const auto with_respondents = [&](const group_key& key) {
      const auto unit = units.groups().find(key);
      const std::uint64_t respondents = unit == units.groups().end() ? 0 : unit->second.respondents();
      return text_of(key, lang) + ", " + std::to_string(respondents) + say(lang, " responden", " respondents");
    };
    name_units(combined.unnamed, say(lang, "tidak ikut, tanpa nama", "left out, unnamed"), lang, with_respondents);
    name_units(combined.no_index,
               say(lang, "tidak ikut, ada unsur tanpa jawaban", "left out, an element without answers"), lang,
               with_respondents);
    name_units(combined.unweighted, say(lang, "tidak ikut, tanpa bobot", "left out, no weight given"), lang,
               with_respondents);
    name_units(combined.unmatched,
               say(lang, "bobot untuk unit yang tidak ada", "a weight for a unit that does not occur"), lang, named);
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
  void speak_of(const score_report& report, const std::optional<grouped_tally>& units, const std::string& form,
                language lang) const {
    if (form == "csv") {
      name_changes(report.combined.whole.method(), lang);
      name_what_csv_lacks(lang);
    }
    if (form != "text" && units) name_left_out(report.combined, *units, lang);
    if (report.targets.all) name_odd_target(*report.targets.all, report.combined.whole.method(), lang);
    answers.name_small_groups(small_groups_of(report), lang);
    statistics_options::complain_about(report, form, lang);
    if (report.targets.units) name_unmatched(*report.targets.units, lang);
    for (const std::size_t e : report.combined.whole.unanswered()) {
      const element& asked = report.combined.whole.method().elements()[e];
      complain(say(lang, "tidak ada indeks: tidak ada jawaban untuk ", "no index: there is no answer to ") +
               shown(asked.code + " " + asked.name.in(lang), 200));
    }
  }

  /// Units without a target, and targets without a unit, are named.
  static void name_unmatched(const matched_targets& units, language lang) {
    const auto named = [&](const group_key& key) { return text_of(key, lang); };
    name_units(units.without_target, say(lang, "unit tanpa target", "a unit without a target"), lang, named);
    name_units(units.without_unit,
               say(lang, "target untuk unit yang tidak ada", "a target for a unit that does not occur"), lang, named);
  }

  /// One line for all targets below the lowest index: they are probably means.
  static void complain_about_low_targets(const unit_targets& table, language lang) {
    constexpr std::size_t most = 5;
    const auto& low = table.below_lowest;
    if (low.empty()) return;
    std::string text =
        shown(table.file, 4096) + ": " + say(lang, "target di bawah indeks terendah", "targets below the lowest index");
    for (std::size_t i = 0; i < std::min(low.size(), most); ++i) {
      std::string name;
      for (const std::string& value : low[i]) name += (name.empty() ? "" : " / ") + shown(value);
      text += (i == 0 ? ": " : ", ") + name + " " + table.targets.at(low[i]).to_string();
    }
    complain(text + (low.size() > most ? " … (" + std::to_string(low.size()) + ")" : ""));
  }

  /// The importances that the second set of questions states, one an element of the first.
  [[nodiscard]] std::vector<possibly<ratio>> stated(language lang) const {
    if (std::find(answers.inputs.begin(), answers.inputs.end(), "-") != answers.inputs.end())
      throw usage_error{{"--importance membaca berkas dua kali; masukan baku hanya sekali",
                         "--importance reads the file twice, standard input only once"}};
    for (const std::string& input : answers.inputs)
      if (std::filesystem::is_regular_file(input) && read_stored(input))
        throw usage_error{{"--importance memerlukan jawaban, bukan hitungan tersimpan",
                           "--importance needs answers, not a stored tally"}};
    survey_options second = answers;
    second.mapping_file = statistics.importance;
    second.rejects.clear();
    const ikm::methodology method = second.method();
    if (method.elements().size() != answers.method().elements().size())
      throw usage_error{{"--importance: unsurnya tidak sama dengan unsur survei",
                         "--importance: its elements are not those of the survey"}};
    outputs nothing;
    return stated_importance(score(second.read(method, {}, lang, nothing).all, index.chosen()));
  }

  /// By the respondents that enter a group's result.
  static std::size_t small_groups_of(const score_report& report) {
    const coverage who = report.options.missing == missing::listwise ? coverage::complete : coverage::all;
    std::size_t groups = 0;
    for (const grouped_tally& table : report.answers.groups) groups += table.groups_under(least_published_group, who);
    return groups;
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

  /// Where a breakdown stands among those that are read; it joins them where it does not.
  static std::size_t place_of(const breakdown& columns, std::vector<breakdown>& among) {
    const auto found = std::find(among.begin(), among.end(), columns);
    const auto place = static_cast<std::size_t>(found - among.begin());
    if (found == among.end()) among.push_back(columns);
    return place;
  }

  void write(const score_report& report, const std::string& form, outputs& written, language lang) const {
    output& result = written.open(file);
    if (form == "json") {
      write_json(result.stream(), report, lang);
    } else if (form == "csv") {
      write_csv(result.stream(), report);
    } else {
      write_text(result.text(), report, lang, terminal_width());
    }
    written.commit();
  }

  void run(language lang) const {
    const std::string form = result_form(format, file, {"text", "json", "csv"});
    const combination rule = combine.empty() ? combination::pooled : *combination_named(combine);
    const std::vector<breakdown> shown_breakdowns = answers.breakdowns();
    std::vector<breakdown> read_breakdowns = shown_breakdowns;
    std::map<group_key, ratio> weights;
    std::optional<std::size_t> units_at;
    if (form == "csv" && shown_breakdowns.size() > 1)
      throw usage_error{{"--format csv memuat satu --by saja", "--format csv holds one --by only"}};
    score_targets against{.all = common_target(), .units = {}};
    const std::optional<unit_targets> table = own_targets(shown_breakdowns);
    check_combination(rule);
    if (rule != combination::pooled) {
      const breakdown columns = units(shown_breakdowns);
      units_at = place_of(columns, read_breakdowns);
      if (rule == combination::weights) weights = read_unit_weights(*open_rows(combine_weights), columns);
    }

    statistics_request wanted = statistics.request();
    if (wanted.lines == priority_lines::target && !against.all && !table)
      throw usage_error{{"--priority-lines target memerlukan --target atau --targets",
                         "--priority-lines target needs --target or --targets"}};
    std::optional<weighting_request> weighting = statistics.weighting();
    std::size_t cells_at = 0;
    if (weighting) cells_at = place_of(weighting->by, read_breakdowns);
    if (!statistics.importance.empty()) wanted.stated_importance = stated(lang);
    const ikm::methodology method = answers.method();
    index.check_weights(method, lang);
    check_target(against.all, method);
    survey_options reading = answers;
    reading.joint_counts = wanted.any();
    outputs written;
    survey read = reading.read(method, read_breakdowns, lang, written);
    if (weighting)
      for (const auto& [key, counts] : read.groups[cells_at].groups())
        weighting->cells.emplace(key, counts.joint().pairs);
    std::optional<grouped_tally> units;
    if (units_at) units = read.groups[*units_at];
    read.groups.resize(shown_breakdowns.size(), grouped_tally{read.all.method(), {"-"}});
    if (table) against.units = match_targets(read.groups.front(), *table);
    // Never taken apart: the process ends, and to free a hundred thousand groups one by one takes longer than to sort them.
    static score_report* kept = nullptr;
    kept = new score_report{
        score_report_of(std::move(read), index.chosen(), rule, units, weights, wanted, std::move(against))};
    score_report& report = *kept;
    report.threads = answers.threads;
    report.smallest_group = answers.smallest_group.value_or(0);
    if (weighting)
      report.statistics.weighted = weighted_statement_of(*weighting, index.chosen(), wanted, report.targets.all);

    write(report, form, written, lang);
    speak_of(report, units, form, lang);
    if (table) complain_about_low_targets(*table, lang);
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
  command.add_option("--target", c->target,
                     say(lang, "target pada sisi 0–100 (77,5)", "a target on the 0–100 side (77.5)"));
  command.add_option("--targets", c->targets,
                     say(lang, "tabel target tiap unit (kolom --by, target atau tahun)",
                         "table of each unit's target (the --by columns, target or years)"));
  command.add_option("--year", c->year,
                     say(lang, "tahun yang diambil dari --targets", "the year to take from --targets"));
  c->statistics.add_to(command, lang);
  command
      .add_option("--format", c->format,
                  say(lang, "bentuk hasil: text (bawaan), json, csv; tanpa ini menurut akhiran nama -o",
                      "form of the result: text (default), json, csv; without it as the ending of -o says"))
      ->check(CLI::IsMember({"text", "json", "csv"}));
  command.add_option("-o,--output", c->file, say(lang, "tulis hasil ke berkas ini", "write the result to this file"));
  reads_files(command, {"--combine-weights", "--targets"});
  writes_result(command, "--output");
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
