// SPDX-License-Identifier: BSL-1.0
// Tables and charts of a report, each with its caption.
#ifndef IKM_SRC_DOCUMENTS_OUTLINE_PARTS_HPP
#define IKM_SRC_DOCUMENTS_OUTLINE_PARTS_HPP

#include "documents/figure_cells.hpp"

#include <ikm/documents/outline.hpp>
#include <ikm/report/score_report.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ikm {

/// How the charts of one document look.
struct document_look {
  language lang = language::indonesian;
  std::string colour = {};  ///< the office's
};

/// A chart in a document has its title in a caption.
template <typename Chart>
[[nodiscard]] drawn_figure figure_of(const Chart& chart, const std::string& id, const document_look& look,
                                     const cell_chart& in_cells) {
  return {.caption = chart.title,
          .svg = svg_of(chart, {.lang = look.lang, .colour = look.colour, .id = id, .heading = false}),
          .in_cells = in_cells};
}
template <typename Chart>
[[nodiscard]] drawn_figure figure_of(const Chart& chart, const std::string& id, const document_look& look) {
  return figure_of(chart, id, look, cells_of(chart, look.lang));
}

/// What is measured, how it is weighed, and what is rounded.
[[nodiscard]] std::string methodology_statement(const score_report& report, language lang);

/// Respondents by each field of the profile; nothing without one.
[[nodiscard]] std::vector<outline_block> profile_blocks(const score_report& report, const document_look& look);
[[nodiscard]] std::vector<outline_block> elements_blocks(const score_report& report, const document_look& look);
/// The groups of one breakdown, as many in a chart as fit on a page. Precondition: it exists.
[[nodiscard]] std::vector<outline_block> group_blocks(const score_report& report, std::size_t table,
                                                      const document_look& look);
[[nodiscard]] std::vector<outline_block> priority_blocks(const score_report& report, const document_look& look);
[[nodiscard]] std::vector<outline_block> distribution_blocks(const score_report& report, const document_look& look);
/// Precondition: there is a target of the whole.
[[nodiscard]] std::vector<outline_block> target_blocks(const score_report& report, language lang);

/// The weakest element first; what the office decides is empty.
[[nodiscard]] data_table follow_up_table(const score_report& report, language lang);
/// Per element the sum, the mean, the weighted mean; below them the sum of these, the index and the grade.
[[nodiscard]] data_table processing_table(const score_report& report, language lang);
[[nodiscard]] data_table grades_table(const score_report& report, language lang);

}  // namespace ikm

#endif
