// SPDX-License-Identifier: BSL-1.0
// Tables that name every question and hold no responses: counts of answer patterns, and recaps of offices.
#ifndef IKM_SRC_INGEST_NOT_RESPONSES_HPP
#define IKM_SRC_INGEST_NOT_RESPONSES_HPP

#include "ingest/answer_reader.hpp"
#include "ingest/form.hpp"

#include <ikm/ingest/complaint.hpp>

#include <cstddef>
#include <deque>
#include <optional>

namespace ikm {

/// Why the rows below the header are not respondents, judged by the first of them; empty where they may be. A column
/// that a mapping lists in `not_read`, or names in `count`, is never the reason.
/// \param below where in `front` the rows below the header begin
[[nodiscard]] std::optional<complaint> why_not_responses(const table_form& form, const std::deque<kept_row>& front,
                                                         std::size_t below, const answer_reader& reader,
                                                         const mapping& said);

}  // namespace ikm

#endif
