// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "context_options.hpp"
#include "help.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "report_files.hpp"
#include "report_folder.hpp"
#include "scoring_options.hpp"
#include "survey_options.hpp"

#include "base/joined.hpp"
#include "source/read_once.hpp"

#include <ikm/documents/about.hpp>
#include <ikm/documents/follow_up.hpp>
#include <ikm/documents/survey_figures.hpp>
#include <ikm/documents/unit_reports.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/score_survey.hpp>
#include <ikm/source/bytes.hpp>

#include <filesystem>
#include <memory>
#include <set>
#include <span>

namespace ikm::cli {
namespace {

struct report_command {
  survey_options answers = {};
  scoring_options scoring = {};
  context_options beside = {};
  std::string folder = {};
  std::string about_file = {};
  std::string only = {};
  std::string unit_column = {};
  std::string follow_up_file = {};
  std::uint64_t rows = respondent_list::usual;
  respondent_list respondents = {};         ///< that the processing sheet lists
  std::optional<score_report> scored = {};  ///< kept until the process ends: see main

  /// \throws usage_error for one that is not known
  [[nodiscard]] std::set<std::string> wanted() const {
    std::set<std::string> known = document_words();
    if (only.empty()) return known;
    std::set<std::string> asked;
    for (const std::string& word : columns_of(only)) {
      if (!known.contains(word))
        throw usage_error{{"--only '" + word + "' tidak dikenal; yang dikenal: " + joined(known),
                           "--only '" + word + "' is not known; known: " + joined(known)}};
      asked.insert(word);
    }
    return asked;
  }

  [[nodiscard]] report_job job() const {
    report_job made{.folder = folder,
                    .words = wanted(),
                    .unit_column = unit_column,
                    .follow_up_file = follow_up_file,
                    .inputs = answers.inputs};
    for (const std::string& more : beside.files()) made.inputs.push_back(more);
    for (const std::string* more :
         {&about_file, &answers.mapping_file, &answers.methodology, &scoring.targets, &scoring.combine_weights})
      made.inputs.push_back(*more);
    return made;
  }

  [[nodiscard]] std::vector<file_record> records_of_inputs() const {
    std::vector<file_record> made;
    made.reserve(answers.inputs.size());
    for (const std::string& input : answers.inputs) made.push_back(record_of_file(input));
    for (const std::string& input : beside.files())
      if (!std::filesystem::is_directory(input)) made.push_back(record_of_file(input));
    return made;
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
    score_request asked = scoring.request(answers, method);
    asked.smallest_group = answers.smallest_group.value_or(least_published_group);
    ask_for_report(asked, inputs.has_joint_counts);
    return asked;
  }

  /// \throws usage_error for what is about the whole survey, and not about each of its units
  void check_each() const {
    if (unit_column.empty()) return;
    const auto refuse = [](const std::string& option) {
      throw usage_error{{"--each tidak dapat bersama " + option, "--each does not go with " + option}};
    };
    if (columns_of(unit_column).size() != 1)
      throw usage_error{{"--each menerima satu kolom", "--each takes one column"}};
    if (!beside.indicators.empty()) refuse("--indicators");
    if (!scoring.combine.empty()) refuse("--combine");
    if (scoring.statistics.weighting()) refuse("--strata, --poststratify, --rake");
    if (!scoring.statistics.importance.empty()) refuse("--importance");
    if (!follow_up_file.empty()) refuse("--follow-up");
  }

  /// What is broken down, and which respondents are listed, once a first reading has shown what the files hold.
  void settle(read_options& reading, const std::set<std::string>& words, const ikm::methodology& method,
              const input_kind& inputs) {
    bool lists = words.contains("processing") && inputs.has_answers && rows != 0 && unit_column.empty();
    if (inputs.is_read_again && inputs.has_answers) {
      read_options first = reading;
      first.by.clear();
      first.on_reject = {};
      first.bad_rows = ikm::bad_rows::skip;  // the second reading says what is bad
      const survey seen = read_survey(answers.inputs, method, first);
      reading.by = with_profile(std::move(reading.by), seen.understood);
      lists = lists && seen.account.accepted <= rows;
    }
    if (!unit_column.empty()) reading.by = within_units(unit_column, reading.by);
    respondents = respondent_list{rows};
    if (lists)
      reading.on_respondent = [this](std::span<const answer> given, std::uint64_t times) {
        respondents.add(given, times);
      };
  }

  void run(language lang) {
    report_job writing = job();
    writing.keep_inputs(folder);
    check_each();
    if (!unit_column.empty())
      answers.by.insert(answers.by.begin(), unit_column);  // targets of units are those of its values
    about office = about_file.empty() ? about{} : read_about(about_file);
    const ikm::methodology method = answers.method();
    if (!follow_up_file.empty()) office.follow_up = read_follow_up(follow_up_file, method);
    const input_kind inputs = kind_of_inputs();
    const score_request asked = request(method, inputs);
    const this_survey now{answers, method, asked, office, lang};
    beside.check(now);
    scoring.index.check_weights(method, lang);
    outputs written;
    read_options reading = answers.reading(method, written);
    settle(reading, writing.words, method, inputs);
    scored.emplace(score_survey([&](const ikm::methodology& of,
                                    const read_options& options) { return answers.read(of, options, lang, written); },
                                method, reading, asked));
    if (unit_column.empty()) {
      const report_context context{beside.earlier(now, written), beside.planned(now, scored->combined.whole)};
      writing.records = records_of_inputs();
      write_whole(writing, now, *scored, respondents, context, written);
    } else {
      const std::vector<earlier_units> earlier = beside.earlier_by(now, unit_column, written);
      writing.records = records_of_inputs();
      write_each(writing, now, *scored, earlier, written);
    }
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
  c->beside.add_to(command, lang);
  under(command, say(lang, "Dokumen", "Documents"));
  command
      .add_option("-o,--output", c->folder,
                  say(lang, "folder untuk dokumen; dibuat bila belum ada",
                      "the folder for the documents; made if it is not there"))
      ->required();
  command.add_option(
      "--about", c->about_file,
      say(lang, "keterangan tentang unit dan survei (TOML)", "what is to be said of the unit and the survey (TOML)"));
  command.add_option(
      "--follow-up", c->follow_up_file,
      say(lang, "rencana tindak lanjut yang sudah diisi: menambah bagian yang dilaksanakan dan kecepatannya",
          "a follow-up plan that was filled in: adds the share done and how fast"));
  command.add_option("--only", c->only,
                     say(lang, "hanya dokumen ini, dipisah koma: ", "only these documents, comma-separated: ") +
                         joined(document_words()));
  command.add_option("--each", c->unit_column,
                     say(lang, "satu folder laporan untuk tiap nilai kolom ini, misalnya unit",
                         "one folder with a report for each value of this column, such as unit"));
  command
      .add_option("--rows", c->rows,
                  say(lang, "processing.xlsx memuat jawaban tiap responden bila jumlahnya paling banyak N; bawaan 5000",
                      "processing.xlsx lists the answers of each respondent where there are at most N; default 5000"))
      ->check(CLI::Range(std::uint64_t{0}, respondent_list::largest));
  writes_result(command, "--output");
  reads_files(command, {"--about", "--follow-up"});
  command.footer(say(lang, "Contoh:\n", "Examples:\n") +
                 std::string{"  ikm report survei.xlsx -o laporan --about unit.toml --by unit --target 77,5\n"});
  command.callback([c, &lang] {
    c->answers.settle_inputs(lang);
    c->run(lang);
  });
}

}  // namespace ikm::cli
