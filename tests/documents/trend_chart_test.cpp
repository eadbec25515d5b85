// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/trend_chart.hpp>

#include "drawn.hpp"

namespace {

using ikm::decimal;

ikm::trend_chart chart_of(int periods, const std::string& word = "") {
  ikm::trend_chart made{.title = "Nilai IKM", .scale = index_scale_of(ikm::permenpan_14_2017())};
  for (int i = 0; i < periods; ++i)
    made.periods.push_back({.name = word + std::to_string(2010 + i),
                            .value = decimal{7600 + (i * i * 137) % 1900, 2},
                            .target = i % 3 == 2 ? std::nullopt : std::optional{decimal{770 + i * 5, 1}}});
  return made;
}

}  // namespace

TEST(TrendChart, FewAndManyPeriodsDoNotOverlap) {
  for (const int periods : {0, 1, 2, 6, 16, 30}) {
    SCOPED_TRACE(periods);
    expect_sound(svg_of(chart_of(periods)));
    expect_sound(svg_of(chart_of(periods, "Semester II ")));
  }
}

TEST(TrendChart, ValuesAndTargetsStandAsTheyAre) {
  const drawn seen{svg_of(chart_of(2))};  // 76.00 and 77.37 against 77.0 and 77.5
  for (const char* text : {"76,00", "77,37", "77,0", "77,5", "2010", "2011"}) EXPECT_TRUE(seen.says(text)) << text;
}

// A value and a target that nearly touch have their figures on different sides.
TEST(TrendChart, FiguresOfNearValuesStandApart) {
  for (const int value : {7874, 7850, 7849}) {
    ikm::trend_chart chart{.title = "x", .scale = index_scale_of(ikm::permenpan_14_2017())};
    chart.periods = {{.name = "2025", .value = decimal{value, 2}, .target = decimal{785, 1}}};
    expect_sound(svg_of(chart));
  }
}

TEST(TrendChart, TheIntervalOfAProjectionIsSaidAndNeverLeavesTheScale) {
  ikm::trend_chart chart = chart_of(4);
  chart.projection = {.name = "2014", .value = decimal{8120, 2}, .low = decimal{8005, 2}, .high = decimal{8235, 2}};
  const std::string within = svg_of(chart);
  expect_sound(within);
  for (const char* text : {"80,05", "81,20", "82,35", "2014"}) EXPECT_TRUE(drawn{within}.says(text)) << text;
  EXPECT_EQ(within.find("dipotong"), std::string::npos);

  chart.projection->high = decimal{10620, 2};
  const std::string beyond = svg_of(chart);
  expect_sound(beyond);
  EXPECT_EQ(beyond.find("106,20"), std::string::npos);
  EXPECT_TRUE(drawn{beyond}.says("100,00"));
  EXPECT_NE(beyond.find("dipotong di ujung skala"), std::string::npos);

  chart.is_index = false;
  EXPECT_NE(svg_of(chart).find("106,20"), std::string::npos) << "another indicator has no such end";
}

TEST(TrendChart, ANarrowIntervalKeepsItsThreeFiguresApart) {
  ikm::trend_chart chart = chart_of(4);
  chart.projection = {.name = "2013", .value = decimal{8000, 2}, .low = decimal{7999, 2}, .high = decimal{8001, 2}};
  expect_sound(svg_of(chart));
}

TEST(TrendChart, AnIndicatorWithoutGradesHasNone) {
  ikm::trend_chart chart{.title = "Nilai Lakip", .is_index = false};
  chart.periods = {{.name = "2021", .value = decimal{6592, 2}, .target = decimal{701, 1}},
                   {.name = "2022", .value = decimal{6592, 2}}};
  const std::string markup = svg_of(chart);
  expect_sound(markup);
  EXPECT_EQ(markup.find("Sangat baik"), std::string::npos);
}
