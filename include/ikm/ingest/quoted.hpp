// SPDX-License-Identifier: BSL-1.0
// What of a file's own text a person may see.
#ifndef IKM_INGEST_QUOTED_HPP
#define IKM_INGEST_QUOTED_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace ikm {

/// `found` as it may be shown: at most so many bytes, control characters and broken UTF-8 replaced by `?`.
[[nodiscard]] std::string shown(std::string_view found, std::size_t most = 60);

/// An answer cell as complaints and reject files may quote it: e-mail addresses and numbers of ten digits or more (NIK,
/// telephone), which slip into such cells where a row is shifted, become `#`.
[[nodiscard]] std::string quotable(std::string_view cell);

}  // namespace ikm

#endif
