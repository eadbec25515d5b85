// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "index_options.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "result_form.hpp"
#include "survey_options.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/index/grade.hpp>
#include <ikm/index/score.hpp>
#include <ikm/report/indicator_report.hpp>
#include <ikm/source/open_rows.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <memory>

namespace ikm::cli {
namespace {

/// `ID:YEAR=VALUE`, taken apart.
struct assignment {
  std::string id;
  int year = 0;
  std::string value;
};

assignment assignment_of(const std::string& option, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::size_t colon = equals == std::string::npos ? equals : text.rfind(':', equals);
  assignment made;
  if (colon != std::string::npos) {
    made = {text.substr(0, colon), 0, text.substr(equals + 1)};
    const char* end = text.data() + equals;
    const auto [stop, problem] = std::from_chars(text.data() + colon + 1, end, made.year);
    if (problem != std::errc{} || stop != end) made.year = 0;
  }
  if (made.id.empty() || made.value.empty() || made.year < 1900 || made.year > 2999)
    throw usage_error{
        {option + " '" + text + "': yang diharapkan ID:TAHUN=" + (option == "--survey" ? "BERKAS" : "NILAI"),
         option + " '" + text + "': expected ID:YEAR=" + (option == "--survey" ? "FILE" : "VALUE")}};
  return made;
}

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
  std::string format = {};  ///< empty: as the ending of the file says
  std::string file = {};

  [[nodiscard]] std::unique_ptr<row_source> rows_of(const std::string& path) const {
    return open_rows(path, {.csv = {.delimiter = delimiter_named(delimiter)}});
  }

  /// The indicator with this id; its case does not matter.
  /// \throws error when there is none
  static indicator& named(std::vector<indicator>& plan, const assignment& to) {
    const auto same = [](char a, char b) {
      return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    const auto found = std::find_if(plan.begin(), plan.end(), [&](const indicator& i) {
      return std::equal(i.id.begin(), i.id.end(), to.id.begin(), to.id.end(), same);
    });
    if (found == plan.end()) {
      std::string known;
      for (const indicator& i : plan) known += (known.empty() ? "" : ", ") + i.id;
      throw error{{"tidak ada indikator '" + to.id + "'; yang ada: " + known,
                   "there is no indicator '" + to.id + "'; there are: " + known}};
    }
    return *found;
  }

  /// \throws error when the year has a value already
  static void set(indicator& to, int year, achieved value) {
    if (!to.actuals.emplace(year, value).second)
      throw error{{to.id + " " + std::to_string(year) + ": realisasi diberikan dua kali",
                   to.id + " " + std::to_string(year) + ": an actual value is given twice"}};
  }

  /// A value of the command line: no table shows which of its marks begins decimals.
  static void add_given(const std::string& text, std::vector<indicator>& plan, const ikm::methodology& method) {
    const assignment to = assignment_of("--actual", text);
    const auto value = plan_value(to.value);
    if (!value)
      throw usage_error{{"--actual '" + text + "': '" + to.value + "' bukan angka",
                         "--actual '" + text + "': '" + to.value + "' is not a number"}};
    indicator& of = named(plan, to);
    const bool index = is_index_id(of.id);
    if (!index && mark_may_group(to.value)) {
      std::string grouped = to.value;
      grouped.erase(grouped.find_first_of(".,"), 1);
      throw usage_error{{"--actual '" + text + "': tulis " + grouped + " atau " + to.value + "0",
                         "--actual '" + text + "': write " + grouped + " or " + to.value + "0"}};
    }
    if (index && range_of(*value, method) == index_position::outside) {
      const std::string range = "0–" + std::to_string(ratio{highest_index(method)}.ceiling());
      throw usage_error{{"--actual '" + text + "': indeks harus di antara " + range,
                         "--actual '" + text + "': an index is within " + range}};
    }
    set(of, to.year, {*value, origin::given});
  }

  /// What the tables hold that was not used.
  static void complain_about_remarks(const indicator_report& report, language lang) {
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < std::min(report.remarks.size(), most); ++i) {
      const join_remark& remark = report.remarks[i];
      std::string text = shown(remark.file) + ":" + std::to_string(remark.line) + ": ";
      for (const std::string* part : {&remark.name, &remark.column})
        if (!part->empty()) text += shown(*part) + ": ";
      complain(text + reason_of(remark, lang));
    }
    if (report.remarks.size() > most)
      complain(std::to_string(report.remarks.size() - most) + say(lang, " catatan lagi", " remarks more"));
  }

  static std::string reason_of(const join_remark& remark, language lang) {
    switch (remark.what) {
      case join_remark::kind::unmatched: return say(lang, "tidak ada targetnya; tidak ikut", "has no target; left out");
      case join_remark::kind::renumbered:
        return say(lang, "nomornya lain daripada di tabel target", "has another number than in the table of targets");
      case join_remark::kind::words:
        return "'" + shown(remark.found) + "' " + say(lang, "bukan angka; tidak ikut", "is not a number; left out");
      case join_remark::kind::unread_column: break;
    }
    return say(lang, "kolom ini tidak dibaca; tulis tahunnya saja bila isinya diperlukan",
               "this column is not read; write the year alone if its figures are needed");
  }

