// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_JOINT_COUNTS_HPP
#define IKM_TALLY_JOINT_COUNTS_HPP

#include <ikm/tally/own_sums.hpp>
#include <ikm/tally/pair_counts.hpp>

#include <span>
#include <utility>

namespace ikm {

/// What a tally keeps beside its counts where it is asked to: how answers of the same respondent go together.
struct joint_counts {
  pair_counts pairs;
  own_sums own;

  /// Precondition: both are of the same respondents.
  joint_counts(pair_counts of_pairs, own_sums of_own) : pairs{std::move(of_pairs)}, own{std::move(of_own)} {}
  /// \throws tally_error when the methodology is too large for them
  explicit joint_counts(const methodology& method) : pairs{method}, own{method} {}

  /// Precondition: answers.size() == method().question_count(), each `blank` or within the scale.
  void add_checked(std::span<const answer> answers) noexcept {
    pairs.add_checked(answers);
    own.add_checked(answers);
  }

  /// Adds that many respondents who gave the same answers.
  /// \throws tally_error, before anything is counted, when the answers do not fit or a count would overflow
  void add(std::span<const answer> answers, std::uint64_t respondents) {
    pairs.add(answers, respondents);  // takes fewer respondents than `own`, and checks the answers
    own.add(answers, respondents);
  }

  /// \throws tally_error, before anything is counted, when the methodologies are not alike or a count would overflow
  void merge(const joint_counts& other) {
    own.refuse_merge(other.own);
    pairs.merge(other.pairs);
    own.merge(other.own);
  }
  /// Throws what `merge` would, and merges nothing.
  void refuse_merge(const joint_counts& other) const {
    own.refuse_merge(other.own);
    pairs.refuse_merge(other.pairs);
  }

  /// The inverse of `merge`.
  /// \throws tally_error, before anything is changed, when the methodologies are not alike or `part` is more than a
  ///         part
  void take_away(const joint_counts& part) {
    joint_counts left = *this;
    left.pairs.take_away(part.pairs);
    left.own.take_away(part.own);
    *this = std::move(left);
  }

  friend bool operator==(const joint_counts&, const joint_counts&) = default;
};

}  // namespace ikm

#endif
