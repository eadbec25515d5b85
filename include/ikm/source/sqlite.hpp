// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_SQLITE_HPP
#define IKM_SOURCE_SQLITE_HPP

#include <ikm/source/row.hpp>

#include <memory>
#include <string>

namespace ikm {

/// Rows that a query gives on an SQLite file, which is opened read-only; the first row is made of the column names.
/// An empty query reads the table named by `table`, or the only table. NULL is an empty cell, a number without a
/// fractional part is written without one. A row's line is its number in the result, the header's being 1.
/// Statements other than SELECT, and whatever reaches beyond this file (ATTACH), are refused.
/// \throws source_error when the file is no database, the query fails, or there are several tables and no query;
///         its `next` too, when a later row cannot be read
[[nodiscard]] std::unique_ptr<row_source> sqlite_rows(const std::string& path, const std::string& query,
                                                      const std::string& table = {});

}  // namespace ikm

#endif
