// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_COUNTED_TEXT_HPP
#define IKM_SRC_REPORT_COUNTED_TEXT_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/read/survey.hpp>
#include <ikm/survey/methodology.hpp>

#include <string>

namespace ikm {

/// How a table of counts was understood: which column counts which answer, and how blanks are known.
/// Precondition: of.is_counted
[[nodiscard]] std::string counted_text(const understanding& of, const answer_scale& scale, language lang);

}  // namespace ikm

#endif
