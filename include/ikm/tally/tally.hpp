// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_TALLY_HPP
#define IKM_TALLY_TALLY_HPP

#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/joint_counts.hpp>
#include <ikm/tally/respondent.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace ikm {

/// Integer counts of answers: all that is kept of the respondents. For each question how many gave each answer and
/// how many left it blank, once over all respondents and once over the complete ones, so that the treatment of blanks
/// is chosen when scoring.
///
/// Law: `a.merge(b)` leaves `a` as if it had been given every respondent of `b`. So any split of a survey over files,
/// threads, offices or machines gives the same counts, in any order. One writer at a time; const use is free.
class tally {
 public:
  /// Empty: nobody is counted.
  explicit tally(methodology method);
  /// A copy is the same counts.
  tally(const tally& other);
  /// What was moved from may only be given another value.
  tally(tally&&) noexcept = default;
  /// As the constructor.
  tally& operator=(const tally& other);
  /// As the constructor.
  tally& operator=(tally&&) noexcept = default;
  ~tally() = default;

  /// A tally that also keeps the joint counts which standard errors, reliability and comparisons need.
  /// \throws tally_error when the methodology is too large for them
  [[nodiscard]] static tally with_joint_counts(methodology method);

  /// Whose questions are counted.
  [[nodiscard]] const methodology& method() const noexcept { return method_; }

  /// A tally of respondents who were counted question by question, as on paper: which answers one respondent gave
  /// together is not known, nor who left something blank (unless nobody did).
  /// \param counts a question after the other; its blanks, then its answers from the scale's lowest to its highest
  /// \throws tally_error when they do not add up to `respondents` for each question, or do not fit the methodology
  [[nodiscard]] static tally from_marginals(methodology method, std::uint64_t respondents,
                                            std::span<const std::uint64_t> counts);

  /// Adds one respondent. `answers` are in the methodology's question order, `blank` for one not given.
  /// \throws tally_error, before anything is counted, when their number or one of them does not fit
  void add(std::span<const answer> answers);
  /// The same for numbers of another type, such as `std::vector<int>`.
  template <whole_numbers Numbers>
  requires(!std::convertible_to<Numbers, std::span<const answer>>) void add(const Numbers& numbers) {
    add(answers_from(method_, numbers));
  }
  /// The same of answers written out: `{3, 4, 0}`.
  void add(std::initializer_list<int> numbers) { add(answers_from(method_, numbers)); }

  /// Adds that many respondents who gave the same answers, as if each were added. Complexity: that of one.
  /// \throws tally_error, before anything is counted, also when a count would overflow
  void add(std::span<const answer> answers, std::uint64_t respondents);

  /// As `add`, for answers known to fit: the inner loop of the readers. Complexity: one step per question.
  /// Precondition: answers.size() == method().question_count(), each `blank` or within the scale.
  void add_checked(std::span<const answer> answers) {
    if (respondents_ == narrow_limit) [[unlikely]]
      widen();
    if (wide_.empty()) [[likely]]
      count_into(counts_.data(), answers);
    else
      count_into(wide_.data(), answers);
    if (joint_) joint_->add_checked(answers);
  }

  /// An empty tally that keeps no joint counts takes them over. Where one of the two has marginal respondents, no joint
  /// counts are kept.
  /// \throws tally_error, before anything is counted, when the methodologies are not alike, one keeps joint counts and
  ///         the other does not, or a count would overflow
  void merge(const tally& other);
  /// As `merge`.
  tally& operator+=(const tally& other) {
    merge(other);
    return *this;
  }
  /// Throws what `merge` would, and merges nothing.
  void refuse_merge(const tally& other) const;
  /// Takes away counts that were merged before: the inverse of `merge`.
  /// \throws tally_error, before anything is changed, when the methodologies are not alike or `part` is more than a
  ///         part
  void take_away(const tally& part);

