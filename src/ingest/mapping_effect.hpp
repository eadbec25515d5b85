// SPDX-License-Identifier: BSL-1.0
// Which parts of a mapping change how a table is understood: a mapping of another form does nothing, in silence.
#ifndef IKM_SRC_INGEST_MAPPING_EFFECT_HPP
#define IKM_SRC_INGEST_MAPPING_EFFECT_HPP

#include "ingest/columns.hpp"

#include <ikm/ingest/mapping.hpp>

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace ikm {

/// A header, and what it is understood for.
struct header_facts {
  std::span<const std::string_view> cells;
  const methodology& method;
  std::span<const breakdown> by;
  const header_place& where;
};

/// Of `[columns]`, `[profile]` and `not_read`: those without which the plan would be another, or none.
[[nodiscard]] std::set<std::string> parts_that_change(const column_plan& plan, const header_facts& header,
                                                      const mapping& said);

}  // namespace ikm

#endif
