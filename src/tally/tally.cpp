// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/tally.hpp>

#include "tally/counts_left.hpp"
#include "tally/require_alike.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>

namespace ikm {
namespace {

/// With a scale up to 100, sums of that many answers still fit 63 bits.
constexpr std::uint64_t most_respondents = std::uint64_t{1} << 56;

[[noreturn]] void contradictory() {
  throw tally_error{failure::contradictory_counts,
                    {"hitungan saling bertentangan", "the counts contradict each other"}};
}

template <class To, class From>
void add_each(std::vector<To>& to, const std::vector<From>& from) {
  std::transform(to.begin(), to.end(), from.begin(), to.begin(),
                 [](To had, From more) { return static_cast<To>(had + more); });
}

}  // namespace

tally::tally(methodology method)
    : method_{std::move(method)},
      levels_{static_cast<std::uint32_t>(method_.scale().highest - method_.scale().lowest) + 2},
      offset_{static_cast<std::uint32_t>(method_.scale().lowest) - 1},
      counts_(2 * method_.question_count() * levels_) {}

tally::tally(const tally& other)
    : method_{other.method_},
      levels_{other.levels_},
      offset_{other.offset_},
      respondents_{other.respondents_},
      complete_{other.complete_},
      marginal_{other.marginal_},
      counts_{other.counts_},
      wide_{other.wide_},
      joint_{other.joint_ ? std::make_unique<joint_counts>(*other.joint_) : nullptr} {}

tally& tally::operator=(const tally& other) {
  if (this != &other) *this = tally{other};
  return *this;
}

tally tally::with_joint_counts(methodology method) {
  tally made{std::move(method)};
  made.joint_ = std::make_unique<joint_counts>(made.method_);
  return made;
}

void tally::add(std::span<const answer> answers) {
  check_answers(method_, answers);
  if (respondents_ == most_respondents)
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
  add_checked(answers);
}

void tally::add(std::span<const answer> answers, std::uint64_t respondents) {
  check_answers(method_, answers);
  if (respondents > most_respondents - respondents_)
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
  if (joint_) joint_->add(answers, respondents);
  if (wide_.empty() && respondents > narrow_limit - std::min(narrow_limit, respondents_)) widen();
  const bool complete = std::find(answers.begin(), answers.end(), blank) == answers.end();
  for (std::size_t q = 0; q < answers.size(); ++q) {
    const std::size_t place = q * levels_ + level_of(answers[q]);
    for (const std::size_t at : {place, block() + place}) {
      if (at != place && !complete) continue;
      if (wide_.empty())
        counts_[at] += static_cast<std::uint32_t>(respondents);
      else
        wide_[at] += respondents;
    }
  }
  respondents_ += respondents;
  if (complete) complete_ += respondents;
}

const joint_counts& tally::joint() const {
  if (!joint_)
    throw tally_error{
        failure::no_joint_counts,
        {"hitungan ini dibuat tanpa hitungan pasangan, sehingga galat baku, keandalan, dan perbandingan tidak "
         "dapat dihitung",
         "these counts were made without joint counts, so there are no standard errors, no reliability "
         "and no comparisons"}};
  return *joint_;
}

void tally::keep(joint_counts joint) {
  const auto fits = [&](coverage who) { return joint.pairs.respondents(who) == respondents(who); };
  bool agree = alike(method_, joint.pairs.method()) && alike(method_, joint.own.method()) && fits(coverage::all) &&
               fits(coverage::complete) && joint.own.respondents() == respondents_;
  for (std::size_t q = 0; agree && q < method_.question_count(); ++q)
    for (const coverage who : {coverage::all, coverage::complete})
      agree = agree && joint.pairs.both(q, q, who) == answers(q, who) && joint.pairs.sum(q, q, who) == sum(q, who);
  if (!agree) contradictory();
  joint_ = std::make_unique<joint_counts>(std::move(joint));
}

void tally::widen() {
  std::vector<std::uint64_t> wide(counts_.begin(), counts_.end());
  wide_ = std::move(wide);
  counts_ = {};
}

std::vector<std::uint64_t> tally::counts() const {
  return wide_.empty() ? std::vector<std::uint64_t>(counts_.begin(), counts_.end()) : wide_;
}

void tally::refuse_merge(const tally& other) const {
  require_alike(method_, other.method_);
  if (other.respondents_ > most_respondents - respondents_)
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
  const bool taken_over = respondents_ == 0 && other.joint_;
  const bool dropped = marginal_ != 0 || other.marginal_ != 0;
  if (dropped) return;
  if (other.respondents_ != 0 && static_cast<bool>(joint_) != static_cast<bool>(other.joint_) && !taken_over)
    throw tally_error{failure::different_joint_counts,
                      {"hitungan dengan dan tanpa hitungan pasangan tidak dapat digabungkan",
                       "counts with and without joint counts cannot be merged"}};
  if (joint_ && other.joint_) joint_->refuse_merge(*other.joint_);
}

void tally::merge(const tally& other) {
  refuse_merge(other);
  if (wide_.empty() && (other.respondents_ > narrow_limit || respondents_ > narrow_limit - other.respondents_)) widen();
  if (marginal_ != 0 || other.marginal_ != 0)
    joint_.reset();
  else if (joint_ && other.joint_)
    joint_->merge(*other.joint_);
  else if (respondents_ == 0 && other.joint_)
    joint_ = std::make_unique<joint_counts>(*other.joint_);
  respondents_ += other.respondents_;
  complete_ += other.complete_;
  marginal_ += other.marginal_;
  if (wide_.empty())
    add_each(counts_, other.counts_);
  else if (other.wide_.empty())
    add_each(wide_, other.counts_);
  else
    add_each(wide_, other.wide_);
}

void tally::take_away(const tally& part) {
  require_alike(method_, part.method_);
  const bool joint = joint_ != nullptr;
  // Where marginal respondents were merged, joint counts were dropped.
  if (joint != part.has_joint_counts() && part.respondents_ != 0 && marginal_ == 0) contradictory();
  const auto left = counts_left(counts(), part.counts());
  if (!left || part.respondents_ > respondents_ || part.complete_ > complete_ || part.marginal_ > marginal_)
    contradictory();
  tally rest = from_counts(method_, respondents_ - part.respondents_, complete_ - part.complete_, *left,
                           marginal_ - part.marginal_);
  if (joint) {
    joint_counts kept = *joint_;
    if (part.joint_) kept.take_away(*part.joint_);
    rest.keep(std::move(kept));
  }
  *this = std::move(rest);
}

std::uint64_t tally::sum(std::size_t question, coverage who) const noexcept {
  std::uint64_t total = 0;
  for (int a = method_.scale().lowest; a <= method_.scale().highest; ++a)
    total += static_cast<std::uint64_t>(a) * count(question, static_cast<answer>(a), who);
  return total;
}

tally tally::from_marginals(methodology method, std::uint64_t respondents, std::span<const std::uint64_t> counts) {
  const auto levels = static_cast<std::size_t>(method.scale().highest - method.scale().lowest) + 2;
  if (counts.size() != method.question_count() * levels) contradictory();
  bool complete = true;
  for (std::size_t q = 0; q < method.question_count(); ++q) complete = complete && counts[q * levels] == 0;
  std::vector<std::uint64_t> all{counts.begin(), counts.end()};
  if (complete)
    all.insert(all.end(), counts.begin(), counts.end());
  else
    all.resize(2 * counts.size());
  return from_counts(std::move(method), respondents, complete ? respondents : 0, all, respondents);
}

tally tally::from_counts(methodology method, std::uint64_t respondents, std::uint64_t complete,
                         std::span<const std::uint64_t> counts, std::uint64_t marginal) {
  tally made{std::move(method)};
  if (respondents > most_respondents)
    throw tally_error{failure::too_many_respondents, {"terlalu banyak responden", "too many respondents"}};
  if (counts.size() != made.counts_.size() || complete > respondents || marginal > respondents) contradictory();
  made.marginal_ = marginal;
  made.respondents_ = respondents;
  made.complete_ = complete;
  if (respondents > narrow_limit) made.widen();
  const auto put = [&](auto& to) {
    using kept = typename std::remove_reference_t<decltype(to)>::value_type;
    std::transform(counts.begin(), counts.end(), to.begin(),
                   [](std::uint64_t count) { return static_cast<kept>(count); });
  };
  if (made.wide_.empty())
    put(made.counts_);
  else
    put(made.wide_);

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

std::ostream& operator<<(std::ostream& out, const tally& counts) {
  return out << counts.respondents_ << " respondents, " << counts.complete_ << " complete (" << counts.method_ << ')';
}

bool operator==(const tally& a, const tally& b) {
  return alike(a.method_, b.method_) && a.respondents_ == b.respondents_ && a.complete_ == b.complete_ &&
         a.marginal_ == b.marginal_ && a.counts_ == b.counts_ && a.wide_ == b.wide_ &&
         (a.respondents_ == 0 || (a.joint_ && b.joint_ ? *a.joint_ == *b.joint_ : !a.joint_ && !b.joint_));
}

}  // namespace ikm
