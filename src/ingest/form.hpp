// SPDX-License-Identifier: BSL-1.0
// Step 2 of understanding a table: what its columns hold, judged by the first rows below the header.
#ifndef IKM_SRC_INGEST_FORM_HPP
#define IKM_SRC_INGEST_FORM_HPP

#include "ingest/answer_reader.hpp"
#include "ingest/columns.hpp"
#include "ingest/completeness.hpp"
#include "ingest/header.hpp"

#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// What a column's header says that it holds.
enum class column_content {
  other,
  code,     ///< a running number or a code, which says nothing of a person
  derived,  ///< a figure computed from the answers
};

/// How a table is filled in.
struct table_form {
  column_plan plan = {};
  std::optional<std::size_t> number_column = {};  ///< of running numbers, where most rows have one
  std::optional<std::size_t> time_column = {};    ///< of time stamps, where most rows have one
  bool dated = false;                             ///< a date is in the plan's column of dates in most rows
  std::vector<column_content> contents = {};      ///< by column
  std::vector<status_column> statuses = {};       ///< that are not settled by a mapping
  std::vector<value_rule> value_rules = {};       ///< that a mapping gives
  bool answers_are_codes = false;                 ///< rather than words
  /// The first column in which nothing of a respondent is known: a row with nothing before it says nothing of one.
  std::size_t after_answers = std::numeric_limits<std::size_t>::max();
};

/// `12`, `12.`, `(12)`.
[[nodiscard]] bool is_running_number(std::string_view text);

/// `7`, `R007`, `SKM-012`: not a word, and not a sentence.
[[nodiscard]] bool is_code(std::string_view text);

/// \param header with the rows below it in `front`
/// \param reader knows already whether the answers are words
[[nodiscard]] table_form form_of(column_plan plan, const header_choice& header, const std::deque<kept_row>& front,
                                 const answer_reader& reader, const mapping& said, const place& where);

/// Whether the answers are words rather than codes: what most of the first cells are.
[[nodiscard]] bool answers_are_words(const column_plan& plan, const std::deque<kept_row>& front, std::size_t below,
                                     const answer_scale& scale);

/// How a row's answer cells read: all of them blank, all answers or blank, or something else among them.
enum class answers_look { none, answers, other };
[[nodiscard]] answers_look look_of(std::span<const std::string_view> cells, const column_plan& plan,
                                   const answer_reader& reader);

}  // namespace ikm

#endif
