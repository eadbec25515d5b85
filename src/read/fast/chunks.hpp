// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_CHUNKS_HPP
#define IKM_SRC_READ_FAST_CHUNKS_HPP

#include "read/fast/plan.hpp"
#include "read/intake.hpp"
#include "source/blocks.hpp"
#include "source/csv_reader.hpp"

#include <cstddef>

namespace ikm {

/// Counts the rest of a file, from the next row of `from` on, by several threads.
/// \returns false, and nothing done, when only the careful reader will do
[[nodiscard]] bool fold_chunks(const file_blocks& file, const csv_reader& from, const text_plan& plan, const intake& to,
                               std::size_t chunk_bytes);

}  // namespace ikm

#endif
