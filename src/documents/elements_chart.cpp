// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/elements_chart.hpp>

#include "documents/chart_parts.hpp"

#include <algorithm>

namespace ikm {
namespace {

constexpr double name_size = 12;
constexpr double name_step = 15;
constexpr double name_width = 236;
constexpr double value_width = 84;
constexpr double bar_height = 16;

struct element_row {
  std::vector<std::string> name;
  double height = 0;
};

std::vector<element_row> rows_of(const elements_chart& chart) {
  std::vector<element_row> rows;
  rows.reserve(chart.elements.size());
  for (const charted_element& each : chart.elements) {
    auto name = lines_of(each.code.empty() ? each.name : each.code + "  " + each.name, name_width - 10, name_size, 5);
    const double height = std::max(26.0, name_step * static_cast<double>(name.size()) + 10);
    rows.push_back({std::move(name), height});
  }
  return rows;
}

std::string description_of(const elements_chart& chart, const chart_look& look) {
  std::string made;
  for (const charted_element& each : chart.elements) {
    made += each.code + " " + each.name + ": ";
    made += each.index ? figure_in(look, *each.index) + (each.grade.empty() ? "" : " (" + each.grade + ")")
                       : in(look, "tanpa jawaban", "no answers");
    made += "; ";
  }
  if (chart.index) made += "IKM " + figure_in(look, *chart.index) + "; ";
  if (chart.target) made += "target " + figure_in(look, *chart.target) + "; ";
  return made + bands_in_words(look, chart.scale);
}

double draw_legend_of(drawing& to, const elements_chart& chart, const chart_look& look, double top) {
  using mark = legend_entry::mark;
  std::vector<legend_entry> entries = {{mark::bar, colour_of(look), in(look, "Indeks unsur", "Index of the element")}};
  if (chart.index) entries.push_back({mark::tick, ink, "IKM " + figure_in(look, *chart.index)});
  if (chart.target) entries.push_back({mark::dashed, target_colour, "Target " + figure_in(look, *chart.target)});
  return draw_legend(to, entries, top, chart_width);
}

void draw_row(drawing& to, const charted_element& each, const element_row& row, double y, const axis& along,
              const chart_look& look) {
  const double middle = y + row.height / 2;
  const double first = middle - name_step * static_cast<double>(row.name.size() - 1) / 2 + 4;
  to.text({chart_margin, first}, row.name, name_step, {.size = name_size});
  if (each.index)
    to.rectangle({along.from, middle - bar_height / 2, along.at(*each.index) - along.from, bar_height},
                 colour_of(look));
  const std::string value = each.index ? figure_in(look, *each.index) : "–";
  to.text({along.to + 10, middle + 4}, value, {.size = 13, .bold = true});
  to.text({along.to + 14 + width_of(value, 13, true), middle + 4}, each.grade, {.size = 13, .fill = quiet});
}

}  // namespace

std::string svg_of(const elements_chart& chart, const chart_look& look) {
  drawing to{look.id, chart.title, description_of(chart, look)};
  double top = draw_heading(to, look, chart.title, chart_width);
  top = draw_legend_of(to, chart, look, top) + 20;

  const std::vector<element_row> rows = rows_of(chart);
  double height = 0;
  for (const element_row& row : rows) height += row.height;
  const axis along{chart.scale.lowest.to_double(), chart.scale.highest.to_double(), chart_margin + name_width,
                   chart_width - chart_margin - value_width};
  const box place{along.from, top, along.to - along.from, height};
  draw_bands_across(to, look, chart.scale, along, place);
  double y = top;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_row(to, chart.elements[i], rows[i], y, along, look);
    y += rows[i].height;
  }
  const auto across = [&](const decimal& value, const line_look& line) {
    to.line({along.at(value), top - 2}, {along.at(value), y + 2}, line);
  };
  if (chart.index) across(*chart.index, {.width = 2, .cased = true});
  if (chart.target) across(*chart.target, {.stroke = target_colour, .width = 2, .dashes = "6 4", .cased = true});
  return to.finished(chart_width, y + 34);
}

}  // namespace ikm
