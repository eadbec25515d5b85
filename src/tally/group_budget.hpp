// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_TALLY_GROUP_BUDGET_HPP
#define IKM_SRC_TALLY_GROUP_BUDGET_HPP

#include <ikm/base/over_limit.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/grouped.hpp>
#include <ikm/tally/tally_limits.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ikm {

/// The memory of a group's name, with its place in the table of groups.
[[nodiscard]] std::uint64_t bytes_of_name(const group_key& key) noexcept;
/// The memory of the counts of one group.
[[nodiscard]] std::uint64_t bytes_of_counts(const methodology& method) noexcept;
/// The memory of the joint counts of one group.
[[nodiscard]] std::uint64_t bytes_of_joint(const methodology& method) noexcept;

/// Where a value is too long to name a group.
[[nodiscard]] std::optional<over_limit> too_long(const group_key& key, const tally_limits& limits);

/// What the groups of a run cost, held against its limits before a group is made.
class group_budget {
 public:
  explicit group_budget(const methodology& method, const tally_limits& limits = {})
      : limits_{limits}, of_counts_{bytes_of_counts(method)}, of_joint_{bytes_of_joint(method)} {}

  /// Groups that are there already, with or without joint counts.
  void begin(const std::vector<grouped_tally>& there, bool joint);

  /// One more group, without joint counts. What forbids it says which limit it is; nothing is counted then.
  /// \param times how much memory its counts take: 2 where they need 64 bits
  [[nodiscard]] std::optional<over_limit> add(const group_key& key, unsigned times = 1);
  /// The joint counts of a group that was added.
  [[nodiscard]] std::optional<over_limit> add_joint();

  [[nodiscard]] std::size_t groups_left() const noexcept;
  [[nodiscard]] std::uint64_t bytes_left() const noexcept;
  [[nodiscard]] std::uint64_t joint_bytes_left() const noexcept;
  /// Whether all that another one counts fits into what is left.
  [[nodiscard]] bool has_room_for(const group_budget& other) const noexcept;

 private:
  tally_limits limits_;
  std::uint64_t of_counts_;
  std::uint64_t of_joint_;
  std::uint64_t groups_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t joint_ = 0;
};

/// Holds the groups that a merge would leave against the limits.
/// \throws over_limit, before anything is merged
void refuse_merge(const std::vector<grouped_tally>& into, const std::vector<grouped_tally>& from,
                  const tally_limits& limits);

}  // namespace ikm

#endif
