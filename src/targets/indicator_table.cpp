// SPDX-License-Identifier: BSL-1.0
#include <ikm/targets/indicator_table.hpp>

#include "base/enum_names.hpp"
#include "targets/year_header.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/ingest/complaint.hpp>

#include <algorithm>
#include <array>
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

/// The line of the first row with each key; a second one is complained of.
class seen_rows {
 public:
  void see(small_table& table, std::size_t row, const indicator& what, std::optional<std::size_t> column) {
    const auto [at, fresh] = lines_.try_emplace(compact(what.id), table.line(row));
    if (!fresh) table.complain(table.line(row), faults::duplicate_row{what.id, at->second}, column);
  }

 private:
  std::map<std::string, std::uint64_t> lines_;
};

/// Reads a table of indicators row by row.
class indicator_reader {
 public:
  indicator_reader(small_table& table, table_values holds, const methodology& method)
      : table_{table},
        method_{method},
        number_{table.first_of(number_names)},
        id_{table.first_of(id_names)},
        name_{table.first_of(name_names)},
        goal_{table.first_of(goal_names)},
        formula_{table.first_of(formula_names)},
        responsible_{table.first_of(responsible_names)},
        way_{table.only_of(way_names)},
        years_{year_columns_of(table, holds)} {
    for (const auto& column : {number_, id_, name_, goal_, formula_, responsible_, way_})
      if (column) understood_.insert(*column);
    for (const auto& [year, column] : years_.by_year) understood_.insert(column);
  }

  indicator_table read(const std::string& file) {
    made_.file = file;
    made_.has_ids = id_.has_value();
    for (const auto& [year, column] : years_.by_year) made_.years.push_back(year);
    for (const std::size_t column : years_.unread)
      made_.remarks.push_back({.what = join_remark::kind::unread_column,
                               .file = file,
                               .line = table_.header_line(),
                               .column = table_.headers()[column]});
    find_decimal_mark();
    for (std::size_t row = 0; row < table_.size(); ++row) read(row);
    table_.finish();
    return std::move(made_);
  }

 private:
  /// Its id, as far as the row says.
  [[nodiscard]] std::string id_of(std::size_t row) const {
    std::string id{table_.cell(row, id_)};
    return id.empty() ? id_from_name(table_.cell(row, name_)) : id;
  }

