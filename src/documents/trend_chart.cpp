// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/trend_chart.hpp>

#include "documents/chart_parts.hpp"
#include "documents/ticks.hpp"

#include <algorithm>
#include <cmath>

namespace ikm {
namespace {

constexpr double plot_height = 260;
constexpr double left_width = 56;       // of the figures beside the axis
constexpr double right_width = 112;     // of the grades
constexpr double projected_width = 74;  // of the figures beside the interval
constexpr double least_column = 58;

/// The projection as people see it: no end of it leaves the scale.
charted_projection shown_of(const trend_chart& chart) {
  charted_projection made = *chart.projection;
  if (!chart.is_index) return made;
  for (decimal* value : {&made.low, &made.value, &made.high})
    *value = std::clamp(*value, chart.scale.lowest, chart.scale.highest);
  return made;
}

/// The widest word of a name of a period.
double widest_word(const trend_chart& chart) {
  double widest = 0;
  const auto see = [&](const std::string& name) {
    for (const std::string& line : lines_of(name, 1000, 12, 1))
      for (std::size_t from = 0; from < line.size();) {
        const std::size_t end = std::min(line.find(' ', from), line.size());
        widest = std::max(widest, width_of(line.substr(from, end - from), 12));
        from = end + 1;
      }
  };
  for (const charted_period& each : chart.periods) see(each.name);
  if (chart.projection) see(chart.projection->name);
  return std::min(widest, 160.0);
}

/// Where things are.
struct trend_places {
  axis up;
  std::vector<double> columns = {};  ///< the middle of each period, and of the projection where it is after them
  double left = 0;
  double right = 0;
  double width = 0;
};

bool is_after_periods(const trend_chart& chart) {
  return chart.projection && std::none_of(chart.periods.begin(), chart.periods.end(),
                                          [&](const charted_period& p) { return p.name == chart.projection->name; });
}

struct value_range {
  double low = 0;
  double high = 0;
  bool empty = true;
  void see(const decimal& value) {
    const double at = value.to_double();
    low = empty ? at : std::min(low, at);
    high = empty ? at : std::max(high, at);
    empty = false;
  }
};

axis axis_of(const trend_chart& chart) {
  value_range seen;
  for (const charted_period& each : chart.periods) {
    if (each.value) seen.see(*each.value);
    if (each.target) seen.see(*each.target);
  }
  if (chart.projection) {
    const charted_projection made = shown_of(chart);
    for (const decimal* value : {&made.low, &made.value, &made.high}) seen.see(*value);
  }
  const double size = seen.high - seen.low;
  const double room = size > 0 ? size * 0.18 : std::max(1.0, std::abs(seen.high) * 0.02);
  axis made{seen.low - room, seen.high + room, 0, 0};
  if (chart.is_index) {
    made.low = std::max(made.low, chart.scale.lowest.to_double());
    made.high = std::min(made.high, chart.scale.highest.to_double());
    if (!(made.high > made.low)) made = {chart.scale.lowest.to_double(), chart.scale.highest.to_double(), 0, 0};
  }
  return made;
}

trend_places places_of(const trend_chart& chart) {
  const std::size_t count = chart.periods.size() + (is_after_periods(chart) ? 1 : 0);
  trend_places made{.up = axis_of(chart)};
  const double beside = left_width + (chart.scale.bands.empty() ? 0 : right_width) + 2 * chart_margin +
                        (chart.projection ? projected_width : 0);
  const double column = std::max(std::max(least_column, widest_word(chart) + 10),
                                 (chart_width - beside) / static_cast<double>(std::max<std::size_t>(count, 1)));
  made.left = chart_margin + left_width;
  made.right = made.left + column * static_cast<double>(count) + (chart.projection ? projected_width : 0);
  made.width = std::max(chart_width, made.right + (chart.scale.bands.empty() ? 0 : right_width) + chart_margin);
  made.columns.reserve(count);
  for (std::size_t i = 0; i < count; ++i) made.columns.push_back(made.left + column * (static_cast<double>(i) + 0.5));
  return made;
}

void draw_grades(drawing& to, const trend_chart& chart, const chart_look& look, const trend_places& at) {
  const auto& bands = chart.scale.bands;
  double last = at.up.from + 1000;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const double low = i == 0 ? at.up.low : std::max(at.up.low, bands[i].lower.to_double());
    const double high = i + 1 < bands.size() ? std::min(at.up.high, bands[i + 1].lower.to_double()) : at.up.high;
    if (!(high > low)) continue;
    const double top = at.up.at(high);
    const double bottom = at.up.at(low);
    to.rectangle({at.left, top, at.right - at.left, bottom - top}, i % 2 == 0 ? dark_band : light_band);
    const double middle = (top + bottom) / 2 + 4;
    if (last - middle < 13) continue;
    last = middle;
    const std::string words = bands[i].letter + " · " + bands[i].label.in(look.lang);
    to.text({at.right + 8, middle}, lines_of(words, right_width - 8, 11, 1), 13, {.size = 11, .fill = quiet});
  }
}

void draw_axis(drawing& to, const chart_look& look, const trend_places& at) {
  for (const decimal& tick : ticks_between(at.up.low, at.up.high, 6)) {
    const double y = at.up.at(tick);
    to.line({at.left, y}, {at.right, y}, {.stroke = faint, .width = 0.5});
    to.text({at.left - 8, y + 4}, figure_in(look, tick), {.size = 11, .anchor = "end", .fill = quiet});
  }
}

void draw_targets(drawing& to, const trend_chart& chart, const chart_look& look, const trend_places& at) {
  std::vector<point> line;
  for (std::size_t i = 0; i < chart.periods.size(); ++i)
    if (chart.periods[i].target) line.push_back({at.columns[i], at.up.at(*chart.periods[i].target)});
  if (line.size() > 1) to.path(line, {.stroke = target_colour, .width = 1.5, .dashes = "6 4"});
  for (const point& each : line) to.diamond(each, 5, white, target_colour);
  for (std::size_t i = 0; i < chart.periods.size(); ++i) {
    const charted_period& each = chart.periods[i];
    if (!each.target) continue;
    // The value's figure is on the other side.
    const bool above = each.value && *each.value < *each.target;
    to.text({at.columns[i], at.up.at(*each.target) + (above ? -11 : 20)}, figure_in(look, *each.target),
            {.size = 11, .anchor = "middle", .fill = target_colour, .halo = true});
  }
}

void draw_values(drawing& to, const trend_chart& chart, const chart_look& look, const trend_places& at) {
  const colour own = colour_of(look);
  std::vector<point> line;
  for (std::size_t i = 0; i < chart.periods.size(); ++i)
    if (chart.periods[i].value) line.push_back({at.columns[i], at.up.at(*chart.periods[i].value)});
  if (line.size() > 1) to.path(line, {.stroke = own, .width = 2.5});
  for (const point& each : line) to.disc(each, 5, own);
  for (std::size_t i = 0; i < chart.periods.size(); ++i) {
    const charted_period& each = chart.periods[i];
    if (!each.value) continue;
    const bool below = each.target && *each.value < *each.target;
    to.text({at.columns[i], at.up.at(*each.value) + (below ? 21 : -11)}, figure_in(look, *each.value),
            {.size = 12, .bold = true, .anchor = "middle", .fill = own, .halo = true});
  }
}

/// The interval, and its three figures beside it, one under the other even where it is narrow.
void draw_projection(drawing& to, const trend_chart& chart, const chart_look& look, const trend_places& at) {
  if (!chart.projection) return;
  const charted_projection made = shown_of(chart);
  std::size_t column = chart.periods.size();
  for (std::size_t i = 0; i < chart.periods.size(); ++i)
    if (chart.periods[i].name == made.name) column = i;
  const double x = at.columns[column] + 22;
  const double low = at.up.at(made.low);
  const double high = at.up.at(made.high);
  const double middle = at.up.at(made.value);
  const line_look thin{.stroke = quiet, .width = 1.5};
  to.line({x, low}, {x, high}, thin);
  for (const double end : {low, high}) to.line({x - 5, end}, {x + 5, end}, thin);
  to.diamond({x, middle}, 4, quiet, quiet);
  const double centre = std::clamp(middle, at.up.to + 18, at.up.from - 18);
  const text_look words{.size = 11, .fill = quiet, .halo = true};
  to.text({x + 10, std::min(high, centre - 14) + 4}, figure_in(look, made.high), words);
  to.text({x + 10, centre + 4}, figure_in(look, made.value), {.size = 11, .bold = true, .fill = quiet, .halo = true});
  to.text({x + 10, std::max(low, centre + 14) + 4}, figure_in(look, made.low), words);
}

bool is_cut(const trend_chart& chart) {
  return chart.projection && chart.is_index &&
         (chart.projection->low < chart.scale.lowest || chart.projection->high > chart.scale.highest);
}

std::string description_of(const trend_chart& chart, const chart_look& look) {
  std::string made;
  for (const charted_period& each : chart.periods) {
    made += each.name + ":";
    if (each.value) made += in(look, " realisasi ", " actual ") + figure_in(look, *each.value);
    if (each.target) made += std::string{each.value ? "," : ""} + " target " + figure_in(look, *each.target);
    made += "; ";
  }
  if (chart.projection) {
    const charted_projection shown = shown_of(chart);
    made += in(look, "proyeksi ", "projection ") + shown.name + ": " + figure_in(look, shown.value) + " (" +
            figure_in(look, shown.low) + "–" + figure_in(look, shown.high) + "); ";
  }
  return made + bands_in_words(look, chart.scale);
}

double draw_legend_of(drawing& to, const trend_chart& chart, const chart_look& look, double top, double width) {
  using mark = legend_entry::mark;
  std::vector<legend_entry> entries = {{mark::point, colour_of(look), in(look, "Realisasi", "Actual")}};
  if (std::any_of(chart.periods.begin(), chart.periods.end(),
                  [](const charted_period& p) { return p.target.has_value(); }))
    entries.push_back({mark::diamond, target_colour, "Target"});
  if (chart.projection)
    entries.push_back(
        {mark::whisker, quiet,
         in(look, "Proyeksi dan selang prediksinya", "Projection and its prediction interval") +
             (is_cut(chart) ? in(look, " (dipotong di ujung skala)", " (cut at the end of the scale)") : "")});
  return draw_legend(to, entries, top, width);
}

}  // namespace

std::string svg_of(const trend_chart& chart, const chart_look& look) {
  drawing to{look.id, chart.title, description_of(chart, look)};
  trend_places at = places_of(chart);
  const double top = draw_legend_of(to, chart, look, draw_heading(to, look, chart.title, at.width), at.width) + 8;
  at.up.from = top + plot_height;  // upwards
  at.up.to = top;
  draw_grades(to, chart, look, at);
  draw_axis(to, look, at);
  draw_targets(to, chart, look, at);
  draw_values(to, chart, look, at);
  draw_projection(to, chart, look, at);
  std::size_t most = 1;
  for (std::size_t i = 0; i < at.columns.size(); ++i) {
    const std::string& name = i < chart.periods.size() ? chart.periods[i].name : chart.projection->name;
    const double width = at.columns.size() > 1 ? at.columns[1] - at.columns[0] - 6 : chart_width / 2;
    const auto lines = lines_of(name, width, 12, 3);
    most = std::max(most, lines.size());
    to.text({at.columns[i], at.up.from + 20}, lines, 14, {.size = 12, .anchor = "middle"});
  }
  return to.finished(at.width, at.up.from + 20 + 14 * static_cast<double>(most) + 4);
}

}  // namespace ikm
