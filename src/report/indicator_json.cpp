// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/indicator_report.hpp>

#include "report/gap_json.hpp"
#include "report/indicator_members.hpp"
#include "report/json_values.hpp"

#include <ikm/gap/index_value.hpp>

#include <map>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ikm {
namespace {

using namespace json_values;

json year_json(const year_progress& row, const indicator& plan, const indicator_report& report, language lang) {
  json made = {{"year", row.year}, {"target", number(row.target)}, {"actual", nullptr}};
  if (!row.actual) return made;
  made["actual"] = number(row.actual->value);
  made["source"] = name_of(row.actual->source);
  if (row.target) {
    made["difference"] = number(row.difference);
    made["attainment_percent"] = rounded(row.attainment_percent, 2);
    made["met"] = *row.met;
    made["rating"] = row.rating ? json(label_of(*row.rating).in(lang)) : json(nullptr);
  }
  made["change"] = number(row.change);
  made["change_percent"] = rounded(row.change_percent, 2);
  if (is_index(plan)) {
    const auto found = grade_of_actual(report.method, *row.actual);
    made["grade"] = grade(found, lang);
    if (!found) made["grade_undefined"] = name_of(range_of(row.actual->value, report.method));
  }
  const auto survey = report.surveys.find({plan.id, row.year});
  if (survey != report.surveys.end() && row.target) made["gap"] = gap_json(survey->second, *row.target, lang);
  return made;
}

json end_json(const indicator& plan, const end_progress& end) {
  json per_year = nullptr;
  if (end.required_per_year) per_year = number(rounded_quotient(plan, *end.required_per_year));
  return {{"year", end.year},
          {"target", number(end.target)},
          {"difference", number(end.difference)},
          {"attainment_percent", rounded(end.attainment_percent, 2)},
          {"met", end.met ? json(*end.met) : json(nullptr)},
          {"required_per_year", per_year}};
}

json path_json(const indicator_progress& progress) {
  const path_progress& path = *progress.path;
  return {{"year", path.year},
          {"expected", number(rounded_on_path(progress, path.expected))},
          {"difference", number(rounded_on_path(progress, path.difference))},
          {"standing", name_of(path.stands)}};
}

json projection_json(const projection& made, const outlook& says) {
  return {{"year", made.year},     {"value", made.value},           {"low", made.low},
          {"high", made.high},     {"confidence", made.confidence}, {"method", "least_squares"},
          {"points", made.points}, {"status", name_of(says)},       {"on_track", says == outlook::on_track}};
}

/// Columns of one name are told apart: `catatan`, `catatan (2)`.
json other_json(const std::vector<std::pair<std::string, std::string>>& columns) {
  json::object_t made;
  std::set<std::string> taken;
  std::map<std::string, int> times;
  for (const auto& [header, cell] : columns) {
    int& time = times[header];
    std::string key;
    do key = ++time == 1 ? header : header + " (" + std::to_string(time) + ")";
    while (!taken.insert(key).second);
    made.push_back({key, cell});
  }
  return made;
}

json indicator_json(const indicator_progress& progress, const indicator_report& report, language lang) {
  const indicator& plan = progress.plan;
  json made = {{"id", plan.id},
               {"name", plan.name},
               {"goal", plan.goal},
               {"formula", plan.formula},
               {"direction", name_of(plan.way)},
               {"responsible", plan.responsible}};
  made["other"] = other_json(plan.other);
  json& years = made["years"] = json::array();
  for (const year_progress& row : progress.years) years.push_back(year_json(row, plan, report, lang));
  made["end"] = progress.end ? end_json(plan, *progress.end) : json(nullptr);
  made["path"] = progress.path ? path_json(progress) : json(nullptr);
  made["projection"] = progress.projection ? projection_json(*progress.projection, *progress.outlook) : json(nullptr);
  return made;
}

json remark_json(const join_remark& remark) {
  json made = {{"kind", name_of(remark.what)}, {"file", remark.file}, {"line", remark.line}, {"name", remark.name}};
  if (!remark.column.empty()) made["column"] = remark.column;
  if (remark.what == join_remark::kind::words) made["found"] = remark.found;
  return made;
}

}  // namespace

void write_json(std::ostream& to, const indicator_report& report, language lang) {
  json remarks = json::array();
  for (const join_remark& remark : report.remarks) remarks.push_back(remark_json(remark));
  to << R"({"schema": "ikm.gap/1")"
     << ",\n \"files\": " << dumped(report.files) << ",\n \"methodology\": " << dumped({{"id", report.method.id()}})
     << ",\n \"lower_formula\": " << dumped(std::string{name_of(report.options.lower)})
     << ",\n \"year\": " << (report.options.year ? std::to_string(*report.options.year) : "null")
     << ",\n \"remarks\": " << dumped(remarks) << ",\n \"indicators\": ";
  write_indicators(to, report, lang);
  to << "}\n";
}

void write_indicators(std::ostream& to, const indicator_report& report, language lang) {
  to << '[';
  const char* separator = "\n  ";
  for (const indicator_progress& progress : report.indicators) {
    to << separator << dumped(indicator_json(progress, report, lang));
    separator = ",\n  ";
  }
  to << ']';
}

}  // namespace ikm
