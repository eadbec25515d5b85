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
  EXPECT_TRUE(ikm::is_read_once(path.string()));
  EXPECT_TRUE(ikm::is_read_once("-"));
  EXPECT_TRUE(ikm::is_read_once("/dev/null"));
  EXPECT_FALSE(ikm::is_read_once(folder + "plain.csv"));
  EXPECT_FALSE(ikm::is_read_once("/no/such/file.csv"));
  std::filesystem::remove(path);
}
