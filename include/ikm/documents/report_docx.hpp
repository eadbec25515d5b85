// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_REPORT_DOCX_HPP
#define IKM_DOCUMENTS_REPORT_DOCX_HPP

#include <ikm/documents/outline.hpp>

#include <string>

namespace ikm {

/// The report as a document of Word (DOCX, ECMA-376), to be edited: headings, captions and numbers of pages are those
/// of the word processor, charts are tables whose cells are shaded, and what the office has to say itself is marked. A
/// logo in SVG is a marked place, since Word asks for a PNG beside one. The same outline gives the same bytes.
[[nodiscard]] std::string docx_of(const outline& report);

}  // namespace ikm

#endif
