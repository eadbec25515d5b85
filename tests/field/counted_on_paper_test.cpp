// SPDX-License-Identifier: BSL-1.0
// Tables with an element per row and how many gave each answer, as counted on paper. The counts are those of
// domain page, section 10: sums 105 101 100 116 102 105 106 105 115 of 29 respondents give 91.48. A sum s of 29 threes
// and fours is made of s − 87 fours and 116 − s threes.
#include "field/scored.hpp"
#include "source/workbook_files.hpp"

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace {

using workbook_files::row_of;

constexpr std::array<int, 9> sums = {105, 101, 100, 116, 102, 105, 106, 105, 115};
const std::vector<std::string> names = {
    "Persyaratan",        "Sistem, mekanisme dan prosedur",          "Waktu penyelesaian",
    "Biaya/tarif",        "Produk spesifikasi jenis pelayanan",      "Kompetensi pelaksana",
    "Perilaku pelaksana", "Penanganan pengaduan, saran dan masukan", "Sarana dan prasarana"};

std::string threes(std::size_t e) { return std::to_string(116 - sums[e]); }
std::string fours(std::size_t e) { return std::to_string(sums[e] - 87); }

/// One row per element: its label, then `0;0;threes;fours`, then more.
std::string rows(const std::vector<std::string>& labels, const std::string& separator = ";",
                 const std::string& more = "") {
  std::string text;
  for (std::size_t e = 0; e < labels.size(); ++e) {
    text += labels[e];
    for (const std::string& cell : {std::string{"0"}, std::string{"0"}, threes(e), fours(e)}) text += separator + cell;
    text += more + "\n";
  }
  return text;
}

std::vector<std::string> coded() {
  std::vector<std::string> labels;
  for (char u = '1'; u <= '9'; ++u) labels.push_back(std::string{"U"} + u);
  return labels;
}

std::vector<std::string> numbered(const std::string& front) {
  std::vector<std::string> labels;
  for (std::size_t e = 0; e < names.size(); ++e) labels.push_back(front + std::to_string(e + 1));
  return labels;
}

ikm::survey read(const std::string& text, const ikm::read_options& options = {}) {
  return read_survey(ikm::bytes_of(text, "f.csv"), ikm::permenpan_14_2017(), options);
}

const std::string table = "Unsur;1;2;3;4\n" + rows(coded());

}  // namespace

TEST(CountedOnPaper, ATableOfCountsGivesItsIndex) {
  EXPECT_EQ(scored(table), "91.48 of 29");
  EXPECT_EQ(scored("Unsur,1,2,3,4\n" + rows(coded(), ",")), "91.48 of 29");
  EXPECT_EQ(scored("Unsur\t1\t2\t3\t4\n" + rows(coded(), "\t")), "91.48 of 29");
}

TEST(CountedOnPaper, ElementsAreKnownByNameCodeOrTheirNumberBelowUnsur) {
  EXPECT_EQ(scored("Unsur Pelayanan;Tidak baik;Kurang baik;Baik;Sangat baik\n" + rows(names)), "91.48 of 29");
  EXPECT_EQ(scored("Kode Unsur;TB;KB;B;SB\n" + rows(numbered(""))), "91.48 of 29");
  EXPECT_EQ(scored("Uraian;Skor 1;Skor 2;Skor 3;Skor 4\n" + rows(numbered("Unsur "))), "91.48 of 29");
}

// An office that asks for its facilities eighth and complaints ninth: the name decides.
TEST(CountedOnPaper, TheNameOfAnElementGoesBeforeItsNumber) {
  std::string text = "Kode;Unsur;1;2;3;4\n";
  for (std::size_t e = 0; e < names.size(); ++e)
    text += "U" + std::to_string(e + 1) + ";" +
            (e == 7   ? names[8]
             : e == 8 ? names[7]
                      : names[e]) +
            ";0;0;" + threes(e) + ";" + fours(e) + "\n";
  const ikm::survey made = read(text);
  EXPECT_EQ(made.all.sum(8), 105U);  // sarana, from the eighth row
  EXPECT_EQ(made.all.sum(7), 115U);  // pengaduan, from the ninth
}

