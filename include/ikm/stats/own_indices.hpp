// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_OWN_INDICES_HPP
#define IKM_STATS_OWN_INDICES_HPP

#include <ikm/base/ratio.hpp>
#include <ikm/index/options.hpp>
#include <ikm/stats/undefined.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/own_sums.hpp>
#include <ikm/tally/tally.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// How many respondents have one own index.
struct own_index {
  ratio index;
  std::uint64_t respondents = 0;
};

/// How many respondents' own indices earn a grade.
struct graded_respondents {
  std::string letter;
  std::uint64_t respondents = 0;
};

/// The distribution of the respondents' own indices, exact: conversion × weights × the mean of a respondent's answers.
/// Blanks are treated as in the index: they leave the mean, drop the respondent, or count as 0.
class own_indices {
 public:
  /// \param ascending each value once, with its respondents
  own_indices(methodology method, std::vector<own_index> ascending);

  /// Ascending, each value once.
  [[nodiscard]] const std::vector<own_index>& values() const noexcept { return values_; }
  /// Who has an own index: everybody who gave an answer, or every answer where listwise.
  [[nodiscard]] std::uint64_t respondents() const noexcept { return respondents_; }

  /// The least own index that at least a share `p` of the respondents do not exceed (R's quantile type 1).
  /// Empty without respondents. \throws statistics_error unless 0 <= p <= 1
  [[nodiscard]] std::optional<ratio> quantile(const ratio& p) const;

  /// Of the own indices.
  [[nodiscard]] possibly<double> mean() const;
  /// With n − 1.
  [[nodiscard]] possibly<double> standard_deviation() const;
  /// Third central moment / standard deviation³, both with n: 0 when symmetric, negative with a tail of low indices.
  [[nodiscard]] possibly<double> skewness() const;
  /// Skewness / √respondents: how far the mean of that many own indices is from symmetric.
  [[nodiscard]] possibly<double> skewness_of_mean() const;
  /// One for each band, from the lowest to the highest: each own index rounded as it would be published, then graded.
  [[nodiscard]] std::vector<graded_respondents> grades() const;

 private:
  methodology method_;
  std::vector<own_index> values_;
  std::uint64_t respondents_ = 0;
};

/// What a respondent's mean answer is multiplied by to give the own index: conversion × weights in use. No value where
/// the questions do not weigh the same.
[[nodiscard]] possibly<ratio> own_index_factor(const methodology& method, const score_options& options = {});

/// No value where the questions do not weigh the same: sums of answers do not tell which answer was which.
[[nodiscard]] possibly<own_indices> own_indices_of(const own_sums& sums, const score_options& options = {});
/// The same of a tally. No value where respondents were counted question by question, either.
/// \throws tally_error when joint counts were not kept
[[nodiscard]] possibly<own_indices> own_indices_of(const tally& answers, const score_options& options = {});

}  // namespace ikm

#endif
