// SPDX-License-Identifier: BSL-1.0
#include "documents/colour.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ikm {
namespace {

double linear(int channel) {
  const double share = channel / 255.0;
  return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(const colour& of) {
  return 0.2126 * linear(of.red) + 0.7152 * linear(of.green) + 0.0722 * linear(of.blue);
}

int darker(int channel) { return channel * 19 / 20; }

}  // namespace

std::optional<colour> colour_named(std::string_view text) noexcept {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* const from = text.data() + 1 + 2 * i;
    const auto [end, problem] = std::from_chars(from, from + 2, parts[i], 16);
    if (problem != std::errc{} || end != from + 2 || *from == '-') return std::nullopt;
  }
  return colour{parts[0], parts[1], parts[2]};
}

std::string text_of(const colour& of) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const int channel : {of.red, of.green, of.blue}) {
    text += digits[static_cast<std::size_t>(channel / 16)];
    text += digits[static_cast<std::size_t>(channel % 16)];
  }
  return text;
}

double contrast(const colour& a, const colour& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

colour ink_on(const colour& back) {
  // Where neither ink nor white is enough, black is: it has 21 / contrast with white of every colour.
  if (contrast(white, back) >= least_contrast) return white;
  return contrast(ink, back) >= least_contrast ? ink : colour{};
}

colour seen_on(colour of, const colour& back, double least) {
  while (contrast(of, back) < least && of != colour{}) of = {darker(of.red), darker(of.green), darker(of.blue)};
  return of;
}

colour between(const colour& from, const colour& to, double part) {
  const auto mixed = [part](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
  return {mixed(from.red, to.red), mixed(from.green, to.green), mixed(from.blue, to.blue)};
}

}  // namespace ikm
