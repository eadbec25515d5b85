// SPDX-License-Identifier: BSL-1.0
#include "read/careful/seen_rows.hpp"

#include "base/keyed_hash.hpp"
#include "read/intake.hpp"
#include "tally/group_budget.hpp"

#include <algorithm>

namespace ikm {
namespace {

constexpr std::uint64_t bytes_of_entry = 40;  // of a hash table: the hash, two pointers, what an allocation costs

std::uint64_t bytes_of_row(const seen_rows::last_row& row) {
  std::uint64_t bytes = bytes_of_entry + sizeof row + 2 * bytes_of_entry + row.answers.size();
  for (const group_key& key : row.groups) bytes += bytes_of_name(key);
  return bytes;
}

}  // namespace

seen_rows::hashes seen_rows::of(std::span<const std::string_view> cells) {
  // Two hashes that nobody can foresee; each follows from the one before, so that ("a", "bc") is not ("ab", "c").
  hash_key first = process_hash_key();
  hash_key second{~first.first, first.second};
  for (const std::string_view cell : cells) {
    first.first ^= sip_hash(first, cell);
    second.first ^= sip_hash(second, cell);
  }
  return {first.first, second.first};
}

std::uint64_t seen_rows::here(std::uint64_t line) const {
  constexpr std::uint64_t most_tables = (std::uint64_t{1} << (64U - bits_of_line)) - 1;
  const std::uint64_t table = std::min<std::uint64_t>(tables_.size() - 1, most_tables);
  return table << bits_of_line | (line & ((std::uint64_t{1} << bits_of_line) - 1));
}

seen_rows::row_place seen_rows::place_of(std::uint64_t kept) const {
  return {tables_[kept >> bits_of_line], kept & ((std::uint64_t{1} << bits_of_line) - 1)};
}

std::optional<seen_rows::row_place> seen_rows::before(std::span<const std::string_view> cells, std::uint64_t line) {
  const hashes key = of(cells);
  const auto [found, fresh] = rows_.try_emplace(key.hash, kept_row_place{key.check, here(line)});
  if (fresh) bytes_ += bytes_of_entry + sizeof(kept_row_place);
  if (fresh || found->second.check != key.check) return std::nullopt;
  return place_of(found->second.at);
}

seen_rows::last_row& seen_rows::last(std::span<const std::string_view> cells) {
  const hashes key = of(cells);
  return last_.try_emplace(key.hash ^ (key.check << 1U), last_row{.check = key.check}).first->second;
}

void seen_rows::keep(last_row& held, std::uint64_t line, std::span<const answer> answers,
                     const std::vector<group_key>& groups) {
  if (!held.answers.empty()) bytes_ -= bytes_of_row(held);
  held.at = here(line);
  held.answers.assign(answers.begin(), answers.end());
  held.groups = groups;
  bytes_ += bytes_of_row(held);
}

void seen_rows::count_last(const read_options& options, survey& into) const {
  group_budget budget{into.all.method(), options.limits.tally};
  budget.begin(into.groups, options.joint_counts);
  for (const auto& entry : last_) {
    const last_row& row = entry.second;
    into.all.add_checked(row.answers);
    if (into.account.straight_lined && row.answers.front() != blank &&
        std::all_of(row.answers.begin(), row.answers.end(), [&](answer a) { return a == row.answers.front(); }))
      ++*into.account.straight_lined;
    for (std::size_t i = 0; i < row.groups.size(); ++i) {
      tally one = empty_tally(into.all.method(), options);
      one.add_checked(row.answers);
      if (!into.groups[i].groups().contains(row.groups[i])) {
        auto passed = budget.add(row.groups[i]);
        if (!passed && options.joint_counts) passed = budget.add_joint();
        if (passed) throw *passed;
      }
      into.groups[i].at(row.groups[i]).merge(one);
    }
  }
  if (options.on_respondent) give_last(options);
}

void seen_rows::give_last(const read_options& options) const {
  std::vector<const last_row*> rows;
  rows.reserve(last_.size());
  for (const auto& entry : last_) rows.push_back(&entry.second);
  std::sort(rows.begin(), rows.end(), [](const last_row* a, const last_row* b) { return a->at < b->at; });
  for (const last_row* const row : rows) options.on_respondent(row->answers, 1);
}

}  // namespace ikm
