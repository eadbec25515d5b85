// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_PRINTED_PRINTED_TABLE_HPP
#define IKM_PRINTED_PRINTED_TABLE_HPP

#include <ikm/audit/printed_sheet.hpp>
#include <ikm/ingest/table_limits.hpp>
#include <ikm/source/row.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A row that prints no result: totals, means of units, notes.
struct passed_row {
  std::string file = {};
  std::uint64_t line = 0;
  std::string label = {};  ///< its first filled cell
  friend bool operator==(const passed_row&, const passed_row&) = default;
};

/// Printed results of one file.
struct printed_table {
  std::string file = {};
  std::vector<printed_sheet> sheets = {};  ///< one of a table of elements, one per row of a table of units
  std::vector<passed_row> passed = {};
};

/// What a caller knows of a table.
struct printed_options {
  /// `U1`, the id of an element, `unit`, `responden`, `ikm` or `mutu` → the header of its column in a table of units
  std::map<std::string, std::string> columns = {};
  bool needs_means = true;  ///< a table of units without a column per element is refused
};

/// Whether a word is a key of printed_options::columns.
[[nodiscard]] bool names_printed_column(const methodology& method, std::string_view key);

/// Reads printed means. Either one element per row: a column that names it (`unsur`, `kode`), its mean (`nrr`),
/// and perhaps `nrr tertimbang` and `indeks`; rows `IKM` and `Mutu` hold the printed result. Or one unit per row: one
/// column per element, and perhaps `unit`, `responden`, `nilai ikm` and `mutu`. Elements are known by code, id or name.
/// Title lines above the header are passed over; so are rows of totals below it, which are listed.
/// Numbers have a decimal comma or point; their only mark begins decimals.
/// \throws input_error with every complaint of the table: no header, an element twice, without a column, or that the
///         methodology does not have, digits that are not a number, a ragged row; tally_error where an element has no
///         row; source_error where a limit is passed; source_error, io_error from the source
[[nodiscard]] printed_table read_printed_table(row_source& rows, const methodology& method = permenpan_14_2017(),
                                               const printed_options& options = {}, const table_limits& limits = {});

}  // namespace ikm

#endif
