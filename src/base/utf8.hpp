// SPDX-License-Identifier: BSL-1.0
// Characters of UTF-8 text, for callers that look ahead in a text that may end there.
#ifndef IKM_SRC_BASE_UTF8_HPP
#define IKM_SRC_BASE_UTF8_HPP

#include <cstddef>
#include <string_view>

namespace ikm {

/// How many bytes the first character of `text` takes, in well-formed UTF-8 (RFC 3629). 0 when no character is there,
/// also for empty text; npos when the text ends within a character that is sound so far.
[[nodiscard]] std::size_t utf8_length(std::string_view text) noexcept;

/// Well-formed UTF-8 without a NUL: what every name and every cell is once it has come in.
/// Complexity: one pass; text in ASCII passes in words of eight bytes.
[[nodiscard]] bool is_plain_text(std::string_view text) noexcept;

}  // namespace ikm

#endif
