// SPDX-License-Identifier: BSL-1.0
#include "documents/figure_cells.hpp"

#include "report/labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace ikm {
namespace {

constexpr int whole_axis = 1000;

/// Where a value is between two others; outside of them at the nearer one.
int place_between(double low, double high, double value) {
  if (!(high > low)) return 0;
  return static_cast<int>(std::lround(std::clamp((value - low) / (high - low), 0.0, 1.0) * whole_axis));
}

int place_on(const index_scale& scale, const decimal& value) {
  return place_between(scale.lowest.to_double(), scale.highest.to_double(), value.to_double());
}

std::vector<cell_strip> strips_of(const index_scale& scale) {
  std::vector<cell_strip> made;
  made.reserve(scale.bands.size());
  for (std::size_t i = 0; i < scale.bands.size(); ++i)
    made.push_back({.name = shown(scale.bands[i].letter),
                    .end = i + 1 < scale.bands.size() ? place_on(scale, scale.bands[i + 1].lower) : whole_axis});
  return made;
}

std::string value_and_grade(const decimal& value, const std::string& grade, language lang) {
  return figure(value, lang) + (grade.empty() ? "" : " " + shown(grade));
}

cell_bar bar_of(std::string name, const decimal& value, const index_scale& scale, language lang) {
  return {.name = std::move(name), .value = figure(value, lang), .filled = place_on(scale, value)};
}

}  // namespace

cell_chart cells_of(const elements_chart& chart, language lang) {
  cell_chart made{.strips = strips_of(chart.scale)};
  made.bars.reserve(chart.elements.size() + 2);
  for (const charted_element& each : chart.elements) {
    const std::string name = shown(each.code + " " + each.name, 400);
    if (each.index)
      made.bars.push_back({name, value_and_grade(*each.index, each.grade, lang), place_on(chart.scale, *each.index)});
    else
      made.bars.push_back({name, "–", 0});
  }
  if (chart.index) made.bars.push_back(bar_of("IKM", *chart.index, chart.scale, lang));
  if (chart.target) made.bars.push_back(bar_of("Target", *chart.target, chart.scale, lang));
  return made;
}

cell_chart cells_of(const units_chart& chart, language lang) {
  cell_chart made{.strips = strips_of(chart.scale)};
  made.bars.reserve(chart.units.size() + 1);
  for (const charted_unit& each : in_order(chart.units)) {
    if (each.withheld || !each.index) {
      made.bars.push_back({each.name, each.withheld ? label(lang, "ditahan", "withheld") : "–", 0});
      continue;
    }
    made.bars.push_back(
        {each.name, value_and_grade(*each.index, each.grade, lang), place_on(chart.scale, *each.index)});
  }
  if (chart.index)
    made.bars.push_back(bar_of(label(lang, "Seluruhnya", "All together"), *chart.index, chart.scale, lang));
  return made;
}

cell_chart cells_of(const profile_chart& chart, language lang) {
  std::uint64_t most = 1;
  for (const charted_field& field : chart.fields)
    for (const charted_share& each : field.values) most = std::max(most, each.respondents.value_or(0));
  cell_chart made;
  for (const charted_field& field : chart.fields) {
    made.bars.push_back({.name = field.name});
    for (const charted_share& each : field.values) {
      if (!each.respondents) {
        made.bars.push_back({each.name, label(lang, "ditahan", "withheld"), 0});
        continue;
      }
      made.bars.push_back({each.name, std::to_string(*each.respondents),
                           place_between(0, static_cast<double>(most), static_cast<double>(*each.respondents))});
    }
  }
  return made;
}

cell_chart cells_of(const distribution_chart& chart, language lang) {
  std::uint64_t most = 1;
  for (const charted_class& each : chart.classes) most = std::max(most, each.respondents);
  const auto has_respondents = [](const charted_class& each) { return each.respondents != 0; };
  const auto first = std::find_if(chart.classes.begin(), chart.classes.end(), has_respondents);
  const auto last = std::find_if(chart.classes.rbegin(), chart.classes.rend(), has_respondents).base();
  cell_chart made;
  for (auto each = first; each < last; ++each)
    made.bars.push_back({label(lang, "mulai ", "from ") + figure(each->lower, lang), std::to_string(each->respondents),
                         place_between(0, static_cast<double>(most), static_cast<double>(each->respondents))});
  return made;
}

cell_chart cells_of(const trend_chart& chart, language lang) {
  index_scale along = chart.scale;
  if (!chart.is_index) {
    along = {};
    for (const charted_period& each : chart.periods)
      for (const auto& value : {each.value, each.target})
        if (value) along.highest = std::max(along.highest, *value);
    if (chart.projection) along.highest = std::max(along.highest, chart.projection->value);
  }
  cell_chart made{.strips = chart.is_index ? strips_of(along) : std::vector<cell_strip>{}};
  made.bars.reserve(2 * chart.periods.size());
  for (const charted_period& each : chart.periods) {
    if (each.value)
      made.bars.push_back(bar_of(each.name, *each.value, along, lang));
    else
      made.bars.push_back({each.name, "–", 0});
    if (each.target)
      made.bars.push_back(bar_of(label(lang, "target ", "target of ") + each.name, *each.target, along, lang));
  }
  if (chart.projection) {
    const decimal& value = chart.projection->value;
    made.bars.push_back(bar_of(label(lang, "proyeksi ", "projection for ") + chart.projection->name,
                               chart.is_index ? std::clamp(value, along.lowest, along.highest) : value, along, lang));
  }
  return made;
}

cell_chart quadrants_of(const std::vector<priority>& places, const methodology& method, language lang) {
  cell_chart made;
  for (const quadrant here : {quadrant::improve_first, quadrant::keep_up, quadrant::low_priority, quadrant::overdone}) {
    std::string codes;
    for (const priority& each : places)
      if (each.place == here) codes += (codes.empty() ? "" : ", ") + shown(method.elements()[each.element].code);
    made.quadrants.push_back(sentence_of(here).in(lang) + ": " + (codes.empty() ? "–" : codes));
  }
  return made;
}

}  // namespace ikm
