// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_ODS_HPP
#define IKM_SOURCE_ODS_HPP

#include <ikm/source/workbook.hpp>

#include <memory>
#include <string>

namespace ikm {

/// A workbook of LibreOffice and of whatever else writes OpenDocument (ISO/IEC 26300), read as open_xlsx reads one of
/// Excel: the same texts of cells, the same notes, the same limits. A comment is not text of its cell.
/// All sheets are in one part: it is parsed once to find them, and unpacked again up to each sheet that is read.
/// \throws source_error when the file is no such workbook, has a password; over_limit
[[nodiscard]] std::unique_ptr<workbook> open_ods(const std::string& path, const workbook_limits& limits = {});

}  // namespace ikm

#endif
