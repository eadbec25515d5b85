// SPDX-License-Identifier: BSL-1.0
#include "read/fast/row_end.hpp"

#include <simdjson.h>

namespace ikm {

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::optional<std::size_t> row_end(std::string_view text, std::size_t at, char delimiter) {
  bool quoted = false;
  bool cell_start = true;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '"') quoted = false;
      cell_start = c == '"';
    } else if (c == '"' && cell_start) {
      quoted = true;
    } else if (c == '\n') {
      return at;
    } else {
      cell_start = c == delimiter;
    }
  }
  return std::nullopt;
}

}  // namespace ikm
