// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_STREAM_HPP
#define IKM_SRC_READ_FAST_STREAM_HPP

#include "read/fast/plan.hpp"
#include "read/intake.hpp"
#include "source/csv_reader.hpp"

#include <cstddef>

namespace ikm {

/// A text that can only be read from front to back, by one worker, while another thread reads ahead. Where each piece
/// begins is known, so nothing is guessed. The first piece with something that reaches beyond its row is counted once
/// more to be taken away, and given back: from there on the careful reader goes on by itself.
/// \param rows from its next row on; what the loops cannot go on with is given back to it
void fold_stream(csv_reader& rows, const text_plan& plan, const intake& to, std::size_t piece_bytes);

}  // namespace ikm

#endif
