// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_CSV_CELL_HPP
#define IKM_SRC_REPORT_CSV_CELL_HPP

#include <string>
#include <string_view>

namespace ikm {

/// A cell as CSV: quoted when it has to be, and with an apostrophe in front of what a spreadsheet would run as a
/// formula.
[[nodiscard]] std::string csv_cell(std::string_view value);

}  // namespace ikm

#endif
