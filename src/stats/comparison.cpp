// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/comparison.hpp>

#include "base/enum_names.hpp"
#include "stats/checks.hpp"

#include <ikm/base/error.hpp>

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace ikm {
namespace {

constexpr enum_names<adjustment, 3> adjustment_names{{"none", "holm", "benjamini_hochberg"}};

verdict judge(const comparison& of, double level) {
  if (!of.difference) return verdict::undecidable;
  if (!of.adjusted_p) {
    if (of.adjusted_p.why() != undefined::everybody_asked) return verdict::undecidable;
    if (of.difference->value == 0) return verdict::no_change;
  } else if (*of.adjusted_p >= 1 - level) {
    return verdict::no_change;
  }
  return of.difference->value > 0 ? verdict::rise : verdict::fall;
}

}  // namespace

std::string_view name_of(verdict word) noexcept {
  constexpr enum_names<verdict, 4> names{
      {"significant_rise", "significant_fall", "no_detectable_change", "undecidable"}};
  return names.of(word);
}

sentence sentence_of(verdict word) {
  switch (word) {
    case verdict::rise: return {"naik signifikan", "significant rise"};
    case verdict::fall: return {"turun signifikan", "significant fall"};
    case verdict::no_change: return {"tidak ada perubahan yang terdeteksi", "no detectable change"};
    case verdict::undecidable: break;
  }
  return {"tidak dapat diputuskan", "cannot be decided"};
}

estimate difference_of(const estimate& first, const estimate& second) {
  const double a = first.standard_error * first.standard_error;
  const double b = second.standard_error * second.standard_error;
  const double both = a + b;
  // Where neither has an error the degrees of freedom do not matter; they stay those of the smaller survey.
  const double df = both > 0 ? both * both / (a * a / first.degrees_of_freedom + b * b / second.degrees_of_freedom)
                             : std::min(first.degrees_of_freedom, second.degrees_of_freedom);
  return {second.value - first.value, std::sqrt(both), df};
}

possibly<double> chance_of(const estimate& difference) {
  if (difference.standard_error == 0) return undefined::no_variance;
  const double t = std::abs(difference.value) / difference.standard_error;
  return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t{difference.degrees_of_freedom}, t));
}

std::string_view name_of(adjustment rule) noexcept { return adjustment_names.of(rule); }

std::optional<adjustment> adjustment_named(std::string_view name) noexcept { return adjustment_names.named(name); }

std::vector<double> adjust(std::span<const double> p, adjustment rule) {
  std::vector<double> adjusted{p.begin(), p.end()};
  if (rule == adjustment::none) return adjusted;
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  const auto count = static_cast<double>(p.size());
  if (rule == adjustment::holm) {
    double largest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      largest = std::max(largest, (count - static_cast<double>(rank)) * p[order[rank]]);
      adjusted[order[rank]] = std::min(largest, 1.0);
    }
  } else {
    double least = 1;
    for (std::size_t rank = order.size(); rank-- > 0;) {
      least = std::min(least, count / static_cast<double>(rank + 1) * p[order[rank]]);
      adjusted[order[rank]] = least;
    }
  }
  return adjusted;
}

comparison compare(const possibly<estimate>& first, const possibly<estimate>& second, double level, bool census) {
  comparison found;
  if (!first || !second) {
    const undefined why = first ? second.why() : first.why();
    return {why, std::nullopt, why, why, verdict::undecidable};
  }
  found.difference = difference_of(*first, *second);
  found.limits = confidence_interval(*found.difference, level);
  found.p = census ? undefined::everybody_asked : chance_of(*found.difference);
  found.adjusted_p = found.p;
  found.word = judge(found, level);
  return found;
}

void judge_together(std::span<comparison> comparisons, adjustment rule, double level) {
  std::vector<double> p;
  for (const comparison& of : comparisons)
    if (of.p) p.push_back(*of.p);
  const std::vector<double> adjusted = adjust(p, rule);
  auto next = adjusted.begin();
  for (comparison& of : comparisons) {
    if (of.p) of.adjusted_p = *next++;
    of.word = judge(of, level);
  }
}

void check_units(std::size_t units) {
  if (units <= max_units_compared) return;
  const std::string most = std::to_string(max_units_compared);
  throw statistics_error{failure::too_many_units,
                         {"paling banyak " + most + " unit dapat dibandingkan satu sama lain",
                          "at most " + most + " units can be compared with each other"}};
}

std::vector<unit_pair> compare_units(const std::map<group_key, possibly<estimate>>& units, adjustment rule,
                                     double level) {
  check_units(units.size());
  std::vector<unit_pair> pairs;
  std::vector<comparison> comparisons;
  for (auto first = units.begin(); first != units.end(); ++first)
    for (auto second = std::next(first); second != units.end(); ++second) {
      pairs.push_back({first->first, second->first, {}});
      comparisons.push_back(compare(first->second, second->second, level));
    }
  judge_together(comparisons, rule, level);
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].compared = comparisons[i];
  return pairs;
}

}  // namespace ikm
