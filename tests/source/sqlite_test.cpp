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
