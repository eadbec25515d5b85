// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/sqlite.hpp>

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

const std::string file = IKM_SOURCE_DIR "/tests/data/exports/application.sqlite";

std::vector<std::string> rows_of(const std::string& query, const std::string& table = {}) {
  const auto rows = ikm::sqlite_rows(file, query, table);
  std::vector<std::string> all;
  for (ikm::row one; rows->next(one);) {
    std::string row = std::to_string(one.line) + ":";
    for (const std::string_view cell : one.cells) row += std::string{cell} + "|";
    all.push_back(row);
  }
  return all;
}

}  // namespace

TEST(Sqlite, RowsOfAQuery) {
  EXPECT_EQ(rows_of("SELECT 1 AS a, 2.0 AS b, 2.5 AS c, NULL AS d, 'x;y' AS e UNION ALL SELECT 2, 3, 4, 5, 6;"),
            (std::vector<std::string>{"1:a|b|c|d|e|", "2:1|2|2.5||x;y|", "3:2|3|4|5|6|"}));
}

// SQLite itself begins anew when it is asked again behind the last row.
TEST(Sqlite, BehindTheLastRowThereIsNone) {
  const auto rows = ikm::sqlite_rows(file, "SELECT 4 AS u1");
  ikm::row one;
  EXPECT_TRUE(rows->next(one));
  EXPECT_TRUE(rows->next(one));
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(rows->next(one));
}

TEST(Sqlite, WhatAFileMayCostIsLimited) {
  const auto refusal = [](const std::string& query, const ikm::sqlite_limits& limits) -> std::string {
    try {
      const auto rows = ikm::sqlite_rows(file, query, {}, limits);
      for (ikm::row one; rows->next(one);) {
      }
    } catch (const ikm::source_error& problem) {
      return problem.what();
    }
    return "";
  };
  const std::string endless = "WITH RECURSIVE c(x) AS (SELECT 4 UNION ALL SELECT x FROM c) SELECT x AS u1 FROM c";
  EXPECT_NE(refusal(endless, {.max_steps = 5'000'000}).find("max_steps"), std::string::npos);
  EXPECT_NE(refusal(endless + " WHERE x < 0", {.max_steps = 5'000'000}).find("max_steps"), std::string::npos);
  EXPECT_NE(refusal("SELECT hex(zeroblob(400)), 1", {.max_row_bytes = 800}).find("max_row_bytes"), std::string::npos);
  EXPECT_EQ(refusal("SELECT hex(zeroblob(400))", {.max_row_bytes = 800}), "");
  EXPECT_NE(refusal("SELECT hex(zeroblob(400))", {.max_cell_bytes = 799}), "");
  EXPECT_NE(refusal("SELECT 1, 2, 3", {.max_columns = 2}).find("max_columns"), std::string::npos);
}

TEST(Sqlite, RowsOfATable) {
  EXPECT_EQ(rows_of("", "unsur").front(), "1:id|kode|");
  EXPECT_EQ(rows_of("", "unsur").size(), 10U);
  EXPECT_THROW((void)rows_of("", "tidak ada\""), ikm::source_error);
}

// Nothing in a file that comes from elsewhere may act, or reach another file.
TEST(Sqlite, OnlyReadingIsLetThrough) {
  for (const char* query : {"DELETE FROM unsur", "CREATE TABLE x (a)", "PRAGMA journal_mode = WAL", "ATTACH 'x' AS y",
                            "SELECT 1; SELECT 2", "SELECT load_extension('x')", "", "--"})
    EXPECT_THROW((void)rows_of(query), ikm::source_error) << query;
}

TEST(Sqlite, WhatIsNoDatabaseIsRefused) {
  EXPECT_THROW((void)ikm::sqlite_rows(IKM_SOURCE_DIR "/CMakeLists.txt", "SELECT 1"), ikm::source_error);
  EXPECT_THROW((void)ikm::sqlite_rows("/nowhere/at/all", "SELECT 1"), ikm::source_error);
}

// Two values that are no UTF-8 stay two: they are read as Windows-1252, as text files are (0xE9 is é, 0xED 0xA0 0x80 is
// í, a no-break space, €).
TEST(Sqlite, TextThatIsNoUtf8IsReadAsWindows1252) {
  EXPECT_EQ(
      rows_of("SELECT CAST(x'506CE9' AS TEXT) AS a, x'EDA080' AS b, CAST(x'61E280' AS TEXT) AS c, 'Pl\u00e9' AS d"),
      (std::vector<std::string>{"1:a|b|c|d|", "2:Pl\u00e9|\u00ed\u00a0\u20ac|a\u00e2\u20ac|Pl\u00e9|"}));
  EXPECT_EQ(rows_of("SELECT 1 AS \"waktu\xE2\x80\"").front(), "1:waktu\u00e2\u20ac|");
  EXPECT_NE(rows_of("SELECT x'81'"), rows_of("SELECT x'8D'"));
}

TEST(Sqlite, ANulInATextIsRefusedWithRowAndColumn) {
  try {
    (void)rows_of("SELECT 'A' AS unit UNION ALL SELECT CAST(x'410042' AS TEXT)");
    FAIL();
  } catch (const ikm::source_error& problem) {
    EXPECT_EQ(problem.line(), 3U);
    EXPECT_NE(std::string{problem.what()}.find("'unit'"), std::string::npos);
  }
}

// A picture beside the answers is no text and no reason to stop.
TEST(Sqlite, BytesThatAreNoTextAreWrittenAsSqlWritesThem) {
  EXPECT_EQ(rows_of("SELECT x'89504E00' AS foto, 4 AS u1").back(), "2:X'89504E00'|4|");
}
