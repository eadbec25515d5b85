// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/outline.hpp>

#include "planned.hpp"
#include "surveyed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace {

using ikm::language;

std::string text_of(const ikm::outline& report) {
  std::string made;
  for (const ikm::outline_section& section : report.sections)
    for (const ikm::outline_block& block : section.blocks) {
      if (const auto* const words = std::get_if<ikm::paragraph>(&block)) made += words->text + "\n";
      if (const auto* const place = std::get_if<ikm::marked_place>(&block)) made += "[" + place->what + "]\n";
    }
  return made;
}

const ikm::data_table& table_of(const ikm::outline& report, const std::string& caption) {
  for (const ikm::outline_section& section : report.sections)
    for (const ikm::outline_block& block : section.blocks)
      if (const auto* const table = std::get_if<ikm::data_table>(&block))
        if (table->caption.ends_with(". " + caption)) return *table;
  throw std::runtime_error{"no table " + caption};
}

bool says(const ikm::outline& report, const std::string& text) {
  return text_of(report).find(text) != std::string::npos;
}

/// Ten respondents; U1 is 2, U4 is 4, all others 3. IKM = 25 · (2 + 4 + 7 · 3)/9 = 75.00.
std::string ten() {
  std::string made = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int i = 0; i < 10; ++i) made += "2,3,3,4,3,3,3,3,3\n";
  return made;
}

}  // namespace

TEST(Outline, ItHasTheFiveChaptersAndTheAnnexes) {
  const ikm::outline report = outline_of(report_of_forty(), {}, language::indonesian);
  std::vector<std::string> titles;
  titles.reserve(report.sections.size());
  for (const ikm::outline_section& section : report.sections) titles.push_back(section.title);
  EXPECT_EQ(titles, (std::vector<std::string>{"I. Pendahuluan", "II. Pengumpulan data", "III. Hasil", "IV. Analisis",
                                              "V. Tindak lanjut periode sebelumnya", "Lampiran"}));
}

TEST(Outline, SentencesStateWhatTheFiguresState) {
  const ikm::outline report = outline_of(report_of(ten(), {}), {}, language::indonesian);
  EXPECT_TRUE(says(
      report, "Indeks Kepuasan Masyarakat (IKM) sebesar 75,00, dari 10 responden. Mutu pelayanan C (Kurang baik)."));
  EXPECT_TRUE(
      says(report, "Indeks terendah: Persyaratan (50,00, mutu D). Indeks tertinggi: Biaya/tarif (100,00, mutu A)."));
  EXPECT_TRUE(says(report, "Unsur yang mutunya di bawah mutu keseluruhan: Persyaratan (50,00, mutu D)."));
  EXPECT_TRUE(says(report, "Dari 10 baris, 10 diterima, 0 ditolak, dan 0 dilewati. Tidak ada jawaban kosong."));
  const ikm::outline english = outline_of(report_of(ten(), {}), {}, language::english);
  EXPECT_TRUE(says(english, "The public satisfaction index (IKM) is 75.00, from 10 respondents."));
}

TEST(Outline, ElementsThatAreAlikeAreAllNamedOrNone) {
  EXPECT_TRUE(says(outline_of(report_of_forty(), {}, language::indonesian), "Indeks semua unsur sama: 81,88, mutu B."));
  EXPECT_FALSE(says(outline_of(report_of_forty(), {}, language::indonesian), "di bawah mutu keseluruhan"));
  std::string two = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n2,2,3,3,3,3,3,3,3\n2,2,3,3,3,3,3,3,3\n";
  const ikm::outline report = outline_of(report_of(two, {}), {}, language::indonesian);
  EXPECT_TRUE(says(report, "Indeks terendah: Persyaratan dan Sistem, mekanisme, dan prosedur (50,00, mutu D)."));
}

// Krejcie and Morgan: 50 → 44, 500 → 217 (domain.md section 6).
TEST(Outline, TheSampleIsHeldAgainstThePopulation) {
  ikm::about office;
  EXPECT_FALSE(says(outline_of(report_of_forty(), office, language::indonesian), "Krejcie"));
  office.population = 500;
  EXPECT_TRUE(
      says(outline_of(report_of_forty(), office, language::indonesian),
           "Untuk populasi 500, tabel Krejcie–Morgan meminta 217 responden; survei ini memiliki 40, kurang 177."));
  office.population = 40;
  EXPECT_TRUE(says(outline_of(report_of_forty(), office, language::indonesian), "memiliki 40, cukup."));
}

