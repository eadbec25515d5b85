// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INDEX_SCORE_HPP
#define IKM_INDEX_SCORE_HPP

#include <ikm/index/unit_index.hpp>

#include <optional>
#include <vector>

namespace ikm {

/// The index of one set of counts. Exact at any size.
/// NRR of an element = sum / divisor; of an element with several questions the mean of its questions' means.
/// Without a value where complete respondents are asked for and it is not known who they are (tally::knows_complete).
/// Source: PermenPAN-RB 14/2017, annex, processing sheet.
[[nodiscard]] unit_index score(const tally& answers, const score_options& options = {});

/// The index of a printed table that holds only NRRs, one per element in the methodology's order.
/// \throws tally_error when their number does not fit or one of them is outside the scale (0 is allowed where a
///         blank counts as 0)
[[nodiscard]] unit_index index_from_means(const methodology& method, const std::vector<ratio>& means,
                                          const score_options& options = {});

}  // namespace ikm

#endif
