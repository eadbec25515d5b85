// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_DELIMITER_HPP
#define IKM_SRC_SOURCE_DELIMITER_HPP

#include <string_view>

namespace ikm {

/// What separates the cells of a text: that of `,` `;` tab that the most lines agree on, each weighing as many as it
/// holds. Where the lines do not agree on it, another mark may be meant (`|` `^` `~` `:`): each line from the first
/// with such a mark on holds as many of them, and there are more of them.
/// \param front the first lines; the last one counts only when `whole`
/// \param line_end LF, or CR where lines end so
[[nodiscard]] char agreed_delimiter(std::string_view front, bool whole, char line_end);

}  // namespace ikm

#endif
