// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_TEXT_HPP
#define IKM_SOURCE_TEXT_HPP

#include <ikm/source/bytes.hpp>

#include <memory>

namespace ikm {

/// The same text in UTF-8 without a byte order mark, whatever it was written in: UTF-8, UTF-16 with or without a mark
/// (as spreadsheets save "Unicode text"), Windows-1252. A file is taken for Windows-1252 when its first byte sequence
/// beyond ASCII is not UTF-8; once UTF-8 was seen, broken sequences become U+FFFD.
/// Complexity: one pass, two blocks of memory.
/// `read` throws source_error, with the line, on a NUL byte: such a file is not text.
[[nodiscard]] std::unique_ptr<byte_source> utf8_text(std::unique_ptr<byte_source> bytes);

}  // namespace ikm

#endif
