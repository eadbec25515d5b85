// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/open_rows.hpp>

#include "source/packed.hpp"

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

const std::string folder = IKM_SOURCE_DIR "/tests/data/exports/";

std::string delimiter_of(const std::string& text) {
  const auto rows = ikm::open_rows(ikm::bytes_of(text, "f"));
  ikm::row first;
  (void)rows->next(first);
  return std::string{rows->delimiter()};
}

}  // namespace

TEST(OpenRows, TheFormatIsToldByContent) {
  EXPECT_EQ(ikm::format_of(folder + "plain.csv"), ikm::file_format::text);
  EXPECT_EQ(ikm::format_of(folder + "utf16_tab.txt"), ikm::file_format::text);
  EXPECT_EQ(ikm::format_of(folder + "lines.jsonl"), ikm::file_format::json);
  EXPECT_EQ(ikm::format_of(folder + "array.json"), ikm::file_format::json);
  EXPECT_EQ(ikm::format_of(folder + "application.xlsx"), ikm::file_format::xlsx);
  EXPECT_EQ(ikm::format_of(folder + "application.sqlite"), ikm::file_format::sqlite);
  for (const char* file : {"hostile/old_excel.xls", "hostile/page.xls"})
    EXPECT_THROW((void)ikm::format_of(folder + file), ikm::source_error) << file;
}

TEST(OpenRows, TheDelimiterIsTheOneThatMostLinesAgreeOn) {
  EXPECT_EQ(delimiter_of("Laporan, tahun 2024, semester 1, unit A\na;b;c\n1;2;3\n1;2;3\n"), ";");
  EXPECT_EQ(delimiter_of("a;b\n1,5;2\n1,5;2,5\n"), ";");
  EXPECT_EQ(delimiter_of("a,\"x;y;z;w\"\n1,\"x;y;z;w\"\n"), ",");
  EXPECT_EQ(delimiter_of("a\tb\n1\t2"), "\t");
  EXPECT_EQ(delimiter_of("a"), ",");
}

TEST(OpenRows, OptionsOfAnotherFormatAreRefused) {
  EXPECT_THROW((void)ikm::open_rows(folder + "plain.csv", {.query = "SELECT 1"}), ikm::source_error);
  EXPECT_THROW((void)ikm::open_rows(folder + "plain.csv", {.sheet = "A"}), ikm::source_error);
  EXPECT_EQ(ikm::sheets_of(folder + "plain.csv"), std::vector<std::string>{""});
}

TEST(OpenRows, WhatIsInsideOfACompressedFileCounts) {
  const auto path = std::filesystem::temp_directory_path() / ("ikm_open_rows_" + std::to_string(getpid()));
  const auto packed_from = [&](const std::string& file) {
    std::ifstream from{folder + file, std::ios::binary};
    std::ofstream{path, std::ios::binary} << packed::gzip({std::istreambuf_iterator<char>{from}, {}});
    return path.string();
  };
  EXPECT_EQ(ikm::format_of(packed_from("lines.jsonl")), ikm::file_format::json);
  EXPECT_EQ(ikm::format_of(packed_from("utf16_tab.txt")), ikm::file_format::text);
  EXPECT_EQ(ikm::open_rows(path.string())->delimiter(), "\t");
  EXPECT_THROW((void)ikm::open_rows(path.string(), {.sheet = "A"}), ikm::source_error);
  EXPECT_THROW((void)ikm::format_of(packed_from("application.xlsx")), ikm::source_error);
  EXPECT_THROW((void)ikm::open_rows(path.string()), ikm::source_error);
  EXPECT_THROW((void)ikm::format_of(packed_from("application.sqlite")), ikm::source_error);
  std::filesystem::remove(path);
}

// What looks at a pipe before it is read would take its front away.
TEST(OpenRows, NothingIsTakenOfAPipe) {
  const auto path = std::filesystem::temp_directory_path() / ("ikm_open_pipe_" + std::to_string(getpid()));
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(ikm::format_of(path.string()), ikm::file_format::text);  // would wait for a writer
  EXPECT_EQ(ikm::sheets_of(path.string()), std::vector<std::string>{""});
  std::filesystem::remove(path);
}

namespace {

/// Rows as `line: cell|cell`.
std::vector<std::string> rows_of(const std::string& text, const ikm::open_options& options = {}) {
  const auto rows = ikm::open_rows(ikm::bytes_of(text, "f"), options);
  std::vector<std::string> all;
  for (ikm::row one; rows->next(one);) {
    std::string row = std::to_string(one.line) + ":";
    for (const std::string_view cell : one.cells) row += std::string{cell} + "|";
    all.push_back(row);
  }
  return all;
}

using lines = std::vector<std::string>;

}  // namespace

