// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_TREND_CHART_HPP
#define IKM_DOCUMENTS_TREND_CHART_HPP

#include <ikm/documents/chart_look.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// One period as it is drawn.
struct charted_period {
  std::string name = {};              ///< `2025`, `Semester I 2025`
  std::optional<decimal> value = {};  ///< what was achieved
  std::optional<decimal> target = {};
};

/// Where earlier values lead; rounded as it is said.
struct charted_projection {
  std::string name = {};  ///< the period; one of those in the chart, or one after them
  decimal value = {};
  decimal low = {};
  decimal high = {};
};

/// Values over time.
struct trend_chart {
  std::string title = {};
  std::vector<charted_period> periods = {};  ///< in order
  std::optional<charted_projection> projection = {};
  index_scale scale = {};  ///< without bands: an indicator other than an index; the axis follows the values
  bool is_index = true;    ///< whether the axis ends where the scale does
};

/// A line through the values and a dashed one through the targets, on strips of the grades, and the interval of the
/// projection. An interval that passes an end of the scale is drawn to that end, and the drawing says so.
[[nodiscard]] std::string svg_of(const trend_chart& chart, const chart_look& look = {});

}  // namespace ikm

#endif
