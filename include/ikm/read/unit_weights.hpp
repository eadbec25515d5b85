// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_READ_UNIT_WEIGHTS_HPP
#define IKM_READ_UNIT_WEIGHTS_HPP

#include <ikm/base/ratio.hpp>
#include <ikm/ingest/columns.hpp>
#include <ikm/source/row.hpp>
#include <ikm/tally/grouped.hpp>

#include <map>

namespace ikm {

/// What each unit counts when units are combined by given weights: a table with the columns of `units`, and `weight`
/// or `bobot`; weights are decimals or fractions on any scale (people served, for one).
/// \throws source_error at the line of a weight that is none or negative, of a unit twice, of a missing column
[[nodiscard]] std::map<group_key, ratio> read_unit_weights(row_source& rows, const breakdown& units);

/// How many people there are of each kind: strata and what they served, sexes and their shares.
struct known_composition {
  breakdown columns;                   ///< of the survey, as the table's header names them
  std::map<group_key, ratio> numbers;  ///< people, or shares on any scale
};

/// A table with one column `population`, `populasi`, `share`, `bagian`, `weight` or `bobot`; all others are columns of
/// the survey, crossed.
/// \throws source_error at the line of a number that is none or negative, of a kind twice, of a missing column
[[nodiscard]] known_composition read_composition(row_source& rows);

}  // namespace ikm

#endif
