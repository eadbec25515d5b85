// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_PRIORITIES_CHART_HPP
#define IKM_DOCUMENTS_PRIORITIES_CHART_HPP

#include <ikm/documents/chart_look.hpp>

#include <string>
#include <vector>

namespace ikm {

/// One element in the plane of importance and performance.
struct charted_priority {
  std::string code = {};
  std::string name = {};
  decimal performance = {};  ///< its mean (NRR)
  decimal importance = {};
};

/// Which elements matter, and how they perform.
struct priorities_chart {
  std::string title = {};
  std::vector<charted_priority> elements = {};
  decimal performance_line = {};
  decimal importance_line = {};
  sentence importance_name = {};  ///< what importance is here: a correlation, or a mean that was stated
};

/// Elements as points with their codes, the four quadrants with their names, and a list with names and figures. Codes
/// never cover each other: one that has no room beside its point is farther away, at the end of a line.
[[nodiscard]] std::string svg_of(const priorities_chart& chart, const chart_look& look = {});

}  // namespace ikm

#endif
