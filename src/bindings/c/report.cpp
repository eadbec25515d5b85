// SPDX-License-Identifier: BSL-1.0
#include "border.hpp"
#include "memory_file.hpp"
#include "requests.hpp"
#include "runs.hpp"

#include "ingest/quoted.hpp"

#include <ikm/base/error.hpp>
#include <ikm/documents/manifest.hpp>
#include <ikm/documents/report_files.hpp>
#include <ikm/documents/report_json.hpp>
#include <ikm/documents/survey_figures.hpp>
#include <ikm/report/score_survey.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <utility>

namespace ikm::c {
namespace {

/// \throws wrong_use for a name that no file of a report has
void check_name(const std::string& file) {
  std::string known{report_json};
  for (const report_file& one : report_files()) {
    if (file == one.name) return;
    known += ", " + std::string{one.name};
  }
  if (file != report_json)
    throw wrong_use{"unknown_file",
                    {"laporan tidak mempunyai berkas '" + shown(file) + "'; yang ada: " + known,
                     "a report has no file '" + shown(file) + "'; it has: " + known}};
}

/// The survey that is reported on, and the respondents that its processing sheet lists.
struct scored_survey {
  score_report report;
  respondent_list listed;
};

scored_survey scored(const memory_file& file, const options& given, const methodology& method, bool wants_list) {
  const auto rows = static_cast<std::uint64_t>(
      given.whole("rows", 0, respondent_list::largest).value_or(std::int64_t{respondent_list::usual}));
  const std::vector<std::string> paths = {file.path()};
  const auto stored = read_stored(file.path());
  score_request asked = score_request_of(given, method, paths);
  if (!given.has("smallest-group")) asked.smallest_group = least_published_group;
  ask_for_report(asked, !stored || stored->all.has_joint_counts());
  read_options reading = reading_of(given);
  bool lists = wants_list && !stored && rows != 0;
  if (!stored) {
    read_options first = reading;
    first.by.clear();
    first.bad_rows = bad_rows::skip;  // the second reading says what is bad
    const survey seen = file.read(method, first);
    reading.by = with_profile(std::move(reading.by), seen.understood);
    lists = lists && seen.account.accepted <= rows;
  }
  respondent_list listed{rows};
  if (lists)
    reading.on_respondent = [&](std::span<const answer> answers, std::uint64_t times) { listed.add(answers, times); };
  const auto read = [&](const methodology& of, const read_options& how) { return file.read(of, how); };
  score_report report = score_survey(read, method, reading, asked);
  return {std::move(report), std::move(listed)};
}

/// \param input what was read, for the manifest of report.json
std::string bytes_of(const reported& of, const std::string& name, const file_record& input) {
  if (name != report_json) {
    const std::vector<report_file>& all = report_files();
    return std::find_if(all.begin(), all.end(), [&](const report_file& one) { return one.name == name; })->bytes(of);
  }
  manifest listed{.inputs = {input}};
  listed.outputs.reserve(report_files().size());
  for (const report_file& one : report_files())
    listed.outputs.push_back(record_of(std::string{one.name}, one.bytes(of)));
  std::ostringstream json;
  write_report_json(json, of.survey, of.office, listed, of.lang, of.beside);
  return std::move(json).str();
}

}  // namespace

std::string reported_bytes(std::string_view bytes, const std::string& file, const char* options_json) {
  const options given{options_json, options_of_report()};
  check_name(file);
  const std::string name = given.text("name").value_or("bytes");
  const memory_file input{bytes, name};
  try {
    const methodology method = methodology_of(given, std::vector{input.path()});
    const about office = about_of(given, method);
    const bool wants_list = file == report_json || file == "processing.xlsx";
    const scored_survey made = scored(input, given, method, wants_list);
    keep_notices_of(made.report);
    const report_context beside;
    return bytes_of({made.report, office, beside, language_of(given), made.listed}, file,
                    record_of(std::filesystem::path{name}.filename().string(), bytes));
  } catch (const error&) {
    input.rethrow_named();
  }
}

}  // namespace ikm::c