TEST(CountedOnPaper, TitlesTotalsAndOtherTablesAreNotElements) {
  const std::string sheet = "REKAPITULASI JAWABAN;;;;\nKecamatan Tomoni Timur;;;;\n;;;;\n" + table +
                            "Jumlah;0;0;89;172\n;;;;\nUnsur;NRR;Mutu;;\nU1;3,62;A;;\nU2;3,48;B;;\n";
  EXPECT_EQ(scored(sheet), "91.48 of 29");
  // A header over two lines, and the numbers of the columns below it.
  EXPECT_EQ(scored("No;Unsur;Jumlah yang menjawab;;;\n;;1;2;3;4\n(1);(2);(3);(4);(5);(6)\n" +
                   [] {
                     std::string text;
                     for (std::size_t e = 0; e < names.size(); ++e)
                       text += std::to_string(e + 1) + ";" + names[e] + ";-;;" + threes(e) + ";" + fours(e) + "\n";
                     return text;
                   }()),
            "91.48 of 29");
}

// Percentages beside counts or below each of them are not counts.
TEST(CountedOnPaper, SharesAreNotRead) {
  std::string below = "Unsur;1;2;3;4\n";
  for (std::size_t e = 0; e < 9; ++e)
    below += "U" + std::to_string(e + 1) + ";0;0;" + threes(e) + ";" + fours(e) + "\n;0%;0%;50%;50%\n";
  EXPECT_EQ(scored(below), "91.48 of 29");
  EXPECT_EQ(scored("Unsur;1;2;3;4;% 1;% 2;% 3;% 4\n" + rows(coded(), ";", ";0;0;40;60")), "91.48 of 29");
}

// 50 respondents; U9 has 40 threes and 10 fours or blanks.
TEST(CountedOnPaper, BlanksAreThoseCountedOrWhatAnElementLacks) {
  const auto sheet = [](const std::string& header, const std::string& full, const std::string& last) {
    std::string text = "Unsur;1;2;3;4" + header + "\n";
    for (char u = '1'; u <= '8'; ++u) text += std::string{"U"} + u + ";0;0;50;0" + full + "\n";
    return text + "U9;0;0;40;0" + last + "\n";
  };
  for (const std::string& text :
       {sheet("", "", ""), sheet(";Kosong", ";0", ";10"), sheet(";Tidak menjawab;Jumlah", ";;50", ";10;50"),
        sheet(";Jumlah Responden", ";50", ";50"), sheet(";Jumlah", ";50", ";40")}) {
    const ikm::survey made = read(text);
    EXPECT_EQ(made.all.respondents(), 50U) << text;
    EXPECT_EQ(made.all.count(8, ikm::blank), 10U) << text;
    EXPECT_EQ(score(made.all).published()->to_string(), "75.00") << text;
    EXPECT_EQ(score(made.all, {.missing = ikm::missing::zero}).published()->to_string(), "73.33")
        << text;  // 25·(8·3+2.4)/9
    EXPECT_EQ(made.account.rows, 50U);
    EXPECT_EQ(made.account.accepted, 50U);
    EXPECT_FALSE(score(made.all, {.missing = ikm::missing::listwise}).published()) << text;
  }
}

TEST(CountedOnPaper, WithoutABlankEverybodyIsComplete) {
  const ikm::survey made = read(table);
  EXPECT_EQ(score(made.all, {.missing = ikm::missing::listwise}).published()->to_string(), "91.48");
  EXPECT_EQ(made.all.marginal_respondents(), 29U);
}

TEST(CountedOnPaper, WhatIsWrongIsNamedByItsLine) {
  const auto changed = [](const std::string& from, const std::string& to) {
    std::string text = table;
    return text.replace(text.find(from), from.size(), to);
  };
  EXPECT_EQ(scored(changed("U2;0;0;15;14", "U2;0;0;15,5;14")), "stop: 3 bad_count");
  EXPECT_EQ(scored(changed("U2;0;0;15;14", "U2;0;0;lima belas 15;14")), "stop: 3 bad_count");
  EXPECT_EQ(scored(changed("U2;0;0;15;14", "U2;-3;0;15;14")), "stop: 3 bad_count");
  EXPECT_EQ(scored(changed("U3;0;0;16;13\n", "")), "stop: 1 missing_row");
  EXPECT_EQ(scored(changed("U9;", "U10;")), "stop: 10 unknown_word");
  EXPECT_EQ(scored(changed("U9;0;0;1;28", "U9;0;0;1;2")), "stop: 10 uneven_counts");
  EXPECT_EQ(scored(changed("U9;", "U8;")), "stop: 10 duplicate_row");
  EXPECT_EQ(scored("Unsur;1;2;3;4;Jumlah\n" + rows(coded(), ";", ";28")), "stop: 2 counts_against_total");
  EXPECT_EQ(scored("Unsur;1;2;3;4;Kosong\n" + rows(coded(), ";", ";0").replace(0, 12, "U1;0;0;11;17")),
            "stop: 2 uneven_counts");
  EXPECT_EQ(scored("Unsur;1;2;3;4;5\n" + rows(coded(), ";", ";7")), "stop: 1 five_point_form");
  EXPECT_EQ(scored("Unsur;1;2;3;4;1;2;3;4\n" + rows(coded(), ";", ";0;0;1;2")), "stop: 1 duplicate_column");
  // Another counter's table below: which of them, or both?
  EXPECT_EQ(scored(table + ";;;;\nLoket B;;;;\n" + table), "stop: 14 duplicate_row");
}

