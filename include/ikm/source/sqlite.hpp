// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_SQLITE_HPP
#define IKM_SOURCE_SQLITE_HPP

#include <ikm/source/row.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace ikm {

/// When a database is refused: what a view, a generated column or a query may cost.
struct sqlite_limits {
  int max_cell_bytes = 1 << 20;  ///< one value of a table that computes nothing
  int max_computed_bytes =
      1 << 16;              ///< one value where a view, a generated column or a query computes: one function of
                            ///< SQLite then takes less than a tenth of a second, and none can be stopped within
  int max_columns = 1'000;  ///< of the result
  std::size_t max_row_bytes = std::size_t{1} << 24;
  std::uint64_t max_steps = 2'000'000'000;  ///< instructions of SQLite's machine: some 50 million rows, or a minute
  unsigned max_query_seconds = 10;          ///< within SQLite, where something is computed
  std::uint64_t max_memory_bytes = std::uint64_t{1}
                                   << 28;  ///< what SQLite takes in this process; it writes no temporary file
  int max_functions = 128;                 ///< calls of functions that are written in what is computed
  std::uint64_t max_log_bytes = std::uint64_t{1}
                                << 28;  ///< a database and its write-ahead log, where that is not empty
};

/// Rows that a query gives on an SQLite file, which is opened read-only; the first row is made of the column names. The
/// name is a path and nothing else. Nothing is written beside the file: rows that are only in its write-ahead log
/// (`-wal`) are read in memory; a journal of a change that was not finished is refused.
/// An empty query reads the table named by `table`, or the only table. NULL is an empty cell, a number without a
/// fractional part is written without one. Text and names are made UTF-8 (a database in UTF-16 too); what is no UTF-8
/// is read as Windows-1252. A value of bytes (BLOB) with a NUL among them is written as SQL writes it, `X'89504E00'`. A
/// row's line is its number in the result, the header's being 1. Statements other than SELECT, whatever reaches beyond
/// this file (ATTACH), virtual tables, and functions that no table of answers needs are refused, also in views and
/// generated columns.
/// \throws source_error when the file is not a database, the query fails, a text holds a NUL, or there are several
/// tables
///         and no query; over_limit; its `next` too, when a later row cannot be read
[[nodiscard]] std::unique_ptr<row_source> sqlite_rows(const std::string& path, const std::string& query,
                                                      const std::string& table = {}, const sqlite_limits& limits = {});

}  // namespace ikm

#endif
