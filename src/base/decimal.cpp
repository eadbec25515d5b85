// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/decimal.hpp>

#include <ikm/base/error.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>

namespace ikm {
namespace {

__extension__ using wide = __int128;

constexpr auto scales = [] {
  std::array<std::int64_t, decimal::max_places + 1> table{};
  std::int64_t power = 1;
  for (std::int64_t& entry : table) {
    entry = power;
    power = power > INT64_MAX / 10 ? power : power * 10;
  }
  return table;
}();

std::int64_t scale_of(int places) { return scales[static_cast<std::size_t>(places)]; }

/// Both values in units of the finer of the two; 63 bits times 10^18 fits 127.
std::pair<wide, wide> aligned(const decimal& a, const decimal& b) {
  const int places = std::max(a.places(), b.places());
  return {wide{a.units()} * scale_of(places - a.places()), wide{b.units()} * scale_of(places - b.places())};
}

}  // namespace

decimal::decimal(std::int64_t units, int places) : units_{units}, places_{places} {
  if (places < 0 || places > max_places)
    throw arithmetic_error{failure::decimals_out_of_range,
                           {"jumlah desimal harus 0 sampai 18", "the count of decimals must be within 0..18"}};
}

std::optional<decimal> decimal::parse(std::string_view text) noexcept {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);

  std::int64_t units = 0;
  int digits = 0;
  int places = -1;  // not yet past the mark
  for (const char c : text) {
    if (c == '.' || c == ',') {
      if (places >= 0 || digits == 0) return std::nullopt;
      places = 0;
    } else if (c >= '0' && c <= '9') {
      if (++digits > max_places) return std::nullopt;
      units = units * 10 + (c - '0');
      if (places >= 0) ++places;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || places == 0) return std::nullopt;
  decimal value;
  value.units_ = negative ? -units : units;
  value.places_ = std::max(places, 0);
  return value;
}

std::string decimal::to_string(decimal_mark mark) const {
  const auto magnitude = units_ < 0 ? 0 - static_cast<std::uint64_t>(units_) : static_cast<std::uint64_t>(units_);
  std::string text = std::to_string(magnitude);
  const auto places = static_cast<std::size_t>(places_);
  if (places > 0) {
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, static_cast<char>(mark));
  }
  if (units_ < 0) text.insert(0, 1, '-');
  return text;
}

std::ostream& operator<<(std::ostream& out, const decimal& value) { return out << value.to_string(); }

double decimal::to_double() const {
  // The decimal text is the exact value; from_chars rounds it correctly.
  const std::string text = to_string();
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::strong_ordering operator<=>(const decimal& a, const decimal& b) noexcept {
  const auto [left, right] = aligned(a, b);
  return left < right ? std::strong_ordering::less
                      : (left > right ? std::strong_ordering::greater : std::strong_ordering::equal);
}

decimal operator-(const decimal& a, const decimal& b) {
  const auto [left, right] = aligned(a, b);
  const wide difference = left - right;
  if (difference > INT64_MAX || difference < INT64_MIN)
    throw arithmetic_error{failure::number_too_large, {"selisih terlalu besar", "the difference is too large"}};
  return decimal{static_cast<std::int64_t>(difference), std::max(a.places(), b.places())};
}

inline namespace literals {
decimal operator""_decimal(const char* text, std::size_t size) {
  const auto value = decimal::parse({text, size});
  if (!value) throw arithmetic_error{failure::not_a_decimal, {"bukan bilangan desimal", "not a decimal"}};
  return *value;
}
}  // namespace literals

}  // namespace ikm
