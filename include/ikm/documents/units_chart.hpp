// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_UNITS_CHART_HPP
#define IKM_DOCUMENTS_UNITS_CHART_HPP

#include <ikm/documents/chart_look.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// One unit, or one group of a breakdown, as it is drawn.
struct charted_unit {
  std::string name = {};
  std::optional<decimal> index = {};  ///< as published; empty without one
  std::string grade = {};
  std::optional<decimal> target = {};  ///< its own
  bool withheld = false;               ///< nothing but its name is drawn
};

/// The index of each unit.
struct units_chart {
  std::string title = {};
  std::vector<charted_unit> units = {};
  index_scale scale = {};
  std::optional<decimal> index = {};  ///< of the whole
};

/// Those with an index, the highest first; then those without one and those withheld, by name. Units of the same index
/// keep their order.
[[nodiscard]] std::vector<charted_unit> in_order(std::vector<charted_unit> units);

/// The chart as several that each fit on a page of A4 with their caption, in that order: at most forty units in one,
/// fewer where their names are long. Titles say which: `Indeks menurut Unit (41–80)`.
[[nodiscard]] std::vector<units_chart> in_pages(const units_chart& chart);

/// One bar per unit, in that order, with its own target as a mark.
[[nodiscard]] std::string svg_of(const units_chart& chart, const chart_look& look = {});

}  // namespace ikm

#endif
