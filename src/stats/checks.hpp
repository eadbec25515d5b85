// SPDX-License-Identifier: BSL-1.0
// What is refused before anything is computed.
#ifndef IKM_SRC_STATS_CHECKS_HPP
#define IKM_SRC_STATS_CHECKS_HPP

#include <cstddef>
#include <cstdint>

namespace ikm {

/// \throws statistics_error when the population is smaller than the respondents
void check_population(std::uint64_t population, std::uint64_t respondents);

/// \throws statistics_error when there are more than max_units_compared
void check_units(std::size_t units);

}  // namespace ikm

#endif
