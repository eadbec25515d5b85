// SPDX-License-Identifier: BSL-1.0
// Where the values of a JSON text begin and end, found on its bytes: no document is made of a text before it is known
// what it holds. Grammar within a value is left to anyone who parses it.
#ifndef IKM_SRC_SOURCE_JSON_SCAN_HPP
#define IKM_SRC_SOURCE_JSON_SCAN_HPP

#include <ikm/base/sentence.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ikm {

/// A value within the text.
struct json_piece {
  std::size_t at = 0;
  std::size_t size = 0;
};

/// A member of an object: its key as it is written, between the quotes and with its escapes, and its value.
struct json_member {
  std::string_view key;
  json_piece value;
};

/// The text is not JSON from here on.
struct json_scan_error {
  std::size_t at;
  sentence why;
};

/// The place of the next character that is not a blank, from `at` on; the size of the text where there is none.
[[nodiscard]] std::size_t past_blanks(std::string_view text, std::size_t at) noexcept;

/// The value that begins at `at`. Brackets are paired by count only.
/// Complexity: one pass over the value, no recursion.
/// \throws json_scan_error where the text ends within it, and on a line feed in a string
[[nodiscard]] json_piece json_value(std::string_view text, std::size_t at);

/// The elements of an array or the members of an object, one after the other.
class json_children {
 public:
  /// \param whole begins with `[` or `{`
  json_children(std::string_view text, const json_piece& whole);

  /// False after the last.
  /// \throws json_scan_error
  [[nodiscard]] bool next(json_member& into);

 private:
  std::string_view text_;
  bool keyed_;
  bool first_ = true;
  std::size_t at_;
  std::size_t end_;  // of the closing bracket
};

/// Counts what opens, objects and arrays, as the bytes come in, whatever the blocks.
class json_container_count {
 public:
  void add(std::string_view block) noexcept;
  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }

 private:
  std::uint64_t count_ = 0;
  bool within_string_ = false;
  bool escaped_ = false;
};

}  // namespace ikm

#endif
