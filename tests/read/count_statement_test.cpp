// SPDX-License-Identifier: BSL-1.0
// That its result gives the tally of the table is tested on databases: tests/cli/sql_test.cpp.
#include <ikm/read/count_statement.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace ikm;

/// One element, so that a statement is short enough to be written down.
const methodology& of_one() {
  static const methodology made{
      {.id = "satu", .name = {"Satu", "One"}, .elements = {{.id = "waktu", .code = {}, .name = {}}}}};
  return made;
}

std::string statement(sql_dialect dialect, const std::vector<breakdown>& by = {}, const std::string& where = {}) {
  return count_statement(of_one(), {.table = "respon", .dialect = dialect, .by = by, .where = where});
}

std::string code_of(const count_request& asked) {
  try {
    (void)count_statement(of_one(), asked);
  } catch (const statement_error& problem) {
    return std::string{name_of(problem.code())};
  }
  return "nothing";
}

TEST(CountStatement, CountsEachCombinationOnce) {
  EXPECT_EQ(statement(sql_dialect::postgresql, {{"unit"}}),
            "SELECT\n"
            "  s.c1 AS \"unit\",\n"
            "  s.c2 AS \"U1\",\n"
            "  COUNT(*) AS \"n\"\n"
            "FROM (\n"
            "  SELECT\n"
            "    CAST(t.\"unit\" AS text) COLLATE \"C\" AS c1,\n"
            "    CAST(t.\"U1\" AS text) COLLATE \"C\" AS c2\n"
            "  FROM \"respon\" AS t\n"
            ") AS s\n"
            "GROUP BY s.c1, s.c2;\n");
}

TEST(CountStatement, EachDialectComparesBytes) {
  EXPECT_NE(statement(sql_dialect::mysql).find("CAST(CONVERT(t.`U1` USING utf8mb4) AS BINARY) AS c1"),
            std::string::npos);
  EXPECT_NE(statement(sql_dialect::mysql).find("COALESCE(CONVERT(s.c1 USING utf8mb4), '') AS `U1`"), std::string::npos);
  EXPECT_NE(statement(sql_dialect::sqlite).find("CAST(t.\"U1\" AS TEXT) COLLATE BINARY"), std::string::npos);
  EXPECT_NE(statement(sql_dialect::clickhouse).find("ifNull(toString(t.`U1`), '')"), std::string::npos);
  EXPECT_NE(statement(sql_dialect::spark).find("CAST(t.`U1` AS STRING)"), std::string::npos);
  EXPECT_NE(statement(sql_dialect::duckdb).find("CAST(t.\"U1\" AS VARCHAR) COLLATE C AS c1"), std::string::npos);
  EXPECT_NE(statement(sql_dialect::ansi).find("CAST(t.\"U1\" AS VARCHAR(4000))"), std::string::npos);
}

TEST(CountStatement, OnlyAColumnThatAPeriodGroupsIsCut) {
  for (int d = 0; d <= static_cast<int>(sql_dialect::spark); ++d) {
    const auto dialect = static_cast<sql_dialect>(d);
    EXPECT_NE(statement(dialect, {{"tanggal:bulan"}}).find("CASE WHEN"), std::string::npos) << name_of(dialect);
    EXPECT_EQ(statement(dialect, {{"tanggal"}}).find("CASE WHEN"), std::string::npos) << name_of(dialect);
    // Grouped by its month and as it stands: nothing may be cut.
    EXPECT_EQ(statement(dialect, {{"tanggal:bulan"}, {"tanggal"}}).find("CASE WHEN"), std::string::npos);
  }
}

TEST(CountStatement, ColumnsOccurOnce) {
  const std::string made = statement(sql_dialect::ansi, {{"unit"}, {"unit", "layanan"}});
  EXPECT_EQ(made.find("t.\"unit\""), made.rfind("t.\"unit\""));
  EXPECT_NE(made.find("GROUP BY s.c1, s.c2, s.c3;"), std::string::npos);
}

