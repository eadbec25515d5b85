// SPDX-License-Identifier: BSL-1.0
// How values and keys are written in TOML.
#ifndef IKM_SRC_INGEST_TOML_TEXT_HPP
#define IKM_SRC_INGEST_TOML_TEXT_HPP

#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A value as TOML writes it, between quotes: `"Kecepatan \"waktu\""`.
[[nodiscard]] std::string toml_quoted(std::string_view text);

/// A key, quoted where TOML asks for it.
[[nodiscard]] std::string toml_key(const std::string& key);

/// `["a", "b"]`.
[[nodiscard]] std::string toml_list(const std::vector<std::string>& texts);

}  // namespace ikm

#endif
