// SPDX-License-Identifier: BSL-1.0
// Charts as cells of a table, for formats that hold no drawing. The values are those of the drawing.
#ifndef IKM_SRC_DOCUMENTS_FIGURE_CELLS_HPP
#define IKM_SRC_DOCUMENTS_FIGURE_CELLS_HPP

#include <ikm/documents/distribution_chart.hpp>
#include <ikm/documents/elements_chart.hpp>
#include <ikm/documents/outline.hpp>
#include <ikm/documents/profile_chart.hpp>
#include <ikm/documents/trend_chart.hpp>
#include <ikm/documents/units_chart.hpp>
#include <ikm/stats/priorities.hpp>
#include <ikm/survey/methodology.hpp>

#include <vector>

namespace ikm {

[[nodiscard]] cell_chart cells_of(const elements_chart& chart, language lang);
[[nodiscard]] cell_chart cells_of(const units_chart& chart, language lang);
[[nodiscard]] cell_chart cells_of(const profile_chart& chart, language lang);
[[nodiscard]] cell_chart cells_of(const distribution_chart& chart, language lang);
[[nodiscard]] cell_chart cells_of(const trend_chart& chart, language lang);
/// The four quadrants with the codes of their elements, as their table has them.
[[nodiscard]] cell_chart quadrants_of(const std::vector<priority>& places, const methodology& method, language lang);

}  // namespace ikm

#endif
