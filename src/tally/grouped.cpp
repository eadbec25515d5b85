// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/grouped.hpp>

#include "tally/merged_groups.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <utility>

namespace ikm {

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
  return groups_.emplace_hint(place, key, tally{method_})->second;
}

void grouped_tally::add(group_key key, tally counts) {
  const bool last = groups_.empty() || groups_.rbegin()->first < key;
  if (last && key.size() == columns_.size() && alike(method_, counts.method()))
    groups_.emplace_hint(groups_.end(), std::move(key), std::move(counts));
  else
    at(key).merge(counts);
}

std::size_t grouped_tally::groups_under(std::uint64_t least, coverage who) const noexcept {
  return static_cast<std::size_t>(std::count_if(groups_.begin(), groups_.end(), [&](const auto& group) {
    const std::uint64_t respondents = group.second.respondents(who);
    return respondents != 0 && respondents < least;
  }));
}

std::map<group_key, tally> merged_groups(const grouped_tally& to, const grouped_tally& from) {
  if (to.columns() != from.columns())
    throw tally_error{failure::different_breakdowns,
                      {"pengelompokan menurut kolom yang berbeda tidak dapat digabungkan",
                       "breakdowns by unlike columns cannot be merged"}};
  // Throws with the sentence for it.
  if (!alike(to.method(), from.method())) tally{to.method()}.merge(tally{from.method()});
  std::map<group_key, tally> merged;
  for (const auto& [key, counts] : from.groups()) {
    const auto place = to.groups().find(key);
    tally& both = merged.emplace_hint(merged.end(), key, place == to.groups().end() ? counts : place->second)->second;
    if (place != to.groups().end()) both.merge(counts);
  }
  return merged;
}

void grouped_tally::merge(const grouped_tally& other) {
  std::map<group_key, tally> merged = merged_groups(*this, other);
  while (!merged.empty()) {  // nothing from here on can fail
    auto node = merged.extract(merged.begin());
    const auto place = groups_.find(node.key());
    if (place == groups_.end())
      groups_.insert(std::move(node));
    else
      place->second = std::move(node.mapped());
  }
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
