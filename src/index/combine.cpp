// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/combine.hpp>

#include "base/big_ratio.hpp"

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

constexpr std::array<std::string_view, 4> combination_names = {"pooled", "respondents", "units", "weights"};

/// Weights are few or have a few denominators; thousands of unlike ones, each a prime, would take for ever.
constexpr unsigned max_weight_bits = 4096;

bool is_too_long(const ratio& worth) {
  return worth.parts() != nullptr && (msb(denominator_of(worth)) > max_weight_bits ||
                                      (worth.sign() > 0 && msb(numerator_of(worth)) > max_weight_bits));
}

bool is_unnamed(const group_key& key) {
  return std::any_of(key.begin(), key.end(), [](const std::string& value) { return value.empty(); });
}

/// One unit that enters, and what it counts before the shares are made to add to 1.
struct member {
  unit_index unit;
  ratio worth;
};

unit_index whole_of(const methodology& method, const score_options& options, const std::vector<member>& members) {
  if (members.empty()) throw tally_error{{"tidak ada unit yang dapat digabungkan", "there is no unit to combine"}};
  ratio total;
  for (const member& m : members) {
    total += m.worth;
    if (is_too_long(total))
      throw tally_error{{"bobot unit tidak punya penyebut bersama yang wajar; tulislah sebagai desimal",
                         "the units' weights have no reasonable common denominator; give them as decimals"}};
  }
  if (total.sign() <= 0) throw tally_error{{"jumlah bobot unit adalah 0", "the units' weights add to 0"}};

  std::vector<std::optional<ratio>> means(method.elements().size(), ratio{0});
  std::vector<index_part> parts;
  for (const member& m : members) {
    const ratio share = m.worth / total;
    for (std::size_t e = 0; e < means.size(); ++e) *means[e] += share * *m.unit.means()[e];
    for (index_part part : m.unit.parts()) {
      part.share *= share;
      parts.push_back(std::move(part));
    }
  }
  return {method, options, std::move(means), std::move(parts)};
}

}  // namespace

std::string_view name_of(combination rule) noexcept { return combination_names[static_cast<std::size_t>(rule)]; }

std::optional<combination> combination_named(std::string_view name) noexcept {
  const auto* const found = std::find(combination_names.begin(), combination_names.end(), name);
  if (found == combination_names.end()) return std::nullopt;
  return static_cast<combination>(found - combination_names.begin());
}

combined_index combine(const grouped_tally& units, combination rule, const score_options& options,
                       const std::map<group_key, ratio>& weights) {
  const methodology& method = units.method();
  if (rule == combination::pooled) return {.whole = score(units.total(), options)};

  for (const auto& [key, weight] : weights)
    if (weight.sign() < 0) throw tally_error{{"bobot unit negatif", "a unit's weight is negative"}};

  combined_index made{.whole = score(tally{method}, options)};
  std::vector<member> members;
  for (const auto& group : units.groups()) {
    const group_key& key = group.first;  // Clang 14 captures no structured bindings
    const tally& counts = group.second;
    const auto leave_out = [&](std::vector<group_key>& list) {
      list.push_back(key);
      made.respondents_left_out += counts.respondents();
    };
    unit_index unit = score(counts, options);
    const auto given = weights.find(key);
    if (is_unnamed(key)) {
      leave_out(made.unnamed);
    } else if (rule == combination::weights && given == weights.end()) {
      leave_out(made.unweighted);
    } else if (!unit.exact()) {
      leave_out(made.no_index);
    } else {
      ratio worth = 1;
      if (rule == combination::weights) worth = given->second;
      if (rule == combination::respondents) worth = ratio::of(unit.respondents(), 1);
      members.push_back({std::move(unit), worth});
    }
  }
  for (const auto& [key, weight] : weights)
    if (!units.groups().contains(key)) made.unmatched.push_back(key);
  made.whole = whole_of(method, options, members);
  return made;
}

}  // namespace ikm
