// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_PRIORITIES_HPP
#define IKM_STATS_PRIORITIES_HPP

#include <ikm/base/ratio.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/index/unit_index.hpp>
#include <ikm/stats/undefined.hpp>
#include <ikm/tally/pair_counts.hpp>
#include <ikm/tally/tally.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// Where an element is in the importance–performance plane. Source: Martilla and James, Journal of Marketing 41
/// (1977).
enum class quadrant {
  improve_first,  ///< important, performs low: prioritas utama
  keep_up,        ///< important, performs high: pertahankan
  low_priority,   ///< less important, performs low: prioritas rendah
  overdone,       ///< less important, performs high: berlebihan
};
/// The name used in JSON: `improve_first`.
[[nodiscard]] std::string_view name_of(quadrant place) noexcept;
/// The quadrant as people call it.
[[nodiscard]] sentence sentence_of(quadrant place);

/// Where the lines of the cross-hair are, exact: an element on a line counts as above it.
struct cross_hair {
  ratio performance;      ///< on the scale's side
  ratio importance = {};  ///< on the side of the importances
};

/// One element in the plane of importance and performance.
struct priority {
  std::size_t element = 0;
  std::optional<ratio> performance;  ///< NRR
  possibly<ratio> importance;
  std::optional<quadrant> place;  ///< empty where one of the two is not known
};

/// How much each element goes with the others, as nobody was asked: its corrected item-total correlation, to 12
/// decimals, so that equal ones are equal.
[[nodiscard]] std::vector<possibly<ratio>> derived_importance(const pair_counts& answers);
/// The same of a tally. Without a value where respondents were counted question by question.
/// \throws tally_error when joint counts were not kept
[[nodiscard]] std::vector<possibly<ratio>> derived_importance(const tally& answers);
/// Where a second set of questions asked for it: its elements' means.
[[nodiscard]] std::vector<possibly<ratio>> stated_importance(const unit_index& importance);

/// Lines at the means of the elements that have both figures; empty when none has.
[[nodiscard]] std::optional<cross_hair> at_means(const unit_index& performance,
                                                 const std::vector<possibly<ratio>>& importance);
/// The middle of the scale, (lowest + highest)/2.
[[nodiscard]] ratio scale_midpoint(const methodology& method);
/// The mean that a target on the index's side asks of an element: target / conversion.
[[nodiscard]] ratio mean_at_target(const methodology& method, const decimal& target);

/// \param importance one per element
/// \throws statistics_error when their number does not fit
[[nodiscard]] std::vector<priority> priorities(const unit_index& performance,
                                               const std::vector<possibly<ratio>>& importance, const cross_hair& lines);

}  // namespace ikm

#endif
