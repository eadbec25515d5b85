// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_SCORE_REPORT_HPP
#define IKM_REPORT_SCORE_REPORT_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/index/combine.hpp>
#include <ikm/index/options.hpp>
#include <ikm/index/unit_index.hpp>
#include <ikm/ingest/breakdown.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/read/survey.hpp>
#include <ikm/report/statistics.hpp>
#include <ikm/targets/unit_targets.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace ikm {

/// What results are held against.
struct score_targets {
  std::optional<decimal> all = {};            ///< the target of the whole, and of every group that has no table
  std::optional<matched_targets> units = {};  ///< one target a group of the first breakdown, from a table

  /// The target of a group of the breakdown at `table`; empty where it has none.
  [[nodiscard]] std::optional<decimal> of(std::size_t table, const group_key& key) const;
};

/// A second set of questions of the same survey, which asked how important each element is.
struct importance_questions {
  methodology method;  ///< made by with_mapped_questions for `said`; with the elements of the survey
  mapping said;        ///< finds their columns
};

/// What a report of a survey is asked to show, beside its breakdowns.
struct score_request {
  score_options options = {};
  combination rule = combination::pooled;
  breakdown combined_by = {};                         ///< the columns that name the units; empty: the one breakdown
  std::map<group_key, ratio> weights = {};            ///< of each unit, for combination::weights
  std::optional<decimal> target = {};                 ///< of the whole, and of every group that has no table
  std::optional<unit_targets> targets_of_units = {};  ///< of the groups of the first breakdown
  statistics_request statistics = {};                 ///< of every result
  std::optional<importance_questions> importance = {};
  std::optional<weighting_request> weighting = {};  ///< of the whole; its `cells` come from the answers
  std::uint64_t smallest_group = 0;                 ///< groups with fewer respondents are withheld
  bool against_subtraction = false;                 ///< withhold that many more that none of them follows from the rest
};

/// What a scored survey shows, before any format. Groups are kept as counts and scored as they are written: a hundred
/// thousand of them cost what their counts cost.
struct score_report {
  survey answers;  ///< its `groups` are the breakdowns to show
  score_options options = {};
  combination rule = combination::pooled;
  breakdown combined_by = {};               ///< the columns that name the units; empty when pooled
  combined_index combined;                  ///< the whole, and what did not enter it
  std::optional<grouped_tally> units = {};  ///< that were combined; empty when pooled
  statistics_request asked = {};            ///< of every result; groups are worked out as they are written
  result_statistics statistics = {};        ///< of the whole
  std::optional<sample_check> sample = {};
  score_targets targets = {};  ///< what the whole and the groups are held against; nothing by default
  /// Groups with fewer respondents keep their name and are withheld: nothing that was computed of them is shown. The
  /// whole, and units that are combined, still use them. 0: none is withheld.
  std::uint64_t smallest_group = 0;
  /// One set per breakdown: groups that are large enough, and are withheld so that no small one is the difference of
  /// what is shown; see groups_to_withhold. Empty where nobody asked for it.
  std::vector<std::set<group_key>> withheld_beside = {};
  unsigned threads = 0;  ///< that write the groups; 0: all cores. The output does not depend on it
};

/// Scores what was read. Pooled takes everyone; the other rules need the breakdown whose groups are the units.
/// `asked.importance` is not looked at: it needs the answers again (see score_survey).
/// \param units must be set unless the rule is pooled
/// Precondition: joint counts in `answers` where statistics are asked for; `cells` where weighting is
/// \throws tally_error as combine does, and where targets of units have no breakdown; statistics_error for a population
///         smaller than the respondents
[[nodiscard]] score_report score_report_of(survey answers, const score_request& asked = {},
                                           std::optional<grouped_tally> units = {});

/// As it was called before there was a score_request.
[[deprecated("pass a score_request")]] [[nodiscard]] inline score_report score_report_of(
    survey answers, const score_options& options, combination rule = combination::pooled,
    const std::optional<grouped_tally>& units = {}, const std::map<group_key, ratio>& weights = {},
    const statistics_request& asked = {}) {
  return score_report_of(std::move(answers),
                         score_request{.options = options, .rule = rule, .weights = weights, .statistics = asked},
                         units);
}

/// Whether a group has too few respondents to be shown: those that enter its result, with listwise the complete ones.
[[nodiscard]] bool is_withheld(const score_report& report, const tally& group);
/// The same for a group of the breakdown at `table`, which may be withheld beside a small one.
[[nodiscard]] bool is_withheld(const score_report& report, std::size_t table, const group_key& key, const tally& group);

/// The statistics of one group, as asked for in the report.
[[nodiscard]] result_statistics statistics_of_group(const score_report& report, const tally& counts,
                                                    const std::optional<decimal>& target = {});

}  // namespace ikm

#endif
