// SPDX-License-Identifier: BSL-1.0
#include "gap/least_points.hpp"

#include "base/big_ratio.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace ikm {
namespace {

/// More combinations of steps than this are not looked at: memory stays bounded whatever the weights are.
constexpr std::size_t max_states = std::size_t{1} << 20;

ratio whole(std::uint64_t count) { return ratio::of(count, 1); }

std::uint64_t headroom_of(const answer_counts& counts, int highest) {
  return static_cast<std::uint64_t>(highest) * counts.answers - counts.sum;
}

/// Those with headroom and worth.
std::vector<cell> cells_of(const unit_index& unit) {
  const methodology& method = unit.method();
  std::vector<cell> cells;
  for (std::size_t p = 0; p < unit.parts().size(); ++p) {
    const index_part& part = unit.parts()[p];
    for (std::size_t q = 0; q < method.question_count(); ++q) {
      const std::size_t e = method.element_of(q);
      const answer_counts& counts = part.questions[q];
      const std::uint64_t headroom = headroom_of(counts, method.scale().highest);
      if (headroom == 0) continue;
      const auto questions = static_cast<std::int64_t>(method.elements()[e].questions.size());
      const ratio lift = part.share * ratio::of(1, counts.divisor) * ratio{1, questions};
      const ratio worth = weight_in_use(method, e, unit.options()) * lift;
      if (worth.sign() <= 0) continue;
      const std::uint64_t once = counts.answers - counts.levels.back();
      cells.push_back({p, q, e, false, once, lift, worth});
      if (headroom > once) cells.push_back({p, q, e, true, headroom - once, lift, worth});
    }
  }
  return cells;
}

/// The unit's mean of each element if every given answer were the highest; those of the whole scale when only means
/// are known. Precondition: the unit has an index.
std::vector<ratio> highest_means(const unit_index& unit) {
  const methodology& method = unit.method();
  const int highest = method.scale().highest;
  std::vector<ratio> means(method.elements().size());
  if (unit.parts().empty()) {
    std::fill(means.begin(), means.end(), ratio{highest});
    return means;
  }
  for (const index_part& part : unit.parts())
    for (std::size_t q = 0; q < method.question_count(); ++q) {
      const std::size_t e = method.element_of(q);
      const answer_counts& counts = part.questions[q];
      const auto questions = static_cast<std::int64_t>(method.elements()[e].questions.size());
      means[e] += part.share * ratio{highest, questions} * ratio::of(counts.answers, counts.divisor);
    }
  return means;
}

/// The best order in which to take points: every prefix of it gains the most that this many points can.
void most_valuable_first(std::vector<cell>& cells, const unit_index& unit) {
  std::sort(cells.begin(), cells.end(), [&](const cell& a, const cell& b) {
    if (const auto order = a.worth <=> b.worth; std::is_neq(order)) return std::is_gt(order);
    if (a.again != b.again) return b.again;
    if (const auto order = *unit.means()[a.element] <=> *unit.means()[b.element]; std::is_neq(order))
      return std::is_lt(order);
    return std::tie(a.element, a.question, a.part) < std::tie(b.element, b.question, b.part);
  });
}

/// Takes points from the front until their gain is at least `need`; true when that succeeds. Since the front is
/// the most valuable, no smaller number of points gains as much.
bool take(std::vector<cell>& cells, ratio need, const ratio cell::*gain) {
  for (cell& c : cells) {
    if (need.sign() <= 0) return true;
    const ratio all = c.*gain * whole(c.headroom);
    if (all < need) {
      c.points = c.headroom;
      need -= all;
    } else {
      c.points = static_cast<std::uint64_t>((need / (c.*gain)).ceiling());
      return true;
    }
  }
  return need.sign() <= 0;
}

/// The least unrounded value that rounds, half away from zero, to `units` · 10^-`places`. Precondition: units > 0
ratio least_rounding_to(std::int64_t units, int places) {
  const ratio step = decimal{1, places};
  return (ratio{units} - ratio{1, 2}) * step;
}

/// The least index before the one rounding whose published value is at least `goal`. Precondition: goal > 0
ratio least_exact(const methodology& method, const decimal& goal) {
  const ratio step = decimal{1, method.decimals()};
  return least_rounding_to((ratio{goal} / step).ceiling(), method.decimals());
}

ratio sum_of_weighted_means(const unit_index& unit) {
  ratio sum;
  for (std::size_t e = 0; e < unit.means().size(); ++e)
    sum += weight_in_use(unit.method(), e, unit.options()) * *unit.means()[e];
  return sum;
}

// --- intermediate rounding of each element: `weighted3`, `mean2_truncated` ---
//
// The index is conversion · Σ (value of element i), and each value climbs a ladder: it stays until the element's mean
// passes the next rung. So what is chosen is a rung for each element. Rungs are counted in whole steps (thousandths of
// the weighted mean, or hundredths of the mean), the least points to each follow from the element alone, and the rest
// is a knapsack over whole numbers: fewest points for a gain of at least `need`.

/// One element: `gain` a rung, and the least points to reach rung 1, 2, … (rung 0 costs nothing).
struct ladder {
  std::size_t element = 0;
  std::int64_t gain = 1;
  std::vector<std::uint64_t> cost = {};
};

/// The best way to a gain: only ways that no other beats in both gain and points are kept.
struct way {
  std::int64_t gain = 0;
  std::uint64_t points = 0;
  std::size_t from = 0;  // the way through the ladders before this one
  std::size_t rung = 0;
};

/// Where each element is on its ladder, what a rung is worth there, and what all together have to gain.
struct footing {
  std::vector<std::int64_t> at;
  std::vector<std::int64_t> gains;
  std::int64_t need = 0;
};

std::vector<cell> of_element(const std::vector<cell>& cells, std::size_t element) {
  std::vector<cell> own;
  std::copy_if(cells.begin(), cells.end(), std::back_inserter(own),
               [&](const cell& c) { return c.element == element; });
  return own;
}

/// The least mean of the element with which its value is at `rung` (thousandths or hundredths).
ratio mean_at(const ratio& weight, intermediate_rounding rule, std::int64_t rung) {
  return rule == intermediate_rounding::weighted3 ? least_rounding_to(rung, 3) / weight : ratio{rung, 100};
}

std::int64_t rung_of(const ratio& weight, intermediate_rounding rule, const ratio& mean) {
  return rule == intermediate_rounding::weighted3 ? (weight * mean).rounded(3).units()
                                                  : mean.rounded(2, rounding_mode::cut).units();
}

/// Weights as coprime whole numbers in the same proportion, and what was multiplied to get them.
struct whole_weights {
  std::vector<cpp_int> weights;
  ratio scale;
};

whole_weights whole_weights_of(const unit_index& unit) {
  const std::size_t elements = unit.means().size();
  std::vector<ratio> weights;
  cpp_int denominator = 1;
  for (std::size_t e = 0; e < elements; ++e) {
    weights.push_back(weight_in_use(unit.method(), e, unit.options()));
    denominator = lcm(denominator, denominator_of(weights.back()));
  }
  whole_weights made;
  cpp_int common = 0;
  for (const ratio& w : weights) {
    made.weights.push_back(numerator_of(w) * (denominator / denominator_of(w)));
    common = gcd(common, made.weights.back());
  }
  if (common == 0) common = 1;  // all weights round to 0: there is nothing to climb
  for (cpp_int& w : made.weights) w /= common;
  made.scale = ratio_of(denominator, common);  // NOLINT(readability-suspicious-call-argument)
  return made;
}

[[noreturn]] void too_many_ways() {
  throw arithmetic_error{failure::weights_too_fine,
                         {"pembulatan antara dengan bobot yang terlalu rinci: poin terkecil tidak dapat dicari",
                          "intermediate rounding with weights too fine: the least points cannot be searched"}};
}

std::int64_t narrow(const cpp_int& value) {
  if (value > std::numeric_limits<std::int64_t>::max() / 4) too_many_ways();
  return static_cast<std::int64_t>(value);
}

/// What is missing to bring the sum of element values to `least_sum`.
footing footing_of(const unit_index& unit, intermediate_rounding rule, const ratio& least_sum) {
  const bool thousandths = rule == intermediate_rounding::weighted3;
  const whole_weights proportion = thousandths ? whole_weights{} : whole_weights_of(unit);
  footing made;
  cpp_int standing = 0;
  for (std::size_t e = 0; e < unit.means().size(); ++e) {
    made.at.push_back(rung_of(weight_in_use(unit.method(), e, unit.options()), rule, *unit.means()[e]));
    made.gains.push_back(thousandths ? 1 : narrow(proportion.weights[e]));
    standing += cpp_int{made.gains[e]} * made.at[e];
  }
  const ratio goal = thousandths ? least_sum * ratio{1000} : least_sum * ratio{100} * proportion.scale;
  made.need = narrow(numerator_of(ratio{goal.ceiling()}) - standing);
  return made;
}

/// The first rung on which one element alone gains the need.
std::int64_t enough(const footing& f, std::size_t element) {
  return f.at[element] + (f.need + f.gains[element] - 1) / f.gains[element];
}

/// The least points to each rung from `first` up to `last`, or to the highest that the cells of the element reach.
/// The lift that is needed rises evenly with the rungs, so within a cell the points are the ceilings of a straight
/// line.
std::vector<std::uint64_t> costs_of(const std::vector<cell>& own, const ratio& mean, const ratio& weight,
                                    intermediate_rounding rule, std::int64_t first, std::int64_t last) {
  const ratio origin = mean_at(weight, rule, 0);
  const ratio step = mean_at(weight, rule, 1) - origin;
  std::vector<std::uint64_t> costs;
  ratio gained;  // by the cells that are full
  std::uint64_t spent = 0;
  std::int64_t rung = first;
  for (const cell& c : own) {
    const ratio start = (origin - mean - gained) / c.lift;
    const ratio slope = step / c.lift;
    const cpp_int denominator = denominator_of(start) * denominator_of(slope);
    const cpp_int rise = numerator_of(slope) * denominator_of(start);
    cpp_int needed = numerator_of(start) * denominator_of(slope) + rise * rung;
    for (; rung <= last; ++rung, needed += rise) {
      const cpp_int points = (needed + denominator - 1) / denominator;
      if (points > c.headroom) break;
      costs.push_back(spent + static_cast<std::uint64_t>(points));
    }
    if (rung > last) break;
    gained += c.lift * whole(c.headroom);
    spent += c.headroom;
  }
  return costs;
}

std::vector<ladder> ladders_of(const unit_index& unit, const std::vector<cell>& cells, intermediate_rounding rule,
                               const footing& f) {
  std::vector<ladder> made;
  for (std::size_t e = 0; e < unit.means().size(); ++e) {
    const std::vector<cell> own = of_element(cells, e);
    if (own.empty() || f.gains[e] == 0) continue;
    const ratio weight = weight_in_use(unit.method(), e, unit.options());
    made.push_back({e, f.gains[e], costs_of(own, *unit.means()[e], weight, rule, f.at[e] + 1, enough(f, e))});
  }
  return made;
}

/// Adds ways in order of gain; a way that costs no less than one with more gain is dropped.
std::vector<way> best_of(const std::vector<way>& a, const std::vector<way>& b) {
  std::vector<way> merged;
  merged.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(merged),
             [](const way& x, const way& y) { return std::tie(x.gain, y.points) < std::tie(y.gain, x.points); });
  std::vector<way> kept;
  kept.reserve(merged.size());
  for (const way& w : merged) {
    if (!kept.empty() && kept.back().gain == w.gain && kept.back().points == w.points) continue;  // the first one stays
    while (!kept.empty() && kept.back().points >= w.points) kept.pop_back();
    kept.push_back(w);
  }
  return kept;
}

