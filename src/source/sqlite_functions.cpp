// SPDX-License-Identifier: BSL-1.0
#include "source/sqlite_functions.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace ikm {
namespace {

// Sorted, to be searched by halves.
constexpr std::array<std::string_view, 66> allowed = {
    "->",           "->>",          "abs",        "avg",        "ceil",      "ceiling",
    "char",         "coalesce",     "count",      "cume_dist",  "date",      "datetime",
    "dense_rank",   "first_value",  "floor",      "format",     "glob",      "group_concat",
    "hex",          "ifnull",       "iif",        "instr",      "json",      "json_array_length",
    "json_extract", "json_type",    "json_valid", "julianday",  "lag",       "last_value",
    "lead",         "length",       "like",       "likelihood", "likely",    "lower",
    "ltrim",        "max",          "min",        "mod",        "nth_value", "ntile",
    "nullif",       "percent_rank", "printf",     "quote",      "rank",      "replace",
    "round",        "row_number",   "rtrim",      "sign",       "strftime",  "substr",
    "substring",    "sum",          "time",       "total",      "trim",      "trunc",
    "typeof",       "unicode",      "unixepoch",  "unlikely",   "upper",     "zeroblob"};

std::string_view text_of(sqlite3_value* value) {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text == nullptr ? std::string_view{}
                         : std::string_view{text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

/// The first character; one byte where there is none.
std::string_view first_character(std::string_view text) {
  const std::size_t length = utf8_length(text);
  return text.substr(0, length == 0 || length == std::string_view::npos ? 1 : length);
}

enum trims : int { front = 1, back = 2 };

void trim(sqlite3_context* to, int, sqlite3_value** given) {
  constexpr std::size_t most = 64;
  if (sqlite3_value_type(given[0]) == SQLITE_NULL || sqlite3_value_type(given[1]) == SQLITE_NULL)
    return sqlite3_result_null(to);
  std::vector<std::string_view> set;
  for (std::string_view left = text_of(given[1]); !left.empty(); left.remove_prefix(set.back().size())) {
    if (set.size() == most) return sqlite3_result_error(to, "trim: more than 64 characters to take away", -1);
    set.push_back(first_character(left));
  }
  std::string_view text = text_of(given[0]);
  const auto sides = static_cast<int>(reinterpret_cast<std::intptr_t>(sqlite3_user_data(to)));
  const auto take = [&](const auto& stands, const auto& remove) {
    for (;;) {
      const auto found = std::find_if(set.begin(), set.end(), stands);
      if (found == set.end()) return;
      remove(found->size());
    }
  };
  if ((sides & front) != 0)
    take([&](std::string_view one) { return text.starts_with(one); },
         [&](std::size_t size) { text.remove_prefix(size); });
  if ((sides & back) != 0)
    take([&](std::string_view one) { return text.ends_with(one); },
         [&](std::size_t size) { text.remove_suffix(size); });
  sqlite3_result_text(to, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

}  // namespace

bool is_allowed_function(std::string_view name) {
  return std::binary_search(allowed.begin(), allowed.end(), std::string_view{lower(name)});
}

void bound_trims(sqlite3* database) {
  constexpr int kind = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  for (const auto& [name, sides] : {std::pair{"trim", front | back}, {"ltrim", +front}, {"rtrim", +back}})
    sqlite3_create_function(database, name, 2, kind, reinterpret_cast<void*>(std::intptr_t{sides}), trim, nullptr,
                            nullptr);
}

called_functions functions_of(sqlite3* database, const std::string& query) {
  called_functions made;
  sqlite3_stmt* explained = nullptr;
  if (sqlite3_prepare_v2(database, ("EXPLAIN " + query).c_str(), -1, &explained, nullptr) != SQLITE_OK) {
    made.refused = "EXPLAIN";  // what cannot be looked into is not run
    return made;
  }
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> closed{explained, sqlite3_finalize};
  constexpr int opcode_column = 1;
  constexpr int function_column = 5;
  const auto column = [&](int i) {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(explained, i));
    return std::string_view{text == nullptr ? "" : text};
  };
  while (sqlite3_step(explained) == SQLITE_ROW) {
    const std::string_view opcode = column(opcode_column);
    made.virtual_table = made.virtual_table || opcode == "VOpen";
    if (opcode != "Function" && opcode != "PureFunc" && !opcode.starts_with("Agg")) continue;
    const std::string_view call = column(function_column);  // `trim(1)`
    const std::string_view name = call.substr(0, call.find('('));
    if (name.empty()) continue;
    ++made.count;
    if (made.refused.empty() && !is_allowed_function(name)) made.refused = name;
  }
  return made;
}

}  // namespace ikm
