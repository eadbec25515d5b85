// SPDX-License-Identifier: BSL-1.0
// Which rows of a file are respondents: each kind met in the field, with files that must not be asked about beside it.
// Right values are by hand: all answers k give 25·k.
#include "field/scored.hpp"

#include <gtest/gtest.h>

using skip = ikm::bad_rows;

TEST(RowsWithoutANumber, AreAskedForWhereMostRowsHaveOne) {
  // The page's case: a row of maxima above the respondents. 25·2 = 50 without it.
  const std::string above =
      "No,Nama" + codes + "\n,Skor Maksimal" + nine('4') + "\n1,R1" + nine('2') + "\n2,R2" + nine('2') + "\n";
  EXPECT_EQ(scored(above), "stop: 2 without_number");
  EXPECT_EQ(scored_with("rows.without_number = \"skip\"", above), "50.00 of 2");
  EXPECT_EQ(scored_with("rows.without_number = \"respondents\"", above), "66.67 of 3");  // 25·(4+2+2)/3
  for (const std::string header : {"NO. RES", "No. Responden", "Nomor Responden", "Resp", "Nomor Urut", "#"})
    EXPECT_EQ(
        scored("Nama," + header + codes + "\nA,1" + nine('2') + "\nB,2" + nine('2') + "\nKunci," + nine('4') + "\n"),
        "stop: 4 without_number")
        << header;
}

TEST(RowsWithoutANumber, ANumberMayBeMissedRepeatedOrStartAgain) {
  EXPECT_EQ(scored("No" + codes + "\n1" + nine('4') + "\n7" + nine('4') + "\n7" + nine('4') + "\n1" + nine('4') + "\n"),
            "100.00 of 4");
  // Most rows have none: the column decides nothing.
  EXPECT_EQ(scored("No,Nama" + codes + "\n1,A" + nine('4') + "\n,B" + nine('4') + "\n,C" + nine('4') + "\n"),
            "100.00 of 3");
  // A column of another thing that is headed so.
  EXPECT_EQ(scored("Nomor,Loket" + codes + "\nA-1,x" + nine('4') + "\n,y" + nine('4') + "\n"), "100.00 of 2");
}

TEST(RowsWithoutATimeStamp, AreAskedForWhereMostRowsHaveOne) {
  const std::string form = "Timestamp" + codes + "\n05/01/2026 08:00:00" + nine('4') + "\n05/01/2026 09:00:00" +
                           nine('4') + "\n" + nine('1') + "\n";
  EXPECT_EQ(scored(form), "stop: 4 without_time");
  EXPECT_EQ(scored_with("rows.without_time = \"skip\"", form), "100.00 of 2");
  EXPECT_EQ(scored_with("rows.without_time = \"respondents\"", form), "75.00 of 3");  // paper forms typed in
  for (const std::string header : {"Cap waktu", "Stempel waktu", "created_at", "Start time"})
    EXPECT_EQ(scored("Unit," + header + codes + "\nA,2026-01-05 08:00" + nine('4') + "\nA,2026-01-05T09:00:11" +
                     nine('4') + "\nA," + nine('1') + "\n"),
              "stop: 4 without_time")
        << header;
}

TEST(RowsWithoutATimeStamp, ADateFilledInOncePerDayProvesNothing) {
  EXPECT_EQ(
      scored("Tanggal" + codes + "\n05/01/2026" + nine('4') + "\n" + nine('4') + "\n06/01/2026" + nine('4') + "\n"),
      "100.00 of 3");
  // Few rows have a time: typed in by hand.
  EXPECT_EQ(scored("Timestamp" + codes + "\n05/01/2026 08:00" + nine('4') + "\n" + nine('4') + "\n" + nine('4') + "\n"),
            "100.00 of 3");
}

TEST(NumberedRows, WithNothingFilledInAreNotRespondents) {
  std::string sheet =
      "No" + codes + ",Jumlah,Mutu\n1" + nine('3') + ",27,C\n2" + nine('3') + ",27,C\n3" + nine('4') + ",36,A\n";
  for (int i = 4; i <= 12; ++i) sheet += std::to_string(i) + ",,,,,,,,,,0,#DIV/0!\n";
  EXPECT_EQ(scored(sheet), "83.33 of 3");  // 25·(3+3+4)/3
  EXPECT_EQ(scored("Kode Responden" + codes + "\nR001" + nine('4') + "\nR002,,,,,,,,,\nR003,,,,,,,,,\n"),
            "100.00 of 1");
}

