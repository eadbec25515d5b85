// SPDX-License-Identifier: BSL-1.0
#include <ikm/targets/indicator_table.hpp>

#include <ikm/ingest/complaint.hpp>
#include <ikm/source/csv.hpp>
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

// Offices print a baseline, or both kinds, in one table: a realisasi is no target, and the other way round.
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

// `unit` is also the unit of measurement: where `indikator` stands it is kept as it is.
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
  EXPECT_EQ(told("no;indikator;2024;2025\n1;Nilai (IKM);tujuh;78\n2;;1;2\n3;Lakip;1.234,5;80%\n"),
            "targets.csv:2: 2024: 'tujuh' is not a number such as 77,5\n"
            "targets.csv:3: indikator: the row has no name\n"
            "targets.csv:4: 2024: '1.234,5' is not a number such as 77,5\n"
            "targets.csv:4: 2025: '80%' is not a number such as 77,5\n");
  EXPECT_EQ(told("indikator;arah;2024\nAduan;tetap;3\n"),
            "targets.csv:2: arah: 'tetap' is not known; expected one of: naik, turun\n");
}

TEST(IndicatorTable, AYearOrAnIndicatorTwiceIsRefused) {
  EXPECT_EQ(
      told("indikator;2024;Target 2024\nA;1;2\n"),
      "targets.csv:1: Target 2024: two columns for the same thing: '2024' (2), 'Target 2024' (3); one is expected\n");
  EXPECT_EQ(told("indikator;2024\nNilai (IKM);1\nLakip;2\nIndeks (ikm);3\n"),
            "targets.csv:4: indikator: 'ikm' is already on line 2\n");
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
  for (int i = 0; i < 50; ++i) text += "Nilai " + std::to_string(i) + ";x\n";
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
