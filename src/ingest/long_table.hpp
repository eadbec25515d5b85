// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_LONG_TABLE_HPP
#define IKM_SRC_INGEST_LONG_TABLE_HPP

#include "ingest/columns.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/ingest/table_limits.hpp>
#include <ikm/source/row.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// The columns of a table with one row per answer, as the databases of applications keep them.
struct long_plan {
  std::size_t respondent = 0;
  std::size_t question = 0;
  std::size_t answer = 0;
};

/// The plan of a header that names all three, by the mapping or by their usual names (`id_responden`, `unsur`,
/// `jawaban`), each once; empty where it does not.
[[nodiscard]] std::optional<long_plan> long_plan_of(std::span<const std::string_view> header, const mapping& said = {});

/// What becomes of a respondent who answered a question twice.
enum class answered_again {
  set_aside,   ///< a bad row
  keep_first,  ///< the first answer of each question counts
  keep_last,   ///< the last one does
};

/// How a long table is read.
struct long_options {
  answered_again again = answered_again::set_aside;
  /// Columns of the profile that somebody asks for: a respondent has one value in each.
  std::vector<asked_column> profile = {};
  date_order dates = date_order::day_first;
  long_limits limits = {};
};

/// The rows of respondents that a long table gives.
class respondent_rows : public row_source {
 public:
  /// What is wrong with the row that was given as number `given`, from 1, the header being number 0: a question
  /// answered twice, or a profile that changes. Its place is left to the caller.
  [[nodiscard]] virtual std::optional<complaint> wrong_with(std::uint64_t given) const = 0;
  /// How many answers were set aside because another answer of that respondent to that question counts.
  [[nodiscard]] virtual std::uint64_t answers_set_aside() const = 0;
};

/// One row per respondent, in order of first appearance, from rows in any order: the columns but question and answer,
/// as the respondent's first row has them (of the profile that is asked for, the first row that fills them), then one
/// column per question, headed by what the table calls it. A row's line is that of the respondent's first row. Wholly
/// empty rows are given last, as empty rows.
/// \param rows is after the header; must outlive the result
/// `next` throws input_error on a row without respondent or question, a row of another width; over_limit over the
/// limits. Complexity: one look-up per row; memory is that of the respondents, empty rows cost none.
[[nodiscard]] std::unique_ptr<respondent_rows> one_row_a_respondent(row_source& rows,
                                                                    std::span<const std::string_view> header,
                                                                    std::uint64_t header_line, long_plan plan,
                                                                    long_options options = {});

}  // namespace ikm

#endif
