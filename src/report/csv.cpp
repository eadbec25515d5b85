// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/csv.hpp>

#include <ikm/index/score.hpp>

#include <ostream>

namespace ikm {
namespace {

void write_result(std::ostream& to, const unit_index& result) {
  to << ',' << result.respondents() << ',';
  if (result.published()) to << result.published()->to_string() << ',' << csv_cell(result.grade()->letter);
  else to << ',';
  for (const auto& mean : result.means()) {
    to << ',';
    if (mean) to << mean->rounded(4).to_string();
  }
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
  to << "level";
  if (grouped)
    for (const std::string& column : report.answers.groups.front().columns()) to << ',' << csv_cell(column);
  to << ",respondents,index,grade";
  for (const element& e : report.combined.whole.method().elements()) to << ',' << e.id;
  to << "\nsurvey";
  if (grouped) to << std::string(report.answers.groups.front().columns().size(), ',');
  write_result(to, report.combined.whole);
  if (!grouped) return;
  for (const auto& [key, counts] : report.answers.groups.front().groups()) {
    to << "group";
    for (const std::string& value : key) to << ',' << csv_cell(value);
    write_result(to, score(counts, report.options));
  }
}

}  // namespace ikm