  /// How many were counted, or how many of them answered every question.
  [[nodiscard]] std::uint64_t respondents(coverage who = coverage::all) const noexcept {
    return who == coverage::all ? respondents_ : complete_;
  }
  /// How many gave this answer to this question; `blank` counts those who gave none.
  /// Precondition: the question exists and the answer is `blank` or within the scale.
  [[nodiscard]] std::uint64_t count(std::size_t question, answer given, coverage who = coverage::all) const noexcept {
    const std::size_t at = (who == coverage::all ? 0 : block()) + question * levels_ + level_of(given);
    return wide_.empty() ? counts_[at] : wide_[at];
  }
  /// How many answered the question.
  [[nodiscard]] std::uint64_t answers(std::size_t question, coverage who = coverage::all) const noexcept {
    return respondents(who) - count(question, blank, who);
  }
  /// Sum of the answers given to the question.
  /// Precondition: it fits 64 bits, which `add` and `merge` ensure.
  [[nodiscard]] std::uint64_t sum(std::size_t question, coverage who = coverage::all) const noexcept;

  /// How many of the respondents were counted question by question: see from_marginals.
  [[nodiscard]] std::uint64_t marginal_respondents() const noexcept { return marginal_; }
  /// Whether it is known which respondents answered every question. Where it is not, the counts of complete respondents
  /// are those of the others.
  [[nodiscard]] bool knows_complete() const noexcept { return marginal_ == 0 || complete_ == respondents_; }

  /// Whether joint counts are kept.
  [[nodiscard]] bool has_joint_counts() const noexcept { return joint_ != nullptr; }
  /// \throws tally_error when none were kept
  [[nodiscard]] const joint_counts& joint() const;
  /// Keeps joint counts that were made elsewhere of the same respondents.
  /// \throws tally_error when they contradict these counts
  void keep(joint_counts joint);
  /// The counts stay.
  void drop_joint_counts() noexcept { joint_.reset(); }

  /// Counts as they are stored: for all respondents, then for complete ones; a question after the other; its blanks,
  /// then its answers from the scale's lowest to its highest.
  [[nodiscard]] std::vector<std::uint64_t> counts() const;

  /// A tally from counts laid out as `counts()` has them.
  /// \param marginal how many of the respondents were counted question by question
  /// \throws tally_error when they contradict each other or do not fit the methodology
  [[nodiscard]] static tally from_counts(methodology method, std::uint64_t respondents, std::uint64_t complete,
                                         std::span<const std::uint64_t> counts, std::uint64_t marginal = 0);

  /// The same counts of a like methodology.
  friend bool operator==(const tally& a, const tally& b);
  /// `40 respondents, 38 complete (permenpan-14-2017)`
  friend std::ostream& operator<<(std::ostream& out, const tally& counts);

 private:
  /// That many respondents can be counted in 32 bits.
  static constexpr std::uint64_t narrow_limit = std::numeric_limits<std::uint32_t>::max();

  [[nodiscard]] std::size_t level_of(answer a) const noexcept { return a == blank ? 0 : a - offset_; }
  [[nodiscard]] std::size_t block() const noexcept { return (wide_.empty() ? counts_.size() : wide_.size()) / 2; }
  void widen();

  template <class Count>
  void count_into(Count* const counts, std::span<const answer> answers) noexcept {
    bool complete = true;
    Count* row = counts;
    for (const answer a : answers) {
      ++row[level_of(a)];
      complete &= a != blank;
      row += levels_;
    }
    ++respondents_;
    if (!complete) return;
    ++complete_;
    for (const answer a : answers) {  // `row` is at the block of complete respondents
      ++row[level_of(a)];
      row += levels_;
    }
  }

  methodology method_;
  std::uint32_t levels_;  // steps of the scale, and one for a blank
  std::uint32_t offset_;  // the scale's lowest answer is at level 1
  std::uint64_t respondents_ = 0;
  std::uint64_t complete_ = 0;
  std::uint64_t marginal_ = 0;
  // There can be a million tallies, nearly all of few respondents: 32 bits a count until there are more.
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint64_t> wide_;      // in place of them
  std::unique_ptr<joint_counts> joint_;  // most tallies have none, and there can be 100,000 of them
};

}  // namespace ikm

#endif
