// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/csv.hpp>

#include "report/csv_cell.hpp"
#include "report/in_order.hpp"

#include <ikm/gap/points.hpp>
#include <ikm/index/grade.hpp>
#include <ikm/index/score.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>

namespace ikm {
namespace {

/// `target,difference,met,points_needed`; what has no basis is empty.
void append_gap(std::string& to, const unit_index& result, const std::optional<decimal>& target) {
  const bool both = target && result.published();
  to += ',';
  if (target) to += target->to_string();
  to += ',';
  if (both) to += (*result.published() - *target).to_string();
  to += ',';
  if (both) to += *result.published() >= *target ? "true" : "false";
  to += ',';
  if (!target) return;
  if (const auto points = points_needed(result, *target)) to += std::to_string(*points);
}

/// The shortest text that reads back as the same double, with a point.
std::string shortest(double value) { return fmt::format("{}", value); }

void append_confidence(std::string& to, const confidence_statement& stated) {
  const auto figure = [&](const std::optional<double>& value) {
    to += ',';
    if (value) to += shortest(*value);
  };
  const auto& index = stated.estimates.index;
  figure(index ? std::optional{index->standard_error} : std::nullopt);
  figure(stated.margin.value());
  figure(stated.limits ? std::optional{stated.limits->low} : std::nullopt);
  figure(stated.limits ? std::optional{stated.limits->high} : std::nullopt);
  to += ',';
  const char* separator = "";
  for (const doubt why : stated.doubts) {
    to += separator;
    to += name_of(why);
    separator = " ";
  }
}

void append_result(std::string& to, const unit_index& result, bool with_gap, const std::optional<decimal>& target,
                   const result_statistics& statistics, std::string_view end) {
  to += ',';
  to += std::to_string(result.respondents());
  to += ',';
  if (result.published()) to += result.published()->to_string();
  to += ',';
  if (result.published()) to += csv_cell(grade_of(result.method(), *result.published()).letter);
  for (const auto& mean : result.means()) {
    to += ',';
    if (mean) to += mean->rounded(4).to_string();
  }
  if (with_gap) append_gap(to, result, target);
  if (statistics.confidence) append_confidence(to, *statistics.confidence);
  to += end;
}

}  // namespace

void write_csv(std::ostream& to, const score_report& report) {
  const bool grouped = !report.answers.groups.empty();
  const bool with_gap = report.targets.all || report.targets.units;
  to << "level";
  if (grouped)
    for (const std::string& column : report.answers.groups.front().columns()) to << ',' << csv_cell(column);
  to << ",respondents,index,grade";
  for (const element& e : report.combined.whole.method().elements()) to << ',' << csv_cell(e.id);
  if (with_gap) to << ",target,difference,met,points_needed";
  if (report.asked.level) to << ",standard_error,margin,low,high,warnings";
  const std::size_t figures =
      3 + report.combined.whole.method().elements().size() + (with_gap ? 4U : 0U) + (report.asked.level ? 5U : 0U);
  const std::string withheld = std::string(figures, ',') + ",true\n";
  const std::string_view end = report.smallest_group == 0 ? "\n" : ",false\n";
  if (report.smallest_group != 0) to << ",withheld";
  std::string survey = "\nsurvey";
  if (grouped) survey.append(report.answers.groups.front().columns().size(), ',');
  append_result(survey, report.combined.whole, with_gap, report.targets.all, report.statistics, end);
  to << survey;
  if (!grouped) return;
  write_in_order(to, report.answers.groups.front().groups(), report.threads, [&](std::string& text, const auto& group) {
    const auto& [key, counts] = group;
    text += "group";
    for (const std::string& value : key) {
      text += ',';
      text += csv_cell(value);
    }
    if (is_withheld(report, 0, key, counts)) {
      text += withheld;
      return;
    }
    append_result(text, score(counts, report.options), with_gap, report.targets.of(0, key),
                  statistics_of_group(report, counts), end);
  });
}

}  // namespace ikm
