// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INDEX_GRADE_HPP
#define IKM_INDEX_GRADE_HPP

#include <ikm/survey/methodology.hpp>

#include <optional>

namespace ikm {

/// The band that a published index falls in: the highest whose lower bound it reaches, the lowest one below all
/// bounds. Only a published value is graded, never an unrounded one. The reference lives as long as `method`.
[[nodiscard]] const band& grade_of(const methodology& method, const decimal& published);

/// The band above; empty at the top.
[[nodiscard]] std::optional<band> grade_above(const methodology& method, const decimal& published);

}  // namespace ikm

#endif
