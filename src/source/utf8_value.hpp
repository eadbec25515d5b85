// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_UTF8_VALUE_HPP
#define IKM_SRC_SOURCE_UTF8_VALUE_HPP

#include <string>
#include <string_view>

namespace ikm {

/// One value, without a NUL, in UTF-8: as it is where it is well-formed, else read as Windows-1252, as a text file
/// would be. U+FFFD in its place would make one name of two.
[[nodiscard]] std::string utf8_value(std::string_view bytes);

}  // namespace ikm

#endif
