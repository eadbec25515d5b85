// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_CELL_TEXT_HPP
#define IKM_SRC_SOURCE_CELL_TEXT_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace ikm {

/// A number as a spreadsheet shows it with 15 digits: `3` of `2.9999999999999996` and of `3.0`. What is not a number,
/// and a whole number with more digits, stays as it is.
[[nodiscard]] std::string shown_number(std::string_view saved);

/// A number of days as a date, counted from 1899-12-30 (1900 is taken for a leap year) or from 1904-01-01: `2024-03-05`
/// or `2024-03-05 10:15:00`.
[[nodiscard]] std::string shown_date(double serial, bool from_1904);

/// Undoes the escapes of Office Open XML (ECMA-376, 22.9.2.19) in the text from `begin` on: `_x000D_` is U+000D, and
/// `_x005F_` the underscore of what only looks like one.
void undo_escapes(std::string& text, std::size_t begin);

}  // namespace ikm

#endif
