// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "context_options.hpp"
#include "help.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "scoring_options.hpp"
#include "survey_options.hpp"

#include <ikm/documents/about.hpp>
#include <ikm/documents/follow_up.hpp>
#include <ikm/documents/manifest.hpp>
#include <ikm/documents/processing_xlsx.hpp>
#include <ikm/documents/report_files.hpp>
#include <ikm/documents/report_json.hpp>
#include <ikm/documents/survey_figures.hpp>
#include <ikm/documents/unit_reports.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/score_survey.hpp>
#include <ikm/source/bytes.hpp>

#include <algorithm>
#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <sstream>
#include <string_view>
#include <thread>

namespace ikm::cli {
namespace {

/// The words of all documents.
std::set<std::string> words() {
  std::set<std::string> made;
  for (const report_file& each : report_files()) made.emplace(each.word());
  return made;
}

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

  /// The words of the files to write; `report` asks for `report.html`, `report.docx` and `report.json`.
  /// \throws usage_error for one that is not known
  [[nodiscard]] std::set<std::string> wanted() const {
    std::set<std::string> known = words();
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

  [[nodiscard]] static std::string joined(const std::string& place, std::string_view name) {
    return (std::filesystem::path{place} / name).string();
  }

  /// \param place folder that is written into
  /// \throws usage_error where a file that is read would be replaced
  void keep_inputs(const std::set<std::string>& words, const std::string& place) const {
    std::vector<std::string_view> names;
    names.reserve(report_files().size() + 1);
    for (const report_file& one : report_files())
      if (words.contains(std::string{one.word()})) names.push_back(one.name);
    if (words.contains("report")) names.push_back(report_json);
    std::vector<std::string> read = answers.inputs;
    for (const std::string& more : beside.files()) read.push_back(more);
    for (const std::string* more :
         {&about_file, &answers.mapping_file, &answers.methodology, &scoring.targets, &scoring.combine_weights})
      read.push_back(*more);
    // A plan is filled in where it lies: see filled_in.
    const std::string plan = std::filesystem::path{follow_up_file}.filename().string();
    if (plan != follow_up_table && plan != follow_up_book) read.push_back(follow_up_file);
    std::error_code unknown;
    for (const std::string_view name : names)
      for (const std::string& input : read)
        if (!input.empty() && std::filesystem::equivalent(joined(place, name), input, unknown))
          throw usage_error{{"--output '" + place + "': " + input + " adalah berkas masukan",
                             "--output '" + place + "': " + input + " is an input file"}};
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

  /// The files of one run, in the order in which they are written.
  struct made_file {
    std::string_view name;
    std::string bytes;
  };
  /// Plans in the folder that an office filled in, or that cannot be read: they are never replaced.
  [[nodiscard]] std::set<std::string_view> filled_in(const std::set<std::string>& words,
                                                     const std::string& place) const {
    std::set<std::string_view> kept;
    if (!words.contains("follow-up")) return kept;
    for (const std::string_view name : {follow_up_table, follow_up_book}) {
      const std::string plan = joined(place, name);
      if (!std::filesystem::is_regular_file(plan)) continue;
      std::error_code unknown;
      if (!follow_up_file.empty() && std::filesystem::equivalent(plan, follow_up_file, unknown)) {
        kept.insert(name);
        continue;
      }
      try {
        if (read_follow_up(plan, scored->combined.whole.method()).is_filled_in()) kept.insert(name);
      } catch (const error&) {
        kept.insert(name);
      }
    }
    return kept;
  }

  static void name_kept(const std::set<std::string_view>& kept, const std::string& place, language lang) {
    for (const std::string_view name : kept)
      complain(joined(place, name) +
               say(lang, ": sudah diisi, jadi tidak diganti; pindahkan dahulu bila perlu yang baru",
                   ": it is filled in, so it is not replaced; move it away where a new one is needed"));
  }

  /// \throws output_error where the system gives no room
  [[nodiscard]] static std::string bytes_of(const report_file& one, const reported& of) {
    try {
      return one.bytes(of);
    } catch (const io_error& problem) {
      throw output_error{problem.code(), problem.said()};
    }
  }

  /// \param inputs of the manifest
  /// \param kept files that stay as they are
  [[nodiscard]] static std::vector<made_file> made_files(const std::set<std::string>& words, const reported& of,
                                                         const std::vector<file_record>& inputs,
                                                         const std::set<std::string_view>& kept) {
    std::vector<made_file> files;
    manifest listed{.inputs = inputs};
    for (const report_file& one : report_files()) {
      if (!words.contains(std::string{one.word()}) || kept.contains(one.name)) continue;
      files.push_back({one.name, bytes_of(one, of)});
      listed.outputs.push_back(record_of(std::string{one.name}, files.back().bytes));
    }
    if (!words.contains("report")) return files;
    std::ostringstream json;
    write_report_json(json, of.survey, of.office, listed, of.lang, of.beside);
    files.push_back({report_json, json.str()});
    return files;
  }

  [[nodiscard]] std::vector<file_record> records_of_inputs() const {
    std::vector<file_record> made;
    made.reserve(answers.inputs.size());
    for (const std::string& input : answers.inputs) made.push_back(record_of_file(input));
    for (const std::string& input : beside.files())
      if (!std::filesystem::is_directory(input)) made.push_back(record_of_file(input));
    return made;
  }

  static void make_folder(const std::string& place) {
    std::error_code problem;
    std::filesystem::create_directories(place, problem);
    if (!std::filesystem::is_directory(place))
      throw output_error{
          failure::file_not_writable,
          {place + ": bukan folder, dan tidak dapat dibuat", place + ": not a folder, and cannot be made"}};
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

  /// The units, and beside them whatever else is broken down within each.
  [[nodiscard]] std::vector<breakdown> within_each(const std::vector<breakdown>& by) const {
    const auto own = profile_field_of(unit_column);
    std::vector<breakdown> made = {{unit_column}};
    for (const breakdown& columns : by) {
      breakdown crossed = {unit_column};
      for (const std::string& column : columns)
        if (column != unit_column && !(own && profile_field_named(column) == own)) crossed.push_back(column);
      if (crossed.size() > 1 && std::find(made.begin(), made.end(), crossed) == made.end())
        made.push_back(std::move(crossed));
    }
    return made;
  }

  /// Says which units have no folder.
  void name_units_left_out(std::size_t written, language lang) const {
    const grouped_tally& units = scored->answers.groups.front();
    const auto blank = units.groups().find(group_key{""});
    const std::size_t named = units.groups().size() - (blank == units.groups().end() ? 0 : 1);
    if (blank != units.groups().end())
      complain(std::to_string(blank->second.respondents()) + say(lang, " responden tanpa ", " respondents without ") +
               unit_column + say(lang, " tidak masuk laporan mana pun", " are in no report"));
    if (named != written)
      complain(std::to_string(named - written) +
               say(lang, " unit ditahan karena kurang dari ", " units are withheld, because they have fewer than ") +
               std::to_string(scored->smallest_group) +
               say(lang, " responden, atau karena angkanya dapat dihitung dari yang lain",
                   " respondents, or their figures would follow from others"));
  }

  /// One folder for each unit.
  void write_each(const std::set<std::string>& words, const this_survey& now, outputs& written) const {
    const std::vector<earlier_units> earlier = beside.earlier_by(now, unit_column, written);
    const std::vector<group_key> units = reported_units(*scored);
    if (units.empty())
      throw tally_error{
          failure::no_units,
          {unit_column + ": tidak ada unit yang dapat dilaporkan", unit_column + ": no unit can be reported on"}};
    std::vector<std::string> values;
    values.reserve(units.size());
    for (const group_key& unit : units) values.push_back(unit.front());
    const std::vector<std::string> folders = folder_names(values);
    for (const std::string& name : folders) keep_inputs(words, joined(folder, name));
    allow_open_files(units.size() * (report_files().size() + 1));
    const std::vector<file_record> inputs = records_of_inputs();
    std::vector<std::set<std::string_view>> kept;
    kept.reserve(units.size());
    for (const std::string& name : folders) kept.push_back(filled_in(words, joined(folder, name)));
    const auto made_of_unit = [&](std::size_t i) {
      const about office = about_of_unit(now.office, *scored, units[i], now.lang);
      const score_report report = report_of_unit(*scored, units[i]);
      const grouped_tally& table = scored->answers.groups.front();
      const report_context context{
          .earlier = earlier_of_unit(earlier, units[i], folders[i]),
          .unit = reported_unit{table.columns(), units[i], value_name(field_of(table), units[i], now.lang)}};
      return made_files(words, {report, office, context, now.lang, respondent_list{}}, inputs, kept[i]);
    };
    const std::size_t at_once =
        answers.threads != 0 ? answers.threads : std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t begin = 0; begin < units.size(); begin += at_once) {
      std::vector<std::future<std::vector<made_file>>> makers;
      makers.reserve(at_once);
      for (std::size_t i = begin; i < std::min(begin + at_once, units.size()); ++i)
        makers.push_back(std::async(std::launch::async, made_of_unit, i));
      for (std::size_t i = 0; i < makers.size(); ++i) {
        const std::string place = joined(folder, folders[begin + i]);
        const std::vector<made_file> files = makers[i].get();
        make_folder(place);
        name_kept(kept[begin + i], place, now.lang);
        for (const made_file& one : files) written.open(joined(place, one.name)).stream() << one.bytes;
      }
    }
    written.commit();
    name_units_left_out(units.size(), now.lang);
  }

  /// One report of the whole survey.
  void write_whole(const std::set<std::string>& words, const this_survey& now, outputs& written) const {
    const report_context context{beside.earlier(now, written), beside.planned(now, scored->combined.whole)};
    const std::set<std::string_view> kept = filled_in(words, folder);
    const std::vector<made_file> files =
        made_files(words, {*scored, now.office, context, now.lang, respondents}, records_of_inputs(), kept);
    make_folder(folder);
    for (const made_file& one : files) written.open(joined(folder, one.name)).stream() << one.bytes;
    written.commit();
    name_kept(kept, folder, now.lang);
  }

  void run(language lang) {
    const std::set<std::string> words = wanted();
    keep_inputs(words, folder);
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
    bool lists = words.contains("processing") && inputs.has_answers && rows != 0 && unit_column.empty();
    if (inputs.is_read_again && inputs.has_answers) {
      read_options first = reading;
      first.by.clear();
      first.on_reject = {};
      first.bad_rows = ikm::bad_rows::skip;  // the second reading says what is bad
      const survey seen = read_survey(answers.inputs, method, first);
      add_profile_questions(reading.by, seen);
      lists = lists && seen.account.accepted <= rows;
    }
    if (!unit_column.empty()) reading.by = within_each(reading.by);
    respondents = respondent_list{rows};
    if (lists)
      reading.on_respondent = [this](std::span<const answer> given, std::uint64_t times) {
        respondents.add(given, times);
      };
    scored.emplace(score_survey([&](const ikm::methodology& of,
                                    const read_options& options) { return answers.read(of, options, lang, written); },
                                method, reading, asked));
    if (unit_column.empty())
      write_whole(words, now, written);
    else
      write_each(words, now, written);
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
  std::string known;
  for (const std::string& each : words()) known += (known.empty() ? "" : ", ") + each;
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
                     say(lang, "hanya dokumen ini, dipisah koma: ", "only these documents, comma-separated: ") + known);
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
