// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_REPORT_HTML_HPP
#define IKM_DOCUMENTS_REPORT_HTML_HPP

#include <ikm/documents/outline.hpp>

#include <string>

namespace ikm {

/// The report as one HTML file: no script, no address outside, charts within. It prints on A4 with page numbers.
[[nodiscard]] std::string html_of(const outline& report);

}  // namespace ikm

#endif