TEST(CountedOnPaper, AThousandIsWrittenInGroupsOrNot) {
  const auto sheet = [](const std::string& first, const std::string& others) {
    std::string text = "Unsur;1;2;3;4\nU1;0;0;0;" + first + "\n";
    for (char u = '2'; u <= '9'; ++u) text += std::string{"U"} + u + ";0;0;0;" + others + "\n";
    return text;
  };
  EXPECT_EQ(scored(sheet("1250", "1250")), "100.00 of 1250");
  EXPECT_EQ(scored(sheet("1.250", "1.250")), "100.00 of 1250");
  EXPECT_EQ(scored(sheet("1250.0", "1250.0")), "100.00 of 1250");
  EXPECT_EQ(scored(sheet("1.250", "1.249")), "stop: 2 ambiguous_number");
}

// Means, shares and indices are in the same place as counts, and are none.
TEST(CountedOnPaper, ATableOfMeansIsNotOne) {
  const auto sheet = [](const std::string& header, const std::string& cells) {
    std::string text = "Unsur;" + header + "\n";
    for (char u = '1'; u <= '9'; ++u) text += std::string{"U"} + u + ";" + cells + "\n";
    return text;
  };
  for (const std::string& text :
       {sheet("NRR;Indeks;Mutu", "3,31;82,75;B"), sheet("1;2;3;4", "3,31;3,28;3,40;3,35"),
        sheet("1;2;3;4", "6,9%;10,3%;41,4%;41,4%"), sheet("1 (%);2 (%);3 (%);4 (%)", "0;10;40;50"),
        sheet("Triwulan 1;Triwulan 2;Triwulan 3;Triwulan 4", "80;81;82;83"),
        sheet("Loket 1;Loket 2;Loket 3;Loket 4", "12;13;14;15")})
    EXPECT_TRUE(scored(text).ends_with("missing_column")) << scored(text) << "\n" << text;
}

// Respondents stay respondents, whatever the headers of their columns, their names, and what is beside them.
TEST(CountedOnPaper, ATableOfResponsesIsNotOne) {
  const std::string responses = "Nama" + codes + "\nA" + nine('4') + "\nB" + nine('3') + "\n";
  EXPECT_EQ(scored(responses), "87.50 of 2");
  // Counts below responses: refused as before, and never in their place.
  EXPECT_EQ(scored(responses + ",,,,,,,,,\nUnsur,1,2,3,4,,,,,\n" + rows(coded(), ",", ",,,,,")),
            "stop: 6 out_of_scale");
  const ikm::methodology four{{.id = "four",
                               .name = {"Empat", "Four"},
                               .elements = {{.id = "a", .code = "1", .name = {"A", "A"}},
                                            {.id = "b", .code = "2", .name = {"B", "B"}},
                                            {.id = "c", .code = "3", .name = {"C", "C"}},
                                            {.id = "d", .code = "4", .name = {"D", "D"}}},
                               .bands = {{"D", {"", ""}, *ikm::decimal::parse("25")}}}};
  EXPECT_EQ(scored("No,1,2,3,4\n1,4,4,4,4\n2,3,3,3,3\n3,4,4,4,4\n4,3,3,3,3\n", {}, four), "87.50 of 4");
}

