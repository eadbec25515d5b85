// SPDX-License-Identifier: BSL-1.0
#include <ikm/audit/recap.hpp>

#include "base/big_ratio.hpp"
#include "base/enum_names.hpp"

#include <ikm/base/error.hpp>
#include <ikm/index/grade.hpp>
#include <ikm/index/unit_index.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

namespace ikm {
namespace {

/// Weights are few or have a few denominators; thousands of different ones, each a prime, would take for ever.
constexpr unsigned max_share_bits = 4096;

bool has_all_means(const printed_sheet& printed) {
  return std::all_of(printed.means.begin(), printed.means.end(), [](const auto& mean) { return mean.has_value(); });
}

bool has_no_means(const printed_sheet& printed) {
  return std::none_of(printed.means.begin(), printed.means.end(), [](const auto& mean) { return mean.has_value(); });
}

/// The unit with its index, before its share is known; empty where there is no index.
std::optional<recap_unit> valued(const methodology& method, const printed_sheet& printed,
                                 const score_options& options) {
  recap_unit unit{.printed = printed};
  if (has_all_means(printed)) {
    if (scale_of(method, printed) == figure_scale::mixed) return std::nullopt;
    std::vector<ratio> means;
    means.reserve(printed.means.size());
    for (const auto& mean : printed_means(method, printed)) means.push_back(*mean);
    unit.exact = index_of(method, options, means);
    unit.allowed = possible_index(method, printed, options);
    return unit;
  }
  const ratio highest = ratio{method.scale().highest} * method.conversion();
  if (!has_no_means(printed) || !printed.index) return std::nullopt;
  const ratio value{printed.index->value};
  if (value > highest || value <= ratio{method.scale().highest}) return std::nullopt;
  const ratio last{decimal{1, std::max(2, printed.index->value.places())}};
  unit.source = recap_source::index;
  unit.exact = value;
  unit.allowed = {value - last / ratio{2}, std::min(highest, value + last)};
  return unit;
}

/// What a unit counts, before shares are made of it; empty where nothing says so.
std::optional<ratio> worth_of(const printed_sheet& printed, const recap_request& asked) {
  switch (asked.rule) {
    case combination::respondents: return printed.people ? std::optional{ratio::of(*printed.people, 1)} : std::nullopt;
    case combination::weights: {
      const auto given = asked.weights.find({printed.unit});
      return given == asked.weights.end() ? std::nullopt : std::optional{given->second};
    }
    case combination::pooled:
    case combination::units: break;
  }
  return ratio{1};
}

void check(const recap_request& asked) {
  if (asked.rule == combination::pooled)
    throw tally_error{failure::only_means_known,
                      {"NRR tercetak tidak dapat digabungkan sebagai satu survei; jawabannya tidak ada",
                       "printed means cannot be pooled as one survey: the answers are not there"}};
  for (const auto& [key, weight] : asked.weights)
    if (weight.sign() < 0)
      throw tally_error{failure::negative_weight, {"bobot unit negatif", "a unit's weight is negative"}};
}

/// Takes the units that enter, each with what it counts as its share.
void take_units(recap& made, std::span<const printed_sheet> sheets) {
  const score_options options{.weight_decimals = made.asked.weight_decimals, .rounding = intermediate_rounding::exact};
  std::set<group_key> used;
  for (const printed_sheet& sheet : sheets) {
    used.insert({sheet.unit});
    auto unit = valued(made.method, sheet, options);
    const auto worth = worth_of(sheet, made.asked);
    if (!unit) {
      made.left_out.push_back({sheet, left_out::no_index});
    } else if (!worth) {
      const bool by_name = made.asked.rule == combination::weights && sheet.unit.empty();
      made.left_out.push_back({sheet, by_name ? left_out::unnamed : left_out::unweighted});
    } else {
      unit->share = *worth;
      made.units.push_back(std::move(*unit));
    }
  }
  for (const auto& [key, weight] : made.asked.weights)
    if (!used.contains(key)) made.unmatched.push_back(key);
}

void combine_means(recap& made) {
  if (std::any_of(made.units.begin(), made.units.end(),
                  [](const recap_unit& unit) { return unit.source == recap_source::index; }))
    return;
  made.means.resize(made.method.elements().size());
  for (const recap_unit& unit : made.units) {
    const auto means = printed_means(made.method, unit.printed);
    for (std::size_t e = 0; e < means.size(); ++e) made.means[e] += unit.share * *means[e];
  }
}

}  // namespace

std::string_view name_of(recap_source source) noexcept { return source == recap_source::means ? "means" : "index"; }

std::string_view name_of(left_out why) noexcept {
  constexpr enum_names<left_out, 3> names{{"no_index", "unnamed", "unweighted"}};
  return names.of(why);
}

recap recap_of(const methodology& method, std::span<const printed_sheet> sheets, const recap_request& asked) {
  check(asked);
  recap made{.method = method, .asked = asked};
  take_units(made, sheets);
  if (made.units.empty())
    throw tally_error{failure::no_units, {"tidak ada unit yang dapat digabungkan", "there is no unit to combine"}};
  ratio total;
  for (const recap_unit& unit : made.units) {
    total += unit.share;
    if (msb(denominator_of(total)) > max_share_bits)
      throw tally_error{failure::weights_too_fine,
                        {"bobot unit tidak punya penyebut bersama yang wajar; tulislah sebagai desimal",
                         "the units' weights have no reasonable common denominator; give them as decimals"}};
  }
  if (total == ratio{0})
    throw tally_error{failure::weights_add_to_zero,
                      {"bobot atau responden semua unit 0", "the weights or respondents of all units are 0"}};
  for (recap_unit& unit : made.units) {
    unit.share /= total;
    made.exact += unit.share * unit.exact;
    made.allowed.low += unit.share * unit.allowed.low;
    made.allowed.high += unit.share * unit.allowed.high;
  }
  made.published = published_of(method, made.exact);
  made.grade = grade_of(method, made.published);
  combine_means(made);
  return made;
}

}  // namespace ikm