TEST(NumberedRows, WithAProfileAreRespondentsWithBlanks) {
  EXPECT_EQ(scored("No,Umur" + codes + "\n1,30" + nine('4') + "\n2,35,,,,,,,,,\n"), "100.00 of 2");
  EXPECT_EQ(scored("No,Nama" + codes + "\n1,A" + nine('4') + "\n2,B,,,,,,,,,\n"), "100.00 of 2");
}

TEST(UnfinishedRows, AreAskedForWhereAPlatformMarksThem) {
  const auto with = [](const std::string& header, const std::string& good, const std::string& bad) {
    return header + codes + "\n" + good + nine('4') + "\n" + bad + nine('1') + "\n" + good + nine('4') + "\n";
  };
  for (const auto& [header, good, bad] : {std::array<std::string, 3>{"Finished", "True", "False"},
                                          {"Finished", "1", "0"},
                                          {"Status", "IP Address", "Survey Preview"},
                                          {"skm_complete", "2", "0"},
                                          {"skm_complete", "Complete", "Unverified"},
                                          {"_validation_status", "Approved", "Not Approved"},
                                          {"status", "terkirim", "draft"},
                                          {"is_submit", "1", "0"},
                                          {"deleted_at", "", "2026-01-06 09:00:00"},
                                          {"is_deleted", "false", "true"},
                                          {"submitdate", "2026-01-06 09:00:00", ""}}) {
    EXPECT_EQ(scored(with(header, good, bad)), "stop: 3 incomplete_row") << header;
    EXPECT_EQ(scored(with(header, good, bad), {.bad_rows = skip::skip}), "100.00 of 2") << header;
    // Constant: no question, whichever it is.
    EXPECT_EQ(scored(with(header, good, good)), "75.00 of 3") << header;
    EXPECT_EQ(scored(with(header, bad, bad)), "75.00 of 3") << header;
    EXPECT_EQ(scored_with("rows.complete_when = \"\"", with(header, good, bad)), "75.00 of 3")
        << header;  // 25·(4+1+4)/3
  }
}

TEST(UnfinishedRows, AMappingSettlesThem) {
  const std::string text = "Status,Finished" + codes + "\nIP Address,True" + nine('4') + "\nSurvey Preview,True" +
                           nine('1') + "\nIP Address,False" + nine('2') + "\n";
  EXPECT_EQ(scored(text), "stop: 3 incomplete_row");
  EXPECT_EQ(scored_with("rows.leave_out = { Status = \"Survey Preview\" }", text), "stop: 4 incomplete_row");
  EXPECT_EQ(scored_with(
                "[rows]\ncomplete_when = { Finished = \"True\" }\nleave_out = { Status = [\"Survey Preview\"] }", text),
            "100.00 of 1");
  EXPECT_EQ(scored_with("rows.complete_when = { deleted_at = \"\" }",
                        "deleted_at" + codes + "\n" + nine('4') + "\n2026-01-06" + nine('1') + "\n"),
            "100.00 of 1");
  EXPECT_EQ(scored_with("rows.leave_out = { Keadaan = \"x\" }", text), "stop: 1 missing_column");
}

TEST(UnfinishedRows, AStatusOfOtherThingsIsAProfile) {
  for (const auto& [a, b] :
       {std::array<std::string, 2>{"Menikah", "Belum menikah"}, {"Selesai", "Ditolak"}, {"PNS", "Umum"}})
    EXPECT_EQ(scored("Status" + codes + "\n" + a + nine('4') + "\n" + b + nine('1') + "\n"), "62.50 of 2") << a;
  // Blank beside approved asks nothing: nobody has looked at it yet.
  EXPECT_EQ(scored("_validation_status" + codes + "\nApproved" + nine('4') + "\n" + nine('1') + "\n"), "62.50 of 2");
}

// The first finished row comes after all rows that are looked at for the header.
TEST(UnfinishedRows, AreFoundWhereverTheFirstFinishedOneStands) {
  std::string text = "Finished" + codes + "\n";
  for (int i = 0; i < 100; ++i) text += "False" + nine('1') + "\n";
  EXPECT_EQ(scored(text), "25.00 of 100");
  EXPECT_EQ(scored(text + "True" + nine('4') + "\n"), "stop: 2 incomplete_row");
}

