// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/combine.hpp>

#include "base/big_ratio.hpp"
#include "base/enum_names.hpp"

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace ikm {
namespace {

constexpr enum_names<combination, 4> combination_names{{"pooled", "respondents", "units", "weights"}};

/// Weights are few or have a few denominators; thousands of different ones, each a prime, would take for ever.
constexpr unsigned max_weight_bits = 4096;

bool is_too_long(const cpp_int& number) { return number > 0 && msb(number) > max_weight_bits; }

bool is_unnamed(const group_key& key) {
  return std::any_of(key.begin(), key.end(), [](const std::string& value) { return value.empty(); });
}

/// One unit that enters, and what it counts before the shares are made to add to 1.
struct member {
  unit_index unit;
  ratio worth;
};

/// What each member counts as whole numbers in the same proportion: the common denominator is sought once, and all
/// sums are of whole numbers.
std::vector<cpp_int> whole_worths(const std::vector<member>& members) {
  const auto check = [](const cpp_int& number) {
    if (is_too_long(number))
      throw tally_error{failure::weights_too_fine,
                        {"bobot unit tidak punya penyebut bersama yang wajar; tulislah sebagai desimal",
                         "the units' weights have no reasonable common denominator; give them as decimals"}};
  };
  cpp_int denominator = 1;
  for (const member& m : members) check(denominator = lcm(denominator, denominator_of(m.worth)));
  std::vector<cpp_int> worths;
  cpp_int common = 0;
  for (const member& m : members) {
    worths.push_back(numerator_of(m.worth) * (denominator / denominator_of(m.worth)));
    check(worths.back());
    common = gcd(common, worths.back());
  }
  if (common > 1)
    for (cpp_int& worth : worths) worth /= common;
  return worths;
}

/// Σ worth · value, the values brought to one denominator once.
class weighted_sum {
 public:
  void add(const cpp_int& worth, const ratio& value) {
    sums_[denominator_of(value)] += worth * numerator_of(value);  // units of one size share it
  }
  [[nodiscard]] ratio over(const cpp_int& total) const {
    cpp_int denominator = 1;
    for (const auto& [own, sum] : sums_) denominator = lcm(denominator, own);
    cpp_int numerator = 0;
    for (const auto& [own, sum] : sums_) numerator += sum * (denominator / own);
    return ratio_of(numerator, denominator * total);
  }

 private:
  std::map<cpp_int, cpp_int> sums_ = {};  // by the values' denominators
};

unit_index whole_of(const methodology& method, const score_options& options, const std::vector<member>& members) {
  if (members.empty())
    throw tally_error{failure::no_units, {"tidak ada unit yang dapat digabungkan", "there is no unit to combine"}};
  const std::vector<cpp_int> worths = whole_worths(members);
  const cpp_int total = std::accumulate(worths.begin(), worths.end(), cpp_int{0});
  if (total <= 0)
    throw tally_error{failure::weights_add_to_zero, {"jumlah bobot unit adalah 0", "the units' weights add to 0"}};

  std::vector<weighted_sum> sums(method.elements().size());
  std::vector<index_part> parts;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const unit_index& unit = members[i].unit;
    for (std::size_t e = 0; e < sums.size(); ++e) sums[e].add(worths[i], *unit.means()[e]);
    const ratio share = ratio_of(worths[i], total);
    for (index_part part : unit.parts()) {
      // A unit that is not a combination itself has the one share 1: no common divisor is sought for it.
      part.share = part.share == ratio{1} ? share : part.share * share;
      parts.push_back(std::move(part));
    }
  }
  std::vector<std::optional<ratio>> means;
  for (const weighted_sum& sum : sums) means.emplace_back(sum.over(total));
  return {method, options, std::move(means), std::move(parts)};
}

}  // namespace

std::string_view name_of(combination rule) noexcept { return combination_names.of(rule); }

std::optional<combination> combination_named(std::string_view name) noexcept { return combination_names.named(name); }

combined_index combine(const grouped_tally& units, combination rule, const score_options& options,
                       const std::map<group_key, ratio>& weights) {
  const methodology& method = units.method();
  if (rule == combination::pooled) return {.whole = score(units.total(), options)};

  for (const auto& [key, weight] : weights)
    if (weight.sign() < 0)
      throw tally_error{failure::negative_weight, {"bobot unit negatif", "a unit's weight is negative"}};

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
