// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/units_chart.hpp>

#include "drawn.hpp"

namespace {

using ikm::decimal;

ikm::units_chart chart_of(int units) {
  ikm::units_chart made{.title = "Indeks tiap unit", .scale = index_scale_of(ikm::permenpan_14_2017())};
  for (int i = 0; i < units; ++i)
    made.units.push_back(
        {.name = "Loket " + std::to_string(i) + (i % 5 == 0 ? " Administrasi Kependudukan dan Pencatatan Sipil" : ""),
         .index = decimal{6600 + (i * 701) % 3300, 2},
         .grade = "B"});
  return made;
}

}  // namespace

TEST(UnitsChart, OneUnitAndFortyAreDrawnWithoutOverlap) {
  for (const int units : {0, 1, 2, 40}) {
    ikm::units_chart chart = chart_of(units);
    chart.index = decimal{7874, 2};
    if (units > 1) chart.units[1].target = decimal{80};
    const std::string markup = svg_of(chart);
    SCOPED_TRACE(units);
    expect_sound(markup);
    EXPECT_TRUE(drawn{markup}.says("Seluruhnya 78,74"));
  }
}

TEST(UnitsChart, TheHighestComesFirstAndEqualOnesKeepTheirOrder) {
  ikm::units_chart chart{.title = "x", .scale = index_scale_of(ikm::permenpan_14_2017())};
  chart.units = {{.name = "b", .index = decimal{8000, 2}},
                 {.name = "z"},
                 {.name = "a", .index = decimal{8000, 2}},
                 {.name = "c", .index = decimal{9000, 2}}};
  std::string order;
  for (const std::string& text : drawn{svg_of(chart)}.texts())
    if (text.size() == 1 && std::string{"abcz"}.find(text) != std::string::npos) order += text;
  EXPECT_EQ(order, "cbaz");
}

TEST(UnitsChart, NothingOfAWithheldUnitIsDrawn) {
  ikm::units_chart chart = chart_of(3);
  chart.units.push_back(
      {.name = "Kecil", .index = decimal{9123, 2}, .grade = "A", .target = decimal{812, 1}, .withheld = true});
  const std::string markup = svg_of(chart);
  for (const char* hidden : {"91,23", "81,2"}) EXPECT_EQ(markup.find(hidden), std::string::npos) << hidden;
  EXPECT_TRUE(drawn{markup}.says("ditahan"));
  EXPECT_TRUE(drawn{markup}.says("Kecil"));
  EXPECT_EQ(markup.find(R"( Z")"), std::string::npos) << "no mark of its target";
}
