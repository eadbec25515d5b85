// SPDX-License-Identifier: BSL-1.0
// Contract: what `ikm sql` prints counts a table inside a database; its result, read with --count n, gives the tally of
// the table read row by row, byte for byte.
#include "cli/run_ikm.hpp"

#include <sqlite3.h>

#include <string>
#include <vector>

namespace {

/// A cell of CSV; nothing where the database has NULL.
std::string cell(const char* text) {
  if (text == nullptr) return {};
  std::string made = "\"";
  for (const char* c = text; *c != '\0'; ++c) {
    if (*c == '"') made += '"';
    made += *c;
  }
  return made + "\"";
}

class Sql : public cli::Ikm {
 protected:
  void SetUp() override {
    cli::Ikm::SetUp();
    ASSERT_EQ(sqlite3_open(":memory:", &database_), SQLITE_OK);
  }
  void TearDown() override {
    sqlite3_close(database_);
    cli::Ikm::TearDown();
  }

  void execute(const std::string& sql) const {
    char* why = nullptr;
    ASSERT_EQ(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, &why), SQLITE_OK) << why << "\n" << sql;
  }

  /// The rows of a SELECT as CSV, with their header.
  [[nodiscard]] std::string csv_of(const std::string& sql) const {
    sqlite3_stmt* made = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database_, sql.c_str(), -1, &made, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database_) << "\n"
        << sql;
    std::string text;
    const int columns = sqlite3_column_count(made);
    for (int c = 0; c < columns; ++c) text += (c == 0 ? "" : ",") + cell(sqlite3_column_name(made, c));
    text += "\n";
    while (sqlite3_step(made) == SQLITE_ROW) {
      for (int c = 0; c < columns; ++c)
        text += (c == 0 ? "" : ",") + cell(reinterpret_cast<const char*>(sqlite3_column_text(made, c)));
      text += "\n";
    }
    sqlite3_finalize(made);
    return text;
  }

  /// The tally of `table` read row by row and that of its counts are the same bytes; gives how many counts there were.
  std::size_t same_tally(const std::string& table, const std::vector<std::string>& options) const {
    write("whole.csv", csv_of("SELECT * FROM \"" + table + "\""));
    std::vector<std::string> words = {"sql", "--dialect", "sqlite", "--table", table};
    words.insert(words.end(), options.begin(), options.end());
    const std::string counted = csv_of(works(words).out);
    write("counted.csv", counted);
    std::vector<std::string> whole = {"tally", "whole.csv", "--bad-rows", "skip"};
    std::vector<std::string> counts = {"tally", "counted.csv", "--bad-rows", "skip", "--count", "n"};
    for (auto* const each : {&whole, &counts}) each->insert(each->end(), options.begin(), options.end());
    const cli::outcome by_rows = run(whole);
    const cli::outcome by_counts = run(counts);
    EXPECT_EQ(by_rows.status, 0) << by_rows;
    EXPECT_EQ(by_counts.status, 0) << by_counts;
    EXPECT_EQ(by_counts.out, by_rows.out) << counted;
    EXPECT_NE(by_rows.out, "");
    return cli::lines_of(counted).size() - 1;
  }

  /// A table with a unit, a date, and nine answers of no fixed type.
  void make_table(const std::string& collation = "BINARY") const {
    execute("CREATE TABLE respon (unit TEXT COLLATE " + collation +
            ", tanggal TEXT, U1, U2, U3, U4, U5, U6, U7, U8, U9)");
  }
  void insert(const std::string& unit, const std::string& date, const std::string& answers, int times = 1) const {
    for (int i = 0; i < times; ++i) execute("INSERT INTO respon VALUES (" + unit + ", " + date + ", " + answers + ")");
  }

 private:
  sqlite3* database_ = nullptr;
};

}  // namespace

