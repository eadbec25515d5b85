// SPDX-License-Identifier: BSL-1.0
// Further instances of the kinds met in the field, in other words, places and formats, each beside a good file. Right
// values are by hand: all answers k give 25·k.
#include "field/scored.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

/// What the first complaint says, in English; empty where there is none.
std::string complaint_of(const std::string& text, const ikm::read_options& options = {}) {
  try {
    static_cast<void>(read_survey(ikm::bytes_of(text, "f.csv"), ikm::permenpan_14_2017(), options));
  } catch (const ikm::input_error& problem) {
    return ikm::text_of(problem.complaints().front(), ikm::language::english);
  }
  return {};
}

/// `{"id":…,"u1":4,…,"u9":4}`
std::string record(const std::string& first, char answer) {
  std::string text = "{" + first;
  for (char u = '1'; u <= '9'; ++u)
    text += std::string{first.empty() && u == '1' ? "" : ","} + "\"u" + u + "\":" + answer;
  return text + "}";
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST(UnfinishedRows, AColumnAboutTheFormHasItsOwnWords) {
  const auto form = [](const std::string& header, const std::string& done, const std::string& other) {
    return "id," + header + codes + "\n1," + done + nine('4') + "\n2," + other + nine('1') + "\n";
  };
  EXPECT_EQ(scored(form("Status Pengisian", "Selesai", "Belum selesai")), "stop: 3 incomplete_row");
  EXPECT_EQ(scored(form("Status kuesioner", "Lengkap", "Tidak lengkap")), "stop: 3 incomplete_row");
  EXPECT_EQ(scored(form("Response Status", "Complete", "Disqualified")), "stop: 3 incomplete_row");
  EXPECT_EQ(scored(form("Status", "Complete", "Screened out")), "stop: 3 incomplete_row");
  // The same words of an application's progress are a profile; 25·(4+1)/2.
  EXPECT_EQ(scored(form("Status", "Selesai", "Belum selesai")), "62.50 of 2");
  EXPECT_EQ(scored(form("Status Permohonan", "Lengkap", "Tidak lengkap")), "62.50 of 2");
  EXPECT_EQ(scored(form("Status Pengisian", "Selesai", "Selesai")), "62.50 of 2");
}

// Two rows are left out by two columns: a mapping has each key once.
TEST(UnfinishedRows, OneLineOfAMappingLeavesOutAllOfThem) {
  const std::string text = "Status,Finished" + codes + "\nIP Address,True" + nine('4') + "\nSurvey Preview,True" +
                           nine('1') + "\nIP Address,False" + nine('2') + "\n";
  const std::string settles = R"(leave_out = { Finished = "False", Status = "Survey Preview" })";
  EXPECT_TRUE(says(complaint_of(text), settles)) << complaint_of(text);
  EXPECT_EQ(scored_with("[rows]\n" + settles, text), "100.00 of 1");
}

TEST(RowsWithoutANumber, AYearIsNone) {
  const auto sheet = [](const std::string& last) {
    return "No" + codes + "\n1" + nine('4') + "\n2" + nine('4') + "\n3" + nine('4') + "\n" + last + nine('1') + "\n";
  };
  EXPECT_EQ(scored(sheet("Tahun 2025")), "stop: 5 totals_or_respondent");
  EXPECT_EQ(scored(sheet("Semester 1 2025")), "stop: 5 totals_or_respondent");
  EXPECT_EQ(scored(sheet("R004")), "81.25 of 4");  // 25·(4·3+1)/4
  EXPECT_EQ(scored(sheet("(4)")), "81.25 of 4");
}

TEST(StatisticsAtTheEnd, HaveManyNames) {
  for (const std::string label :
       {"Maks", "Sasaran", "Batas bawah", "Baseline", "Benchmark nasional", "Terlemah", "Tahun lalu", "Skala"})
    EXPECT_EQ(scored("Nama" + codes + "\nA" + nine('4') + "\nB" + nine('4') + "\n" + label + nine('1') + "\n"),
              "stop: 4 totals_or_respondent")
        << label;
  // Initials, and a unit that is called so among the respondents, are names.
  EXPECT_EQ(scored("Nama" + codes + "\nA" + nine('4') + "\nN" + nine('4') + "\n"), "100.00 of 2");
  EXPECT_EQ(scored("unit" + codes + "\nTerbaik" + nine('4') + "\nMawar" + nine('4') + "\n"), "100.00 of 2");
}

TEST(CountsOfRespondents, MayHaveAPoint) {
  const std::string start = codes.substr(1) + ",n\n" + nine('4').substr(1);
  EXPECT_EQ(scored(start + ",90.0\n" + nine('3').substr(1) + ",10.0\n"), "stop: 1 frequency_column");
  EXPECT_EQ(scored_with("rows.count = \"n\"", start + ",90.0\n" + nine('3').substr(1) + ",10.0\n"), "97.50 of 100");
}

// `n` numbers the rows only where it is 1, 2, 3 … from the first of them on.
TEST(CountsOfRespondents, AreNumbersThatDoNotCountTheRows) {
  const auto table = [](int first) {
    std::string text = "n" + codes + "\n";
    for (int i = 0; i < 6; ++i)  // six patterns, since each has another answer to U1 or U2
      text += std::to_string(first + i) + (i < 3 ? ",4," : ",3,") + static_cast<char>('1' + i % 3) + ",4,4,4,4,4,4,4\n";
    return text;
  };
  EXPECT_EQ(scored(table(12)), "stop: 1 frequency_column");
  EXPECT_EQ(scored(table(2)), "stop: 1 frequency_column");
  EXPECT_EQ(scored(table(1)), "93.06 of 6");  // 25·(3.5 + 2 + 7·4)/9 = 837.5/9
}

TEST(QuestionsMadeAgain, AreKnownByTheirCodeToo) {
  const std::string head = "U1,U2,U3,U3 (baru),U4,U5,U6,U7,U8,U9\n";
  const std::string text = head + "4,4,4,,4,4,4,4,4,4\n4,4,,2,4,4,4,4,4,4\n";
  EXPECT_EQ(scored(text), "stop: 1 ambiguous_column");
  EXPECT_TRUE(says(complaint_of(text), "waktu = { first_of = [\"U3\", \"U3 (baru)\"] }")) << complaint_of(text);
  // 25·(8·4 + (4+2)/2)/9 = 25·35/9
  EXPECT_EQ(scored_with("columns.waktu = { first_of = [\"U3\", \"U3 (baru)\"] }", text), "97.22 of 2");
  EXPECT_EQ(scored_with("columns.waktu = \"U3\"", text), "100.00 of 2");
  EXPECT_EQ(scored_with("not_read = \"U3 (baru)\"", text), "100.00 of 2");
  // Remarks beside the answers, and answers beside answers, are another column's.
  EXPECT_EQ(scored(head + "4,4,4,lama,4,4,4,4,4,4\n4,4,,antre,4,4,4,4,4,4\n"), "100.00 of 2");
  EXPECT_EQ(scored(head + "4,4,4,2,4,4,4,4,4,4\n4,4,4,2,4,4,4,4,4,4\n"), "100.00 of 2");
}

TEST(QuestionsMadeAgain, AnAnswerInBothNamesBothColumns) {
  const std::string text = "U1,U2,A,B,U4,U5,U6,U7,U8,U9\n4,4,4,,4,4,4,4,4,4\n4,4,3,2,4,4,4,4,4,4\n4,4,,7,4,4,4,4,4,4\n";
  const std::string both =
      complaint_of(text, {.said = ikm::parse_mapping("columns.waktu = { first_of = [\"A\", \"B\"] }", "m")});
  EXPECT_TRUE(says(both, "f.csv:3: A, B: ")) << both;
  // A bad answer is named where it is.
  const std::string one =
      complaint_of("U1,U2,A,B,U4,U5,U6,U7,U8,U9\n4,4,,7,4,4,4,4,4,4\n",
                   {.said = ikm::parse_mapping("columns.waktu = { first_of = [\"A\", \"B\"] }", "m")});
  EXPECT_TRUE(says(one, "f.csv:2: B: '7'")) << one;
}

TEST(JsonTables, WithinTheAnswerOfAService) {
  const std::string rows = "[" + record("\"id\":1", '4') + "," + record("\"id\":2", '2') + "]";
  EXPECT_EQ(scored(R"({"status":"ok","data":{"items":)" + rows + R"(,"page":1}})"), "75.00 of 2");
  EXPECT_EQ(scored(R"({"data":{"total":2,"rows":)" + rows + R"(},"message":""})"), "75.00 of 2");
  // A row of answers with a list deep within is still a row.
  EXPECT_EQ(scored(record(R"("profil":{"kunjungan":[{"tahun":2025}]})", '3')), "75.00 of 1");
}

TEST(JsonTables, NoLineIsOfferedToPassOverWhereRecordsShareIt) {
  const std::string text = "[" + record("\"no\":1", '4') + "," + record("\"no\":2", '4') + "," + record("", '1') + "]";
  const std::string said = complaint_of(text);
  EXPECT_TRUE(says(said, "record 3")) << said;
  EXPECT_FALSE(says(said, "skip_lines")) << said;
}

TEST(AnotherHeader, OfFewerColumnsEndsTheTableToo) {
  const std::string sheet = "Nama" + codes + "\nA" + nine('4') + "\nB" + nine('4') + "\n";
  const std::string below = ",,,,,,,,,\nPendidikan,SD,SMA,S1,,,,,,\nOrang,1,2,3,,,,,,\n";
  EXPECT_EQ(scored(sheet + below), "stop: 6 after_totals");
  EXPECT_EQ(scored(sheet + below, {.bad_rows = ikm::bad_rows::skip}), "100.00 of 2");
  EXPECT_EQ(scored_with("rows.last_line = 4", sheet + below), "100.00 of 2");
  // Signatures below the table are notes.
  EXPECT_EQ(scored(sheet + ",,,,,,,,,\n,Mengetahui,,,,,Petugas,,,\n,Kepala Bidang,,,,,Surveior,,,\n"), "100.00 of 2");
  // Words of answers in a row of codes are somebody's slip, and a bad row as before.
  EXPECT_EQ(scored(sheet + "C,Baik,Mudah,,,,,,,\n"), "stop: 4 text_answer");
}

TEST(Legends, OfMoreLinesThanRespondentsMakeNoAnswerColumnALegend) {
  std::string text = "No" + codes + "\n1" + nine('4') + "\n2" + nine('3') + "\n";
  for (char u = '1'; u <= '9'; ++u) text += std::string{",U"} + u + ",= unsur,,,,,,,\n";
  EXPECT_EQ(scored(text), "87.50 of 2");  // 25·(4+3)/2
  // A legend beside the table still is one.
  std::string beside = "No" + codes + ",,Kode\n";
  for (char u = '1'; u <= '9'; ++u) beside += (u < '3' ? std::string{u} + nine('3') : ",,,,,,,,,") + ",,U" + u + "\n";
  EXPECT_EQ(scored(beside), "75.00 of 2");
}

// Beside the question that is answered, a column that only has one of its words and holds other things is not a
// candidate.
TEST(ColumnsOfOtherThings, AreNoCandidatesBesideTheQuestion) {
  const std::string asked = ",Persyaratan,Prosedur,Kecepatan waktu,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana\n";
  const auto beside = [&](const std::string& header, const std::string& one, const std::string& other) {
    return scored(header + asked + one + nine('4') + "\n" + other + nine('3') + "\n");
  };
  EXPECT_EQ(beside("Waktu tunggu (menit)", "15", "20"), "87.50 of 2");  // 25·(4+3)/2
  EXPECT_EQ(beside("Lama waktu pelayanan", "15 menit", "1 jam"), "87.50 of 2");
  EXPECT_EQ(beside("Waktu", "08:00", "13:30:05"), "87.50 of 2");
  EXPECT_EQ(beside("Biaya yang dibayar (Rp)", "50000", "0"), "87.50 of 2");
  EXPECT_EQ(beside("Produk layanan yang diterima", "KTP", "KK"), "87.50 of 2");
  // It may be the question where it holds answers, or where the other column does not.
  EXPECT_EQ(beside("Waktu tunggu", "3", "4"), "stop: 1 ambiguous_column");
  EXPECT_EQ(beside("Waktu tunggu", "3", "40"), "stop: 1 ambiguous_column");
}
