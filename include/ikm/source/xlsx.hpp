// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_XLSX_HPP
#define IKM_SOURCE_XLSX_HPP

#include <ikm/source/row.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// When a workbook is refused. What a file says of itself is not believed: bytes are counted as they are unpacked.
struct xlsx_limits {
  std::uint64_t max_parts = 10'000;                        ///< files within the archive
  std::uint64_t max_part_bytes = std::uint64_t{1} << 31;   ///< one part, unpacked
  std::uint64_t max_index_bytes = std::uint64_t{1} << 25;  ///< list of sheets, relations, styles: one of them, unpacked
  std::size_t max_sheets = 256;
  std::size_t max_strings = std::size_t{1} << 24;       ///< shared ones
  std::size_t max_string_bytes = std::size_t{1} << 26;  ///< all shared strings together
  std::size_t max_cell_bytes = std::size_t{1} << 18;    ///< one cell; Excel allows 32,767 characters
  std::size_t max_markup_bytes = std::size_t{1} << 20;  ///< one tag or comment
  std::size_t max_row_bytes = std::size_t{1} << 24;
  std::uint64_t max_cells = std::uint64_t{1} << 28;       ///< of one sheet, those left out before a filled one too
  std::uint64_t max_text_bytes = std::uint64_t{1} << 32;  ///< of one sheet's cells, a shared string each time
  std::size_t max_columns = 16'384;
  std::uint64_t max_rows = 1'048'576;
};

/// The sheets of a workbook that are not hidden, in order.
/// \throws source_error when the file is no workbook; io_error when it cannot be read
[[nodiscard]] std::vector<std::string> xlsx_sheets(const std::string& path, const xlsx_limits& limits = {});

/// Rows of one sheet: shared and inline strings, numbers as they are stored (a whole one without decimals), dates as
/// `2024-03-05` or `2024-03-05 10:15:00`, the values that formulas had when the file was saved. Rows that the file
/// leaves out are not given. A row's line is the sheet's row number.
/// An empty `sheet` is the first that is not hidden. Markup declarations (DOCTYPE) are refused: no spreadsheet writes
/// them. Complexity: one pass over the sheet as it is unpacked; memory is that of the shared strings and one row.
/// \throws source_error when the file is no workbook, there is no such sheet, rows do not ascend, or a limit is passed;
///         `next` too
[[nodiscard]] std::unique_ptr<row_source> xlsx_rows(const std::string& path, const std::string& sheet = {},
                                                    const xlsx_limits& limits = {});

}  // namespace ikm

#endif
