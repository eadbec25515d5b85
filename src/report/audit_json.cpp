// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/audit_report.hpp>

#include "report/json_values.hpp"

#include <ostream>
#include <string>
#include <utility>

namespace ikm {
namespace {

using namespace json_values;

json text_of(const std::optional<printed_figure>& figure) { return figure ? json(figure->text) : json(nullptr); }

/// One text per element that has one.
json by_element(const methodology& method, const std::vector<std::optional<printed_figure>>& figures) {
  json made = json::object();
  for (std::size_t e = 0; e < figures.size(); ++e)
    if (figures[e]) made[method.elements()[e].id] = figures[e]->text;
  return made;
}

json printed_json(const methodology& method, const printed_sheet& printed) {
  json made = {{"index", text_of(printed.index)},
               {"grade", printed.grade.empty() ? json(nullptr) : json(printed.grade)},
               {"means", by_element(method, printed.means)}};
  if (!printed.weighted.empty()) made["weighted_means"] = by_element(method, printed.weighted);
  if (!printed.indices.empty()) made["indices"] = by_element(method, printed.indices);
  if (printed.people) made["respondents"] = *printed.people;
  return made;
}

json convention_json(const tried_convention& tried, language lang) {
  return {{"weight_decimals", tried.weight_decimals ? json(*tried.weight_decimals) : json(nullptr)},
          {"rounding", name_of(tried.rounding)},
          {"index", published(tried.index)},
          {"grade", grade(tried.grade, lang)},
          {"matches", tried.matches}};
}

json sheet_json(const methodology& method, const audited_sheet& sheet, language lang) {
  json made = {{"name", sheet.printed.name}, {"line", sheet.printed.line}, {"file", sheet.printed.file}};
  if (!sheet.printed.sheet.empty()) made["sheet"] = sheet.printed.sheet;
  made["printed"] = printed_json(method, sheet.printed);
  made["exact_from_means"] = fraction(sheet.exact_from_means);
  made["allowed"] = nullptr;
  if (sheet.allowed)
    made["allowed"] = {{"low", sheet.allowed->low.to_string()}, {"high", sheet.allowed->high.to_string()}};
  json& conventions = made["conventions"] = json::array();
  for (const tried_convention& tried : sheet.conventions) conventions.push_back(convention_json(tried, lang));
  made["verdict"] = name_of(sheet.verdict);
  made["grade_verdict"] = name_of(sheet.grade_verdict);
  made["grade_of_printed"] = grade(sheet.grade_of_printed, lang);
  made["conclusion"] = conclusion_of(method, sheet).in(lang);
  json& notes = made["notes"] = json::array();
  for (const sentence& note : sheet.notes) notes.push_back(note.in(lang));
  return made;
}

}  // namespace

void write_json(std::ostream& to, const audit_report& report, language lang) {
  json method = {{"id", report.method.id()}};
  add_changes(method, report.method);
  json passed = json::array();
  for (const passed_row& row : report.passed)
    passed.push_back({{"file", row.file}, {"line", row.line}, {"label", row.label}});
  to << R"({"schema": "ikm.audit/1")"
     << ",\n \"methodology\": " << dumped(method) << ",\n \"files\": " << dumped(report.files)
     << ",\n \"passed\": " << dumped(passed) << ",\n \"sheets\": [";
  const char* separator = "\n  ";
  for (const audited_sheet& sheet : report.sheets)
    to << std::exchange(separator, ",\n  ") << dumped(sheet_json(report.method, sheet, lang));
  to << "]}\n";
}

}  // namespace ikm
