// SPDX-License-Identifier: BSL-1.0
#include <ikm/targets/indicator_table.hpp>

#include <ikm/ingest/complaint.hpp>
#include <ikm/source/csv.hpp>
#include <ikm/source/json.hpp>
#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

namespace ikm {
namespace {

indicator_table read(std::string_view text, table_values holds = table_values::targets) {
  const char* const name = holds == table_values::targets ? "targets.csv" : "actuals.csv";
  return read_indicator_table(*csv_rows(bytes_of(text, name)), holds);
}

/// What a wrong table is told, one line a complaint.
std::string told(std::string_view text) {
  try {
    (void)read(text);
  } catch (const input_error& problem) {
    std::string all;
    for (const complaint& c : problem.complaints()) all += text_of(c, language::english) + "\n";
    return all;
  }
  return "nothing";
}

// domain.md §1, verbatim but for the separator: the rows as the office prints them.
constexpr std::string_view seed =
    "no;sasaran;indikator;2021;2022;2023;2024;2025;2026;formula;penanggung jawab\r\n"
    "1;Meningkatnya kualitas pelayanan publik penyelenggaraan urusan pemerintahan kecamatan;"
    "Nilai indeks kepuasan masyarakat (IKM);76;76,9;77;77,5;78;78,5;IKM unit pelayanan X 25;Seksi Pelayanan Umum\r\n"
    "2;Meningkatnya akuntabilitas kinerja dan keuangan penyelenggaraan pemerintahan daerah tingkat kecamatan;"
    "Nilai Lakip Kecamatan;65,92;70,1;72,5;73,5;75,5;77,5;Nilai Lakip dari Pemerintah Daerah;Sekretaris\r\n";

TEST(IndicatorTable, TheSeedLoadsAsPrinted) {
  const indicator_table table = read(seed);
  EXPECT_EQ(table.years, (std::vector<int>{2021, 2022, 2023, 2024, 2025, 2026}));
  const std::vector<indicator> plan = with_targets(table);
  ASSERT_EQ(plan.size(), 2U);
  EXPECT_EQ(plan[0].id, "ikm");
  EXPECT_EQ(plan[0].name, "Nilai indeks kepuasan masyarakat (IKM)");
  EXPECT_EQ(plan[0].goal, "Meningkatnya kualitas pelayanan publik penyelenggaraan urusan pemerintahan kecamatan");
  EXPECT_EQ(plan[0].formula, "IKM unit pelayanan X 25");
  EXPECT_EQ(plan[0].responsible, "Seksi Pelayanan Umum");
  EXPECT_EQ(plan[0].way, direction::higher);
  EXPECT_EQ(plan[0].targets.at(2022), "76.9"_decimal);
  EXPECT_EQ(plan[0].targets.at(2022).to_string(decimal_mark::comma), "76,9");
  EXPECT_EQ(plan[1].id, "nilai_lakip_kecamatan");
  EXPECT_EQ(plan[1].targets.at(2021), "65.92"_decimal);
  EXPECT_EQ(plan[1].targets.at(2026), "77.5"_decimal);
}

TEST(IndicatorTable, QuotedCommasTabsPointsAndSpellingsOfHeadersReadTheSame) {
  const std::vector<std::string_view> spellings = {
      "No.,INDIKATOR,Target 2024,target_2025\n1,Nilai (IKM),\"77,5\",78.0\n",
      "no\tIndikator Kinerja Utama\tTahun 2024\t2025\n1\tNilai (IKM)\t77,5\t78\n",
      "\xEF\xBB\xBFnomor;Nama;2024;2025\n\n1; Nilai (IKM) ;77.5; 78,00 \n;;;\n",
      "INDIKATOR KINERJA UTAMA;;;\nKECAMATAN TOMONI TIMUR;;;\nno;indikator;2024;2025\n1;Nilai (IKM);77,5;78\n"};
  for (const std::string_view text : spellings) {
    const indicator_table table = read(text);
    ASSERT_EQ(table.rows.size(), 1U) << text;
    EXPECT_EQ(table.rows[0].what.id, "ikm");
    EXPECT_EQ(table.rows[0].number, "1");
    EXPECT_EQ(table.rows[0].values.at(2024), "77.5"_decimal);
    EXPECT_EQ(table.rows[0].values.at(2025), "78"_decimal);
  }
}

TEST(IndicatorTable, MissingYearsAreNoValuesAndOtherColumnsAreKept) {
  const indicator_table table =
      read("id,indikator,satuan,2023,2024,2025,arah,catatan\naduan,Aduan,buah,,-,3,TURUN,\"a, b\"\n");
  const indicator_row& row = table.rows.at(0);
  EXPECT_TRUE(table.has_ids);
  EXPECT_EQ(row.values.size(), 1U);
  EXPECT_EQ(row.values.at(2025), "3"_decimal);
  EXPECT_EQ(row.what.way, direction::lower);
  EXPECT_EQ(row.what.other,
            (std::vector<std::pair<std::string, std::string>>{{"satuan", "buah"}, {"catatan", "a, b"}}));
}

// Offices print a baseline, or both kinds, in one table: a realisasi is not a target, and the other way round.
TEST(IndicatorTable, OneTableMayHoldTargetsAndAchievedValues) {
  constexpr std::string_view both =
      "indikator;Realisasi 2023;Target Tahun 2024;Realisasi Tahun 2024;2025;Capaian 2024\nA;70;71;72;73;99\n";
  const indicator_row targets = read(both).rows.at(0);
  EXPECT_EQ(targets.values, (std::map<int, decimal>{{2024, "71"_decimal}, {2025, "73"_decimal}}));
  EXPECT_EQ(targets.what.other, (std::vector<std::pair<std::string, std::string>>{
                                    {"Realisasi 2023", "70"}, {"Realisasi Tahun 2024", "72"}, {"Capaian 2024", "99"}}));
  const indicator_row actuals = read(both, table_values::actuals).rows.at(0);
  EXPECT_EQ(actuals.values, (std::map<int, decimal>{{2023, "70"_decimal}, {2024, "72"_decimal}, {2025, "73"_decimal}}));
}

// `unit` is also the unit of measurement: where there is `indikator` it is kept as it is.
TEST(IndicatorTable, TheFirstNameOfAColumnThatOccursDecides) {
  const indicator_row row = read("no;unit;nama;indikator;2024;;\n1;indeks;x;Nilai (IKM);77,5;;\n").rows.at(0);
  EXPECT_EQ(row.what.name, "Nilai (IKM)");
  EXPECT_EQ(row.what.other, (std::vector<std::pair<std::string, std::string>>{{"unit", "indeks"}, {"nama", "x"}}));
}

TEST(IndicatorTable, NumbersThatNoDifferenceCouldHoldAreRefused) {
  EXPECT_EQ(read("indikator;2024\nAnggaran;999999999999,999999\n").rows[0].values.at(2024).to_string(),
            "999999999999.999999");
  EXPECT_EQ(told("indikator;2024\nAnggaran;1000000000000\nB;0,0000001\n"),
            "targets.csv:2: 2024: '1000000000000' is not a number such as 77,5\n"
            "targets.csv:3: 2024: '0,0000001' is not a number such as 77,5\n");
}

TEST(IndicatorTable, WrongCellsAreLocated) {
  EXPECT_EQ(told("no;indikator;2024;2025\n1;Nilai (IKM);7O,5;78\n2;;1;2\n3;Lakip;1.2345,5;80 persen\n"),
            "targets.csv:2: 2024: '7O,5' is not a number such as 77,5\n"
            "targets.csv:3: indikator: the row has no name\n"
            "targets.csv:4: 2024: '1.2345,5' is not a number such as 77,5\n"
            "targets.csv:4: 2025: '80 persen' is not a number such as 77,5\n");
  EXPECT_EQ(told("indikator;2024\n-;1\n\x7F);2\n"),
            "targets.csv:2: indikator: the row has no name\n"
            "targets.csv:3: indikator: the row has no name\n")
      << "signs alone are no name";
  EXPECT_EQ(told("indikator;arah;2024\nAduan;tetap;3\n"),
            "targets.csv:2: arah: 'tetap' is not known; expected one of: naik, turun\n");
}

/// The value of 2024 in the row of `id`, as it was read; what is wrong with the table, where it is.
std::string value_of(std::string_view text, std::string_view id, table_values holds = table_values::targets) {
  try {
    for (const indicator_row& row : read(text, holds).rows)
      if (row.what.id == id) return row.values.contains(2024) ? row.values.at(2024).to_string() : "none";
    return "no row";
  } catch (const input_error& problem) {
    return text_of(problem.complaints().front(), language::english);
  }
}

// Field page, A: beside `77,5` a point groups thousands, beside `77.5` a comma does.
TEST(IndicatorTable, TheTableShowsItsDecimalMark) {
  EXPECT_EQ(value_of("id;indikator;2024;2025\nlayanan;Layanan;1.250;1.300\nlakip;Lakip;72,5;73\n", "layanan"), "1250");
  EXPECT_EQ(value_of("id;indikator;2024;2025\nlayanan;Layanan;1,250;1,300\nlakip;Lakip;72.5;73\n", "layanan"), "1250");
  EXPECT_EQ(value_of("id;indikator;2024\nrasio;Rasio;3.125\nlakip;Lakip;72.5\n", "rasio"), "3.125");
  EXPECT_EQ(value_of("id;indikator;2024\nrasio;Rasio;3,125\nlakip;Lakip;72,5\n", "rasio"), "3.125");
  // A number with both marks, or several groups, shows it by itself, and for the others.
  EXPECT_EQ(value_of("id;indikator;2024\npagu;Pagu;1.250.000\nn;N;2.500\n", "n"), "2500");
  EXPECT_EQ(value_of("id;indikator;2024\npagu;Pagu;1,250,000.5\nn;N;2.500\n", "pagu"), "1250000.5");
  EXPECT_EQ(value_of("id;indikator;2024\npagu;Pagu;1,250,000.5\nn;N;2.500\n", "n"), "2.500");
  EXPECT_EQ(value_of("id;indikator;2024\nn;N;-2.500\nlakip;Lakip;72,5\n", "n"), "-2500");
  // Four digits before the mark, or a zero, leave one reading.
  EXPECT_EQ(value_of("id;indikator;2024\nx;X;1250.125\nn;N;2,500\n", "n"), "2500");
  EXPECT_EQ(value_of("id;indikator;2024\nx;X;0,125\nn;N;2.500\n", "n"), "2500");
  // Other columns: a comma is never numbering, a point may be (`1.1`).
  EXPECT_EQ(value_of("id;indikator;2024;Bobot indikator\nn;N;2.500;12,5\n", "n"), "2500");
  EXPECT_EQ(value_of("id;indikator;Realisasi 2023;2024\nn;N;2,500;2,500\nm;M;77.5;3\n", "n"), "2500");
}

TEST(IndicatorTable, WhereTheTableDoesNotShowItsMarkItAsks) {
  constexpr std::string_view asked = "targets.csv:2: 2024: '1.250': the table does not show its decimal mark; ";
  EXPECT_EQ(value_of("id;indikator;2024\nn;N;1.250\nm;M;900\n", "n"), std::string{asked} + "write 1250 or 1.2500");
  EXPECT_EQ(value_of("id;kode;indikator;2024\nn;1.1;N;1.250\nm;1.2;M;900\n", "n").substr(0, asked.size()), asked);
  EXPECT_EQ(value_of("id;indikator;2024\nn;N;1.250\na;A;77,5\nb;B;77.5\n", "n").substr(0, asked.size()), asked);
  EXPECT_EQ(value_of("id;indikator;2024\nn;N;1.2500\nm;M;900\n", "n"), "1.2500");  // as it says, this settles it
}

// An index is at most 100, so that its only mark begins decimals; and then it shows the mark of the table.
TEST(IndicatorTable, AnIndexAsksNothing) {
  EXPECT_EQ(value_of("indikator;2024\nNilai ( IKM );88.305\n", "ikm"), "88.305");
  EXPECT_EQ(value_of("indikator;2024\nNilai (IKM);88,305\nJumlah (n);1.250\n", "n"), "1250");
  EXPECT_EQ(value_of("id;indikator;2024\nIKM;Nilai;88,305\nx;X;12.5\n", "IKM"), "88.305");
}

TEST(IndicatorTable, WhatIsNoIndexIsRefusedForTheIndexOnly) {
  EXPECT_EQ(value_of("id;indikator;2024\nikm;Nilai;785\n", "ikm"),
            "targets.csv:2: 2024: '785' is not an index; expected 0..100");
  EXPECT_EQ(value_of("id;indikator;2024\nikm;Nilai;-1\n", "ikm"),
            "targets.csv:2: 2024: '-1' is not an index; expected 0..100");
  EXPECT_EQ(value_of("id;indikator;2024\nikm;Nilai;785\n", "ikm", table_values::actuals),
            "actuals.csv:2: 2024: '785' is not an index; expected 0..100");
  EXPECT_EQ(value_of("id;indikator;2024\nikm;Nilai;100\nlakip;Lakip;785\n", "lakip"), "785");
  EXPECT_EQ(value_of("id;indikator;2024\nikm;Nilai;3,27\n", "ikm"), "3.27");  // a mean is told, not refused
}

// Field page, B: `%` is a unit, `≥` a bound; a cell without any digit is not a number and is named.
TEST(IndicatorTable, UnitsBoundsAndWords) {
  for (const char* cell : {"90%", "90 %", "90\u00A0%", ">= 90", "\u2265 90", "\u226590%", " 90 "})
    EXPECT_EQ(value_of("id;indikator;2024\np;P;" + std::string{cell} + "\n", "p"), "90") << cell;
  EXPECT_EQ(value_of("id;indikator;2024;arah\nn;N;\u2264 3;turun\n", "n"), "3");
  EXPECT_EQ(
      value_of("id;indikator;2024\nn;N;\u2264 3\n", "n"),
      "targets.csv:2: 2024: '\u2264 3' contradicts the direction of the indicator; write turun in the column arah");
  for (const char* cell : {"7O,5", "3 hari", "1.2.3", ",5", "5,", "1/2/3", ">3", "90%%"})
    EXPECT_NE(value_of("id;indikator;2024\nn;N;" + std::string{cell} + "\n", "n").find("is not a number"),
              std::string::npos)
        << cell;
  const indicator_table table = read("indikator;2023;2024\nOpini BPK;WTP;-\nLakip;BB;70\n");
  ASSERT_EQ(table.remarks.size(), 2U);
  EXPECT_EQ(table.remarks[0], (join_remark{join_remark::kind::words, "targets.csv", 2, "Opini BPK", "2023", "WTP"}));
  EXPECT_EQ(table.remarks[1], (join_remark{join_remark::kind::words, "targets.csv", 3, "Lakip", "2023", "BB"}));
  EXPECT_TRUE(table.rows[0].values.empty());
  EXPECT_EQ(value_of("id;indikator;2024\nikm;Nilai;Baik\n", "ikm"),
            "targets.csv:2: 2024: 'Baik' is not a number such as 77,5");  // an index is a number
  EXPECT_EQ(table.rows[1].values.at(2024), "70"_decimal);
}

// Field page, D: a year with marks, and target, realisasi, tahun in any order.
TEST(IndicatorTable, YearsWithMarks) {
  for (const char* header : {"2024*", "2024 **", "2024\u00B9", "(2024)", "[2024]", "2024 Target", "Target (2024)",
                             "TARGET TAHUN 2024", "Tahun 2024", "Thn. 2024", "target_2024", "Target: 2024 *"})
    EXPECT_EQ(value_of("id;indikator;" + std::string{header} + "\nn;N;7\n", "n"), "7") << header;
  for (const char* header : {"Realisasi (2024)", "2024 Realisasi*", "realisasi_tahun_2024"})
    EXPECT_EQ(value_of("id;indikator;" + std::string{header} + "\nn;N;7\n", "n", table_values::actuals), "7") << header;
}

TEST(IndicatorTable, AYearWithSomethingElseIsNamedAndAnotherThingIsKept) {
  const indicator_table table = read(
      "indikator;2022 (P);2023 1);Target Perubahan 2023;2024;Anggaran 2024;Pagu 2024 (Rp);Kondisi awal 2020;Realisasi "
      "2023 (P);2024 (%)\nA;1;2;3;4;5;6;7;8;9\n");
  EXPECT_EQ(table.years, (std::vector<int>{2024}));
  std::vector<std::string> named;
  for (const join_remark& remark : table.remarks) {
    EXPECT_EQ(remark.what, join_remark::kind::unread_column);
    EXPECT_EQ(remark.line, 1U);
    named.push_back(remark.column);
  }
  EXPECT_EQ(named, (std::vector<std::string>{"2022 (P)", "2023 1)", "Target Perubahan 2023", "2024 (%)"}));
  EXPECT_EQ(table.rows[0].what.other.size(), 8U);  // nothing is lost
}

// A number of a workbook or of JSON is a number: its point groups nothing, and it says nothing of texts beside it.
TEST(IndicatorTable, NumbersOfTheFormatAreDecimals) {
  const auto rows = [](std::string_view text) { return json_rows(bytes_of(text, "t.json")); };
  const indicator_table table = read_indicator_table(
      *rows(R"([{"indikator": "A", "2024": 1.125, "2025": 2.5}, {"indikator": "B", "2024": 0.0201, "2025": "77,5"},
                {"indikator": "C", "2024": "1.250", "2025": 88.30500000000001}])"));
  EXPECT_EQ(table.rows[0].values.at(2024), "1.125"_decimal);
  EXPECT_EQ(table.rows[1].values.at(2024), "0.0201"_decimal);
  EXPECT_EQ(table.rows[2].values.at(2024), "1250"_decimal);    // the text `77,5` shows the mark of texts
  EXPECT_EQ(table.rows[2].values.at(2025), "88.305"_decimal);  // 15 digits
  EXPECT_THROW(
      (void)read_indicator_table(*rows(R"([{"indikator": "A", "2024": 77.5}, {"indikator": "C", "2024": "1.250"}])")),
      input_error);
}

TEST(IndicatorTable, AYearOrAnIndicatorTwiceIsRefused) {
  EXPECT_EQ(
      told("indikator;2024;Target 2024\nA;1;2\n"),
      "targets.csv:1: Target 2024: two columns for the same thing: '2024' (2), 'Target 2024' (3); one is expected\n");
  EXPECT_EQ(told("indikator;2024\nNilai (IKM);1\nLakip;2\nIndeks (ikm);3\n"),
            "targets.csv:4: indikator: 'ikm' is already on line 2\n");
  EXPECT_EQ(told("indikator;2024;2024*\nA;1;2\n"),
            "targets.csv:1: 2024*: two columns for the same thing: '2024' (2), '2024*' (3); one is expected\n");
  EXPECT_EQ(told("indikator;arah;2024;Direction\nA;naik;1;lower\n"),
            "targets.csv:1: Direction: two columns for the same thing: 'arah' (2), 'Direction' (4); one is expected\n");
  EXPECT_EQ(told("id;id;2024\na;b;1\n"),
            "targets.csv:1: id: two columns for the same thing: 'id' (1), 'id' (2); one is expected\n");
}

// A decimal comma without quotes in a file of commas splits the number: the row no longer fits the header.
TEST(IndicatorTable, UnquotedDecimalCommasAmongCommasAreNoticed) {
  EXPECT_EQ(told("indikator,2024,2025\nNilai (IKM),77,5,78\n"), "targets.csv:2: the row has 4 cells, the header 3\n");
}

TEST(IndicatorTable, WithoutAHeaderItSaysWhatIsLookedFor) {
  EXPECT_EQ(told(""), "targets.csv: the file is empty; expected indikator, 2024\n");
  EXPECT_EQ(told(";;\n\n"), "targets.csv: the file is empty; expected indikator, 2024\n");
  EXPECT_EQ(told("nama;target\nA;1\n"), "targets.csv:1: column not found: indikator, 2024; there are: nama, target\n");
  EXPECT_EQ(told("2024;2025\n1;2\n"), "targets.csv:1: column not found: indikator, 2024; there are: 2024, 2025\n");
  EXPECT_THROW((void)read("indikator;2024\n\"Nilai;1\n"), source_error);
}

TEST(IndicatorTable, TheFirstTwentyComplaintsOfAKindAreKeptAndTheRestCounted) {
  std::string text = "indikator;2024\n";
  for (int i = 0; i < 50; ++i) text += "Nilai " + std::to_string(i) + ";x1\n";
  try {
    (void)read(text);
    FAIL();
  } catch (const input_error& problem) {
    EXPECT_EQ(problem.complaints().size(), 20U);
    EXPECT_EQ(problem.total(), 50U);
  }
}

TEST(JoinTables, ByNameIgnoringCaseAndBlanks) {
  const joined_tables made =
      join(read(seed), read("no;Indikator;2021;2022\n1;NILAI INDEKS  KEPUASAN MASYARAKAT(ikm);75,1;76,95\n"
                            "7;Nilai lakip kecamatan;66,4;-\n3;Lainnya;1;2\n"));
  ASSERT_EQ(made.indicators.size(), 2U);
  EXPECT_EQ(made.indicators[0].actuals.at(2021), (achieved{"75.1"_decimal, origin::table}));
  EXPECT_EQ(made.indicators[0].actuals.at(2022).value, "76.95"_decimal);
  EXPECT_EQ(made.indicators[1].actuals.size(), 1U);
  ASSERT_EQ(made.remarks.size(), 2U);
  EXPECT_EQ(made.remarks[0].what, join_remark::kind::renumbered);  // no 7 there, no 2 here
  EXPECT_EQ(made.remarks[0].line, 3U);
  EXPECT_EQ(made.remarks[1].what, join_remark::kind::unmatched);
  EXPECT_EQ(made.remarks[1].name, "Lainnya");
  EXPECT_EQ(made.remarks[1].line, 4U);
}

std::string join_told(std::string_view targets, std::string_view actuals) {
  try {
    (void)join(read(targets), read(actuals, table_values::actuals));
  } catch (const input_error& problem) {
    std::string all;
    for (const complaint& c : problem.complaints()) all += text_of(c, language::english) + "\n";
    return all;
  }
  return "nothing";
}

TEST(JoinTables, ANameThatIsNotOneIndicatorIsRefused) {
  constexpr std::string_view two = "id;indikator;2024\na;Nilai;1\nb;nilai;2\n";
  constexpr std::string_view one = "indikator;2024\nNILAI;3\n";
  EXPECT_EQ(join_told(two, one), "targets.csv:3: 'nilai' is already on line 2\n");
  EXPECT_EQ(join_told(one, two), "actuals.csv:3: 'nilai' is already on line 2\n");
  EXPECT_EQ(join_told(two, two), "nothing");  // the ids tell them apart
  EXPECT_EQ(join_told(two, "indikator;2024\nLain;3\n"), "nothing");
}

TEST(JoinTables, OtherColumnsOfBothAreKept) {
  const joined_tables made = join(read("indikator;2024;satuan\nA;1;indeks\n"),
                                  read("indikator;2024;satuan;penyebab\nA;2;indeks;banjir\n", table_values::actuals));
  EXPECT_EQ(made.indicators[0].other,
            (std::vector<std::pair<std::string, std::string>>{{"satuan", "indeks"}, {"penyebab", "banjir"}}));
}

TEST(JoinTables, ByIdWhereBothHaveIt) {
  const std::string_view targets = "id;indikator;2024\na;Nilai A;1\nb;Nilai B;2\n";
  // The names are exchanged: the ids decide.
  const joined_tables by_id = join(read(targets), read("id;indikator;2024\nB;Nilai A;20\nA;Nilai B;10\n"));
  EXPECT_EQ(by_id.indicators[0].actuals.at(2024).value, "10"_decimal);
  EXPECT_EQ(by_id.indicators[1].actuals.at(2024).value, "20"_decimal);
  const joined_tables by_name = join(read(targets), read("indikator;2024\nNilai A;10\n"));
  EXPECT_EQ(by_name.indicators[0].actuals.at(2024).value, "10"_decimal);
  EXPECT_TRUE(by_name.remarks.empty());
}

}  // namespace
}  // namespace ikm
