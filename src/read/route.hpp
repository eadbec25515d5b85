// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_ROUTE_HPP
#define IKM_SRC_READ_ROUTE_HPP

#include "base/isa.hpp"
#include "read/intake.hpp"
#include "read/open_table.hpp"
#include "source/blocks.hpp"

#include <cstddef>

namespace ikm {

/// How the work is cut up. The result does not depend on it.
struct fold_tuning {
  std::size_t chunk_bytes = std::size_t{1} << 19;  ///< of a file, and of each piece of what is read from front to back
  kernels::isa isa = kernels::best_isa();
  std::size_t least_rows_ahead =
      64;  ///< a table whose header was found in fewer is small: no thread is worth its start
};

/// Folds a table into the survey: plain rows of delimited text by the fast wing, any other by the careful one. The same
/// counts, complaints and errors as row by row through row_fold: when something is met that reaches beyond its row,
/// such as totals, what the loops have counted is thrown away and all of it goes row by row; of a text that only comes
/// from front to back, what is after the place.
/// \param file the same text for reading anywhere; null where bytes only come from front to back
/// \returns whether the loops did it, or began to
bool fold_table(open_table& from, const intake& to, const file_blocks* file, const fold_tuning& tuning = {});

}  // namespace ikm

#endif
