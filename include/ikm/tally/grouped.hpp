// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_GROUPED_HPP
#define IKM_TALLY_GROUPED_HPP

#include <ikm/tally/tally.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ikm {

/// The values of one group, one a column of its breakdown. An empty value: the column was blank.
using group_key = std::vector<std::string>;

/// A group of fewer respondents says too much of each of them to be published, unless an office decides otherwise.
inline constexpr std::uint64_t least_published_group = 5;

/// A survey's counts broken down by one or several columns crossed: one tally per group, sorted by byte value.
/// Merges as its tallies do.
class grouped_tally {
 public:
  /// \throws tally_error when `columns` is empty
  grouped_tally(methodology method, std::vector<std::string> columns);

  /// Of every group.
  [[nodiscard]] const methodology& method() const noexcept { return method_; }
  /// Whose values, crossed, are the keys.
  [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }
  /// Sorted by the bytes of their keys.
  [[nodiscard]] const std::map<group_key, tally>& groups() const noexcept { return groups_; }

  /// The group's tally, made when it is not there yet.
  /// \throws tally_error when the key has not one value per column
  [[nodiscard]] tally& at(const group_key& key);

  /// Adds the counts of one group. Complexity: constant when groups come sorted, else as `at`.
  /// \throws tally_error, before anything is counted, when the key does not fit or the methodologies differ
  void add(group_key key, tally counts);

  /// \throws tally_error, before anything is counted, when methodologies or columns differ
  void merge(const grouped_tally& other);
  /// The same; groups that are not there yet are taken over, not copied.
  void merge(grouped_tally&& other);
  /// As `merge`.
  grouped_tally& operator+=(const grouped_tally& other) {
    merge(other);
    return *this;
  }
  /// Throws what `merge` would, and merges nothing.
  void refuse_merge(const grouped_tally& other) const;
  /// Takes away counts that were merged before: the inverse of `merge`. A group of which nobody is left is no longer
  /// there.
  /// \throws tally_error, before anything is changed, when they are not alike or `part` is more than a part
  void take_away(const grouped_tally& part);

  /// Of every group; the counts stay.
  void drop_joint_counts() noexcept;

  /// The whole: all groups merged.
  [[nodiscard]] tally total() const;

  /// How many groups have respondents, and fewer than `least`.
  [[nodiscard]] std::size_t groups_under(std::uint64_t least, coverage who = coverage::all) const noexcept;

  /// The memory of the names of all groups.
  [[nodiscard]] std::uint64_t name_bytes() const noexcept { return name_bytes_; }

  friend bool operator==(const grouped_tally& a, const grouped_tally& b);

 private:
  void refuse_unlike(const grouped_tally& other) const;
  void merge_common(const grouped_tally& other);
  void take_over(grouped_tally& from);

  methodology method_;
  std::vector<std::string> columns_;
  std::map<group_key, tally> groups_;
  std::uint64_t name_bytes_ = 0;
};

}  // namespace ikm

#endif
