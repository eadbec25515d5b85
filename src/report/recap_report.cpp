// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/recap_report.hpp>

#include "base/joined.hpp"
#include "ingest/quoted.hpp"
#include "report/csv_cell.hpp"
#include "report/json_values.hpp"
#include "report/labels.hpp"
#include "report/terminal.hpp"

#include <ikm/audit/audit.hpp>
#include <ikm/index/grade.hpp>
#include <ikm/index/unit_index.hpp>
#include <ikm/report/csv.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

namespace ikm {
namespace {

using namespace json_values;

constexpr int range_places = 4;
constexpr std::size_t most_names = 20;

json range_json(const exact_range& range) { return {{"low", range.low.to_string()}, {"high", range.high.to_string()}}; }

json unit_json(const methodology& method, const recap_unit& unit, language lang) {
  const decimal index = published_of(method, unit.exact);
  return {{"name", unit.printed.name},
          {"file", unit.printed.file},
          {"line", unit.printed.line},
          {"respondents", unit.printed.people ? json(*unit.printed.people) : json(nullptr)},
          {"index", published(index)},
          {"index_exact", unit.exact.to_string()},
          {"grade", grade(grade_of(method, index), lang)},
          {"allowed", range_json(unit.allowed)},
          {"share", unit.share.to_string()},
          {"source", name_of(unit.source)}};
}

json result_json(const recap& found, language lang) {
  json made = {{"units", found.units.size()},
               {"index", published(found.published)},
               {"index_exact", found.exact.to_string()},
               {"mean", published((found.exact / found.method.conversion()).rounded(4))},
               {"grade", grade(found.grade, lang)},
               {"allowed", range_json(found.allowed)}};
  json& elements = made["elements"] = json::array();
  for (std::size_t e = 0; e < found.means.size(); ++e)
    elements.push_back({{"id", found.method.elements()[e].id},
                        {"code", found.method.elements()[e].code},
                        {"mean", published(found.means[e].rounded(4))},
                        {"mean_exact", found.means[e].to_string()}});
  return made;
}

/// `A, B, C`, the first of them.
std::string list(const std::vector<std::string>& names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == most_names) return all + fmt::format(", … ({})", names.size());
    append_item(all, shown(names[i]));
  }
  return all;
}

sentence label_of(combination rule) {
  switch (rule) {
    case combination::respondents:
      return {"ditimbang menurut responden tiap unit", "units weighted by their respondents"};
    case combination::weights: return {"ditimbang menurut bobot yang diberikan", "units weighted by given weights"};
    case combination::pooled:
    case combination::units: break;
  }
  return {"rata-rata sederhana unit", "simple mean of the units"};
}

/// Text padded on the right, or on the left.
std::string padded(const std::string& text, std::size_t width, bool left = true) {
  const std::size_t taken = columns_of(text);
  const std::string blanks(taken < width ? width - taken : 0, ' ');
  return left ? text + blanks : blanks + text;
}

}  // namespace

recap_report recap_report_of(const methodology& method, const std::vector<printed_table>& tables,
                             const recap_request& asked) {
  std::vector<printed_sheet> sheets;
  recap_report made;
  std::map<std::string, std::size_t> times;
  for (const printed_table& table : tables) {
    made.files.push_back(table.file);
    made.passed.insert(made.passed.end(), table.passed.begin(), table.passed.end());
    for (const printed_sheet& sheet : table.sheets) {
      sheets.push_back(sheet);
      if (++times[sheet.name] == 2) made.repeated.push_back(sheet.name);
      if (audit(method, sheet).verdict == index_verdict::inconsistent) made.doubts.push_back(sheet.name);
    }
  }
  made.found = recap_of(method, sheets, asked);
  return made;
}

void write_json(std::ostream& to, const recap_report& report, language lang) {
  const recap& found = report.found;
  json method = {{"id", found.method.id()},
                 {"weight_decimals", found.asked.weight_decimals ? json(*found.asked.weight_decimals) : json(nullptr)}};
  add_changes(method, found.method);
  json out = json::array();
  for (const left_out_unit& unit : found.left_out)
    out.push_back({{"name", unit.printed.name},
                   {"file", unit.printed.file},
                   {"line", unit.printed.line},
                   {"reason", name_of(unit.why)}});
  json passed = json::array();
  for (const passed_row& row : report.passed)
    passed.push_back({{"file", row.file}, {"line", row.line}, {"label", row.label}});
  json unmatched = json::array();
  for (const group_key& key : found.unmatched) unmatched.push_back(key.front());
  to << R"({"schema": "ikm.recap/1")"
     << ",\n \"methodology\": " << dumped(method) << ",\n \"files\": " << dumped(report.files)
     << ",\n \"combination\": " << dumped({{"rule", name_of(found.asked.rule)}, {"unmatched", unmatched}})
     << ",\n \"result\": " << dumped(result_json(found, lang)) << ",\n \"left_out\": " << dumped(out)
     << ",\n \"passed\": " << dumped(passed) << ",\n \"inconsistent\": " << dumped(report.doubts) << ",\n \"units\": [";
  const char* separator = "\n  ";
  for (const recap_unit& unit : found.units)
    to << std::exchange(separator, ",\n  ") << dumped(unit_json(found.method, unit, lang));
  to << "]}\n";
}

