// SPDX-License-Identifier: BSL-1.0
#include "tally/require_alike.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <string>

namespace ikm {
namespace {

std::string text_of(const std::optional<int>& decimals) { return decimals ? std::to_string(*decimals) : "-"; }

std::string text_of(const answer_scale& scale) {
  return std::to_string(scale.lowest) + ".." + std::to_string(scale.highest);
}

std::string text_of(const element& one) {
  std::string text = one.id + " " + one.weight.to_string();
  for (const question& asked : one.questions) text += " " + asked.code;
  return text;
}

std::string text_of(const band& one) { return one.letter + " " + one.lower.to_string(); }

/// What the two say at the first place where they differ; `-` where one has nothing there.
struct difference {
  sentence part;
  std::string mine;
  std::string other;
};

template <class Part>
std::optional<difference> difference_of(const sentence& part, const std::vector<Part>& mine,
                                        const std::vector<Part>& other) {
  for (std::size_t i = 0; i < std::max(mine.size(), other.size()); ++i) {
    const std::string here = i < mine.size() ? text_of(mine[i]) : "-";
    const std::string there = i < other.size() ? text_of(other[i]) : "-";
    if (here != there) return difference{part, here, there};
  }
  return std::nullopt;
}

/// Precondition: they are not alike.
difference first_difference(const methodology& mine, const methodology& other) {
  const methodology_definition& m = mine.definition();
  const methodology_definition& o = other.definition();
  if (auto found = difference_of({"unsur", "elements"}, m.elements, o.elements)) return *found;
  if (m.scale != o.scale) return {{"skala", "scale"}, text_of(m.scale), text_of(o.scale)};
  if (auto found = difference_of({"batas mutu", "bands"}, m.bands, o.bands)) return *found;
  if (m.conversion != o.conversion)
    return {{"konversi", "conversion"}, m.conversion->to_string(), o.conversion->to_string()};
  if (m.decimals != o.decimals)
    return {{"desimal indeks", "decimals"}, std::to_string(m.decimals), std::to_string(o.decimals)};
  if (m.weight_decimals != o.weight_decimals)
    return {{"desimal bobot", "weight decimals"}, text_of(m.weight_decimals), text_of(o.weight_decimals)};
  if (m.rounding != o.rounding)
    return {{"pembulatan", "rounding"}, std::string{name_of(m.rounding)}, std::string{name_of(o.rounding)}};
  return {{"id", "id"}, m.id, o.id};
}

}  // namespace

void require_alike(const methodology& mine, const methodology& other) {
  if (alike(mine, other)) return;
  const auto [part, here, there] = first_difference(mine, other);
  throw tally_error{failure::different_methodologies,
                    {"hitungan metodologi '" + other.id() + "' tidak dapat digabungkan dengan '" + mine.id() +
                         "': metodologinya berbeda (" + part.id + ": " + there + ", bukan " + here + ")",
                     "counts of methodology '" + other.id() + "' cannot be merged with '" + mine.id() +
                         "': the methodologies differ (" + part.en + ": " + there + ", not " + here + ")"}};
}

}  // namespace ikm
