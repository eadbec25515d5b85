// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/unit_weights.hpp>

#include "base/joined.hpp"
#include "ingest/small_table.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace ikm {
namespace {

using names = std::vector<std::string>;

const names weight_names = {"weight", "bobot"};
const names people_names = {"population", "populasi"};
const names share_names = {"share", "bagian"};

bool is_one_of(const names& list, const std::string& header) {
  return std::find(list.begin(), list.end(), header) != list.end();
}

names all_names(std::initializer_list<names> lists) {
  names all;
  for (const names& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

small_table::row_limit limit_of(const table_limits& limits) {
  return {"max_table_rows", limits.max_table_rows, limits.max_table_bytes};
}

/// What each row of the key columns counts.
class weights_reader {
 public:
  weights_reader(small_table& table, std::vector<std::size_t> keys, std::size_t number)
      : table_{table}, keys_{std::move(keys)}, number_{number} {
    const bool people = is_one_of(people_names, table.compact_headers()[number]);
    meaning_ = people ? number_meaning::people : number_meaning::any;
    table_.find_decimal_mark({number_}, keys_);
  }

  std::map<group_key, ratio> read() {
    std::map<group_key, ratio> weights;
    for (std::size_t row = 0; row < table_.size(); ++row) {
      const auto weight = weight_of(row);
      if (!weight) continue;
      group_key key;
      for (const std::size_t column : keys_) key.emplace_back(table_.cell(row, column));
      if (const auto [at, fresh] = lines_.try_emplace(key, table_.line(row)); !fresh)
        table_.complain(table_.line(row), faults::duplicate_row{joined(key, " / "), at->second}, keys_.front());
      weights.emplace(std::move(key), *weight);
    }
    complain_about_mixed_units();
    table_.finish();
    return weights;
  }

 private:
  std::optional<ratio> weight_of(std::size_t row) {
    const number_text written = table_.text_of(row, number_);
    std::optional<ratio> value;
    if (written.what == number_text::kind::number && written.limit == number_text::bound::none) {
      const auto number = table_.number(row, number_, written, meaning_);
      if (!number) return std::nullopt;
      value = ratio::parse(number->plain);
      auto& first = number->percent ? first_percent_ : first_plain_;
      if (!first) first = row;
    }
    if (value && value->sign() >= 0) return value;
    table_.complain(table_.line(row), faults::not_a_number{std::string{table_.cell(row, number_)}, "1250, 12,5, 1/8"},
                    number_);
    return std::nullopt;
  }

  /// `20%` beside `0,8` would count 25 times what it says.
  void complain_about_mixed_units() {
    if (!first_percent_ || !first_plain_) return;
    const std::size_t row = std::max(*first_percent_, *first_plain_);
    table_.complain(table_.line(row),
                    faults::mixed_units{std::string{table_.cell(row, number_)},
                                        std::string{table_.cell(std::min(*first_percent_, *first_plain_), number_)}},
                    number_);
  }

  small_table& table_;
  std::vector<std::size_t> keys_;
  std::size_t number_;
  number_meaning meaning_ = number_meaning::any;
  std::map<group_key, std::uint64_t> lines_ = {};
  std::optional<std::size_t> first_percent_ = {};
  std::optional<std::size_t> first_plain_ = {};
};

}  // namespace

std::map<group_key, ratio> read_unit_weights(row_source& rows, const breakdown& units, const table_limits& limits) {
  std::string expected;
  for (const std::string& unit : units) expected += unit + ", ";
  const names numbers = all_names({weight_names, people_names});
  small_table table{rows, [&](const small_table& row) { return row.names_units(units) && row.has_any(numbers); },
                    expected + "bobot", limit_of(limits)};
  std::vector<std::size_t> keys = table.unit_columns(units);
  auto number = table.only_of(weight_names);
  if (!number) number = table.only_of(people_names);
  return weights_reader{table, std::move(keys), *number}.read();
}

known_composition read_composition(row_source& rows, const table_limits& limits) {
  const names numbers = all_names({people_names, share_names, weight_names});
  small_table table{rows,
                    [&](const small_table& row) {
                      const auto filled = std::count_if(row.headers().begin(), row.headers().end(),
                                                        [](const std::string& header) { return !header.empty(); });
                      return row.has_any(numbers) && filled > 1;
                    },
                    "layanan, populasi", limit_of(limits)};
  const std::size_t number = *table.only_of(numbers);
  known_composition found;
  std::vector<std::size_t> keys;
  for (std::size_t c = 0; c < table.headers().size(); ++c) {
    if (table.headers()[c].empty() || is_one_of(numbers, table.compact_headers()[c])) continue;
    for (const std::size_t before : keys)
      if (table.compact_headers()[before] == table.compact_headers()[c]) table.complain_twice(before, c);
    keys.push_back(c);
    found.columns.push_back(table.headers()[c]);
  }
  found.numbers = weights_reader{table, std::move(keys), number}.read();
  return found;
}

}  // namespace ikm
