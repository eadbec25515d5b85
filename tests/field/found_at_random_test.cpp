// SPDX-License-Identifier: BSL-1.0
// What the random surveys found, each as a kind with files beside it that must stay as they were.
#include "field/scored.hpp"

#include <gtest/gtest.h>

namespace {

std::string in_cr(std::string text) {
  for (char& c : text) c = c == '\n' ? '\r' : c == '^' ? '\n' : c;
  return text;
}

}  // namespace

// A line break within a cell is a LF there, as Excel for Macintosh writes it.
TEST(LinesThatEndInCr, MayHoldALineFeedInQuotes) {
  const std::string sheet = "Nama" + codes + ",Saran\nA" + nine('4') + ",\"kursi;^kipas\"\nB" + nine('2') + ",\n";
  EXPECT_EQ(scored(in_cr(sheet)), "75.00 of 2");  // 25·(4+2)/2
  EXPECT_EQ(
      scored(in_cr(
          "Nama;U1;U2;U3;U4;U5;U6;U7;U8;U9;\"Kritik^dan saran\"\nA;4;4;4;4;4;4;4;4;4;\nB;2;2;2;2;2;2;2;2;2;baik\n")),
      "75.00 of 2");
  // Two line feeds and a quote within the text.
  EXPECT_EQ(scored(in_cr("Nama" + codes + ",Saran\nA" + nine('4') + ",\"a ^\"\"b\"\"^c\"\nB" + nine('2') + ",\n")),
            "75.00 of 2");
}

TEST(LinesThatEndInCr, AreNotThoseOfATextWithLineFeeds) {
  // A CR within quotes, and a stray quote in a header: lines end in LF.
  EXPECT_EQ(scored("Nama" + codes + ",Saran\nA" + nine('4') + ",\"a\rb\"\nB" + nine('2') + ",\n"), "75.00 of 2");
  EXPECT_EQ(scored("Ukuran 5\" layar" + codes + "\nA" + nine('4') + "\n\"B\rC\"" + nine('2') + "\n"), "75.00 of 2");
  EXPECT_EQ(scored("Nama" + codes + "\r\nA" + nine('4') + "\r\nB" + nine('2') + "\r\n"), "75.00 of 2");
}

// The figures of totals are more than the words of one respondent.
TEST(AnswersInWords, AreNotOutvotedByTheFiguresOfTotals) {
  const std::string words = ",Sesuai,Mudah,Cepat,Murah,Sesuai,Kompeten,Sopan dan ramah,Berfungsi kurang maksimal,Baik";
  const std::string totals = "Jumlah" + nine('3') +
                             "\nNRR/Unsur,3.00,3.00,3.00,3.00,3.00,3.00,3.00,3.00,3.00\nNRR Tertimbang/Unsur" +
                             ",0.33,0.33,0.33,0.33,0.33,0.33,0.33,0.33,0.33\n";
  EXPECT_EQ(scored("Nama" + codes + "\nA" + words + "\n" + totals), "75.00 of 1");
  EXPECT_EQ(scored("No,Nama" + codes + "\n1,A" + words + "\n2,B" + words + "\n,Total" + nine('4') + "\n,Rata-rata" +
                   nine('3') + "\n,IKM" + nine('4') + "\n"),
            "75.00 of 2");
  // Among codes a word is a slip, with totals as without.
  EXPECT_EQ(scored("Nama" + codes + "\nA" + nine('4') + "\nB" + nine('4') + "\nC,Sesuai,4,4,4,4,4,4,4,4\n" + totals),
            "stop: 4 text_answer");
}

// Headers hold commas; a row may hold as many by chance.
TEST(UnusualDelimiters, AreSeenWhereTextsHoldAsManyCommas) {
  const std::string header =
      "Nama|Persyaratan|Sistem, Mekanisme dan Prosedur|Waktu Penyelesaian|Biaya/Tarif|Produk|Kompetensi "
      "Pelaksana|Perilaku "
      "Pelaksana|Penanganan Pengaduan, Saran dan Masukan|Sarana dan Prasarana\n";
  EXPECT_EQ(scored(header + "Siti, S.Pd., M.Pd.|4|4|4|4|4|4|4|4|4\n"), "100.00 of 1");
  EXPECT_EQ(scored(header + "Siti, S.Pd., M.Pd.|4|4|4|4|4|4|4|4|4\nBudi, S.H., M.H.|2|2|2|2|2|2|2|2|2\n"),
            "75.00 of 2");
  // A bar within the texts of a table with commas separates nothing.
  EXPECT_EQ(scored("Nama | Gelar" + codes + "\nA | S.H." + nine('4') + "\nB | S.E." + nine('2') + "\n"), "75.00 of 2");
}

// A word of introduction without a colon does not hide a key.
TEST(AKeyAgainstTheScale, MayBeIntroducedByAWord) {
  const std::string table = "Nama" + codes + "\nA" + nine('4') + "\nB" + nine('1') + "\n";
  for (const std::string key :
       {"Nilai 1 = Sangat baik, 2 = Baik, 3 = Kurang baik, 4 = Tidak baik",
        "Skor 4 = Tidak puas, 3 = Kurang puas, 2 = Puas, 1 = Sangat puas",
        "Nilai 1 = Sangat sesuai; Nilai 2 = Sesuai; Nilai 3 = Kurang sesuai; Nilai 4 = Tidak sesuai",
        "1 artinya sangat setuju, 2 setuju, 3 kurang setuju, 4 tidak setuju"})
    EXPECT_EQ(scored("\"" + key + "\"\n" + table), "stop: 1 key_against_scale") << key;
  for (const std::string key :
       {"Nilai 4 = Sangat baik, 3 = Baik, 2 = Kurang baik, 1 = Tidak baik",
        "Skor 1 = Tidak puas, 2 = Kurang puas, 3 = Puas, 4 = Sangat puas",
        "Nilai IKM: 1 = 25,00 - 64,99; 2 = 65,00 - 76,60; 3 = 76,61 - 88,30; 4 = 88,31 - 100,00", "Nilai 1 sampai 4"})
    EXPECT_EQ(scored("\"" + key + "\"\n" + table), "62.50 of 2") << key;  // 25·(4+1)/2
}
