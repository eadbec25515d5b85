// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_INSPECT_REPORT_HPP
#define IKM_REPORT_INSPECT_REPORT_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/read/survey.hpp>

#include <iosfwd>
#include <span>
#include <vector>

namespace ikm {

/// What a person has to settle before a file is understood, with the edits of a mapping that do.
[[nodiscard]] std::vector<open_question> open_questions_of(std::span<const complaint> complaints, language lang);

/// The same of a file that was read and whose bad rows were set aside: each word that is not known is one question.
/// Precondition: `read.understood` is not empty
[[nodiscard]] std::vector<open_question> open_questions_of(const survey& read, language lang);

/// How a file was understood, for people: where its header is, which column is which question, what became of its rows.
/// Precondition: `read.understood` is not empty
void write_understanding(std::ostream& to, const survey& read, language lang);

}  // namespace ikm

#endif