  /// Figures that are given as an index and cannot be one: one line for the targets, one for each value.
  static void complain_about_range(const indicator& plan, const ikm::methodology& method, language lang) {
    const decimal_mark mark = lang == language::english ? decimal_mark::point : decimal_mark::comma;
    const std::string scale = std::to_string(method.scale().lowest) + "–" + std::to_string(method.scale().highest);
    const std::string lowest = lowest_index(method).to_string(mark);
    std::string low;
    for (const auto& [year, target] : plan.targets)
      if (range_of(target, method) != index_position::index)
        low += (low.empty() ? "" : ", ") + std::to_string(year) + ": " + target.to_string(mark);
    if (!low.empty())
      complain(shown(plan.id) + ": " +
               say(lang, "target di luar indeks, yang terendah ", "targets outside the index, whose lowest is ") +
               lowest + " (" + low + ")");
    for (const auto& [year, actual] : plan.actuals) {
      const index_position where = range_of(actual.value, method);
      if (actual.source == origin::survey || where == index_position::index) continue;
      const std::string value = actual.value.to_string(mark);
      std::string text = shown(plan.id) + " " + std::to_string(year) + ": " + value;
      if (where == index_position::mean) {
        const decimal index = index_of_mean(method, actual.value);
        text += say(lang, " ada pada skala ", " is on the scale ") + scale +
                say(lang, " (rata-rata), bukan indeks; tanpa mutu. Sebagai indeks: ",
                    " (a mean), not an index; no grade. As an index: ") +
                index.to_string(mark) + ", " + grade_of(method, index).letter;
      } else {
        text += say(lang, " di luar indeks, yang terendah ", " is outside the index, whose lowest is ") + lowest;
      }
      complain(text);
    }
  }

  /// Several files of one indicator and year are one survey.
  void add_surveys(indicator_report& report, std::vector<indicator>& plan, language lang) const {
    std::map<std::pair<indicator*, int>, std::vector<std::string>> files;
    for (const std::string& text : surveys) {
      const assignment made = assignment_of("--survey", text);
      files[{&named(plan, made), made.year}].push_back(made.value);
    }
    const score_options options = index.chosen();
    for (const auto& [key, paths] : files) {
      const survey read = read_watched(paths, report.method, {}, lang);
      const unit_index unit = score(read.all, options);
      const auto& [fed, year_fed] = key;
      const std::string where = fed->id + " " + std::to_string(year_fed);
      if (!unit.published())
        throw error{{where + ": survei tanpa indeks, ada unsur tanpa jawaban",
                     where + ": the survey has no index, an element has no answer"}};
      set(*fed, year_fed, {*unit.published(), origin::survey});
      report.surveys.emplace(std::pair{fed->id, year_fed}, unit);
      report.files.insert(report.files.end(), paths.begin(), paths.end());
    }
  }

  void run(language lang) const {
    const std::string form = result_form(format, file, {"text", "json", "csv"});
    indicator_report report;
    report.options = {.lower = *lower_formula_named(lower), .confidence = confidence, .year = year};
    if (!methodology.empty()) report.method = methodology_from(methodology);
    if (!(confidence > 0 && confidence < 1))
      throw usage_error{{"--confidence harus di antara 0 dan 1", "--confidence must be between 0 and 1"}};

    const indicator_table plan = read_indicator_table(*rows_of(targets), table_values::targets, report.method);
    report.files.push_back(targets);
    joined_tables joined{.indicators = with_targets(plan), .remarks = plan.remarks};
    if (!actuals.empty()) {
      joined = join(plan, read_indicator_table(*rows_of(actuals), table_values::actuals, report.method));
      report.files.push_back(actuals);
    }
    for (const std::string& text : given) add_given(text, joined.indicators, report.method);
    if (!surveys.empty()) index.check_weights(report.method, lang);
    add_surveys(report, joined.indicators, lang);
    for (indicator& each : joined.indicators) report.indicators.push_back(progress_of(std::move(each), report.options));
    report.remarks = std::move(joined.remarks);

    output result{file};
    if (form == "json") {
      write_json(result.stream(), report, lang);
    } else if (form == "csv") {
      write_csv(result.stream(), report, lang);
    } else {
      write_text(result.text(), report, lang, terminal_width());
    }
    result.commit();
    name_changes(report.method, lang);
    complain_about_remarks(report, lang);
    for (const indicator_progress& each : report.indicators)
      if (is_index(each.plan)) complain_about_range(each.plan, report.method, lang);
  }
};

}  // namespace

void add_gap(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand("gap", say(lang, "indikator kinerja: target, realisasi, dan jaraknya",
                                                 "performance indicators: targets, actual values, and the gap"));
  const auto c = std::make_shared<gap_command>();
  command
      .add_option("--targets", c->targets,
                  say(lang, "tabel target, satu kolom tiap tahun", "table of targets, one column a year"))
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
  command.add_option(
      "--delimiter", c->delimiter,
      say(lang, "pemisah sel tabel; bawaan: dikenali sendiri", "cell delimiter of the tables; default: detected"));
  command
      .add_option("--format", c->format,
                  say(lang, "bentuk hasil: text (bawaan), json, csv; tanpa ini menurut akhiran nama -o",
                      "form of the result: text (default), json, csv; without it as the ending of -o says"))
      ->check(CLI::IsMember({"text", "json", "csv"}));
  command.add_option("-o,--output", c->file, say(lang, "tulis hasil ke berkas ini", "write the result to this file"));
  reads_files(command, {"--targets", "--actuals"});
  reads_files(command, {"--methodology"}, methodology_file);
  reads_files(command, {"--survey"}, [](const std::string& text) {
    const std::size_t equals = text.find('=');
    return equals == std::string::npos ? std::string{} : text.substr(equals + 1);
  });
  writes_result(command, "--output");
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
