// SPDX-License-Identifier: BSL-1.0
// Two lines of text as fractions: what is read is written and read back to the same, arithmetic and rounding agree with
// Boost's rationals, and a decimal is the fraction that the same text is.
#include <ikm/base/decimal.hpp>
#include <ikm/base/error.hpp>
#include <ikm/base/ratio.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

void require(bool held, const char* what, std::string_view text) {
  if (held) return;
  std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(text.size()), text.data());
  std::abort();
}

/// Of a text that ratio wrote: digits, perhaps a sign before and a `/` among them.
cpp_rational rational_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return cpp_rational{cpp_int{text}};
  return cpp_rational{cpp_int{text.substr(0, slash)}, cpp_int{text.substr(slash + 1)}};
}

/// Half away from zero, by the definition: the whole part of the magnitude and a half.
std::optional<std::int64_t> rounded_units(const cpp_rational& value, int places) {
  const cpp_rational scaled =
      abs(value) * cpp_rational{pow(cpp_int{10}, static_cast<unsigned>(places))} + cpp_rational{1, 2};
  const cpp_int units = numerator(scaled) / denominator(scaled);
  if (units > INT64_MAX) return std::nullopt;
  return value < 0 ? -static_cast<std::int64_t>(units) : static_cast<std::int64_t>(units);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const std::size_t line = text.find('\n');
  const std::string_view first = text.substr(0, line);
  const std::string_view second = line == std::string_view::npos ? std::string_view{} : text.substr(line + 1);

  const auto a = ikm::ratio::parse(first);
  if (const auto d = ikm::decimal::parse(first)) {
    require(ikm::decimal::parse(d->to_string()) == d, "a decimal reads back otherwise", first);
    require(ikm::decimal::parse(d->to_string(ikm::decimal_mark::comma)) == d, "a decimal reads back otherwise", first);
    require(a && *a == ikm::ratio{*d}, "decimal and fraction differ", first);
  }
  if (!a) return 0;
  require(ikm::ratio::parse(a->to_string()) == a, "a fraction reads back otherwise", first);
  const cpp_rational x = rational_of(a->to_string());
  for (const int places : {0, 2, 18}) {
    const auto units = rounded_units(x, places);
    try {
      const ikm::decimal got = a->rounded(places);
      require(units && got.units() == *units && got.places() == places, "rounds otherwise", first);
    } catch (const ikm::arithmetic_error&) {
      require(!units, "does not round what fits", first);
    }
  }

  const auto b = ikm::ratio::parse(second);
  if (!b) return 0;
  const cpp_rational y = rational_of(b->to_string());
  require(rational_of((*a + *b).to_string()) == x + y, "adds otherwise", text);
  require(rational_of((*a - *b).to_string()) == x - y, "subtracts otherwise", text);
  require(rational_of((*a * *b).to_string()) == x * y, "multiplies otherwise", text);
  if (b->sign() != 0) require(rational_of((*a / *b).to_string()) == x / y, "divides otherwise", text);
  require((*a < *b) == (x < y) && (*a == *b) == (x == y), "compares otherwise", text);
  return 0;
}
