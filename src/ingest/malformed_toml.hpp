// SPDX-License-Identifier: BSL-1.0
// What is wrong with a text that is not TOML, in our words: those of the parser are in English only.
#ifndef IKM_SRC_INGEST_MALFORMED_TOML_HPP
#define IKM_SRC_INGEST_MALFORMED_TOML_HPP

#include <ikm/base/sentence.hpp>

#include <toml++/toml.h>

#include <string>
#include <string_view>

namespace ikm {

/// `form.toml:3: not well-formed TOML, column 5: …`. Nothing of the text is quoted: it may be another file than was
/// meant.
[[nodiscard]] sentence malformed_toml(const std::string& file, std::string_view text, const toml::parse_error& problem);

}  // namespace ikm

#endif
