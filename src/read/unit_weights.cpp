// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/unit_weights.hpp>

#include <ikm/ingest/decode.hpp>
#include <ikm/source/source_error.hpp>

#include <algorithm>
#include <optional>

namespace ikm {
namespace {

std::string lower_case(std::string_view text) {
  std::string made{trimmed(text)};
  for (char& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return made;
}

}  // namespace

std::map<group_key, ratio> read_unit_weights(row_source& rows, const breakdown& units) {
  row current;
  const auto refuse = [&](const std::string& indonesian, const std::string& english) {
    throw source_error{rows.name(), current.line, {indonesian, english}};
  };
  if (!rows.next(current)) refuse("berkas kosong", "the file is empty");
  const auto column_of = [&](std::span<const std::string> names) -> std::size_t {
    for (std::size_t c = 0; c < current.cells.size(); ++c)
      for (const std::string& name : names)
        if (lower_case(current.cells[c]) == lower_case(name)) return c;
    refuse("kolom '" + names.front() + "' tidak ada", "there is no column '" + names.front() + "'");
    return 0;
  };
  std::vector<std::size_t> key_columns;
  for (const std::string& unit : units) key_columns.push_back(column_of(std::vector{unit}));
  const std::size_t weight_column = column_of(std::vector<std::string>{"weight", "bobot"});
  const std::size_t width = current.cells.size();

  std::map<group_key, ratio> weights;
  while (rows.next(current)) {
    if (std::all_of(current.cells.begin(), current.cells.end(), [](std::string_view c) { return trimmed(c).empty(); }))
      continue;
    if (current.cells.size() != width)
      refuse("baris berisi " + std::to_string(current.cells.size()) + " sel, judulnya " + std::to_string(width),
             "the row has " + std::to_string(current.cells.size()) + " cells, the header " + std::to_string(width));
    group_key key;
    for (const std::size_t column : key_columns) key.emplace_back(trimmed(current.cells[column]));
    const auto weight = ratio::parse(trimmed(current.cells[weight_column]));
    if (!weight || weight->sign() < 0)
      refuse("bobot harus bilangan yang tidak negatif", "a weight must be a number that is not negative");
    if (!weights.emplace(std::move(key), *weight).second) refuse("unit muncul dua kali", "the unit occurs twice");
  }
  return weights;
}

}  // namespace ikm
