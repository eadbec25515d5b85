// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TARGETS_INDICATOR_TABLE_HPP
#define IKM_TARGETS_INDICATOR_TABLE_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/ingest/table_limits.hpp>
#include <ikm/source/row.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// What the numbers of a table are.
enum class table_values { targets, actuals };

/// One row of a printed table: an indicator and its number for each year, before it is known whether those are
/// targets or achieved values.
struct indicator_row {
  std::uint64_t line = 0;         ///< where it is in the file
  std::string number = {};        ///< column `no`
  indicator what;                 ///< without targets and actuals
  std::map<int, decimal> values;  ///< by year; an empty cell or a dash is not a value
};

/// What a table holds that was not used, to be shown: nothing is dropped in silence.
struct join_remark {
  /// What it is.
  enum class kind {
    unmatched,      ///< achieved values of an indicator that has no target
    renumbered,     ///< the same indicator has another `no`
    words,          ///< a cell without any digit, such as `BB`, where a number belongs: no numeric value
    unread_column,  ///< a column of a year with something else beside it, such as `2023 (P)`
  };
  kind what = kind::unmatched;
  std::string file = {};
  std::uint64_t line = 0;
  std::string name = {};    ///< of the indicator; empty for a column
  std::string column = {};  ///< its header, for `words` and `unread_column`
  std::string found = {};   ///< the cell, for `words`
  friend bool operator==(const join_remark&, const join_remark&) = default;
};

/// The word for it in JSON: `unmatched`.
[[nodiscard]] std::string_view name_of(join_remark::kind what) noexcept;

/// A table of indicators, one row each, one column per year, as offices print it.
struct indicator_table {
  std::string file = {};
  bool has_ids = false;         ///< it has a column `id`
  std::vector<int> years = {};  ///< in rising order
  std::vector<indicator_row> rows = {};
  std::vector<join_remark> remarks = {};
};

/// Reads such a table. Headers ignore case, blanks, `_`, `.` and `-`: `no`, `id`, `sasaran`, `indikator` (or `nama`,
/// `unit`; the first of these that occurs), `formula`, `penanggung jawab`, `arah` (`naik`, `turun`), their English
/// names, and years (`2024`, `2024*`, `Tahun 2024`, and `Target (2024)` or `2024 Realisasi` as the table is read);
/// other columns, also those of the other kind, are kept as they stand, so that a table may hold both. Title lines
/// above the header are passed over. Numbers have a decimal comma or point, and may have grouped thousands, a `%` after
/// them or `≥` before them. Whether `1.250` has decimals is decided by the table's other numbers; that of the index (id
/// `ikm`) always has. A cell without any digit is not a number, and a remark; for the index it is an error. An
/// indicator's id: the column `id`, else from its name, see `id_from_name`.
/// \param method whose index the indicator `ikm` is
/// \throws input_error with every complaint of the table: no header, a year or a column twice, digits that are no
///         number, a mark that may be either, an index outside its range, a bound against the direction, a row without
///         a name, an indicator twice, a word for the direction that is none, a ragged row; over_limit where a limit is
///         passed; source_error, io_error from the source
[[nodiscard]] indicator_table read_indicator_table(row_source& rows, table_values holds = table_values::targets,
                                                   const methodology& method = permenpan_14_2017(),
                                                   const table_limits& limits = {});

/// The table's rows as indicators with targets.
[[nodiscard]] std::vector<indicator> with_targets(const indicator_table& targets);

/// Indicators with targets and achieved values.
struct joined_tables {
  std::vector<indicator> indicators;  ///< in the order of the targets
  std::vector<join_remark> remarks;   ///< those of both tables, and what does not go together
};

/// Gives each indicator its achieved values: by id where both tables have a column `id`, else by name ignoring case
/// and blanks. `no` only cross-checks. Other columns of the achieved values follow those of the targets.
/// \throws input_error when one name stands for several targets, or several rows give values to one target
[[nodiscard]] joined_tables join(const indicator_table& targets, const indicator_table& actuals);

}  // namespace ikm

#endif
