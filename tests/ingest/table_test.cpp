// SPDX-License-Identifier: BSL-1.0
#include "ingest/table.hpp"

#include <ikm/source/open_rows.hpp>

#include "ingest/row_rules.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

using ikm::row_kind;

namespace {

const std::string header = "No,U1,U2,U3,U4,U5,U6,U7,U8,U9";
const std::string fours = ",4,4,4,4,4,4,4,4,4";

struct seen {
  std::vector<row_kind> kinds = {};
  std::vector<std::string> unclear = {};
  std::uint64_t header_line = 0;
};

seen kinds_of(const std::string& text, const ikm::mapping& said = {}) {
  const auto rows = ikm::open_rows(ikm::bytes_of(text, "f.csv"));
  ikm::table from{*rows, ikm::permenpan_14_2017(), {}, said};
  seen all;
  all.header_line = from.header_line();
  for (ikm::table_row one; from.next(one) || from.next_at_end(one);) {
    all.kinds.push_back(one.kind);
    if (one.unclear) all.unclear.push_back(text_of(*one.unclear, ikm::language::english));
  }
  return all;
}

std::string refusal(const std::string& text, const ikm::mapping& said = {}) {
  try {
    (void)kinds_of(text, said);
  } catch (const ikm::input_error& problem) {
    return problem.what();
  }
  return "";
}

}  // namespace

TEST(Table, TitlesTotalsNotesAndEmptyRowsAreNoRespondents) {
  const seen all = kinds_of("Laporan SKM,,,,,,,,,\n,,,,,,,,,\n" + header + "\n1" + fours + "\n,,,,,,,,,\n2" + fours +
                            "\nJumlah,8,8,8,8,8,8,8,8,8\nNRR" + fours + "\nCatatan,,,,,,,,,\n");
  EXPECT_EQ(all.header_line, 3U);
  EXPECT_EQ(all.kinds, (std::vector{row_kind::title, row_kind::empty, row_kind::respondent, row_kind::empty,
                                    row_kind::respondent, row_kind::totals, row_kind::totals, row_kind::totals}));
  EXPECT_TRUE(all.unclear.empty());
}

// The means of a survey in which all answers are 4 look like one more respondent.
TEST(Table, MeansThatLookLikeAnswersAreStillTotals) {
  EXPECT_EQ(kinds_of(header + "\n1" + fours + "\nNRR/Unsur" + fours + "\n").kinds.back(), row_kind::totals);
}

TEST(Table, WhatMayBeTotalsOrARespondentIsAskedFor) {
  const std::string text = "Unit," + header + "\nMutu Pendidikan,1" + fours + "\n";
  const seen all = kinds_of(text);
  ASSERT_EQ(all.unclear.size(), 1U);
  EXPECT_EQ(all.unclear.front(),
            "f.csv:2: Unit: 'mutu …' looks like a summary row but holds answers: a summary, or a respondent? – "
            "in the mapping: [rows] not_totals = [\"mutu\"] | totals = [\"mutu\"]");
  ikm::mapping said;
  said.not_totals = {"mutu"};
  EXPECT_EQ(kinds_of(text, said).kinds, std::vector{row_kind::respondent});
  said.not_totals = {"mutu pendidikan"};
  EXPECT_TRUE(kinds_of(text, said).unclear.empty());
  EXPECT_EQ(kinds_of(text, said).kinds, std::vector{row_kind::respondent});
  said = {};
  said.totals = {"Mutu Pendidikan"};
  EXPECT_EQ(kinds_of(text, said).kinds, std::vector{row_kind::totals});
}

// They may be respondents below a subtotal, or no respondents: either line settles it.
TEST(Table, AnswersBelowTheTotalsAreAskedFor) {
  const std::string text = header + "\n1" + fours + "\nTotal,4,4,4,4,4,4,4,4,4\n2" + fours + "\n";
  const seen all = kinds_of(text);
  ASSERT_EQ(all.unclear.size(), 1U);
  EXPECT_NE(all.unclear.front().find("[rows] last_line = 3 | skip_lines = [3] | skip_lines = [4]"), std::string::npos);
  ikm::mapping said;
  said.skip_lines = {{3, 3}};
  EXPECT_EQ(kinds_of(text, said).kinds, (std::vector{row_kind::respondent, row_kind::told, row_kind::respondent}));
}