/// The rung of each ladder that together gain the need with the fewest points; empty when none do.
std::optional<std::vector<std::size_t>> best_rungs(const std::vector<ladder>& ladders, std::int64_t need) {
  std::vector<std::vector<way>> stages{{way{}}};
  std::size_t states = 0;
  for (const ladder& l : ladders) {
    const std::vector<way>& before = stages.back();
    std::vector<way> after;
    for (std::size_t rung = 0; rung <= l.cost.size(); ++rung) {
      std::vector<way> shifted;
      shifted.reserve(before.size());
      for (std::size_t i = 0; i < before.size(); ++i) {
        const std::int64_t gain =
            std::min(need, before[i].gain + l.gain * static_cast<std::int64_t>(rung));  // more than enough is enough
        const std::uint64_t points = before[i].points + (rung == 0 ? 0 : l.cost[rung - 1]);
        shifted.push_back({gain, points, i, rung});
        if (gain == need) break;  // the later ones cost more
      }
      after = best_of(after, shifted);
      if (states + after.size() > max_states) too_many_ways();
    }
    states += after.size();
    stages.push_back(std::move(after));
  }
  if (stages.back().back().gain < need) return std::nullopt;
  std::vector<std::size_t> rungs(ladders.size());
  std::size_t at = stages.back().size() - 1;
  for (std::size_t i = ladders.size(); i > 0; --i) {
    const way& w = stages[i][at];
    rungs[i - 1] = w.rung;
    at = w.from;
  }
  return rungs;
}

