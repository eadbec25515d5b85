// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_WITHHOLDING_HPP
#define IKM_REPORT_WITHHOLDING_HPP

#include <ikm/tally/grouped.hpp>

#include <cstdint>
#include <set>
#include <vector>

namespace ikm {

/// Which groups have to be withheld beside those of fewer than `least` respondents, so that no small one is what a sum
/// leaves when the others are taken away. In each line of groups that add up to something that may be published (a
/// whole breakdown; in a crossed one also the groups that share the values of some columns) either none is withheld, or
/// several that have `least` respondents together: the smallest of those shown is withheld until that is so, of equal
/// ones the first by name. Groups within a group that another breakdown withholds are withheld too. One set per
/// breakdown, without the small ones. Nothing is withheld for `least` 0.
/// Complexity: groups · log groups for each column and pair of breakdowns.
[[nodiscard]] std::vector<std::set<group_key>> groups_to_withhold(const std::vector<grouped_tally>& breakdowns,
                                                                  std::uint64_t least, coverage who = coverage::all);

}  // namespace ikm

#endif
