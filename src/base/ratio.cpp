// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/ratio.hpp>

#include "base/big_ratio.hpp"

#include <ikm/base/error.hpp>

#include <cmath>
#include <numeric>
#include <ostream>

namespace ikm {
namespace {

__extension__ using wide = __int128;

constexpr std::size_t max_digits = 4096;

[[noreturn]] void division_by_zero() {
  throw arithmetic_error{failure::division_by_zero, {"pembagian dengan nol", "division by zero"}};
}

bool fits(wide value) { return value <= INT64_MAX && value >= -INT64_MAX; }

/// A small result where it fits after reduction; empty where arbitrary precision is needed.
std::optional<ratio> small(wide numerator, wide denominator) {
  if (!fits(numerator) || !fits(denominator)) {
    wide a = numerator < 0 ? -numerator : numerator;
    wide b = denominator;
    while (b != 0) {
      const wide rest = a % b;
      a = b;
      b = rest;
    }
    numerator /= a;
    denominator /= a;
    if (!fits(numerator) || !fits(denominator)) return std::nullopt;
  }
  return ratio{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

bool is_small(const ratio& value) { return ratio_parts::is_small(value); }

ratio reduced(cpp_int numerator, cpp_int denominator) {
  const cpp_int divisor = gcd(numerator, denominator);
  if (divisor > 1) {
    numerator /= divisor;
    denominator /= divisor;
  }
  return ratio_of(std::move(numerator), std::move(denominator));
}

cpp_int power_of_ten(int places) { return pow(cpp_int{10}, static_cast<unsigned>(places)); }

std::optional<cpp_int> parsed_integer(std::string_view text) {
  if (text.empty() || text.size() > max_digits) return std::nullopt;
  for (const char c : text)
    if (c < '0' || c > '9') return std::nullopt;
  const std::size_t first = text.find_first_not_of('0');  // a leading 0 would mean octal to cpp_int
  return first == std::string_view::npos ? cpp_int{0} : cpp_int{std::string{text.substr(first)}};
}

}  // namespace

ratio ratio_of(cpp_int numerator, cpp_int denominator) {
  if (numerator >= -INT64_MAX && numerator <= INT64_MAX && denominator <= INT64_MAX)
    return ratio{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
  return ratio_parts::made_of(
      std::make_shared<const ratio_parts::big>(ratio_parts::big{std::move(numerator), std::move(denominator)}));
}

cpp_int numerator_of(const ratio& value) {
  return is_small(value) ? cpp_int{ratio_parts::numerator(value)} : ratio_parts::of_big(value).numerator;
}

cpp_int denominator_of(const ratio& value) {
  return is_small(value) ? cpp_int{ratio_parts::denominator(value)} : ratio_parts::of_big(value).denominator;
}

decimal rounded(const cpp_int& numerator, const cpp_int& denominator, int places, rounding_mode rule) {
  if (places < 0 || places > decimal::max_places) return decimal{0, places};  // throws
  cpp_int quotient;
  cpp_int rest;
  divide_qr(cpp_int{abs(numerator) * power_of_ten(places)}, denominator, quotient, rest);
  if (rule == rounding_mode::half_away && 2 * rest >= denominator) ++quotient;
  if (quotient > INT64_MAX)
    throw arithmetic_error{failure::number_too_large,
                           {"bilangan terlalu besar untuk dibulatkan", "the number is too large to be rounded"}};
  const auto units = static_cast<std::int64_t>(quotient);
  return decimal{numerator < 0 ? -units : units, places};
}

ratio::ratio(const decimal& value) {
  // 10^18 and 63 bits both fit, so no precision beyond the small form is needed.
  std::int64_t scale = 1;
  for (int i = 0; i < value.places(); ++i) scale *= 10;
  *this = ratio{value.units(), scale};
}

ratio::ratio(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) division_by_zero();
  if (numerator == INT64_MIN || denominator == INT64_MIN) {  // their magnitudes have no 64-bit form
    cpp_int n = numerator;
    cpp_int d = denominator;
    if (d < 0) {
      n = -n;
      d = -d;
    }
    *this = reduced(std::move(n), std::move(d));
    return;
  }
  const std::int64_t divisor = std::gcd(numerator, denominator) * (denominator < 0 ? -1 : 1);
  numerator_ = numerator / divisor;
  denominator_ = denominator / divisor;
}

ratio ratio::of(std::uint64_t numerator, std::uint64_t denominator) {
  if (denominator == 0) division_by_zero();
  if (numerator <= INT64_MAX && denominator <= INT64_MAX)
    return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
  return reduced(numerator, denominator);
}

std::optional<ratio> ratio::parse(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  const int sign = !text.empty() && text.front() == '-' ? -1 : 1;
  if (sign < 0) text.remove_prefix(1);

  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const auto numerator = parsed_integer(text.substr(0, slash));
    const auto denominator = parsed_integer(text.substr(slash + 1));
    if (!numerator || !denominator || *denominator == 0) return std::nullopt;
    return reduced(*numerator * sign, *denominator);
  }
  if (const std::size_t mark = text.find_first_of(".,"); mark != std::string_view::npos) {
    const std::string_view decimals = text.substr(mark + 1);
    const auto whole = parsed_integer(text.substr(0, mark));
    const auto fraction = parsed_integer(decimals);
    if (!whole || !fraction) return std::nullopt;
    const cpp_int scale = power_of_ten(static_cast<int>(decimals.size()));
    return reduced((*whole * scale + *fraction) * sign, scale);
  }
  const auto whole = parsed_integer(text);
  if (!whole) return std::nullopt;
  return ratio_of(*whole * sign, 1);
}

std::string ratio::to_string() const {
  if (big_ == nullptr)  // every way to a small fraction reduces it
    return std::to_string(numerator_) + (denominator_ == 1 ? "" : "/" + std::to_string(denominator_));
  const cpp_int divisor = gcd(big_->numerator, big_->denominator);
  const cpp_int denominator = big_->denominator / divisor;
  return cpp_int{big_->numerator / divisor}.str() + (denominator == 1 ? "" : "/" + denominator.str());
}

std::ostream& operator<<(std::ostream& out, const ratio& value) { return out << value.to_string(); }

decimal ratio::rounded(int places, rounding_mode rule) const {
  if (big_ == nullptr && places >= 0 && places <= 9) {
    std::int64_t scale = 1;
    for (int i = 0; i < places; ++i) scale *= 10;
    const wide magnitude = (numerator_ < 0 ? -wide{numerator_} : wide{numerator_}) * scale;
    wide quotient = magnitude / denominator_;
    if (rule == rounding_mode::half_away && 2 * (magnitude % denominator_) >= denominator_) ++quotient;
    if (quotient <= INT64_MAX) {
      const auto units = static_cast<std::int64_t>(quotient);
      return decimal{numerator_ < 0 ? -units : units, places};
    }
  }
  return ikm::rounded(numerator_of(*this), denominator_of(*this), places, rule);
}

double ratio::to_double() const {
  constexpr std::int64_t exact_in_double = std::int64_t{1} << 53;
  if (big_ == nullptr && numerator_ >= -exact_in_double && numerator_ <= exact_in_double &&
      denominator_ <= exact_in_double)
    return static_cast<double>(numerator_) / static_cast<double>(denominator_);
  // Scale so that the quotient has 64 significant bits, then shift back: one rounding, in the conversion.
  const cpp_int numerator = abs(numerator_of(*this));
  const cpp_int denominator = denominator_of(*this);
  if (numerator == 0) return 0;
  const int shift = 64 - static_cast<int>(msb(numerator)) + static_cast<int>(msb(denominator));
  const cpp_int quotient =
      shift >= 0 ? cpp_int{(numerator << shift) / denominator} : cpp_int{numerator / (denominator << -shift)};
  return sign() * std::ldexp(quotient.convert_to<double>(), -shift);
}

std::int64_t ratio::ceiling() const {
  cpp_int quotient;
  cpp_int rest;
  divide_qr(numerator_of(*this), denominator_of(*this), quotient, rest);
  if (rest > 0) ++quotient;
  if (quotient > INT64_MAX || quotient < INT64_MIN)
    throw arithmetic_error{failure::number_too_large, {"bilangan terlalu besar", "the number is too large"}};
  return static_cast<std::int64_t>(quotient);
}

int ratio::sign() const noexcept {
  if (big_ != nullptr) return big_->numerator.sign();
  return numerator_ < 0 ? -1 : (numerator_ > 0 ? 1 : 0);
}

ratio operator+(const ratio& a, const ratio& b) {
  if (is_small(a) && is_small(b)) {
    const wide da = a.denominator_;
    const wide db = b.denominator_;
    // Each product has at most 126 bits, so their sum has at most 127.
    if (auto sum = small(a.numerator_ * db + b.numerator_ * da, da * db)) return *sum;
  }
  return reduced(numerator_of(a) * denominator_of(b) + numerator_of(b) * denominator_of(a),
                 denominator_of(a) * denominator_of(b));
}

ratio operator-(const ratio& a, const ratio& b) { return a + b * ratio{-1}; }

ratio operator*(const ratio& a, const ratio& b) {
  if (is_small(a) && is_small(b))
    if (auto product = small(wide{a.numerator_} * b.numerator_, wide{a.denominator_} * b.denominator_)) return *product;
  return reduced(numerator_of(a) * numerator_of(b), denominator_of(a) * denominator_of(b));
}

ratio operator/(const ratio& a, const ratio& b) {
  if (b.sign() == 0) division_by_zero();
  return a *
         (b.sign() < 0 ? reduced(-denominator_of(b), -numerator_of(b)) : reduced(denominator_of(b), numerator_of(b)));
}

std::strong_ordering operator<=>(const ratio& a, const ratio& b) {
  const auto order = [](const auto& left, const auto& right) {
    return left < right ? std::strong_ordering::less
                        : (left > right ? std::strong_ordering::greater : std::strong_ordering::equal);
  };
  if (is_small(a) && is_small(b))
    return order(wide{a.numerator_} * b.denominator_, wide{b.numerator_} * a.denominator_);
  return order(cpp_int{numerator_of(a) * denominator_of(b)}, cpp_int{numerator_of(b) * denominator_of(a)});
}

inline namespace literals {
ratio operator""_ratio(const char* text, std::size_t size) {
  auto value = ratio::parse({text, size});
  if (!value) throw arithmetic_error{failure::not_a_fraction, {"bukan pecahan", "not a fraction"}};
  return *value;
}
}  // namespace literals

}  // namespace ikm
