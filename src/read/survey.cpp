// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/survey.hpp>

#include "base/threads.hpp"
#include "read/intake.hpp"

#include <ikm/base/error.hpp>

#include <utility>

namespace ikm {

void word_counts::add(std::size_t question, std::size_t word, std::uint64_t times) {
  if (counts_.size() <= question) counts_.resize(question + 1);
  std::vector<std::uint64_t>& of_question = counts_[question];
  if (of_question.size() <= word) of_question.resize(word + 1);
  of_question[word] += times;
}

void word_counts::merge(const word_counts& other) {
  for (std::size_t q = 0; q < other.counts_.size(); ++q)
    for (std::size_t word = 0; word < other.counts_[q].size(); ++word)
      if (other.counts_[q][word] != 0) add(q, word, other.counts_[q][word]);
}

void word_counts::take_away(const word_counts& part) {
  for (std::size_t q = 0; q < part.counts_.size(); ++q)
    for (std::size_t word = 0; word < part.counts_[q].size(); ++word) counts_[q][word] -= part.counts_[q][word];
}

std::span<const std::uint64_t> word_counts::of(std::size_t question) const {
  return question < counts_.size() ? std::span<const std::uint64_t>{counts_[question]}
                                   : std::span<const std::uint64_t>{};
}

void row_account::reject(complaint why, std::uint64_t respondents) {
  rejected += respondents;
  std::uint64_t& count = reject_counts[why.code()];
  // Where rows stand for several respondents, fewer complaints are kept than were counted.
  const auto of_its_kind = [&](const complaint& c) { return c.code() == why.code(); };
  const bool keep =
      count < complaints_kept ||
      (lines_read && std::count_if(rejects.begin(), rejects.end(), of_its_kind) < std::int64_t{complaints_kept});
  count += respondents;
  if (keep) rejects.push_back(std::move(why));
}

void row_account::merge(const row_account& other) {
  if (this == &other) return merge(row_account{other});  // lists grow below while they are read
  row_counts::merge(other);
  if (other.lines_read) lines_read = lines_read.value_or(0) + *other.lines_read;
  files.insert(files.end(), other.files.begin(), other.files.end());
  std::map<reason, std::uint64_t> kept;
  for (const complaint& c : rejects) ++kept[c.code()];
  for (const complaint& c : other.rejects)
    if (++kept[c.code()] <= complaints_kept) rejects.push_back(c);
  for (const auto& [why, count] : other.reject_counts) reject_counts[why] += count;
  for (const auto& [kind, count] : other.skips) skips[kind] += count;
  for (const auto& [word, count] : other.unknown_words)
    if (unknown_words.size() < unknown_words_kept || unknown_words.contains(word)) unknown_words[word] += count;
  words.merge(other.words);
  if (other.duplicates) duplicates = duplicates.value_or(0) + *other.duplicates;
  if (other.straight_lined) straight_lined = straight_lined.value_or(0) + *other.straight_lined;
  if (mapping && other.mapping)
    mapping->changed.insert(other.mapping->changed.begin(), other.mapping->changed.end());
  else if (other.mapping)
    mapping = other.mapping;
  for (const place& one : other.told_with_answers)
    if (told_with_answers.size() < complaints_kept) told_with_answers.push_back(one);
  for (const input_overlap& one : other.overlaps)
    if (overlaps.size() < complaints_kept) overlaps.push_back(one);
  for (const auto& lines : other.duplicate_lines)
    if (duplicate_lines.size() < complaints_kept) duplicate_lines.push_back(lines);
}

void row_account::take_away(const row_account& part) {
  row_counts::take_away(part);
  if (lines_read) *lines_read -= part.lines_read.value_or(0);
  words.take_away(part.words);
  for (const auto& [why, count] : part.reject_counts)
    if ((reject_counts[why] -= count) == 0) reject_counts.erase(why);
  for (const auto& [kind, count] : part.skips)
    if ((skips[kind] -= count) == 0) skips.erase(kind);
}

void survey::take_away(const survey& part) {
  all.take_away(part.all);
  for (std::size_t i = 0; i < groups.size(); ++i) groups[i].take_away(part.groups.at(i));
  account.take_away(part.account);
}

void survey::merge(const survey& other, const tally_limits& limits) { merge(survey{other}, limits); }

void survey::merge(survey&& other, const tally_limits& limits) {
  if (this == &other) return merge(survey{other}, limits);
  // The counts are lent, not copied: a survey of many files would copy what it has for each of them.
  stored_survey counts{account, std::move(all), std::move(groups)};
  const auto give_back = [&] {
    all = std::move(counts.all);
    groups = std::move(counts.groups);
  };
  try {
    counts.merge(stored_survey{other.account, std::move(other.all), std::move(other.groups)}, limits);
  } catch (...) {
    give_back();
    throw;
  }
  give_back();
  account.merge(other.account);
  understood.insert(understood.end(), other.understood.begin(), other.understood.end());
}

tally empty_tally(const methodology& method, const read_options& options) {
  return options.joint_counts ? tally::with_joint_counts(method) : tally{method};
}

survey empty_survey(const methodology& method, const read_options& options) {
  survey made{.all = empty_tally(method, options)};
  for (const breakdown& columns : options.by) made.groups.emplace_back(method, columns);
  return made;
}

std::size_t threads_of(const read_options& options) { return threads_for(options.threads); }

}  // namespace ikm
