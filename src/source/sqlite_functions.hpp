// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_SQLITE_FUNCTIONS_HPP
#define IKM_SRC_SOURCE_SQLITE_FUNCTIONS_HPP

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace ikm {

/// Whether a query, a view or a generated column may call it: what tables of answers need, and nothing that reads
/// memory, other files, the clock of the machine or chance.
[[nodiscard]] bool is_allowed_function(std::string_view name);

/// `trim`, `ltrim` and `rtrim` of a set of characters, in the place of SQLite's, which take time with the square of
/// their text. More than 64 characters in the set are refused.
void bound_trims(sqlite3* database);

/// What a prepared statement calls, generated columns included, of which SQLite asks nobody.
struct called_functions {
  int count = 0;
  std::string refused = {};  ///< the first that is not allowed
  bool virtual_table = false;
};
[[nodiscard]] called_functions functions_of(sqlite3* database, const std::string& query);

}  // namespace ikm

#endif