// Small figures that look like answers, and notes that look like respondents who answered nothing.
TEST(Table, WordsInThePlaceOfTheRunningNumberAreNoRespondents) {
  const auto last = [&](const std::string& row) {
    const seen all = kinds_of(header + "\n1" + fours + "\n2" + fours + "\n3.,,,,,,,,,\n" + row + "\n");
    EXPECT_EQ(all.kinds[2], row_kind::numbered);
    return all.unclear.empty() ? std::string{name_of(all.kinds.back())} : "asked";
  };
  for (const char* word : {"Median", "Modus", "Min", "Max", "Grand Total", "Jml", "SKM", "Predikat", "Camat Contoh"})
    EXPECT_EQ(last(word + fours), "asked") << word;
  for (const char* word : {"Camat Contoh", "\"Tomoni, 5 Mei 2024\"", "Sumber: data 2024", "Catatan", "Rata2"})
    EXPECT_EQ(last(std::string{word} + ",,,,,,,,,"), "totals") << word;
  EXPECT_EQ(last("4" + fours), "respondent");
  EXPECT_EQ(last("R-4" + fours), "respondent");
}

// A column of codes is not a column of running numbers.
TEST(Table, LettersInTheColumnOfNumbersMayBeTheRule) {
  const seen all = kinds_of(header + "\nA" + fours + "\nB" + fours + "\nC,,,,,,,,,\n");
  EXPECT_EQ(all.kinds, (std::vector{row_kind::respondent, row_kind::respondent, row_kind::respondent}));
  EXPECT_TRUE(all.unclear.empty());
}

TEST(Table, RowsWithNothingButCellsBehindTheAnswersAreALegendOrAskedFor) {
  EXPECT_EQ(kinds_of(header + ",Kode,Arti\n1" + fours + ",U1,Persyaratan\n,,,,,,,,,,U2,Prosedur\n").kinds.back(),
            row_kind::legend);
  const std::string named = "Nama,U1,U2,U3,U4,U5,U6,U7,U8,U9,";
  EXPECT_EQ(kinds_of(named + "Arti\na" + fours + ",x\n,,,,,,,,,,y\n").unclear.size(), 1U);
  EXPECT_EQ(kinds_of(named + "Unit\na" + fours + ",x\n,,,,,,,,,,y\n").unclear.size(), 0U);
  EXPECT_EQ(kinds_of("U1,U2,U3,U4,U5,U6,U7,U8,U9,Nama\n4" + fours + "\n,,,,,,,,,y\n").unclear.size(), 0U);
}

TEST(Table, ASecondLineThatNamesTheSameQuestionsIsPartOfTheHeader) {
  const std::string names =
      ",Persyaratan,Prosedur,Waktu,Biaya,Produk,Kompetensi,Perilaku,Penanganan pengaduan,Sarana dan prasarana\n";
  const std::string agreeing = ",persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,pengaduan,sarana\n";
  EXPECT_EQ(kinds_of(header + "\n" + agreeing + "1" + fours + "\n").kinds,
            (std::vector{row_kind::repeated_header, row_kind::respondent}));
  // Texts that ask the questions in the same order are a header, too.
  EXPECT_EQ(kinds_of(header + "\n" + names + "1" + fours + "\n").kinds.front(), row_kind::repeated_header);
}

TEST(Table, WhatWasNotSubmittedIsAskedFor) {
  const std::string text = "id,submitdate,U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,2024-01-02" + fours + "\n2," + fours + "\n";
  const seen all = kinds_of(text);
  ASSERT_EQ(all.unclear.size(), 1U);
  EXPECT_EQ(all.unclear.front(),
            "f.csv:3: submitdate: not submitted (submitdate is blank): given up half way, or counted all the same? – "
            "in the mapping: [rows] complete_when = \"submitdate\" | complete_when = \"\"");
  ikm::mapping said;
  said.complete_when = "submitdate";
  EXPECT_EQ(kinds_of(text, said).kinds.back(), row_kind::incomplete);
  said.complete_when = "";
  EXPECT_EQ(kinds_of(text, said).kinds.back(), row_kind::respondent);
  EXPECT_TRUE(kinds_of(text, said).unclear.empty());
}

TEST(Table, RepeatedHeadersAndColumnNumbersArePassedOver) {
  EXPECT_EQ(
      kinds_of(header + "\n1,2,3,4,5,6,7,8,9,10\n1" + fours + "\n" + header + "\n2" + fours + "\n").kinds,
      (std::vector{row_kind::column_numbers, row_kind::respondent, row_kind::repeated_header, row_kind::respondent}));
}

