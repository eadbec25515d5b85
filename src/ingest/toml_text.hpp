// SPDX-License-Identifier: BSL-1.0
// How values and keys are written in TOML.
#ifndef IKM_SRC_INGEST_TOML_TEXT_HPP
#define IKM_SRC_INGEST_TOML_TEXT_HPP

#include <ikm/ingest/mapping.hpp>

#include <string>
#include <vector>

namespace ikm {

/// A key, quoted where TOML asks for it.
[[nodiscard]] std::string toml_key(const std::string& key);

/// `["a", "b"]`.
[[nodiscard]] std::string toml_list(const std::vector<std::string>& texts);

}  // namespace ikm

#endif