TEST(StatisticsAtTheEnd, AreAskedFor) {
  const std::string rows = "Loket" + codes + "\nLoket 1" + nine('4') + "\nLoket 2" + nine('4') + "\n";
  for (const std::string label : {"Tertinggi", "Terendah", "Peringkat", "Ranking", "Prioritas", "Skor Maksimal",
                                  "Varians", "Target", "Harapan", "Highest", "Target 2026"}) {
    EXPECT_EQ(scored(rows + label + nine('1') + "\n"), "stop: 4 totals_or_respondent") << label;
    EXPECT_EQ(scored(rows + label + nine('1') + "\n\nTertinggi" + nine('4') + "\n"), "stop: 4 totals_or_respondent")
        << label;
    // Ranks that are not answers are not a respondent for sure.
    EXPECT_EQ(scored(rows + label + nine('9') + "\n"), "100.00 of 2") << label;
  }
  EXPECT_EQ(scored_with("rows.totals = \"tertinggi\"", rows + "Tertinggi" + nine('1') + "\n"), "100.00 of 2");
  EXPECT_EQ(scored_with("rows.not_totals = \"tertinggi\"", rows + "Tertinggi" + nine('1') + "\n"), "75.00 of 3");
}

TEST(StatisticsAtTheEnd, AUnitOrClassOfThatNameIsNone) {
  EXPECT_EQ(scored("Kelurahan" + codes + "\nHarapan" + nine('4') + "\nSentosa" + nine('4') + "\n"), "100.00 of 2");
  EXPECT_EQ(scored("Kelas tarif" + codes + "\nTertinggi" + nine('4') + "\nRendah" + nine('4') + "\nTertinggi" +
                   nine('4') + "\n"),
            "100.00 of 3");
}

TEST(NumbersAsHeaders, ARowThatReadsAsAnswersIsOne) {
  const ikm::methodology three{[] {
    ikm::methodology_definition made = ikm::permenpan_14_2017().definition();
    made.id = "tiga";
    made.elements.resize(3);
    for (std::size_t e = 0; e < 3; ++e) {
      made.elements[e].code = std::to_string(e + 1);
      made.elements[e].questions = {{std::to_string(e + 1)}};
      made.elements[e].weight = ikm::ratio{1, 3};
    }
    return made;
  }()};
  // The page's case: 25·(8+9+10)/9 = 75.
  EXPECT_EQ(scored("1,2,3\n4,4,4\n1,2,3\n3,3,3\n", {}, three), "75.00 of 3");
  EXPECT_EQ(scored("Unit,1,2,3\nA,4,4,4\nA,1,2,3\n", {}, three), "75.00 of 2");  // 25·(5+6+7)/6
}

TEST(AnotherHeader, InAnotherOrderStopsTheRun) {
  const std::string rows = "No" + codes + "\n1,4,4,4,4,4,4,4,4,1\n2,4,4,4,4,4,4,4,4,1\n,,,,,,,,,\n";
  EXPECT_EQ(scored(rows + "No,U1,U2,U3,U4,U5,U6,U7,U9,U8\n3,4,4,4,4,4,4,4,1,4\n", {.bad_rows = skip::skip}),
            "stop: 5 other_order");
  EXPECT_EQ(scored(rows + "No,Persyaratan,Prosedur,Waktu,Biaya,Produk,Kompetensi,Perilaku,Sarana,Pengaduan\n3" +
                   nine('4') + "\n"),
            "stop: 5 other_order");
  // In the same order it is passed over, by code or by name. 25·(8·4 + (1+1+4)/3)/9 = 94.44.
  EXPECT_EQ(scored(rows + "Loket B,,,,,,,,,\nNo" + codes + "\n3" + nine('4') + "\n"), "94.44 of 3");
  EXPECT_EQ(scored(rows + "No,Persyaratan,Prosedur,Waktu,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana\n3" +
                   nine('4') + "\n"),
            "94.44 of 3");
}

// Offices number the elements in two ways: names below codes may disagree with them.
TEST(AnotherHeader, NamesBelowCodesInAnotherOrderAreAQuestion) {
  const std::string text = "No" + codes +
                           "\n,Persyaratan,Prosedur,Waktu,Biaya,Produk,Kompetensi,Perilaku,Sarana,Pengaduan\n"
                           "1,4,4,4,4,4,4,4,1,4\n";
  EXPECT_EQ(scored(text), "stop: 2 other_order");
  EXPECT_EQ(scored_with("header_line = 2", text), "91.67 of 1");  // 25·(8·4+1)/9
}

