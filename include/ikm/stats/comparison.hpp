// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_COMPARISON_HPP
#define IKM_STATS_COMPARISON_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/stats/estimate.hpp>
#include <ikm/stats/interval.hpp>
#include <ikm/tally/grouped.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ikm {

/// What a comparison comes to, in words.
enum class verdict {
  rise,         ///< the second is significantly higher
  fall,         ///< the second is significantly lower
  no_change,    ///< no change is detectable: not a proof that there is none
  undecidable,  ///< one of the two has no standard error
};

/// The name used in JSON: `no_detectable_change`.
[[nodiscard]] std::string_view name_of(verdict word) noexcept;
/// Of two periods: `naik signifikan`, `significant rise`.
[[nodiscard]] sentence sentence_of(verdict word);

/// second − first, for two independent sets of respondents. Degrees of freedom after Welch and Satterthwaite, each
/// standard error with its own. Source: Welch, Biometrika 34 (1947).
[[nodiscard]] estimate difference_of(const estimate& first, const estimate& second);

/// Two-sided probability of a difference so large by chance where there is none. No value without a standard error.
[[nodiscard]] possibly<double> chance_of(const estimate& difference);

/// How p values of several comparisons are made stricter, so that many looks do not make one of them significant.
enum class adjustment {
  none,
  holm,                ///< the chance of a single false alarm stays under the significance level
  benjamini_hochberg,  ///< the expected share of false alarms among alarms does
};
/// The name used by options and JSON: `benjamini_hochberg`.
[[nodiscard]] std::string_view name_of(adjustment rule) noexcept;
/// The adjustment of that name; empty for any other word.
[[nodiscard]] std::optional<adjustment> adjustment_named(std::string_view name) noexcept;

/// The adjusted p values, in the order given. Complexity: n·log n. Sources: Holm, Scandinavian Journal of Statistics 6
/// (1979); Benjamini and Hochberg, JRSS B 57 (1995); the same as R's p.adjust.
[[nodiscard]] std::vector<double> adjust(std::span<const double> p, adjustment rule);

/// Two figures side by side.
struct comparison {
  possibly<estimate> difference = undefined::no_respondents;  ///< second − first
  std::optional<interval> limits;                             ///< of the difference, Student's t; not adjusted
  possibly<double> p = undefined::no_respondents;
  possibly<double> adjusted_p = undefined::no_respondents;
  verdict word = verdict::undecidable;
};

/// Compares two independent surveys (periods, offices). Significant is an adjusted p below 1 − level.
/// \param census everybody was asked on both sides: any difference is true, and no p is needed
/// \throws statistics_error unless 0 < level < 1
[[nodiscard]] comparison compare(const possibly<estimate>& first, const possibly<estimate>& second, double level = 0.95,
                                 bool census = false);

/// Judges several comparisons together: fills adjusted_p and the verdicts anew.
void judge_together(std::span<comparison> comparisons, adjustment rule, double level = 0.95);

/// Two units of one survey.
struct unit_pair {
  group_key first;
  group_key second;
  comparison compared;
};

/// Units compared pairwise are many: 100 units make 4,950 pairs.
inline constexpr std::size_t max_units_compared = 500;

/// Every unit with every other, judged together.
/// \throws statistics_error when there are more than max_units_compared
[[nodiscard]] std::vector<unit_pair> compare_units(const std::map<group_key, possibly<estimate>>& units,
                                                   adjustment rule = adjustment::holm, double level = 0.95);

}  // namespace ikm

#endif
