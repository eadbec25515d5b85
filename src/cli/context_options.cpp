// SPDX-License-Identifier: BSL-1.0
#include "context_options.hpp"

#include "given_values.hpp"
#include "help.hpp"
#include "named_files.hpp"

#include "source/read_once.hpp"

#include <ikm/documents/unit_reports.hpp>
#include <ikm/gap/index_value.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/score_survey.hpp>
#include <ikm/source/bytes.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/tally/stored.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>

namespace ikm::cli {
namespace {

std::string after_equals(const std::string& text) {
  const std::size_t equals = text.find('=');
  return equals == std::string::npos ? std::string{} : text.substr(equals + 1);
}

/// A year that an office wrote as one: `2025`, not `2025/2026`.
std::optional<int> year_in(const std::string& text) {
  int year = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (problem != std::errc{} || stop != text.data() + text.size() || year < 1900 || year > 2999) return std::nullopt;
  return year;
}

/// As this survey is scored, without what is about this survey alone.
score_request scored_alike(const score_request& now) {
  score_request made = now;
  made.target.reset();
  made.targets_of_units.reset();
  made.weighting.reset();
  made.importance.reset();
  made.smallest_group = 0;
  made.against_subtraction = false;
  made.statistics = {.level = now.statistics.level, .method = now.statistics.method};
  return made;
}

bool is_result(const std::string& path) { return !is_read_once(path) && is_earlier_result(path); }

bool is_stored(const std::string& path, const read_limits& limits, bool& has_joint_counts) {
  if (!std::filesystem::is_regular_file(path)) return false;
  const auto stored = read_stored(path, limits);
  if (stored) has_joint_counts = has_joint_counts && stored->all.has_joint_counts();
  return stored.has_value();
}

score_report scored(const this_survey& now, const std::vector<std::string>& files, const breakdown& by,
                    outputs& written) {
  survey_options answers = now.answers;
  answers.inputs = files;
  answers.by.clear();
  answers.from.clear();  // dates of this period
  answers.to.clear();
  score_request asked = scored_alike(now.asked);
  bool has_joint_counts = true;
  bool is_any_stored = false;
  for (const std::string& file : files) is_any_stored |= is_stored(file, answers.limits.chosen(), has_joint_counts);
  if (is_any_stored) answers.duplicates.clear();  // they were looked for when it was made
  if (!has_joint_counts) asked.statistics.level.reset();
  const ikm::methodology method = is_any_stored ? answers.method() : now.method;
  read_options reading = answers.reading(method, written);
  if (!by.empty()) reading.by.push_back(by);
  return score_survey([&](const ikm::methodology& of,
                          const read_options& options) { return answers.read(of, options, now.lang, written); },
                      method, reading, asked);
}

}  // namespace

std::vector<context_options::period_files> context_options::periods() const {
  std::vector<period_files> made;
  for (const std::string& text : previous) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
      throw usage_error{{"--previous '" + text + "': yang diharapkan PERIODE=BERKAS",
                         "--previous '" + text + "': expected PERIOD=FILE"}};
    const std::string name = text.substr(0, equals);
    const auto known =
        std::find_if(made.begin(), made.end(), [&](const period_files& each) { return each.first == name; });
    std::vector<std::string>& files =
        known == made.end() ? made.emplace_back(name, std::vector<std::string>{}).second : known->second;
    files.push_back(text.substr(equals + 1));
  }
  return made;
}

std::vector<std::string> context_options::files() const {
  std::vector<std::string> made;
  made.reserve(previous.size() + 2);
  for (const std::string& text : previous) made.push_back(after_equals(text));
  for (const std::string* table : {&indicators, &actuals})
    if (!table->empty()) made.push_back(*table);
  return made;
}

void context_options::check(const this_survey& now) const {
  if (indicators.empty() && (!actuals.empty() || !given.empty()))
    throw usage_error{{"--actuals dan --actual memerlukan --indicators", "--actuals and --actual need --indicators"}};
  const std::string own = period_of(now.office);
  for (const auto& [name, paths] : periods()) {
    if (name == own)
      throw usage_error{{"--previous '" + name + "' ialah periode laporan ini",
                         "--previous '" + name + "' is the period of this report"}};
    for (const std::string& path : paths) {
      std::error_code unknown;
      const bool is_input =
          path == "-" || std::any_of(now.answers.inputs.begin(), now.answers.inputs.end(), [&](const auto& input) {
            return std::filesystem::equivalent(path, input, unknown);
          });
      if (is_input)
        throw usage_error{{"--previous '" + name + "': " + path + " adalah masukan laporan ini",
                           "--previous '" + name + "': " + path + " is the input of this report"}};
    }
  }
}

