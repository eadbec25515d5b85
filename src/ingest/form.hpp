// SPDX-License-Identifier: BSL-1.0
// Step 2 of understanding a table: what its columns hold, judged by the first rows below the header.
#ifndef IKM_SRC_INGEST_FORM_HPP
#define IKM_SRC_INGEST_FORM_HPP

#include "ingest/header.hpp"

#include <ikm/ingest/columns.hpp>

#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <string_view>

namespace ikm {

/// How a table is filled in.
struct table_form {
  column_plan plan = {};
  std::optional<std::size_t> number_column = {};  ///< of running numbers, where most rows have one
  bool dated = false;                             ///< a date stands in the plan's column of dates in most rows
  /// The first column in which nothing of a respondent is known: a row with nothing before it says nothing of one.
  std::size_t after_answers = std::numeric_limits<std::size_t>::max();
};

/// `12`, `12.`, `(12)`.
[[nodiscard]] bool is_running_number(std::string_view text);

/// \param below where in `front` the rows below the header begin
[[nodiscard]] table_form form_of(column_plan plan, const std::deque<kept_row>& front, std::size_t below,
                                 const mapping& said);

/// Whether the answers are words rather than codes: what most of the first cells are.
[[nodiscard]] bool answers_are_words(const column_plan& plan, const std::deque<kept_row>& front, std::size_t below,
                                     const answer_scale& scale);

}  // namespace ikm

#endif
