// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_PAIR_COUNTS_HPP
#define IKM_TALLY_PAIR_COUNTS_HPP

#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/respondent.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace ikm {

/// Joint second moments of every pair of questions, with a blank as its own case: what the variance of an index with
/// blanks, Cronbach's alpha and correlations are computed from. An optional companion of `tally` with the same law:
/// `a.merge(b)` leaves `a` as if it had been given every respondent of `b`. Exact integers, no respondent is kept.
class pair_counts {
 public:
  /// With q questions there are 2·q² counts and more to keep for every group.
  static constexpr std::size_t max_questions = 256;

  /// \throws tally_error when the methodology has more than max_questions
  explicit pair_counts(methodology method);

  /// Whose questions are counted.
  [[nodiscard]] const methodology& method() const noexcept { return method_; }

  /// Adds one respondent. `answers` are in the methodology's question order, `blank` for one not given.
  /// \throws tally_error, before anything is counted, when their number or one of them does not fit
  void add(std::span<const answer> answers);
  /// The same of answers written out: `{3, 4, blank}`.
  void add(std::initializer_list<answer> answers) { add(std::span{answers.begin(), answers.size()}); }

  /// Adds that many respondents who gave the same answers, as if each were added. Complexity: that of one.
  /// \throws tally_error, before anything is counted, also when a count would overflow
  void add(std::span<const answer> answers, std::uint64_t respondents);

  /// As `add`, for answers known to fit. Complexity: questions², vectorised; a respondent with blanks costs three times
  /// as much as one without.
  /// Precondition: answers.size() == method().question_count(), each `blank` or within the scale.
  void add_checked(std::span<const answer> answers) noexcept;

  /// \throws tally_error, before anything is counted, when the methodologies are not alike or a count would overflow
  void merge(const pair_counts& other);
  /// Throws what `merge` would, and merges nothing.
  void refuse_merge(const pair_counts& other) const;
  /// Takes away counts that were merged before: the inverse of `merge`.
  /// \throws tally_error, before anything is changed, when the methodologies are not alike or `part` is more than a
  ///         part
  void take_away(const pair_counts& part);

  /// How many were counted.
  [[nodiscard]] std::uint64_t respondents(coverage who = coverage::all) const noexcept {
    return who == coverage::all ? complete_ + incomplete_ : complete_;
  }
  /// How many answered both questions; of a question with itself: how many answered it.
  /// Precondition of this and the next two: the questions exist.
  [[nodiscard]] std::uint64_t both(std::size_t a, std::size_t b, coverage who = coverage::all) const noexcept {
    return complete_ + (who == coverage::all ? partial_both_[a * questions_ + b] : 0);
  }
  /// Sum of the answers to `of`, over the respondents who answered `where` too.
  [[nodiscard]] std::uint64_t sum(std::size_t of, std::size_t where, coverage who = coverage::all) const noexcept {
    return complete_sums_[of] + (who == coverage::all ? partial_sums_[of * questions_ + where] : 0);
  }
  /// Sum of answer to `a` × answer to `b`, over the respondents who answered both.
  [[nodiscard]] std::uint64_t product(std::size_t a, std::size_t b, coverage who = coverage::all) const noexcept {
    return complete_products_[a * questions_ + b] + (who == coverage::all ? partial_products_[a * questions_ + b] : 0);
  }

  /// As they are stored. Complete respondents: their number; the sum of each question; the products of each question
  /// with itself and those after it. Then respondents with a blank: their number; how many answered both, for each
  /// question with itself and those after it; for each question its sum where each question was answered; the products.
  [[nodiscard]] std::vector<std::uint64_t> counts() const;
  /// How many counts are stored for that many questions.
  [[nodiscard]] static constexpr std::size_t stored_size(std::size_t questions) noexcept {
    const std::size_t pairs = questions * (questions + 1) / 2;
    return 2 + questions + questions * questions + 3 * pairs;
  }
  /// The counts that `counts()` gave.
  /// \throws tally_error when they contradict each other or do not fit the methodology
  [[nodiscard]] static pair_counts from_counts(methodology method, std::span<const std::uint64_t> counts);

  /// The same counts of a like methodology.
  friend bool operator==(const pair_counts& a, const pair_counts& b);

 private:
  methodology method_;
  std::size_t questions_;
  // Complete respondents need one outer product where those with a blank need three: a blank is told from a 0 by the
  // number who answered both, and for the complete that is all of them.
  std::uint64_t complete_ = 0;
  std::vector<std::uint64_t> complete_sums_;
  std::vector<std::uint64_t> complete_products_;
  std::uint64_t incomplete_ = 0;
  std::vector<std::uint64_t> partial_both_;
  std::vector<std::uint64_t> partial_sums_;
  std::vector<std::uint64_t> partial_products_;
};

}  // namespace ikm

#endif
