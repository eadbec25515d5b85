// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/chart_look.hpp>

#include "drawn.hpp"

#include <ikm/documents/elements_chart.hpp>

using ikm::decimal;

TEST(ChartLook, TheScaleIsThatOfTheMethodology) {
  const ikm::index_scale scale = index_scale_of(ikm::permenpan_14_2017());
  EXPECT_EQ(scale.lowest, decimal(25));
  EXPECT_EQ(scale.highest, decimal(100));
  ASSERT_EQ(scale.bands.size(), 4U);
  EXPECT_EQ(scale.bands[1].lower, (decimal{6500, 2}));  // C, domain.md section 2
}

TEST(ChartLook, ContrastIsThatOfWcag) {
  EXPECT_NEAR(ikm::contrast({0, 0, 0}, {255, 255, 255}), 21.0, 1e-9);
  EXPECT_NEAR(ikm::contrast({118, 118, 118}, {255, 255, 255}), 4.54, 0.005);  // the palest grey that passes: #767676
  EXPECT_NEAR(ikm::contrast({255, 0, 0}, {255, 255, 255}), 4.00, 0.005);
}

TEST(ChartLook, InkIsReadOnEveryColour) {
  for (int red = 0; red < 256; red += 15)
    for (int green = 0; green < 256; green += 15)
      for (int blue = 0; blue < 256; blue += 15) {
        const ikm::colour back{red, green, blue};
        ASSERT_GE(contrast(ink_on(back), back), 4.5) << text_of(back);
      }
}

TEST(ChartLook, AColourIsSixDigitsAfterAHash) {
  EXPECT_EQ(text_of(ikm::colour_named("#1B5e8c").value()), "#1b5e8c");
  for (const char* other :
       {"", "#fff", "1b5e8c", "#1b5e8", "#1b5e8cc", "red", "#gg0000", "#-10000", "#+10000", "#1b 5e8"})
    EXPECT_FALSE(ikm::colour_named(other)) << other;
}

// A pale colour of an office is made darker until it is seen; what is not a colour leaves the usual one, and never the
// markup.
TEST(ChartLook, APaleColourIsMadeDarkerAndNonsenseIsNotTaken) {
  for (const char* given : {"#ffff00", "#ffffff", "#1b5e8c", R"("/><script/>)", ""}) {
    const std::string markup =
        svg_of(ikm::elements_chart{.title = "x",
                                   .elements = {{.code = "U1", .name = "a", .index = decimal{80}, .grade = "B"}},
                                   .scale = index_scale_of(ikm::permenpan_14_2017())},
               {.colour = given, .id = R"(a"b)"});
    expect_sound(markup);
    for (const drawn_part& bar : drawn{markup}.all("rect"))
      if (bar.number("height") == 16) {
        EXPECT_GE(contrast(*ikm::colour_named(bar.is.at("fill")), {228, 232, 238}), 4.5) << given;
      }
    EXPECT_EQ(markup.find("script"), std::string::npos);
  }
}

TEST(ChartLook, TextIsWrappedWithinItsWidthAndNothingIsLost) {
  const std::string name =
      "Penanganan pengaduan, saran, dan masukan ketidakbertanggungjawabanketidakbertanggungjawaban";
  std::string together;
  for (const std::string& line : ikm::lines_of(name, 120, 12, 20)) {
    EXPECT_LE(ikm::width_of(line, 12), 120) << line;
    together += line;
  }
  std::string without_blanks;
  for (const char c : name)
    if (c != ' ') without_blanks += c;
  std::erase(together, ' ');
  EXPECT_EQ(together, without_blanks);
  const auto cut = ikm::lines_of(name, 120, 12, 2);
  ASSERT_EQ(cut.size(), 2U);
  EXPECT_TRUE(cut.back().ends_with("…"));
  EXPECT_LE(ikm::width_of(cut.back(), 12), 120);
}

TEST(ChartLook, WhatNamesHoldStaysText) {
  EXPECT_EQ(ikm::escaped(R"(<b>&"')"), "&lt;b&gt;&amp;&quot;&#39;");
  EXPECT_EQ(ikm::escaped("a\n\tb\x01"), "a b?");
  EXPECT_EQ(ikm::escaped("\xff"), "?");
  EXPECT_EQ(ikm::length(0), "0");
  EXPECT_EQ(ikm::length(-0.001), "0");
  EXPECT_EQ(ikm::length(12.5), "12.5");
  EXPECT_EQ(ikm::length(100), "100");
}
