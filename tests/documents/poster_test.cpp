// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/poster.hpp>

#include "drawn.hpp"

#include <array>
#include <cstdio>

namespace {

using ikm::poster_shape;

constexpr std::array shapes = {poster_shape::a4, poster_shape::wide, poster_shape::square};

ikm::poster poster_of_49() {
  ikm::poster made{.index = ikm::decimal{7874, 2},
                   .grade = "B",
                   .label = "Baik",
                   .respondents = 49,
                   .methodology = "PermenPAN-RB 14/2017",
                   .scale = index_scale_of(ikm::permenpan_14_2017())};
  made.office.unit = "Kecamatan Tomoni Timur";
  made.office.parent = "Pemerintah Kabupaten Luwu Timur";
  made.office.service = "Pelayanan administrasi kependudukan";
  made.office.period = "Semester I";
  made.office.year = "2025";
  made.profile = {
      {"Jenis kelamin", {{"Laki-laki", 27}, {"Perempuan", 22}}},
      {"Pendidikan", {{"SD", {}}, {"SMP", 7}, {"SMA", 24}, {"D1-D3", {}}, {"D4/S1", 10}, {"S2 ke atas", {}}}}};
  return made;
}

/// Every text is on the poster and none on another.
void expect_apart(const std::string& markup) {
  const drawn page{markup};
  ASSERT_TRUE(page.well_formed);
  double width = 0;
  double height = 0;
  std::sscanf(page.parts.front().is.at("viewBox").c_str(), "0 0 %lf %lf", &width, &height);
  const auto texts = page.all("text");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const ikm::box place = drawn::place_of(texts[i]);
    EXPECT_TRUE(place.x >= 0 && place.y >= 0 && place.x + place.width <= width && place.y + place.height <= height)
        << texts[i].text;
    for (std::size_t j = i + 1; j < texts.size(); ++j)
      EXPECT_FALSE(overlap(place, drawn::place_of(texts[j]))) << texts[i].text << " on " << texts[j].text;
  }
}

}  // namespace

TEST(Poster, EveryShapeSaysWhatThePublicationHasToSay) {
  for (const poster_shape shape : shapes) {
    SCOPED_TRACE(file_name_of(shape));
    const std::string markup = svg_of(poster_of_49(), shape, ikm::language::indonesian);
    expect_apart(markup);
    const drawn page{markup};
    for (const char* text :
         {"78,74", "B", "Baik", "49 responden", "Semester I 2025", "27 (55,1 %)", "22 (44,9 %)", "ditahan"})
      EXPECT_TRUE(page.says(text)) << text;
    EXPECT_NE(page.description().find("IKM 78,74, mutu B (Baik); 49 responden"), std::string::npos);
    for (const char* never : {"script", "foreignObject", "style"}) EXPECT_TRUE(page.all(never).empty());
  }
}

TEST(Poster, AnA4PosterIsA4) {
  const drawn page{svg_of(poster_of_49(), poster_shape::a4, ikm::language::indonesian)};
  EXPECT_EQ(page.parts.front().is.at("width"), "210mm");
  EXPECT_EQ(page.parts.front().is.at("height"), "297mm");
}

TEST(Poster, WhatIsNotKnownIsAMarkedPlace) {
  ikm::poster made = poster_of_49();
  made.office = {};
  made.profile.clear();
  for (const poster_shape shape : shapes) {
    const std::string markup = svg_of(made, shape, ikm::language::indonesian);
    expect_apart(markup);
    EXPECT_NE(markup.find("[nama unit pelayanan]"), std::string::npos);
    EXPECT_NE(markup.find("[periode survei]"), std::string::npos);
  }
}

TEST(Poster, LongNamesFitAndNoIndexIsADash) {
  ikm::poster made = poster_of_49();
  made.office.unit = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu, Tenaga Kerja, dan Transmigrasi";
  made.office.service = "Pelayanan perizinan berusaha dan nonperizinan di mal pelayanan publik";
  made.office.thanks = std::string(400, 'x') + " terima kasih";
  made.index.reset();
  made.grade.clear();
  made.label.clear();
  for (const poster_shape shape : shapes) {
    const std::string markup = svg_of(made, shape, ikm::language::english);
    expect_apart(markup);
    EXPECT_TRUE(drawn{markup}.says("–"));
  }
}

// Letters on the office's own colour are read whatever the colour is.
TEST(Poster, LettersAreReadOnEveryColour) {
  for (const char* own : {"#ffff00", "#ffffff", "#000000", "#0b6b3a", "#d32f2f", "#7f7f7f"}) {
    ikm::poster made = poster_of_49();
    made.office.colour = own;
    const drawn page{svg_of(made, poster_shape::square, ikm::language::indonesian)};
    const auto letters = ikm::colour_named(page.all("text").front().is.at("fill"));
    EXPECT_GE(contrast(*letters, *ikm::colour_named(own)), 4.5) << own;
  }
}

TEST(Poster, TheLogoStandsWithinAndHostileNamesStayText) {
  ikm::poster made = poster_of_49();
  made.office.logo = ikm::checked_logo(R"(<svg viewBox="0 0 2 1"/>)", "logo.svg");
  made.office.unit = R"("><script>alert(1)</script>)";
  const drawn page{svg_of(made, poster_shape::a4, ikm::language::indonesian)};
  ASSERT_TRUE(page.well_formed);
  ASSERT_EQ(page.all("image").size(), 1U);
  EXPECT_TRUE(page.all("image").front().is.at("href").starts_with("data:image/svg+xml;base64,"));
  EXPECT_TRUE(page.all("script").empty());
}
