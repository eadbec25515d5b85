// SPDX-License-Identifier: BSL-1.0
#include "ingest/counted_table.hpp"

#include <gtest/gtest.h>

namespace {

using columns = std::vector<std::size_t>;

ikm::counted_layout found(const std::vector<std::string_view>& header, const std::vector<std::string_view>& above = {},
                          ikm::answer_scale scale = {1, 4}) {
  return ikm::counted_layout_of(header, above, scale);
}

}  // namespace

TEST(CountedColumns, AreHeadedByNumbersWordsBothOrLetters) {
  EXPECT_EQ(found({"Unsur", "1", "2", "3", "4"}).steps, (columns{1, 2, 3, 4}));
  EXPECT_EQ(found({"Unsur", "4", "3", "2", "1"}).steps, (columns{4, 3, 2, 1}));
  EXPECT_EQ(found({"No", "Unsur", "Nilai 1", "Nilai 2", "Nilai 3", "Nilai 4"}).steps, (columns{2, 3, 4, 5}));
  EXPECT_EQ(found({"Unsur", "Jumlah jawaban 1", "Jumlah jawaban 2", "Jumlah jawaban 3", "Jumlah jawaban 4"}).steps,
            (columns{1, 2, 3, 4}));
  EXPECT_EQ(found({"Unsur", "Tidak Baik", "Kurang Baik", "Baik", "Sangat Baik"}).steps, (columns{1, 2, 3, 4}));
  EXPECT_EQ(found({"Unsur", "Sangat puas", "Puas", "Kurang puas", "Tidak puas"}).steps, (columns{4, 3, 2, 1}));
  EXPECT_EQ(found({"Unsur", "1 (Tidak baik)", "2 (Kurang baik)", "3 (Baik)", "4 (Sangat baik)"}).steps,
            (columns{1, 2, 3, 4}));
  EXPECT_EQ(found({"Unsur", "TB", "KB", "B", "SB"}).steps, (columns{1, 2, 3, 4}));
  EXPECT_EQ(found({"Unsur", "SP", "P", "KP", "TP"}).steps, (columns{4, 3, 2, 1}));
}

TEST(CountedColumns, NeedEveryStepOfTheScale) {
  EXPECT_TRUE(found({"Unsur", "1", "2", "3"}).steps.empty());
  EXPECT_TRUE(found({"Unsur", "NRR", "Indeks", "Mutu"}).steps.empty());
  EXPECT_TRUE(found({"Unsur", "Loket 1", "Loket 2", "Loket 3", "Loket 4"}).steps.empty());
  EXPECT_TRUE(found({"Unsur", "Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"}).steps.empty());
  EXPECT_TRUE(found({"Nama", "U1", "U2", "U3", "U4"}).steps.empty());
  EXPECT_EQ(found({"Unsur", "1", "2", "3", "4", "5"}, {}, {1, 5}).steps, (columns{1, 2, 3, 4, 5}));
}

TEST(CountedColumns, SharesAreNotCounts) {
  EXPECT_EQ(found({"Unsur", "1", "1 %", "2", "2 %", "3", "3 %", "4", "4 %"}).steps, (columns{1, 3, 5, 7}));
  EXPECT_TRUE(found({"Unsur", "1 (%)", "2 (%)", "3 (%)", "4 (%)"}).steps.empty());
  // A cell above that covers four columns says what they are.
  EXPECT_EQ(
      found({"", "1", "2", "3", "4", "1", "2", "3", "4"}, {"Unsur", "Jumlah", "", "", "", "Persentase", "", "", ""})
          .steps,
      (columns{1, 2, 3, 4}));
}

TEST(CountedColumns, OneStepInTwoColumnsIsSaid) {
  const auto twice = found({"Unsur", "1", "2", "3", "4", "1", "2", "3", "4"}).twice;
  ASSERT_EQ(twice.size(), 4U);
  EXPECT_EQ(twice.front(), (std::pair<std::size_t, std::size_t>{1, 5}));
}

TEST(CountedColumns, BlanksTotalsAndLabelsStandBesideThem) {
  const auto all = found({"No", "Unsur", "1", "2", "3", "4", "Tidak menjawab", "Jumlah", "NRR"});
  EXPECT_EQ(all.labels, (columns{0, 1}));
  EXPECT_EQ(all.blanks, (columns{6}));
  EXPECT_EQ(all.totals, (columns{7}));
  EXPECT_TRUE(all.beyond.empty());
  EXPECT_EQ(found({"Unsur", "0", "1", "2", "3", "4"}).blanks, (columns{1}));
  EXPECT_TRUE(found({"Unsur", "1", "2", "3", "4", "Jumlah nilai"}).totals.empty());  // of scores
}

TEST(CountedColumns, AStepThatTheScaleDoesNotHaveIsSaid) {
  EXPECT_EQ(found({"Unsur", "1", "2", "3", "4", "5"}).beyond, (columns{5}));
  EXPECT_EQ(found({"Unsur", "Tidak baik", "Kurang baik", "Cukup baik", "Baik", "Sangat baik"}).beyond, (columns{3}));
  EXPECT_EQ(found({"Unsur", "Sangat tidak puas", "Tidak puas", "Kurang puas", "Puas", "Sangat puas"}).beyond,
            (columns{1}));
}
