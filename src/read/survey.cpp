// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/survey.hpp>

#include <ikm/base/error.hpp>

#include <algorithm>
#include <utility>

namespace ikm {

void row_account::reject(complaint why) {
  ++rejected;
  if (++reject_counts[why.code()] <= complaints_kept) rejects.push_back(std::move(why));
}

void row_account::merge(const row_account& other) {
  if (this == &other) return merge(row_account{other});  // lists grow below while they are read
  row_counts::merge(other);
  files.insert(files.end(), other.files.begin(), other.files.end());
  std::map<reason, std::uint64_t> kept;
  for (const complaint& c : rejects) ++kept[c.code()];
  for (const complaint& c : other.rejects)
    if (++kept[c.code()] <= complaints_kept) rejects.push_back(c);
  for (const auto& [why, count] : other.reject_counts) reject_counts[why] += count;
  for (const auto& [kind, count] : other.skips) skips[kind] += count;
  for (const auto& [word, count] : other.unknown_words)
    if (unknown_words.size() < unknown_words_kept || unknown_words.contains(word)) unknown_words[word] += count;
  if (other.duplicates) duplicates = duplicates.value_or(0) + *other.duplicates;
  if (other.straight_lined) straight_lined = straight_lined.value_or(0) + *other.straight_lined;
  for (const place& one : other.told_with_answers)
    if (told_with_answers.size() < complaints_kept) told_with_answers.push_back(one);
  for (const auto& lines : other.duplicate_lines)
    if (duplicate_lines.size() < complaints_kept) duplicate_lines.push_back(lines);
}

void survey::merge(const survey& other) {
  if (this == &other) return merge(survey{other});
  // The counts are lent, not copied: a survey of many files would copy what it has for each of them.
  stored_survey counts{account, std::move(all), std::move(groups)};
  const auto give_back = [&] {
    all = std::move(counts.all);
    groups = std::move(counts.groups);
  };
  try {
    counts.merge(other.stored());
  } catch (...) {
    give_back();
    throw;
  }
  give_back();
  account.merge(other.account);
  understood.insert(understood.end(), other.understood.begin(), other.understood.end());
}

}  // namespace ikm