TEST(Table, ALegendBesideTheTableIsNoRespondent) {
  const seen all = kinds_of(header + ",,Kode,Arti\n1" + fours + ",,U1,Persyaratan\n2" + fours +
                            ",,U2,Prosedur\n,,,,,,,,,,,U3,Waktu\n");
  EXPECT_EQ(all.kinds, (std::vector{row_kind::respondent, row_kind::respondent, row_kind::legend}));
}

// A legend may even be in the header's own row.
TEST(Table, ALegendThatNamesElementsIsNoSecondColumn) {
  const seen all =
      kinds_of(header + ",,U1,Persyaratan\n1" + fours + ",,U2,Prosedur\n2" + fours + ",,U3,Waktu\n3" + fours + ",,,\n");
  EXPECT_EQ(all.kinds, (std::vector{row_kind::respondent, row_kind::respondent, row_kind::respondent}));
}

TEST(Table, AProfileWithoutAnswersIsARespondentAndANumberAloneIsNot) {
  EXPECT_EQ(kinds_of(header + "\n1,,,,,,,,,\n2,-,-,-,-,-,-,-,-,-\n").kinds,
            (std::vector{row_kind::numbered, row_kind::respondent}));
  EXPECT_EQ(kinds_of("Umur," + header + "\n35,1,,,,,,,,,\n").kinds, std::vector{row_kind::respondent});
}

TEST(Table, AMappingTellsRowsToPassOver) {
  ikm::mapping said;
  said.skip_lines = {{2, 2}};
  said.complete_when = "No";
  EXPECT_EQ(kinds_of(header + "\n1" + fours + "\n" + fours + "\n3" + fours + "\n", said).kinds,
            (std::vector{row_kind::told, row_kind::incomplete, row_kind::respondent}));
}

TEST(Table, TwoCandidatesAreAComplaintWithTheLineThatSettlesIt) {
  std::string text =
      "Lama waktu menunggu,persyaratan,prosedur,Kecepatan waktu,biaya,produk,kompetensi,perilaku,pengaduan,sarana\n";
  EXPECT_EQ(refusal(text),
            "f.csv:1: U3: it is not certain which column: 'Lama waktu menunggu' (1), 'Kecepatan waktu' (4); exactly "
            "one is expected for waktu; "
            "in the mapping: [columns] waktu = \"Lama waktu menunggu\" | waktu = \"Kecepatan waktu\"");
  ikm::mapping said;
  said.columns["waktu"] = {"kecepatan  waktu"};
  EXPECT_EQ(refusal(text, said), "");
  said.columns["waktu"] = {"#4"};
  EXPECT_EQ(refusal(text, said), "");
}

TEST(Table, AFileWithoutAHeaderIsNotQuoted) {
  const std::string text = refusal("Budi RAHASIA,9999990000000001,4,4,4,4,4,4,4,4,4\n");
  EXPECT_NE(text, "");
  EXPECT_EQ(text.find("RAHASIA"), std::string::npos) << text;
}

TEST(Table, AHeaderWithFiveThousandCandidatesIsRefusedBriefly) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Kecepatan waktu " + std::to_string(i) + ",";
  try {
    (void)kinds_of(text + "\n");
    FAIL();
  } catch (const ikm::input_error& problem) {
    ASSERT_EQ(problem.complaints().size(), 2U);  // the candidates of waktu, and all that is missing
    for (const ikm::complaint& c : problem.complaints()) EXPECT_LT(text_of(c, ikm::language::english).size(), 2000U);
    EXPECT_NE(ikm::found_in(problem.complaints()[0].what).find("(5000)"), std::string::npos);
  }
}

TEST(Table, AHeaderOverTwoLinesIsOne) {
  const auto rows = ikm::open_rows(
      ikm::bytes_of("No,Loket,Unsur Pelayanan,,,,,,,,\n,,U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,A" + fours + "\n", "f.csv"));
  const std::vector<ikm::breakdown> by = {{"loket"}};
  const ikm::table from{*rows, ikm::permenpan_14_2017(), by};
  EXPECT_EQ(from.plan().group_columns, (std::vector<std::vector<std::size_t>>{{1}}));
}

