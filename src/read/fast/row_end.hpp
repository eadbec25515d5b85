// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_ROW_END_HPP
#define IKM_SRC_READ_FAST_ROW_END_HPP

#include <cstddef>
#include <optional>
#include <string_view>

namespace ikm {

/// Whether all of it is well-formed (RFC 3629): text that is read as it stands.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Where the row that begins at `at` ends, at a line feed; empty when `text` ends before it does. By the careful
/// reader's rules: a quote opens only at the start of a cell.
[[nodiscard]] std::optional<std::size_t> row_end(std::string_view text, std::size_t at, char delimiter);

}  // namespace ikm

#endif