// 75.00 against 77.5 is −2.50, and 75/77.5 is 96.77 %. A point is worth 25/(9 · 10); 2.495/0.2778 → 9 points.
TEST(Outline, TheTargetIsStatedWithWhatIsMissing) {
  ikm::score_request asked;
  asked.target = ikm::decimal{775, 1};
  const ikm::outline report = outline_of(report_of(ten(), {}, asked), {}, language::indonesian);
  EXPECT_TRUE(says(
      report,
      "Target 77,5, realisasi 75,00, selisih -2,50, capaian 96,77 %. Target belum tercapai. Paling sedikit 9 poin"));
  asked.target = ikm::decimal{75};
  EXPECT_TRUE(says(outline_of(report_of(ten(), {}, asked), {}, language::indonesian), "Target tercapai."));
}

TEST(Outline, WithoutAnIndexItSaysWhy) {
  const std::string text = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n3,3,3,,3,3,3,3,3\n3,3,3,,3,3,3,3,3\n";
  const ikm::outline report = outline_of(report_of(text, {}), {}, language::indonesian);
  EXPECT_TRUE(says(report, "Indeks tidak dapat dihitung, karena tidak ada jawaban untuk Biaya/tarif."));
  EXPECT_TRUE(says(report, "2 jawaban kosong tidak dihitung pada unsurnya."));
}

TEST(Outline, WhatTheOfficeWroteTakesTheMarkedPlace) {
  const std::string place = "[Latar belakang dan tujuan survei]";
  EXPECT_TRUE(says(outline_of(report_of_forty(), {}, language::indonesian), place));
  ikm::about office;
  office.text[ikm::chapter::introduction] = "Satu.\n\nDua.";
  office.unit = "Kecamatan X";
  office.period = "Semester I";
  office.year = "2025";
  const ikm::outline report = outline_of(report_of_forty(), office, language::indonesian);
  EXPECT_FALSE(says(report, place));
  EXPECT_TRUE(says(report, "Satu.\nDua.\n"));
  EXPECT_EQ(report.cover, (std::vector<std::string>{"Kecamatan X", "Semester I 2025"}));
}

// Sum 131 · 9 elements over 40: mean 3.275, weighted 131/360 = 0.3639, times nine 3.2750, × 25 81.88.
TEST(Outline, TheProcessingSheetAddsUp) {
  const ikm::data_table sheet = table_of(outline_of(report_of_forty(), {}, language::indonesian), "Lembar pengolahan");
  ASSERT_EQ(sheet.rows.size(), 12U);
  EXPECT_EQ(sheet.rows[0], (std::vector<std::string>{"U1 Persyaratan", "40", "0", "131", "3,2750", "1/9", "0,3639"}));
  EXPECT_EQ(sheet.rows[9].back(), "3,2750");
  EXPECT_EQ(sheet.rows[10].front(), "**) IKM = *) × 25");
  EXPECT_EQ(sheet.rows[10].back(), "81,88");
  EXPECT_EQ(sheet.rows[11].back(), "B");
}

// Indicators 6 to 9 of the assessment, each with the document that shows it and room for where it is kept.
TEST(Outline, TheEvidenceForTheNationalAssessmentIsListed) {
  const ikm::outline report = outline_of(report_of_forty(), {}, language::indonesian);
  const ikm::data_table& evidence = table_of(report, "Daftar bukti untuk PEKPPP");
  ASSERT_EQ(evidence.rows.size(), 4U);
  const std::array<const char*, 4> documents = {"report.docx", "poster-a4.svg", "follow-up.xlsx", "follow-up.xlsx"};
  for (std::size_t i = 0; i < documents.size(); ++i) {
    EXPECT_EQ(evidence.rows[i][0], std::to_string(6 + i));
    EXPECT_NE(evidence.rows[i][2].find(documents[i]), std::string::npos) << evidence.rows[i][2];
    EXPECT_EQ(evidence.rows[i][3], "");
  }
}

