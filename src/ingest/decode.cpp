// SPDX-License-Identifier: BSL-1.0
#include "ingest/decode.hpp"

#include <algorithm>

namespace ikm {

reason reason_against(std::string_view cell) noexcept {
  std::string_view text = trimmed(cell);
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto whole = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  if (whole == 0) return reason::text_answer;
  if (whole == text.size()) return reason::out_of_scale;
  const std::string_view rest = text.substr(whole + 1);
  const bool marked = text[whole] == '.' || text[whole] == ',';
  return marked && !rest.empty() && std::all_of(rest.begin(), rest.end(), is_digit) ? reason::decimal_answer
                                                                                    : reason::text_answer;
}

}  // namespace ikm
