// SPDX-License-Identifier: BSL-1.0
// What of a file's own text a person may see.
#ifndef IKM_SRC_INGEST_QUOTED_HPP
#define IKM_SRC_INGEST_QUOTED_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace ikm {

/// `found` in one line of text output: at most that many bytes; control characters, broken UTF-8 and the marks that
/// turn the direction of a line become `?`. What emoji and scripts are joined with stays (U+200C, U+200D).
[[nodiscard]] std::string shown(std::string_view found, std::size_t most = 60);

/// As `shown`, for what a complaint quotes: marks, and blanks that cannot be told from none or from others, are named:
/// `3U+00A0`.
[[nodiscard]] std::string visible(std::string_view found, std::size_t most = 60);

/// As `shown` with the marks as they are, for forms that have escapes of their own, such as JSON.
[[nodiscard]] std::string well_formed(std::string_view found, std::size_t most = 60);

/// A whole sentence on its way to a terminal, names of files included: control characters become `?`, marks are named.
[[nodiscard]] std::string numbered(std::string_view sentence);

/// Whole lines of text output on their way to a terminal: as `shown`, line feeds stay.
[[nodiscard]] std::string harmless(std::string_view lines);

/// A cell as complaints and reject files may quote it. What may name a person, which slips into answer cells where a
/// row is shifted, becomes `#`: ten digits or more, of any script, with no letter between them (NIK, telephone), and
/// e-mail addresses, also with `(at)`. A date with a time stays.
[[nodiscard]] std::string quotable(std::string_view cell);

}  // namespace ikm

#endif
