// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_BASE_DECIMAL_HPP
#define IKM_BASE_DECIMAL_HPP

#include <ikm/base/version.hpp>

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace ikm {

/// The sign between whole and fraction when a decimal is printed.
enum class decimal_mark : char { point = '.', comma = ',' };

/// A number with a fixed count of decimals, exact: `units` · 10^-`places`. Published figures are of this type.
class decimal {
 public:
  /// The most decimals that a value can have.
  static constexpr int max_places = 18;

  constexpr decimal() noexcept = default;

  /// `units` · 10^-`places`: `decimal{7874, 2}` is 78.74.
  /// \throws arithmetic_error unless 0 <= places <= max_places
  explicit decimal(std::int64_t units, int places = 0);

  /// Reads `77.5`, `77,5`, `-3`, `78`; surrounding blanks are allowed, grouping signs and exponents are not.
  /// Empty when `text` is anything else, has more than 18 digits, or more than max_places decimals.
  [[nodiscard]] static std::optional<decimal> parse(std::string_view text) noexcept;

  /// 7874 of 78.74.
  [[nodiscard]] constexpr std::int64_t units() const noexcept { return units_; }
  /// 2 of 78.74.
  [[nodiscard]] constexpr int places() const noexcept { return places_; }

  /// All decimals, trailing zeros too: `75.00`.
  [[nodiscard]] std::string to_string(decimal_mark mark = decimal_mark::point) const;

  /// The nearest double, for JSON and plots; never on the way to a grade.
  [[nodiscard]] double to_double() const;

  /// By value: 75.0 equals 75.00.
  friend bool operator==(const decimal& a, const decimal& b) noexcept { return std::is_eq(a <=> b); }
  friend std::strong_ordering operator<=>(const decimal& a, const decimal& b) noexcept;
  /// As to_string has it.
  friend std::ostream& operator<<(std::ostream& out, const decimal& value);

 private:
  std::int64_t units_ = 0;
  int places_ = 0;
};

/// Exact difference with the larger count of decimals of the two.
/// \throws arithmetic_error when it needs more than 63 bits
[[nodiscard]] decimal operator-(const decimal& a, const decimal& b);

inline namespace literals {
/// `"77,5"_decimal`
/// \throws arithmetic_error when the text is not a decimal
[[nodiscard]] decimal operator""_decimal(const char* text, std::size_t size);
}  // namespace literals

}  // namespace ikm

#endif
