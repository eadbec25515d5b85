// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_RELIABILITY_HPP
#define IKM_STATS_RELIABILITY_HPP

#include <ikm/stats/undefined.hpp>
#include <ikm/tally/own_sums.hpp>
#include <ikm/tally/pair_counts.hpp>
#include <ikm/tally/tally.hpp>

#include <cstdint>
#include <vector>

namespace ikm {

/// Whether the elements measure one thing, over the respondents who answered every question. An element with several
/// questions enters with the mean of its answers.
struct reliability {
  std::uint64_t respondents = 0;                            ///< complete ones
  possibly<double> alpha = undefined::no_respondents;       ///< Cronbach's, from covariances (psych's raw_alpha)
  std::vector<possibly<double>> alpha_if_dropped;           ///< one per element
  std::vector<possibly<double>> item_total;                 ///< correlation with the sum of the others (psych's r.drop)
  possibly<double> critical_r = undefined::no_respondents;  ///< r tabel: two-sided 5 %, n − 2 degrees of freedom
};

/// alpha = k/(k − 1)·(1 − Σ variances / variance of the sum). Source: Cronbach, Psychometrika 16 (1951).
[[nodiscard]] reliability reliability_of(const pair_counts& answers);
/// The same of a tally. Without a value where respondents were counted question by question.
/// \throws tally_error when joint counts were not kept
[[nodiscard]] reliability reliability_of(const tally& answers);

/// t/√(t² + n − 2) for t(1 − significance/2, n − 2): the least correlation that n respondents tell from none.
/// \throws statistics_error unless 0 < significance < 1
[[nodiscard]] possibly<double> critical_correlation(std::uint64_t respondents, double significance = 0.05);

/// Correlation of each question with each other over the respondents who answered every question, row by row.
[[nodiscard]] std::vector<std::vector<possibly<double>>> correlations(const pair_counts& answers);

/// Signs of a questionnaire that was clicked through, or that cannot tell better from best.
struct response_pattern {
  std::vector<possibly<double>> floor;    ///< one per question: share of its answers that are the scale's lowest
  std::vector<possibly<double>> ceiling;  ///< one per question: share of its answers that are the scale's highest
  possibly<double> all_lowest = undefined::no_respondents;   ///< share of complete respondents
  possibly<double> all_highest = undefined::no_respondents;  ///< share of complete respondents
  /// Share of complete respondents with one answer throughout.
  possibly<double> straight_lining = undefined::no_respondents;
};
/// From counts of the same respondents.
[[nodiscard]] response_pattern response_pattern_of(const tally& answers, const own_sums& sums);
/// The same with the own sums that the tally keeps; `floor` and `ceiling` alone where respondents were counted question
/// by question.
/// \throws tally_error when joint counts were not kept
[[nodiscard]] response_pattern response_pattern_of(const tally& answers);

}  // namespace ikm

#endif
