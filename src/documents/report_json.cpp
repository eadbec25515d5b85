// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_json.hpp>

#include "documents/follow_up_parts.hpp"
#include "report/indicator_members.hpp"
#include "report/json_values.hpp"
#include "report/score_members.hpp"

#include <ikm/base/version.hpp>
#include <ikm/documents/survey_figures.hpp>

#include <array>
#include <ostream>
#include <utility>

namespace ikm {
namespace {

using namespace json_values;

void set(json& to, const char* key, const std::string& text) {
  if (!text.empty()) to[key] = text;
}

json about_json(const about& office) {
  json made = json::object();
  const std::array<std::pair<const char*, const std::string*>, 12> texts = {{{"unit", &office.unit},
                                                                             {"parent", &office.parent},
                                                                             {"service", &office.service},
                                                                             {"address", &office.address},
                                                                             {"website", &office.website},
                                                                             {"period", &office.period},
                                                                             {"year", &office.year},
                                                                             {"method", &office.method},
                                                                             {"place", &office.place},
                                                                             {"dates", &office.dates},
                                                                             {"thanks", &office.thanks},
                                                                             {"colour", &office.colour}}};
  for (const auto& [key, text] : texts) set(made, key, *text);
  if (office.population) made["population"] = *office.population;
  if (!office.team.empty()) made["team"] = office.team;
  if (!office.legal_basis.empty()) made["legal_basis"] = office.legal_basis;
  json signs = json::object();
  set(signs, "name", office.signatory.name);
  set(signs, "nip", office.signatory.nip);
  set(signs, "rank", office.signatory.rank);
  set(signs, "position", office.signatory.position);
  set(signs, "place", office.signatory.place);
  set(signs, "date", office.signatory.date);
  if (!signs.empty()) made["signatory"] = std::move(signs);
  for (const auto& [where, text] : office.text) made["text"][std::string{name_of(where)}] = text;
  return made;
}

json profile_json(const score_report& report, language lang) {
  json made = json::array();
  const std::uint64_t all = report.combined.whole.respondents();
  for (std::size_t t = 0; t < report.answers.groups.size(); ++t) {
    const charted_field field = respondents_by(report, t, lang);
    json values = json::array();
    for (const charted_share& each : field.values) {
      json one = {{"name", each.name}, {"respondents", nullptr}, {"percent", nullptr}};
      if (each.respondents) {
        one["respondents"] = *each.respondents;
        if (all != 0) one["percent"] = published((ratio::of(*each.respondents, all) * ratio{100}).rounded(1));
      } else {
        one["withheld"] = true;
      }
      values.push_back(std::move(one));
    }
    made.push_back({{"by", report.answers.groups[t].columns()}, {"name", field.name}, {"values", std::move(values)}});
  }
  return made;
}

json distribution_json(const distribution_chart& chart) {
  json made = json::array();
  for (const charted_class& each : chart.classes)
    made.push_back({{"from", published(each.lower)}, {"respondents", each.respondents}});
  return made;
}

json priorities_json(const priorities_chart& chart) {
  json elements = json::array();
  for (const charted_priority& each : chart.elements)
    elements.push_back({{"code", each.code},
                        {"performance", published(each.performance)},
                        {"importance", published(each.importance)}});
  return {{"performance_line", published(chart.performance_line)},
          {"importance_line", published(chart.importance_line)},
          {"elements", std::move(elements)}};
}

json files_json(const std::vector<file_record>& files) {
  json made = json::array();
  for (const file_record& each : files)
    made.push_back({{"name", each.name},
                    {"size", each.size ? json(*each.size) : json(nullptr)},
                    {"sha256", each.size ? json(each.sha256) : json(nullptr)}});
  return made;
}

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

json change_json(const index_change& change) {
  const comparison& compared = change.compared;
  json made = {{"difference", published(change.difference)}, {"level", change.level}};
  made["low"] = compared.limits ? json(compared.limits->low) : json(nullptr);
  made["high"] = compared.limits ? json(compared.limits->high) : json(nullptr);
  made["p"] = compared.p ? json(*compared.p) : json(nullptr);
  made["verdict"] = name_of(compared.word);
  made["worked_out_alike"] = change.is_worked_out_alike;
  return made;
}

json period_json(const earlier_period& each) {
  const scoring_conventions& how = each.how;
  json made = {{"period", each.name},
               {"methodology",
                {{"id", how.methodology},
                 {"weight_decimals", how.weight_decimals ? json(*how.weight_decimals) : json(nullptr)},
                 {"rounding", how.rounding},
                 {"missing", how.missing}}},
               {"combination", {{"rule", how.combination}}},
               {"respondents", each.respondents},
               {"index", number(each.index)},
               {"grade", text_or_null(each.grade)},
               {"standard_error", each.estimated ? json(each.estimated->standard_error) : json(nullptr)}};
  json& elements = made["elements"] = json::array();
  for (const earlier_element& one : each.elements) elements.push_back({{"id", one.id}, {"index", number(one.index)}});
  return made;
}

/// From the oldest to the last, which has the change since.
json previous_json(const score_report& report, const report_context& beside) {
  json made = json::array();
  for (const earlier_period& each : beside.earlier) made.push_back(period_json(each));
  if (beside.earlier.empty()) return made;
  const auto change = change_since(beside.earlier.back(), report);
  made.back()["change"] = change ? change_json(*change) : json(nullptr);
  return made;
}

json unit_json(const reported_unit& unit) {
  json made = json::object();
  for (std::size_t i = 0; i < unit.columns.size(); ++i) made[unit.columns[i]] = unit.key[i];
  return made;
}

std::string version_text() {
  return std::to_string(IKM_VERSION / 10000) + "." + std::to_string(IKM_VERSION / 100 % 100) + "." +
         std::to_string(IKM_VERSION % 100);
}

}  // namespace

void write_report_json(std::ostream& to, const score_report& report, const about& office, const manifest& files,
                       language lang, const report_context& beside) {
  to << R"({"schema": "ikm.report/1",)"
     << "\n ";
  write_score_members(to, report, lang);
  if (beside.unit) to << ",\n \"each\": " << dumped(unit_json(*beside.unit));
  to << ",\n \"about\": " << dumped(about_json(office)) << ",\n \"profile\": " << dumped(profile_json(report, lang));
  if (const auto chart = distribution_chart_of(report, lang))
    to << ",\n \"distribution\": " << dumped(distribution_json(*chart));
  if (const auto chart = priorities_chart_of(report, lang))
    to << ",\n \"priorities\": " << dumped(priorities_json(*chart));
  if (!beside.earlier.empty()) to << ",\n \"previous\": " << dumped(previous_json(report, beside));
  if (beside.indicators) {
    to << ",\n \"indicators\": ";
    write_indicators(to, *beside.indicators, lang);
  }
  if (office.follow_up) to << ",\n \"follow_up\": " << dumped(follow_up_json(*office.follow_up, report));
  to << ",\n \"manifest\": "
     << dumped(
            {{"version", version_text()}, {"inputs", files_json(files.inputs)}, {"outputs", files_json(files.outputs)}})
     << "}\n";
}

}  // namespace ikm
