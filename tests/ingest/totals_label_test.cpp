// SPDX-License-Identifier: BSL-1.0
#include "ingest/totals_label.hpp"

#include <gtest/gtest.h>

using ikm::totals_label;

// Domain, section 5: footer rows of application exports.
TEST(TotalsLabel, TotalsAreKnownByTheirLabels) {
  for (const char* label : {"\u03A3 Nilai/Unsur", "NRR/Unsur", "NRR Tertimbang/Unsur", "IKM Unit Pelayanan",
                            "*) Jumlah NRR Tertimbang", "TOTAL", " Rata-rata ", "Jumlah"})
    EXPECT_NE(ikm::totals_label_of(label), totals_label::none) << label;
  EXPECT_EQ(ikm::totals_label_of("NRR/Unsur"), totals_label::surely);
  EXPECT_EQ(ikm::totals_label_of("Mutu dan Akreditasi"), totals_label::perhaps);
  for (const char* label : {"Median", "Max", "Grand Total", "Rekapitulasi", "SKM", "Predikat: A", "Catatan: lihat",
                            "Sumber: data primer", "Mengetahui,", "Rata2", "Hasil"})
    EXPECT_EQ(ikm::totals_label_of(label), totals_label::perhaps) << label;
  for (const char* label : {"Sumber Rejo", "Maxi", "Medianus", "Hasil Bumi", "Camat", "Responden 1"})
    EXPECT_EQ(ikm::totals_label_of(label), totals_label::none) << label;
  for (const char* label : {"", "1", "Loket 1", "Ismail", "Nilam", "Totok", "15/01/2024", "Jumlahan"})
    EXPECT_EQ(ikm::totals_label_of(label), totals_label::none) << label;
}

// What is after them may be a person's name.
TEST(TotalsLabel, OfALabelOnlyItsKnownWordsMayBeShown) {
  EXPECT_EQ(ikm::totals_words_of("Sum Kuning"), "sum");
  EXPECT_EQ(ikm::totals_words_of("*) Grand  TOTAL semua"), "grand total");
  EXPECT_EQ(ikm::totals_words_of("Kuning"), "");
}
