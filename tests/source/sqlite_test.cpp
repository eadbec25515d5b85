// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/sqlite.hpp>

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
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

// SQLite itself begins anew when it is asked again after the last row.
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
    } catch (const ikm::error& problem) {
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

namespace {

namespace fs = std::filesystem;

/// A folder of its own, in which databases are made.
class SqliteFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ikm-sqlite-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::vector<std::string> listing() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder_}) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  struct closed {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
  };
  using connection = std::unique_ptr<sqlite3, closed>;
  /// The name is taken as it is: SQLite is told of it as a relative path.
  [[nodiscard]] connection made(const std::string& name, const std::string& sql) const {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(path("new.db").c_str(), &db), SQLITE_OK);
    connection owned{db};
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
    if (name != "new.db") {
      owned.reset();
      fs::rename(path("new.db"), path(name));
    }
    return owned;
  }
  [[nodiscard]] std::vector<std::string> rows_in(const std::string& name, const ikm::sqlite_limits& limits = {}) const {
    const auto rows = ikm::sqlite_rows(path(name), {}, {}, limits);
    std::vector<std::string> all;
    for (ikm::row one; rows->next(one);) {
      std::string row;
      for (const std::string_view cell : one.cells) row += std::string{cell} + "|";
      all.push_back(row);
    }
    return all;
  }
  [[nodiscard]] std::string refusal_of(const std::string& name, const ikm::sqlite_limits& limits = {}) const {
    try {
      (void)rows_in(name, limits);
    } catch (const ikm::error& problem) {
      return problem.what();
    }
    return "";
  }

  fs::path folder_;
};

using lines = std::vector<std::string>;

// A million rows, made of nothing.
const std::string endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1000000) ";

}  // namespace

TEST_F(SqliteFile, ANameIsAPathAndNothingElse) {
  (void)made("secret.db", "CREATE TABLE s(a); INSERT INTO s VALUES('secret')");
  for (const char* name :
       {"file:secret.db", "file:secret.db?immutable=1", ":memory:", "a?b.db", "a#b.db", "a%41.db", "\xFF.db"}) {
    (void)made(name, "CREATE TABLE s(a); INSERT INTO s VALUES('open')");
    EXPECT_EQ(rows_in(name), (lines{"a|", "open|"})) << name;
  }
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  const auto rows = ikm::sqlite_rows("file:secret.db", {});
  ikm::row one;
  EXPECT_TRUE(rows->next(one) && rows->next(one) && one.cells.front() == "open");
  fs::current_path(before);
}

// A database with a write-ahead log that its program has closed: the log is gone, and none may come.
TEST_F(SqliteFile, NothingIsWrittenBesideADatabaseWithALog) {
  (void)made("w.db", "PRAGMA journal_mode = WAL; CREATE TABLE s(a); INSERT INTO s VALUES(1)");
  EXPECT_EQ(listing(), (lines{"w.db"}));
  EXPECT_EQ(rows_in("w.db"), (lines{"a|", "1|"}));
  EXPECT_EQ(listing(), (lines{"w.db"}));
  std::ofstream{path("w.db-wal")};  // an empty one holds nothing
  EXPECT_EQ(rows_in("w.db"), (lines{"a|", "1|"}));
  EXPECT_EQ(listing(), (lines{"w.db", "w.db-wal"}));
}

TEST_F(SqliteFile, RowsThatStandOnlyInTheLogAreRead) {
  const connection writer = made("new.db",
                                 "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE s(a); "
                                 "INSERT INTO s VALUES(1), (2); UPDATE s SET a = 5 WHERE a = 2; BEGIN; INSERT INTO s "
                                 "VALUES(7); COMMIT; BEGIN; INSERT INTO s VALUES(9)");
  for (const char* end : {"", "-wal"})
    fs::copy_file(path(std::string{"new.db"} + end), path(std::string{"copy.db"} + end));
  const auto before = listing();
  EXPECT_EQ(rows_in("copy.db"), (lines{"a|", "1|", "5|", "7|"}));  // what was not committed is not there
  EXPECT_EQ(listing(), before);
  EXPECT_NE(refusal_of("copy.db", {.max_log_bytes = 4096}).find("max_log_bytes"), std::string::npos);
  // A log that is cut off ends with its last commit that is whole.
  fs::resize_file(path("copy.db-wal"), fs::file_size(path("copy.db-wal")) - 100);
  EXPECT_EQ(rows_in("copy.db"), (lines{"a|", "1|", "5|"}));
}

TEST_F(SqliteFile, AChangeThatWasNotFinishedIsRefused) {
  (void)made("s.db", "CREATE TABLE s(a); INSERT INTO s VALUES(1)");
  std::ofstream{path("s.db-journal")} << "\xD9\xD5\x05\xF9 a journal";
  const std::string said = refusal_of("s.db");
  EXPECT_NE(said.find("s.db-journal"), std::string::npos) << said;
  EXPECT_EQ(listing(), (lines{"s.db", "s.db-journal"}));
  // Finished ones are emptied, or begin with zeros (PRAGMA journal_mode = PERSIST).
  for (const std::string& finished : {std::string{}, std::string(512, '\0')}) {
    std::ofstream{path("s.db-journal"), std::ios::binary} << finished;
    EXPECT_EQ(rows_in("s.db"), (lines{"a|", "1|"}));
  }
}

