// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/profile_chart.hpp>

#include "drawn.hpp"

TEST(ProfileChart, NumbersAndSharesStandBesideTheBars) {
  const ikm::profile_chart chart{
      .title = "Responden", .fields = {{"Jenis kelamin", {{"Laki-laki", 27}, {"Perempuan", 22}}}}, .respondents = 49};
  const std::string markup = svg_of(chart);
  expect_sound(markup);
  EXPECT_TRUE(drawn{markup}.says("27 (55,1 %)"));  // 27/49 = 0.55102
  EXPECT_TRUE(drawn{markup}.says("22 (44,9 %)"));  // 22/49 = 0.44898
}

TEST(ProfileChart, AWithheldValueHasNoNumberAndNoBar) {
  const ikm::profile_chart chart{.title = "Responden",
                                 .fields = {{"Pendidikan", {{"SD", {}}, {"SMA", 40}, {"Tidak diketahui", 9}}}},
                                 .respondents = 53};
  const drawn seen{svg_of(chart)};
  EXPECT_TRUE(seen.says("ditahan"));
  std::size_t bars = 0;
  for (const drawn_part& each : seen.all("rect")) bars += each.number("height") == 14 ? 1 : 0;
  EXPECT_EQ(bars, 2U);
}

TEST(ProfileChart, LongNamesAndManyFieldsDoNotOverlap) {
  ikm::profile_chart chart{.title = "Responden", .respondents = 1'000'000};
  for (int f = 0; f < 6; ++f) {
    ikm::charted_field field{"Pekerjaan utama responden " + std::to_string(f), {}};
    for (std::uint64_t v = 0; v < 9; ++v)
      field.values.push_back(
          {"Pegawai swasta pada perusahaan perkebunan kelapa sawit nomor " + std::to_string(v), v * 111'111});
    chart.fields.push_back(std::move(field));
  }
  expect_sound(svg_of(chart));
}
