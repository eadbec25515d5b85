// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_MISSING_ANSWERS_HPP
#define IKM_STATS_MISSING_ANSWERS_HPP

#include <ikm/index/unit_index.hpp>
#include <ikm/stats/undefined.hpp>
#include <ikm/tally/tally.hpp>

#include <cstdint>
#include <optional>

namespace ikm {

/// One survey under every treatment of its blanks, and how far the blanks could move it at most.
struct missing_answers {
  std::uint64_t respondents = 0;
  possibly<std::uint64_t> incomplete = undefined::no_respondents;  ///< respondents with a blank
  std::uint64_t blanks = 0;                                        ///< of all questions
  unit_index available;
  unit_index listwise;
  unit_index zero;
  std::optional<unit_index> worst;  ///< every blank the scale's lowest answer; empty without respondents
  std::optional<unit_index> best;   ///< every blank the scale's highest answer

  /// The grade is the same whatever the blanks would have been.
  [[nodiscard]] bool grade_is_certain() const;
};

/// Exact. `options.missing` does not matter.
[[nodiscard]] missing_answers missing_answers_of(const tally& answers, const score_options& options = {});

}  // namespace ikm

#endif