// The functions that read memory, chance or other files; in a view and in a query alike.
TEST_F(SqliteFile, FunctionsThatNoAnswersNeedAreRefused) {
  for (const char* call :
       {"randomblob(4)", "random()", "sqlite_version()", "sqlite_compileoption_get(1)", "changes()"}) {
    (void)made("v.db", std::string{"CREATE VIEW v AS SELECT "} + call + " AS a");
    EXPECT_NE(refusal_of("v.db").find(std::string{call}.substr(0, std::string{call}.find('('))), std::string::npos)
        << call;
  }
  EXPECT_THROW((void)rows_of("SELECT hex(fts3_tokenizer('simple'))"), ikm::source_error);
  EXPECT_THROW((void)rows_of("SELECT * FROM pragma_table_info('unsur')"), ikm::source_error);
  EXPECT_THROW((void)rows_of("SELECT * FROM json_each('[1]')"), ikm::source_error);
  EXPECT_EQ(rows_of("SELECT max(trim(upper('  ab ')), '1') AS a, round(2.6) AS b, 'Ab' LIKE 'a%' AS c").back(),
            "2:AB|3|1|");
}

TEST_F(SqliteFile, WhatAGeneratedColumnCallsIsLookedAt) {
  (void)made("g.db", "CREATE TABLE t(a, b AS (upper(a))); INSERT INTO t(a) VALUES('x')");
  EXPECT_EQ(rows_in("g.db"), (lines{"a|b|", "x|X|"}));
  (void)made("other.db", "CREATE TABLE t(a, b AS (json_quote(a))); INSERT INTO t(a) VALUES('x')");
  EXPECT_NE(refusal_of("other.db").find("json_quote"), std::string::npos);
  // A value that is computed is shorter than one that is stored.
  (void)made("long.db", "CREATE TABLE t(a, b AS (hex(a))); INSERT INTO t(a) VALUES(zeroblob(40000))");
  EXPECT_NE(refusal_of("long.db").find("max_computed_bytes"), std::string::npos);
  (void)made("stored.db", "CREATE TABLE t(a); INSERT INTO t VALUES(hex(zeroblob(40000)))");
  EXPECT_EQ(rows_in("stored.db").size(), 2U);
}

TEST_F(SqliteFile, WhatAViewMayCostIsLimitedByName) {
  (void)made("join.db", "CREATE VIEW v AS " + endless + "SELECT a.x FROM c a, c b, c d WHERE a.x + b.x + d.x < 0");
  EXPECT_NE(refusal_of("join.db", {.max_query_seconds = 0}).find("max_query_seconds"), std::string::npos);
  for (const char* sorted : {"SELECT x || hex(zeroblob(5000)) AS a FROM c ORDER BY a",
                             "SELECT DISTINCT x || hex(zeroblob(5000)) AS a FROM c"}) {
    (void)made("sort.db", "CREATE VIEW v AS " + endless + sorted);
    EXPECT_NE(refusal_of("sort.db", {.max_query_seconds = 600, .max_memory_bytes = 1 << 23}).find("max_memory_bytes"),
              std::string::npos)
        << sorted;
  }
  std::string calls;
  for (int i = 0; i < 20; ++i) calls += std::string{i == 0 ? "" : " || "} + "lower('a" + std::to_string(i) + "')";
  (void)made("calls.db", "CREATE VIEW v AS SELECT " + calls + " || x AS a FROM (SELECT 1 AS x)");
  EXPECT_EQ(refusal_of("calls.db"), "");
  EXPECT_NE(refusal_of("calls.db", {.max_functions = 19}).find("max_functions"), std::string::npos);
}

// Each view is twice the one below it.
TEST_F(SqliteFile, ViewsWithinViewsAreLimited) {
  std::string sql = "CREATE VIEW v0 AS SELECT 4 AS a;";
  for (int i = 1; i <= 30; ++i) {
    const std::string below = std::to_string(i - 1);
    sql += "CREATE VIEW v" + std::to_string(i) + " AS SELECT * FROM v" + below + " UNION ALL SELECT * FROM v" + below +
           ";";
  }
  (void)made("n.db", sql);
  try {
    (void)ikm::sqlite_rows(path("n.db"), {}, "v30", {.max_memory_bytes = 1 << 23});
    FAIL();
  } catch (const ikm::over_limit& problem) {
    EXPECT_NE(std::string{problem.what()}.find("max_memory_bytes"), std::string::npos) << problem.what();
  }
  EXPECT_EQ(sqlite3_hard_heap_limit64(-1), 0);  // the process is left as it was
}

TEST_F(SqliteFile, TrimTakesASetAway) {
  EXPECT_EQ(
      rows_of("SELECT trim('..a.b..', '.') AS a, ltrim('\u00abx\u00bb', '\u00ab\u00bb') AS b, rtrim('x10', '01') AS c, "
              "trim(NULL, 'x') AS d, trim('x', '') AS e")
          .back(),
      "2:a.b|x\u00bb|x||x|");
}

TEST_F(SqliteFile, ADatabaseInUtf16IsRead) {
  (void)made("u.db", "PRAGMA encoding = 'UTF-16le'; CREATE TABLE s(a); INSERT INTO s VALUES('Pl\u00e9')");
  EXPECT_EQ(rows_in("u.db"), (lines{"a|", "Pl\u00e9|"}));
}
