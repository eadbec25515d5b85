// SPDX-License-Identifier: BSL-1.0
#include "report_files.hpp"

#include "cli.hpp"

#include <ikm/documents/follow_up.hpp>
#include <ikm/documents/follow_up_xlsx.hpp>
#include <ikm/documents/poster.hpp>
#include <ikm/documents/report_docx.hpp>
#include <ikm/documents/report_html.hpp>
#include <ikm/documents/report_json.hpp>
#include <ikm/documents/survey_figures.hpp>
#include <ikm/source/bytes.hpp>

#include <sstream>

namespace ikm::cli {
namespace {

constexpr std::string_view json_name = "report.json";

/// One document: the name of its file, and its bytes.
struct document {
  std::string_view name;
  std::string (*made)(const reported&);
};

template <poster_shape Shape>
std::string poster_bytes(const reported& of) {
  return svg_of(poster_of(of.survey, of.office, of.lang), Shape, of.lang);
}

/// All but the JSON, which lists the others.
const std::vector<document>& documents() {
  static const std::vector<document> all = {
      {"report.html", [](const reported& of) { return html_of(of.whole()); }},
      {"report.docx", [](const reported& of) { return docx_of(of.whole()); }},
      {file_name_of(poster_shape::a4), poster_bytes<poster_shape::a4>},
      {file_name_of(poster_shape::wide), poster_bytes<poster_shape::wide>},
      {file_name_of(poster_shape::square), poster_bytes<poster_shape::square>},
      {"processing.xlsx",
       [](const reported& of) {
         return processing_xlsx(of.survey, of.office, of.lang, of.listed,
                                of.beside.unit ? of.beside.unit->name : std::string{});
       }},
      {follow_up_table, [](const reported& of) { return follow_up_csv(follow_up_of(of.survey)); }},
      {follow_up_book, [](const reported& of) {
         return follow_up_xlsx(follow_up_of(of.survey), of.survey.combined.whole.method(), of.office, of.lang);
       }}};
  return all;
}

std::string word_of(std::string_view name) { return std::string{name.substr(0, name.rfind('.'))}; }

std::string bytes_of(const document& one, const reported& of) {
  try {
    return one.made(of);
  } catch (const io_error& problem) {
    throw output_error{problem.code(), problem.said()};
  }
}

}  // namespace

std::set<std::string> document_words() {
  std::set<std::string> made = {word_of(json_name)};
  for (const document& each : documents()) made.insert(word_of(each.name));
  return made;
}

std::vector<std::string_view> file_names(const std::set<std::string>& words) {
  std::vector<std::string_view> made;
  made.reserve(documents().size() + 1);
  for (const document& each : documents())
    if (words.contains(word_of(each.name))) made.push_back(each.name);
  if (words.contains(word_of(json_name))) made.push_back(json_name);
  return made;
}

std::vector<made_file> made_files(const std::set<std::string>& words, const reported& of,
                                  const std::vector<file_record>& inputs, const std::set<std::string_view>& kept) {
  std::vector<made_file> files;
  manifest listed{.inputs = inputs};
  for (const document& one : documents()) {
    if (!words.contains(word_of(one.name)) || kept.contains(one.name)) continue;
    files.push_back({one.name, bytes_of(one, of)});
    listed.outputs.push_back(record_of(std::string{one.name}, files.back().bytes));
  }
  if (!words.contains(word_of(json_name))) return files;
  std::ostringstream json;
  write_report_json(json, of.survey, of.office, listed, of.lang, of.beside);
  files.push_back({json_name, json.str()});
  return files;
}

}  // namespace ikm::cli
