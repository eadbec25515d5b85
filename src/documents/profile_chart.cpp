// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/profile_chart.hpp>

#include "documents/chart_parts.hpp"

#include <ikm/base/ratio.hpp>

#include <algorithm>

namespace ikm {
namespace {

constexpr double name_size = 12;
constexpr double name_step = 14;
constexpr double name_width = 200;
constexpr double value_width = 118;

std::string value_of(const charted_share& each, const profile_chart& chart, const chart_look& look) {
  if (!each.respondents) return in(look, "ditahan", "withheld");
  std::string made = std::to_string(*each.respondents);
  if (chart.respondents != 0)
    made += "  (" + figure_in(look, (ratio::of(*each.respondents, chart.respondents) * ratio{100}).rounded(1)) + " %)";
  return made;
}

std::string description_of(const profile_chart& chart, const chart_look& look) {
  std::string made;
  for (const charted_field& field : chart.fields) {
    made += field.name + ": ";
    for (std::size_t i = 0; i < field.values.size(); ++i)
      made += (i == 0 ? "" : ", ") + field.values[i].name + " " + value_of(field.values[i], chart, look);
    made += ". ";
  }
  return made;
}

/// \return the height of the row
double draw_row(drawing& to, const charted_share& each, const profile_chart& chart, const axis& along, double y,
                const chart_look& look) {
  const auto name = lines_of(each.name, name_width - 10, name_size, 3);
  const double height = std::max(22.0, name_step * static_cast<double>(name.size()) + 8);
  const double middle = y + height / 2;
  to.text({chart_margin, middle - name_step * static_cast<double>(name.size() - 1) / 2 + 4}, name, name_step,
          {.size = name_size});
  const std::string value = value_of(each, chart, look);
  double end = along.from;
  if (each.respondents) {
    end = along.at(static_cast<double>(*each.respondents));
    to.rectangle({along.from, middle - 7, std::max(end - along.from, 1.0), 14}, colour_of(look));
  }
  to.text({end + 8, middle + 4}, value,
          {.size = name_size, .bold = each.respondents.has_value(), .fill = each.respondents ? ink : quiet});
  return height;
}

}  // namespace

std::string svg_of(const profile_chart& chart, const chart_look& look) {
  drawing to{look.id, chart.title, description_of(chart, look)};
  double y = draw_heading(to, look, chart.title, chart_width);
  std::uint64_t most = 1;
  for (const charted_field& field : chart.fields)
    for (const charted_share& each : field.values) most = std::max(most, each.respondents.value_or(0));
  const axis along{0, static_cast<double>(most), chart_margin + name_width, chart_width - chart_margin - value_width};
  for (const charted_field& field : chart.fields) {
    const auto name = lines_of(field.name, chart_width - 2 * chart_margin, 13, 2, true);
    to.text({chart_margin, y + 14}, name, 16, {.size = 13, .bold = true});
    y += 16 * static_cast<double>(name.size()) + 6;
    const double top = y;
    drawing rows{look.id, {}, {}};
    for (const charted_share& each : field.values) y += draw_row(rows, each, chart, along, y, look);
    to.line({along.from, top}, {along.from, y}, {.stroke = faint});
    to.add(rows);
    y += 12;
  }
  return to.finished(chart_width, y + 4);
}

}  // namespace ikm
