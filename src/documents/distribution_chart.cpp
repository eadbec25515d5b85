// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/distribution_chart.hpp>

#include "documents/chart_parts.hpp"

#include <ikm/base/ratio.hpp>

#include <algorithm>

namespace ikm {
namespace {

constexpr double plot_height = 220;
constexpr double number_room = 20;  // above the highest column

std::string description_of(const distribution_chart& chart, const chart_look& look) {
  std::string made;
  for (const charted_class& each : chart.classes)
    made += in(look, "mulai ", "from ") + figure_in(look, each.lower) + ": " + std::to_string(each.respondents) + "; ";
  if (chart.index) made += "IKM " + figure_in(look, *chart.index) + "; ";
  return made + bands_in_words(look, chart.scale);
}

double draw_legend_of(drawing& to, const distribution_chart& chart, const chart_look& look, double top) {
  using mark = legend_entry::mark;
  std::vector<legend_entry> entries = {
      {mark::bar, colour_of(look), in(look, "Responden menurut indeksnya sendiri", "Respondents by their own index")}};
  if (chart.index) entries.push_back({mark::tick, ink, "IKM " + figure_in(look, *chart.index)});
  return draw_legend(to, entries, top, chart_width);
}

/// The bounds of classes that have room.
void draw_bounds(drawing& to, const distribution_chart& chart, const chart_look& look, const axis& along, double y) {
  double last_end = -1;
  std::vector<decimal> bounds;
  bounds.reserve(chart.classes.size() + 1);
  for (const charted_class& each : chart.classes) bounds.push_back(each.lower);
  // With the decimals of the others, where that changes nothing.
  const decimal end = chart.scale.highest;
  const decimal shorter = chart.classes.empty() ? end : ratio{end}.rounded(chart.classes.front().lower.places());
  bounds.push_back(shorter == end ? shorter : end);
  for (const decimal& bound : bounds) {
    const std::string text = figure_in(look, bound);
    const double half = width_of(text, 11) / 2;
    const double x = along.at(bound);
    if (x - half < last_end) continue;
    to.line({x, y}, {x, y + 4}, {.stroke = faint});
    to.text({x, y + 17}, text, {.size = 11, .anchor = "middle", .fill = quiet});
    last_end = x + half + 6;
  }
}

struct column {
  box where;
  std::string respondents;
};

std::vector<column> columns_of(const distribution_chart& chart, const axis& along, const box& place) {
  std::uint64_t most = 1;
  for (const charted_class& each : chart.classes) most = std::max(most, each.respondents);
  std::vector<column> made;
  for (std::size_t i = 0; i < chart.classes.size(); ++i) {
    const charted_class& each = chart.classes[i];
    if (each.respondents == 0) continue;
    const double from = along.at(each.lower);
    const double end = i + 1 < chart.classes.size() ? along.at(chart.classes[i + 1].lower) : along.to;
    const double share = static_cast<double>(each.respondents) / static_cast<double>(most);
    const double height = std::max(2.0, (place.height - number_room) * share);
    made.push_back(
        {{from + 1.5, place.y + place.height - height, end - from - 3, height}, std::to_string(each.respondents)});
  }
  return made;
}

}  // namespace

std::string svg_of(const distribution_chart& chart, const chart_look& look) {
  drawing to{look.id, chart.title, description_of(chart, look)};
  const double top = draw_legend_of(to, chart, look, draw_heading(to, look, chart.title, chart_width)) + 20;
  const axis along{chart.scale.lowest.to_double(), chart.scale.highest.to_double(), chart_margin + 24,
                   chart_width - chart_margin - 24};
  const box place{along.from, top, along.to - along.from, plot_height};
  draw_bands_across(to, look, chart.scale, along, place, false);
  const std::vector<column> columns = columns_of(chart, along, place);
  for (const column& each : columns) to.rectangle(each.where, colour_of(look));
  if (chart.index)
    to.line({along.at(*chart.index), top}, {along.at(*chart.index), top + plot_height}, {.width = 2, .cased = true});
  for (const column& each : columns)
    to.text({each.where.x + each.where.width / 2, each.where.y - 5}, each.respondents,
            {.size = 12, .bold = true, .anchor = "middle", .halo = true});
  draw_bounds(to, chart, look, along, top + plot_height);
  return to.finished(chart_width, top + plot_height + 32);
}

}  // namespace ikm
