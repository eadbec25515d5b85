// SPDX-License-Identifier: BSL-1.0
// The border to C: what every function of ikm.h passes on its way in and out.
#ifndef IKM_SRC_BINDINGS_C_BORDER_HPP
#define IKM_SRC_BINDINGS_C_BORDER_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/ikm.h>

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm::c {

/// An argument or option that is wrong whatever the input.
class wrong_use : public std::exception {
 public:
  wrong_use(const char* code, sentence said) : code_{code}, said_{std::move(said)} {}
  /// A word of docs/c_abi.md.
  [[nodiscard]] const char* code() const noexcept { return code_; }
  [[nodiscard]] const sentence& said() const noexcept { return said_; }
  [[nodiscard]] const char* what() const noexcept override { return said_.en.c_str(); }

 private:
  const char* code_;
  sentence said_;
};

/// A new call of this thread: nothing has been said about it.
void begin_call() noexcept;
/// Keeps what the exception in flight says, and gives its status.
[[nodiscard]] int failed_call() noexcept;
/// What a reader must know beside the result of this call.
void add_notices(const std::vector<std::string>& id, const std::vector<std::string>& en);
/// The same in both languages, since nobody knows yet which one is asked for. `notices` gives lines for a language.
template <typename Notices>
void keep_notices(Notices notices) {
  add_notices(notices(language::indonesian), notices(language::english));
}

/// Runs the work of a function of ikm.h: whatever is thrown becomes a status.
template <typename Work>
[[nodiscard]] int at_the_border(Work work) noexcept {
  begin_call();
  try {
    work();
    return IKM_DONE;
  } catch (...) {
    return failed_call();
  }
}

/// \throws wrong_use for a null pointer; `name` is that of the parameter
void need(const void* given, const char* name);
/// A text ended by a 0. \throws wrong_use when it is null or not UTF-8
[[nodiscard]] std::string text_of(const char* given, const char* name);
/// Bytes with their number; null is allowed where there are none.
[[nodiscard]] std::string_view bytes_of(const void* given, std::size_t count, const char* name);

/// Where a function puts the text that it makes: null until it is made.
class made_text {
 public:
  /// \param size may be null
  made_text(char** text, std::size_t* size) noexcept;
  /// \param name of the parameter
  /// \throws wrong_use where there is no place for it
  void check(const char* name = "json") const { need(text_, name); }
  void give(std::string_view made);

 private:
  char** text_;
  std::size_t* size_;
};

/// Frees a text that was made here. False where it was not, or was freed before.
[[nodiscard]] bool take_back(void* given) noexcept;

/// What the functions say of the last call.
[[nodiscard]] const char* last_error(language lang) noexcept;
[[nodiscard]] const char* last_code() noexcept;
[[nodiscard]] const char* last_notices(language lang) noexcept;

}  // namespace ikm::c

#endif
