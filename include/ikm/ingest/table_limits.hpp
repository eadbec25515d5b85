// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_TABLE_LIMITS_HPP
#define IKM_INGEST_TABLE_LIMITS_HPP

#include <cstddef>

namespace ikm {

/// When a table beside the answers (targets, achieved values, weights, strata, shares) is refused. Such a table is held
/// whole, since only all its numbers together show its decimal mark.
struct table_limits {
  std::size_t max_table_rows = 1'000'000;              ///< below the header, of targets of units, weights, shares
  std::size_t max_indicators = 100'000;                ///< rows of a table of indicators
  std::size_t max_table_bytes = std::size_t{1} << 27;  ///< text of all cells, and four bytes per cell
};

}  // namespace ikm

#endif
