// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_GAP_TEXT_HPP
#define IKM_SRC_REPORT_GAP_TEXT_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/index/unit_index.hpp>

#include <cstddef>
#include <iosfwd>

namespace ikm {

/// How far a unit is from a target, element by element, and the least that would close the gap.
/// \param width columns of the terminal; names are cut to fit, figures never
void write_gap_text(std::ostream& to, const unit_index& unit, const decimal& target, language lang, std::size_t width);

}  // namespace ikm

#endif
