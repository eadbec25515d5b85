// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INDEX_COMBINE_HPP
#define IKM_INDEX_COMBINE_HPP

#include <ikm/index/unit_index.hpp>
#include <ikm/tally/grouped.hpp>

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// How units make the whole. No regulation rules it; each of these is met.
enum class combination {
  pooled,       ///< all respondents as one survey
  respondents,  ///< units' indices weighted by their respondents
  units,        ///< simple mean of the units' indices
  weights,      ///< units' indices weighted by given weights
};

/// The name used by options and files: `respondents`.
[[nodiscard]] std::string_view name_of(combination rule) noexcept;
/// The rule of that name; empty for any other word.
[[nodiscard]] std::optional<combination> combination_named(std::string_view name) noexcept;

/// A whole made of units, and what did not enter it.
struct combined_index {
  unit_index whole;
  std::vector<group_key> unnamed = {};     ///< left out: a blank value in the unit's column
  std::vector<group_key> no_index = {};    ///< left out: an element without any answer
  std::vector<group_key> unweighted = {};  ///< left out: no weight was given
  std::vector<group_key> unmatched = {};   ///< weights given for units that do not occur
  std::uint64_t respondents_left_out = 0;
};

/// Combines the units of a grouped tally. `pooled` takes everyone, unnamed units too; the other rules take named
/// units that have an index. Shares: respondents who entered / all who did; 1 / units; weight / sum of weights. The
/// elements' means are combined with these shares, so that the processing sheet adds up; without intermediate rounding
/// that is the same as combining the units' indices, with one the combined means are rounded as one sheet's are.
/// \param weights for `weights` only: what each unit counts, on any scale; one key per unit
/// \throws tally_error when no unit is left, when a weight is negative or all are 0, or their sum has over 1,200 digits
[[nodiscard]] combined_index combine(const grouped_tally& units, combination rule, const score_options& options = {},
                                     const std::map<group_key, ratio>& weights = {});

}  // namespace ikm

#endif
