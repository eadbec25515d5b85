// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_LONG_TABLE_HPP
#define IKM_INGEST_LONG_TABLE_HPP

#include <ikm/ingest/mapping.hpp>
#include <ikm/source/row.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ikm {

/// The columns of a table with one row an answer, as the databases of applications keep them.
struct long_plan {
  std::size_t respondent = 0;
  std::size_t question = 0;
  std::size_t answer = 0;
};

/// The plan of a header that names all three, by the mapping or by their usual names (`id_responden`, `unsur`,
/// `jawaban`), each once; empty where it does not.
[[nodiscard]] std::optional<long_plan> long_plan_of(std::span<const std::string_view> header, const mapping& said = {});

/// When a long table is refused.
struct long_limits {
  std::size_t max_cells = 100'000'000;  ///< over all respondents: they are held until the last row was read
  std::size_t max_questions = 1'000;
};

/// One row a respondent, in order of first appearance, from rows in any order: the columns but question and answer, as
/// the respondent's first row has them, then one column a question, headed by what the table calls it. A row's line is
/// that of the respondent's first row. Wholly empty rows stay empty rows.
/// \param rows stands behind the header; must outlive the result
/// `next` throws input_error on a respondent who answers a question twice, a row without respondent or question, a row
/// of another width; source_error over the limits. Complexity: one look-up a row; memory is that of the respondents.
[[nodiscard]] std::unique_ptr<row_source> one_row_a_respondent(row_source& rows,
                                                               std::span<const std::string_view> header,
                                                               std::uint64_t header_line, long_plan plan,
                                                               long_limits limits = {});

}  // namespace ikm

#endif