TEST(Outline, EveryRowIsAsLongAsItsColumns) {
  ikm::score_request asked;
  asked.target = ikm::decimal{90};
  const ikm::outline report =
      outline_of(report_of(forty(), {{"unit"}, {"jenis_kelamin:baku"}, {"unit", "jenis_kelamin:baku"}}, asked), {},
                 language::english);
  std::size_t tables = 0;
  for (const ikm::outline_section& section : report.sections)
    for (const ikm::outline_block& block : section.blocks)
      if (const auto* const table = std::get_if<ikm::data_table>(&block)) {
        ++tables;
        for (const auto& row : table->rows) EXPECT_EQ(row.size(), table->columns.size()) << table->caption;
      }
  EXPECT_GE(tables, 8U);
}

TEST(Outline, AWithheldGroupHasNoFigureInAnyTable) {
  const ikm::outline report = outline_of(report_of_forty(), {}, language::indonesian);
  const ikm::data_table table = table_of(report, "Indeks menurut Unit pelayanan");
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0], (std::vector<std::string>{"A", "20", "75,00", "C"}));
  EXPECT_EQ(table.rows[1], (std::vector<std::string>{"B", "ditahan", "ditahan", "ditahan"}));
  EXPECT_EQ(table.rows[2], (std::vector<std::string>{"C", "ditahan", "ditahan", "ditahan"}));
  EXPECT_TRUE(says(report, "Kelompok dengan kurang dari 5 responden ditahan"));
}

TEST(Outline, FiguresAndTablesAreNumberedThrough) {
  std::vector<std::string> captions;
  for (const ikm::outline_section& section : outline_of(report_of(ten(), {}), {}, language::indonesian).sections)
    for (const ikm::outline_block& block : section.blocks) {
      if (const auto* const table = std::get_if<ikm::data_table>(&block))
        captions.push_back(table->caption.substr(0, 8));
      if (const auto* const figure = std::get_if<ikm::drawn_figure>(&block))
        captions.push_back(figure->caption.substr(0, 9));
    }
  EXPECT_EQ(captions.front(), "Gambar 1.");
  EXPECT_EQ(captions[1], "Tabel 1.");
  EXPECT_EQ(captions.back(),
            "Tabel " +
                std::to_string(std::count_if(captions.begin(), captions.end(),
                                             [](const std::string& c) { return c.starts_with("Tabel"); })) +
                ".");
}

// The interval: earlier_period_test.cpp.
TEST(Outline, TheLastPeriodIsComparedWithItsInterval) {
  ikm::report_context beside{.earlier = {{.name = "Semester II 2024",
                                          .how = earlier_period_of(report_of_forty(), {}).how,
                                          .respondents = 30,
                                          .index = ikm::decimal{7500, 2},
                                          .grade = "C",
                                          .estimated = ikm::estimate{75, 1.5, 29}}}};
  const ikm::about office{.period = "Semester I", .year = "2025"};
  const ikm::outline report = outline_of(report_of_forty(), office, language::indonesian, beside);
  EXPECT_TRUE(says(report,
                   "Terhadap Semester II 2024 (IKM 75,00, 30 responden) indeks berubah +6,88. Selang kepercayaan 95 % "
                   "dari selisihnya -0,26 sampai +14,01: tidak ada perubahan yang terdeteksi. Kedua survei dianggap "
                   "menanyai orang yang berbeda."));
  EXPECT_FALSE(says(report, "[Perbandingan dengan survei periode sebelumnya]"));
  EXPECT_FALSE(says(report, "Metodologi lain"));
  const ikm::data_table table = table_of(report, "IKM tiap periode");
  EXPECT_EQ(table.rows, (std::vector<std::vector<std::string>>{{"Semester II 2024", "30", "75,00", "C", "–"},
                                                               {"Semester I 2025", "40", "81,88", "B", "+6,88"}}));
  beside.earlier.front().estimated.reset();
  EXPECT_TRUE(says(outline_of(report_of_forty(), office, language::english, beside),
                   "Against Semester II 2024 (IKM 75.00, 30 respondents) the index changes by +6.88. The interval of "
                   "the difference is not known, because the standard error of one survey is not."));
}

