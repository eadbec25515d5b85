// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_LINE_ENDS_HPP
#define IKM_SRC_SOURCE_LINE_ENDS_HPP

#include <ikm/source/bytes.hpp>

#include <memory>
#include <string_view>

namespace ikm {

/// Whether the lines of a text end in CR alone, as Excel for Macintosh writes them: no LF in its front, and a CR
/// outside quotes before the last byte.
[[nodiscard]] bool ends_lines_in_cr(std::string_view front) noexcept;

/// The same text with LF where a CR outside quotes is. A quote opens at the start of a cell only, as csv_rows has it.
/// \param delimiter of the cells; `\0` where no quote keeps a CR (JSON, in which a string holds none)
[[nodiscard]] std::unique_ptr<byte_source> with_line_feeds(std::unique_ptr<byte_source> bytes, char delimiter);

}  // namespace ikm

#endif
