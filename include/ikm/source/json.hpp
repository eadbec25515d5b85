// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_JSON_HPP
#define IKM_SOURCE_JSON_HPP

#include <ikm/source/bytes.hpp>
#include <ikm/source/row.hpp>

#include <cstddef>
#include <memory>

namespace ikm {

/// When JSON is refused.
struct json_limits {
  std::size_t max_file_bytes = std::size_t{1} << 28;  ///< it is read whole: keys may be new in the last object
  std::size_t max_columns = 16'384;                   ///< unlike keys over all objects
  std::size_t max_key_bytes = std::size_t{1} << 12;   ///< a key with those that it stands within
  std::size_t max_cells = std::size_t{1} << 28;       ///< rows times columns: an object may leave most of its keys out
};

/// Rows of JSON lines, of an array of objects, of an array of arrays, or of an object that holds one such array
/// (`{"data": [...]}`). The first row is made of the keys in order of appearance; a key within an object within a row
/// is written `outer/inner`. A key that is absent and `null` are empty cells; a number without a fractional part is
/// written without one. A row's line is where its object starts.
/// Complexity: one pass for keys and one for rows; memory is that of the file.
/// `next` throws source_error on what is no JSON, on a key twice in one object, on a NUL (`\u0000`), and over the limits.
[[nodiscard]] std::unique_ptr<row_source> json_rows(std::unique_ptr<byte_source> bytes, json_limits limits = {});

}  // namespace ikm

#endif
