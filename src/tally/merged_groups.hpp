// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_TALLY_MERGED_GROUPS_HPP
#define IKM_SRC_TALLY_MERGED_GROUPS_HPP

#include <ikm/tally/grouped.hpp>

#include <map>

namespace ikm {

/// The groups of `from` as they stand after a merge into `to`, worked out aside: a refusal half-way leaves `to` as it
/// was, and what `from` does not touch is not copied, so that merging many offices costs what their groups cost.
/// \throws tally_error as the merge does
[[nodiscard]] std::map<group_key, tally> merged_groups(const grouped_tally& to, const grouped_tally& from);

}  // namespace ikm

#endif
