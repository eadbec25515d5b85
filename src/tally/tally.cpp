// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/tally.hpp>

#include <ikm/base/error.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace ikm {
namespace {

/// With a scale up to 100, sums of so many answers still fit 63 bits.
constexpr std::uint64_t most_respondents = std::uint64_t{1} << 56;

[[noreturn]] void contradictory() {
  throw tally_error{{"hitungan saling bertentangan", "the counts contradict each other"}};
}

}  // namespace

tally::tally(methodology method)
    : method_{std::move(method)},
      levels_{static_cast<std::size_t>(method_.scale().highest - method_.scale().lowest) + 2},
      offset_{static_cast<unsigned>(method_.scale().lowest) - 1},
      counts_(2 * method_.question_count() * levels_) {}

void tally::add(std::span<const answer> answers) {
  if (answers.size() != method_.question_count()) {
    const std::string expected = std::to_string(method_.question_count());
    const std::string found = std::to_string(answers.size());
    throw tally_error{{found + " jawaban untuk " + expected + " pertanyaan",
                       found + " answers to " + expected + " questions"}};
  }
  const auto [lowest, highest] = method_.scale();
  for (const answer a : answers)
    if (a != blank && (a < lowest || a > highest)) {
      const std::string scale = std::to_string(lowest) + ".." + std::to_string(highest);
      throw tally_error{{"jawaban " + std::to_string(a) + " di luar skala " + scale,
                         "the answer " + std::to_string(a) + " is outside the scale " + scale}};
    }
  if (respondents_ == most_respondents) throw tally_error{{"terlalu banyak responden", "too many respondents"}};
  add_checked(answers);
}

void tally::merge(const tally& other) {
  if (!alike(method_, other.method_))
    throw tally_error{{"hitungan metodologi '" + other.method_.id() + "' tidak dapat digabungkan dengan '" +
                           method_.id() + "': metodologinya berbeda",
                       "counts of methodology '" + other.method_.id() + "' cannot be merged with '" + method_.id() +
                           "': the methodologies are unlike"}};
  if (other.respondents_ > most_respondents - respondents_)
    throw tally_error{{"terlalu banyak responden", "too many respondents"}};
  respondents_ += other.respondents_;
  complete_ += other.complete_;
  std::transform(counts_.begin(), counts_.end(), other.counts_.begin(), counts_.begin(), std::plus<>{});
}

std::uint64_t tally::sum(std::size_t question, coverage who) const noexcept {
  std::uint64_t total = 0;
  for (int a = method_.scale().lowest; a <= method_.scale().highest; ++a)
    total += static_cast<std::uint64_t>(a) * count(question, static_cast<answer>(a), who);
  return total;
}

tally tally::from_counts(methodology method, std::uint64_t respondents, std::uint64_t complete,
                         std::span<const std::uint64_t> counts) {
  tally made{std::move(method)};
  if (counts.size() != made.counts_.size() || respondents > most_respondents || complete > respondents)
    contradictory();
  made.respondents_ = respondents;
  made.complete_ = complete;
  std::copy(counts.begin(), counts.end(), made.counts_.begin());

  for (std::size_t q = 0; q < made.method_.question_count(); ++q) {
    const std::span all = counts.subspan(q * made.levels_, made.levels_);
    const std::span whole = counts.subspan(made.block() + q * made.levels_, made.levels_);
    if (whole[0] != 0 || all[0] > respondents - complete) contradictory();  // complete ones left nothing blank
    std::uint64_t seen = 0;
    std::uint64_t seen_complete = 0;
    for (std::size_t level = 0; level < made.levels_; ++level) {
      if (all[level] > respondents || whole[level] > all[level]) contradictory();
      seen += all[level];
      seen_complete += whole[level];
    }
    if (seen != respondents || seen_complete != complete) contradictory();
  }
  return made;
}

bool operator==(const tally& a, const tally& b) {
  return alike(a.method_, b.method_) && a.respondents_ == b.respondents_ && a.complete_ == b.complete_ &&
         a.counts_ == b.counts_;
}

}  // namespace ikm
