// SPDX-License-Identifier: BSL-1.0
#include "counted.hpp"

#include "border.hpp"

#include <ikm/base/error.hpp>
#include <ikm/tally/batch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace ikm::c {
namespace {

tally empty_tally(const methodology& method, bool joint) {
  return joint ? tally::with_joint_counts(method) : tally{method};
}

/// Side by side in a copy of some thousand respondents at a time; one by one where joint counts are kept, which need to
/// see each of them.
void add_copied(tally& to, const answer_block& block) {
  constexpr std::size_t most = 4096;
  const std::size_t at_once = to.has_joint_counts() ? 1 : most;
  std::vector<answer> rows;
  for (std::size_t begin = 0; begin < block.rows; begin += at_once) {
    const std::size_t end = std::min(block.rows, begin + at_once);
    rows.clear();
    rows.reserve((end - begin) * block.questions);
    for (std::size_t r = begin; r < end; ++r)
      for (std::size_t q = 0; q < block.questions; ++q)
        rows.push_back(block.first[static_cast<std::ptrdiff_t>(r) * block.row_stride +
                                   static_cast<std::ptrdiff_t>(q) * block.question_stride]);
    if (to.has_joint_counts())
      to.add(rows);
    else
      add_rows(to, rows);
  }
}

}  // namespace

void add_block(tally& to, const answer_block& block) {
  if (block.questions != to.method().question_count()) {
    const std::string found = std::to_string(block.questions);
    const std::string expected = std::to_string(to.method().question_count());
    throw wrong_use{
        "wrong_size",
        {"jawaban tiap responden " + found + ", padahal metodologinya mempunyai " + expected + " pertanyaan",
         found + " answers per respondent, and the methodology has " + expected + " questions"}};
  }
  if (block.rows == 0) return;
  if (to.has_joint_counts()) {
    tally apart = empty_tally(to.method(), true);
    add_copied(apart, block);
    return to.merge(apart);
  }
  if (block.question_stride == 1 && block.row_stride == static_cast<std::ptrdiff_t>(block.questions))
    return add_rows(to, {block.first, block.rows * block.questions});
  if (block.row_stride == 1) {
    std::vector<const answer*> columns;
    columns.reserve(block.questions);
    for (std::size_t q = 0; q < block.questions; ++q)
      columns.push_back(block.first + static_cast<std::ptrdiff_t>(q) * block.question_stride);
    return add_columns(to, columns, block.rows);
  }
  tally apart{to.method()};
  add_copied(apart, block);
  to.merge(apart);
}

counted::counted(const methodology& method, bool joint) : counts_{.rows = {}, .all = empty_tally(method, joint)} {}

void counted::refuse_groups() const {
  if (counts_.groups.empty()) return;
  throw tally_error{failure::different_breakdowns,
                    {"hitungan ini dikelompokkan, dan jawaban yang ditambahkan tidak menyebut kelompoknya",
                     "these counts are grouped, and the answers to be added do not say to which group they belong"}};
}

void counted::count_rows(std::uint64_t respondents) {
  counts_.rows.rows += respondents;
  counts_.rows.accepted += respondents;
}

void counted::add(std::span<const answer> answers, std::uint64_t respondents) {
  const std::lock_guard held{one_at_a_time_};
  refuse_groups();
  counts_.all.add(answers, respondents);
  count_rows(respondents);
}

void counted::add_batch(const answer_block& block) {
  const std::lock_guard held{one_at_a_time_};
  refuse_groups();
  add_block(counts_.all, block);
  count_rows(block.rows);
}

void counted::merge(const stored_survey& other) {
  const std::lock_guard held{one_at_a_time_};
  counts_.merge(other);
}

std::uint64_t counted::respondents() const {
  const std::lock_guard held{one_at_a_time_};
  return counts_.all.respondents();
}

stored_survey counted::copy() const {
  const std::lock_guard held{one_at_a_time_};
  return counts_;
}

}  // namespace ikm::c
