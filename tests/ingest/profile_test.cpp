// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/profile.hpp>

#include <gtest/gtest.h>

using ikm::normalised;
using ikm::profile_field;

TEST(Profile, FieldsAreKnownByTheirUsualHeaders) {
  EXPECT_EQ(ikm::profile_field_of("Jenis Kelamin"), profile_field::sex);
  EXPECT_EQ(ikm::profile_field_of(" USIA (tahun) "), profile_field::age);
  EXPECT_EQ(ikm::profile_field_of("Cap waktu"), profile_field::date);
  EXPECT_EQ(ikm::profile_field_of("Stempel waktu"), profile_field::date);
  EXPECT_EQ(ikm::profile_field_of("Timestamp"), profile_field::date);
  EXPECT_EQ(ikm::profile_field_of("_submission_time"), profile_field::date);
  EXPECT_EQ(ikm::profile_field_of("profil/unit"), profile_field::unit);
  EXPECT_EQ(ikm::profile_field_of("Unit layanan yang dikunjungi"), profile_field::unit);
  EXPECT_EQ(ikm::profile_field_of("2. Usia Anda (tahun)"), profile_field::age);
  EXPECT_EQ(ikm::profile_field_of("Jenis Kelamin Responden *"), profile_field::sex);
  EXPECT_EQ(ikm::profile_field_of("3) Umur"), profile_field::age);
  EXPECT_FALSE(ikm::profile_field_of("3"));
  EXPECT_FALSE(ikm::profile_field_of("Bagaimana prosedur di unit ini?"));
  EXPECT_FALSE(ikm::profile_field_of("Waktu"));
  EXPECT_EQ(ikm::profile_field_named("jenis_kelamin"), profile_field::sex);
  EXPECT_FALSE(ikm::profile_field_named("loket"));
}

// Domain, section 5: the spellings met in real files.
TEST(Profile, SpellingsOfOneValueAreOne) {
  for (const char* text : {"L", "Laki-laki", "Laki - Laki", "pria", " LAKI LAKI "})
    EXPECT_EQ(normalised(profile_field::sex, text), "Laki-laki") << text;
  for (const char* text : {"P", "Perempuan", "wanita"})
    EXPECT_EQ(normalised(profile_field::sex, text), "Perempuan") << text;
  EXPECT_EQ(normalised(profile_field::sex, "1"), "Tidak diketahui");
  for (const char* text : {"SMA / SMK", "SLTA", "SMA/MA/Paket C", "smk"})
    EXPECT_EQ(normalised(profile_field::education, text), "SMA") << text;
  for (const char* text : {"S-1", "Strata 1", "D4/S1", "S1", "Diploma IV"})
    EXPECT_EQ(normalised(profile_field::education, text), "D4/S1") << text;
  EXPECT_EQ(normalised(profile_field::education, "Diploma III"), "D1-D3");
  EXPECT_EQ(normalised(profile_field::education, "S2"), "S2 ke atas");
  EXPECT_EQ(normalised(profile_field::education, "SMP sederajat"), "SMP");
  EXPECT_EQ(normalised(profile_field::education, "SMA / S1"), "Tidak diketahui");  // two groups at once
}

// Domain, section 5: real data hold ages −41 and 352.
TEST(Profile, AnImplausibleAgeIsUnknownAndNotRepaired) {
  EXPECT_EQ(normalised(profile_field::age, "-41"), "Tidak diketahui");
  EXPECT_EQ(normalised(profile_field::age, "352"), "Tidak diketahui");
  EXPECT_EQ(normalised(profile_field::age, "3 4"), "Tidak diketahui");
  EXPECT_EQ(normalised(profile_field::age, "25 tahun"), "17-25");
  EXPECT_EQ(normalised(profile_field::age, "26"), "26-35");
  EXPECT_EQ(normalised(profile_field::age, "66"), ">65");
  EXPECT_EQ(normalised(profile_field::age, "16"), "<17");
}

TEST(Profile, BlankStaysBlank) {
  EXPECT_EQ(normalised(profile_field::sex, " "), "");
  EXPECT_EQ(normalised(profile_field::age, "-"), "");
  EXPECT_EQ(normalised(profile_field::occupation, "  Ibu   rumah tangga "), "Ibu rumah tangga");
}
