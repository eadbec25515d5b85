// SPDX-License-Identifier: BSL-1.0
#include "report_folder.hpp"

#include "report_files.hpp"

#include "base/threads.hpp"

#include <ikm/documents/follow_up.hpp>
#include <ikm/documents/survey_figures.hpp>
#include <ikm/documents/unit_reports.hpp>

#include <algorithm>
#include <filesystem>
#include <future>
#include <string_view>

namespace ikm::cli {
namespace {

std::string path_in(const std::string& place, std::string_view name) {
  return (std::filesystem::path{place} / name).string();
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code unknown;
  return !a.empty() && !b.empty() && std::filesystem::equivalent(a, b, unknown);
}

/// Plans in the folder that an office filled in, or that cannot be read: they are never replaced.
std::set<std::string_view> filled_in(const report_job& job, const std::string& place, const methodology& method) {
  std::set<std::string_view> kept;
  if (!job.words.contains("follow-up")) return kept;
  for (const std::string_view name : {follow_up_table, follow_up_book}) {
    const std::string plan = path_in(place, name);
    if (!std::filesystem::is_regular_file(plan)) continue;
    if (is_same_file(plan, job.follow_up_file)) {
      kept.insert(name);
      continue;
    }
    try {
      if (read_follow_up(plan, method).is_filled_in()) kept.insert(name);
    } catch (const error&) {
      kept.insert(name);
    }
  }
  return kept;
}

void name_kept(const std::set<std::string_view>& kept, const std::string& place, language lang) {
  for (const std::string_view name : kept)
    complain(path_in(place, name) +
             say(lang, ": sudah diisi, jadi tidak diganti; pindahkan dahulu bila perlu yang baru",
                 ": it is filled in, so it is not replaced; move it away where a new one is needed"));
}

void write_files(const std::vector<made_file>& files, const std::string& place, outputs& written) {
  std::error_code problem;
  std::filesystem::create_directories(place, problem);
  if (!std::filesystem::is_directory(place))
    throw output_error{
        failure::file_not_writable,
        {place + ": bukan folder, dan tidak dapat dibuat", place + ": not a folder, and cannot be made"}};
  for (const made_file& one : files) written.open(path_in(place, one.name)).stream() << one.bytes;
}

/// Says which units have no folder.
void name_units_left_out(std::size_t written, const std::string& column, const score_report& scored, language lang) {
  const grouped_tally& units = scored.answers.groups.front();
  const auto blank = units.groups().find(group_key{""});
  const std::size_t named = units.groups().size() - (blank == units.groups().end() ? 0 : 1);
  if (blank != units.groups().end())
    complain(std::to_string(blank->second.respondents()) + say(lang, " responden tanpa ", " respondents without ") +
             column + say(lang, " tidak masuk laporan mana pun", " are in no report"));
  if (named != written)
    complain(std::to_string(named - written) +
             say(lang, " unit ditahan karena kurang dari ", " units are withheld, because they have fewer than ") +
             std::to_string(scored.smallest_group) +
             say(lang, " responden, atau karena angkanya dapat dihitung dari yang lain",
                 " respondents, or their figures would follow from others"));
}

/// A unit, its folder, and the plans in it that stay.
struct unit_folder {
  const group_key& unit;
  std::string name;
  std::set<std::string_view> kept;
};

std::vector<unit_folder> folders_of(const std::vector<group_key>& units, const report_job& job,
                                    const methodology& method) {
  std::vector<std::string> values;
  values.reserve(units.size());
  for (const group_key& unit : units) values.push_back(unit.front());
  const std::vector<std::string> names = folder_names(values);
  for (const std::string& name : names) job.keep_inputs(path_in(job.folder, name));
  allow_open_files(units.size() * file_names(document_words()).size());
  std::vector<unit_folder> made;
  made.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i)
    made.push_back({units[i], names[i], filled_in(job, path_in(job.folder, names[i]), method)});
  return made;
}

std::vector<made_file> files_of_unit(const unit_folder& of, const report_job& job, const this_survey& now,
                                     const score_report& scored, const std::vector<earlier_units>& earlier) {
  const about office = about_of_unit(now.office, scored, of.unit, now.lang);
  const score_report report = report_of_unit(scored, of.unit);
  const grouped_tally& table = scored.answers.groups.front();
  const report_context context{
      .earlier = earlier_of_unit(earlier, of.unit, of.name),
      .unit = reported_unit{table.columns(), of.unit, value_name(field_of(table), of.unit, now.lang)}};
  return made_files(job.words, {report, office, context, now.lang, respondent_list{}}, job.records, of.kept);
}

}  // namespace

void report_job::keep_inputs(const std::string& place) const {
  std::vector<std::string> read = inputs;
  // A plan is filled in where it lies: see filled_in.
  const std::string plan = std::filesystem::path{follow_up_file}.filename().string();
  if (plan != follow_up_table && plan != follow_up_book) read.push_back(follow_up_file);
  for (const std::string_view name : file_names(words))
    for (const std::string& input : read)
      if (is_same_file(path_in(place, name), input))
        throw usage_error{{"--output '" + place + "': " + input + " adalah berkas masukan",
                           "--output '" + place + "': " + input + " is an input file"}};
}

void write_whole(const report_job& job, const this_survey& now, const score_report& scored,
                 const respondent_list& respondents, const report_context& beside, outputs& written) {
  const std::set<std::string_view> kept = filled_in(job, job.folder, scored.combined.whole.method());
  write_files(made_files(job.words, {scored, now.office, beside, now.lang, respondents}, job.records, kept), job.folder,
              written);
  written.commit();
  name_kept(kept, job.folder, now.lang);
}

void write_each(const report_job& job, const this_survey& now, const score_report& scored,
                const std::vector<earlier_units>& earlier, outputs& written) {
  const std::vector<group_key> units = reported_units(scored);
  if (units.empty())
    throw tally_error{
        failure::no_units,
        {job.unit_column + ": tidak ada unit yang dapat dilaporkan", job.unit_column + ": no unit can be reported on"}};
  const std::vector<unit_folder> folders = folders_of(units, job, scored.combined.whole.method());
  const auto made_of_unit = [&](std::size_t i) { return files_of_unit(folders[i], job, now, scored, earlier); };
  const std::size_t at_once = threads_for(now.answers.threads);
  for (std::size_t begin = 0; begin < units.size(); begin += at_once) {
    std::vector<std::future<std::vector<made_file>>> makers;
    makers.reserve(at_once);
    for (std::size_t i = begin; i < std::min(begin + at_once, units.size()); ++i)
      makers.push_back(std::async(std::launch::async, made_of_unit, i));
    for (std::size_t i = 0; i < makers.size(); ++i) {
      const std::string place = path_in(job.folder, folders[begin + i].name);
      const std::vector<made_file> files = makers[i].get();
      write_files(files, place, written);
      name_kept(folders[begin + i].kept, place, now.lang);
    }
  }
  written.commit();
  name_units_left_out(units.size(), job.unit_column, scored, now.lang);
}

}  // namespace ikm::cli
