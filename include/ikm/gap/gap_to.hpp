// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_GAP_TO_HPP
#define IKM_GAP_GAP_TO_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/gap/plan.hpp>
#include <ikm/index/unit_index.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <vector>

namespace ikm {

/// What one element has to do with the gap.
struct element_gap {
  std::size_t element = 0;  ///< its place in the methodology
  decimal index = {};       ///< the element's published index
  decimal difference = {};  ///< `index` − target; negative below
  /// conversion · wᵢ · mᵢ − target · wᵢ / Σw, exact, with wᵢ · mᵢ after the intermediate rounding in force.
  ratio contribution = {};
  /// mᵢ + (target − exact index) / (conversion · wᵢ), exact: the mean of this element alone that would make the exact
  /// index the target. It may be under the scale or over it. Empty for an element of weight 0.
  std::optional<ratio> required_mean = {};
  /// Whether the scale allows `required_mean`; for an element of weight 0 whether nothing is required.
  bool reachable = false;
  /// The least points on this element alone that bring the published index to the target; 0 when it is met.
  /// Empty when they do not suffice, and when only means are known and the target is not met.
  std::optional<std::uint64_t> points_needed = {};

  friend bool operator==(const element_gap&, const element_gap&) = default;
};

/// What is missing to the grade above.
struct next_grade {
  band grade;
  decimal difference;                          ///< published index − the grade's lower bound; negative
  std::optional<std::uint64_t> points_needed;  ///< least points after which the published letter changes

  friend bool operator==(const next_grade&, const next_grade&) = default;
};

/// Where a unit stands against a target. Everything is judged by the published index, as offices do; the exact
/// differences are beside it.
struct target_gap {
  decimal target;
  decimal index;                               ///< published
  decimal difference;                          ///< `index` − `target`; negative below
  ratio difference_exact;                      ///< exact index − target
  bool met = false;                            ///< `index` ≥ `target`; the same as `points_needed` = 0
  std::optional<ratio> attainment_percent;     ///< capaian, exact; empty for a target of 0 or less
  std::optional<std::uint64_t> points_needed;  ///< see `ikm/gap/points.hpp`
  decimal highest_reachable;                   ///< see `ikm/gap/points.hpp`
  std::vector<element_gap> elements;           ///< in the methodology's order
  /// What the elements' contributions leave of `difference_exact`: they add up to it exactly, so this is 0, unless
  /// `intermediate_rounding::sum3` rounds the sum itself, which belongs to no element.
  ratio contribution_remainder;
  std::optional<ikm::next_grade> next_grade;  ///< empty at the top
  std::optional<ikm::plan> plan;              ///< what `plan_to` gives for the target

  friend bool operator==(const target_gap&, const target_gap&) = default;
  /// `index 78.74 against 79: difference -0.26, 5 points needed, up to 100.00 within reach`
  friend std::ostream& operator<<(std::ostream& out, const target_gap& gap);
};

/// Compares a unit's index with a target on the published side (0–100). Empty when the unit has no index.
/// \throws arithmetic_error when the target is so large that its difference does not fit 63 bits, and as `plan_to`
/// Complexity: 2 searches as `plan_to` makes them, and elements · cells; independent of the number of respondents.
[[nodiscard]] std::optional<target_gap> gap_to(const unit_index& unit, const decimal& target);

}  // namespace ikm

#endif
