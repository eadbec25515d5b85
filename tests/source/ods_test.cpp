// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/ods.hpp>

#include <ikm/source/open_rows.hpp>
#include <ikm/source/source_error.hpp>

#include "source/workbook_files.hpp"

#include <gtest/gtest.h>

namespace {

using workbook_files::ods_number;
using workbook_files::ods_of;
using workbook_files::ods_text;

std::string table_of(const std::string& rows, const std::string& name = "Data", const std::string& style = "seen") {
  return "<table:table table:name=\"" + name + "\" table:style-name=\"" + style + "\"><table:table-column/>" + rows +
         "</table:table>";
}
std::string row_of(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }

/// `line: A|B|; ` of all rows, with the notes.
std::string rows_of(const std::string& bytes, const std::string& sheet = {}, const ikm::workbook_limits& limits = {}) {
  const workbook_files::file file{"rows.ods", bytes};
  const auto from = ikm::open_ods(file.path(), limits)->rows(sheet);
  std::string all;
  for (ikm::row one; from->next(one);) {
    all += std::to_string(one.line) + ": ";
    for (const std::string_view cell : one.cells) all += std::string{cell} + "|";
    for (const ikm::noted_cells& note : one.notes) {
      all += " " + std::to_string(note.first) + "-" + std::to_string(note.last);
      all += note.what == ikm::cell_note::formula_without_value ? " formula "
             : note.what == ikm::cell_note::merged_down         ? " down "
                                                                : " across ";
      all += note.value;
    }
    all += "; ";
  }
  return all;
}

std::string refusal(const std::string& bytes, const ikm::workbook_limits& limits = {}) {
  try {
    (void)rows_of(bytes, "", limits);
  } catch (const ikm::error& problem) {
    return problem.what();
  }
  return "";
}

std::string cell(const std::string& with, const std::string& text = "shown") {
  return "<table:table-cell " + with + "><text:p>" + text + "</text:p></table:table-cell>";
}

}  // namespace

TEST(Ods, CellsOfEveryKind) {
  EXPECT_EQ(rows_of(ods_of(table_of(row_of(ods_text("Loket A") + ods_number("4"))))), "1: Loket A|4|; ");
  const std::string kinds = cell("office:value-type=\"percentage\" office:value=\"0.85\"") +
                            cell("office:value-type=\"date\" office:date-value=\"2026-01-05\"") +
                            cell("office:value-type=\"date\" office:date-value=\"2026-01-05T08:30:00\"") +
                            cell("office:value-type=\"date\" office:date-value=\"2026-01-05T08:30:00.500000000\"") +
                            cell("office:value-type=\"boolean\" office:boolean-value=\"true\"") +
                            cell("office:value-type=\"currency\" office:value=\"12000\"") +
                            cell("office:value-type=\"time\" office:time-value=\"PT08H30M00S\"", "08:30:00") +
                            cell("office:value-type=\"string\" office:string-value=\"whole\"", "cut");
  EXPECT_EQ(rows_of(ods_of(table_of(row_of(kinds)))),
            "1: 0.85|2026-01-05|2026-01-05 08:30:00|2026-01-05 08:30:00|TRUE|12000|08:30:00|whole|; ");
}

TEST(Ods, NumbersAreWhatFifteenDigitsShow) {
  EXPECT_EQ(rows_of(ods_of(table_of(row_of(ods_number("2.9999999999999996") + ods_number("3.0") + ods_number("3.5"))))),
            "1: 3|3|3.5|; ");
}

TEST(Ods, ParagraphsAreLinesAndACommentIsNoTextOfItsCell) {
  const std::string comment = "<office:annotation><text:p>rahasia</text:p></office:annotation>";
  EXPECT_EQ(rows_of(ods_of(table_of(row_of("<table:table-cell office:value-type=\"string\">" + comment +
                                           "<text:p>Sangat<text:s text:c=\"2\"/><text:span>baik</text:span></text:p>"
                                           "<text:p>sekali</text:p></table:table-cell>" +
                                           ods_number("1"))))),
            "1: Sangat  baik\nsekali|1|; ");
  EXPECT_EQ(rows_of(ods_of(table_of("<table:shapes><draw:frame><text:p>gambar</text:p></draw:frame></table:shapes>" +
                                    row_of(ods_number("1"))))),
            "1: 1|; ");
}

