// SPDX-License-Identifier: BSL-1.0
// Lists within a text: `a, b, c`.
#ifndef IKM_SRC_BASE_JOINED_HPP
#define IKM_SRC_BASE_JOINED_HPP

#include <string>
#include <string_view>
#include <vector>

namespace ikm {

inline void append_item(std::string& list, std::string_view item, std::string_view between = ", ") {
  if (!list.empty()) list += between;
  list += item;
}

template <class Texts>
[[nodiscard]] std::string joined(const Texts& texts, std::string_view between = ", ") {
  std::string list;
  for (const std::string_view text : texts) append_item(list, text, between);
  return list;
}

/// The items of `a,b,c`, empty ones too.
[[nodiscard]] inline std::vector<std::string> items_of(std::string_view list, char between = ',') {
  std::vector<std::string> items(1);
  for (const char c : list) {
    if (c == between)
      items.emplace_back();
    else
      items.back() += c;
  }
  return items;
}

}  // namespace ikm

#endif
