// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_BASE_RATIO_HPP
#define IKM_BASE_RATIO_HPP

#include <ikm/base/decimal.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ikm {

/// The two ways in which a figure loses digits. Each use names one.
enum class rounding_mode {
  half_away,  ///< to the nearest, a tie away from zero: how published figures are rounded
  cut,        ///< towards zero: how some printed sheets shorten means
};

/// The name that it had before 0.1.
using rounding_rule = rounding_mode;

/// An exact fraction of any size. Fractions that fit 64 bits cost no allocation; larger ones are shared
/// and immutable, so copies are cheap and values are free to use on different threads.
class ratio {
 public:
  constexpr ratio() noexcept = default;
  /// A whole number of a type that 63 bits hold; a binary fraction is none of them, and does not convert.
  template <std::integral Whole>
  requires(std::signed_integral<Whole> || sizeof(Whole) < sizeof(std::int64_t)) constexpr ratio(Whole whole) noexcept
      : numerator_{whole} {}  // NOLINT(google-explicit-constructor)
  /// Exact.
  ratio(const decimal& value);  // NOLINT(google-explicit-constructor)

  /// \throws arithmetic_error when `denominator` is 0
  ratio(std::int64_t numerator, std::int64_t denominator);

  /// Counts are unsigned: `ratio::of(sum, answers)`.
  /// \throws arithmetic_error when `denominator` is 0
  [[nodiscard]] static ratio of(std::uint64_t numerator, std::uint64_t denominator);

  /// Reads `1/9`, `0.071`, `0,071`, `3`, and whole numbers and fractions of any length up to 4,096 digits.
  /// Empty when `text` is anything else, or divides by 0.
  [[nodiscard]] static std::optional<ratio> parse(std::string_view text);

  /// In lowest terms: `11575/147`, `75` when whole.
  [[nodiscard]] std::string to_string() const;

  /// The one rounding.
  /// \throws arithmetic_error when the result needs more than 63 bits or places are outside 0..18
  [[nodiscard]] decimal rounded(int places, rounding_mode rule = rounding_mode::half_away) const;

  /// The nearest double within 1 unit in the last place, for statistics and plots; never on the way to a grade.
  [[nodiscard]] double to_double() const;

  /// The least whole number that is not smaller.
  /// \throws arithmetic_error when it needs more than 63 bits
  [[nodiscard]] std::int64_t ceiling() const;

  /// -1, 0 or 1.
  [[nodiscard]] int sign() const noexcept;

  friend ratio operator+(const ratio& a, const ratio& b);
  friend ratio operator-(const ratio& a, const ratio& b);
  friend ratio operator*(const ratio& a, const ratio& b);
  /// \throws arithmetic_error when `b` is 0
  friend ratio operator/(const ratio& a, const ratio& b);
  /// \throws as the operators above
  ratio& operator+=(const ratio& b) { return *this = *this + b; }
  /// The same.
  ratio& operator-=(const ratio& b) { return *this = *this - b; }
  /// The same.
  ratio& operator*=(const ratio& b) { return *this = *this * b; }
  /// The same.
  ratio& operator/=(const ratio& b) { return *this = *this / b; }

  friend bool operator==(const ratio& a, const ratio& b) { return std::is_eq(a <=> b); }
  friend std::strong_ordering operator<=>(const ratio& a, const ratio& b);
  /// As to_string has it.
  friend std::ostream& operator<<(std::ostream& out, const ratio& value);

 private:
  friend struct ratio_parts;  // src/base/ratio_parts.hpp
  struct big;                 // the fraction in arbitrary precision: src/base/big_ratio.hpp
  explicit ratio(std::shared_ptr<const big> parts) noexcept : big_{std::move(parts)} {}

  std::int64_t numerator_ = 0;    // meaningful while big_ is empty
  std::int64_t denominator_ = 1;  // > 0
  std::shared_ptr<const big> big_;
};

inline namespace literals {
/// `"1/9"_ratio`
/// \throws arithmetic_error when the text is not a fraction
[[nodiscard]] ratio operator""_ratio(const char* text, std::size_t size);
}  // namespace literals

}  // namespace ikm

#endif
