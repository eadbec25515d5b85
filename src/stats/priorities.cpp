// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/priorities.hpp>

#include "base/enum_names.hpp"

#include <ikm/base/error.hpp>
#include <ikm/stats/reliability.hpp>

#include <array>
#include <cmath>

namespace ikm {
namespace {

void check(const unit_index& performance, const std::vector<possibly<ratio>>& importance) {
  if (importance.size() != performance.means().size())
    throw statistics_error{failure::wrong_number_of_values,
                           {"perlu satu angka kepentingan untuk setiap unsur", "one importance per element is needed"}};
}

}  // namespace

std::string_view name_of(quadrant place) noexcept {
  constexpr enum_names<quadrant, 4> names{{"improve_first", "keep_up", "low_priority", "overdone"}};
  return names.of(place);
}

sentence sentence_of(quadrant place) {
  switch (place) {
    case quadrant::improve_first: return {"prioritas utama", "concentrate here"};
    case quadrant::keep_up: return {"pertahankan", "keep up the good work"};
    case quadrant::low_priority: return {"prioritas rendah", "low priority"};
    case quadrant::overdone: break;
  }
  return {"berlebihan", "possible overkill"};
}

std::vector<possibly<ratio>> derived_importance(const pair_counts& answers) {
  constexpr int places = 12;
  constexpr double scale = 1e12;
  std::vector<possibly<ratio>> correlations;
  for (const possibly<double>& one : reliability_of(answers).item_total) {
    if (one)
      correlations.emplace_back(ratio{decimal{std::llround(*one * scale), places}});
    else
      correlations.emplace_back(one.why());
  }
  return correlations;
}

std::vector<possibly<ratio>> derived_importance(const tally& answers) {
  if (answers.marginal_respondents() == 0) return derived_importance(answers.joint().pairs);
  return std::vector<possibly<ratio>>(answers.method().elements().size(), undefined::only_marginals);
}

std::vector<possibly<ratio>> stated_importance(const unit_index& importance) {
  std::vector<possibly<ratio>> means;
  for (const auto& mean : importance.means())
    means.push_back(mean ? possibly<ratio>{*mean} : possibly<ratio>{undefined::no_answers});
  return means;
}

std::optional<cross_hair> at_means(const unit_index& performance, const std::vector<possibly<ratio>>& importance) {
  check(performance, importance);
  cross_hair sums;
  std::int64_t elements = 0;
  for (std::size_t e = 0; e < importance.size(); ++e) {
    if (!performance.means()[e] || !importance[e]) continue;
    sums.performance += *performance.means()[e];
    sums.importance += *importance[e];
    ++elements;
  }
  if (elements == 0) return std::nullopt;
  return cross_hair{sums.performance / ratio{elements}, sums.importance / ratio{elements}};
}

ratio scale_midpoint(const methodology& method) {
  return {std::int64_t{method.scale().lowest} + method.scale().highest, 2};
}

ratio mean_at_target(const methodology& method, const decimal& target) { return ratio{target} / method.conversion(); }

std::vector<priority> priorities(const unit_index& performance, const std::vector<possibly<ratio>>& importance,
                                 const cross_hair& lines) {
  check(performance, importance);
  std::vector<priority> found;
  for (std::size_t e = 0; e < importance.size(); ++e) {
    priority each{e, performance.means()[e], importance[e], std::nullopt};
    if (each.performance && each.importance) {
      const bool high = *each.performance >= lines.performance;
      const bool important = *each.importance >= lines.importance;
      each.place = important ? (high ? quadrant::keep_up : quadrant::improve_first)
                             : (high ? quadrant::overdone : quadrant::low_priority);
    }
    found.push_back(std::move(each));
  }
  return found;
}

}  // namespace ikm