TEST(Ods, RepeatedCellsAndRowsStandAsOftenAsTheySay) {
  EXPECT_EQ(rows_of(ods_of(table_of(
                row_of(ods_text("A") + "<table:table-cell table:number-columns-repeated=\"2\"/>" +
                       cell("office:value-type=\"float\" office:value=\"4\" table:number-columns-repeated=\"3\"") +
                       "<table:table-cell table:number-columns-repeated=\"16378\"/>")))),
            "1: A|||4|4|4|; ");
  EXPECT_EQ(rows_of(ods_of(table_of(row_of(ods_number("1")) +
                                    "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/>"
                                    "</table:table-row><table:table-row table:number-rows-repeated=\"2\">" +
                                    ods_number("2") + "</table:table-row>" + row_of(ods_number("3")) +
                                    "<table:table-row table:number-rows-repeated=\"1048569\"><table:table-cell "
                                    "table:number-columns-repeated=\"16384\"/></table:table-row>"))),
            "1: 1|; 5: 2|; 6: 2|; 7: 3|; ");
  EXPECT_EQ(rows_of(ods_of(table_of("<table:table-header-rows>" + row_of(ods_number("1")) +
                                    "</table:table-header-rows><table:table-row-group>" + row_of(ods_number("2")) +
                                    "</table:table-row-group>"))),
            "1: 1|; 2: 2|; ");
}

TEST(Ods, RepeatsAreLimited) {
  const std::string wide =
      cell("office:value-type=\"float\" office:value=\"4\" table:number-columns-repeated=\"99999999\"");
  EXPECT_NE(refusal(ods_of(table_of(row_of(wide)))).find("max_columns"), std::string::npos);
  const auto tall = [](const std::string& times) {
    return ods_of(table_of("<table:table-row table:number-rows-repeated=\"" + times + "\">" + ods_number("4") +
                           "</table:table-row>"));
  };
  EXPECT_NE(refusal(tall("2000000")).find("max_rows"), std::string::npos);
  EXPECT_NE(refusal(tall("99999999999999999999999")).find("max_rows"), std::string::npos);
  EXPECT_NE(refusal(tall("1000"), {.max_cells = 500}).find("max_cells"), std::string::npos);
  EXPECT_NE(refusal(ods_of(table_of(row_of(ods_text("<text:s text:c=\"999999999\"/>"))))).find("max_cell_bytes"),
            std::string::npos);
}

TEST(Ods, MergedCellsHaveANoteWithTheTextOfTheFirst) {
  const std::string first =
      "<table:table-cell table:number-columns-spanned=\"1\" table:number-rows-spanned=\"3\" "
      "office:value-type=\"string\"><text:p>Loket A</text:p></table:table-cell>";
  const std::string covered = "<table:covered-table-cell/>";
  EXPECT_EQ(rows_of(ods_of(table_of(row_of(first + ods_number("4")) +
                                    "<table:table-row table:number-rows-repeated=\"2\">" + covered + ods_number("3") +
                                    "</table:table-row>" + row_of("<table:table-cell/>" + ods_number("2"))))),
            "1: Loket A|4|; 2: |3| 0-0 down Loket A; 3: |3| 0-0 down Loket A; 4: |2|; ");
}

