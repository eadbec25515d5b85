// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_COUNTED_ROWS_HPP
#define IKM_SRC_INGEST_COUNTED_ROWS_HPP

#include "ingest/counted_table.hpp"
#include "source/replay.hpp"

#include <ikm/survey/methodology.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace ikm {

/// The answers that a table counts, or nothing where its first rows are not those of such a table: no header with every
/// step of the scale, fewer than half of the questions named below it, or figures that are not counts. Reads all rows
/// where it is one, none where it is not.
/// \param rows has looked ahead
/// \throws input_error with every complaint of the table: a cell that is not a count, a question twice or without a
///         row, a row that names no question, counts that do not add up; what the source throws
[[nodiscard]] std::optional<counted_answers> counted_answers_of(replayed_rows& rows, const methodology& method);

/// A number of respondents as people and programs write it: `278`, `1.250`, `90.0`. Up to nine digits.
[[nodiscard]] std::optional<std::uint64_t> count_of(std::string_view cell);

}  // namespace ikm

#endif
