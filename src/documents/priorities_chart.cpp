// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/priorities_chart.hpp>

#include "documents/chart_parts.hpp"
#include "documents/ticks.hpp"

#include <ikm/stats/priorities.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace ikm {
namespace {

constexpr double plot_size = 380;
constexpr double left_width = 52;
constexpr double list_width = 232;
constexpr double code_size = 12;

struct plane {
  axis across;
  axis up;
  [[nodiscard]] point at(const charted_priority& each) const {
    return {across.at(each.performance), up.at(each.importance)};
  }
};

/// Around all values, the lines among them.
axis axis_around(const std::vector<decimal>& values) {
  double low = values.front().to_double();
  double high = low;
  for (const decimal& value : values) {
    low = std::min(low, value.to_double());
    high = std::max(high, value.to_double());
  }
  constexpr double least_span = 0.4;  // less would make much of hardly any difference
  const double room = std::max((high - low) * 0.1, (least_span - (high - low)) / 2);
  return {low - room, high + room, 0, 0};
}

plane plane_of(const priorities_chart& chart, double top) {
  std::vector<decimal> performances = {chart.performance_line};
  std::vector<decimal> importances = {chart.importance_line};
  performances.reserve(chart.elements.size() + 1);
  importances.reserve(chart.elements.size() + 1);
  for (const charted_priority& each : chart.elements) {
    performances.push_back(each.performance);
    importances.push_back(each.importance);
  }
  plane made{axis_around(performances), axis_around(importances)};
  made.across.from = chart_margin + left_width;
  made.across.to = made.across.from + plot_size;
  made.up.from = top + plot_size;
  made.up.to = top;
  return made;
}

/// Where a code is: the nearest place around its point that is free.
struct code_place {
  box where;
  bool has_line = false;
};

code_place place_of(const std::string& code, const point& at, const plane& on, const std::vector<box>& taken) {
  constexpr double height = 14;
  const double width = width_of(code, code_size, true);
  const box whole{on.across.from, on.up.to, plot_size, plot_size};
  constexpr std::array<double, 8> distances = {9, 18, 28, 40, 54, 70, 90, 120};
  constexpr int directions = 16;
  for (const double distance : distances)
    for (int i = 0; i < directions; ++i) {
      const double angle = (i % 2 == 0 ? i : -i - 1) * 3.14159265358979 / directions;
      const double x = at.x + std::cos(angle) * (distance + width / 2) - width / 2;
      const double y = at.y - std::sin(angle) * (distance + height / 2) - height / 2;
      const box where{x - 3, y, width + 6, height};
      const bool inside =
          x >= whole.x && y >= whole.y && x + width <= whole.x + whole.width && y + height <= whole.y + whole.height;
      if (inside && std::none_of(taken.begin(), taken.end(), [&](const box& other) { return overlap(where, other); }))
        return {where, distance > distances.front()};
    }
  return {{at.x + 9, at.y - height / 2, width, height}, false};
}

void draw_points(drawing& to, const priorities_chart& chart, const chart_look& look, const plane& on) {
  constexpr double radius = 5;
  std::vector<box> taken;
  taken.reserve(2 * chart.elements.size());
  for (const charted_priority& each : chart.elements) {
    const point at = on.at(each);
    taken.push_back({at.x - radius - 1, at.y - radius - 1, 2 * radius + 2, 2 * radius + 2});
  }
  std::vector<code_place> places;
  places.reserve(chart.elements.size());
  for (const charted_priority& each : chart.elements) {
    places.push_back(place_of(each.code, on.at(each), on, taken));
    taken.push_back(places.back().where);
    const box& where = places.back().where;
    if (places.back().has_line)
      to.line(on.at(each), {where.x + where.width / 2, where.y + where.height / 2}, {.stroke = quiet, .width = 0.75});
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    to.disc(on.at(chart.elements[i]), radius, colour_of(look));
    const box& where = places[i].where;
    to.text({where.x + where.width / 2, where.y + 11}, chart.elements[i].code,
            {.size = code_size, .bold = true, .anchor = "middle", .halo = true});
  }
}

/// The name of a quadrant as a heading.
std::string heading_of(quadrant place, const chart_look& look) {
  std::string made = sentence_of(place).in(look.lang);
  if (!made.empty() && made.front() >= 'a' && made.front() <= 'z')
    made.front() = static_cast<char>(made.front() - 'a' + 'A');
  return made;
}

void draw_quadrants(drawing& to, const priorities_chart& chart, const chart_look& look, const plane& on) {
  const double left = on.across.from;
  const double right = on.across.to;
  const double top = on.up.to;
  const double bottom = on.up.from;
  const double x = on.across.at(chart.performance_line);
  const double y = on.up.at(chart.importance_line);
  to.rectangle({left, top, plot_size, plot_size}, light_band);
  to.rectangle({left, top, x - left, y - top}, dark_band);  // what is to be done first
  const line_look cross{.stroke = quiet, .width = 1.5, .dashes = "6 4"};
  to.line({x, top}, {x, bottom}, cross);
  to.line({left, y}, {right, y}, cross);
  const text_look at_start{.size = 12, .bold = true, .fill = quiet};
  const text_look at_end{.size = 12, .bold = true, .anchor = "end", .fill = quiet};
  to.text({left, top - 7}, heading_of(quadrant::improve_first, look), at_start);
  to.text({right, top - 7}, heading_of(quadrant::keep_up, look), at_end);
  to.text({left, bottom + 32}, heading_of(quadrant::low_priority, look), at_start);
  to.text({right, bottom + 32}, heading_of(quadrant::overdone, look), at_end);
  for (const decimal& tick : ticks_between(on.across.low, on.across.high, 6))
    to.text({on.across.at(tick), bottom + 15}, figure_in(look, tick), {.size = 11, .anchor = "middle", .fill = quiet});
  for (const decimal& tick : ticks_between(on.up.low, on.up.high, 6))
    to.text({left - 7, on.up.at(tick) + 4}, figure_in(look, tick), {.size = 11, .anchor = "end", .fill = quiet});
}

/// Codes, names and figures. \return where it ends
double draw_list(drawing& to, const priorities_chart& chart, const chart_look& look, double top) {
  const double left = chart_width - chart_margin - list_width;
  double y = top;
  for (const charted_priority& each : chart.elements) {
    to.text({left, y + 11}, each.code, {.size = code_size, .bold = true});
    const double indent = std::clamp(width_of(each.code, code_size, true) + 8, 30.0, 70.0);
    const auto name = lines_of(each.name, list_width - indent, code_size, 3);
    to.text({left + indent, y + 11}, name, 14, {.size = code_size});
    y += 14 * static_cast<double>(name.size());
    to.text({left + indent, y + 11}, figure_in(look, each.performance) + "  ·  " + figure_in(look, each.importance),
            {.size = 11, .fill = quiet});
    y += 20;
  }
  return y;
}

std::string description_of(const priorities_chart& chart, const chart_look& look) {
  std::string made;
  for (const charted_priority& each : chart.elements)
    made += each.code + " " + each.name + ": " + in(look, "kinerja ", "performance ") +
            figure_in(look, each.performance) + in(look, ", kepentingan ", ", importance ") +
            figure_in(look, each.importance) + "; ";
  return made + in(look, "garis pada ", "lines at ") + figure_in(look, chart.performance_line) +
         in(look, " dan ", " and ") + figure_in(look, chart.importance_line) + ".";
}

}  // namespace

std::string svg_of(const priorities_chart& chart, const chart_look& look) {
  drawing to{look.id, chart.title, description_of(chart, look)};
  double top = draw_heading(to, look, chart.title, chart_width);
  const std::string axes = in(look, "Mendatar: kinerja (NRR). Tegak: ", "Across: performance (mean). Up: ") +
                           chart.importance_name.in(look.lang) + in(look, ". Garis: ", ". Lines: ") +
                           figure_in(look, chart.performance_line) + "  ·  " + figure_in(look, chart.importance_line) +
                           ".";
  const auto words = lines_of(axes, chart_width - 2 * chart_margin, 12, 3);
  to.text({chart_margin, top + 12}, words, 15, {.size = 12, .fill = quiet});
  top += 15 * static_cast<double>(words.size()) + 28;
  const plane on = plane_of(chart, top);
  draw_quadrants(to, chart, look, on);
  draw_points(to, chart, look, on);
  return to.finished(chart_width, std::max(draw_list(to, chart, look, top), on.up.from + 40) + 4);
}

}  // namespace ikm
