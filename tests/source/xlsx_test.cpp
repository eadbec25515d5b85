// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/xlsx.hpp>

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

namespace {

const std::string folder = IKM_SOURCE_DIR "/tests/data/exports/";

std::string row_at(const std::string& file, std::uint64_t line, const std::string& sheet = {}) {
  const auto rows = ikm::xlsx_rows(folder + file, sheet);
  for (ikm::row one; rows->next(one);) {
    if (one.line != line) continue;
    std::string row;
    for (const std::string_view cell : one.cells) row += std::string{cell} + "|";
    return row;
  }
  return "none";
}

std::string refusal(const std::string& file, const ikm::xlsx_limits& limits = {}) {
  try {
    const auto rows = ikm::xlsx_rows(folder + file, "", limits);
    for (ikm::row one; rows->next(one);) {
    }
  } catch (const ikm::source_error& problem) {
    return problem.what();
  }
  return "";
}

}  // namespace

TEST(Xlsx, SheetsThatAreHiddenAreNotListed) {
  EXPECT_EQ(ikm::xlsx_sheets(folder + "application.xlsx"), (std::vector<std::string>{"Sampul", "Pengolahan"}));
  EXPECT_EQ(ikm::xlsx_rows(folder + "application.xlsx")->sheet(), "Sampul");
  EXPECT_NE(row_at("application.xlsx", 1, "Rekap lama"), "none");  // asked for by name
  EXPECT_THROW((void)ikm::xlsx_rows(folder + "application.xlsx", "Tidak ada"), ikm::source_error);
}

// Shared and inline strings, numbers, a date, formulas with the values they had.
TEST(Xlsx, CellsOfEveryKind) {
  EXPECT_EQ(row_at("application.xlsx", 6, "Pengolahan").substr(0, 62),
            "2|RAHASIA Warga 02|Loket 2|2024-01-15|Perempuan|4|4|4|4|4|4|4|");
  EXPECT_EQ(row_at("google_forms.xlsx", 2).substr(0, 42), "2024-01-15 09:00:00|RAHASIA Warga 01|34| C");
  EXPECT_EQ(row_at("application.xlsx", 3, "Pengolahan"), "none");  // the file leaves empty rows out
}

TEST(Xlsx, BombsAndLaughsAreRefusedByLimitsWithNames) {
  EXPECT_NE(refusal("hostile/billion_laughs.xlsx").find("DOCTYPE"), std::string::npos);
  EXPECT_NE(refusal("hostile/bomb.xlsx").find("max_cell_bytes"), std::string::npos);
  EXPECT_NE(refusal("hostile/bomb.xlsx", {.max_part_bytes = 100'000}).find("max_part_bytes"), std::string::npos);
  EXPECT_NE(refusal("hostile/far_cell.xlsx").find("max_rows"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_string_bytes = 100}).find("max_string_bytes"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_columns = 3}).find("max_columns"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_parts = 2}).find("max_parts"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_strings = 3}).find("max_strings"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_index_bytes = 100}).find("max_index_bytes"), std::string::npos);
  EXPECT_NE(refusal("application.xlsx", {.max_sheets = 2}).find("max_sheets"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_row_bytes = 100}).find("max_row_bytes"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_text_bytes = 3'000}).find("max_text_bytes"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_cells = 40}).find("max_cells"), std::string::npos);
  EXPECT_NE(refusal("google_forms.xlsx", {.max_cell_bytes = 20}).find("max_cell_bytes"), std::string::npos);
}

TEST(Xlsx, WhatIsNoWorkbookIsRefused) {
  EXPECT_NE(refusal("hostile/cut.xlsx"), "");
  EXPECT_NE(refusal("hostile/half.xlsx"), "");
  EXPECT_NE(refusal("plain.csv"), "");
  EXPECT_NE(refusal("nowhere.xlsx"), "");
}
