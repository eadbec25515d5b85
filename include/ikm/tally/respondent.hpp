// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_RESPONDENT_HPP
#define IKM_TALLY_RESPONDENT_HPP

#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>

#include <span>

namespace ikm {

/// Which respondents a count covers.
enum class coverage {
  all,       ///< every respondent
  complete,  ///< only respondents who answered every question
};

/// Whether these are the answers of one respondent: one per question, each `blank` or within the scale.
/// \throws tally_error that says what does not fit
void check_answers(const methodology& method, std::span<const answer> answers);

}  // namespace ikm

#endif
