// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/units_chart.hpp>

#include "documents/chart_parts.hpp"

#include <algorithm>

namespace ikm {
namespace {

constexpr double name_size = 12;
constexpr double name_step = 14;
constexpr double name_width = 236;
constexpr double value_width = 84;

std::string value_of(const charted_unit& unit, const chart_look& look) {
  if (unit.withheld) return in(look, "ditahan", "withheld");
  return unit.index ? figure_in(look, *unit.index) : "–";
}

std::string description_of(const std::vector<charted_unit>& units, const units_chart& chart, const chart_look& look) {
  constexpr std::size_t most = 60;  // more is what the table is for
  std::string made;
  for (std::size_t i = 0; i < std::min(units.size(), most); ++i)
    made += units[i].name + ": " + value_of(units[i], look) +
            (units[i].grade.empty() || units[i].withheld ? "" : " (" + units[i].grade + ")") + "; ";
  if (units.size() > most) made += "…; ";
  if (chart.index) made += in(look, "seluruhnya ", "all together ") + figure_in(look, *chart.index) + "; ";
  return made + bands_in_words(look, chart.scale);
}

double draw_legend_of(drawing& to, const units_chart& chart, const chart_look& look, double top) {
  using mark = legend_entry::mark;
  std::vector<legend_entry> entries = {{mark::bar, colour_of(look), "IKM"}};
  if (chart.index)
    entries.push_back({mark::tick, ink, in(look, "Seluruhnya ", "All together ") + figure_in(look, *chart.index)});
  if (std::any_of(chart.units.begin(), chart.units.end(),
                  [](const charted_unit& u) { return u.target && !u.withheld; }))
    entries.push_back({mark::diamond, target_colour, in(look, "Target unit", "Target of the unit")});
  return draw_legend(to, entries, top, chart_width);
}

std::vector<std::string> name_lines(const charted_unit& unit) {
  return lines_of(unit.name, name_width - 10, name_size, 3);
}

double row_height(const std::vector<std::string>& name) {
  return std::max(20.0, name_step * static_cast<double>(name.size()) + 6);
}

/// \return the height of the row
double draw_row(drawing& to, const charted_unit& unit, double y, const axis& along, const chart_look& look) {
  const auto name = name_lines(unit);
  const double height = row_height(name);
  const double middle = y + height / 2;
  to.text({chart_margin, middle - name_step * static_cast<double>(name.size() - 1) / 2 + 4}, name, name_step,
          {.size = name_size});
  const std::string value = value_of(unit, look);
  if (unit.withheld) {
    to.text({along.to + 10, middle + 4}, value, {.size = name_size, .fill = quiet});
    return height;
  }
  if (unit.index) to.rectangle({along.from, middle - 6, along.at(*unit.index) - along.from, 12}, colour_of(look));
  if (unit.target) to.diamond({along.at(*unit.target), middle}, 5, white, target_colour);
  to.text({along.to + 10, middle + 4}, value, {.size = name_size, .bold = true});
  to.text({along.to + 14 + width_of(value, name_size, true), middle + 4}, unit.grade,
          {.size = name_size, .fill = quiet});
  return height;
}

}  // namespace

std::vector<charted_unit> in_order(std::vector<charted_unit> units) {
  const auto shown = [](const charted_unit& unit) { return unit.index && !unit.withheld; };
  std::stable_sort(units.begin(), units.end(), [&](const charted_unit& a, const charted_unit& b) {
    if (shown(a) != shown(b)) return shown(a);
    return shown(a) ? *a.index > *b.index : a.name < b.name;
  });
  return units;
}

std::vector<units_chart> in_pages(const units_chart& chart) {
  constexpr double page = 800;  // of rows: beside the axis, the legend and the caption
  const std::vector<charted_unit> units = in_order(chart.units);
  std::vector<units_chart> made;
  std::vector<std::size_t> begins;
  double height = page;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const double row = row_height(name_lines(units[i]));
    if (height + row > page) {
      made.push_back({.title = chart.title, .units = {}, .scale = chart.scale, .index = chart.index});
      begins.push_back(i);
      height = 0;
    }
    made.back().units.push_back(units[i]);
    height += row;
  }
  for (std::size_t part = 0; made.size() > 1 && part < made.size(); ++part)
    made[part].title +=
        " (" + std::to_string(begins[part] + 1) + "–" + std::to_string(begins[part] + made[part].units.size()) + ")";
  return made;
}

std::string svg_of(const units_chart& chart, const chart_look& look) {
  const std::vector<charted_unit> units = in_order(chart.units);
  drawing to{look.id, chart.title, description_of(units, chart, look)};
  double top = draw_heading(to, look, chart.title, chart_width);
  top = draw_legend_of(to, chart, look, top) + 20;

  const axis along{chart.scale.lowest.to_double(), chart.scale.highest.to_double(), chart_margin + name_width,
                   chart_width - chart_margin - value_width};
  drawing rows{look.id, {}, {}};
  double y = top;
  for (const charted_unit& unit : units) y += draw_row(rows, unit, y, along, look);
  draw_bands_across(to, look, chart.scale, along, {along.from, top, along.to - along.from, y - top});
  to.add(rows);
  if (chart.index)
    to.line({along.at(*chart.index), top - 2}, {along.at(*chart.index), y + 2}, {.width = 2, .cased = true});
  return to.finished(chart_width, y + 34);
}

}  // namespace ikm
