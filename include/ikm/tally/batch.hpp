// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_BATCH_HPP
#define IKM_TALLY_BATCH_HPP

#include <ikm/survey/answer.hpp>
#include <ikm/tally/tally.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace ikm {

// Respondents who are in memory already, many at a time, with no copy: the same counts as `tally::add` for each. All
// answers are `blank` or a step of the scale. On a methodology of at most 16 questions and a scale up to 9 these run
// about as fast as the memory can be read. Each throws tally_error, before anything is counted, when sizes do not fit
// or an answer is outside the scale.

/// Row after row: the answers of a respondent side by side. A row-major Eigen map is such an array.
void add_rows(tally& to, std::span<const answer> answers);

/// One array per question, in the methodology's order, each of `respondents` answers. A column-major Eigen map is such
/// a set of arrays.
void add_columns(tally& to, std::span<const answer* const> columns, std::size_t respondents);

/// Three bits per answer, for those who hold hundreds of millions of respondents: three arrays per question, least bit
/// first; bit i % 64 of word i / 64 belongs to respondent i. Bits after the last respondent do not matter.
/// \throws also when the scale goes beyond 7
void add_planes(tally& to, std::span<const std::uint64_t* const> planes, std::size_t respondents);

/// Row after row, each into the tally of its group. All tallies are of like methodologies.
/// \param group_of one index into `groups` a respondent
/// \throws also when there is no such group
void add_rows(std::span<tally> groups, std::span<const std::uint32_t> group_of, std::span<const answer> answers);

}  // namespace ikm

#endif
