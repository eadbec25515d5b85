// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/distribution_chart.hpp>

#include "drawn.hpp"

namespace {

ikm::distribution_chart chart_of(std::uint64_t factor) {
  ikm::distribution_chart made{
      .title = "Sebaran", .scale = index_scale_of(ikm::permenpan_14_2017()), .index = ikm::decimal{7874, 2}};
  for (int lower = 25; lower < 100; lower += 5)
    made.classes.push_back(
        {.lower = ikm::decimal{lower}, .respondents = lower < 50 ? 0 : static_cast<std::uint64_t>(lower) * factor});
  return made;
}

}  // namespace

TEST(DistributionChart, NumbersStandAboveTheirColumns) {
  for (const std::uint64_t factor : {1U, 1000U}) expect_sound(svg_of(chart_of(factor)));
  const drawn seen{svg_of(chart_of(10))};
  for (const char* text : {"500", "950", "25", "100"}) EXPECT_TRUE(seen.says(text)) << text;
  EXPECT_FALSE(seen.says("0")) << "an empty class has no column";
}

TEST(DistributionChart, ColumnsAreAsHighAsTheirNumbers) {
  ikm::distribution_chart chart = chart_of(1);
  chart.classes = {{ikm::decimal{25}, 10}, {ikm::decimal{50}, 20}};
  std::vector<double> heights;
  for (const drawn_part& each : drawn{svg_of(chart)}.all("rect"))
    if (each.is.at("fill") == "#1b5e8c" && each.number("y") > 90) heights.push_back(each.number("height"));
  ASSERT_EQ(heights.size(), 2U);
  EXPECT_NEAR(heights[0], heights[1] / 2, 0.01);
}

TEST(DistributionChart, NobodyIsNoColumn) {
  ikm::distribution_chart chart = chart_of(0);
  expect_sound(svg_of(chart));
  chart.classes.clear();
  expect_sound(svg_of(chart));
}
