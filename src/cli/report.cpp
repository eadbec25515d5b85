// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "help.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "scoring_options.hpp"
#include "survey_options.hpp"

#include <ikm/documents/about.hpp>
#include <ikm/documents/manifest.hpp>
#include <ikm/documents/outline.hpp>
#include <ikm/documents/poster.hpp>
#include <ikm/documents/report_html.hpp>
#include <ikm/documents/report_json.hpp>
#include <ikm/documents/survey_figures.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/score_survey.hpp>
#include <ikm/source/bytes.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <sstream>
#include <string_view>

namespace ikm::cli {
namespace {

/// One document: its name, and its bytes.
struct document {
  std::string_view name;  ///< of the file
  std::function<std::string(const score_report&, const about&, language)> made;

  /// The word that asks for it: the name without its ending.
  [[nodiscard]] std::string_view word() const { return name.substr(0, name.rfind('.')); }
};

std::string poster_text(const score_report& report, const about& office, poster_shape shape, language lang) {
  return svg_of(poster_of(report, office, lang), shape, lang);
}

const std::vector<document>& documents() {
  static const std::vector<document> all = [] {
    std::vector<document> made = {{"report.html", [](const score_report& report, const about& office, language lang) {
                                     return html_of(outline_of(report, office, lang));
                                   }}};
    for (const poster_shape shape : {poster_shape::a4, poster_shape::wide, poster_shape::square})
      made.push_back({file_name_of(shape), [shape](const score_report& report, const about& office, language lang) {
                        return poster_text(report, office, shape, lang);
                      }});
    return made;
  }();
  return all;
}

constexpr std::string_view json_name = "report.json";

struct report_command {
  survey_options answers = {};
  scoring_options scoring = {};
  std::string folder = {};
  std::string about_file = {};
  std::string only = {};
  std::optional<score_report> scored = {};  ///< kept until the process ends: see main

  /// The words of the files to write; `report` asks for `report.html` and `report.json`.
  /// \throws usage_error for one that is not known
  [[nodiscard]] std::set<std::string> wanted() const {
    std::set<std::string> known;
    for (const document& each : documents()) known.emplace(each.word());
    if (only.empty()) return known;
    std::set<std::string> asked;
    for (const std::string& word : columns_of(only)) {
      if (!known.contains(word)) {
        std::string list;
        for (const std::string& each : known) list += (list.empty() ? "" : ", ") + each;
        throw usage_error{{"--only '" + word + "' tidak dikenal; yang dikenal: " + list,
                           "--only '" + word + "' is not known; known: " + list}};
      }
      asked.insert(word);
    }
    return asked;
  }

  [[nodiscard]] std::string place_of(std::string_view name) const {
    return (std::filesystem::path{folder} / name).string();
  }

  /// \throws usage_error where a file that is read would be replaced
  void keep_inputs(const std::set<std::string>& words) const {
    std::vector<std::string_view> names;
    names.reserve(documents().size() + 1);
    for (const document& each : documents())
      if (words.contains(std::string{each.word()})) names.push_back(each.name);
    if (words.contains("report")) names.push_back(json_name);
    std::vector<std::string> read = answers.inputs;
    for (const std::string* more :
         {&about_file, &answers.mapping_file, &answers.methodology, &scoring.targets, &scoring.combine_weights})
      read.push_back(*more);
    std::error_code unknown;
    for (const std::string_view name : names)
      for (const std::string& input : read)
        if (!input.empty() && std::filesystem::equivalent(place_of(name), input, unknown))
          throw usage_error{{"--output '" + folder + "': " + input + " adalah berkas masukan",
                             "--output '" + folder + "': " + input + " is an input file"}};
  }

  /// What respondents were asked about themselves, where every file has it, beside the breakdowns that are asked for.
  void add_profile(const survey& seen, std::vector<breakdown>& by) const {
    if (seen.understood.empty()) return;
    for (const auto& found : seen.understood.front().as_mapping.profile) {
      const std::string& field = found.first;
      const auto known = profile_field_named(field);
      if (!known || known == profile_field::date) continue;
      const bool everywhere =
          std::all_of(seen.understood.begin(), seen.understood.end(),
                      [&](const understanding& each) { return each.as_mapping.profile.contains(field); });
      const bool is_grouped =
          known == profile_field::sex || known == profile_field::age || known == profile_field::education;
      const bool is_there = std::any_of(by.begin(), by.end(), [&](const breakdown& columns) {
        return columns.size() == 1 && columns.front().substr(0, columns.front().find(':')) == field;
      });
      if (everywhere && !is_there) by.push_back({is_grouped ? field + ":baku" : field});
    }
  }

