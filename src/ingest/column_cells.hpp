// SPDX-License-Identifier: BSL-1.0
// What the cells of a column hold in the first rows below the header: half of every claim on the column.
#ifndef IKM_SRC_INGEST_COLUMN_CELLS_HPP
#define IKM_SRC_INGEST_COLUMN_CELLS_HPP

#include "ingest/answer_reader.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace ikm {

/// The first rows below a header.
using first_rows = std::span<const std::span<const std::string>>;

/// The filled cells of a column, counted by what they can be.
struct column_cells {
  std::size_t answers = 0;  ///< codes of the scale, and words that answer
  std::size_t nothing = 0;  ///< words that answer, but also say that there is nothing to tell: `Tidak ada`, `Gratis`
  std::size_t dates = 0;
  std::size_t others = 0;

  [[nodiscard]] std::size_t filled() const noexcept { return answers + nothing + dates + others; }
  /// A column of dates answers nothing, whatever its name.
  [[nodiscard]] bool hold_dates() const noexcept { return dates > 0 && answers == 0 && dates > nothing + others; }
};

/// \param question whose words are answers
[[nodiscard]] column_cells cells_of_column(first_rows rows, std::size_t column, const answer_reader& answers,
                                           std::size_t question);

/// Whether the columns may be one question that was deleted in a form and made again: each is filled somewhere, and no
/// row fills two.
[[nodiscard]] bool fill_each_other_up(first_rows rows, std::span<const std::size_t> columns,
                                      const answer_reader& answers, std::size_t question);

}  // namespace ikm

#endif
