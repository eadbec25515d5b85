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
  std::size_t max_plan_lines = 100'000;                ///< rows of a follow-up plan
  std::size_t max_table_bytes = std::size_t{1} << 27;  ///< text of all cells, and four bytes per cell
};

/// When a long table is refused.
struct long_limits {
  /// Of four bytes, over all respondents: they are held until the last row was read. Empty ones count too.
  std::size_t max_cells = 100'000'000;
  std::size_t max_questions = 1'000;
  std::size_t max_question_name_bytes = std::size_t{1} << 12;
  /// Of different ids, kept columns and answers, each once, and what tables of them and of respondents take.
  std::size_t max_text_bytes = std::size_t{1} << 29;
};

}  // namespace ikm

#endif
