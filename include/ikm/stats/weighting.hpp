// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_WEIGHTING_HPP
#define IKM_STATS_WEIGHTING_HPP

#include <ikm/stats/estimate.hpp>
#include <ikm/tally/grouped.hpp>
#include <ikm/tally/pair_counts.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// The respondents of a survey by stratum or by profile: one set of pair counts a cell.
using cell_counts = std::map<group_key, pair_counts>;

/// An estimate after weighting to a known composition.
struct weighted_estimate {
  survey_estimate survey;
  std::map<group_key, double> weights = {};  ///< of a respondent in each cell; their mean over respondents is 1
  /// n·Σw²/(Σw)² (Kish): how much unequal weights alone enlarge the variance.
  double design_effect = 1;
  /// Squared standard error of the index over that of the unweighted index; what weighting cost or gained.
  possibly<double> variance_ratio = undefined::no_variance;
};

/// The estimate of a survey drawn by strata (services, counters): each stratum weighs as many people as it served.
/// Ratios of totals over all strata (combined ratios), linearised; the variance is the sum over strata, each with its
/// own finite population correction. Degrees of freedom: respondents − strata. Source: Cochran, Sampling Techniques,
/// 6.11; the same as `svydesign(strata, fpc)` in R's survey.
/// \param served how many people each stratum served; one key a stratum
/// \throws statistics_error when a stratum has no size, a size no stratum, or a size is smaller than its respondents
[[nodiscard]] survey_estimate estimate_stratified(const cell_counts& strata,
                                                  const std::map<group_key, std::uint64_t>& served,
                                                  const score_options& options = {});

/// The same with what it cost: weights are people served over respondents, and the variance is held against that of a
/// simple random sample of as many of the same people. \throws as estimate_stratified
[[nodiscard]] weighted_estimate stratify(const cell_counts& strata, const std::map<group_key, std::uint64_t>& served,
                                         const score_options& options = {});

/// One unit's estimate and its fixed share of a whole.
struct estimated_part {
  double share = 0;
  survey_estimate unit;
};

/// The whole of units that were surveyed independently: Σ share·estimate, its variance Σ share²·variance. Degrees of
/// freedom: respondents − units. A part without an estimate leaves the whole without one.
[[nodiscard]] survey_estimate estimate_of_parts(const std::vector<estimated_part>& parts);

/// Post-stratification: the cells are weighted to their known shares, which are on any scale (people, percent).
/// The linearised residuals are taken about their cell's mean. The same as `postStratify` in R's survey.
/// \param population for the finite population correction; empty: without it
/// \throws statistics_error that names the cell when a share has no respondents, respondents have no share, or a share
///         is not positive
[[nodiscard]] weighted_estimate poststratify(const cell_counts& cells, const std::map<group_key, double>& shares,
                                             const score_options& options = {},
                                             std::optional<std::uint64_t> population = {});

/// Occurring cells × known shares that raking takes: 4,000 cells of 1,000 values, for one.
inline constexpr std::size_t max_raked = 4'000'000;

/// Raking: weights are fitted until each column of the cells' key has its known shares, where the shares of the
/// crossed cells are not known. The same as `rake` in R's survey run to convergence.
/// \param margins one a column of the key: the share of each of its values, on any scale
/// \throws statistics_error as `poststratify`, when the weights do not settle, and for more than max_raked
[[nodiscard]] weighted_estimate rake(const cell_counts& cells,
                                     const std::vector<std::map<std::string, double>>& margins,
                                     const score_options& options = {}, std::optional<std::uint64_t> population = {});

}  // namespace ikm

#endif
