// SPDX-License-Identifier: BSL-1.0
// options_json, taken apart.
#ifndef IKM_SRC_BINDINGS_C_OPTIONS_HPP
#define IKM_SRC_BINDINGS_C_OPTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ikm::c {

/// The value of one option: texts as they were written, so that 78.5 stays what it was.
struct option_value {
  std::vector<std::string> texts = {};
  bool is_list = false;
  bool is_flag = false;  ///< true; false is as if it were not given
};

/// The options of one call. Names have dashes; `weight_decimals` is `weight-decimals` too.
class options {
 public:
  static constexpr std::size_t max_bytes = std::size_t{1} << 20;

  /// \param json null or empty for none
  /// \throws wrong_use for what is not an object of texts, numbers, flags and lists of texts, for a name twice, and for
  ///         one that is not among `known`
  options(const char* json, std::span<const std::string_view> known);

  [[nodiscard]] bool has(std::string_view name) const { return given_.find(name) != given_.end(); }
  /// \throws wrong_use when it is a list or a flag
  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
  /// One text or a list of them. \throws wrong_use when it is a flag
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
  /// \throws wrong_use when it is neither true nor false
  [[nodiscard]] bool flag(std::string_view name) const;
  /// A whole number from `lowest` to `highest`, as a number or a text. \throws wrong_use
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view name, std::int64_t lowest,
                                                  std::int64_t highest) const;
  /// One of these words, the first where none is given. \throws wrong_use
  [[nodiscard]] std::string word(std::string_view name, std::span<const std::string_view> words) const;

 private:
  std::map<std::string, option_value, std::less<>> given_ = {};
};

/// \throws wrong_use, always: the option's value is not what is expected
[[noreturn]] void refuse_option(std::string_view name, const std::string& found, const std::string& expected_id,
                                const std::string& expected_en);

}  // namespace ikm::c

#endif
