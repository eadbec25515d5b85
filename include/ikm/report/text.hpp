// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_TEXT_HPP
#define IKM_REPORT_TEXT_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/report/score_report.hpp>

#include <cstddef>
#include <iosfwd>

namespace ikm {

/// The regulation's processing sheet in a form that fits a terminal, with what was assumed above it.
/// \param width columns of the terminal; names are cut to fit, figures never
void write_text(std::ostream& to, const score_report& report, language lang, std::size_t width = 80);

}  // namespace ikm

#endif
