// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/csv.hpp>

#include <ikm/gap/points.hpp>
#include <ikm/index/score.hpp>

#include <ostream>

namespace ikm {
namespace {

/// `target,difference,met,points_needed`; what has no basis is empty.
void write_gap(std::ostream& to, const unit_index& result, const std::optional<decimal>& target) {
  to << ',';
  if (target) to << target->to_string();
  to << ',';
  if (target && result.published()) to << (*result.published() - *target).to_string();
  to << ',';
  if (target && result.published()) to << (*result.published() >= *target ? "true" : "false");
  to << ',';
  if (!target) return;
  if (const auto points = points_needed(result, *target)) to << *points;
}

void write_result(std::ostream& to, const unit_index& result, bool with_gap, const std::optional<decimal>& target) {
  to << ',' << result.respondents() << ',';
  if (result.published()) to << result.published()->to_string() << ',' << csv_cell(result.grade()->letter);
  else to << ',';
  for (const auto& mean : result.means()) {
    to << ',';
    if (mean) to << mean->rounded(4).to_string();
  }
  if (with_gap) write_gap(to, result, target);
  to << '\n';
}

}  // namespace

std::string csv_cell(std::string_view value) {
  std::string cell{value};
  if (!cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos) cell.insert(0, 1, '\'');
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

void write_csv(std::ostream& to, const score_report& report) {
  const bool grouped = !report.answers.groups.empty();
  const bool with_gap = report.targets.all || report.targets.units;
  to << "level";
  if (grouped)
    for (const std::string& column : report.answers.groups.front().columns()) to << ',' << csv_cell(column);
  to << ",respondents,index,grade";
  for (const element& e : report.combined.whole.method().elements()) to << ',' << e.id;
  if (with_gap) to << ",target,difference,met,points_needed";
  to << "\nsurvey";
  if (grouped) to << std::string(report.answers.groups.front().columns().size(), ',');
  write_result(to, report.combined.whole, with_gap, report.targets.all);
  if (!grouped) return;
  for (const auto& [key, counts] : report.answers.groups.front().groups()) {
    to << "group";
    for (const std::string& value : key) to << ',' << csv_cell(value);
    write_result(to, score(counts, report.options), with_gap, report.targets.of(0, key));
  }
}

}  // namespace ikm
