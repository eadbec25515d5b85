// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_COLUMNS_HPP
#define IKM_INGEST_COLUMNS_HPP

#include <ikm/ingest/complaint.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// Columns whose values, crossed, make one breakdown: what one `--by` names.
using breakdown = std::vector<std::string>;

/// What the columns of one file mean.
struct column_plan {
  std::size_t width = 0;                       ///< cells of a row
  std::vector<std::string> headers = {};            ///< as they stand, trimmed
  std::vector<std::size_t> answer_columns = {};     ///< one a question, in the methodology's order
  std::vector<std::vector<std::size_t>> group_columns = {};  ///< one list a breakdown, in the order asked for
};

/// Finds each question by its code, or by its element's id where the element has one question, and each breakdown's
/// columns by name; case and surrounding blanks do not matter. Other columns are passed over.
/// \throws input_error when a question or a breakdown's column is found nowhere, or twice
[[nodiscard]] column_plan understand_header(std::span<const std::string_view> header, const methodology& method,
                                            std::span<const breakdown> by, const std::string& file,
                                            std::string_view sheet, std::uint64_t line);

}  // namespace ikm

#endif
