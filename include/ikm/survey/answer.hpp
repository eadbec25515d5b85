// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SURVEY_ANSWER_HPP
#define IKM_SURVEY_ANSWER_HPP

#include <cstdint>

namespace ikm {

/// One answer of one respondent to one question: a step of the scale, or `blank`.
using answer = std::uint8_t;

/// The question was left unanswered. No scale reaches 0, so it cannot be mistaken for a score.
inline constexpr answer blank = 0;

}  // namespace ikm

#endif
