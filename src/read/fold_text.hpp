// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FOLD_TEXT_HPP
#define IKM_SRC_READ_FOLD_TEXT_HPP

#include "base/isa.hpp"
#include "read/export_fold.hpp"
#include "read/text_fold.hpp"
#include "source/blocks.hpp"

#include <ikm/ingest/table.hpp>
#include <ikm/read/read_survey.hpp>

#include <cstddef>

namespace ikm {

/// How the work is cut up. The result does not depend on it.
struct fold_tuning {
  std::size_t chunk_bytes = std::size_t{1} << 19;
  kernels::isa isa = kernels::best_isa();
  std::size_t least_rows_ahead =
      64;  ///< a table whose header was found in fewer is small: no thread is worth its start
};

/// Folds a table that was found into a survey: the same counts, complaints and errors as row by row through
/// export_fold. Where the file is delimited text, plain rows are counted by the vector loops and several threads, all
/// others by export_fold itself; when something is met that reaches beyond its row, such as totals, what the loops have
/// counted is thrown away and all of it goes row by row.
/// \param file the same file for reading anywhere; null where bytes only come from front to back
/// \param rows the source of the table
/// \param recorded what stands between the two, still recording
/// \returns whether the loops did it
bool fold_text(const file_blocks* file, row_source& rows, recorded_rows& recorded, table& from,
               const methodology& method, const read_options& options, seen_rows& seen, survey& into,
               const fold_tuning& tuning = {});

}  // namespace ikm

#endif
