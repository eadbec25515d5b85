// SPDX-License-Identifier: BSL-1.0
// What does a cell of a printed table say as a number, and which of its marks is the decimal one?
#ifndef IKM_SRC_INGEST_NUMBER_TEXT_HPP
#define IKM_SRC_INGEST_NUMBER_TEXT_HPP

#include <optional>
#include <string>
#include <string_view>

namespace ikm {

/// A number as it is written. `1.250` alone does not say whether its mark groups thousands or begins decimals: such a
/// number is open until the table or the meaning of its column decides.
struct number_text {
  enum class kind {
    empty,   ///< nothing, or a dash
    words,   ///< not a single digit: `BB`, `WTP`
    wrong,   ///< digits, but not a number: `7O,5`
    number,  ///< a number, or a fraction of whole numbers
  };
  enum class bound { none, at_least, at_most };

  kind what = kind::empty;
  bound limit = bound::none;  ///< `≥ 70`, `<= 3`
  bool percent = false;       ///< `%` after the number
  char decimal = '\0';        ///< the mark that begins decimals, where the number shows it by itself
  char grouping = '\0';       ///< the mark that groups thousands, where the number shows it by itself
  char open = '\0';           ///< the only mark, three digits after it: it may be either

  /// Sign, digits and marks alone; a fraction as it is written.
  std::string text = {};

  /// Without grouping, with a decimal point.
  /// \param open_groups whether an open mark groups thousands
  [[nodiscard]] std::string plain(bool open_groups) const;
};

/// A number of respondents without decimals that are 0: `90` of `90.0`. `90.000` stays: it may be ninety thousand.
[[nodiscard]] std::string_view plain_count(std::string_view cell);

/// Blanks of any width around its parts do not matter. Complexity: one pass.
[[nodiscard]] number_text number_text_of(std::string_view cell);

/// Which mark begins decimals in a table, as far as its numbers show.
class decimal_marks {
 public:
  void see(const number_text& number);
  /// As `see`, for columns that may hold numbering (`1.2`): only what no numbering looks like counts.
  void see_beside(const number_text& number);
  void see(char decimal);

  /// Empty where no number shows it, or where numbers disagree.
  [[nodiscard]] std::optional<char> decided() const;

 private:
  bool comma_ = false;
  bool point_ = false;
  bool comma_beside_ = false;
  bool point_beside_ = false;
};

}  // namespace ikm

#endif
