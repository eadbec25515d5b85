// SPDX-License-Identifier: BSL-1.0
// A file of any bytes as a database: refused with an error of ours, or rows of sound text within the limits. What does
// not begin as a database does is taken for SQL, of which a database is made first, or next to no input would be one.
#include "base/utf8.hpp"

#include <ikm/base/error.hpp>
#include <ikm/source/row.hpp>
#include <ikm/source/sqlite.hpp>

#include "fuzz/open_file.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool held, const char* what) {
  if (held) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

/// The bytes of the database that the statements make, as far as they can be run.
std::string database_of(const std::string& sql) {
  sqlite3* made = nullptr;
  std::string bytes;
  if (sqlite3_open_v2(":memory:", &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE, nullptr) == SQLITE_OK) {
    int steps_left = 1'000;
    sqlite3_progress_handler(
        made, 1'000, [](void* left) { return --*static_cast<int*>(left) < 0 ? 1 : 0; }, &steps_left);
    sqlite3_limit(made, SQLITE_LIMIT_LENGTH, 100'000);
    sqlite3_limit(made, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_set_authorizer(
        made,
        [](void*, int what, const char*, const char*, const char*, const char*) {
          return what == SQLITE_ATTACH || what == SQLITE_PRAGMA ? SQLITE_DENY : SQLITE_OK;
        },
        nullptr);
    sqlite3_exec(made, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_progress_handler(made, 0, nullptr, nullptr);
    sqlite3_exec(made, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_int64 size = 0;
    unsigned char* const copy = sqlite3_serialize(made, "main", &size, 0);
    if (copy != nullptr) bytes.assign(reinterpret_cast<const char*>(copy), static_cast<std::size_t>(size));
    sqlite3_free(copy);
  }
  sqlite3_close(made);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes{reinterpret_cast<const char*>(data), size};
  if (!bytes.starts_with("SQLite format 3")) bytes = database_of(bytes);
  const fuzz::open_file file{bytes};
  const ikm::sqlite_limits limits{.max_cell_bytes = 1 << 12,
                                  .max_computed_bytes = 1 << 10,
                                  .max_columns = 100,
                                  .max_row_bytes = 1 << 14,
                                  .max_steps = 1'000'000,
                                  .max_query_seconds = 1,
                                  .max_memory_bytes = 1 << 23,
                                  .max_functions = 16};
  for (const char* query : {"", "SELECT * FROM survei", "SELECT upper(unit), * FROM v"}) try {
      const auto rows = ikm::sqlite_rows(file.path(), query, {}, limits);
      for (ikm::row one; rows->next(one);) {
        require(one.cells.size() <= static_cast<std::size_t>(limits.max_columns), "more columns than the limit");
        for (const std::string_view cell : one.cells) {
          require(ikm::is_plain_text(cell), "a cell that is not a sound text");
          // Windows-1252 takes up to three bytes for one, X'…' two and three signs.
          require(cell.size() <= 3U * static_cast<unsigned>(limits.max_cell_bytes) + 3, "a cell beyond the limit");
        }
      }
    } catch (const ikm::error&) {  // what it is for
    }
  return 0;
}
