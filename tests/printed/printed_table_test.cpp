// SPDX-License-Identifier: BSL-1.0
#include <ikm/printed/printed_table.hpp>

#include <ikm/base/error.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/source/bytes.hpp>

#include <ikm/source/open_rows.hpp>

#include "source/workbook_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace ikm;

printed_table read(std::string_view text, const methodology& method = permenpan_14_2017(),
                   const printed_options& options = {}) {
  return read_printed_table(*open_rows(bytes_of(text, "t.csv")), method, options);
}

/// What is complained of, one line each.
std::string told(std::string_view text, const methodology& method = permenpan_14_2017(),
                 const printed_options& options = {}) {
  try {
    (void)read(text, method, options);
  } catch (const input_error& problem) {
    std::string all;
    for (const complaint& c : problem.complaints()) all += text_of(c, language::english) + "\n";
    return all;
  } catch (const tally_error& problem) {
    EXPECT_EQ(problem.code(), failure::wrong_number_of_values);
    return problem.said().en;
  }
  return "nothing";
}

/// The printed means, divided by blanks; `-` where there is none.
std::string means(const printed_sheet& sheet) {
  std::string all;
  for (const auto& mean : sheet.means) all += (all.empty() ? "" : " ") + (mean ? mean->text : "-");
  return all;
}

std::string index(const printed_sheet& sheet) { return sheet.index ? sheet.index->text : "-"; }

const methodology& of_two() {
  static const methodology made{
      {.id = "dua",
       .name = {"Dua", "Two"},
       .elements = {{.id = "waktu", .code = {}, .name = {}}, {.id = "biaya", .code = {}, .name = {}}}}};
  return made;
}

TEST(PrintedTable, HasOneElementPerRowAndTheResultBelow) {
  const printed_table made = read("unsur,nrr\nU1,3.31\nU2,3.5\nIKM,87.28\nMutu,B\n", of_two());
  ASSERT_EQ(made.sheets.size(), 1U);
  const printed_sheet& sheet = made.sheets.front();
  EXPECT_EQ(sheet.name, "t.csv");
  EXPECT_EQ(sheet.line, 1U);
  EXPECT_EQ(means(sheet), "3.31 3.5");
  EXPECT_EQ(sheet.means[0]->value, "3.31"_decimal);
  EXPECT_EQ(index(sheet), "87.28");
  EXPECT_EQ(sheet.grade, "B");
}

TEST(PrintedTable, ElementsAreNamedByCodeIdNameOrNumber) {
  for (const char* table : {"unsur;nrr\nU1;3,1\nU2;3,5\n", "Kode;NRR per Unsur\nu1;3,1\nu2;3,5\n",
                            "unsur;nrr\nwaktu;3,1\nbiaya;3,5\n", "Unsur Pelayanan;Nilai Rata-rata\n1;3,1\n2;3,5\n",
                            "No;Unsur;Nilai\n1;Waktu penyelesaian;3,1\n2;Biaya/Tarif;3,5\n",
                            "unsur;nrr\nU2;3,5\nU1;3,1\n", "No;Kode;Unsur;NRR\n1;U9;Waktu;3,1\n2;U8;Biaya;3,5\n",
                            "Laporan triwulan I\n\nUnsur;NRR\nU1 Waktu;3,1\nU2. Biaya;3,5\n"})
    EXPECT_EQ(means(read(table, of_two()).sheets.at(0)), "3,1 3,5") << table;
}

TEST(PrintedTable, FurtherColumnsOfElementsAreKept) {
  const printed_table made = read(
      "unsur;nrr;nrr tertimbang;indeks;mutu\nU1;3,00;1,5;75,00;C\nU2;3,10;1,55;77,50;B\nIKM;;;76,25;C\n", of_two());
  const printed_sheet& sheet = made.sheets.at(0);
  EXPECT_EQ(sheet.weighted.at(1)->text, "1,55");
  EXPECT_EQ(sheet.indices.at(0)->text, "75,00");
  EXPECT_EQ(index(sheet), "76,25");
  EXPECT_EQ(sheet.grade, "C");
}

// A sum of weighted means is in the row of the index too.
TEST(PrintedTable, TheIndexIsTheFigureThatMayBeOne) {
  EXPECT_EQ(
      index(
          read("unsur;nrr;nrr tertimbang;indeks\nU1;3;1,5;75\nU2;3;1,5;75\nIKM;;3,00;75,00\n", of_two()).sheets.at(0)),
      "75,00");
  EXPECT_EQ(index(read("unsur;nrr\nU1;3\nU2;3\nIKM;3,00\nIKM konversi;75,00\n", of_two()).sheets.at(0)), "75,00");
  EXPECT_EQ(index(read("unsur;nrr\nU1;3\nU2;3\nIKM;3,00\n", of_two()).sheets.at(0)), "3,00");
  const printed_sheet both =
      read("unsur;nrr\nU1;3\nU2;3\nNilai IKM Unit Pelayanan;75,00 (Kurang baik)\n", of_two()).sheets.at(0);
  EXPECT_EQ(index(both), "75,00");
  EXPECT_EQ(both.grade, "(Kurang baik)");
}