TEST(CountedOnPaper, WhatNeedsRowsIsRefusedOrEmptyWithItsReason) {
  const auto refused = [](const ikm::read_options& options) {
    try {
      static_cast<void>(read(table, options));
    } catch (const ikm::answers_needed& problem) {
      return problem.code();
    }
    return ikm::failure::bad_rows;
  };
  EXPECT_EQ(refused({.by = {{"unit"}}}), ikm::failure::tally_without_breakdown);
  EXPECT_EQ(refused({.from = ikm::day{2024, 1, 1}}), ikm::failure::tally_without_dates);
  EXPECT_EQ(refused({.duplicates = ikm::duplicates::first}), ikm::failure::tally_without_rows);
  const ikm::survey made = read(table, {.duplicates = ikm::duplicates::report, .joint_counts = true});
  EXPECT_FALSE(made.account.duplicates);
  EXPECT_FALSE(made.all.has_joint_counts());
}

TEST(CountedOnPaper, CountsAndRowsAreOneSurvey) {
  const workbook_files::file counts{"counted.csv", table};
  // One respondent more, all fours: sums + 4 of 30.
  const workbook_files::file answers{"answers.csv", "Nama" + codes + "\nA" + nine('4') + "\n"};
  const std::vector<std::string> paths = {counts.path(), answers.path()};
  const ikm::survey made = read_survey(paths, ikm::permenpan_14_2017(), {.joint_counts = true});
  EXPECT_EQ(made.all.respondents(), 30U);
  EXPECT_EQ(made.all.marginal_respondents(), 29U);
  EXPECT_EQ(made.all.sum(0), 109U);
}

TEST(CountedOnPaper, WorkbooksHoldThemToo) {
  std::string sheet = row_of(1, {"Unsur", "1", "2", "3", "4"});
  for (std::size_t e = 0; e < 9; ++e) sheet += row_of(e + 2, {names[e], "0", "0", threes(e), fours(e)});
  std::string responses = row_of(1, {"U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"});
  responses += row_of(2, std::vector<std::string>(9, "3"));
  const auto of = [](const std::vector<workbook_files::sheet>& sheets) {
    const workbook_files::file file{"counted.xlsx", workbook_files::xlsx_of(sheets)};
    const std::vector<std::string> paths = {file.path()};
    try {
      const ikm::survey made = read_survey(paths, ikm::permenpan_14_2017());
      return score(made.all).published()->to_string() + " " + made.understood.front().sheet;
    } catch (const ikm::input_error& problem) {
      return std::string{name_of(problem.complaints().front().code())};
    }
  };
  EXPECT_EQ(of({{"Hitung", sheet}}), "91.48 Hitung");
  EXPECT_EQ(of({{"Hitung", sheet}, {"Catatan", row_of(1, {"Dihitung oleh", "Petugas"})}}), "91.48 Hitung");
  // Beside respondents their counts are a recap; two tables of counts are a question.
  EXPECT_EQ(of({{"Rekap", sheet}, {"Data", responses}}), "75.00 Data");
  EXPECT_EQ(of({{"Januari", sheet}, {"Februari", sheet}}), "several_sheets");
}

TEST(CountedOnPaper, JsonHoldsThemToo) {
  std::string text = "[";
  for (std::size_t e = 0; e < 9; ++e)
    text += std::string{e == 0 ? "" : ","} + "{\"unsur\":\"U" + std::to_string(e + 1) +
            "\",\"1\":0,\"2\":0,\"3\":" + threes(e) + ",\"4\":" + fours(e) + "}";
  EXPECT_EQ(scored(text + "]"), "91.48 of 29");
}

// What the counts of one question do not say.
TEST(CountedOnPaper, ItIsSaidHowItWasUnderstood) {
  const ikm::survey made = read("Kode;SB;B;KB;TB;Kosong\n" + [] {
    std::string text;
    for (std::size_t e = 0; e < 9; ++e)
      text += "U" + std::to_string(e + 1) + ";" + fours(e) + ";" + threes(e) + ";0;0;0\n";
    return text;
  }());
  const ikm::understanding& u = made.understood.front();
  EXPECT_TRUE(u.is_counted);
  EXPECT_EQ(u.step_columns, (std::vector<std::string>{"TB", "KB", "B", "SB"}));
  EXPECT_EQ(u.blank_column, "Kosong");
  EXPECT_FALSE(u.blanks_are_inferred);
  EXPECT_EQ(u.question_columns.front(), "U1");
  EXPECT_EQ(score(made.all).published()->to_string(), "91.48");
}
