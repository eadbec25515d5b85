// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_PLAN_HPP
#define IKM_GAP_PLAN_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/index/unit_index.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ikm {

/// Points to be won on one question of one part of the unit: `points` of its `answers` answers one step better.
/// Where `points` is more than `below_highest`, some answers have to rise by more than one step.
struct plan_step {
  std::size_t part = 0;             ///< of `unit_index::parts()`; always 0 where the unit is not a combination
  std::size_t question = 0;         ///< in the methodology's order
  std::size_t element = 0;          ///< the question's element
  std::uint64_t points = 0;         ///< at least 1
  std::uint64_t answers = 0;        ///< answers given to the question
  std::uint64_t below_highest = 0;  ///< of these, the ones that can rise

  friend bool operator==(const plan_step&, const plan_step&) = default;
};

/// The steps on one element, over all its questions and parts.
struct element_step {
  std::size_t element = 0;
  std::uint64_t points = 0;
  std::uint64_t answers = 0;        ///< given to the element's questions, in all parts
  std::uint64_t below_highest = 0;  ///< of these, the ones that can rise
  bool one_step = true;             ///< that many answers, each one step better; else some rise by more than one

  friend bool operator==(const element_step&, const element_step&) = default;
};

/// What would close a gap with the fewest points.
struct plan {
  std::vector<plan_step> steps;  ///< in order of question, then part; none when the goal is met
  std::uint64_t points = 0;      ///< of all steps

  friend bool operator==(const plan&, const plan&) = default;
};

/// A plan that brings the published index to `goal` or more; no plan with fewer points does.
/// Ties are decided the same way every time. Without intermediate rounding, or with `sum3`, the most valuable points
/// are taken first; of equally valuable ones those that let an answer rise for the first time, then those of the
/// element with the lowest mean, then of the first element, question and part. With `weighted3` and `mean2_truncated`
/// the published index is a step function of each element; the least points are found over all combinations of steps.
/// Empty when the goal is out of reach (`highest_reachable` says what is not), when the unit has no index, and when
/// only means are known and the goal is above the index.
/// \param goal on the published side (0–100)
/// \throws arithmetic_error where an intermediate rounding meets weights whose common denominator is too large to
///         look at all combinations (not with equal weights, nor with weights of up to 3 decimals)
/// Complexity: independent of the number of respondents. c log c for c questions × parts; with `weighted3` and
/// `mean2_truncated` also elements · r², r the thousandths (hundredths) that the gap is wide.
[[nodiscard]] std::optional<plan> plan_to(const unit_index& unit, const decimal& goal);

/// The plan's steps, one per element that has any, in the methodology's order.
[[nodiscard]] std::vector<element_step> by_element(const unit_index& unit, const plan& steps);

}  // namespace ikm

#endif