// Two respondents: an interval of hundreds of points is no wider than the scale, 75 points.
TEST(Outline, AnIntervalOfADifferenceDoesNotLeaveTheScale) {
  const std::string two = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,1,1,1,1,1,1,1,1\n4,4,4,4,4,4,4,4,4\n";
  const ikm::report_context beside{.earlier = {{.name = "2024",
                                                .how = earlier_period_of(report_of_forty(), {}).how,
                                                .respondents = 30,
                                                .index = ikm::decimal{7500, 2},
                                                .estimated = ikm::estimate{75, 1.5, 29}}}};
  EXPECT_TRUE(says(outline_of(report_of(two, {}), {}, language::indonesian, beside),
                   "dari selisihnya -75,00 sampai +75,00 (dipotong di ujung skala): tidak ada perubahan"));
}

TEST(Outline, AnotherMethodologyAndAnotherWayAreSaid) {
  ikm::scoring_conventions own = earlier_period_of(report_of_forty(), {}).how;
  ikm::report_context beside{.earlier = {{.name = "2016", .how = own}, {.name = "2018", .how = own}}};
  beside.earlier[0].how.methodology = "permenpan-16-2014";
  beside.earlier[1].how.weight_decimals = 2;
  const ikm::outline report = outline_of(report_of_forty(), {}, language::indonesian, beside);
  EXPECT_TRUE(
      says(report, "Metodologi lain dipakai pada 2016 (permenpan-16-2014): bandingkan indeksnya, bukan mutunya"));
  EXPECT_TRUE(says(report, "jawaban kosong, atau penggabungan) pada 2018: sebagian perubahan"));
  EXPECT_TRUE(
      says(report, "Perbandingan dengan 2018 tidak dapat dibuat, karena salah satunya tidak mempunyai indeks."));
}

TEST(Outline, ElementsOfEarlierPeriodsAreFoundByTheirId) {
  const ikm::report_context beside{
      .earlier = {{.name = "2024", .elements = {{"sarana", ikm::decimal{7025, 2}}, {"maklumat", ikm::decimal{60}}}}}};
  const ikm::data_table table =
      table_of(outline_of(report_of_forty(), {}, language::indonesian, beside), "Indeks unsur tiap periode");
  ASSERT_EQ(table.rows.size(), 9U);
  EXPECT_EQ(table.rows[0], (std::vector<std::string>{"U1 Persyaratan", "–", "81,88"}));
  EXPECT_EQ(table.rows[8][1], "70,25");
}

// 81.88/78 = 104.97 %; 81.88 − 77.63 = 4.25; 81.88/78.5 = 104.31 %. The projection: report_context_test.cpp.
TEST(Outline, ThePlanIsAnsweredForTheYearEarlierYearsAndItsEnd) {
  const ikm::score_report report = report_of_forty();
  const ikm::report_context beside{.indicators = planned_for(report)};
  const ikm::outline made = outline_of(report, {}, language::indonesian, beside);
  const std::string ikm_name = "Nilai indeks kepuasan masyarakat (IKM)";
  EXPECT_EQ(table_of(made, "Capaian kinerja tahun 2025").rows,
            (std::vector<std::vector<std::string>>{{ikm_name, "78", "81,88", "104,97", "Sangat tinggi", "+4,25"},
                                                   {"Nilai Lakip Kecamatan", "75,5", "–", "–", "–", "–"}}));
  const ikm::data_table years = table_of(made, "Target dan realisasi tiap tahun: " + ikm_name);
  ASSERT_EQ(years.rows.size(), 6U);
  EXPECT_EQ(years.rows[0], (std::vector<std::string>{"2021", "76", "75,1", "-0,9", "98,82", "Sangat tinggi"}));
  EXPECT_EQ(years.rows[5], (std::vector<std::string>{"2026", "78,5", "–", "–", "–", "–"}));
  const ikm::data_table ends = table_of(made, "Realisasi terakhir terhadap akhir rencana");
  ASSERT_EQ(ends.rows.size(), 2U);
  EXPECT_EQ(ends.rows[0], (std::vector<std::string>{ikm_name, "2026", "78,5", "+3,38", "104,31", "0"}));
  EXPECT_TRUE(says(made, "Realisasi " + ikm_name + " tahun 2025 ialah indeks survei ini."));
  EXPECT_TRUE(says(made,
                   "Bila perkembangan berlanjut seperti 5 tahun yang diketahui, nilai tahun 2026 sekitar 82,02 (selang "
                   "95 %: 76,22–87,83): target akhir ada di dalam selang."));
}