// A word among codes is somebody's slip; in a file of words it is an answer.
TEST(Table, WordsAreAnswersWhereMostAnswersAreWords) {
  const auto reads = [](const std::string& rows_text) {
    const std::string text = header + "\n" + rows_text;
    const auto rows = ikm::open_rows(ikm::bytes_of(text, "f.csv"));
    const ikm::table from{*rows, ikm::permenpan_14_2017(), {}};
    return !from.answers().read(8, "Baik").wrong;
  };
  EXPECT_FALSE(reads("1,4,4,4,Gratis,4,4,4,4,4\n"));
  EXPECT_TRUE(reads("1,Sesuai,Mudah,Cepat,Gratis,Sesuai,Mampu,4,4,4\n"));
  EXPECT_TRUE(reads("1,Oke,Oke,Oke,Oke,Oke,Oke,4,4,4\n"));
}

// The order of the rules is the specification: the documentation lists them as they decide.
TEST(Table, TheDocumentationListsTheRulesOfRowsInTheirOrder) {
  std::ifstream file{IKM_SOURCE_DIR "/docs/file_formats.md"};
  std::stringstream text;
  text << file.rdbuf();
  const std::string docs = text.str();
  std::size_t at = docs.find("### Which rows are respondents");
  ASSERT_NE(at, std::string::npos);
  for (const std::string_view name : ikm::row_rules::names()) {
    const std::size_t next = docs.find("| `" + std::string{name} + "` |", at);
    EXPECT_NE(next, std::string::npos) << name;
    at = next == std::string::npos ? at : next;
  }
}

namespace {

const std::string nine =
    "Timestamp,Persyaratan pelayanan,Prosedur pelayanan,Kecepatan waktu,Biaya/tarif,Produk pelayanan,"
    "Kompetensi petugas,Perilaku petugas,Sarana dan prasarana";
const std::string good = "05/01/2026,Baik,Baik,Baik,Baik,Baik,Baik,Baik,Baik";

}  // namespace

// The office wrote down that there is no complaint; the regulation's `Tidak ada` (1) is another thing.
TEST(Table, AColumnThatAsksToWriteIsBelievedOnlyWhereItsCellsAnswer) {
  for (const std::string asks : {"Keluhan", "Aduan Anda", "\"Tuliskan pengaduan Anda, jika ada\"", "Media pengaduan"}) {
    const std::string why = refusal(nine + "," + asks + "\n" + good + ",Tidak ada\n" + good + ",\n" + good + ",-\n");
    EXPECT_NE(why.find("not certain which column"), std::string::npos) << asks << why;
    EXPECT_NE(why.find("pengaduan = "), std::string::npos) << why;
    EXPECT_EQ(refusal(nine + "," + asks + "\n" + good + ",Tidak ada\n" + good + ",Baik\n"), "") << asks;
    // Added later, so that the first rows are blank.
    EXPECT_EQ(refusal(nine + "," + asks + "\n" + good + ",\n" + good + ",-\n"), "") << asks;
  }
  EXPECT_EQ(refusal(nine + ",Penanganan pengaduan pengguna\n" + good + ",Tidak ada\n"), "");
  EXPECT_EQ(refusal(nine + ",U9 Keluhan\n" + good + ",Tidak ada\n"), "");
  ikm::mapping said;
  said.columns = {{"pengaduan", {"Keluhan"}}};
  EXPECT_EQ(refusal(nine + ",Keluhan\n" + good + ",Tidak ada\n", said), "");
}

TEST(Table, BesideARealColumnWhatAsksToWriteIsNoCandidate) {
  const std::string both = nine + ",Kualitas penanganan pengaduan,Keluhan,Berapa biaya yang Anda keluarkan?\n";
  EXPECT_EQ(refusal(both + good + ",Baik,Tidak ada,Gratis\n" + good + ",Baik,Petugasnya lama,50.000\n"), "");
  // Where it answers, it is a question which of them is the element's.
  EXPECT_NE(refusal(nine + ",Kualitas penanganan pengaduan,Keluhan\n" + good + ",Baik,Baik\n"), "");
}

TEST(Table, AColumnOfDatesAnswersNothing) {
  const std::string codes = "2026-01-05 08:01:02,2026-01-05 08:03:04";
  const std::string rest = "U1,U2,Kecepatan waktu,U4,U5,U6,U7,U8,U9\n";
  EXPECT_EQ(refusal("Start time,Completion time," + rest + codes + fours + "\n"), "");
  EXPECT_EQ(refusal("Mulai,Waktu penyelesaian," + rest + codes + fours + "\n"), "");
  EXPECT_EQ(refusal("No,U1,U2,Completion time,U4,U5,U6,U7,U8,U9\n1" + fours + "\n"), "");
}

