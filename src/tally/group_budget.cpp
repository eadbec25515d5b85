// SPDX-License-Identifier: BSL-1.0
#include "tally/group_budget.hpp"

#include <algorithm>
#include <string>

namespace ikm {
namespace {

constexpr std::uint64_t of_allocation = 16;  // what a piece of memory costs beside its bytes
constexpr std::uint64_t of_tree = 32;        // what a map keeps for each of its elements

std::uint64_t left_of(std::uint64_t most, std::uint64_t used) { return most - std::min(most, used); }

over_limit passed(const std::string& limit, std::uint64_t most, const sentence& before, const sentence& after) {
  const std::string number = std::to_string(most);
  return {limit,
          most,
          {before.id + number + after.id + " (" + limit + ")", before.en + number + after.en + " (" + limit + ")"}};
}

}  // namespace

std::uint64_t bytes_of_name(const group_key& key) noexcept {
  std::uint64_t bytes = sizeof(group_key) + 2 * of_allocation + of_tree;
  for (const std::string& value : key) {
    bytes += sizeof value;
    if (value.size() > 15) bytes += value.size() + 1 + of_allocation;  // shorter ones are in place
  }
  return bytes;
}

std::uint64_t bytes_of_counts(const methodology& method) noexcept {
  const auto levels = static_cast<std::uint64_t>(method.scale().highest - method.scale().lowest) + 2;
  return sizeof(tally) + of_allocation + 2 * method.question_count() * levels * sizeof(std::uint32_t);
}

std::uint64_t bytes_of_joint(const methodology& method) noexcept {
  constexpr std::uint64_t tables = 7;
  const std::uint64_t n = method.question_count();
  const auto steps = static_cast<std::uint64_t>(method.scale().highest - method.scale().lowest);
  const std::uint64_t own = n + 1 + steps * n * (n + 1) / 2 + steps + 1;
  return sizeof(joint_counts) + tables * of_allocation + (4 * n * n + n + own) * sizeof(std::uint64_t);
}

std::optional<over_limit> too_long(const group_key& key, const tally_limits& limits) {
  if (std::all_of(key.begin(), key.end(),
                  [&](const std::string& value) { return value.size() <= limits.max_group_name_bytes; }))
    return std::nullopt;
  return passed("max_group_name_bytes", limits.max_group_name_bytes,
                {"nama kelompok lebih panjang dari ", "the name of a group is longer than "}, {" bita", " bytes"});
}

void group_budget::begin(const std::vector<grouped_tally>& there, bool joint) {
  groups_ = bytes_ = joint_ = 0;
  for (const grouped_tally& one : there) {
    groups_ += one.groups().size();
    bytes_ += one.groups().size() * of_counts_ + one.name_bytes();
  }
  if (joint) joint_ = groups_ * of_joint_;
}

std::optional<over_limit> group_budget::add(const group_key& key, unsigned times) {
  if (groups_ >= limits_.max_groups)
    return passed("max_groups", limits_.max_groups, {"lebih dari ", "more than "}, {" kelompok", " groups"});
  const std::uint64_t bytes = bytes_of_name(key) + times * of_counts_;
  if (bytes > bytes_left())
    return passed("max_group_bytes", limits_.max_group_bytes,
                  {"nama dan hitungan kelompok memerlukan lebih dari ", "names and counts of groups need more than "},
                  {" bita", " bytes"})
        .of_memory();
  ++groups_;
  bytes_ += bytes;
  return std::nullopt;
}

std::optional<over_limit> group_budget::add_joint() {
  if (of_joint_ > joint_bytes_left())
    return passed("max_joint_bytes", limits_.max_joint_bytes,
                  {"hitungan pasangan kelompok memerlukan lebih dari ", "joint counts of groups need more than "},
                  {" bita", " bytes"})
        .of_memory();
  joint_ += of_joint_;
  return std::nullopt;
}

std::size_t group_budget::groups_left() const noexcept {
  return static_cast<std::size_t>(left_of(limits_.max_groups, groups_));
}
std::uint64_t group_budget::bytes_left() const noexcept { return left_of(limits_.max_group_bytes, bytes_); }
std::uint64_t group_budget::joint_bytes_left() const noexcept { return left_of(limits_.max_joint_bytes, joint_); }

bool group_budget::has_room_for(const group_budget& other) const noexcept {
  return other.groups_ <= groups_left() && other.bytes_ <= bytes_left() && other.joint_ <= joint_bytes_left();
}

void refuse_merge(const std::vector<grouped_tally>& into, const std::vector<grouped_tally>& from,
                  const tally_limits& limits) {
  if (from.empty() || into.size() != from.size()) return;  // the merge has its own sentence
  const auto has_joint = [](const std::vector<grouped_tally>& tables) {
    for (const grouped_tally& one : tables)
      if (!one.groups().empty()) return one.groups().begin()->second.has_joint_counts();
    return false;
  };
  group_budget budget{from.front().method(), limits};
  budget.begin(from, has_joint(from));
  const group_budget others = budget;
  budget.begin(into, has_joint(into));
  if (budget.has_room_for(others)) return;  // as nearly always: no group is looked for
  for (std::size_t i = 0; i < from.size(); ++i)
    for (const auto& [key, counts] : from[i].groups()) {
      if (into[i].groups().contains(key)) continue;
      auto refused = budget.add(key);
      if (!refused && counts.has_joint_counts()) refused = budget.add_joint();
      if (refused) throw *refused;
    }
}

}  // namespace ikm
