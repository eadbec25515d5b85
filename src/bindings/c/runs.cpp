// SPDX-License-Identifier: BSL-1.0
#include "runs.hpp"

#include "border.hpp"
#include "counted.hpp"
#include "memory_file.hpp"
#include "requests.hpp"

#include <ikm/base/error.hpp>
#include <ikm/report/inspect_report.hpp>
#include <ikm/report/json.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/score_survey.hpp>

#include <algorithm>
#include <sstream>
#include <utility>

namespace ikm::c {
namespace {

/// That groups are too small to be published, where nobody decided about them.
void keep_small_groups(const options& given, std::size_t groups) {
  if (groups != 0 && !given.has("smallest-group"))
    keep_notices([&](language lang) { return std::vector{small_groups_notice(groups, lang)}; });
}

std::string written(const score_report& report, const options& given) {
  keep_notices_of(report);
  keep_small_groups(given, small_groups_of(report));
  std::ostringstream text;
  write_json(text, report, language_of(given));
  return std::move(text).str();
}

/// One byte per answer: a row with one that is not a step of the scale is bad.
survey survey_of(const answer_rows& from, const std::string& name, const methodology& method,
                 const read_options& reading) {
  survey made{.all = reading.joint_counts ? tally::with_joint_counts(method) : tally{method}};
  made.account.files.push_back(name);
  made.account.rows = from.rows;
  const answer_scale scale = method.scale();
  const auto fits = [&](answer a) { return a == blank || (a >= scale.lowest && a <= scale.highest); };
  const answer* const end = from.first + from.rows * from.questions;
  if (from.rows == 0 || std::all_of(from.first, end, fits)) {
    add_block(made.all, {from.first, from.rows, from.questions, static_cast<std::ptrdiff_t>(from.questions), 1});
    made.account.accepted = from.rows;
    return made;
  }
  for (std::size_t row = 0; row < from.rows; ++row) {
    const answer* const first = from.first + row * from.questions;
    const answer* const wrong = std::find_if_not(first, first + from.questions, fits);
    if (wrong == first + from.questions) {
      add_block(made.all, {first, 1, from.questions, static_cast<std::ptrdiff_t>(from.questions), 1});
      ++made.account.accepted;
      continue;
    }
    const std::string& code = method.question_at(static_cast<std::size_t>(wrong - first)).code;
    made.account.reject({.where = {.file = name, .line = row + 1, .column = code},
                         .what = faults::out_of_scale{std::to_string(*wrong), scale}});
  }
  if (reading.bad_rows == bad_rows::stop) throw bad_rows_error{std::move(made.account.rejects), made.account.rejected};
  return made;
}

/// Counts that were made before, with those of their breakdowns that are asked for.
survey survey_of(const stored_survey& counts, const read_options& reading) {
  survey made{.all = counts.all};
  static_cast<row_counts&>(made.account) = counts.rows;
  for (const breakdown& columns : reading.by) {
    const auto found = std::find_if(counts.groups.begin(), counts.groups.end(),
                                    [&](const grouped_tally& table) { return table.columns() == columns; });
    if (found == counts.groups.end())
      throw answers_needed{answers_needed::request::grouping,
                           {"hitungan ini tidak dikelompokkan menurut itu ('by', 'combine-by')",
                            "these counts have no such breakdown ('by', 'combine-by')"}};
    made.groups.push_back(*found);
  }
  return made;
}

void refuse_bad_number_of_questions(const methodology& method, std::size_t questions) {
  tally none{method};
  add_block(none, {nullptr, 0, questions, 0, 0});
}

}  // namespace

void keep_notices_of(const score_report& report) {
  keep_notices([&](language lang) { return notices_of(report.answers.account, lang); });
  keep_notices([&](language lang) { return notices_of(report.answers.all.method(), report.options, lang); });
  keep_notices([&](language lang) { return notices_of(report, report_form::json, lang); });
}

std::string scored_files(const std::vector<std::string>& paths, const char* options_json) {
  const options given{options_json, options_of_score_file()};
  const methodology method = methodology_of(given, paths);
  const read_options reading = reading_of(given);
  return written(score_survey(paths, method, reading, score_request_of(given, method, paths)), given);
}

std::string scored_bytes(std::string_view bytes, const char* options_json) {
  const options given{options_json, options_of_score_bytes()};
  const memory_file file{bytes, given.text("name").value_or("bytes")};
  try {
    const std::vector<std::string> paths = {file.path()};
    const methodology method = methodology_of(given, paths);
    const read_options reading = reading_of(given);
    const auto read = [&](const methodology& of, const read_options& how) { return file.read(of, how); };
    return written(score_survey(read, method, reading, score_request_of(given, method, paths)), given);
  } catch (const error&) {
    file.rethrow_named();
  }
}

std::string scored_answers(const answer_rows& answers, const char* options_json) {
  const options given{options_json, options_of_score_answers()};
  const methodology method = methodology_of(given);
  refuse_bad_number_of_questions(method, answers.questions);
  const std::string name = given.text("name").value_or("answers");
  const auto read = [&](const methodology& of, const read_options& how) { return survey_of(answers, name, of, how); };
  return written(score_survey(read, method, reading_of(given), score_request_of(given, method)), given);
}

std::string scored_tally(const stored_survey& counts, const char* options_json) {
  const options given{options_json, options_of_score_tally()};
  const auto read = [&](const methodology& /*of*/, const read_options& how) { return survey_of(counts, how); };
  const methodology& method = counts.all.method();
  return written(score_survey(read, method, reading_of(given), score_request_of(given, method)), given);
}

std::string gap_of_tables(const char* targets, const char* actuals, const char* options_json) {
  const options given{options_json, options_of_gap()};
  const std::optional<std::string> second = actuals == nullptr ? std::nullopt : std::optional<std::string>{actuals};
  const indicator_report report = [&] {
    try {
      return indicator_report_of(indicator_request_of(given, targets, second));
    } catch (const given_actual_error& problem) {
      const auto& [id, year, value] = problem.given;
      const std::string what = "'actual' '" + id + ":" + std::to_string(year) + "=" + value + "': ";
      throw error{problem.code(), {what + problem.said().id, what + problem.said().en}};
    }
  }();
  keep_notices([&](language lang) { return notices_of(report, lang); });
  std::ostringstream text;
  write_json(text, report, language_of(given));
  return std::move(text).str();
}

std::string compared_files(const std::vector<std::string>& paths, const char* options_json) {
  const options given{options_json, options_of_compare()};
  const methodology method = methodology_of(given, paths);
  read_options reading = reading_of(given);
  reading.joint_counts = true;
  if (reading.by.size() > 1) refuse_option("by", {}, "satu rincian", "one breakdown");
  if (paths.size() == 1 && reading.by.empty())
    refuse_option("by", {}, "kolom unit: satu survei dibandingkan menurut unitnya",
                  "the column of the units: one survey is compared by its units");
  const compare_request asked = compare_request_of(given, method);
  if (paths.size() == 1 && (asked.first_population || asked.second_population))
    refuse_option("population-first", {}, "dua survei; unit tidak dikoreksi", "two surveys; units get no correction");
  const auto read = [&](std::size_t which) {
    survey made = read_survey(std::span{paths}.subspan(which, 1), method, reading);
    keep_notices([&](language lang) { return notices_of(made.account, lang); });
    return made;
  };
  const auto text_of_report = [&](const auto& report) {
    keep_small_groups(given, small_groups_of(report));
    std::ostringstream text;
    write_json(text, report, language_of(given));
    return std::move(text).str();
  };
  const survey first = read(0);
  if (paths.size() == 1) return text_of_report(compare_units_of(first, asked));
  return text_of_report(compare_surveys(first, read(1), asked));
}

std::string mapping_of_file(const std::string& path, const char* options_json) {
  const options given{options_json, options_of_inspect()};
  const std::vector<std::string> paths = {path};
  const methodology method = methodology_of(given, paths);
  read_options reading = reading_of(given);
  reading.bad_rows = bad_rows::skip;
  const language lang = language_of(given);
  const auto with = [&](const mapping& said, const auto& questions_in) {
    keep_notices([&](language in) {
      std::vector<std::string> prose;
      for (const open_question& one : questions_in(in)) prose.push_back(one.prose);
      return prose;
    });
    return to_toml(said, questions_in(lang), lang);
  };
  try {
    const survey read = read_survey(paths, method, reading);
    if (read.understood.empty())
      throw wrong_use{"wrong_option",
                      {path + ": hitungan tersimpan; yang diperlukan berkas jawaban",
                       path + ": a stored tally; a file of answers is needed"}};
    return with(read.understood.front().as_mapping, [&](language in) { return open_questions_of(read, in); });
  } catch (const input_error& problem) {
    if (open_questions_of(problem.complaints(), lang).empty()) throw;
    return with(reading.said, [&](language in) { return open_questions_of(problem.complaints(), in); });
  }
}

stored_survey counted_file(const std::string& path, const char* options_json) {
  const options given{options_json, options_of_tally()};
  const std::vector<std::string> paths = {path};
  const survey read = read_survey(paths, methodology_of(given, paths), reading_of(given));
  keep_notices([&](language lang) { return notices_of(read.account, lang); });
  return read.stored();
}

}  // namespace ikm::c