TEST(PrintedTable, RespondentsAreANumberOfPeople) {
  EXPECT_EQ(read("unsur;nrr\nU1;3\nU2;3\nJumlah responden;1.250\nIKM;75\n", of_two()).sheets.at(0).people, 1250U);
  const printed_table made = read("unit;Jumlah Responden;U1;U2\nA;1.250;3;3\nB;12 orang;3;3\nC;;3;3\n", of_two());
  EXPECT_EQ(made.sheets.at(0).people, 1250U);
  EXPECT_EQ(made.sheets.at(1).people, std::nullopt);
  EXPECT_EQ(made.sheets.at(2).people, std::nullopt);
}

TEST(PrintedTable, RowsOfTotalsAndNotesAreListed) {
  const printed_table made =
      read("unsur,nrr\nU1,3\nU2,3\nJumlah NRR tertimbang,3\nIKM,75\nKeterangan: dibulatkan,\n", of_two());
  EXPECT_EQ(made.passed,
            (std::vector<passed_row>{{"t.csv", 4, "Jumlah NRR tertimbang"}, {"t.csv", 6, "Keterangan: dibulatkan"}}));
  EXPECT_EQ(index(made.sheets.at(0)), "75");
}

TEST(PrintedTable, HasOneUnitPerRow) {
  const printed_table made = read(
      "No;Nama Unit;Responden;U1;U2;Nilai IKM;Mutu\n1;Loket A;10;3,1;3,5;82,50;B\n2;Loket B;12;3;;75;\n"
      "Jumlah;;22;6,1;3,5;157,5;\n",
      of_two());
  ASSERT_EQ(made.sheets.size(), 2U);
  EXPECT_EQ(made.sheets[0].name, "Loket A");
  EXPECT_EQ(made.sheets[0].unit, "Loket A");
  EXPECT_EQ(made.sheets[0].people, 10U);
  EXPECT_EQ(made.sheets[0].line, 2U);
  EXPECT_EQ(means(made.sheets[0]), "3,1 3,5");
  EXPECT_EQ(index(made.sheets[0]), "82,50");
  EXPECT_EQ(made.sheets[0].grade, "B");
  EXPECT_EQ(means(made.sheets[1]), "3 -");
  EXPECT_EQ(made.passed, (std::vector<passed_row>{{"t.csv", 4, "Jumlah"}}));
}

TEST(PrintedTable, ColumnsOfUnitsAreFoundByTheirNames) {
  for (const char* header :
       {"OPD,waktu,biaya,ikm,mutu", "Perangkat Daerah,NRR U1,NRR U2,Indeks Kepuasan Masyarakat,Mutu Pelayanan",
        "Puskesmas,Rata-rata Waktu,Rata-rata Biaya,Nilai SKM,Kategori", "Kantor,U1,U2,Nilai IKM 2023,Predikat",
        "Unit,U1 - Waktu,U2 - Biaya,Nilai Konversi,Kinerja Unit Pelayanan"}) {
    const printed_sheet sheet = read(std::string{header} + "\nDukcapil,3.1,3.5,82.50,B\n", of_two()).sheets.at(0);
    EXPECT_EQ(sheet.name, "Dukcapil") << header;
    EXPECT_EQ(means(sheet), "3.1 3.5") << header;
    EXPECT_EQ(index(sheet), "82.50") << header;
    EXPECT_EQ(sheet.grade, "B") << header;
  }
}

TEST(PrintedTable, ColumnsMayBeNamed) {
  const printed_options options{
      .columns = {{"U1", "waktu_nilai"}, {"biaya", "tarif"}, {"ikm", "hasil"}, {"unit", "x"}}};
  const printed_sheet sheet = read("x,tarif,waktu_nilai,hasil\nA,2,3,62.5\n", of_two(), options).sheets.at(0);
  EXPECT_EQ(means(sheet), "3 2");
  EXPECT_EQ(index(sheet), "62.5");
  EXPECT_EQ(sheet.name, "A");
  EXPECT_EQ(told("x,tarif\nA,2\n", of_two(), options),
            "t.csv:1: column not found: waktu_nilai, tarif, hasil, x; there are: x, tarif\n");
  EXPECT_TRUE(names_printed_column(of_two(), "U1"));
  EXPECT_TRUE(names_printed_column(of_two(), "Mutu"));
  EXPECT_FALSE(names_printed_column(of_two(), "U3"));
}

// A number alone may head how many gave an answer: it names an element in a row, never in a header.
TEST(PrintedTable, NumbersAreNoHeadersOfElements) { EXPECT_NE(told("unit,1,2,ikm\nA,3,3,75\n", of_two()), "nothing"); }

