// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/indicator.hpp>

#include "base/ascii.hpp"
#include "base/enum_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace ikm {
namespace {

constexpr enum_names<origin, 3> origin_names{{"table", "given", "survey"}};

/// Takes a blank, also one that does not break, off either end; false when there is none.
bool drop_blank(std::string_view& text) {
  for (const std::string_view blank : {" ", "\t", "\r", "\n", "\u00A0"}) {
    if (text.starts_with(blank)) return text.remove_prefix(blank.size()), true;
    if (text.ends_with(blank)) return text.remove_suffix(blank.size()), true;
  }
  return false;
}

/// Words in lower case, joined by `_`.
std::string slug(std::string_view text) {
  std::string made;
  bool gap = false;
  for (const char given : text) {
    const char c = lower(given);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter && gap && !made.empty()) made += '_';
    gap = !letter;
    if (letter) made += c;
  }
  return made;
}

}  // namespace

std::string_view name_of(origin source) noexcept { return origin_names.of(source); }

std::optional<decimal> plan_value(std::string_view text) noexcept {
  const auto value = decimal::parse(text);
  constexpr std::int64_t least_too_large = 1'000'000'000'000;
  if (!value || value->places() > 6) return std::nullopt;
  if (*value >= decimal{least_too_large} || *value <= decimal{-least_too_large}) return std::nullopt;
  return value;
}

bool mark_may_group(std::string_view number) noexcept {
  if (number.starts_with('-')) number.remove_prefix(1);
  const std::size_t mark = number.find_first_of(".,");
  return mark != std::string_view::npos && mark >= 1 && mark <= 3 && number.size() == mark + 4 &&
         number.find_first_not_of("0123456789", mark + 1) == std::string_view::npos && number.front() != '0';
}

std::string id_from_name(std::string_view name) {
  if (const std::size_t open = name.rfind('('); open != std::string_view::npos) {
    const std::size_t close = name.find(')', open);
    std::string_view inside = name.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
    while (drop_blank(inside)) {
    }
    // One word only: `(IKM)`, not `(Peraturan Bupati)`.
    if (inside.find(' ') == std::string_view::npos)
      if (std::string word = slug(inside); !word.empty()) return word;
  }
  return slug(name);
}

}  // namespace ikm
