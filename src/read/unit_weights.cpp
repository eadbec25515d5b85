// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/unit_weights.hpp>

#include <ikm/ingest/decode.hpp>
#include <ikm/source/source_error.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ikm {
namespace {

std::string lower_case(std::string_view text) {
  std::string made{trimmed(text)};
  for (char& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return made;
}

/// A table of units and what each counts, row by row.
class weights_table {
 public:
  explicit weights_table(row_source& rows) : rows_{rows} {
    if (!rows_.next(current_)) refuse("berkas kosong", "the file is empty");
    for (const std::string_view cell : current_.cells) header_.emplace_back(trimmed(cell));
  }

  [[nodiscard]] const std::vector<std::string>& header() const noexcept { return header_; }

  /// The column of one of these names. \throws source_error that asks for the first
  [[nodiscard]] std::size_t column_of(std::span<const std::string> names) const {
    for (std::size_t c = 0; c < header_.size(); ++c)
      for (const std::string& name : names)
        if (lower_case(header_[c]) == lower_case(name)) return c;
    refuse("kolom '" + names.front() + "' tidak ada", "there is no column '" + names.front() + "'");
  }

  [[nodiscard]] std::map<group_key, ratio> read(const std::vector<std::size_t>& keys, std::size_t weight_column) {
    std::map<group_key, ratio> weights;
    while (rows_.next(current_)) {
      const auto& cells = current_.cells;
      if (std::all_of(cells.begin(), cells.end(), [](std::string_view c) { return trimmed(c).empty(); })) continue;
      if (cells.size() != header_.size())
        refuse("baris berisi " + std::to_string(cells.size()) + " sel, judulnya " + std::to_string(header_.size()),
               "the row has " + std::to_string(cells.size()) + " cells, the header " + std::to_string(header_.size()));
      group_key key;
      for (const std::size_t column : keys) key.emplace_back(trimmed(cells[column]));
      const auto weight = ratio::parse(trimmed(cells[weight_column]));
      if (!weight || weight->sign() < 0)
        refuse("bobot harus bilangan yang tidak negatif", "a weight must be a number that is not negative");
      if (!weights.emplace(std::move(key), *weight).second) refuse("unit muncul dua kali", "the unit occurs twice");
    }
    return weights;
  }

  [[noreturn]] void refuse(const std::string& indonesian, const std::string& english) const {
    throw source_error{rows_.name(), current_.line, {indonesian, english}};
  }

 private:
  row_source& rows_;
  row current_ = {};
  std::vector<std::string> header_ = {};
};

}  // namespace

std::map<group_key, ratio> read_unit_weights(row_source& rows, const breakdown& units) {
  weights_table table{rows};
  std::vector<std::size_t> keys;
  for (const std::string& unit : units) keys.push_back(table.column_of(std::vector{unit}));
  const std::size_t weight = table.column_of(std::vector<std::string>{"weight", "bobot"});
  return table.read(keys, weight);
}

known_composition read_composition(row_source& rows) {
  weights_table table{rows};
  const std::size_t number =
      table.column_of(std::vector<std::string>{"population", "populasi", "share", "bagian", "weight", "bobot"});
  known_composition found;
  std::vector<std::size_t> keys;
  for (std::size_t c = 0; c < table.header().size(); ++c) {
    if (c == number || table.header()[c].empty()) continue;
    keys.push_back(c);
    found.columns.push_back(table.header()[c]);
  }
  if (keys.empty()) table.refuse("tidak ada kolom yang menyebut siapa", "no column says who is meant");
  found.numbers = table.read(keys, number);
  return found;
}

}  // namespace ikm
