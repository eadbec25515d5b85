// SPDX-License-Identifier: BSL-1.0
#include "report_files.hpp"

#include "cli.hpp"

#include <ikm/documents/report_json.hpp>

#include <sstream>

namespace ikm::cli {
namespace {

/// `report` asks for the JSON too, which lists the others.
constexpr std::string_view report_word = "report";

std::string bytes_of(const report_file& one, const reported& of) {
  try {
    return one.bytes(of);
  } catch (const io_error& problem) {
    throw output_error{problem.code(), problem.said()};
  }
}

}  // namespace

std::set<std::string> document_words() {
  std::set<std::string> made = {std::string{report_word}};
  for (const report_file& each : report_files()) made.insert(std::string{each.word()});
  return made;
}

std::vector<std::string_view> file_names(const std::set<std::string>& words) {
  std::vector<std::string_view> made;
  made.reserve(report_files().size() + 1);
  for (const report_file& each : report_files())
    if (words.contains(std::string{each.word()})) made.push_back(each.name);
  if (words.contains(std::string{report_word})) made.push_back(report_json);
  return made;
}

std::vector<made_file> made_files(const std::set<std::string>& words, const reported& of,
                                  const std::vector<file_record>& inputs, const std::set<std::string_view>& kept) {
  std::vector<made_file> files;
  manifest listed{.inputs = inputs};
  for (const report_file& one : report_files()) {
    if (!words.contains(std::string{one.word()}) || kept.contains(one.name)) continue;
    files.push_back({one.name, bytes_of(one, of)});
    listed.outputs.push_back(record_of(std::string{one.name}, files.back().bytes));
  }
  if (!words.contains(std::string{report_word})) return files;
  std::ostringstream json;
  write_report_json(json, of.survey, of.office, listed, of.lang, of.beside);
  files.push_back({report_json, json.str()});
  return files;
}

}  // namespace ikm::cli