TEST_F(Sql, CountsGiveTheTallyOfTheRows) {
  make_table();
  insert("'Loket 1'", "'2024-01-05'", "4,4,4,4,4,4,4,4,4", 7);
  insert("'Loket 1'", "'2024-01-05'", "3,3,3,3,3,3,3,3,3", 5);
  insert("'Loket 2'", "'2024-02-05'", "3,3,3,3,3,3,3,3,3", 3);
  EXPECT_EQ(same_tally("respon", {}), 2U);
  EXPECT_EQ(same_tally("respon", {"--by", "unit"}), 3U);
  EXPECT_EQ(same_tally("respon", {"--by", "unit", "--by", "unit,tanggal"}), 3U);
}

// Blank, NULL and 0 are three things; what is not an answer is set aside with its count.
TEST_F(Sql, BlanksAndWhatIsOutOfTheScaleReachUsAsTheyAre) {
  make_table();
  insert("'A'", "'2024-01-05'", "4,4,4,4,4,4,4,4,NULL", 2);
  insert("'A'", "'2024-01-05'", "4,4,4,4,4,4,4,4,''", 3);
  insert("'A'", "'2024-01-05'", "4,4,4,4,4,4,4,4,0", 4);
  insert("'A'", "'2024-01-05'", "4,4,4,4,4,4,4,4,7", 2);
  insert("'A'", "'2024-01-05'", "4,4,4,4,4,4,4,4,'baik sekali'", 2);
  insert("'A'", "'2024-01-05'", "4,4,4,4,4,4,4,4,3.5", 2);
  insert("'A'", "'2024-01-05'", "4,4,4,4,4,4,4,4,4.0", 2);
  insert("'A'", "'2024-01-05'", "'4','4','4','4','4','4','4','4','4'", 2);
  insert("NULL", "NULL", "NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL", 1);
  insert("'A'", "'2024-01-05'", "NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL", 3);
  EXPECT_EQ(same_tally("respon", {"--by", "unit"}), 10U);
}

// Names that a collation of the database would merge.
TEST_F(Sql, UnitsAreToldApartByTheirBytes) {
  make_table("NOCASE");
  for (const char* unit : {"'Loket A'", "'loket a'", "'LOKET A'", "'Lokét A'", "'Loket A '", "'Loket, \"A\"'",
                           "'Loket\nA'", "'Loket ''A'''", "'Loket \xF0\x9F\x99\x82'", "''", "NULL"})
    insert(unit, "'2024-01-05'", "4,3,4,3,4,3,4,3,4", 2);
  EXPECT_EQ(same_tally("respon", {"--by", "unit"}), 12U);  // eleven units, one of them on two lines
}

TEST_F(Sql, ATimeOfTheDayIsCutOffAndOtherTextStays) {
  make_table();
  for (const char* date : {"'2024-01-05 10:11:12'", "'2024-01-05 22:00:00'", "'2024-01-05T07:00'", "'2024-01-05'",
                           "'2024-02-29 09:00'", "'5/1/2024'", "'5 Januari 2024'"})
    insert("'A'", date, "4,3,4,3,4,3,4,3,4", 2);
  EXPECT_EQ(same_tally("respon", {"--by", "tanggal:bulan"}), 4U);
  EXPECT_EQ(same_tally("respon", {"--by", "tanggal:triwulan", "--by", "unit,tanggal:tahun"}), 4U);
}

TEST_F(Sql, AMappingNamesTheColumns) {
  execute(
      "CREATE TABLE \"hasil survei\" (\"Loket \"\"A\"\"\", syarat, U2, waktu_a, waktu_b, U4, U5, U6, U7, U8, U9, "
      "selesai)");
  execute(
      "INSERT INTO \"hasil survei\" VALUES ('x', 4,4,3,2,4,4,4,4,4,4,'ya'), ('x', 4,4,3,2,4,4,4,4,4,4,'ya'), "
      "('y', 1,2,3,4,1,2,3,4,1,2,''), ('y', 1,2,3,NULL,1,2,3,4,1,2,'ya')");
  write("m.toml",
        "schema = \"ikm.mapping/1\"\n[columns]\npersyaratan = \"syarat\"\nwaktu = [\"waktu_a\", \"waktu_b\"]\n"
        "[profile]\nunit = 'Loket \"A\"'\n[rows]\ncomplete_when = \"selesai\"\n");
  EXPECT_EQ(same_tally("hasil survei", {"--by", "unit", "--mapping", "m.toml"}), 3U);
}

