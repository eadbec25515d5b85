// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TARGETS_UNIT_TARGETS_HPP
#define IKM_TARGETS_UNIT_TARGETS_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/ingest/table_limits.hpp>
#include <ikm/source/row.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/grouped.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

/// The target of each unit in a table.
struct unit_targets {
  std::string file;
  std::optional<int> year;                    ///< of the column taken; empty where it was `target`
  std::map<group_key, decimal> targets = {};  ///< by the cells in the columns of the unit; an empty cell has no target
  std::vector<group_key> below_lowest = {};   ///< those whose target is below the lowest index: probably means
};

/// Reads a table with the columns of `units` (for one column also `unit`, `nama`, `indikator` or `id`) and the targets:
/// the column of `year`; without a year the column `target`, else the only year there is.
/// A target is an index: its only mark begins decimals.
/// \param method whose index it is
/// \throws input_error with every complaint of the table: a column that is missing or twice, digits that are not a
/// number,
///         a target outside the range of an index, a unit twice, a ragged row, several years to choose from;
///         over_limit where a limit is passed; source_error, io_error from the source
/// Precondition: `units` is not empty
[[nodiscard]] unit_targets read_unit_targets(row_source& rows, const std::vector<std::string>& units,
                                             std::optional<int> year = {},
                                             const methodology& method = permenpan_14_2017(),
                                             const table_limits& limits = {});

/// Which unit has which target, and what was left over on both sides.
struct matched_targets {
  std::map<group_key, decimal> targets = {};   ///< by the survey's own spelling
  std::vector<group_key> without_target = {};  ///< units that have none
  std::vector<group_key> without_unit = {};    ///< targets of units that do not occur
  std::string file = {};                       ///< of the table
  /// Of the table, those below the lowest index: probably means.
  std::vector<std::pair<group_key, decimal>> below_lowest = {};
};

/// Finds the target of every group, ignoring case and blanks.
[[nodiscard]] matched_targets match_targets(const grouped_tally& units, const unit_targets& table);

}  // namespace ikm

#endif
