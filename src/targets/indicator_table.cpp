// SPDX-License-Identifier: BSL-1.0
#include <ikm/targets/indicator_table.hpp>

#include "targets/table_reader.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace ikm {
namespace {

using names = std::vector<std::string>;

const names number_names = {"no", "nomor", "number"};
const names id_names = {"id"};
const names name_names = {"indikator", "indikatorkinerja", "indikatorkinerjautama", "nama", "unit", "indicator",
                          "name"};
const names goal_names = {"sasaran", "sasaranstrategis", "goal"};
const names formula_names = {"formula", "formulasi", "rumus"};
const names responsible_names = {"penanggungjawab", "responsible"};
const names way_names = {"arah", "direction"};

bool has_any(const std::vector<std::string>& headers, const names& wanted) {
  return std::any_of(headers.begin(), headers.end(), [&](const std::string& header) {
    return std::find(wanted.begin(), wanted.end(), header) != wanted.end();
  });
}

bool is_header(const std::vector<std::string>& folded, table_values holds) {
  return (has_any(folded, name_names) || has_any(folded, id_names)) &&
         std::any_of(folded.begin(), folded.end(), [&](const std::string& h) { return year_in(h, holds).has_value(); });
}

/// The line of the first row with each key; a second one is complained of.
class seen_rows {
 public:
  void see(table_reader& table, const std::string& key, const std::string& shown, std::optional<std::size_t> column) {
    const auto [at, fresh] = lines_.try_emplace(key, table.line());
    if (!fresh) table.complain(faults::duplicate_row{shown, at->second}, column);
  }

 private:
  std::map<std::string, std::uint64_t> lines_;
};

}  // namespace

indicator_table read_indicator_table(row_source& rows, table_values holds) {
  table_reader table{rows};
  table.find_header([&](const std::vector<std::string>& folded) { return is_header(folded, holds); },
                    "indikator, 2024");
  const auto number = table.column(number_names);
  const auto id = table.column(id_names);
  const auto name = table.column(name_names);
  const auto goal = table.column(goal_names);
  const auto formula = table.column(formula_names);
  const auto responsible = table.column(responsible_names);
  const auto way = table.column(way_names);
  const std::map<int, std::size_t> years = table.year_columns(holds);

  std::set<std::size_t> understood;
  for (const auto& column : {number, id, name, goal, formula, responsible, way})
    if (column) understood.insert(*column);
  for (const auto& [year, column] : years) understood.insert(column);

  indicator_table made{.file = rows.name(), .has_ids = id.has_value(), .years = {}, .rows = {}};
  for (const auto& [year, column] : years) made.years.push_back(year);
  seen_rows ids;
  while (table.next()) {
    indicator what{.id = table.cell(id), .name = table.cell(name)};
    if (what.name.empty()) what.name = what.id;
    if (what.name.empty()) {
      table.complain(faults::missing_name{}, name ? name : id);
      continue;
    }
    if (what.id.empty()) what.id = id_from_name(what.name);
    ids.see(table, folded(what.id), what.id, id ? id : name);
    what.goal = table.cell(goal);
    what.formula = table.cell(formula);
    what.responsible = table.cell(responsible);
    if (const std::string word = table.cell(way); !word.empty()) {
      const auto known = direction_named(word);
      if (!known) table.complain(faults::unknown_word{word, {"naik", "turun"}}, way);
      what.way = known.value_or(direction::higher);
    }
    for (std::size_t c = 0; c < table.headers().size(); ++c)
      if (!understood.contains(c) && !(table.headers()[c].empty() && table.cell(c).empty()))
        what.other.emplace_back(table.headers()[c], table.cell(c));
    indicator_row read{.line = table.line(), .number = table.cell(number), .what = std::move(what), .values = {}};
    for (const auto& [year, column] : years)
      if (const auto value = table.number(column)) read.values.emplace(year, *value);
    made.rows.push_back(std::move(read));
  }
  table.finish();
  return made;
}

std::vector<indicator> with_targets(const indicator_table& targets) {
  std::vector<indicator> made;
  for (const indicator_row& row : targets.rows) {
    made.push_back(row.what);
    made.back().targets = row.values;
  }
  return made;
}

joined_tables join(const indicator_table& targets, const indicator_table& actuals) {
  const bool by_id = targets.has_ids && actuals.has_ids;
  const auto key_of = [&](const indicator_row& row) { return folded(by_id ? row.what.id : row.what.name); };
  std::multimap<std::string, std::size_t> places;
  for (std::size_t i = 0; i < targets.rows.size(); ++i) places.emplace(key_of(targets.rows[i]), i);

  std::vector<complaint> complaints;
  std::map<std::size_t, std::uint64_t> lines;  // of the values, by the place of their target
  const auto twice = [&](const indicator_table& table, const indicator_row& row, std::uint64_t first) {
    complaints.push_back({.where = {.file = table.file, .line = row.line},
                          .what = faults::duplicate_row{by_id ? row.what.id : row.what.name, first}});
  };
  joined_tables made{.indicators = with_targets(targets), .remarks = {}};
  const auto remark = [&](join_remark::kind what, const indicator_row& row) {
    made.remarks.push_back({what, actuals.file, row.line, row.what.name});
  };
  for (const indicator_row& row : actuals.rows) {
    const auto [found, beyond] = places.equal_range(key_of(row));
    if (found == beyond) {
      remark(join_remark::kind::unmatched, row);
      continue;
    }
    if (const auto [at, fresh] = lines.try_emplace(found->second, row.line); !fresh) {
      twice(actuals, row, at->second);
      continue;
    }
    for (auto other = std::next(found); other != beyond; ++other)
      twice(targets, targets.rows[other->second], targets.rows[found->second].line);
    const std::string& number = targets.rows[found->second].number;
    if (!number.empty() && !row.number.empty() && folded_header(number) != folded_header(row.number))
      remark(join_remark::kind::renumbered, row);
    for (const auto& [year, value] : row.values)
      made.indicators[found->second].actuals.emplace(year, achieved{value, origin::table});
    auto& other = made.indicators[found->second].other;
    const std::set<std::pair<std::string, std::string>> known{other.begin(), other.end()};
    for (const auto& column : row.what.other)
      if (!known.contains(column)) other.push_back(column);
  }
  if (!complaints.empty()) {
    const std::uint64_t total = complaints.size();
    complaints.resize(std::min<std::size_t>(complaints.size(), 20));
    throw input_error{std::move(complaints), total};
  }
  return made;
}

}  // namespace ikm
