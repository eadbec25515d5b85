// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/elements_chart.hpp>

#include "drawn.hpp"

namespace {

using ikm::decimal;

ikm::elements_chart chart_of(const ikm::methodology& method, const std::string& longer = {}) {
  ikm::elements_chart made{.title = "Indeks tiap unsur pelayanan", .scale = index_scale_of(method)};
  for (std::size_t e = 0; e < method.elements().size(); ++e)
    made.elements.push_back({.code = method.elements()[e].code,
                             .name = method.elements()[e].name.id + longer,
                             .index = decimal{7001 + static_cast<int>(e) * 211, 2},
                             .grade = "C"});
  return made;
}

}  // namespace

TEST(ElementsChart, ValuesStandAsTheyArePublished) {
  ikm::elements_chart chart = chart_of(ikm::permenpan_14_2017());
  chart.target = decimal{775, 1};
  chart.index = decimal{7874, 2};
  const std::string markup = svg_of(chart);
  expect_sound(markup);
  const drawn seen{markup};
  for (const char* text : {"70,01", "72,12", "86,89", "IKM 78,74", "Target 77,5", "25,00", "65,00", "76,61", "88,31"})
    EXPECT_TRUE(seen.says(text)) << text;  // 70.01 + 8 · 2.11 = 86.89
  EXPECT_TRUE(drawn{svg_of(chart, {.lang = ikm::language::english})}.says("70.01"));
}

// 25 is where the axis begins and 100 where it ends: half way is 62.5.
TEST(ElementsChart, BarsAreAsLongAsTheirValues) {
  ikm::elements_chart chart{.title = "x", .scale = index_scale_of(ikm::permenpan_14_2017())};
  for (const int value : {25, 100, 0})
    chart.elements.push_back({.code = "U", .name = "a", .index = decimal{value}, .grade = ""});
  chart.elements.push_back({.code = "U", .name = "a", .index = decimal{625, 1}, .grade = ""});
  std::vector<double> bars;
  for (const drawn_part& each : drawn{svg_of(chart)}.all("rect"))
    if (each.number("height") == 16) bars.push_back(each.number("width"));
  ASSERT_EQ(bars.size(), 4U);
  EXPECT_EQ(bars[0], 0);
  EXPECT_GT(bars[1], 300);
  EXPECT_EQ(bars[2], 0) << "below the axis";
  EXPECT_NEAR(bars[3], bars[1] / 2, 0.01);
}

TEST(ElementsChart, FourteenElementsWithLongNamesDoNotOverlap) {
  ikm::elements_chart chart =
      chart_of(ikm::kepmenpan_25_2004(), " pada Dinas Kependudukan dan Pencatatan Sipil Kabupaten Kepulauan Tanimbar");
  chart.title += " di Dinas Kependudukan dan Pencatatan Sipil Kabupaten Kepulauan Tanimbar, semester pertama";
  chart.target = decimal{79};
  chart.index = decimal{7899, 2};
  expect_sound(svg_of(chart));
  const std::string markup = svg_of(chart, {.heading = false});
  expect_sound(markup);
  EXPECT_EQ(drawn{markup}.all("title").at(0).text, chart.title) << "a caption says it, the title stays";
}

TEST(ElementsChart, AnElementWithoutAnswersHasNoBar) {
  ikm::elements_chart chart{
      .title = "x", .elements = {{.code = "U1", .name = "Biaya"}}, .scale = index_scale_of(ikm::permenpan_14_2017())};
  const drawn seen{svg_of(chart)};
  EXPECT_TRUE(seen.says("–"));
  EXPECT_NE(seen.description().find("U1 Biaya: tanpa jawaban"), std::string::npos);
  for (const drawn_part& each : seen.all("rect")) EXPECT_NE(each.number("height"), 16);
}

TEST(ElementsChart, HostileNamesStayText) {
  ikm::elements_chart chart = chart_of(ikm::permenpan_14_2017());
  chart.title = "</title><script>alert(1)</script>";
  chart.elements.front().name = "<image href='http://x.invalid/'/>\n\x01&amp;";
  const std::string markup = svg_of(chart);
  expect_sound(markup);
  EXPECT_EQ(drawn{markup}.all("title").at(0).text, chart.title);
}

TEST(ElementsChart, TheSameValuesGiveTheSameBytes) {
  EXPECT_EQ(svg_of(chart_of(ikm::permenpan_14_2017())), svg_of(chart_of(ikm::permenpan_14_2017())));
}