  /// Whether what is read can be read again, and what of it stored tallies leave out.
  struct input_kind {
    bool is_read_again = true;
    bool has_answers = true;
    bool has_joint_counts = true;
  };
  [[nodiscard]] input_kind kind_of_inputs() const {
    input_kind made;
    for (const std::string& input : answers.inputs) {
      made.is_read_again &= !is_read_once(input);
      if (is_read_once(input) || !std::filesystem::is_regular_file(input)) continue;
      const auto stored = read_stored(input, answers.limits.chosen());
      if (!stored) continue;
      made.has_answers = false;
      made.has_joint_counts &= stored->all.has_joint_counts();
    }
    return made;
  }

  [[nodiscard]] score_request request(const ikm::methodology& method, const input_kind& inputs) const {
    constexpr double usual_level = 0.95;
    score_request asked = scoring.request(answers, method);
    asked.smallest_group = answers.smallest_group.value_or(least_published_group);
    asked.against_subtraction = true;
    if (inputs.has_joint_counts) {
      asked.statistics.quality = true;
      if (!asked.statistics.level) asked.statistics.level = usual_level;
    }
    return asked;
  }

  /// The files of one run, in the order in which they are written.
  struct made_file {
    std::string_view name;
    std::string bytes;
  };
  [[nodiscard]] std::vector<made_file> made_files(const std::set<std::string>& words, const about& office,
                                                  language lang) const {
    std::vector<made_file> files;
    manifest listed;
    for (const std::string& input : answers.inputs) listed.inputs.push_back(record_of_file(input));
    for (const document& each : documents()) {
      if (!words.contains(std::string{each.word()})) continue;
      files.push_back({each.name, each.made(*scored, office, lang)});
      listed.outputs.push_back(record_of(std::string{each.name}, files.back().bytes));
    }
    if (!words.contains("report")) return files;
    std::ostringstream json;
    write_report_json(json, *scored, office, listed, lang);
    files.push_back({json_name, json.str()});
    return files;
  }

  void make_folder() const {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (!std::filesystem::is_directory(folder))
      throw output_error{
          failure::file_not_writable,
          {folder + ": bukan folder, dan tidak dapat dibuat", folder + ": not a folder, and cannot be made"}};
  }

  void run(language lang) {
    const std::set<std::string> words = wanted();
    keep_inputs(words);
    const about office = about_file.empty() ? about{} : read_about(about_file);
    const ikm::methodology method = answers.method();
    const input_kind inputs = kind_of_inputs();
    const score_request asked = request(method, inputs);
    scoring.index.check_weights(method, lang);
    outputs written;
    read_options reading = answers.reading(method, written);
    if (inputs.is_read_again && inputs.has_answers) {
      read_options first = reading;
      first.by.clear();
      first.on_reject = {};
      first.bad_rows = ikm::bad_rows::skip;  // the second reading says what is bad
      add_profile(read_survey(answers.inputs, method, first), reading.by);
    }
    scored.emplace(score_survey([&](const ikm::methodology& of,
                                    const read_options& options) { return answers.read(of, options, lang, written); },
                                method, reading, asked));
    const std::vector<made_file> files = made_files(words, office, lang);
    make_folder();
    for (const made_file& each : files) written.open(place_of(each.name)).stream() << each.bytes;
    written.commit();
    name_changes(method, lang);
    for (const std::string& notice : notices_of(*scored, report_form::json, lang)) complain(notice);
  }
};

}  // namespace

void add_report(CLI::App& app, const language& lang) {
  auto& command =
      *app.add_subcommand("report", say(lang, "laporan survei, poster, dan angkanya, ke satu folder",
                                        "the report of a survey, posters, and their figures, into one folder"));
  const auto c = std::make_shared<report_command>();
  c->answers.add_to(command, lang);
  c->scoring.add_to(command, lang);
  under(command, say(lang, "Dokumen", "Documents"));
  std::string known;
  for (const document& each : documents()) known += (known.empty() ? "" : ", ") + std::string{each.word()};
  command
      .add_option("-o,--output", c->folder,
                  say(lang, "folder untuk dokumen; dibuat bila belum ada",
                      "the folder for the documents; made if it is not there"))
      ->required();
  command.add_option(
      "--about", c->about_file,
      say(lang, "keterangan tentang unit dan survei (TOML)", "what is to be said of the unit and the survey (TOML)"));
  command.add_option("--only", c->only,
                     say(lang, "hanya dokumen ini, dipisah koma: ", "only these documents, comma-separated: ") + known);
  writes_result(command, "--output");
  reads_files(command, {"--about"});
  command.footer(say(lang, "Contoh:\n", "Examples:\n") +
                 std::string{"  ikm report survei.xlsx -o laporan --about unit.toml --by unit --target 77,5\n"});
  command.callback([c, &lang] {
    c->answers.settle_inputs(lang);
    c->run(lang);
  });
}

}  // namespace ikm::cli
