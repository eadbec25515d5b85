// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_ENTRY_FORM_HPP
#define IKM_DOCUMENTS_ENTRY_FORM_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/survey/methodology.hpp>

#include <string>

namespace ikm {

/// A workbook (XLSX) in which the answers of a survey are entered: one row per respondent, the profile, a column per
/// question, a place for suggestions. Answers are steps of the scale or, in Indonesian, the words of the questionnaire
/// that the regulation annexes; the spreadsheet refuses any other. What was entered is read without a mapping.
/// \throws io_error
[[nodiscard]] std::string form_xlsx(const methodology& method, language lang);

/// The questions and answer words as text, to be pasted into an online form. The file of answers that such a form gives
/// is read without a mapping: each question ends in its code in brackets.
[[nodiscard]] std::string form_text(const methodology& method, language lang);

}  // namespace ikm

#endif
