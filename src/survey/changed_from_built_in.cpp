// SPDX-License-Identifier: BSL-1.0
#include <ikm/survey/changed_from_built_in.hpp>

#include "base/ascii.hpp"
#include "base/joined.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace ikm {
namespace {

struct part_names {
  std::string_view key;
  const char* id;
  const char* en;
};

constexpr std::array<part_names, 8> words_of_parts = {{
    {"elements", "unsur", "elements"},
    {"weights", "bobot", "weights"},
    {"scale", "skala", "scale"},
    {"conversion", "konversi", "conversion"},
    {"bands", "batas mutu", "bands"},
    {"decimals", "desimal indeks", "decimals of the index"},
    {"weight_decimals", "desimal bobot", "decimals of the weights"},
    {"rounding", "pembulatan", "rounding"},
}};

const element* with_id(const methodology& method, std::string_view id) {
  for (const element& e : method.elements())
    if (e.id == id) return &e;
  return nullptr;
}

/// The same elements, and none of them under a code that the regulation gives to another.
bool same_elements(const methodology& own, const methodology& official) {
  if (own.elements().size() != official.elements().size()) return false;
  for (const element& e : own.elements()) {
    if (with_id(official, e.id) == nullptr) return false;
    for (const element& other : official.elements())
      if (other.id != e.id && same_in_any_case(other.code, e.code)) return false;
  }
  return true;
}

/// Of the elements that both have.
bool same_weights(const methodology& own, const methodology& official) {
  return std::all_of(own.elements().begin(), own.elements().end(), [&](const element& e) {
    const element* const known = with_id(official, e.id);
    return known == nullptr || known->weight == e.weight;
  });
}

bool is_called(const band& grade, std::string_view label) {
  return same_in_any_case(grade.label.id, label) || same_in_any_case(grade.label.en, label);
}

/// The label of the grade, in whichever language it stands; a translation is free but for the names of other grades.
bool same_label(const band& own, const band& official, const methodology& regulation) {
  if (!is_called(official, own.label.id)) return false;
  return std::none_of(regulation.bands().begin(), regulation.bands().end(), [&](const band& other) {
    return other.letter != official.letter && is_called(other, own.label.en);
  });
}

bool same_bands(const methodology& own, const methodology& official) {
  return std::equal(own.bands().begin(), own.bands().end(), official.bands().begin(), official.bands().end(),
                    [&](const band& a, const band& b) {
                      return a.letter == b.letter && a.lower == b.lower && same_label(a, b, official);
                    });
}

}  // namespace

std::string_view name_of(methodology_part part) noexcept { return words_of_parts[static_cast<std::size_t>(part)].key; }

std::vector<methodology_part> changed_from_built_in(const methodology& method) {
  const auto official = methodology_named(method.id());
  if (!official) return {};
  const methodology_definition& own = method.definition();
  const methodology_definition& known = official->definition();
  std::vector<methodology_part> changed;
  const auto note = [&](methodology_part part, bool same) {
    if (!same) changed.push_back(part);
  };
  note(methodology_part::elements, same_elements(method, *official));
  note(methodology_part::weights, same_weights(method, *official));
  note(methodology_part::scale, own.scale == known.scale);
  note(methodology_part::conversion, own.conversion == known.conversion);
  note(methodology_part::bands, same_bands(method, *official));
  note(methodology_part::decimals, own.decimals == known.decimals);
  note(methodology_part::weight_decimals, own.weight_decimals == known.weight_decimals);
  note(methodology_part::intermediate_rounding, own.rounding == known.rounding);
  return changed;
}

sentence sentence_of(const std::vector<methodology_part>& parts) {
  sentence made;
  for (const methodology_part part : parts) {
    const part_names& name = words_of_parts[static_cast<std::size_t>(part)];
    append_item(made.id, name.id);
    append_item(made.en, name.en);
  }
  return made;
}

}  // namespace ikm
