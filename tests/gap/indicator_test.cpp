// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/indicator.hpp>

#include <gtest/gtest.h>

namespace ikm {
namespace {

// contract.md: "else the last parenthesised word of its name in lower case (`ikm`); else a slug of the name".
TEST(Indicator, IdComesFromTheName) {
  EXPECT_EQ(id_from_name("Nilai indeks kepuasan masyarakat (IKM)"), "ikm");
  EXPECT_EQ(id_from_name("Nilai (lama) indeks (SPAK)"), "spak");
  EXPECT_EQ(id_from_name("Nilai Lakip Kecamatan"), "nilai_lakip_kecamatan");
  EXPECT_EQ(id_from_name("Persentase aduan (yang selesai)"), "persentase_aduan_yang_selesai");
  EXPECT_EQ(id_from_name("Jumlah layanan ()"), "jumlah_layanan");
  EXPECT_EQ(id_from_name("  Rasio A/B — 2024 "), "rasio_a_b_—_2024");
  EXPECT_EQ(id_from_name("Open (IKM"), "open_ikm");
  EXPECT_EQ(id_from_name(""), "");
}

TEST(Indicator, ValuesOfAPlanLeaveRoomForDifferences) {
  EXPECT_EQ(plan_value(" 76,9 "), "76.9"_decimal);
  const decimal most = *plan_value("999999999999.999999");
  EXPECT_EQ((most - *plan_value("-999999999999,999999")).to_string(), "1999999999999.999998");
  for (const char* wrong : {"1000000000000", "-1000000000000", "0.0000001", "tujuh", ""})
    EXPECT_EQ(plan_value(wrong), std::nullopt) << wrong;
}

TEST(Indicator, OriginsHaveNames) {
  EXPECT_EQ(name_of(origin::table), "table");
  EXPECT_EQ(name_of(origin::given), "given");
  EXPECT_EQ(name_of(origin::survey), "survey");
}

}  // namespace
}  // namespace ikm
