// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_XLSX_HPP
#define IKM_SOURCE_XLSX_HPP

#include <ikm/source/row.hpp>
#include <ikm/source/workbook.hpp>

#include <memory>
#include <string>
#include <vector>

namespace ikm {

/// A workbook of Excel (2007 and later) and of whatever writes the same. Its rows have shared and inline strings with
/// their escapes (`_x000D_`) undone, numbers as 15 digits show them (a whole one without decimals), dates as
/// `2024-03-05` or `2024-03-05 10:15:00`, the values that formulas had when the file was saved. Notes say which cells
/// are merged, and which formulas have no saved value. Markup declarations (DOCTYPE) are refused: no spreadsheet writes
/// them. Complexity: one pass over the sheet as it is unpacked, and one over its bytes that looks for merged cells;
/// memory is that of the shared strings, the merged cells and one row.
/// \throws source_error when the file is not a workbook, over_limit; its rows also when they do not ascend
[[nodiscard]] std::unique_ptr<workbook> open_xlsx(const std::string& path, const workbook_limits& limits = {});

/// The sheets of a workbook that are not hidden, in order.
[[nodiscard]] std::vector<std::string> xlsx_sheets(const std::string& path, const workbook_limits& limits = {});

/// Rows of one sheet of a workbook.
[[nodiscard]] std::unique_ptr<row_source> xlsx_rows(const std::string& path, const std::string& sheet = {},
                                                    const workbook_limits& limits = {});

}  // namespace ikm

#endif
