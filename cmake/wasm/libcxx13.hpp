// SPDX-License-Identifier: BSL-1.0
// What Debian's emscripten lacks (libc++ 13, no memfd_create) and the library uses. The build for WebAssembly includes
// it before every file; no other build sees it. Each piece goes when emscripten brings it.
#ifndef IKM_CMAKE_WASM_LIBCXX13_HPP
#define IKM_CMAKE_WASM_LIBCXX13_HPP
#ifdef __cplusplus

#include <charconv>
#include <cmath>
#include <compare>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <experimental/functional>
#include <functional>
#include <iterator>
#include <ranges>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>

/// emscripten declares memfd_create and has none. All files of the module are in memory; one gets a name that nobody
/// else uses.
inline int ikm_memfd_create(const char* name, unsigned /*flags*/) {
  static unsigned made = 0;
  const std::string path = "/." + std::string{name} + "-" + std::to_string(++made);
  return ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600);
}
#define memfd_create ikm_memfd_create

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 14000
// Named as the standard names them: what uses them is written for a whole library.
namespace std {

template <class Order>
constexpr bool is_eq(Order order) noexcept {
  return order == 0;
}
template <class Order>
constexpr bool is_neq(Order order) noexcept {
  return order != 0;
}
template <class Order>
constexpr bool is_lt(Order order) noexcept {
  return order < 0;
}
template <class Order>
constexpr bool is_gt(Order order) noexcept {
  return order > 0;
}

using experimental::boyer_moore_horspool_searcher;

inline strong_ordering operator<=>(const string& a, const string& b) noexcept {
  const int order = a.compare(b);
  return order < 0 ? strong_ordering::less : order > 0 ? strong_ordering::greater : strong_ordering::equal;
}

/// strtod rounds correctly and knows no other locale here; what it would take beyond a plain decimal number is left
/// out.
inline from_chars_result from_chars(const char* first, const char* last, double& value) {
  const char* at = first;
  const auto digits = [&] {
    const char* const begin = at;
    while (at != last && *at >= '0' && *at <= '9') ++at;
    return at - begin;
  };
  if (at != last && *at == '-') ++at;
  auto some = digits();
  if (at != last && *at == '.') {
    ++at;
    some += digits();
  }
  if (some == 0) return {first, errc::invalid_argument};
  const char* end = at;
  if (at != last && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != last && (*at == '+' || *at == '-')) ++at;
    if (digits() != 0) end = at;
  }
  const string text{first, end};
  const double read = strtod(text.c_str(), nullptr);
  const bool is_out = read == HUGE_VAL || read == -HUGE_VAL ||
                      (read == 0 && text.find_first_of("123456789") < text.find_first_of("eE"));
  if (is_out) return {end, errc::result_out_of_range};
  value = read;
  return {end, errc{}};
}

namespace ikm_lacking {

inline to_chars_result copied(char* first, char* last, const char* text, int size) {
  if (size < 0 || size > last - first) return {last, errc::value_too_large};
  memcpy(first, text, static_cast<size_t>(size));
  return {first + size, errc{}};
}

/// The fewest digits that read back as the same number.
inline int fewest_digits(double value) {
  char text[32];
  for (int digits = 1; digits < 17; ++digits) {
    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    if (strtod(text, nullptr) == value) return digits;
  }
  return 17;
}

}  // namespace ikm_lacking

inline to_chars_result to_chars(char* first, char* last, double value, chars_format form, int precision) {
  char text[1100];
  const char* const how = form == chars_format::fixed ? "%.*f" : form == chars_format::scientific ? "%.*e" : "%.*g";
  return ikm_lacking::copied(first, last, text, snprintf(text, sizeof text, how, precision, value));
}

inline to_chars_result to_chars(char* first, char* last, double value, chars_format form) {
  const int digits = ikm_lacking::fewest_digits(value);
  if (form == chars_format::general) return to_chars(first, last, value, form, digits);
  if (form == chars_format::scientific) return to_chars(first, last, value, form, digits - 1);
  char text[32];
  snprintf(text, sizeof text, "%.*e", digits - 1, value);
  const int exponent = atoi(strchr(text, 'e') + 1);
  const int places = digits - 1 - exponent;
  return to_chars(first, last, value, form, places > 0 ? places : 0);
}

/// The shorter of both forms; the fixed one where they are as long.
inline to_chars_result to_chars(char* first, char* last, double value) {
  char fixed[1100];
  char other[32];
  const auto a = to_chars(fixed, fixed + sizeof fixed, value, chars_format::fixed);
  const auto b = to_chars(other, other + sizeof other, value, chars_format::scientific);
  const bool is_fixed = a.ptr - fixed <= b.ptr - other;
  return ikm_lacking::copied(first, last, is_fixed ? fixed : other,
                             static_cast<int>(is_fixed ? a.ptr - fixed : b.ptr - other));
}

namespace ranges {

template <class Range, class Value>
constexpr auto find(Range&& in, const Value& wanted) {
  auto at = ranges::begin(in);
  while (at != ranges::end(in) && !(*at == wanted)) ++at;
  return at;
}

template <class Range, class Test>
constexpr bool any_of(Range&& in, Test test) {
  for (auto&& one : in)
    if (test(one)) return true;
  return false;
}

template <class Range, class Test>
constexpr bool all_of(Range&& in, Test test) {
  for (auto&& one : in)
    if (!test(one)) return false;
  return true;
}

}  // namespace ranges
}  // namespace std
#endif

#endif
#endif
