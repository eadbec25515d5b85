// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/csv.hpp>

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

/// Length of what a spreadsheet skips before it looks for a formula: blanks, quotes, and characters that are not seen.
std::size_t skipped(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) <= ' ' || byte(0) == '"' || byte(0) == 0x7F) return text.empty() ? 0 : 1;
  if (byte(0) == 0xC2 && ((byte(1) >= 0x80 && byte(1) <= 0xA0) || byte(1) == 0xAD)) return 2;
  if (byte(0) == 0xD8 && byte(1) == 0x9C) return 2;                     // U+061C
  if (byte(0) == 0xE1 && byte(1) == 0xA0 && byte(2) == 0x8E) return 3;  // U+180E
  if (byte(0) == 0xE2 && byte(1) == 0x80 &&
      ((byte(2) >= 0x80 && byte(2) < 0x90) || (byte(2) >= 0xA8 && byte(2) <= 0xAF)))
    return 3;
  if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x98 && byte(2) <= 0x9F) return 3;  // curly quotes
  if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0x9F && byte(2) <= 0xAF) return 3;  // U+205F–206F
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;                     // U+3000
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;                     // U+FEFF
  return 0;
}

/// `= + - @`, full-width and small ones too.
bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"})
    if (text.starts_with(wide)) return true;
  return false;
}

/// An apostrophe in front of each formula: at the start, and where a program that splits at another separator would see
/// one. A number runs nothing, and programs are to read it as it is.
std::string without_formulas(std::string_view value) {
  constexpr std::string_view separators = ";\t|\n\r";
  if (value.find_first_of("=+-@\t\r\xEF") == std::string_view::npos) return std::string{value};
  std::string cell;
  // Some programs pass over a tab and look again at what follows.
  const std::size_t text = value.find_first_not_of("\t\r");
  if (text != 0 && text != std::string_view::npos && !begins_formula(value.substr(text))) cell += '\'';
  while (!value.empty()) {
    const std::string_view part = value.substr(0, std::min(value.find_first_of(separators), value.size()));
    std::size_t start = 0;
    while (const std::size_t size = skipped(part.substr(start))) start += size;
    const std::string_view last = part.substr(start, part.find_last_not_of(" \"") + 1 - std::min(start, part.size()));
    cell += part.substr(0, start);
    if (begins_formula(part.substr(start)) && !(last.starts_with('-') && decimal::parse(last))) cell += '\'';
    cell += part.substr(start);
    value.remove_prefix(part.size());
    if (value.empty()) break;
    cell += value.front();
    value.remove_prefix(1);
  }
  return cell;
}

}  // namespace

std::string csv_cell(std::string_view value) {
  const std::string cell = without_formulas(value);
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
