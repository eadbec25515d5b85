// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_FOLLOW_UP_XLSX_HPP
#define IKM_DOCUMENTS_FOLLOW_UP_XLSX_HPP

#include <ikm/documents/about.hpp>
#include <ikm/documents/follow_up.hpp>

#include <string>

namespace ikm {

/// The workbook that an office fills in: `Tindak lanjut` with names of elements and rules for dates, and `PEKPPP` with
/// the evidence that the yearly national assessment asks for. `read_follow_up` reads it back.
/// \throws io_error
[[nodiscard]] std::string follow_up_xlsx(const follow_up_plan& plan, const methodology& method, const about& office,
                                         language lang);

}  // namespace ikm

#endif
