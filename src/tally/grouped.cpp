// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/grouped.hpp>

#include <ikm/base/error.hpp>

#include <utility>

namespace ikm {

grouped_tally::grouped_tally(methodology method, std::vector<std::string> columns)
    : method_{std::move(method)}, columns_{std::move(columns)} {
  if (columns_.empty()) throw tally_error{{"pengelompokan tanpa kolom", "a breakdown without columns"}};
}

tally& grouped_tally::at(const group_key& key) {
  if (key.size() != columns_.size())
    throw tally_error{{"kunci kelompok tidak cocok dengan kolomnya", "the group's key does not fit its columns"}};
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

void grouped_tally::merge(const grouped_tally& other) {
  if (columns_ != other.columns_)
    throw tally_error{{"pengelompokan menurut kolom yang berbeda tidak dapat digabungkan",
                       "breakdowns by unlike columns cannot be merged"}};
  // Merged aside and swapped in: a refusal half-way leaves this one as it was.
  std::map<group_key, tally> merged = groups_;
  if (!alike(method_, other.method_)) tally{method_}.merge(tally{other.method_});  // throws with the sentence for it
  for (const auto& [key, counts] : other.groups_) {
    const auto [place, fresh] = merged.try_emplace(key, counts);
    if (!fresh) place->second.merge(counts);
  }
  groups_.swap(merged);
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
