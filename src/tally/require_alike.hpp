// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_TALLY_REQUIRE_ALIKE_HPP
#define IKM_SRC_TALLY_REQUIRE_ALIKE_HPP

#include <ikm/survey/methodology.hpp>

namespace ikm {

/// \throws tally_error that says what differs first, unless counts of the one may be merged with counts of the other
void require_alike(const methodology& mine, const methodology& other);

}  // namespace ikm

#endif
