// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_READ_UNIT_WEIGHTS_HPP
#define IKM_READ_UNIT_WEIGHTS_HPP

#include <ikm/base/ratio.hpp>
#include <ikm/ingest/breakdown.hpp>
#include <ikm/ingest/table_limits.hpp>
#include <ikm/source/row.hpp>
#include <ikm/tally/grouped.hpp>

#include <map>

namespace ikm {

/// What each unit counts when units are combined by given weights: a table with the columns of `units` (for one column
/// also `unit`, `nama`, `indikator` or `id`) and `weight` or `bobot`, else `population` or `populasi`. Weights are
/// decimals or fractions on any scale; a population is whole, so that `1.250` is 1250. Elsewhere the table's other
/// numbers decide which mark begins decimals.
/// \throws input_error with every complaint of the table: a column that is missing or twice, a weight that is none or
///         negative or whose mark may be either, a unit twice, a ragged row; over_limit where a limit is passed
[[nodiscard]] std::map<group_key, ratio> read_unit_weights(row_source& rows, const breakdown& units,
                                                           const table_limits& limits = {});

/// How many people there are of each kind: strata and what they served, sexes and their shares.
struct known_composition {
  breakdown columns;                   ///< of the survey, as the table's header names them
  std::map<group_key, ratio> numbers;  ///< people, or shares on any scale
};

/// A table with one column `population`, `populasi`, `share`, `bagian`, `weight` or `bobot`; all others are columns of
/// the survey, crossed.
/// \throws as read_unit_weights
[[nodiscard]] known_composition read_composition(row_source& rows, const table_limits& limits = {});

}  // namespace ikm

#endif