TEST(Ods, AFormulaWithoutASavedValueIsNoted) {
  EXPECT_EQ(rows_of(ods_of(table_of(row_of(ods_number("4") + "<table:table-cell table:formula=\"of:=1+1\"/>")))),
            "1: 4| 1-1 formula of:=1+1; ");
  EXPECT_EQ(rows_of(ods_of(table_of(row_of(
                ods_number("4") + "<table:table-cell table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\" "
                                  "office:string-value=\"\"><text:p/></table:table-cell>")))),
            "1: 4|; ");
  EXPECT_EQ(rows_of(ods_of(table_of(row_of(
                "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
                "calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>")))),
            "1: #DIV/0!|; ");
}

TEST(Ods, SheetsAreChosenByNameAndHiddenOnesAreNotTheFirst) {
  const std::string bytes =
      ods_of(table_of(row_of(ods_number("1")), "Lama", "unseen") + table_of(row_of(ods_number("2")), "Januari") +
             table_of(row_of(ods_number("3")), "A &amp; B"));
  EXPECT_EQ(rows_of(bytes), "1: 2|; ");
  EXPECT_EQ(rows_of(bytes, "Lama"), "1: 1|; ");
  EXPECT_EQ(rows_of(bytes, "A & B"), "1: 3|; ");
  EXPECT_THROW((void)rows_of(bytes, "Maret"), ikm::source_error);
  const workbook_files::file file{"sheets.ods", bytes};
  EXPECT_EQ(ikm::sheets_of(file.path()), (std::vector<std::string>{"Januari", "A & B"}));
}

TEST(Ods, IsToldByItsContent) {
  const workbook_files::file file{"named.xlsx", ods_of(table_of(row_of(ods_number("7"))))};
  EXPECT_EQ(ikm::format_of(file.path()), ikm::file_format::ods);
  const auto rows = ikm::open_rows(file.path());
  ikm::row one;
  ASSERT_TRUE(rows->next(one));
  EXPECT_EQ(one.cells[0], "7");
}

TEST(Ods, APasswordIsSaid) {
  EXPECT_NE(refusal(ods_of(table_of(row_of(ods_number("1"))),
                           "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\">"
                           "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"))
                .find("password"),
            std::string::npos);
}

TEST(Ods, WhatIsNoWorkbookIsRefused) {
  EXPECT_NE(refusal(workbook_files::zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})), "");
  EXPECT_NE(refusal(ods_of("<table:table>")), "");
  EXPECT_NE(refusal("PK\3\4"), "");
  EXPECT_NE(refusal(ods_of("")), "");
}

TEST(Ods, SheetsOfABookAreReadInAnyOrderAndTogether) {
  const workbook_files::file file{"order.ods",
                                  ods_of(table_of(row_of(ods_number("1")) + row_of(ods_number("2")), "A") +
                                         table_of(row_of(ods_number("3")) + row_of(ods_number("4")), "B"))};
  const auto book = ikm::open_ods(file.path());
  const auto first_of = [](ikm::row_source& from) {
    ikm::row one;
    return from.next(one) ? std::string{one.cells[0]} : "none";
  };
  EXPECT_EQ(first_of(*book->first_look("A")), "1");
  EXPECT_EQ(first_of(*book->first_look("B")), "3");
  EXPECT_EQ(first_of(*book->rows("A")), "1");
  const auto a = book->rows("A");
  const auto b = book->rows("B");
  std::string in_turn;
  for (int i = 0; i < 3; ++i) {
    in_turn += first_of(*a);
    in_turn += first_of(*b);
  }
  EXPECT_EQ(in_turn, "1324nonenone");
}

TEST(Ods, FirstLooksTogetherAreLimited) {
  const workbook_files::file file{
      "tried.ods", ods_of(table_of(row_of(ods_number("1")), "A") + table_of(row_of(ods_number("2")), "B"))};
  const auto book = ikm::open_ods(file.path(), {.max_tried_bytes = 300});
  ikm::row one;
  EXPECT_TRUE(book->first_look("A")->next(one));
  EXPECT_THROW((void)book->first_look("B")->next(one), ikm::first_look_error);
  EXPECT_TRUE(book->rows("B")->next(one));
}
