// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_STATISTICS_HPP
#define IKM_REPORT_STATISTICS_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/index/combine.hpp>
#include <ikm/stats/assurance.hpp>
#include <ikm/stats/interval.hpp>
#include <ikm/stats/missing_answers.hpp>
#include <ikm/stats/own_indices.hpp>
#include <ikm/stats/priorities.hpp>
#include <ikm/stats/reliability.hpp>
#include <ikm/stats/sample_size.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace ikm {

/// What is asked for beside the index. Either needs joint counts.
struct statistics_request {
  std::optional<double> level = {};  ///< of confidence; empty: no standard errors
  interval_method method = interval_method::student_t;
  std::optional<std::uint64_t> population = {};  ///< people served by the whole survey; groups get no correction
  bool quality = false;

  [[nodiscard]] bool any() const noexcept { return level.has_value() || quality; }
};

/// How sure one result is.
struct confidence_statement {
  double level = 0;
  interval_method method = interval_method::student_t;
  std::optional<std::uint64_t> population = {};
  survey_estimate estimates;
  possibly<double> margin = undefined::no_respondents;
  std::vector<possibly<double>> element_margins = {};  ///< on the scale's side
  possibly<interval> limits = undefined::no_respondents;
  std::vector<doubt> doubts = {};            ///< about `margin`
  std::vector<grade_assurance> grades = {};  ///< empty without an estimate, or where its error is not known
  /// Those that the interval in use does not mend: what a person has to be told.
  [[nodiscard]] std::vector<doubt> open_doubts() const;
  std::optional<double> target = {};  ///< assurance that a target is reached, where there is one
};

/// How good its questionnaire and its answers are.
struct quality_statement {
  reliability items;
  response_pattern patterns;
  possibly<own_indices> own;
  missing_answers missing;
  std::optional<cross_hair> lines = {};  ///< at the means; empty where no element has an importance
  std::vector<priority> places = {};     ///< by derived importance; empty with `lines`
};

struct result_statistics {
  std::optional<confidence_statement> confidence = {};
  std::optional<quality_statement> quality = {};
};

/// The statistics of all respondents, or of one group. A group is a sample of its own: pass no population.
/// \throws tally_error when joint counts were not kept; statistics_error for a level or population without meaning
[[nodiscard]] result_statistics statistics_of(const tally& answers, const score_options& options,
                                              const statistics_request& asked,
                                              const std::optional<decimal>& target = {});

/// The statistics of a whole that was combined from `units`: shares are taken as fixed, quality is that of everybody.
/// \throws as statistics_of
[[nodiscard]] result_statistics statistics_of(const combined_index& combined, const grouped_tally& units,
                                              const tally& everybody, const score_options& options,
                                              const statistics_request& asked,
                                              const std::optional<decimal>& target = {});

/// Whether a survey has the respondents that Krejcie and Morgan's table asks of its population.
struct sample_check {
  std::uint64_t population = 0;
  std::uint64_t respondents = 0;
  std::uint64_t asked = 0;
  [[nodiscard]] bool enough() const noexcept { return respondents >= asked; }
};
[[nodiscard]] sample_check check_sample(std::uint64_t respondents, std::uint64_t population);

/// The caveat of every margin.
[[nodiscard]] sentence chance_only();

}  // namespace ikm

#endif
