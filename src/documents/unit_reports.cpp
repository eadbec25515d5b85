// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/unit_reports.hpp>

#include "base/ascii.hpp"

#include <ikm/documents/manifest.hpp>
#include <ikm/documents/survey_figures.hpp>
#include <ikm/report/withholding.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace ikm {
namespace {

/// Devices of Windows, whatever follows the first point: `nul.txt` is one.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 6> devices = {"con", "prn", "aux", "nul", "conin$", "conout$"};
  std::string first = lower(std::string{name.substr(0, name.find('.'))});
  while (!first.empty() && first.back() == ' ') first.pop_back();
  if (std::find(devices.begin(), devices.end(), first) != devices.end()) return true;
  return first.size() == 4 && (first.starts_with("com") || first.starts_with("lpt")) && first[3] >= '0' &&
         first[3] <= '9';
}

bool may_stand(char c) {
  constexpr std::string_view others = " ._-()+,";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         others.find(c) != std::string_view::npos;
}

/// The value as a name, which may be that of another value too.
std::string safe_name(std::string_view value) {
  constexpr std::size_t longest = longest_folder_name - 17;  // room for what tells two apart
  std::string made;
  for (const char c : value) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80;  // one `_` per character
    if (made.size() == longest) break;
    if (!continues) made += may_stand(c) ? c : '_';
  }
  while (!made.empty() && (made.back() == ' ' || made.back() == '.')) made.pop_back();
  const std::size_t begin = std::min(made.find_first_not_of(' '), made.size());
  made.erase(0, begin);
  if (made.empty() || made.front() == '.' || made.front() == '-' || is_device(made)) made.insert(0, "_");
  return made;
}

/// Digits that follow from the value, and from nothing else.
std::string digits_of(const std::string& value, std::size_t count) {
  return record_of({}, value).sha256.substr(0, count);
}

/// The part of a crossed breakdown that is of the unit, without its first column.
grouped_tally part_of(const grouped_tally& crossed, const group_key& unit) {
  grouped_tally made{crossed.method(), {crossed.columns().begin() + 1, crossed.columns().end()}};
  for (auto at = crossed.groups().lower_bound(unit); at != crossed.groups().end(); ++at) {
    if (at->first.front() != unit.front()) break;
    made.add({at->first.begin() + 1, at->first.end()}, at->second);
  }
  return made;
}

/// Those of the part that the survey withholds beside small ones.
std::set<group_key> withheld_of(const std::set<group_key>& withheld, const group_key& unit) {
  std::set<group_key> made;
  for (auto at = withheld.lower_bound(unit); at != withheld.end() && at->front() == unit.front(); ++at)
    made.insert({at->begin() + 1, at->end()});
  return made;
}

}  // namespace

std::vector<breakdown> within_units(const std::string& column, const std::vector<breakdown>& others) {
  const auto field = profile_field_of(column);
  std::vector<breakdown> made = {{column}};
  for (const breakdown& columns : others) {
    breakdown crossed = {column};
    for (const std::string& other : columns)
      if (other != column && !(field && profile_field_named(other) == field)) crossed.push_back(other);
    if (crossed.size() > 1 && std::find(made.begin(), made.end(), crossed) == made.end())
      made.push_back(std::move(crossed));
  }
  return made;
}

std::vector<std::string> folder_names(const std::vector<std::string>& values) {
  std::vector<std::string> made;
  made.reserve(values.size());
  std::map<std::string, std::size_t> times;
  for (const std::string& value : values) {
    made.push_back(safe_name(value));
    ++times[lower(made.back())];
  }
  std::set<std::string> taken;
  for (const auto& [name, count] : times)
    if (count == 1) taken.insert(name);
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (times.at(lower(made[i])) == 1) continue;
    const std::string name = made[i];
    constexpr std::size_t most_digits = 16;
    std::size_t digits = 6;
    do made[i] = name + "-" + digits_of(values[i], digits);
    while (!taken.insert(lower(made[i])).second && ++digits <= most_digits);
  }
  return made;
}

std::vector<group_key> reported_units(const score_report& whole) {
  std::vector<group_key> made;
  for (const auto& [key, counts] : whole.answers.groups.front().groups())
    if (!key.front().empty() && !is_withheld(whole, 0, key, counts)) made.push_back(key);
  return made;
}

score_report report_of_unit(const score_report& whole, const group_key& unit) {
  const std::vector<grouped_tally>& breakdowns = whole.answers.groups;
  survey own{.all = breakdowns.front().groups().at(unit), .account = whole.answers.account};
  own.groups.reserve(breakdowns.size() - 1);
  for (std::size_t t = 1; t < breakdowns.size(); ++t) own.groups.push_back(part_of(breakdowns[t], unit));
  score_request asked{.options = whole.options, .target = whole.targets.of(0, unit), .statistics = whole.asked};
  asked.statistics.population.reset();  // it is the whole survey's
  asked.smallest_group = whole.smallest_group;
  asked.against_subtraction = !whole.withheld_beside.empty();
  score_report made = score_report_of(std::move(own), asked);
  for (std::size_t t = 0; t < made.withheld_beside.size(); ++t)
    made.withheld_beside[t].merge(withheld_of(whole.withheld_beside[t + 1], unit));
  made.threads = 1;  // who makes many makes them side by side
  return made;
}

about about_of_unit(const about& office, const score_report& whole, const group_key& unit, language lang) {
  about made = office;
  const grouped_tally& units = whole.answers.groups.front();
  const auto field = field_of(units);
  const std::string name = value_name(field, unit, lang);
  made.population.reset();
  if (field == profile_field::service) {
    made.service = name;
    return made;
  }
  if (!office.unit.empty()) made.parent = office.unit + (office.parent.empty() ? "" : ", ") + office.parent;
  made.unit = name;
  return made;
}

}  // namespace ikm
