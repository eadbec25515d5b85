// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_COUNTED_HPP
#define IKM_SRC_READ_COUNTED_HPP

#include "ingest/counted_table.hpp"
#include "read/intake.hpp"

#include <ikm/source/row.hpp>

namespace ikm {

/// Adds answers that were counted on paper to the survey.
/// \param rows where they are
/// \throws answers_needed where something is asked that only rows of respondents can give
void take_counted(const counted_answers& counted, const row_source& rows, const intake& to);

}  // namespace ikm

#endif
