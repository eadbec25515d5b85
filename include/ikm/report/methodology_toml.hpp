// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_METHODOLOGY_TOML_HPP
#define IKM_REPORT_METHODOLOGY_TOML_HPP

#include <ikm/survey/methodology.hpp>

#include <string>

namespace ikm {

/// The methodology as the TOML that read_methodology_file reads: exact weights, bands from bound to bound.
/// Reading it back gives a methodology that is `alike`, with the same names.
[[nodiscard]] std::string to_toml(const methodology& method);

}  // namespace ikm

#endif
