// SPDX-License-Identifier: BSL-1.0
// Step 1 of understanding a table: which of the first rows is the header.
#ifndef IKM_SRC_INGEST_HEADER_HPP
#define IKM_SRC_INGEST_HEADER_HPP

#include "source/replay.hpp"

#include <ikm/ingest/mapping.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

[[nodiscard]] bool is_blank(std::string_view cell);
[[nodiscard]] bool all_blank(std::span<const std::string_view> cells);

/// The header among the first rows.
struct header_choice {
  std::vector<std::string> cells = {};    ///< a blank cell of a header over two lines has the text above it
  std::vector<std::string> aliases = {};  ///< a second name of each column; empty where there is none
  std::uint64_t line = 0;
  std::size_t titles = 0;  ///< rows above it
  std::size_t lines = 1;   ///< rows that it takes

  /// Where the rows below it begin.
  [[nodiscard]] std::size_t below() const noexcept { return titles + lines; }
};

/// The row that a mapping names, else the one before Qualtrics' import line, else the row that asks the most questions.
/// Empty where a mapping names a line that is not among the rows.
/// Precondition: a row has something in it.
[[nodiscard]] std::optional<header_choice> choose_header(const std::deque<kept_row>& front, const methodology& method,
                                                         const mapping& said);

/// Whether a row is one of totals for sure: it and what follows it say nothing of the columns.
[[nodiscard]] bool is_totals(const kept_row& from);

/// Columns whose cells below name questions: they explain the codes and ask nothing.
[[nodiscard]] std::vector<std::size_t> legends_below(const header_choice& header, const std::deque<kept_row>& front,
                                                     const methodology& method);

}  // namespace ikm

#endif
