// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TARGETS_INDICATOR_TABLE_HPP
#define IKM_TARGETS_INDICATOR_TABLE_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/source/row.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ikm {

/// What the numbers of a table are.
enum class table_values { targets, actuals };

/// One row of a printed table: an indicator and its number for each year, before it is known whether those are
/// targets or achieved values.
struct indicator_row {
  std::uint64_t line = 0;         ///< where it stands in the file
  std::string number = {};        ///< column `no`
  indicator what;                 ///< without targets and actuals
  std::map<int, decimal> values;  ///< by year; an empty cell or a dash is no value
};

/// A table of indicators, one row each, one column a year, as offices print it.
struct indicator_table {
  std::string file;
  bool has_ids = false;    ///< it has a column `id`
  std::vector<int> years;  ///< in rising order
  std::vector<indicator_row> rows;
};

/// Reads such a table. Headers ignore case, blanks, `_`, `.` and `-`: `no`, `id`, `sasaran`, `indikator` (or `nama`,
/// `unit`; the first of these that occurs), `formula`, `penanggung jawab`, `arah` (`naik`, `turun`), their English
/// names, and years (`2024`, `Tahun 2024`, and `Target 2024` or `Realisasi 2024` as the table is read); other columns,
/// also those of the other kind, are kept as they stand, so that a table may hold both. Title lines above the header
/// are passed over; numbers have a decimal comma or point.
/// An indicator's id: the column `id`, else from its name, see `id_from_name`.
/// \throws input_error with every complaint of the table: no header, a year or a column twice, a text where a number
///         belongs, a row without a name, an indicator twice, a word for the direction that is none, a ragged row;
///         source_error, io_error from the source
[[nodiscard]] indicator_table read_indicator_table(row_source& rows, table_values holds = table_values::targets);

/// The table's rows as indicators with targets.
[[nodiscard]] std::vector<indicator> with_targets(const indicator_table& targets);

/// A row of one table that does not go with the other one, to be shown.
struct join_remark {
  enum class kind {
    unmatched,   ///< achieved values of an indicator that has no target
    renumbered,  ///< the same indicator has another `no`
  };
  kind what = kind::unmatched;
  std::string file;
  std::uint64_t line = 0;
  std::string name;
};

/// Indicators with targets and achieved values.
struct joined_tables {
  std::vector<indicator> indicators;  ///< in the order of the targets
  std::vector<join_remark> remarks;   ///< nothing is dropped in silence
};

/// Gives each indicator its achieved values: by id where both tables have a column `id`, else by name ignoring case
/// and blanks. `no` only cross-checks. Other columns of the achieved values follow those of the targets.
/// \throws input_error when one name stands for several targets, or several rows give values to one target
[[nodiscard]] joined_tables join(const indicator_table& targets, const indicator_table& actuals);

}  // namespace ikm

#endif
