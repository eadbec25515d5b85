// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_WHAT_IF_HPP
#define IKM_GAP_WHAT_IF_HPP

#include <ikm/base/ratio.hpp>
#include <ikm/gap/plan.hpp>
#include <ikm/index/unit_index.hpp>
#include <ikm/survey/answer.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace ikm {

/// The index if chosen elements had chosen means; the others stay as they are. The result knows only means.
/// \param means one per element's place in the methodology, on the scale of answers (1–4)
/// \throws tally_error when an element does not exist or a mean is outside the scale (0 is allowed where a blank
///         counts as 0)
[[nodiscard]] unit_index with_means(const unit_index& unit, const std::map<std::size_t, ratio>& means);

/// An element whose lowest answers rose one step.
struct raised_index {
  unit_index after;
  answer from = blank;  ///< the lowest answer that was given, over all questions and parts; `blank` when none can rise
  std::uint64_t answers = 0;  ///< how many of it there were, and so the points won
};

/// The index if everyone who gave an element its lowest occurring answer had answered one step better.
/// Where that answer is already the highest, or nobody answered, nothing changes.
/// \throws tally_error when the element does not exist or only means are known
[[nodiscard]] raised_index with_lowest_raised(const unit_index& unit, std::size_t element);

/// The index if these steps were done. Which answers rise does not change it; the lowest ones do, each by one step
/// before any of them by a second.
/// \throws tally_error when a step's part or question does not exist or its points exceed what the answers allow
[[nodiscard]] unit_index with_steps(const unit_index& unit, const std::vector<plan_step>& steps);

}  // namespace ikm

#endif
