// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/achievement.hpp>

#include "base/enum_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace ikm {
namespace {

constexpr enum_names<direction, 2> direction_names{{"higher", "lower"}};
constexpr enum_names<direction, 2> direction_words{{"naik", "turun"}};
constexpr enum_names<lower_formula, 2> formula_names{{"reflect", "ratio"}};

}  // namespace

std::string_view name_of(direction way) noexcept { return direction_names.of(way); }

std::optional<direction> direction_named(std::string_view name) noexcept {
  const auto found = direction_names.named_in_any_case(name);
  return found ? found : direction_words.named_in_any_case(name);
}

std::string_view name_of(lower_formula formula) noexcept { return formula_names.of(formula); }

std::optional<lower_formula> lower_formula_named(std::string_view name) noexcept {
  return formula_names.named_in_any_case(name);
}

std::optional<ratio> attainment(const decimal& actual, const decimal& target, direction way, lower_formula formula) {
  const ratio a = actual;
  const ratio t = target;
  if (t.sign() <= 0) return std::nullopt;
  if (way == direction::higher) return a / t * ratio{100};
  if (formula == lower_formula::reflect) return (t + t - a) / t * ratio{100};
  if (a.sign() <= 0) return std::nullopt;
  return t / a * ratio{100};
}

bool meets(const decimal& actual, const decimal& target, direction way) noexcept {
  return way == direction::higher ? actual >= target : actual <= target;
}

const sentence& label_of(rating value) noexcept {
  static const std::array<sentence, 5> labels = {{{"Sangat rendah", "Very low"},
                                                  {"Rendah", "Low"},
                                                  {"Sedang", "Medium"},
                                                  {"Tinggi", "High"},
                                                  {"Sangat tinggi", "Very high"}}};
  return labels[static_cast<std::size_t>(value)];
}

rating rating_of(const ratio& attainment_percent) {
  const std::int64_t percent = attainment_percent.rounded(0).units();
  if (percent >= 91) return rating::very_high;
  if (percent >= 76) return rating::high;
  if (percent >= 66) return rating::medium;
  if (percent >= 51) return rating::low;
  return rating::very_low;
}

}  // namespace ikm