TEST(Table, QuizColumnsAskNothing) {
  EXPECT_EQ(refusal("Nama,Persyaratan,Persyaratan [Skor],Persyaratan [Masukan],U2,Points - Prosedur,Feedback - "
                    "Prosedur,U3,U4,U5,U6,"
                    "U7,U8,U9,Sarana [Score],Sarana [Feedback]\nx,4,0,,4,0,,4,4,4,4,4,4,4,0,\n"),
            "");
}

TEST(Table, AColumnThatGoesOnWithTheNumbersAndHoldsAnswersIsAQuestion) {
  for (const std::string tenth : {"U10", "u11", "Unsur 10", "U-10 Keamanan"})
    EXPECT_NE(refusal(header + "," + tenth + "\n1" + fours + ",1\n2" + fours + ",4\n").find("not_read = ["),
              std::string::npos)
        << tenth;
  EXPECT_NE(refusal("No,Q1 - Persyaratan,Q2 - Prosedur,Q3 - Waktu,Q4 - Biaya,Q5 - Produk,Q6 - Kompetensi,Q7 - Perilaku,"
                    "Q8 - Pengaduan,Q9 - Sarana,Q10 - Keamanan\n1" +
                    fours + ",3\n")
                .find("'Q10 - Keamanan'"),
            std::string::npos);
  EXPECT_NE(refusal(header + ",U10,U11,U12,U13,U14\n1" + fours + ",1,2,3,4,1\n").find("U14"), std::string::npos);
  EXPECT_NE(
      refusal("id_responden,unsur,jawaban\n1,U1,4\n1,U2,4\n1,U3,4\n1,U4,4\n1,U5,4\n1,U6,4\n1,U7,4\n1,U8,4\n1,U9,4\n"
              "1,U10,1\n")
          .find("U10"),
      std::string::npos);
  ikm::mapping said;
  said.not_read = {"U10"};
  EXPECT_EQ(refusal(header + ",U10\n1" + fours + ",1\n", said), "");
  said.not_read = {"U10", "of an earlier form"};
  EXPECT_EQ(refusal(header + ",U10\n1" + fours + ",1\n", said), "");
}

TEST(Table, SpareColumnsFreeTextAndOtherNumbersAreNoQuestions) {
  for (const auto& [tenth, cell] : std::vector<std::pair<std::string, std::string>>{{"U10", ""},
                                                                                    {"U10", "-"},
                                                                                    {"U10", "Petugasnya ramah"},
                                                                                    {"U10", "34"},
                                                                                    {"Q10", "3"},
                                                                                    {"U10 Saran", "4"},
                                                                                    {"U10 Usia", "4"},
                                                                                    {"10. Jenis kelamin", "1"},
                                                                                    {"Umur", "4"},
                                                                                    {"U10 Rata-rata", "4"}})
    EXPECT_EQ(refusal(header + "," + tenth + "\n1" + fours + "," + cell + "\n2" + fours + "," + cell + "\n"), "")
        << tenth << cell;
}

// `"#2"` is a place, and `2` in a row of answers is not its header.
TEST(Table, PlacesInAMappingAreNoWordsToLookFor) {
  ikm::mapping said;
  const std::vector<std::string> ids = {"persyaratan", "prosedur", "waktu",     "biaya", "produk",
                                        "kompetensi",  "perilaku", "pengaduan", "sarana"};
  for (std::size_t i = 0; i < ids.size(); ++i) said.columns[ids[i]] = {"#" + std::to_string(i + 2)};
  const std::string same = "Loket,Jawaban,Jawaban,Jawaban,Jawaban,Jawaban,Jawaban,Jawaban,Jawaban,Jawaban\n";
  const std::string rows = "A,4,4,4,4,4,4,4,4,4\nB,2,3,4,2,3,4,2,3,4\nC,3,3,3,3,3,3,3,3,3\n";
  EXPECT_EQ(kinds_of(same + rows, said).header_line, 1U);
  EXPECT_EQ(kinds_of(same + rows, said).kinds.size(), 3U);
  said.columns["sarana"] = {"Toilet"};
  EXPECT_EQ(kinds_of("Loket,J,J,J,J,J,J,J,J,Toilet\n" + rows, said).header_line, 1U);
  said.columns["sarana"] = {"#10"};
  EXPECT_EQ(kinds_of("Laporan,,,,,,,,,\n,,,,,,,,,\n" + same + rows, said).header_line, 3U);
  said.header_line = 2;
  EXPECT_EQ(kinds_of("Laporan,,,,,,,,,\n" + same + rows, said).header_line, 2U);
}
