// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/own_sums.hpp>

#include "tally/counts_left.hpp"
#include "tally/require_alike.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

namespace ikm {
namespace {

constexpr std::uint64_t most_in_sums = std::uint64_t{1} << 56;

[[noreturn]] void contradictory_sums() {
  throw tally_error{failure::contradictory_counts,
                    {"sebaran jumlah jawaban saling bertentangan", "the counts of own sums contradict each other"}};
}

}  // namespace

own_sums::own_sums(methodology method)
    : method_{std::move(method)},
      lowest_{static_cast<std::size_t>(method_.scale().lowest)},
      steps_{static_cast<std::size_t>(method_.scale().highest - method_.scale().lowest)} {
  const std::size_t n = method_.question_count();
  if (n > max_cells || (n + 1) * (n * steps_ + 2) / 2 > max_cells)
    throw tally_error{failure::methodology_too_large,
                      {"metodologi ini terlalu besar untuk sebaran indeks responden",
                       "this methodology is too large for a distribution of own indices"}};
  counts_.resize(n + 1 + steps_ * n * (n + 1) / 2 + steps_ + 1);
}

void own_sums::add(std::span<const answer> answers) {
  check_answers(method_, answers);
  add_checked(answers);
}

void own_sums::add(std::span<const answer> answers, std::uint64_t respondents) {
  check_answers(method_, answers);
  if (respondents > most_in_sums - this->respondents())
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
  std::size_t given = 0;
  std::size_t sum = 0;
  for (const answer a : answers) {
    given += a != blank ? 1U : 0U;
    sum += a;
  }
  counts_[cell(given, sum)] += respondents;
  const bool alike =
      std::all_of(answers.begin(), answers.end(), [&](answer a) { return a != blank && a == answers.front(); });
  if (alike && given != 0) counts_[straight_cell(answers.front())] += respondents;
}

void own_sums::refuse_merge(const own_sums& other) const {
  require_alike(method_, other.method_);
  if (other.respondents() > most_in_sums - respondents())
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
}

void own_sums::merge(const own_sums& other) {
  refuse_merge(other);
  std::transform(counts_.begin(), counts_.end(), other.counts_.begin(), counts_.begin(), std::plus<>{});
}

void own_sums::take_away(const own_sums& part) {
  if (!alike(method_, part.method_)) refuse_merge(part);  // with the sentence for it
  const auto left = counts_left(counts_, part.counts_);
  if (!left) contradictory_sums();
  *this = from_counts(method_, *left);
}

std::uint64_t own_sums::respondents() const noexcept {
  return std::accumulate(counts_.begin(), counts_.end() - static_cast<std::ptrdiff_t>(steps_ + 1), std::uint64_t{0});
}

std::uint64_t own_sums::count(std::size_t answers, std::size_t sum) const noexcept {
  if (answers > method_.question_count() || sum < answers * lowest_ || sum > answers * (lowest_ + steps_)) return 0;
  return counts_[cell(answers, sum)];
}

own_sums own_sums::from_counts(methodology method, std::span<const std::uint64_t> counts) {
  own_sums made{std::move(method)};
  if (counts.size() != made.counts_.size()) contradictory_sums();
  std::uint64_t room = most_in_sums;
  for (const std::uint64_t count : counts.first(counts.size() - made.steps_ - 1)) {
    if (count > room) contradictory_sums();
    room -= count;
  }
  std::copy(counts.begin(), counts.end(), made.counts_.begin());
  const std::size_t n = made.method_.question_count();
  for (std::size_t a = made.lowest_; a <= made.lowest_ + made.steps_; ++a)
    if (made.straight(static_cast<answer>(a)) > made.count(n, n * a)) contradictory_sums();
  return made;
}

bool operator==(const own_sums& a, const own_sums& b) { return alike(a.method_, b.method_) && a.counts_ == b.counts_; }

}  // namespace ikm
