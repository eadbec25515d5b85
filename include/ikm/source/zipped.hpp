// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_ZIPPED_HPP
#define IKM_SOURCE_ZIPPED_HPP

#include <ikm/source/bytes.hpp>
#include <ikm/source/workbook.hpp>

#include <memory>
#include <string>

namespace ikm {

/// What a ZIP archive is, by what it holds. One that cannot be opened counts as `xlsx`, and is refused as such.
enum class zip_kind { xlsx, ods, other };
/// Looks at the names of its parts.
[[nodiscard]] zip_kind zip_kind_of(const std::string& path);

/// The only table in a ZIP archive that is not a workbook: text or JSON, as Google Forms gives its CSV. What operating
/// systems add (`__MACOSX`, `.DS_Store`) is passed over, and so are files that are not tables beside one that is.
/// The bytes have the name of the archive.
/// \throws source_error when there is no table or more than one, or it must be unpacked first (a workbook, a database);
///         it says what the archive holds. `read` too, when more than `max_unpacked_bytes` come out
[[nodiscard]] std::unique_ptr<byte_source> zipped_table(const std::string& path, const workbook_limits& limits = {});

}  // namespace ikm

#endif
