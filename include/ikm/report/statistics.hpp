// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_STATISTICS_HPP
#define IKM_REPORT_STATISTICS_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/index/combine.hpp>
#include <ikm/ingest/breakdown.hpp>
#include <ikm/stats/assurance.hpp>
#include <ikm/stats/interval.hpp>
#include <ikm/stats/missing_answers.hpp>
#include <ikm/stats/own_indices.hpp>
#include <ikm/stats/priorities.hpp>
#include <ikm/stats/reliability.hpp>
#include <ikm/stats/sample_size.hpp>
#include <ikm/stats/weighting.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// Where the lines of importance and performance are.
enum class priority_lines { means, midpoint, target };
/// The name used by options and JSON: `midpoint`.
[[nodiscard]] std::string_view name_of(priority_lines where) noexcept;
/// The lines of that name; empty for any other word.
[[nodiscard]] std::optional<priority_lines> priority_lines_named(std::string_view name) noexcept;

/// What is asked for beside the index. Either needs joint counts.
struct statistics_request {
  std::optional<double> level = {};  ///< of confidence; empty: no standard errors
  interval_method method = interval_method::student_t;
  std::optional<std::uint64_t> population = {};  ///< people served by the whole survey; groups get no correction
  bool quality = false;
  priority_lines lines = priority_lines::means;  ///< `target`: means where a result has no target
  /// One per element, on the scale's side, as a second set of questions stated it; empty: derived from the answers.
  std::vector<possibly<ratio>> stated_importance = {};

  /// Whether anything is asked for.
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
  bool has_target = false;
  possibly<double> target = undefined::no_respondents;  ///< assurance that the target is reached, where there is one
};

/// How good its questionnaire and its answers are.
struct quality_statement {
  reliability items;
  response_pattern patterns;
  possibly<own_indices> own;
  missing_answers missing;
  bool importance_is_stated = false;
  priority_lines lines_at = priority_lines::means;
  std::optional<cross_hair> lines = {};  ///< empty where no element has an importance
  std::vector<priority> places = {};     ///< empty with `lines`
};

/// How a survey is brought to what is known of the people it is about.
enum class weighting_rule { stratified, poststratified, raked };
/// The name used in JSON: `poststratified`.
[[nodiscard]] std::string_view name_of(weighting_rule rule) noexcept;

/// The respondents by stratum or profile, and what is known of each.
struct weighting_request {
  weighting_rule rule = weighting_rule::stratified;
  breakdown by = {};
  cell_counts cells = {};                                   ///< keys have one value per column of `by`
  std::map<group_key, std::uint64_t> served = {};           ///< stratified
  std::map<group_key, double> shares = {};                  ///< poststratified
  std::vector<std::map<std::string, double>> margins = {};  ///< raked: one a column of `by`
};

/// A survey brought to a known composition, beside the index as it is published.
struct weighted_statement {
  weighting_rule rule = weighting_rule::stratified;
  breakdown by = {};
  weighted_estimate found;
  confidence_statement confidence;  ///< of `found.survey`
};

/// The statistics of one result: what was asked for of them.
struct result_statistics {
  std::optional<confidence_statement> confidence = {};
  std::optional<quality_statement> quality = {};
  std::optional<weighted_statement> weighted = {};  ///< of the whole only
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

/// \throws statistics_error as the functions of weighting.hpp, which refuse cells by name
/// Precondition: asked.level
[[nodiscard]] weighted_statement weighted_statement_of(const weighting_request& weighting, const score_options& options,
                                                       const statistics_request& asked,
                                                       const std::optional<decimal>& target = {});

/// Whether a survey has the respondents that Krejcie and Morgan's table asks of its population.
struct sample_check {
  std::uint64_t population = 0;
  std::uint64_t respondents = 0;
  std::uint64_t asked = 0;
  /// Whether there are as many respondents as the table asks for.
  [[nodiscard]] bool enough() const noexcept { return respondents >= asked; }
};
/// \throws statistics_error when the population is smaller than the respondents
[[nodiscard]] sample_check check_sample(std::uint64_t respondents, std::uint64_t population);

/// The caveat of every margin.
[[nodiscard]] sentence chance_only();

}  // namespace ikm

#endif
