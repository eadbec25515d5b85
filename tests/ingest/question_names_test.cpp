// SPDX-License-Identifier: BSL-1.0
#include "ingest/question_names.hpp"

#include <gtest/gtest.h>

namespace {

/// Element ids that a header may ask, `!` in front where it is not certain, `=` where it is by name.
std::string asked(std::string_view header, const ikm::methodology& method = ikm::permenpan_14_2017()) {
  std::string text;
  for (const ikm::claim& c : ikm::question_names{method}.claims(header)) {
    const std::string mark = c.strength == ikm::claim_strength::named     ? "="
                             : c.strength == ikm::claim_strength::unclear ? "!"
                                                                          : "";
    text += (text.empty() ? "" : " ") + mark + method.elements()[method.element_of(c.question)].id;
  }
  return text;
}

}  // namespace

TEST(QuestionNames, CodesIdsAndNames) {
  EXPECT_EQ(asked("U1"), "=persyaratan");
  EXPECT_EQ(asked(" Unsur 9 "), "=sarana");
  EXPECT_EQ(asked("unsur8"), "=pengaduan");
  EXPECT_EQ(asked("sarana"), "=sarana");
  EXPECT_EQ(asked("Biaya/Tarif"), "=biaya");
  EXPECT_EQ(asked("Sistem, Mekanisme dan Prosedur"), "=prosedur");
  EXPECT_EQ(asked("Q1 - Persyaratan"), "=persyaratan");
  EXPECT_EQ(asked("penilaian/waktu"), "=waktu");
  EXPECT_EQ(asked("jawaban/u3"), "=waktu");
}

// Domain, section 2: offices are split over what is 8th; the name says which it is.
TEST(QuestionNames, ANameBesideANumberDecides) {
  EXPECT_EQ(asked("Q8 - Sarana dan prasarana"), "=sarana");
  EXPECT_EQ(asked("U9. Penanganan pengaduan, saran, dan masukan"), "=pengaduan");
  EXPECT_EQ(asked("Q8"), "");
  EXPECT_EQ(asked("U8: bagaimana menurut Anda?"), "!pengaduan");
}

// Domain, section 5: the texts of the annexed questionnaire.
TEST(QuestionNames, TextsOfTheAnnexedQuestionnaire) {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
       "persyaratan"},
      {"Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini", "prosedur"},
      {"3.  Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan", "waktu"},
      {"Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?", "biaya"},
      {"kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan",
       "produk"},
      {"Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan", "kompetensi"},
      {"Bagaimana perilaku petugas dalam pelayanan terkait kesopanan dan keramahan", "perilaku"},
      {"Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana", "sarana"},
      {"Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan", "pengaduan"},
      {"Bagaimana waktu pelayanan petugas?", "waktu"}};
  for (const auto& [text, id] : texts) EXPECT_EQ(asked(text), id) << text;
}

// Domain, section 5: whole words; `Cap waktu` holds `waktu`, `saran` begins `sarana`.
TEST(QuestionNames, DatesFreeTextAndDerivedFiguresAskNothing) {
  for (const char* header : {"Cap waktu", "Stempel waktu", "Timestamp", "Waktu Input", "Saran",
                             "Kritik dan saran untuk perbaikan sarana dan pelayanan", "NRR Waktu", "Rata-rata",
                             "Jumlah biaya", "Mutu", "Nama", "Unit layanan", "Jenis layanan", "", "Unggah foto sarana"})
    EXPECT_EQ(asked(header), "") << header;
}

TEST(QuestionNames, RowsOfAGridAreAskedByTheirBrackets) {
  EXPECT_EQ(asked("Bagaimana pelayanan dan sarana kami? [Persyaratan]"), "=persyaratan");
  EXPECT_EQ(asked("Beri nilai [Kecepatan waktu pelayanan]"), "waktu");
  EXPECT_EQ(asked("Q1[SQ001]"), "");
}

TEST(QuestionNames, WordsOfSeveralElementsAreUnclear) {
  EXPECT_EQ(asked("Kecepatan penanganan pengaduan"), "!waktu !pengaduan");
  EXPECT_EQ(asked("U3 kecepatan penanganan pengaduan"), "waktu");  // the code settles it
}

// How long it took, how often, how much it matters: figures that look like answers and are none.
TEST(QuestionNames, AnotherMeasureOfTheSameThingIsUnclear) {
  for (const char* header : {"Lama waktu (hari)", "Waktu kunjungan", "Tingkat kepentingan waktu", "Waktu (harapan)",
                             "Berapa jam waktu tunggu Anda?"})
    EXPECT_EQ(asked(header), "!waktu") << header;
  EXPECT_EQ(asked("Frekuensi pengaduan per bulan"), "!pengaduan");
  EXPECT_EQ(asked("Apakah waktu pelayanan sesuai dengan harapan dan jam pelayanan?"), "waktu");
}

TEST(QuestionNames, FollowTheMethodology) {
  EXPECT_EQ(asked("Kecepatan pelayanan", ikm::kepmenpan_25_2004()), "=kecepatan");
  EXPECT_EQ(asked("Bagaimana kepastian biaya di sini?", ikm::kepmenpan_25_2004()), "kepastian-biaya");
  EXPECT_EQ(asked("Maklumat pelayanan", ikm::permenpan_16_2014()), "=maklumat");
  EXPECT_EQ(asked("Bagaimana sarana?", ikm::permenpan_16_2014()), "");
}

TEST(QuestionNames, AHostileHeaderCostsLittle) {
  std::string header;
  for (int i = 0; i < 200'000; ++i) header += "waktu ";
  EXPECT_EQ(asked(header), "");
}
