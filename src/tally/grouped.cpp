// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/grouped.hpp>

#include "tally/group_budget.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

/// Each group of `theirs`, beside the counts of the same group in `mine`; null where there is none. Complexity: one
/// step per group where both are about as large.
template <class Groups, class Look>
void beside(Groups& mine, const std::map<group_key, tally>& theirs, const Look& look) {
  constexpr std::size_t much_larger = 16;
  const bool seek = mine.size() / much_larger > theirs.size();
  auto place = mine.begin();
  for (const auto& group : theirs) {
    if (seek) place = mine.lower_bound(group.first);
    while (place != mine.end() && place->first < group.first) ++place;
    look(place != mine.end() && place->first == group.first ? &place->second : nullptr, group);
  }
}

}  // namespace

grouped_tally::grouped_tally(methodology method, std::vector<std::string> columns)
    : method_{std::move(method)}, columns_{std::move(columns)} {
  if (columns_.empty())
    throw tally_error{failure::no_columns, {"pengelompokan tanpa kolom", "a breakdown without columns"}};
}

tally& grouped_tally::at(const group_key& key) {
  if (key.size() != columns_.size())
    throw tally_error{failure::wrong_number_of_values,
                      {"kunci kelompok tidak cocok dengan kolomnya", "the group's key does not fit its columns"}};
  const auto place = groups_.lower_bound(key);
  if (place != groups_.end() && place->first == key) return place->second;
  tally& made = groups_.emplace_hint(place, key, tally{method_})->second;
  name_bytes_ += bytes_of_name(key);
  return made;
}

void grouped_tally::add(group_key key, tally counts) {
  const auto place = groups_.empty() || groups_.rbegin()->first < key ? groups_.end() : groups_.lower_bound(key);
  const bool there = place != groups_.end() && place->first == key;
  if (there || key.size() != columns_.size() || !alike(method_, counts.method())) return at(key).merge(counts);
  name_bytes_ += bytes_of_name(key);
  groups_.emplace_hint(place, std::move(key), std::move(counts));
}

std::size_t grouped_tally::groups_under(std::uint64_t least, coverage who) const noexcept {
  return static_cast<std::size_t>(std::count_if(groups_.begin(), groups_.end(), [&](const auto& group) {
    const std::uint64_t respondents = group.second.respondents(who);
    return respondents != 0 && respondents < least;
  }));
}

void grouped_tally::refuse_unlike(const grouped_tally& other) const {
  if (columns_ != other.columns_)
    throw tally_error{failure::different_breakdowns,
                      {"pengelompokan menurut kolom yang berbeda tidak dapat digabungkan",
                       "breakdowns by different columns cannot be merged"}};
  if (!alike(method_, other.method_)) tally{method_}.refuse_merge(tally{other.method_});  // with the sentence for it
}

void grouped_tally::refuse_merge(const grouped_tally& other) const {
  refuse_unlike(other);
  beside(groups_, other.groups_, [](const tally* mine, const auto& theirs) {
    if (mine != nullptr) mine->refuse_merge(theirs.second);
  });
}

void grouped_tally::merge(const grouped_tally& other) {
  if (&other == this) return merge(grouped_tally{other});
  refuse_merge(other);
  // Groups that are not there yet are made aside: a failure half-way leaves this as it was.
  grouped_tally fresh{method_, columns_};
  beside(groups_, other.groups_, [&](const tally* mine, const auto& theirs) {
    if (mine == nullptr) fresh.add(theirs.first, theirs.second);
  });
  merge_common(other);
  take_over(fresh);
}

void grouped_tally::merge(grouped_tally&& other) {
  if (&other == this) return merge(grouped_tally{other});
  refuse_merge(other);
  merge_common(other);
  take_over(other);
}

void grouped_tally::merge_common(const grouped_tally& other) {
  beside(groups_, other.groups_, [](tally* mine, const auto& theirs) {
    if (mine != nullptr) mine->merge(theirs.second);
  });
}

void grouped_tally::take_over(grouped_tally& from) {
  groups_.merge(from.groups_);
  name_bytes_ += from.name_bytes_;
  for (const auto& [key, counts] : from.groups_) name_bytes_ -= bytes_of_name(key);  // these are here already
  from.groups_.clear();
  from.name_bytes_ = 0;
}

void grouped_tally::take_away(const grouped_tally& part) {
  refuse_unlike(part);
  std::map<group_key, tally> left;  // of the groups that change
  beside(groups_, part.groups_, [&](const tally* mine, const auto& theirs) {
    tally rest = mine == nullptr ? tally{method_} : *mine;
    rest.take_away(theirs.second);
    left.emplace_hint(left.end(), theirs.first, std::move(rest));
  });
  for (auto& [key, counts] : left) {
    const auto place = groups_.find(key);
    if (place == groups_.end()) continue;  // nobody was taken away
    if (counts.respondents() != 0) {
      place->second = std::move(counts);
    } else {
      name_bytes_ -= bytes_of_name(key);
      groups_.erase(place);
    }
  }
}

void grouped_tally::drop_joint_counts() noexcept {
  for (auto& [key, counts] : groups_) counts.drop_joint_counts();
}

tally grouped_tally::total() const {
  tally whole{method_};
  for (const auto& [key, counts] : groups_) whole.merge(counts);
  return whole;
}

bool operator==(const grouped_tally& a, const grouped_tally& b) {
  return alike(a.method_, b.method_) && a.columns_ == b.columns_ && a.groups_ == b.groups_;
}

}  // namespace ikm
