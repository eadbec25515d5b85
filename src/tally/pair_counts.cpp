// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/pair_counts.hpp>

#include "tally/counts_left.hpp"
#include "tally/require_alike.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace ikm {
namespace {

/// A product is at most 100 · 100, so the products of that many respondents fit 63 bits.
constexpr std::uint64_t most_in_pairs = std::uint64_t{1} << 49;

[[noreturn]] void contradictory_pairs() {
  throw tally_error{failure::contradictory_counts,
                    {"hitungan pasangan pertanyaan saling bertentangan", "the pair counts contradict each other"}};
}

void add_all(std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& from) {
  std::transform(from.begin(), from.end(), to.begin(), to.begin(), std::plus<>{});
}

}  // namespace

pair_counts::pair_counts(methodology method) : method_{std::move(method)}, questions_{method_.question_count()} {
  if (questions_ > max_questions) {
    const std::string most = std::to_string(max_questions);
    throw tally_error{failure::methodology_too_large,
                      {"statistik hanya tersedia sampai " + most + " pertanyaan",
                       "statistics are offered for up to " + most + " questions"}};
  }
  complete_sums_.resize(questions_);
  for (auto* square : {&complete_products_, &partial_both_, &partial_sums_, &partial_products_})
    square->resize(questions_ * questions_);
}

void pair_counts::add(std::span<const answer> answers) {
  check_answers(method_, answers);
  if (respondents() == most_in_pairs)
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
  add_checked(answers);
}

void pair_counts::add_checked(std::span<const answer> answers) noexcept {
  const std::size_t n = answers.size();
  const answer* const given = answers.data();
  if (std::find(answers.begin(), answers.end(), blank) == answers.end()) {
    ++complete_;
    for (std::size_t a = 0; a < n; ++a) {
      const std::uint32_t mine = given[a];
      complete_sums_[a] += mine;
      std::uint64_t* const products = complete_products_.data() + a * n;
      for (std::size_t b = 0; b < n; ++b) {
        const std::uint32_t product = mine * given[b];
        products[b] += product;
      }
    }
    return;
  }
  ++incomplete_;
  for (std::size_t a = 0; a < n; ++a) {
    if (given[a] == blank) continue;
    const std::uint32_t mine = given[a];
    std::uint64_t* const both = partial_both_.data() + a * n;
    std::uint64_t* const sums = partial_sums_.data() + a * n;
    std::uint64_t* const products = partial_products_.data() + a * n;
    for (std::size_t b = 0; b < n; ++b) {
      const std::uint32_t answered = given[b] != blank;
      both[b] += answered;
      const std::uint32_t sum = mine * answered;
      const std::uint32_t product = mine * given[b];
      sums[b] += sum;
      products[b] += product;
    }
  }
}

void pair_counts::add(std::span<const answer> answers, std::uint64_t respondents) {
  check_answers(method_, answers);
  if (respondents > most_in_pairs - this->respondents())
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
  const std::size_t n = questions_;
  if (std::find(answers.begin(), answers.end(), blank) == answers.end()) {
    complete_ += respondents;
    for (std::size_t a = 0; a < n; ++a) {
      complete_sums_[a] += respondents * answers[a];
      for (std::size_t b = 0; b < n; ++b) complete_products_[a * n + b] += respondents * answers[a] * answers[b];
    }
    return;
  }
  incomplete_ += respondents;
  for (std::size_t a = 0; a < n; ++a) {
    if (answers[a] == blank) continue;
    for (std::size_t b = 0; b < n; ++b) {
      if (answers[b] == blank) continue;
      partial_both_[a * n + b] += respondents;
      partial_sums_[a * n + b] += respondents * answers[a];
      partial_products_[a * n + b] += respondents * answers[a] * answers[b];
    }
  }
}

void pair_counts::refuse_merge(const pair_counts& other) const {
  require_alike(method_, other.method_);
  if (other.respondents() > most_in_pairs - respondents())
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
}

void pair_counts::merge(const pair_counts& other) {
  refuse_merge(other);
  complete_ += other.complete_;
  incomplete_ += other.incomplete_;
  add_all(complete_sums_, other.complete_sums_);
  add_all(complete_products_, other.complete_products_);
  add_all(partial_both_, other.partial_both_);
  add_all(partial_sums_, other.partial_sums_);
  add_all(partial_products_, other.partial_products_);
}

void pair_counts::take_away(const pair_counts& part) {
  if (!alike(method_, part.method_)) refuse_merge(part);  // with the sentence for it
  const auto left = counts_left(counts(), part.counts());
  if (!left) contradictory_pairs();
  *this = from_counts(method_, *left);
}

std::vector<std::uint64_t> pair_counts::counts() const {
  std::vector<std::uint64_t> all;
  all.reserve(stored_size(questions_));
  const auto upper = [&](const std::vector<std::uint64_t>& square) {
    for (std::size_t a = 0; a < questions_; ++a)
      for (std::size_t b = a; b < questions_; ++b) all.push_back(square[a * questions_ + b]);
  };
  all.push_back(complete_);
  all.insert(all.end(), complete_sums_.begin(), complete_sums_.end());
  upper(complete_products_);
  all.push_back(incomplete_);
  upper(partial_both_);
  all.insert(all.end(), partial_sums_.begin(), partial_sums_.end());
  upper(partial_products_);
  return all;
}

pair_counts pair_counts::from_counts(methodology method, std::span<const std::uint64_t> counts) {
  pair_counts made{std::move(method)};
  const std::size_t n = made.questions_;
  if (counts.size() != stored_size(n)) contradictory_pairs();
  auto next = counts.begin();
  const auto upper = [&](std::vector<std::uint64_t>& square) {
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = a; b < n; ++b) square[a * n + b] = square[b * n + a] = *next++;
  };
  const auto whole = [&](std::vector<std::uint64_t>& values) {
    std::copy_n(next, values.size(), values.begin());
    next += static_cast<std::ptrdiff_t>(values.size());
  };
  made.complete_ = *next++;
  whole(made.complete_sums_);
  upper(made.complete_products_);
  made.incomplete_ = *next++;
  upper(made.partial_both_);
  whole(made.partial_sums_);
  upper(made.partial_products_);

  if (made.complete_ > most_in_pairs || made.incomplete_ > most_in_pairs - made.complete_) contradictory_pairs();
  const auto lowest = static_cast<std::uint64_t>(made.method_.scale().lowest);
  const auto highest = static_cast<std::uint64_t>(made.method_.scale().highest);
  const auto within = [](std::uint64_t value, std::uint64_t times, std::uint64_t low, std::uint64_t high) {
    if (value < times * low || value > times * high) contradictory_pairs();
  };
  for (std::size_t a = 0; a < n; ++a) {
    within(made.complete_sums_[a], made.complete_, lowest, highest);
    for (std::size_t b = 0; b < n; ++b) {
      const std::uint64_t both = made.partial_both_[a * n + b];
      if (both > made.incomplete_ || both > made.partial_both_[a * n + a]) contradictory_pairs();
      within(made.complete_products_[a * n + b], made.complete_, lowest * lowest, highest * highest);
      within(made.partial_sums_[a * n + b], both, lowest, highest);
      within(made.partial_products_[a * n + b], both, lowest * lowest, highest * highest);
    }
  }
  return made;
}

bool operator==(const pair_counts& a, const pair_counts& b) {
  return alike(a.method_, b.method_) && a.counts() == b.counts();
}

}  // namespace ikm
