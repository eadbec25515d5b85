// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INDEX_UNIT_INDEX_HPP
#define IKM_INDEX_UNIT_INDEX_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/index/options.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/tally.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// The counts behind one question's or one element's mean, as far as they entered it.
struct answer_counts {
  std::vector<std::uint64_t> levels;  ///< how many gave each answer, from the scale's lowest to its highest
  std::uint64_t answers = 0;
  std::uint64_t blanks = 0;
  std::uint64_t sum = 0;
  std::uint64_t divisor = 0;  ///< what `sum` is divided by: answers, or respondents where a blank counts as 0

  friend bool operator==(const answer_counts&, const answer_counts&) = default;
};

/// Counts that are weighed as one in an index: a unit, or all respondents pooled.
struct index_part {
  ratio share = 1;                       ///< of the whole; the shares of all parts add to 1
  std::vector<answer_counts> questions;  ///< one per question, in the methodology's order
  std::uint64_t respondents = 0;
  /// False where only complete respondents are to enter and it is not known who they are: there are no means then, and
  /// the counts are those of all.
  bool knows_complete = true;

  friend bool operator==(const index_part&, const index_part&) = default;
};

/// An element's row of the processing sheet (a value made on demand).
struct element_index {
  std::size_t element = 0;             ///< its place in the methodology
  answer_counts counts = {};           ///< of all its questions and all parts together
  ratio weight = {};                   ///< in use
  std::optional<ratio> mean = {};      ///< NRR, exact; empty without an answer
  std::optional<ratio> weighted = {};  ///< weight × mean (after the intermediate rounding in force)
  std::optional<decimal> index = {};   ///< mean × conversion, published decimals
  std::optional<band> grade = {};      ///< of `index`

  friend bool operator==(const element_index&, const element_index&) = default;
};

/// What a set of counts is worth: exact, and as published. A value; free to use on different threads.
class unit_index {
 public:
  /// \param means one per element, empty where there is none
  /// \param parts where the means come from; empty when only means are known
  unit_index(methodology method, score_options options, std::vector<std::optional<ratio>> means,
             std::vector<index_part> parts);

  /// By which it was scored.
  [[nodiscard]] const methodology& method() const noexcept { return method_; }
  /// With which it was scored.
  [[nodiscard]] const score_options& options() const noexcept { return options_; }
  /// Where the means come from; empty when only means are known.
  [[nodiscard]] const std::vector<index_part>& parts() const noexcept { return parts_; }

  /// Whether it is known who enters: see index_part::knows_complete.
  [[nodiscard]] bool knows_complete() const noexcept;
  /// Respondents that entered; 0 when only means are known.
  [[nodiscard]] std::uint64_t respondents() const noexcept;

  /// conversion · Σ wᵢ · meanᵢ before the one rounding (after the intermediate rounding in force). Empty when an
  /// element has no answer.
  [[nodiscard]] const std::optional<ratio>& exact() const noexcept { return exact_; }
  /// The exact index rounded once, half away from zero, to the methodology's decimals.
  [[nodiscard]] const std::optional<decimal>& published() const noexcept { return published_; }
  /// The exact index / conversion, rounded once to 4 decimals (1–4 on the usual scale).
  [[nodiscard]] std::optional<decimal> mean() const;
  /// Of the published value.
  [[nodiscard]] std::optional<band> grade() const;

  /// NRR of each element, exact; empty where the element has no answer.
  [[nodiscard]] const std::vector<std::optional<ratio>>& means() const noexcept { return means_; }
  /// One row of the processing sheet. Precondition: the element exists.
  [[nodiscard]] element_index element(std::size_t element) const;
  /// The same, by its id or code: `sarana`, `U9`. \throws methodology_error that lists the elements where there is none
  [[nodiscard]] element_index element(std::string_view id_or_code) const;
  /// The counts of one question, over all parts. Precondition: the question exists.
  [[nodiscard]] answer_counts question(std::size_t question) const;
  /// The mean of one question, exact, over all parts with their shares: an element's mean is the mean of these. Empty
  /// without an answer, and when only means of elements are known. Precondition: the question exists.
  [[nodiscard]] std::optional<ratio> question_mean(std::size_t question) const;
  /// Elements without answers; any of them makes the index undefined.
  [[nodiscard]] std::vector<std::size_t> unanswered() const;

  /// `index 78.74 (exactly 11575/147), grade B, 49 respondents; means: persyaratan 2.8163, …`
  friend std::ostream& operator<<(std::ostream& out, const unit_index& unit);

 private:
  methodology method_;
  score_options options_;
  std::vector<std::optional<ratio>> means_;
  std::vector<index_part> parts_;
  std::optional<ratio> exact_;
  std::optional<decimal> published_;
};

/// The index of these element means before the one rounding: conversion · Σ wᵢ · meanᵢ, with the intermediate
/// rounding in force. The one place that has the formula. Elements of weight 0 count too.
[[nodiscard]] ratio index_of(const methodology& method, const score_options& options, const std::vector<ratio>& means);

/// `exact` as it is published: rounded once, half away from zero.
[[nodiscard]] decimal published_of(const methodology& method, const ratio& exact);

}  // namespace ikm

#endif
