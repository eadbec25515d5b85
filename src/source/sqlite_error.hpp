// SPDX-License-Identifier: BSL-1.0
// What SQLite found wrong, in our words: its own are in English only.
#ifndef IKM_SRC_SOURCE_SQLITE_ERROR_HPP
#define IKM_SRC_SOURCE_SQLITE_ERROR_HPP

#include <ikm/source/source_error.hpp>

#include <string>
#include <string_view>

namespace ikm {

/// \param code of SQLite
/// \param message of SQLite, of which the names of tables and columns are taken; may be empty
[[nodiscard]] source_error sqlite_error_of(const std::string& file, int code, std::string_view message);

}  // namespace ikm

#endif
