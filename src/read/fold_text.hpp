// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FOLD_TEXT_HPP
#define IKM_SRC_READ_FOLD_TEXT_HPP

#include "base/isa.hpp"
#include "read/export_fold.hpp"
#include "read/progress_meter.hpp"
#include "read/text_fold.hpp"
#include "source/blocks.hpp"

#include <ikm/ingest/table.hpp>
#include <ikm/read/read_survey.hpp>

#include <cstddef>

namespace ikm {

/// How the work is cut up. The result does not depend on it.
struct fold_tuning {
  std::size_t chunk_bytes = std::size_t{1} << 19;  ///< of a file, and of each piece of what is read from front to back
  kernels::isa isa = kernels::best_isa();
  std::size_t least_rows_ahead =
      64;  ///< a table whose header was found in fewer is small: no thread is worth its start
};

/// Folds a table that was found into a survey: the same counts, complaints and errors as row by row through
/// export_fold. Where the file is delimited text, plain rows are counted by the vector loops and several threads, all
/// others by export_fold itself; when something is met that reaches beyond its row, such as totals, what the loops have
/// counted is thrown away and all of it goes row by row; of a text that only comes from front to back, what stands
/// behind the place.
/// \param file the same file for reading anywhere; null where bytes only come from front to back
/// \param rows the source of the table
/// \param recorded what stands between the two, still recording
/// \param meter told of what is read, where somebody wants to know
/// \returns whether the loops did it, or began to
bool fold_text(const file_blocks* file, row_source& rows, recorded_rows& recorded, table& from,
               const methodology& method, const read_options& options, seen_rows& seen, survey& into,
               const fold_tuning& tuning = {}, progress_meter* meter = nullptr);

}  // namespace ikm

#endif
