// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_CSV_HPP
#define IKM_SOURCE_CSV_HPP

#include <ikm/source/bytes.hpp>
#include <ikm/source/row.hpp>

#include <cstddef>
#include <memory>

namespace ikm {

/// How to take delimited text apart, and when to refuse it.
struct csv_options {
  char delimiter = '\0';  ///< `\0`: whichever of `,` `;` tab occurs most in the first row, outside quotes
  std::size_t max_row_bytes = std::size_t{1} << 24;  ///< a longer row is refused: memory stays bounded on hostile input
  std::size_t max_columns = 16'384;                  ///< as many as a sheet of Excel has
};

/// Rows of delimited text: RFC 4180 quoting, LF or CRLF, a UTF-8 byte order mark is passed over. A quote inside
/// an unquoted cell is text. A line with nothing on it is a row with one empty cell. The bytes are UTF-8; what may be
/// anything else passes utf8_text first, as open_rows does.
/// Complexity: one pass, no allocation a row once the buffers have grown to the longest row.
/// `next` throws source_error on an unclosed quote (at the line where it opened), on UTF-16; over_limit on a row over
/// the limits.
[[nodiscard]] std::unique_ptr<row_source> csv_rows(std::unique_ptr<byte_source> bytes, csv_options options = {});

}  // namespace ikm

#endif
