// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/xlsx.hpp>

#include <ikm/source/source_error.hpp>

#include "source/workbook_files.hpp"

#include <gtest/gtest.h>

namespace {

using workbook_files::merges_of;
using workbook_files::row_of;

/// `A|B|` of a row of the only sheet.
std::string cells_at(const std::string& bytes, std::uint64_t line) {
  const workbook_files::file file{"cells.xlsx", bytes};
  const auto rows = ikm::xlsx_rows(file.path());
  for (ikm::row one; rows->next(one);) {
    if (one.line != line) continue;
    std::string row;
    for (const std::string_view cell : one.cells) row += std::string{cell} + "|";
    return row;
  }
  return "none";
}

std::string cell_of(const std::string& markup, const std::string& shared = {}) {
  return cells_at(workbook_files::xlsx_of({{"Data", "<row r=\"1\">" + markup + "</row>"}}, shared), 1);
}

/// `line: first-last what value; ` of all rows.
std::string notes_of(const std::string& rows, const std::string& behind = {}) {
  const workbook_files::file file{"notes.xlsx", workbook_files::xlsx_of({{"Data", rows, behind}})};
  const auto from = ikm::xlsx_rows(file.path());
  std::string all;
  for (ikm::row one; from->next(one);)
    for (const ikm::noted_cells& note : one.notes) {
      all += std::to_string(one.line) + ": " + std::to_string(note.first) + "-" + std::to_string(note.last);
      all += note.what == ikm::cell_note::formula_without_value ? " formula "
             : note.what == ikm::cell_note::merged_down         ? " down "
                                                                : " across ";
      all += std::string{note.value} + "; ";
    }
  return all;
}

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

std::string refusal(const std::string& file, const ikm::workbook_limits& limits = {}) {
  try {
    const auto rows = ikm::xlsx_rows(folder + file, "", limits);
    for (ikm::row one; rows->next(one);) {
    }
  } catch (const ikm::error& problem) {
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

TEST(Xlsx, EscapesAreUndoneInStringsOfEveryKind) {
  EXPECT_EQ(cell_of("<c r=\"A1\" t=\"s\"><v>0</v></c>", "<si><t>Sangat baik_x000D_</t></si>"), "Sangat baik\r|");
  EXPECT_EQ(cell_of("<c r=\"A1\" t=\"s\"><v>0</v></c>", "<si><r><t>Lo</t></r><r><t>ket_x0020_A</t></r></si>"),
            "Loket A|");
  EXPECT_EQ(cell_of("<c r=\"A1\" t=\"inlineStr\"><is><t>Baik_x000a_sekali</t></is></c>"), "Baik\nsekali|");
  EXPECT_EQ(cell_of("<c r=\"A1\" t=\"str\"><f>A2</f><v>Puas_x0009_</v></c>"), "Puas\t|");
  EXPECT_EQ(cell_of("<c r=\"A1\" t=\"inlineStr\"><is><t>_xD83D__xDE00_</t></is></c>"), "\xF0\x9F\x98\x80|");
}

// ECMA-376, 22.9.2.19: the underscore of a text that only looks like an escape is one itself.
TEST(Xlsx, AnEscapedUnderscoreIsNoEscape) {
  EXPECT_EQ(cell_of("<c r=\"A1\" t=\"inlineStr\"><is><t>_x005F_x000D_</t></is></c>"), "_x000D_|");
  EXPECT_EQ(cell_of("<c r=\"A1\" t=\"inlineStr\"><is><t>kode_x12_ _xZZZZ_ _x000D x_</t></is></c>"),
            "kode_x12_ _xZZZZ_ _x000D x_|");
  EXPECT_EQ(cell_of("<c r=\"A1\" t=\"inlineStr\"><is><t>a_x0000_b_xD800_</t></is></c>"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD|");
}

TEST(Xlsx, NumbersAreWhatFifteenDigitsShow) {
  EXPECT_EQ(cell_of("<c r=\"A1\"><v>2.9999999999999996</v></c>"), "3|");
  EXPECT_EQ(cell_of("<c r=\"A1\"><v>4.0</v></c>"), "4|");
  EXPECT_EQ(cell_of("<c r=\"A1\"><v>88.304999999999993</v></c>"), "88.305|");
  EXPECT_EQ(cell_of("<c r=\"A1\"><v>3.5</v></c>"), "3.5|");
  EXPECT_EQ(cell_of("<c r=\"A1\"><v>2.99999999999</v></c>"), "2.99999999999|");  // twelve digits show that it is less
  EXPECT_EQ(cell_of("<c r=\"A1\"><v>3201234567890123</v></c>"), "3201234567890123|");
  EXPECT_EQ(cell_of("<c r=\"A1\"><v>-1.0</v></c>"), "-1|");
}

TEST(Xlsx, CellsWithoutAPlaceStandBesideEachOtherAlsoBehindBlanks) {
  EXPECT_EQ(cell_of("<c><v>1</v></c><c/><c><v>3</v></c>"), "1||3|");
}

TEST(Xlsx, AFormulaWithoutASavedValueIsNoted) {
  EXPECT_EQ(notes_of(row_of(1, {"<f>SUM(B1:C1)</f>", "4"})), "1: 0-0 formula SUM(B1:C1); ");
  EXPECT_EQ(notes_of(row_of(2, {"4", "<f>1+1</f><v></v>"})), "2: 1-1 formula 1+1; ");
  EXPECT_EQ(notes_of(row_of(2, {"4", "<f t=\"shared\" si=\"0\"/>"})), "2: 1-1 formula ; ");
  EXPECT_EQ(notes_of("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>\"\"</f><v></v></c></row>"), "");  // an empty text
  EXPECT_EQ(notes_of(row_of(1, {"<f>1+1</f><v>2</v>"})), "");
  EXPECT_EQ(notes_of(row_of(1, {"4"})), "");
}

TEST(Xlsx, MergedCellsHaveANoteWithTheTextOfTheFirst) {
  const std::string rows = row_of(1, {"Unit", "No", "U1"}) + row_of(2, {"Loket A", "1", "4"}) +
                           row_of(3, {"", "2", "4"}) + row_of(4, {"", "3", "4"});
  EXPECT_EQ(notes_of(rows, merges_of({"A2:A3"})), "3: 0-0 down Loket A; ");
  EXPECT_EQ(notes_of(rows, merges_of({"A2:B3"})), "2: 1-1 across Loket A; 3: 0-1 down Loket A; ");
  EXPECT_EQ(notes_of(rows, merges_of({"C3:C4", "A1:A1"})), "4: 2-2 down 4; ");
  EXPECT_EQ(notes_of(rows), "");
}

TEST(Xlsx, MergedCellsAreFoundWhateverTheirSpelling) {
  const std::string rows = row_of(2, {"Loket A", "1"}) + row_of(3, {"", "2"});
  EXPECT_EQ(notes_of(rows, "<x:mergeCells><x:mergeCell ref='A2:A3'></x:mergeCell></x:mergeCells>"),
            "3: 0-0 down Loket A; ");
  EXPECT_EQ(notes_of(rows, "<mergeCells><mergeCell  id=\"1\"\nref=\"A2:A3\"/></mergeCells>"), "3: 0-0 down Loket A; ");
  EXPECT_EQ(notes_of(rows,
                     "<mergeCells><mergeCell ref=\"A3:A2\"/><mergeCell ref=\"\"/><mergeCell ref=\"A0:A9\"/>"
                     "</mergeCells>"),
            "");
  // What only looks like one is in a text of the rows.
  EXPECT_EQ(notes_of(row_of(2, {"mergeCell ref=\"A2:A3\" sheetData&gt;", "1"}) + row_of(3, {"", "2"})), "");
}

// Blocks of 64 KiB are searched: a tag may lie across two of them, wherever it begins.
TEST(Xlsx, AMergeIsFoundAcrossBlocks) {
  const std::string rows = row_of(2, {"Loket A", "1"}) + row_of(3, {"", "2"});
  for (std::size_t shift = 65'536 - 260; shift < 65'536; shift += 3)
    ASSERT_EQ(notes_of(rows, "<x>" + std::string(shift - rows.size(), ' ') + "</x>" + merges_of({"A2:A3"})),
              "3: 0-0 down Loket A; ")
        << shift;
}

TEST(Xlsx, MergesThatOverlapDoNotMultiply) {
  const std::string rows = row_of(1, {"A", "B"}) + row_of(2, {"", "2"}) + row_of(3, {"", "3"});
  EXPECT_EQ(notes_of(rows, merges_of({"A1:A3", "A1:B2", "A2:A3"})), "2: 0-0 down A; 3: 0-0 down A; ");
}

TEST(Xlsx, MergesAreLimited) {
  const workbook_files::file file{
      "merges.xlsx", workbook_files::xlsx_of({{"Data", row_of(1, {"A"}), merges_of({"A1:A2", "B1:B2", "C1:C2"})}})};
  EXPECT_NO_THROW((void)ikm::xlsx_rows(file.path(), "", {.max_merges = 3}));
  EXPECT_THROW((void)ikm::xlsx_rows(file.path(), "", {.max_merges = 2}), ikm::over_limit);
}
