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

// A page of A4 is 297 mm less margins of 42 mm; a chart is as wide as the text, 174 mm for 720: 1,055 high at most.
TEST(UnitsChart, EachPartFitsOnAPageAlsoWithLongNames) {
  for (const int count : {1, 40, 41, 90}) {
    ikm::units_chart chart = chart_of(count);
    for (std::size_t i = 0; i < chart.units.size(); ++i)
      if (count == 40)
        chart.units[i].name =
            "UPTD Pusat Kesehatan Masyarakat Rawat Inap Kecamatan Tomoni Timur Bagian Utara Nomor " + std::to_string(i);
    const std::vector<ikm::units_chart> parts = ikm::in_pages(chart);
    std::vector<std::string> names;
    for (const ikm::units_chart& part : parts) {
      EXPECT_LE(part.units.size(), 40U);
      EXPECT_LE(drawn{svg_of(part)}.parts.front().number("height"), 950);
      for (const ikm::charted_unit& unit : part.units) names.push_back(unit.name);
    }
    std::vector<std::string> all;
    for (const ikm::charted_unit& unit : in_order(chart.units)) all.push_back(unit.name);
    EXPECT_EQ(names, all) << count;
    EXPECT_EQ(parts.size() == 1, parts.front().title == "Indeks tiap unit");
  }
  ikm::units_chart short_names = chart_of(90);
  for (ikm::charted_unit& unit : short_names.units) unit.name = "Unit";
  std::vector<std::string> titles;
  for (const ikm::units_chart& part : ikm::in_pages(short_names)) titles.push_back(part.title);
  EXPECT_EQ(titles, (std::vector<std::string>{"Indeks tiap unit (1–40)", "Indeks tiap unit (41–80)",
                                              "Indeks tiap unit (81–90)"}));
  EXPECT_TRUE(ikm::in_pages({}).empty());
}
