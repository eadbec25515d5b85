// SPDX-License-Identifier: BSL-1.0
// What text on a terminal takes in columns.
#ifndef IKM_SRC_REPORT_TERMINAL_HPP
#define IKM_SRC_REPORT_TERMINAL_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// Characters, not bytes: what a name takes on the screen.
[[nodiscard]] inline std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// `name` in at most `width` columns; what does not fit becomes one `…`.
[[nodiscard]] inline std::string cut(std::string_view name, std::size_t width) {
  if (columns_of(name) <= width) return std::string{name};
  std::string made;
  std::size_t taken = 0;
  for (const char c : name) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
    if (starts && ++taken == width) break;
    made += c;
  }
  return made + "…";
}

/// `text` in lines of at most `width` columns, broken at blanks; a longer word is alone and is not cut.
[[nodiscard]] inline std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    // Blanks belong to the word after them, so that what is on one line keeps its spacing.
    const std::size_t from = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t end = std::min(text.find(' ', from), text.size());
    if (!lines.back().empty() && columns_of(lines.back()) + columns_of(text.substr(0, end)) > width) {
      lines.emplace_back(text.substr(from, end - from));
    } else {
      lines.back() += text.substr(0, end);
    }
    text.remove_prefix(end);
  }
  return lines;
}

}  // namespace ikm

#endif
