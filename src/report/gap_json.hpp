// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_GAP_JSON_HPP
#define IKM_SRC_REPORT_GAP_JSON_HPP

#include <ikm/index/unit_index.hpp>

#include <nlohmann/json.hpp>

namespace ikm {

/// `gap` inside a result: how far from the target, and what would close it. null when the unit has no index.
[[nodiscard]] nlohmann::ordered_json gap_json(const unit_index& unit, const decimal& target, language lang);

}  // namespace ikm

#endif
