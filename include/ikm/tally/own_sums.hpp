// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_OWN_SUMS_HPP
#define IKM_TALLY_OWN_SUMS_HPP

#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/respondent.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace ikm {

/// How many respondents gave how many answers that add up to which sum, and how many answered every question alike:
/// the distribution of the respondents' own indices comes from it. An optional companion of `tally` with the same law:
/// `a.merge(b)` leaves `a` as if it had been given every respondent of `b`.
class own_sums {
 public:
  /// Cells that one methodology may need: 144 for nine questions on 1–4, about 50,000 for a hundred on 1–10.
  static constexpr std::size_t max_cells = std::size_t{1} << 20;

  /// \throws tally_error when the methodology needs more than max_cells
  explicit own_sums(methodology method);

  /// Whose questions are counted.
  [[nodiscard]] const methodology& method() const noexcept { return method_; }

  /// Adds one respondent. `answers` are in the methodology's question order, `blank` for one not given.
  /// \throws tally_error, before anything is counted, when their number or one of them does not fit
  void add(std::span<const answer> answers);
  /// The same of answers written out: `{3, 4, blank}`.
  void add(std::initializer_list<answer> answers) { add(std::span{answers.begin(), answers.size()}); }

  /// Adds that many respondents who gave the same answers, as if each were added. Complexity: one step per cell.
  /// \throws tally_error, before anything is counted, also when a count would overflow
  void add(std::span<const answer> answers, std::uint64_t respondents);

  /// As `add`, for answers known to fit. Complexity: one step per question.
  /// Precondition: answers.size() == method().question_count(), each `blank` or within the scale.
  void add_checked(std::span<const answer> answers) noexcept {
    std::size_t given = 0;
    std::size_t sum = 0;
    bool alike = true;
    for (const answer a : answers) {
      given += a != blank;
      sum += a;
      alike &= a == answers.front();
    }
    ++counts_[cell(given, sum)];
    if (alike && given != 0) ++counts_[straight_cell(answers.front())];
  }

  /// \throws tally_error, before anything is counted, when the methodologies are not alike or a count would overflow
  void merge(const own_sums& other);
  /// Throws what `merge` would, and merges nothing.
  void refuse_merge(const own_sums& other) const;
  /// Takes away counts that were merged before: the inverse of `merge`.
  /// \throws tally_error, before anything is changed, when the methodologies are not alike or `part` is more than a
  ///         part
  void take_away(const own_sums& part);

  /// Complexity: one step per cell.
  [[nodiscard]] std::uint64_t respondents() const noexcept;
  /// How many gave that many answers with this sum. Nobody where there can be no such sum.
  [[nodiscard]] std::uint64_t count(std::size_t answers, std::size_t sum) const noexcept;
  /// How many answered every question, each with this answer. Precondition: it is within the scale.
  [[nodiscard]] std::uint64_t straight(answer given) const noexcept { return counts_[straight_cell(given)]; }

  /// As they are stored: who gave no answer; who gave one, by sum from the least to the greatest that is possible; who
  /// gave two; and so on; last who answered all alike, from the scale's lowest answer to its highest.
  [[nodiscard]] std::span<const std::uint64_t> counts() const noexcept { return counts_; }
  /// The counts that `counts()` gave.
  /// \throws tally_error when they contradict each other or do not fit the methodology
  [[nodiscard]] static own_sums from_counts(methodology method, std::span<const std::uint64_t> counts);

  /// The same counts of a like methodology.
  friend bool operator==(const own_sums& a, const own_sums& b);

 private:
  // Cells of k answers: k·(highest − lowest) + 1 of them, after those of fewer answers.
  [[nodiscard]] std::size_t cell(std::size_t answers, std::size_t sum) const noexcept {
    return answers + steps_ * answers * (answers - 1) / 2 * (answers != 0) + sum - answers * lowest_;
  }
  [[nodiscard]] std::size_t straight_cell(answer given) const noexcept {
    return counts_.size() - steps_ - 1 + given - lowest_;
  }

  methodology method_;
  std::size_t lowest_;
  std::size_t steps_;  // highest − lowest
  std::vector<std::uint64_t> counts_;
};

}  // namespace ikm

#endif