TEST(CountStatement, AMappingNamesColumnsAndWhatIsReadBesides) {
  mapping said;
  said.first_of = {{"waktu", {"a", "b"}}};
  said.profile = {{"unit", "kantor"}, {"tanggal", "kapan"}};
  said.leave_out = {{"status", {"uji"}}};
  const std::string made =
      count_statement(of_one(), {.table = "respon", .dialect = sql_dialect::sqlite, .by = {{"unit"}}, .said = said});
  for (const char* column : {"t.\"kantor\"", "t.\"a\"", "t.\"b\"", "t.\"kapan\"", "t.\"status\""})
    EXPECT_NE(made.find(column), std::string::npos) << column << "\n" << made;
  EXPECT_EQ(made.find("\"U1\""), std::string::npos);
}

TEST(CountStatement, AConditionStandsAsItIs) {
  EXPECT_NE(statement(sql_dialect::ansi, {}, "tahun = 2024").find("  WHERE tahun = 2024\n"), std::string::npos);
  EXPECT_EQ(statement(sql_dialect::ansi).find("WHERE"), std::string::npos);
}

TEST(CountStatement, TheTableMayBeInASchema) {
  const auto table = [](const char* name, sql_dialect dialect) {
    const std::string made = count_statement(of_one(), {.table = name, .dialect = dialect});
    const std::size_t from = made.find("  FROM ") + 7;
    return made.substr(from, made.find(" AS t") - from);
  };
  EXPECT_EQ(table("skm.respon", sql_dialect::ansi), "\"skm\".\"respon\"");
  EXPECT_EQ(table("\"a.b\"", sql_dialect::ansi), "\"a.b\"");
  EXPECT_EQ(table("x.\"a\"\"b\"", sql_dialect::ansi), "\"x\".\"a\"\"b\"");
  EXPECT_EQ(table("a`b", sql_dialect::mysql), "`a``b`");
  EXPECT_EQ(table("a\\b", sql_dialect::clickhouse), "`a\\\\b`");
}

TEST(CountStatement, WhatCannotBeCountedIsRefused) {
  const auto refused = [](auto change) {
    count_request asked{.table = "t"};
    change(asked);
    return code_of(asked);
  };
  EXPECT_EQ(code_of({.table = "t"}), "nothing");
  EXPECT_EQ(refused([](count_request& r) { r.table = ""; }), "malformed_id");
  EXPECT_EQ(refused([](count_request& r) { r.table = "a..b"; }), "malformed_id");
  EXPECT_EQ(refused([](count_request& r) { r.table = "\"a"; }), "malformed_id");
  EXPECT_EQ(refused([](count_request& r) { r.table = std::string{"a\0b", 3}; }), "malformed_id");
  EXPECT_EQ(refused([](count_request& r) { r.by = {{"N"}}; }), "wrong_value");
  EXPECT_EQ(refused([](count_request& r) { r.said.columns = {{"waktu", {"#5"}}}; }), "wrong_value");
  EXPECT_EQ(refused([](count_request& r) { r.said.count = "jumlah"; }), "wrong_value");
  EXPECT_EQ(refused([](count_request& r) { r.said.respondent = "nik"; }), "wrong_value");
  EXPECT_EQ(refused([](count_request& r) { r.said.last_line = 9; }), "wrong_value");
  EXPECT_EQ(refused([](count_request& r) { r.said.long_table = mapping::long_columns{"a", "b", "c"}; }), "wrong_value");
}

TEST(CountStatement, DialectsAreNamed) {
  for (int d = 0; d <= static_cast<int>(sql_dialect::spark); ++d)
    EXPECT_EQ(sql_dialect_named(name_of(static_cast<sql_dialect>(d))), static_cast<sql_dialect>(d));
  EXPECT_FALSE(sql_dialect_named("oracle"));
}

}  // namespace
