// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/priorities_chart.hpp>

#include "drawn.hpp"

namespace {

using ikm::decimal;

ikm::priorities_chart chart_of(const ikm::methodology& method, int step) {
  ikm::priorities_chart made{.title = "Prioritas",
                             .performance_line = decimal{31496, 4},
                             .importance_line = decimal{46, 2},
                             .importance_name = {"kepentingan (korelasi)", "importance (correlation)"}};
  for (std::size_t e = 0; e < method.elements().size(); ++e)
    made.elements.push_back({.code = method.elements()[e].code,
                             .name = method.elements()[e].name.id,
                             .performance = decimal{30000 + step * static_cast<int>(e), 4},
                             .importance = decimal{30 + step * static_cast<int>(e) / 50, 2}});
  return made;
}

}  // namespace

// All in one place, near each other, and far apart.
TEST(PrioritiesChart, CodesNeverCoverEachOther) {
  for (const ikm::methodology& method : ikm::built_in_methodologies())
    for (const int step : {0, 1, 20, 300}) {
      SCOPED_TRACE(method.id() + " " + std::to_string(step));
      expect_sound(svg_of(chart_of(method, step)));
    }
}

TEST(PrioritiesChart, FiguresAndQuadrantsAreSaid) {
  const drawn seen{svg_of(chart_of(ikm::permenpan_14_2017(), 300))};
  EXPECT_TRUE(seen.says("3,0300 · 0,36"));  // U2: 3.0000 + 0.0300, 0.30 + 0.06
  for (const char* name : {"Prioritas utama", "Pertahankan", "Prioritas rendah", "Berlebihan"})
    EXPECT_TRUE(seen.says(name)) << name;
}

// Important and low is above and to the left.
TEST(PrioritiesChart, PointsStandWhereTheirFiguresAre) {
  ikm::priorities_chart chart = chart_of(ikm::permenpan_14_2017(), 0);
  chart.elements.resize(2);
  chart.elements[0].performance = decimal{2};
  chart.elements[0].importance = decimal{9, 1};
  chart.elements[1].performance = decimal{4};
  chart.elements[1].importance = decimal{1, 1};
  const auto points = drawn{svg_of(chart)}.all("circle");
  ASSERT_EQ(points.size(), 2U);
  EXPECT_LT(points[0].number("cx"), points[1].number("cx"));
  EXPECT_LT(points[0].number("cy"), points[1].number("cy"));
}
