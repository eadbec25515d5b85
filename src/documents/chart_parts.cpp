// SPDX-License-Identifier: BSL-1.0
#include "documents/chart_parts.hpp"

#include <ikm/gap/index_value.hpp>

#include <algorithm>
#include <utility>

namespace ikm {

index_scale index_scale_of(const methodology& method) {
  return {.lowest = lowest_index(method), .highest = highest_index(method), .bands = method.bands()};
}

double axis::at(double value) const {
  if (!(high > low)) return from;
  return from + (std::clamp(value, low, high) - low) / (high - low) * (to - from);
}

colour colour_of(const chart_look& look) {
  return seen_on(colour_named(look.colour).value_or(usual_colour), dark_band);
}

std::string figure_in(const chart_look& look, const decimal& value) {
  return value.to_string(look.lang == language::english ? decimal_mark::point : decimal_mark::comma);
}

std::string in(const chart_look& look, const char* id, const char* en) {
  return look.lang == language::english ? en : id;
}

double draw_heading(drawing& to, const chart_look& look, const std::string& title, double width) {
  constexpr double size = 16;
  constexpr double step = 20;
  if (!look.heading || title.empty()) return chart_margin;
  const auto lines = lines_of(title, width - 2 * chart_margin, size, 4, true);
  to.text({chart_margin, chart_margin + 14}, lines, step, {.size = size, .bold = true});
  return chart_margin + step * static_cast<double>(lines.size()) + 8;
}

namespace {

constexpr double mark_width = 22;

void draw_mark(drawing& to, const legend_entry& entry, double x, double y) {
  using mark = legend_entry::mark;
  switch (entry.shown) {
    case mark::bar: return to.rectangle({x, y - 9, 16, 10}, entry.fill, 1.5);
    case mark::line: return to.line({x, y - 4}, {x + 16, y - 4}, {.stroke = entry.fill, .width = 2});
    case mark::dashed: return to.line({x, y - 4}, {x + 16, y - 4}, {.stroke = entry.fill, .width = 2, .dashes = "5 3"});
    case mark::tick: return to.line({x + 13, y - 11}, {x + 13, y + 2}, {.stroke = entry.fill, .width = 2.5});
    case mark::point:
      to.line({x, y - 4}, {x + 16, y - 4}, {.stroke = entry.fill, .width = 2.5});
      return to.disc({x + 8, y - 4}, 4.5, entry.fill);
    case mark::diamond:
      to.line({x, y - 4}, {x + 16, y - 4}, {.stroke = entry.fill, .width = 1.5, .dashes = "4 3"});
      return to.diamond({x + 8, y - 4}, 4.5, white, entry.fill);
    case mark::whisker:
      to.line({x + 8, y - 11}, {x + 8, y + 2}, {.stroke = entry.fill, .width = 1.5});
      to.line({x + 4, y - 11}, {x + 12, y - 11}, {.stroke = entry.fill, .width = 1.5});
      return to.line({x + 4, y + 2}, {x + 12, y + 2}, {.stroke = entry.fill, .width = 1.5});
  }
}

}  // namespace

double draw_legend(drawing& to, const std::vector<legend_entry>& entries, double top, double width) {
  constexpr double size = 12;
  constexpr double step = 18;
  if (entries.empty()) return top;
  double x = chart_margin;
  double y = top + 12;
  for (const legend_entry& entry : entries) {
    const auto lines = lines_of(entry.text, width - 2 * chart_margin - mark_width, size, 3);
    const double taken = mark_width + width_of(lines.front(), size);
    if (x > chart_margin && x + taken > width - chart_margin) {
      x = chart_margin;
      y += step;
    }
    draw_mark(to, entry, x, y);
    to.text({x + mark_width, y}, lines, 14, {.size = size, .fill = quiet});
    y += 14 * static_cast<double>(lines.size() - 1);
    x += taken + 20;
  }
  return y + 12;
}

void draw_bands_across(drawing& to, const chart_look& look, const index_scale& scale, const axis& along,
                       const box& place, bool with_bounds) {
  constexpr double size = 11;
  const text_look words{.size = size, .anchor = "middle", .fill = quiet};
  const auto strip = [&](std::size_t i) {
    const double from = i == 0 ? place.x : along.at(scale.bands[i].lower);
    return std::pair{from, i + 1 < scale.bands.size() ? along.at(scale.bands[i + 1].lower) : place.x + place.width};
  };
  const auto whole_name = [&](const band& each) { return each.letter + " · " + each.label.in(look.lang); };
  bool whole_names = true;  // of all bands, or of none
  for (std::size_t i = 0; i < scale.bands.size(); ++i)
    whole_names &= width_of(whole_name(scale.bands[i]), size) + 4 < strip(i).second - strip(i).first;
  double last_end = -1;
  for (std::size_t i = 0; i < scale.bands.size(); ++i) {
    const band& each = scale.bands[i];
    const double from = strip(i).first;
    const double to_x = strip(i).second;
    to.rectangle({from, place.y, to_x - from, place.height}, i % 2 == 0 ? dark_band : light_band);
    if (i != 0) to.line({from, place.y - 4}, {from, place.y + place.height + 4}, {.stroke = faint, .width = 1});
    const std::string name = whole_names ? whole_name(each) : each.letter;
    if (width_of(name, size) < to_x - from) to.text({(from + to_x) / 2, place.y - 6}, name, words);
    const std::string bound = figure_in(look, i == 0 ? std::max(each.lower, scale.lowest) : each.lower);
    const double half = width_of(bound, size) / 2;
    if (!with_bounds || from - half < last_end) continue;
    to.text({from, place.y + place.height + 15}, bound, words);
    last_end = from + half + 4;
  }
  if (!with_bounds) return;
  const std::string end = figure_in(look, scale.highest);
  const double x = place.x + place.width;
  if (x - width_of(end, size) / 2 >= last_end) to.text({x, place.y + place.height + 15}, end, words);
}

std::string bands_in_words(const chart_look& look, const index_scale& scale) {
  std::string made;
  for (const band& each : scale.bands)
    made += (made.empty() ? in(look, "Mutu: ", "Grades: ") : ", ") + each.letter + in(look, " mulai ", " from ") +
            figure_in(look, each.lower);
  return made.empty() ? made : made + ".";
}

}  // namespace ikm