// As Excel for Macintosh saves "CSV (Macintosh)" and "Text (Macintosh)".
TEST(OpenRows, LinesMayEndInCarriageReturnsAlone) {
  EXPECT_EQ(rows_of("U1,U2\r4,3\r2,1\r"), (lines{"1:U1|U2|", "2:4|3|", "3:2|1|"}));
  EXPECT_EQ(rows_of("U1;U2\r4;3"), (lines{"1:U1|U2|", "2:4|3|"}));
  EXPECT_EQ(rows_of("\xEF\xBB\xBFU1\tU2\r4\t3\r"), (lines{"1:U1|U2|", "2:4|3|"}));
  EXPECT_EQ(rows_of("U1|U2\r4|3\r2|1\r"), (lines{"1:U1|U2|", "2:4|3|", "3:2|1|"}));
  EXPECT_EQ(rows_of(std::string("\xFF\xFEU\0\r\0"
                                "4\0\r\0",
                                10)),
            (lines{"1:U|", "2:4|"}));
  EXPECT_EQ(rows_of("{\"u1\":4}\r{\"u1\":2}\r"), (lines{"1:u1|", "1:4|", "2:2|"}));
}

TEST(OpenRows, ACarriageReturnInQuotesIsText) {
  EXPECT_EQ(rows_of("U1,saran\r4,\"baik\rsekali\"\r3,\"a\"\"\rb\"\r"),
            (lines{"1:U1|saran|", "2:4|baik\rsekali|", "3:3|a\"\rb|"}));
  EXPECT_EQ(rows_of("U1,saran\n4,\"baik\rsekali\"\n"), (lines{"1:U1|saran|", "2:4|baik\rsekali|"}));
  // Where lines end in LF, a CR in a cell is what it was.
  EXPECT_EQ(rows_of("U1,saran\n4,a\rb\n"), (lines{"1:U1|saran|", "2:4|a\rb|"}));
  EXPECT_EQ(rows_of("U1,\"sa\rran\""), (lines{"1:U1|sa\rran|"}));
}

TEST(OpenRows, AnotherMarkSeparatesWhereEachLineHoldsAsMany) {
  EXPECT_EQ(delimiter_of("U1|U2|U3\n4|3|2\n1|2|3\n"), "|");
  EXPECT_EQ(delimiter_of("U1^U2\n4^3\n"), "^");
  EXPECT_EQ(delimiter_of("U1~U2~U3\n4~3~2\n"), "~");
  EXPECT_EQ(delimiter_of("U1:U2:U3:U4\n4:3:2:1\n"), ":");
  EXPECT_EQ(delimiter_of("SURVEI KEPUASAN\n\nU1|U2|U3\n4|3|2\n1|2|3\n"), "|");
  EXPECT_EQ(delimiter_of("U1|U2|saran\n4|3|baik, cepat\n1|2|\"a|b\"\n"), "|");
}

TEST(OpenRows, AnotherMarkInTheTextSeparatesNothing) {
  EXPECT_EQ(delimiter_of("U1\n4\n3\n"), ",");
  EXPECT_EQ(delimiter_of("pilihan\nA|B\nA|C|D\n"), ",");
  EXPECT_EQ(delimiter_of("jam (jj:mm:dd)\n08:15:00\n09:20:10\n"), ",");
  EXPECT_EQ(delimiter_of("waktu\n2024-01-01T08:15:00+07:00\n2024-01-02T08:15:00+07:00\n"), ",");
  EXPECT_EQ(delimiter_of("unit,pilihan\nA,x|y|z\nB,x|y|z\n"), ",");
  EXPECT_EQ(delimiter_of("Survei\nunit,pilihan\nA,x|y|z\nB,x|y|z\n"), ",");
  EXPECT_EQ(delimiter_of("unit;a|b|c|d\nA;x|y|z|w\n"), ";");
  EXPECT_EQ(delimiter_of("Q1: puas?\n4\n"), ",");
}

TEST(OpenRows, OnlyWhatHoldsTablesHasThemToChooseFrom) {
  EXPECT_EQ(rows_of(R"({"a":[{"x":1}],"b":[{"y":2}]})", {.sheet = "b"}), (lines{"1:y|", "1:2|"}));
  EXPECT_THROW((void)rows_of("U1,U2\n4,3\n", {.sheet = "b"}), ikm::source_error);
}
