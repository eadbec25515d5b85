// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_JSON_HPP
#define IKM_SOURCE_JSON_HPP

#include <ikm/source/bytes.hpp>
#include <ikm/source/row.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ikm {

/// When JSON is refused.
struct json_limits {
  std::size_t max_file_bytes = std::size_t{1} << 28;  ///< it is read whole: keys may be new in the last object
  std::uint64_t max_rows = 10'000'000;                ///< objects and arrays, counted on the bytes before any is kept
  std::size_t max_columns = 16'384;                   ///< different keys over all objects
  std::size_t max_key_bytes = std::size_t{1} << 12;   ///< a key with those that it is within
  std::size_t max_cells = std::size_t{1} << 28;       ///< rows times columns: an object may leave most of its keys out
};

/// Rows of JSON lines, of an array of objects, of an array of arrays, of an object whose values are objects with like
/// keys (Firebase: `{"-Nx1": {...}, "-Nx2": {...}}`), of an object that holds such a table (`{"data": [...]}`), or of a
/// table of a phpMyAdmin export. The first row is made of the keys in order of appearance; a key within an object
/// within a row is written `outer/inner`. A key that is absent and `null` are empty cells; a number without a
/// fractional part is written without one. A row's line is where its object starts; in a table its record is its place
/// there, from 1. A `null` in place of a row is none. Where no object holds anything there is no row at all.
/// \param table of several, the one that is read: its key, or the name that phpMyAdmin gives it
/// Complexity: one pass for keys and one for rows; memory is that of the file and 24 bytes per row.
/// `next` throws several_tables where there is a choice and none was made; source_error on what is not JSON, on a key
/// twice in one object, on a NUL (`\u0000`), on a table that is not there; over_limit.
[[nodiscard]] std::unique_ptr<row_source> json_rows(std::unique_ptr<byte_source> bytes, json_limits limits = {},
                                                    const std::string& table = {});

/// The tables that can be chosen from; one empty name where there is nothing to choose.
/// \throws source_error, over_limit
[[nodiscard]] std::vector<std::string> json_tables(std::unique_ptr<byte_source> bytes, json_limits limits = {});

}  // namespace ikm

#endif
