// SPDX-License-Identifier: BSL-1.0
#include <ikm/targets/unit_targets.hpp>

#include "targets/table_reader.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace ikm {
namespace {

const std::vector<std::string> name_names = {"unit", "nama", "name", "indikator", "indicator", "id"};
const std::vector<std::string> target_names = {"target"};

std::vector<std::string> folded_key(const group_key& key) {
  std::vector<std::string> made;
  std::transform(key.begin(), key.end(), std::back_inserter(made), [](const std::string& v) { return folded(v); });
  return made;
}

std::string shown_key(const group_key& key) {
  std::string text;
  for (const std::string& value : key) text += (text.empty() ? "" : " / ") + value;
  return text;
}

bool holds(const std::vector<std::string>& headers, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(headers.begin(), headers.end(), name) != headers.end();
  });
}

}  // namespace

unit_targets read_unit_targets(row_source& rows, const std::vector<std::string>& units, std::optional<int> year) {
  table_reader table{rows};
  std::string expected;
  for (const std::string& unit : units) expected += unit + ", ";
  expected += year ? std::to_string(*year) : "target";
  table.find_header(
      [&](const std::vector<std::string>& folded) {
        const bool named = std::all_of(units.begin(), units.end(),
                                       [&](const std::string& unit) { return holds(folded, {folded_header(unit)}); }) ||
                           (units.size() == 1 && holds(folded, name_names));
        const bool valued = holds(folded, target_names) || std::any_of(folded.begin(), folded.end(), [](const auto& h) {
                              return year_in(h, table_values::targets).has_value();
                            });
        return named && valued;
      },
      expected);

  std::vector<std::size_t> key_columns;
  for (const std::string& unit : units) {
    auto column = table.column({folded_header(unit)});
    if (!column) column = table.column(name_names);  // there is one: the header was found by it
    key_columns.push_back(*column);
  }
  const auto years = table.year_columns(table_values::targets);
  const auto plain = table.column(target_names);
  unit_targets made{.file = rows.name(), .year = year, .targets = {}};
  std::optional<std::size_t> value = plain;
  if (year) {
    const auto found = years.find(*year);
    value = found == years.end() ? std::nullopt : std::optional{found->second};
  } else if (!plain && years.size() == 1) {
    made.year = years.begin()->first;
    value = years.begin()->second;
  }
  if (!value) {
    faults::ambiguous_year several;
    faults::missing_column missing;
    setting choice{rule::year, {}};
    for (const auto& [each, column] : years) {
      several.years.push_back(each);
      missing.offered.push_back({std::to_string(each), column + 1});
      choice.values.push_back(std::to_string(each));
    }
    if (year) missing.wanted.push_back(std::to_string(*year));
    table.complain(year ? fault{missing} : fault{several}, {}, {choice});
    table.finish();
  }

  std::map<std::vector<std::string>, std::uint64_t> lines;
  while (table.next()) {
    group_key key;
    for (const std::size_t column : key_columns) key.push_back(table.cell(column));
    const auto [at, fresh] = lines.try_emplace(folded_key(key), table.line());
    if (!fresh) table.complain(faults::duplicate_row{shown_key(key), at->second}, key_columns.front());
    if (const auto target = table.number(*value)) made.targets.emplace(std::move(key), *target);
  }
  table.finish();
  return made;
}

matched_targets match_targets(const grouped_tally& units, const unit_targets& table) {
  std::map<std::vector<std::string>, const std::pair<const group_key, decimal>*> by_name;
  for (const auto& entry : table.targets) by_name.emplace(folded_key(entry.first), &entry);
  matched_targets made;
  std::set<std::vector<std::string>> used;
  for (const auto& [key, counts] : units.groups()) {
    const auto found = by_name.find(folded_key(key));
    if (found == by_name.end()) {
      made.without_target.push_back(key);
    } else {
      made.targets.emplace(key, found->second->second);
      used.insert(found->first);
    }
  }
  for (const auto& [name, entry] : by_name)
    if (!used.contains(name)) made.without_unit.push_back(entry->first);
  return made;
}

}  // namespace ikm
