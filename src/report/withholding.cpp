// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/withholding.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace ikm {
namespace {

/// How often the whole is looked at again before everything that is left is withheld: lines that cross hardly ever ask
/// for more than a few.
constexpr int most_rounds = 50;
/// Breakdowns of more columns are looked at as a whole and column by column only.
constexpr std::size_t most_crossed = 6;

struct group_place {
  const group_key* key = nullptr;
  std::uint64_t respondents = 0;
  bool withheld = false;
};

struct table_places {
  const std::vector<std::string>* columns = nullptr;
  std::vector<group_place> groups = {};
};

/// The values of some of the columns; bit i of `columns` is column i.
group_key part_of(const group_key& key, std::size_t columns) {
  group_key made;
  for (std::size_t i = 0; i < key.size(); ++i)
    if ((columns >> i & 1U) != 0) made.push_back(key[i]);
  return made;
}

/// Every set of columns that leaves one out: their values name the lines of a table.
std::vector<std::size_t> sets_of_columns(std::size_t columns) {
  std::vector<std::size_t> made = {0};
  if (columns <= most_crossed) {
    for (std::size_t set = 1; set + 1 < std::size_t{1} << columns; ++set) made.push_back(set);
  } else {
    for (std::size_t i = 0; i < std::min<std::size_t>(columns, 60); ++i) made.push_back(std::size_t{1} << i);
  }
  return made;
}

/// Withholds the smallest of a line until what is withheld is not a single small number. \return whether any was
bool settle(std::vector<group_place*>& line, std::uint64_t least) {
  std::size_t withheld = 0;
  std::uint64_t respondents = 0;
  std::vector<group_place*> shown;
  shown.reserve(line.size());
  for (group_place* const group : line) {
    if (!group->withheld) {
      shown.push_back(group);
    } else {
      ++withheld;
      respondents += group->respondents;
    }
  }
  if (withheld == 0) return false;
  std::stable_sort(shown.begin(), shown.end(),
                   [](const group_place* a, const group_place* b) { return a->respondents < b->respondents; });
  bool changed = false;
  for (group_place* const next : shown) {
    if (withheld > 1 && respondents >= least) break;
    next->withheld = true;
    changed = true;
    ++withheld;
    respondents += next->respondents;
  }
  return changed;
}

bool settle_lines(table_places& table, std::uint64_t least) {
  bool changed = false;
  for (const std::size_t set : sets_of_columns(table.columns->size())) {
    std::map<group_key, std::vector<group_place*>> lines;
    for (group_place& group : table.groups) lines[part_of(*group.key, set)].push_back(&group);
    for (auto& [key, line] : lines) changed |= settle(line, least);
  }
  return changed;
}

/// Where the columns of one table are in another that has them all and more.
std::optional<std::vector<std::size_t>> columns_within(const table_places& of, const table_places& in) {
  if (of.columns->size() >= in.columns->size()) return std::nullopt;
  std::vector<std::size_t> places;
  places.reserve(of.columns->size());
  for (const std::string& column : *of.columns) {
    const auto found = std::find(in.columns->begin(), in.columns->end(), column);
    if (found == in.columns->end()) return std::nullopt;
    places.push_back(static_cast<std::size_t>(found - in.columns->begin()));
  }
  return places;
}

/// What is in a withheld group is withheld: the parts add up to it.
bool withhold_parts(const table_places& of, table_places& in) {
  const auto places = columns_within(of, in);
  if (!places) return false;
  std::set<group_key> withheld;
  for (const group_place& group : of.groups)
    if (group.withheld) withheld.insert(*group.key);
  bool changed = false;
  for (group_place& group : in.groups) {
    if (group.withheld) continue;
    group_key within;
    within.reserve(places->size());
    for (const std::size_t place : *places) within.push_back((*group.key)[place]);
    if (!withheld.contains(within)) continue;
    group.withheld = true;
    changed = true;
  }
  return changed;
}

bool settle_all(std::vector<table_places>& tables, std::uint64_t least) {
  bool changed = false;
  for (table_places& table : tables) changed |= settle_lines(table, least);
  for (const table_places& of : tables)
    for (table_places& in : tables) changed |= withhold_parts(of, in);
  return changed;
}

}  // namespace

std::vector<std::set<group_key>> groups_to_withhold(const std::vector<grouped_tally>& breakdowns, std::uint64_t least,
                                                    coverage who) {
  std::vector<table_places> tables;
  tables.reserve(breakdowns.size());
  for (const grouped_tally& breakdown : breakdowns) {
    table_places& table = tables.emplace_back(table_places{.columns = &breakdown.columns()});
    table.groups.reserve(breakdown.groups().size());
    for (const auto& [key, counts] : breakdown.groups()) {
      const std::uint64_t respondents = counts.respondents(who);
      table.groups.push_back({&key, respondents, respondents < least});
    }
  }
  int rounds = 0;
  while (least != 0 && settle_all(tables, least))
    if (++rounds == most_rounds)
      for (table_places& table : tables)
        for (group_place& group : table.groups) group.withheld = true;
  std::vector<std::set<group_key>> made(tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t)
    for (const group_place& group : tables[t].groups)
      if (group.withheld && group.respondents >= least) made[t].insert(*group.key);
  return made;
}

}  // namespace ikm
