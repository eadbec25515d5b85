// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_QUESTION_NAMES_HPP
#define IKM_SRC_INGEST_QUESTION_NAMES_HPP

#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {

/// How surely a header asks a question.
enum class claim_strength {
  named,    ///< it is the question's code, or its element's id or name: `U1`, `Unsur 1`, `sarana`, `Q8 - Sarana`
  worded,   ///< it is a text that holds words of this element and of no other
  unclear,  ///< it holds words of several elements, or a code with a text that is not understood
};

/// One question that a header may ask.
struct claim {
  std::size_t question;
  claim_strength strength;
  friend bool operator==(const claim&, const claim&) = default;
};

/// Which question a header asks: by code, id or name, else by keywords as whole words (`saran` is not in `sarana`).
/// Headers of dates, of free text and of derived figures ask none. In a numbered name (`Q8 - Sarana dan prasarana`) the
/// name decides, since offices number the elements in two ways. Const use is free on any thread.
class question_names {
 public:
  explicit question_names(const methodology& method);

  /// Empty when the header asks nothing. Complexity: linear in the header's length times the keywords.
  [[nodiscard]] std::vector<claim> claims(std::string_view header) const;

 private:
  std::map<std::string, std::size_t, std::less<>> names_;      // folded
  std::vector<std::pair<std::string, std::size_t>> keywords_;  // folded; the longest first
};

/// Whether a header asks to write something down, or how much of it there was, and not how a service is: `Keluhan`,
/// `Tuliskan aduan Anda, jika ada`, `Berapa biaya yang Anda keluarkan?`. Its `Tidak ada` is not an answer.
[[nodiscard]] bool asks_to_write(std::string_view header);

/// The number of a question in a header: `U10`, `Unsur 10`, `Q10 - Keadilan`.
struct question_number {
  std::string word;  ///< before the number, folded; `u` for `unsur` too
  int number = 0;
};
/// Empty where there is none, and for fields of the profile, free text and derived figures.
[[nodiscard]] std::optional<question_number> question_number_of(std::string_view header);

}  // namespace ikm

#endif
