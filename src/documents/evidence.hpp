// SPDX-License-Identifier: BSL-1.0
// What the national assessment of services (PEKPPP) asks about a survey, and which document shows it.
#ifndef IKM_SRC_DOCUMENTS_EVIDENCE_HPP
#define IKM_SRC_DOCUMENTS_EVIDENCE_HPP

#include <ikm/documents/outline.hpp>

namespace ikm {

/// Indicators 6 to 9, one per row; where the document is kept is left for the office to fill in.
[[nodiscard]] data_table evidence_table(language lang);

}  // namespace ikm

#endif