  /// An index of three decimals shows the table's decimal mark as well.
  void find_decimal_mark() {
    std::vector<std::size_t> named(understood_.begin(), understood_.end());
    std::erase_if(named, [&](std::size_t column) {
      return std::find(years_.numbers.begin(), years_.numbers.end(), column) != years_.numbers.end();
    });
    table_.find_decimal_mark(years_.numbers, named);
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (!is_index_id(id_of(row))) continue;
      for (const auto& [year, column] : years_.by_year) {
        const number_text written = table_.text_of(row, column);
        if (written.open == '\0') continue;
        const auto value = plan_value(written.plain(false));
        if (value && range_of(*value, method_) == index_position::index) table_.see_decimal_mark(written);
      }
    }
  }

  void read(std::size_t row) {
    indicator what{.id = id_of(row), .name = std::string{table_.cell(row, name_)}};
    if (what.name.empty()) what.name = what.id;
    // A name of signs alone, `-`, gives no id and is none.
    if (what.id.empty()) return table_.complain(table_.line(row), faults::missing_name{}, name_ ? name_ : id_);
    ids_.see(table_, row, what, id_ ? id_ : name_);
    what.goal = table_.cell(row, goal_);
    what.formula = table_.cell(row, formula_);
    what.responsible = table_.cell(row, responsible_);
    if (const std::string word{table_.cell(row, way_)}; !word.empty()) {
      const auto known = direction_named(word);
      if (!known) table_.complain(table_.line(row), faults::unknown_word{word, {"naik", "turun"}}, way_);
      what.way = known.value_or(direction::higher);
    }
    for (std::size_t c = 0; c < table_.headers().size(); ++c)
      if (!understood_.contains(c) && !(table_.headers()[c].empty() && table_.cell(row, c).empty()))
        what.other.emplace_back(table_.headers()[c], table_.cell(row, c));
    indicator_row read{.line = table_.line(row),
                       .number = std::string{table_.cell(row, number_)},
                       .what = std::move(what),
                       .values = {}};
    for (const auto& [year, column] : years_.by_year)
      if (const auto value = value_of(row, column, read.what)) read.values.emplace(year, *value);
    made_.rows.push_back(std::move(read));
  }

  std::optional<decimal> value_of(std::size_t row, std::size_t column, const indicator& of) {
    const number_text written = table_.text_of(row, column);
    if (written.what == number_text::kind::empty) return std::nullopt;
    const std::string text{table_.cell(row, column)};
    const bool index = is_index_id(of.id);
    if (written.what == number_text::kind::words && !index) {
      made_.remarks.push_back({.what = join_remark::kind::words,
                               .file = made_.file,
                               .line = table_.line(row),
                               .name = of.name,
                               .column = table_.headers()[column],
                               .found = text});
      return std::nullopt;
    }
    std::optional<decimal> value;
    if (written.what == number_text::kind::number) {
      const auto number = table_.number(row, column, written, index ? number_meaning::index : number_meaning::any);
      if (!number) return std::nullopt;
      value = plan_value(number->plain);
    }
    if (!value) {
      table_.complain(table_.line(row), faults::not_a_number{text, "77,5"}, column);
    } else if (index && range_of(*value, method_) == index_position::outside) {
      table_.complain(table_.line(row),
                      faults::not_an_index{text, std::to_string(ratio{highest_index(method_)}.ceiling())}, column);
    } else if (written.limit ==
               (of.way == direction::higher ? number_text::bound::at_most : number_text::bound::at_least)) {
      table_.complain(table_.line(row), faults::against_direction{text, of.way == direction::higher ? "turun" : "naik"},
                      column);
    }
    return value;
  }

  small_table& table_;
  const methodology& method_;
  std::optional<std::size_t> number_;
  std::optional<std::size_t> id_;
  std::optional<std::size_t> name_;
  std::optional<std::size_t> goal_;
  std::optional<std::size_t> formula_;
  std::optional<std::size_t> responsible_;
  std::optional<std::size_t> way_;
  year_columns years_;
  std::set<std::size_t> understood_ = {};
  seen_rows ids_ = {};
  indicator_table made_ = {};
};

}  // namespace

indicator_table read_indicator_table(row_source& rows, table_values holds, const methodology& method,
                                     const table_limits& limits) {
  small_table table{rows,
                    [&](const small_table& row) {
                      return (row.has_any(name_names) || row.has_any(id_names)) && names_year(row, holds);
                    },
                    "indikator, 2024",
                    {"max_indicators", limits.max_indicators, limits.max_table_bytes}};
  return indicator_reader{table, holds, method}.read(rows.name());
}

std::string_view name_of(join_remark::kind what) noexcept {
  constexpr enum_names<join_remark::kind, 4> names{{"unmatched", "renumbered", "words", "unread_column"}};
  return names.of(what);
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
  const auto key_of = [&](const indicator_row& row) { return compact(by_id ? row.what.id : row.what.name); };
  std::multimap<std::string, std::size_t> places;
  for (std::size_t i = 0; i < targets.rows.size(); ++i) places.emplace(key_of(targets.rows[i]), i);

  std::vector<complaint> complaints;
  std::map<std::size_t, std::uint64_t> lines;  // of the values, by the place of their target
  const auto twice = [&](const indicator_table& table, const indicator_row& row, std::uint64_t first) {
    complaints.push_back({.where = {.file = table.file, .line = row.line},
                          .what = faults::duplicate_row{by_id ? row.what.id : row.what.name, first}});
  };
  joined_tables made{.indicators = with_targets(targets), .remarks = targets.remarks};
  for (const join_remark& one : actuals.remarks)  // one table may be read for both
    if (std::find(targets.remarks.begin(), targets.remarks.end(), one) == targets.remarks.end())
      made.remarks.push_back(one);
  const auto remark = [&](join_remark::kind what, const indicator_row& row) {
    made.remarks.push_back({.what = what, .file = actuals.file, .line = row.line, .name = row.what.name});
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
    if (!number.empty() && !row.number.empty() && compact_header(number) != compact_header(row.number))
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
