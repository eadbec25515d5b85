// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_COUNTED_TABLE_HPP
#define IKM_SRC_INGEST_COUNTED_TABLE_HPP

#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {

/// Answers that were counted on paper: a table with one element per row, and how many respondents gave each answer.
struct counted_answers {
  std::uint64_t respondents = 0;
  /// One question after the other; its blanks, then its answers from the scale's lowest to its highest.
  std::vector<std::uint64_t> counts = {};
  std::uint64_t header_line = 0;
  std::vector<std::string> labels = {};        ///< of the row of each question, as it stands
  std::vector<std::string> step_headers = {};  ///< of the column of each answer, from the scale's lowest to its highest
  std::string blank_header = {};               ///< empty where the table has no column of blanks
  bool blanks_are_inferred = false;            ///< they are what an element lacks of the respondents
  std::uint64_t titles = 0;                    ///< rows above the header
  std::uint64_t blank_rows = 0;
  std::uint64_t other_rows = 0;  ///< below the header: totals, notes, another table
};

/// Where the counts of such a table are. Columns are numbered from 0.
struct counted_layout {
  std::vector<std::size_t> steps = {};   ///< from the scale's lowest to its highest; empty where there is no such table
  std::vector<std::size_t> blanks = {};  ///< at most one
  std::vector<std::size_t> labels = {};  ///< that may name elements
  std::vector<std::size_t> totals = {};
  std::vector<std::size_t> beyond = {};                         ///< steps that the scale does not have
  std::vector<std::pair<std::size_t, std::size_t>> twice = {};  ///< two columns of one step
};

/// The columns of a table of counts, by its header: one for each step of the scale, headed by its number (`3`,
/// `Nilai 3`), its word (`Baik`), both, or its letters (`B` beside `TB`, `KB` and `SB`).
/// \param above the row above it, whose cells may cover several columns: those of shares are not counts
[[nodiscard]] counted_layout counted_layout_of(std::span<const std::string_view> header,
                                               std::span<const std::string_view> above, const answer_scale& scale);

}  // namespace ikm

#endif