TEST(PrintedTable, HeadersOfFurtherPagesAndNumbersOfColumnsAreNoRows) {
  const printed_table made = read("Unit,U1,U2,IKM\n(1),(2),(3),(4)\nA,3,3,75\nUnit,U1,U2,IKM\nB,2,2,50\n", of_two());
  EXPECT_EQ(made.sheets.size(), 2U);
  EXPECT_TRUE(made.passed.empty());
}

TEST(PrintedTable, NumberedLinesOfAFormAreNothing) {
  const printed_table made = read("No;Unit;U1;U2;IKM\n1;A;3;3;75\n2;;;;\n3;;;;\n;Catatan: sementara;;;\n", of_two());
  EXPECT_EQ(made.sheets.size(), 1U);
  EXPECT_EQ(made.passed, (std::vector<passed_row>{{"t.csv", 5, "Catatan: sementara"}}));
}

TEST(PrintedTable, WhatIsWrongIsTold) {
  EXPECT_EQ(
      told("unsur,nrr\nU1,3\n", of_two()),
      "t.csv: the table has 1 / 2 elements; there is no row for U2, biaya; add it, or name the methodology of the "
      "table");
  EXPECT_EQ(told("unsur,nrr\nU1,3\nU2,3\nU1,3\n", of_two()), "t.csv:4: unsur: 'U1, waktu' is already on line 2\n");
  EXPECT_EQ(told("unsur,nrr\nU1,3\nU2,3\nU3,3\n", of_two()),
            "t.csv:4: unsur: 'U3' is not known; expected one of: U1, U2\n");
  EXPECT_EQ(told("unsur,nrr\nU1,3\nU2,3O.1\n", of_two()), "t.csv:3: nrr: '3O.1' is not a number such as 3,31\n");
  EXPECT_EQ(told("unsur,nrr\nU1,3\nU2,baik\n", of_two()), "t.csv:3: nrr: 'baik' is not a number such as 3,31\n");
  EXPECT_EQ(told("unit,U1,U2,U3,ikm\nA,3,3,3,75\n", of_two()),
            "t.csv:1: U3: 'U3' is not known; expected one of: U1, U2\n");
  EXPECT_EQ(told("unit,U1,ikm\nA,3,75\n", of_two()),
            "t.csv:1: column not found: U2, biaya; there are: unit, U1, ikm\n");
  EXPECT_EQ(told("unsur,nrr\nU1,3\nU2,3\nIKM,75\nNilai IKM,76\n", of_two()),
            "t.csv:5: unsur: 'Nilai IKM' is already on line 4\n");
  EXPECT_EQ(told("nama,umur\nA,3\n", of_two()),
            "t.csv:1: column not found: unsur, nrr; unit, U1, …, ikm; there are: nama, umur\n");
}

TEST(PrintedTable, MayHoldIndicesAloneWhereMeansAreNotNeeded) {
  const printed_table made = read("Unit,Nilai IKM\nA,75.00\nB,80.5\n", of_two(), {.needs_means = false});
  ASSERT_EQ(made.sheets.size(), 2U);
  EXPECT_EQ(means(made.sheets[1]), "- -");
  EXPECT_EQ(index(made.sheets[1]), "80.5");
  EXPECT_NE(told("Unit,Nilai IKM\nA,75.00\n", of_two()), "nothing");
}

// `3.007` is 3.007, never three thousand and seven.
TEST(PrintedTable, TheOnlyMarkOfAFigureBeginsDecimals) {
  const printed_sheet sheet = read("unsur,nrr\nU1,3.007\nU2,2.993\nIKM,76.475\n", of_two()).sheets.at(0);
  EXPECT_EQ(sheet.means[0]->value, "3.007"_decimal);
  EXPECT_EQ(sheet.index->value, "76.475"_decimal);
}

// A workbook holds binary fractions: 3.31 as 3.3100000000000001, which a spreadsheet shows as 3.31.
TEST(PrintedTable, AWorkbookHoldsTheFiguresThatItShows) {
  using workbook_files::row_of;
  const workbook_files::file file{
      "printed.xlsx",
      workbook_files::xlsx_of(
          {{"Rekap", row_of(1, {"Rekapitulasi IKM"}) + row_of(3, {"Unit", "U1", "U2", "IKM", "Mutu"}) +
                         row_of(4, {"Loket", "<v>3.3100000000000001</v>", "3,5", "<v>85.125</v>", "B"})}})};
  const printed_table made = read_printed_table(*open_rows(file.path()), of_two());
  ASSERT_EQ(made.sheets.size(), 1U);
  EXPECT_EQ(means(made.sheets[0]), "3.31 3,5");
  EXPECT_EQ(index(made.sheets[0]), "85.125");
  EXPECT_EQ(made.sheets[0].line, 4U);
  EXPECT_EQ(made.sheets[0].sheet, "Rekap");
}

TEST(PrintedTable, FiguresOfElementsMayBeIndicesAlone) {
  EXPECT_EQ(means(read("Unsur,Indeks\nU1,75\nU2,80\nIKM,77.5\n", of_two()).sheets.at(0)), "75 80");
}

}  // namespace