TEST_F(Sql, AConditionIsPassedOn) {
  make_table();
  insert("'A'", "'2024-01-05'", "4,4,4,4,4,4,4,4,4", 2);
  insert("'B'", "'2024-01-05'", "3,3,3,3,3,3,3,3,3", 2);
  const cli::outcome made =
      run({"sql", "--dialect", "sqlite", "--table", "respon", "--where", "unit = 'A' OR unit = 'C'", "--lang", "en"});
  EXPECT_EQ(made.status, 0);
  EXPECT_TRUE(made.mentions("passed on as it is")) << made;
  EXPECT_EQ(csv_of(made.out).substr(csv_of(made.out).rfind(',')), ",\"2\"\n");
}

TEST_F(Sql, OtherMethodologiesHaveTheirOwnQuestions) {
  execute("CREATE TABLE t (U1, U2, U3, U4, U5)");
  execute("INSERT INTO t VALUES (4,4,4,4,3), (4,4,4,4,3), (1,2,3,4,1)");
  EXPECT_EQ(same_tally("t", {"--methodology", "ipak"}), 2U);
}

// Nothing in a name can leave its quotes, and a column that is not there is no text.
TEST_F(Sql, NamesStayWithinTheirQuotes) {
  write("m.toml", "schema = \"ikm.mapping/1\"\n[profile]\nunit = 'x\"; DROP TABLE respon; --`\\'\n");
  const auto statement = [&](const char* dialect) {
    return works({"sql", "--table", "a.b", "--by", "unit", "--mapping", "m.toml", "--dialect", dialect}).out;
  };
  for (const char* dialect : {"ansi", "postgresql", "sqlite", "duckdb"}) {
    EXPECT_NE(statement(dialect).find("t.\"x\"\"; DROP TABLE respon; --`\\\""), std::string::npos) << dialect;
    EXPECT_NE(statement(dialect).find("\"a\".\"b\""), std::string::npos) << dialect;
  }
  for (const char* dialect : {"mysql", "spark"}) {
    EXPECT_NE(statement(dialect).find("t.`x\"; DROP TABLE respon; --``\\`"), std::string::npos) << dialect;
    EXPECT_NE(statement(dialect).find("`a`.`b`"), std::string::npos) << dialect;
  }
  EXPECT_NE(statement("clickhouse").find("t.`x\"; DROP TABLE respon; --\\`\\\\`"), std::string::npos);
  make_table();
  execute(
      "CREATE TABLE \""
      "x\"\"; DROP TABLE respon; --`\\"
      "\" (U1, U2, U3, U4, U5, U6, U7, U8, U9)");
  EXPECT_EQ(csv_of(works({"sql", "--dialect", "sqlite", "--table", "\"x\"\"; DROP TABLE respon; --`\\\""}).out).back(),
            '\n');
  execute("SELECT * FROM respon");
}

TEST_F(Sql, WhatCannotBeCountedIsRefused) {
  const auto refused = [&](const std::string& mapping) {
    write("m.toml", "schema = \"ikm.mapping/1\"\n" + mapping);
    const cli::outcome made = run({"sql", "--table", "t", "--mapping", "m.toml", "--lang", "en"});
    EXPECT_EQ(made.status, 1) << made;
    EXPECT_EQ(made.out, "");
    return made.err;
  };
  EXPECT_NE(refused("[columns]\nwaktu = \"#5\"\n").find("known by its number only"), std::string::npos);
  EXPECT_NE(refused("[columns]\nwaktu = \"N\"\n").find("name of the count"), std::string::npos);
  EXPECT_NE(refused("[rows]\nskip_lines = [7]\n").find("lines of a file"), std::string::npos);
  EXPECT_NE(refused("[rows]\ncount = \"jumlah\"\n").find("several respondents already"), std::string::npos);
  EXPECT_EQ(run({"sql", "--table", "a\"b\nc"}).status, 1);
  EXPECT_EQ(run({"sql", "--table", ""}).status, 1);
  EXPECT_EQ(run({"sql"}).status, 2);
  EXPECT_EQ(run({"sql", "--table", "t", "--dialect", "oracle"}).status, 2);
}
