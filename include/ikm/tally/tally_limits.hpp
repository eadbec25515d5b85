// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_TALLY_LIMITS_HPP
#define IKM_TALLY_TALLY_LIMITS_HPP

#include <cstddef>
#include <cstdint>

namespace ikm {

/// When counts are refused: all breakdowns of a run together, of all its inputs, stored tallies too. Looked at before a
/// group is made.
struct tally_limits {
  std::size_t max_groups = 1'000'000;
  std::size_t max_group_name_bytes = std::size_t{1} << 12;   ///< one value of a breakdown
  std::uint64_t max_group_bytes = std::uint64_t{768} << 20;  ///< memory of names and counts
  std::uint64_t max_joint_bytes = std::uint64_t{768} << 20;  ///< memory of the joint counts of groups
};

}  // namespace ikm

#endif
