// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/open_rows.hpp>

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

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
