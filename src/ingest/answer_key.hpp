// SPDX-License-Identifier: BSL-1.0
// A key of the codes in the rows around a table, or beside it: `1 = Sangat baik, 2 = Baik, …`.
#ifndef IKM_SRC_INGEST_ANSWER_KEY_HPP
#define IKM_SRC_INGEST_ANSWER_KEY_HPP

#include "ingest/answer_reader.hpp"
#include "ingest/columns.hpp"
#include "ingest/header.hpp"

#include <ikm/ingest/complaint.hpp>

#include <deque>
#include <optional>

namespace ikm {

/// The complaint about a key among the first rows that covers the scale and gives its codes another meaning than 1 for
/// the worst, or that has more steps. Tables of grades and codes of a profile are not keys. Cells of answers are not
/// looked at.
/// \param plan of the columns below the header
[[nodiscard]] std::optional<complaint> key_against_scale(const std::deque<kept_row>& front, const header_choice& header,
                                                         const column_plan& plan, const answer_reader& answers,
                                                         const answer_scale& scale);

}  // namespace ikm

#endif