/// The cells of an element, with the least points that bring it to a rung; empty when they do not suffice.
std::optional<std::vector<cell>> raised_to(std::int64_t rung, const unit_index& unit, const std::vector<cell>& cells,
                                           intermediate_rounding rule, std::size_t element) {
  std::vector<cell> own = of_element(cells, element);
  const ratio weight = weight_in_use(unit.method(), element, unit.options());
  if (own.empty() || !take(own, mean_at(weight, rule, rung) - *unit.means()[element], &cell::lift)) return std::nullopt;
  return own;
}

std::optional<std::vector<cell>> take_by_rungs(const unit_index& unit, const std::vector<cell>& cells,
                                               intermediate_rounding rule, const ratio& least_sum,
                                               std::optional<std::size_t> only) {
  const footing f = footing_of(unit, rule, least_sum);
  if (only) return f.gains[*only] == 0 ? std::nullopt : raised_to(enough(f, *only), unit, cells, rule, *only);
  const std::vector<ladder> ladders = ladders_of(unit, cells, rule, f);
  const auto rungs = best_rungs(ladders, f.need);
  if (!rungs) return std::nullopt;
  std::vector<cell> taken;
  for (std::size_t i = 0; i < rungs->size(); ++i) {
    if ((*rungs)[i] == 0) continue;
    const std::size_t e = ladders[i].element;
    const auto own = raised_to(f.at[e] + static_cast<std::int64_t>((*rungs)[i]), unit, cells, rule, e);
    taken.insert(taken.end(), own->begin(), own->end());
  }
  return taken;
}

}  // namespace

