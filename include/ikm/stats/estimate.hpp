// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_ESTIMATE_HPP
#define IKM_STATS_ESTIMATE_HPP

#include <ikm/index/options.hpp>
#include <ikm/stats/undefined.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/pair_counts.hpp>
#include <ikm/tally/tally.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace ikm {

/// A figure of the population as the respondents estimate it.
struct estimate {
  double value = 0;
  double standard_error = 0;      ///< on the side of `value`
  double degrees_of_freedom = 0;  ///< of the standard error
};

/// What one set of respondents says of the index and of each element's mean.
struct survey_estimate {
  possibly<estimate> index = undefined::no_respondents;  ///< on the index's side, 25–100
  std::vector<possibly<estimate>> elements = {};         ///< NRR of each element, on the scale's side, 1–4
};

/// The index and the elements' means with their standard errors, the respondents taken as a simple random sample.
///
/// The index is a weighted sum of ratios of totals, so with blanks its variance is that of the linearised (Taylor)
/// variable zᵢ = Σ_q c_q·aᵢ_q·(xᵢ_q − R_q)/n_q, a telling who answered: V = (1 − n/N)·n/(n − 1)·Σ zᵢ². Nobody is
/// dropped for a blank unless `options.missing` is listwise. Intermediate roundings do not enter; weights in use do.
/// Degrees of freedom: respondents that enter − 1. Source: Särndal, Swensson, Wretman, Model Assisted Survey Sampling,
/// 5.5–5.7; the same as `svycontrast` of `svytotal` in R's survey.
/// \param population how many people were served, for the finite population correction; empty: without it
/// \throws statistics_error when `population` is smaller than the respondents
[[nodiscard]] survey_estimate estimate_survey(const pair_counts& answers, const score_options& options = {},
                                              std::optional<std::uint64_t> population = {});

/// The same of a tally. Where respondents were counted question by question only elements of one question have a value:
/// how questions go together is not known.
/// \throws also tally_error when joint counts were not kept
[[nodiscard]] survey_estimate estimate_survey(const tally& answers, const score_options& options = {},
                                              std::optional<std::uint64_t> population = {});

/// The least and the greatest value that the index can take with the weights in use.
struct index_range {
  double lowest = 0;
  double highest = 0;
};
/// 25 to 100 in the regulations.
[[nodiscard]] index_range range_of_index(const methodology& method, const score_options& options = {});

}  // namespace ikm

#endif
