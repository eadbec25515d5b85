// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/row_kind.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

using ikm::totals_label;

// Domain, section 5: footer rows of application exports.
TEST(RowKind, TotalsAreKnownByTheirLabels) {
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
TEST(RowKind, OfALabelOnlyItsKnownWordsMayBeShown) {
  EXPECT_EQ(ikm::totals_words_of("Sum Kuning"), "sum");
  EXPECT_EQ(ikm::totals_words_of("*) Grand  TOTAL semua"), "grand total");
  EXPECT_EQ(ikm::totals_words_of("Kuning"), "");
}

TEST(RowKind, EveryKindHasANameAndLabelsOfItsOwn) {
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const ikm::row_kind kind :
       {ikm::row_kind::respondent, ikm::row_kind::empty, ikm::row_kind::title, ikm::row_kind::totals,
        ikm::row_kind::legend, ikm::row_kind::repeated_header, ikm::row_kind::column_numbers, ikm::row_kind::told,
        ikm::row_kind::incomplete, ikm::row_kind::outside_period, ikm::row_kind::duplicate}) {
    seen.insert("name " + std::string{name_of(kind)});
    seen.insert("id " + ikm::label_of(kind).id);
    seen.insert("en " + ikm::label_of(kind).en);
    count += 3;
  }
  EXPECT_EQ(seen.size(), count);
  EXPECT_EQ(name_of(ikm::row_kind::repeated_header), "repeated_header");
}