point_search::point_search(const unit_index& unit) : unit_{unit} {
  if (unit.exact())
    highest_ = published_of(unit.method(), index_of(unit.method(), unit.options(), highest_means(unit)));
}

std::optional<std::vector<cell>> point_search::least(const decimal& goal, std::optional<std::size_t> only) {
  if (!unit_.published()) return std::nullopt;
  if (*unit_.published() >= goal) return std::vector<cell>{};
  // A goal beyond all reach is turned away here, so that no arithmetic below can overflow on it.
  if (unit_.parts().empty() || goal > *highest_) return std::nullopt;

  if (!cells_) {
    cells_ = cells_of(unit_);
    most_valuable_first(*cells_, unit_);
  }
  const intermediate_rounding rule = rounding_in_use(unit_.method(), unit_.options());
  ratio least_sum = least_exact(unit_.method(), goal) / unit_.method().conversion();
  if (rule == intermediate_rounding::weighted3 || rule == intermediate_rounding::mean2_truncated)
    return take_by_rungs(unit_, *cells_, rule, least_sum, only);
  if (rule == intermediate_rounding::sum3) least_sum = least_rounding_to((least_sum * ratio{1000}).ceiling(), 3);
  const ratio sum = rule == intermediate_rounding::exact ? *unit_.exact() / unit_.method().conversion()
                                                         : sum_of_weighted_means(unit_);
  std::vector<cell> taken = only ? of_element(*cells_, *only) : *cells_;
  if (!take(taken, least_sum - sum, &cell::worth)) return std::nullopt;
  return taken;
}

std::uint64_t total_points(const std::vector<cell>& cells) {
  return std::accumulate(cells.begin(), cells.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const cell& c) { return sum + c.points; });
}

}  // namespace ikm