void write_csv(std::ostream& to, const recap_report& report) {
  const recap& found = report.found;
  to << "level,name,respondents,index,grade,index_exact,allowed_low,allowed_high,share,source\n";
  to << "whole,,," << found.published.to_string() << ',' << csv_cell(found.grade.letter) << ','
     << found.exact.to_string() << ',' << found.allowed.low.to_string() << ',' << found.allowed.high.to_string()
     << ",1,\n";
  for (const recap_unit& unit : found.units) {
    const decimal index = published_of(found.method, unit.exact);
    to << "unit," << csv_cell(unit.printed.name) << ',';
    if (unit.printed.people) to << *unit.printed.people;
    to << ',' << index.to_string() << ',' << csv_cell(grade_of(found.method, index).letter) << ','
       << unit.exact.to_string() << ',' << unit.allowed.low.to_string() << ',' << unit.allowed.high.to_string() << ','
       << unit.share.to_string() << ',' << name_of(unit.source) << '\n';
  }
}

void write_text(std::ostream& to, const recap_report& report, language lang, std::size_t width) {
  const recap& found = report.found;
  const auto say = [&](const char* id, const char* en) { return label(lang, id, en); };
  const auto number = [&](const ratio& value, int places) { return figure(value.rounded(places), lang); };
  to << say("Rekap hasil tercetak", "Recap of printed results") << '\n';
  for (const std::string& file : report.files) to << "  " << shown(file, 4096) << '\n';
  to << fmt::format("  {} {}; {}\n\n", say("metodologi", "methodology"), found.method.id(),
                    label_of(found.asked.rule).in(lang));
  to << fmt::format("  {:<14}{}   {} {} ({})\n", say("Indeks", "Index"), figure(found.published, lang),
                    say("mutu", "grade"), found.grade.letter, found.grade.label.in(lang));
  to << fmt::format("  {:<14}{} – {}\n", say("Rentang", "Range"), number(found.allowed.low, range_places),
                    number(found.allowed.high, range_places));
  to << fmt::format("  {:<14}{}\n", "",
                    say("yang dibiarkan terbuka oleh desimal tercetak", "that the printed decimals leave open"));
  to << fmt::format("  {:<14}{}\n\n", say("Unit", "Units"), found.units.size());
  const std::size_t name = std::clamp<std::size_t>(width, 50, 120) - 36;
  to << fmt::format("  {} {} {} {}\n", padded(say("Unit", "Unit"), name), padded(say("responden", "people"), 9, false),
                    padded(say("indeks", "index"), 7, false), padded(say("bagian", "share"), 9, false));
  for (const recap_unit& unit : found.units)
    to << fmt::format("  {} {} {} {} %{}\n", padded(cut(shown(unit.printed.name), name), name),
                      padded(unit.printed.people ? std::to_string(*unit.printed.people) : "–", 9, false),
                      padded(figure(published_of(found.method, unit.exact), lang), 7, false),
                      padded(number(unit.share * ratio{100}, 2), 7, false),
                      unit.source == recap_source::index ? " *" : "");
  if (std::any_of(found.units.begin(), found.units.end(),
                  [](const recap_unit& unit) { return unit.source == recap_source::index; }))
    to << fmt::format("  * {}\n", say("tanpa NRR: indeks tercetaknya", "without means: its printed index"));
}

std::vector<std::string> notices_of(const recap_report& report, language lang) {
  const auto say = [&](const char* id, const char* en) { return std::string{label(lang, id, en)}; };
  std::vector<std::string> notices;
  std::map<left_out, std::vector<std::string>> out;
  for (const left_out_unit& unit : report.found.left_out) out[unit.why].push_back(unit.printed.name);
  for (const auto& [why, names] : out) {
    const std::string reason =
        why == left_out::no_index  ? say("tanpa indeks yang dapat dipakai", "without an index that can be used")
        : why == left_out::unnamed ? say("tanpa nama", "without a name")
                                   : say("tanpa bobot atau responden", "without a weight or respondents");
    notices.push_back(say("tidak ikut, ", "left out, ") + reason + ": " + list(names));
  }
  std::vector<std::string> unmatched;
  unmatched.reserve(report.found.unmatched.size());
  for (const group_key& key : report.found.unmatched) unmatched.push_back(key.front());
  if (!unmatched.empty())
    notices.push_back(say("bobot untuk unit yang tidak ada: ", "weights for units that do not occur: ") +
                      list(unmatched));
  if (!report.repeated.empty())
    notices.push_back(say("nama yang dipakai beberapa baris: ", "names that several rows have: ") +
                      list(report.repeated));
  if (!report.doubts.empty())
    notices.push_back(say("indeks tercetak yang tidak mengikuti dari NRR-nya: ",
                          "printed indices that do not follow from their means: ") +
                      list(report.doubts));
  std::vector<std::string> passed;
  passed.reserve(report.passed.size());
  for (const passed_row& row : report.passed) passed.push_back(row.label);
  if (!passed.empty()) notices.push_back(say("baris yang bukan unit: ", "rows that are not units: ") + list(passed));
  return notices;
}

}  // namespace ikm