TEST(AnotherHeader, OfOtherThingsEndsTheTable) {
  const std::string text = "No,Unit" + codes + ",Total\n1,A" + nine('4') + ",36\n2,A" + nine('4') + ",36\n" +
                           ",,,,,,,,,,,\nData contoh,,,,,,,,,,,\nData no,,c1,c2,c3,c4,c5,c6,c7,c8,c9,Total\n" + "1," +
                           nine('2') + ",18\n3," + nine('1') + ",9\n";
  EXPECT_EQ(scored(text), "stop: 7 after_totals");
  EXPECT_EQ(scored(text, {.bad_rows = skip::skip}), "100.00 of 2");
  EXPECT_EQ(scored_with("rows.last_line = 6", text), "100.00 of 2");
}

TEST(TheAnnexedSheet, IsReadAsItStands) {
  // 25·(7·10/3 + 7/2 + 4)/9 = 85.65, whatever heads the column of numbers.
  for (const std::string number : {"NO. RES", "No. Responden", "NO", "Nomor Responden", "Resp"})
    EXPECT_EQ(scored("PENGOLAHAN SURVEI KEPUASAN MASYARAKAT PER RESPONDEN;;;;;;;;;;\n" + number +
                     ";NILAI UNSUR PELAYANAN;;;;;;;;;KET\n;U1;U2;U3;U4;U5;U6;U7;U8;U9;\n1;2;3;4;5;6;7;8;9;10;11\n"
                     "1;3;3;3;3;3;3;3;3;4;\n2;4;4;4;4;4;4;4;4;4;\n3;3;3;3;3;3;3;3;;4;\n"
                     "Nilai/Unsur;10;10;10;10;10;10;10;7;12;\nNRR/Unsur;3,33;3,33;3,33;3,33;3,33;3,33;3,33;3,50;4,00;\n"
                     ";;;;;;;;;;**) 85,5\nMutu: B;;;;;;;;;;\nKeterangan :;;;;;;;;;;\n"),
              "85.65 of 3")
        << number;
}

TEST(SecondHeaders, OfSurveyMonkeyArePassedOver) {
  const std::string names =
      "Respondent ID,Persyaratan pelayanan,Prosedur pelayanan,Kecepatan waktu,Biaya/tarif,Produk "
      "pelayanan,Kompetensi petugas,Perilaku petugas,Penanganan pengaduan,Sarana dan prasarana\n";
  std::string baik = "11";
  std::string response;
  for (int i = 0; i < 9; ++i) baik += ",Baik", response += i % 2 == 0 ? ",Response" : ",Open-Ended Response";
  EXPECT_EQ(scored(names + response + "\n" + baik + "\n"), "75.00 of 1");
}

TEST(Legends, BelowTheTableMakeNoAnswerColumnALegend) {
  EXPECT_EQ(scored("No Resp" + codes + "\n1" + nine('4') + "\n2" + nine('3') +
                   "\nNRR,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5\nU1,Persyaratan,,,,,,,,\nU2,Prosedur,,,,,,,,\n"),
            "87.50 of 2");
}

TEST(LinesLeftOutByAMapping, AreNamedWhereTheyHoldAnswers) {
  ikm::read_options options;
  options.said = ikm::parse_mapping("rows.skip_lines = [3, 4]", "m.toml");
  const ikm::survey read =
      read_survey(ikm::bytes_of("No" + codes + "\n1" + nine('4') + "\n2" + nine('2') + "\nCatatan,,,,,,,,,\n", "f.csv"),
                  ikm::permenpan_14_2017(), options);
  ASSERT_EQ(read.account.told_with_answers.size(), 1U);
  EXPECT_EQ(read.account.told_with_answers.front().line, 3U);
}

// Microsoft Forms: 25·(3+4)/2 = 87.50. A column of dates answers nothing, whatever its name.
TEST(ColumnsOfDates, AnswerNothing) {
  const std::string header =
      "Id,Start time,Completion time,Persyaratan pelayanan,Prosedur pelayanan,Kecepatan waktu,Biaya/tarif,Produk "
      "pelayanan,Kompetensi petugas,Perilaku petugas,Penanganan pengaduan,Sarana dan prasarana\n";
  const auto row = [](const std::string& when, const std::string& word) {
    std::string text = "1," + when + " 8:00:00," + when + " 8:05:00";
    for (int i = 0; i < 9; ++i) text += "," + word;
    return text + "\n";
  };
  for (const std::string when : {"2/3/26", "2/3/2026", "2026-03-02", "12/31/26"})
    EXPECT_EQ(scored(header + row(when, "Puas") + row(when, "Sangat puas")), "87.50 of 2") << when;
}
