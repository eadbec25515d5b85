// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_OUTLINE_HPP
#define IKM_DOCUMENTS_OUTLINE_HPP

#include <ikm/documents/about.hpp>
#include <ikm/documents/report_context.hpp>
#include <ikm/report/score_report.hpp>

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace ikm {

/// A sentence or several.
struct paragraph {
  std::string text = {};
};

/// What only the office can say: the document shows where, and what is to be written there.
struct marked_place {
  std::string what = {};
};

/// Sentences of equal rank.
struct bullet_list {
  std::vector<std::string> items = {};
};

/// A heading within a chapter.
struct subheading {
  std::string text = {};
};

/// The head of a column, and how its cells are aligned.
struct table_column {
  std::string title = {};
  bool is_number = false;
};

/// Cells as they are read. Those that the office fills in are empty.
struct data_table {
  std::string caption = {};
  std::size_t number = 0;  ///< of the caption, which holds it; 0 before captions are numbered
  std::vector<table_column> columns = {};
  std::vector<std::vector<std::string>> rows = {};  ///< each as long as `columns`; the first cell names the row
};

/// A stretch of a chart's axis with a name: a grade. It begins where the one before it ends.
struct cell_strip {
  std::string name = {};
  int end = 0;  ///< in thousandths of the axis
};

/// A bar, what it shows and how it is read. One without a value is the heading of those after it.
struct cell_bar {
  std::string name = {};
  std::string value = {};
  int filled = 0;  ///< in thousandths of the axis
};

/// A chart in the cells of a table, for formats that hold no drawing: bars under the strips of their axis, or four
/// quadrants.
struct cell_chart {
  std::vector<cell_strip> strips = {};
  std::vector<cell_bar> bars = {};
  std::vector<std::string> quadrants = {};  ///< upper left, upper right, lower left, lower right; or none
};

/// A chart, as SVG without a heading of its own, with a caption; the table beside it says the same.
struct drawn_figure {
  std::string caption = {};
  std::string svg = {};
  cell_chart in_cells = {};
  std::size_t number = 0;  ///< as that of a table
};

/// One block of a chapter.
using outline_block = std::variant<paragraph, marked_place, bullet_list, subheading, data_table, drawn_figure>;

/// A chapter or an annex.
struct outline_section {
  std::string id = {};     ///< of the document's links: `analysis`
  std::string title = {};  ///< with its number: `IV. Analisis`
  std::vector<outline_block> blocks = {};
};

/// What a report says, before any format: every writer of a whole report takes it, so that all say the same.
struct outline {
  language lang = language::indonesian;
  std::string title = {};
  about office = {};
  std::vector<std::string> cover = {};  ///< lines below the title: the unit, what it belongs to, the period
  std::vector<outline_section> sections = {};
};

/// The report that PermenPAN-RB 14/2017 asks for: five chapters and annexes. Sentences state only what the figures
/// state, and the figures are the published ones. What the office has to say itself is a marked place.
[[nodiscard]] outline outline_of(const score_report& report, const about& office, language lang,
                                 const report_context& beside = {});

}  // namespace ikm

#endif
