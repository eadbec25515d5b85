// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_READ_COUNT_STATEMENT_HPP
#define IKM_READ_COUNT_STATEMENT_HPP

#include <ikm/base/error.hpp>
#include <ikm/ingest/breakdown.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/survey/methodology.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// How a database writes SQL.
enum class sql_dialect { ansi, postgresql, mysql, sqlite, duckdb, clickhouse, spark };
/// The name used by options: `postgresql`. `mysql` is MariaDB's too.
[[nodiscard]] std::string_view name_of(sql_dialect dialect) noexcept;
/// The dialect of that name; empty for any other word.
[[nodiscard]] std::optional<sql_dialect> sql_dialect_named(std::string_view name) noexcept;

/// A table of responses that cannot be counted where it is.
struct statement_error : error {
  using error::error;
};

/// What is to be counted, and where it is.
struct count_request {
  std::string table = {};  ///< `respon`, `skm.respon`; a part in double quotes is taken as it is
  sql_dialect dialect = sql_dialect::ansi;
  std::vector<breakdown> by = {};  ///< as for reading the result
  mapping said = {};               ///< the columns of the table, as for reading the result
  std::string where = {};          ///< a condition in SQL, passed on as it is; empty: every row
};

/// One SELECT that counts how often each combination of answers occurs in a table: the columns of `by`, one column per
/// question, whatever else the mapping reads of a row, and `n`. Its result, read with `n` as the count of a row, gives
/// the tally that the table itself gives. Values are compared by their bytes, are text as they stand, and blanks are
/// not 0. A column that `by` groups by a period has its time of the day cut off; text that is not an ISO date stays.
/// Nothing in a name can leave its quotes.
/// \param method made by with_mapped_questions for the mapping
/// \throws statement_error for names that no database has, for a column that is known by its number only, and for a
///         mapping of a long table, of rows by their lines, or with a count or a respondent's name of its own
[[nodiscard]] std::string count_statement(const methodology& method, const count_request& asked);

}  // namespace ikm

#endif