std::vector<earlier_period> context_options::earlier(const this_survey& now, outputs& written) const {
  std::vector<earlier_period> made;
  for (const auto& [name, paths] : periods()) {
    const bool any = std::any_of(paths.begin(), paths.end(), is_result);
    if (any && paths.size() > 1)
      throw usage_error{{"--previous '" + name + "': hasil yang sudah jadi harus satu berkas saja",
                         "--previous '" + name + "': a finished result must be one file only"}};
    made.push_back(any ? read_earlier_result(paths.front(), name)
                       : earlier_period_of(scored(now, paths, {}, written), name));
  }
  return made;
}

std::vector<earlier_units> context_options::earlier_by(const this_survey& now, const std::string& column,
                                                       outputs& written) const {
  std::vector<earlier_units> made;
  for (const auto& [name, paths] : periods()) {
    earlier_units& one = made.emplace_back(earlier_units{.name = name});
    if (paths.size() == 1 && std::filesystem::is_directory(paths.front())) {
      one.folder = paths.front();
      continue;
    }
    if (std::any_of(paths.begin(), paths.end(), is_result))
      throw usage_error{{"--previous '" + name + "': untuk --each berikan jawaban, atau folder yang ditulis --each",
                         "--previous '" + name + "': for --each give answers, or the folder that --each wrote"}};
    one.scored = scored(now, paths, {column}, written);
    one.scored->smallest_group = now.asked.smallest_group;
  }
  return made;
}

std::vector<earlier_period> earlier_of_unit(const std::vector<earlier_units>& all, const group_key& unit,
                                            const std::string& folder) {
  std::vector<earlier_period> made;
  for (const earlier_units& each : all) {
    if (!each.scored) {
      const std::string result = (std::filesystem::path{each.folder} / folder / "report.json").string();
      if (std::filesystem::is_regular_file(result)) made.push_back(read_earlier_result(result, each.name));
      continue;
    }
    const auto& units = each.scored->answers.groups.front().groups();
    const auto known = units.find(unit);
    if (known == units.end() || is_withheld(*each.scored, 0, unit, known->second)) continue;
    made.push_back(earlier_period_of(report_of_unit(*each.scored, unit), each.name));
  }
  return made;
}

std::optional<indicator_report> context_options::planned(const this_survey& now, const unit_index& index) const {
  if (indicators.empty()) return std::nullopt;
  indicator_request asked{.targets = {}, .method = index.method()};
  asked.targets = read_indicator_table(*open_rows(indicators), table_values::targets, asked.method);
  if (!actuals.empty()) asked.actuals = read_indicator_table(*open_rows(actuals), table_values::actuals, asked.method);
  asked.given = actuals_of(given);
  asked.options.year = year_in(now.office.year);
  indicator_report made = indicators_of(asked);
  const auto fed = std::find_if(made.indicators.begin(), made.indicators.end(),
                                [](const indicator_progress& each) { return is_index_id(each.plan.id); });
  if (fed != made.indicators.end() && !asked.options.year)
    complain(say(now.lang, "tahun laporan tidak diketahui, jadi indeks survei ini tidak menjadi realisasi ",
                 "the year of the report is not known, so the index of this survey is not an actual value of ") +
             fed->plan.id + say(now.lang, "; tulis year di --about", "; write year in --about"));
  if (fed != made.indicators.end() && asked.options.year && index.published() &&
      !fed->plan.actuals.contains(*asked.options.year)) {
    asked.surveys.push_back({fed->plan.id, *asked.options.year, index, now.answers.inputs});
    made = indicators_of(asked);
  }
  for (const std::string& notice : notices_of(made, now.lang)) complain(notice);
  return made;
}

void context_options::add_to(CLI::App& command, const language& lang) {
  under(command, say(lang, "Periode lain dan rencana", "Other periods and the plan"));
  command
      .add_option("--previous", previous,
                  say(lang,
                      "survei periode sebelumnya PERIODE=BERKAS, dari yang paling lama: jawaban, hitungan tersimpan, "
                      "atau hasil JSON; boleh berulang",
                      "the survey of an earlier period PERIOD=FILE, the oldest first: answers, a stored tally, or a "
                      "result in JSON; may be repeated"))
      ->take_all()
      ->allow_extra_args(false);
  command.add_option("--indicators", indicators,
                     say(lang, "tabel target indikator kinerja, untuk LKjIP",
                         "table of targets of performance indicators, for the accountability report"));
  command.add_option(
      "--actuals", actuals,
      say(lang, "tabel realisasi indikator, bentuknya sama", "table of actual values, of the same form"));
  command
      .add_option(
          "--actual", given,
          say(lang, "realisasi ID:TAHUN=NILAI; boleh berulang", "an actual value ID:YEAR=VALUE; may be repeated"))
      ->take_all()
      ->allow_extra_args(false);
  reads_files(command, {"--indicators", "--actuals"});
  reads_files(command, {"--previous"}, after_equals);
}

}  // namespace ikm::cli
