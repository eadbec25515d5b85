// SPDX-License-Identifier: BSL-1.0
#include "report/json_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ikm::json_values {
namespace {

constexpr double least_fixed = 1e-4;
constexpr double least_scientific = 1e15;

/// Without trailing zeros, but with one decimal: `75.00` is 75.0.
std::string plain(std::string text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return text + ".0";
  const std::size_t last = text.find_last_not_of('0');
  text.resize(std::max(last, point + 1) + 1);
  return text;
}

void append(std::string& to, double value) {
  if (!std::isfinite(value)) {
    to += "null";
    return;
  }
  const double size = std::abs(value);
  const bool fixed = size == 0 || (size >= least_fixed && size < least_scientific);
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 fixed ? std::chars_format::fixed : std::chars_format::scientific)
                       .ptr;
  const std::string_view written{text.data(), static_cast<std::size_t>(end - text.data())};
  to += written;
  if (written.find_first_of(".e") == std::string_view::npos) to += ".0";
}

void append(std::string& to, const std::string& text) {
  const bool as_it_is =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
  if (as_it_is)
    to.append(1, '"').append(text).append(1, '"');
  else
    to += json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

void append(std::string& to, const json& value) {
  const char* between = "";
  switch (value.type()) {
    case json::value_t::object:
      to += '{';
      for (const auto& [key, member] : value.get_ref<const json::object_t&>()) {
        to += between;
        append(to, key);
        to += ':';
        append(to, member);
        between = ",";
      }
      to += '}';
      break;
    case json::value_t::array:
      to += '[';
      for (const json& member : value) {
        to += between;
        append(to, member);
        between = ",";
      }
      to += ']';
      break;
    case json::value_t::string: append(to, value.get_ref<const std::string&>()); break;
    case json::value_t::number_float: append(to, value.get<double>()); break;
    case json::value_t::binary:  // a figure that no double holds, see published
      to.append(value.get_binary().begin(), value.get_binary().end());
      break;
    default: to += value.dump(); break;
  }
}

}  // namespace

json published(const decimal& value) {
  // A double reads back the decimal that it was made of up to 15 digits.
  constexpr std::int64_t least_too_long = 1'000'000'000'000'000;
  const double nearest = value.to_double();
  const bool holds = value.units() > -least_too_long && value.units() < least_too_long &&
                     (value.units() == 0 || std::abs(nearest) >= least_fixed);
  if (holds) return nearest;
  const std::string text = plain(value.to_string());
  return json::binary(std::vector<std::uint8_t>(text.begin(), text.end()));
}

std::string dumped(const json& value) {
  std::string text;
  append(text, value);
  return text;
}

}  // namespace ikm::json_values
