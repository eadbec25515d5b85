// SPDX-License-Identifier: BSL-1.0
#include <ikm/targets/unit_targets.hpp>

#include "base/joined.hpp"
#include "targets/year_header.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/ingest/complaint.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace ikm {
namespace {

const std::vector<std::string> target_names = {"target"};

std::vector<std::string> compact_key(const group_key& key) {
  std::vector<std::string> made;
  std::transform(key.begin(), key.end(), std::back_inserter(made), [](const std::string& v) { return compact(v); });
  return made;
}

/// The column of the year asked for, or the only one there is; `into` gets the year.
/// \throws input_error when there is none, or several
std::size_t target_column(small_table& table, unit_targets& into) {
  const auto years = year_columns_of(table, table_values::targets).by_year;
  const auto plain = table.first_of(target_names);
  if (into.year) {
    if (const auto found = years.find(*into.year); found != years.end()) return found->second;
  } else if (plain) {
    return *plain;
  } else if (years.size() == 1) {
    into.year = years.begin()->first;
    return years.begin()->second;
  }
  faults::ambiguous_year several;
  faults::missing_column missing;
  setting choice{rule::year, {}};
  for (const auto& [each, column] : years) {
    several.years.push_back(each);
    missing.offered.push_back({std::to_string(each), column + 1});
    choice.values.push_back(std::to_string(each));
  }
  if (into.year) missing.wanted.push_back(std::to_string(*into.year));
  table.complain(table.header_line(), into.year ? fault{missing} : fault{several}, {}, {choice});
  table.finish();
  return 0;  // not reached: there was something to complain of
}

/// The target of a unit: always an index, so that `88.305` has decimals.
std::optional<decimal> target_of(small_table& table, std::size_t row, std::size_t column, const methodology& method) {
  const number_text written = table.text_of(row, column);
  if (written.what == number_text::kind::empty) return std::nullopt;
  std::optional<decimal> value;
  if (written.what == number_text::kind::number && written.limit != number_text::bound::at_most)
    value = plan_value(written.plain(false));
  const std::string text{table.cell(row, column)};
  if (!value) {
    table.complain(table.line(row), faults::not_a_number{text, "77,5"}, column);
  } else if (range_of(*value, method) == index_position::outside) {
    table.complain(table.line(row), faults::not_an_index{text, std::to_string(ratio{highest_index(method)}.ceiling())},
                   column);
  }
  return value;
}

/// A unit that is in two rows is complained of at the second.
void complain_about_twins(small_table& table, const std::vector<std::size_t>& columns) {
  std::vector<std::pair<std::vector<std::string>, std::size_t>> rows;
  rows.reserve(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::vector<std::string> key;
    key.reserve(columns.size());
    for (const std::size_t column : columns) key.push_back(compact(table.cell(row, column)));
    rows.emplace_back(std::move(key), row);
  }
  std::sort(rows.begin(), rows.end());
  for (std::size_t i = 1, first = 0; i < rows.size(); ++i) {
    if (rows[i].first != rows[first].first) {
      first = i;
      continue;
    }
    group_key shown;
    for (const std::size_t column : columns) shown.emplace_back(table.cell(rows[i].second, column));
    table.complain(table.line(rows[i].second),
                   faults::duplicate_row{joined(shown, " / "), table.line(rows[first].second)}, columns.front());
  }
}

}  // namespace

unit_targets read_unit_targets(row_source& rows, const std::vector<std::string>& units, std::optional<int> year,
                               const methodology& method, const table_limits& limits) {
  std::string expected;
  for (const std::string& unit : units) expected += unit + ", ";
  expected += year ? std::to_string(*year) : "target";
  small_table table{rows,
                    [&](const small_table& row) {
                      return row.names_units(units) &&
                             (row.has_any(target_names) || names_year(row, table_values::targets));
                    },
                    expected,
                    {"max_table_rows", limits.max_table_rows, limits.max_table_bytes}};
  const std::vector<std::size_t> key_columns = table.unit_columns(units);
  unit_targets made{.file = rows.name(), .year = year};
  const std::size_t column = target_column(table, made);
  complain_about_twins(table, key_columns);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto target = target_of(table, row, column, method);
    if (!target) continue;
    group_key key;
    for (const std::size_t part : key_columns) key.emplace_back(table.cell(row, part));
    if (range_of(*target, method) != index_position::index) made.below_lowest.push_back(key);
    made.targets.emplace(std::move(key), *target);
  }
  table.finish();
  return made;
}

matched_targets match_targets(const grouped_tally& units, const unit_targets& table) {
  std::map<std::vector<std::string>, const std::pair<const group_key, decimal>*> by_name;
  for (const auto& entry : table.targets) by_name.emplace(compact_key(entry.first), &entry);
  matched_targets made{.file = table.file};
  for (const group_key& key : table.below_lowest) made.below_lowest.emplace_back(key, table.targets.at(key));
  std::set<std::vector<std::string>> used;
  for (const auto& [key, counts] : units.groups()) {
    const auto found = by_name.find(compact_key(key));
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
