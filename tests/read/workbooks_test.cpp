// SPDX-License-Identifier: BSL-1.0
// What a workbook says beyond the texts of its cells: which sheets hold respondents, which cells are merged, which
// formulas have no saved value. XLSX and ODS alike.
#include <ikm/read/read_survey.hpp>

#include "source/workbook_files.hpp"

#include <ikm/index/score.hpp>

#include <gtest/gtest.h>

namespace {

using ikm::reason;
using workbook_files::merges_of;
using workbook_files::row_of;
using workbook_files::sheet;
using cells = std::vector<std::string>;

cells joined(cells front, const cells& back) {
  front.insert(front.end(), back.begin(), back.end());
  return front;
}
cells nine(const std::string& answer) { return cells(9, answer); }

const cells codes = {"U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"};
const std::string header = row_of(1, joined({"No"}, codes));

/// Below the header, numbered, each with the same answer nine times.
std::string respondents(const cells& answers) {
  std::string rows;
  for (std::size_t i = 0; i < answers.size(); ++i)
    rows += row_of(i + 2, joined({std::to_string(i + 1)}, nine(answers[i])));
  return rows;
}

ikm::survey read(const std::string& bytes, const ikm::read_options& options = {}) {
  const workbook_files::file file{"read.xlsx", bytes};
  const std::vector<std::string> paths = {file.path()};
  return read_survey(paths, with_mapped_questions(ikm::permenpan_14_2017(), options.said), options);
}
ikm::survey read(const std::vector<sheet>& sheets, const ikm::read_options& options = {}) {
  return read(workbook_files::xlsx_of(sheets), options);
}

std::string index_of(const ikm::survey& made) {
  const auto index = score(made.all).exact();
  return index ? index->to_string() : "none";
}

/// The first complaint of a run that stops.
std::optional<ikm::complaint> stopped_by(const std::string& bytes, const ikm::read_options& options = {}) {
  try {
    (void)read(bytes, options);
  } catch (const ikm::input_error& problem) {
    return problem.complaints().front();
  }
  return std::nullopt;
}
std::optional<ikm::complaint> stopped_by(const std::vector<sheet>& sheets, const ikm::read_options& options = {}) {
  return stopped_by(workbook_files::xlsx_of(sheets), options);
}

std::uint64_t in_group(const ikm::survey& made, const std::string& name) {
  for (const auto& [key, counts] : made.groups.front().groups())
    if (key.front() == name) return counts.respondents();
  return 0;
}

const cells sheets_asked_about(const ikm::complaint& c) { return std::get<ikm::faults::several_sheets>(c.what).sheets; }

}  // namespace

// Sheets.

TEST(SeveralSheets, WithRespondentsAreAQuestionThatNamesThem) {
  const std::vector<sheet> months = {{"Januari", header + respondents({"4", "4"})},
                                     {"Catatan", row_of(1, {"Disusun oleh bagian umum"})},
                                     {"Februari", header + respondents({"2", "2"})}};
  const auto asked = stopped_by(months);
  ASSERT_TRUE(asked);
  EXPECT_EQ(sheets_asked_about(*asked), (cells{"Januari", "Februari"}));
  ASSERT_EQ(asked->remedies.size(), 1U);
  const auto& settled = std::get<ikm::setting>(asked->remedies.front());
  EXPECT_EQ(settled.which, ikm::rule::sheet);
  EXPECT_EQ(settled.values, (cells{"Januari", "Februari", "*"}));
}

TEST(SeveralSheets, OneThatIsNamedIsRead) {
  const std::vector<sheet> sheets = {{"Contoh Pengisian", header + respondents({"1"})},
                                     {"Data", header + respondents({"4", "4", "4"})}};
  const auto made = read(sheets, {.sheet = "Data"});
  EXPECT_EQ(made.all.respondents(), 3U);
  EXPECT_EQ(index_of(made), "100");
}

// 25 · (4+4+2+2+1)/5 = 65.
TEST(SeveralSheets, AStarReadsThemAllAsOneSurvey) {
  const std::vector<sheet> months = {{"Januari", header + respondents({"4", "4"})},
                                     {"Rekap", header + row_of(2, joined({"Januari"}, nine("3.51")))},
                                     {"Lama", header + respondents({"1"}), "", "hidden"},
                                     {"Februari", header + respondents({"2", "2"})},
                                     {"Maret", header + respondents({"1"})}};
  const auto made = read(months, {.sheet = "*"});
  EXPECT_EQ(made.all.respondents(), 5U);
  EXPECT_EQ(index_of(made), "65");
  ASSERT_EQ(made.understood.size(), 3U);
  EXPECT_EQ(made.understood[1].sheet, "Februari");
  EXPECT_EQ(made.understood[1].other_sheets, cells{"Rekap"});
  EXPECT_EQ(made.account.files.size(), 1U);
}

TEST(SeveralSheets, AStarNamesTheSheetOfABadRow) {
  const std::vector<sheet> months = {{"Januari", header + respondents({"4", "4"})},
                                     {"Februari", header + respondents({"2", "7", "3"})}};
  const auto wrong = stopped_by(months, {.sheet = "*"});
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->code(), reason::out_of_scale);
  EXPECT_EQ(wrong->where.sheet, "Februari");
  EXPECT_EQ(wrong->where.line, 3U);
}

TEST(SeveralSheets, CountersInAnotherOrderOfColumnsAreAQuestionToo) {
  const std::string turned = row_of(3, {"Pengguna", "U9", "U8", "U7", "U6", "U5", "U4", "U3", "U2", "U1"}) +
                             row_of(4, joined({"A"}, nine("2")));
  EXPECT_TRUE(stopped_by({{"Loket A", header + respondents({"4"})}, {"Loket B", turned}}));
}

// Words on one sheet and codes on the other.
TEST(SeveralSheets, ALinkedFormBesideASheetOfCodesIsAQuestion) {
  const std::string words = row_of(1, {"Timestamp", "Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi",
                                       "Perilaku", "Pengaduan", "Sarana"}) +
                            row_of(2, {"05/01/2026 08:00:00", "Sesuai", "Mudah", "Cepat", "Murah", "Sesuai", "Kompeten",
                                       "Ramah", "Dikelola dengan baik", "Baik"});
  EXPECT_TRUE(stopped_by({{"Form Responses 1", words}, {"Kode", header + respondents({"3"})}}));
}

// A month whose form lacks a question is not left out in silence.
TEST(SeveralSheets, OneThatLacksAQuestionIsAskedAboutToo) {
  const std::string eight = row_of(1, {"No", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8"}) +
                            row_of(2, joined({"1"}, cells(8, "2"))) + row_of(3, joined({"2"}, cells(8, "3")));
  const auto asked = stopped_by({{"Januari", header + respondents({"4", "4"})}, {"Februari", eight}});
  ASSERT_TRUE(asked);
  ASSERT_EQ(asked->code(), reason::several_sheets);
  EXPECT_EQ(sheets_asked_about(*asked), (cells{"Januari", "Februari"}));
  const auto lacking = stopped_by({{"Januari", header + respondents({"4", "4"})}, {"Februari", eight}}, {.sheet = "*"});
  ASSERT_TRUE(lacking);
  EXPECT_EQ(lacking->code(), reason::missing_column);
  EXPECT_EQ(lacking->where.sheet, "Februari");
}

TEST(OneSheetWithRespondents, BesideARecapThatLacksAQuestionIsNoQuestion) {
  const std::string recap = row_of(1, {"Unit", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8"}) +
                            row_of(2, joined({"Loket A"}, cells(8, "3.5"))) +
                            row_of(3, joined({"Loket B"}, cells(8, "4")));
  EXPECT_EQ(read({{"Rekap", recap}, {"Data", header + respondents({"4"})}}).all.respondents(), 1U);
}

TEST(OneSheetWithRespondents, BesideAHiddenOneIsNoQuestion) {
  const auto made =
      read({{"Lama", header + respondents({"1", "1"}), "", "veryHidden"}, {"Data", header + respondents({"4"})}});
  EXPECT_EQ(index_of(made), "100");
}

TEST(OneSheetWithRespondents, BesideARecapOfMeansIsNoQuestion) {
  const std::string recap = row_of(1, joined({"Unit"}, codes)) + row_of(2, joined({"Loket A"}, nine("3.25"))) +
                            row_of(3, joined({"Loket B"}, nine("4"))) + row_of(4, joined({"Loket C"}, nine("2.875")));
  const auto made = read({{"Rekap", recap}, {"Data", header + respondents({"4", "4"})}});
  EXPECT_EQ(made.understood.front().sheet, "Data");
  EXPECT_EQ(made.all.respondents(), 2U);
  EXPECT_EQ(made.understood.front().other_sheets, cells{"Rekap"});
}

// How often each step was chosen: 0 and 17 are not answers.
TEST(OneSheetWithRespondents, BesideARecapOfOfficesWithWholeMeansIsNoQuestion) {
  const std::string recap = row_of(1, joined(joined({"OPD"}, codes), {"Jumlah Responden"})) +
                            row_of(2, joined(joined({"Dinas A"}, nine("3")), {"120"})) +
                            row_of(3, joined(joined({"Dinas B"}, nine("4")), {"85"}));
  EXPECT_EQ(index_of(read({{"Rekap", recap}, {"Data", header + respondents({"2", "2"})}})), "50");
  // Alone beside a page of notes it is what is to be said.
  const auto alone = stopped_by({{"Catatan", row_of(1, {"Disusun oleh bagian umum"})}, {"Rekap", recap}});
  ASSERT_TRUE(alone);
  EXPECT_EQ(alone->code(), reason::recap_of_offices);
}

// A formula without a saved value in the column of counts is neither a blank nor a number.
TEST(FormulaWithoutValue, InTheColumnOfCountsIsABadRow) {
  ikm::read_options counted;
  counted.said.count = "n";
  const std::string rows = row_of(1, joined(codes, {"n"})) + row_of(2, joined(nine("4"), {"90"})) +
                           row_of(3, joined(nine("2"), {"<f>COUNT(A1:A9)</f>"}));
  const auto asked = stopped_by({{"Data", rows}}, counted);
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->code(), reason::formula_without_value);
}

TEST(OneSheetWithRespondents, BesideATableOfFrequenciesIsNoQuestion) {
  const std::string counts = row_of(1, joined({"Nilai"}, codes)) + row_of(2, joined({"Satu"}, nine("0"))) +
                             row_of(3, joined({"Dua"}, nine("3"))) + row_of(4, joined({"Tiga"}, nine("17"))) +
                             row_of(5, joined({"Empat"}, nine("31")));
  EXPECT_EQ(read({{"Data", header + respondents({"3", "4"})}, {"Frekuensi", counts}}).all.respondents(), 2U);
}

TEST(OneSheetWithRespondents, BesideAFormWithoutARowIsReadWhereverItStands) {
  EXPECT_EQ(read({{"Formulir", header}, {"Data", header + respondents({"4"})}}).all.respondents(), 1U);
  EXPECT_EQ(read({{"Data", header + respondents({"4"})}, {"Formulir", header + row_of(2, {"1"}) + row_of(3, {"2"})}})
                .all.respondents(),
            1U);
}

TEST(OneSheetWithRespondents, BesideAListOfUnitsAndALegendIsNoQuestion) {
  const std::string units = row_of(1, {"No", "Unit"}) + row_of(2, {"1", "Loket A"}) + row_of(3, {"2", "Loket B"});
  const std::string legend =
      row_of(1, {"Kode", "Unsur"}) + row_of(2, {"U1", "Persyaratan"}) + row_of(3, {"U2", "Prosedur"});
  EXPECT_EQ(read({{"Unit", units}, {"Keterangan", legend}, {"Data", header + respondents({"4"})}}).all.respondents(),
            1U);
}

TEST(OneSheetWithRespondents, MayBeTheThirtyFirst) {
  std::vector<sheet> sheets;
  for (int i = 1; i <= 30; ++i) sheets.push_back({"Lampiran " + std::to_string(i), row_of(1, {"Kosong"})});
  sheets.push_back({"Jawaban", header + respondents({"3", "3"})});
  const auto made = read(sheets);
  EXPECT_EQ(made.understood.front().sheet, "Jawaban");
  EXPECT_EQ(index_of(made), "75");
}

TEST(SheetsTooLargeToLookAt, AreRefusedAndOneThatIsNamedIsRead) {
  const std::string blanks(std::size_t{1} << 20, ' ');
  std::vector<sheet> sheets;
  for (int i = 0; i < 200; ++i) sheets.push_back({"S" + std::to_string(i), blanks + blanks + blanks});
  sheets.push_back({"Data", header + respondents({"4"})});
  const std::string bytes = workbook_files::xlsx_of(sheets);
  const auto refused = stopped_by(bytes);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code(), reason::unread_sheets);
  EXPECT_EQ(std::get<ikm::setting>(refused->remedies.front()).which, ikm::rule::sheet);
  EXPECT_EQ(read(bytes, {.sheet = "Data"}).all.respondents(), 1U);
}

// Formulas without a saved value.

TEST(FormulaWithoutValue, InAnAnswerColumnIsABadRowThatNamesTheCell) {
  const std::string rows =
      header + respondents({"4", "4"}) + row_of(4, {"3", "4", "4", "4", "<f>IF(1,1,4)</f>", "4", "4", "4", "4", "4"});
  const auto wrong = stopped_by({{"Data", rows}});
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->code(), reason::formula_without_value);
  EXPECT_EQ(std::get<ikm::faults::formula_without_value>(wrong->what).at, "E4");
  EXPECT_EQ(wrong->where.line, 4U);
  EXPECT_EQ(wrong->where.column, "U4");
  EXPECT_EQ(read({{"Data", rows}}, {.bad_rows = ikm::bad_rows::skip}).all.respondents(), 2U);
}

TEST(FormulaWithoutValue, IsToldOfSharedOnesAndOfThoseWithAnEmptyValue) {
  for (const char* cell : {"<f t=\"shared\" si=\"0\"/>", "<f>A1</f><v></v>", "<f>A1</f><v/>"}) {
    const auto wrong = stopped_by({{"Data", header + row_of(2, {"1", "4", "4", "4", "4", "4", "4", "4", "4", cell})}});
    ASSERT_TRUE(wrong) << cell;
    EXPECT_EQ(std::get<ikm::faults::formula_without_value>(wrong->what).at, "J2") << cell;
  }
}

// An empty text is the value of many formulas: `=IF(B2="","",B2)`.
TEST(FormulaWithoutValue, IsNotAnEmptyText) {
  const std::string empty_text =
      "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c>"
      "<c r=\"C2\"><v>4</v></c></row>";
  const auto made = read({{"Data", header + empty_text}});
  EXPECT_EQ(made.all.respondents(), 1U);
  EXPECT_EQ(made.all.count(0, ikm::blank), 1U);
}

TEST(FormulaWithoutValue, DoesNotMatterInNumbersTotalsAndColumnsThatAreNotRead) {
  const std::string formula = "<f>ROW()-1</f>";
  const std::string rows = row_of(1, joined(joined({"No"}, codes), {"Rata-rata"})) +
                           row_of(2, joined(joined({formula}, nine("4")), {"<f>AVERAGE(B2:J2)</f>"})) +
                           row_of(3, joined(joined({formula}, nine("2")), {"<f>AVERAGE(B3:J3)</f>"})) +
                           row_of(4, joined({"Jumlah"}, nine("<f>SUM(B2:B3)</f>")));
  const auto made = read({{"Data", rows}});
  EXPECT_EQ(made.all.respondents(), 2U);
  EXPECT_EQ(index_of(made), "75");
}

// Figures below a table often have no label.
TEST(FormulaWithoutValue, InFiguresAboutTheRowsAboveDoesNotMatter) {
  const std::string rows = header + respondents({"4", "2"}) + row_of(4, joined({""}, nine("<f>AVERAGE(B2:B3)</f>"))) +
                           row_of(5, joined({""}, nine("<f>ROUND(SUM(B2:B3)/2,2)</f>")));
  EXPECT_EQ(read({{"Data", rows}}).all.respondents(), 2U);
}

TEST(FormulaWithoutValue, InARowOfNothingElseIsNoEmptyRow) {
  const std::string formula = "<f>Lain!B2</f>";
  const auto wrong = stopped_by({{"Data", header + respondents({"4"}) + row_of(3, joined({formula}, nine(formula)))}});
  ASSERT_TRUE(wrong);
  EXPECT_EQ(std::get<ikm::faults::formula_without_value>(wrong->what).at, "B3");
}

TEST(FormulaWithoutValue, InANumberedRowOfNothingElseIsNoTemplate) {
  const auto wrong =
      stopped_by({{"Data", header + respondents({"4", "3"}) + row_of(4, joined({"3"}, nine("<f>Lain!B2</f>")))}});
  ASSERT_TRUE(wrong);
  EXPECT_EQ(std::get<ikm::faults::formula_without_value>(wrong->what).at, "B4");
}

TEST(FormulaWithoutValue, StandsForARunningNumberAndATimeStamp) {
  std::string rows = row_of(1, joined({"No", "Timestamp"}, codes));
  for (std::uint64_t line = 2; line <= 6; ++line) {
    const bool computed = line == 4;
    rows += row_of(line, joined({computed ? "<f>A3+1</f>" : std::to_string(line - 1),
                                 computed ? "<f>NOW()</f>" : "05/01/2026 08:00:0" + std::to_string(line)},
                                nine("3")));
  }
  EXPECT_EQ(read({{"Data", rows}}).all.respondents(), 5U);
}

TEST(FormulaWithoutValue, MattersInTheColumnsThatAreAskedFor) {
  const std::string rows = row_of(1, joined({"Tanggal", "Unit"}, codes)) +
                           row_of(2, joined({"05/01/2026", "<f>Lain!A1</f>"}, nine("4"))) +
                           row_of(3, joined({"<f>TODAY()</f>", "Loket B"}, nine("2")));
  EXPECT_EQ(read({{"Data", rows}}).all.respondents(), 2U);
  const auto unit = stopped_by({{"Data", rows}}, {.by = {{"unit"}}});
  ASSERT_TRUE(unit);
  EXPECT_EQ(std::get<ikm::faults::formula_without_value>(unit->what).at, "B2");
  const auto date = stopped_by({{"Data", rows}}, {.from = ikm::parse_day("01/01/2026", ikm::date_order::day_first)});
  ASSERT_TRUE(date);
  EXPECT_EQ(std::get<ikm::faults::formula_without_value>(date->what).at, "A3");
}

// A question that was deleted in a form and made again is in two columns.
TEST(FormulaWithoutValue, InAFurtherColumnOfAQuestionIsABadRow) {
  ikm::read_options options;
  options.said.first_of = {{"persyaratan", {"Awal", "Ulang"}}};
  const std::string rows = row_of(1, {"No", "Awal", "Ulang", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"}) +
                           row_of(2, {"1", "4", "", "4", "4", "4", "4", "4", "4", "4", "4"}) +
                           row_of(3, {"2", "", "<f>Lain!A1</f>", "4", "4", "4", "4", "4", "4", "4", "4"});
  const auto wrong = stopped_by({{"Data", rows}}, options);
  ASSERT_TRUE(wrong);
  EXPECT_EQ(std::get<ikm::faults::formula_without_value>(wrong->what).at, "C3");
}

TEST(FormulaWithoutValue, InALongTableStopsTheRun) {
  const std::string rows = row_of(1, {"id_responden", "unsur", "jawaban"}) + row_of(2, {"1", "U1", "4"}) +
                           row_of(3, {"1", "U2", "<f>1+1</f>"});
  const auto wrong = stopped_by({{"Data", rows}});
  ASSERT_TRUE(wrong);
  EXPECT_EQ(std::get<ikm::faults::formula_without_value>(wrong->what).at, "C3");
}

TEST(Escapes, InProfileValuesAndWordsAreUndone) {
  const std::string rows = row_of(1, joined({"Unit"}, codes)) +
                           row_of(2, joined({"Loket A_x000D_"}, nine("Baik_x000D_"))) +
                           row_of(3, joined({"Loket A"}, nine("Sangat baik")));
  const auto made = read({{"Data", rows}}, {.by = {{"unit"}}});
  EXPECT_EQ(in_group(made, "Loket A"), 2U);
}

// Merged cells.

namespace {

/// Unit, No and nine answers: five rows with 4, then five with 2; only rows 2 and 7 name the unit.
std::string units_named_once() {
  std::string rows = row_of(1, joined({"Unit", "No"}, codes));
  for (std::uint64_t line = 2; line <= 11; ++line)
    rows += row_of(line, joined({line == 2   ? "Loket A"
                                 : line == 7 ? "Loket B"
                                             : "",
                                 std::to_string(line - 1)},
                                nine(line < 7 ? "4" : "2")));
  return rows;
}

}  // namespace

TEST(MergedCells, InAProfileColumnHaveTheValueOfTheFirst) {
  const auto made = read({{"Data", units_named_once(), merges_of({"A2:A6", "A7:A11"})}}, {.by = {{"unit"}}});
  EXPECT_EQ(made.groups.front().groups().size(), 2U);
  EXPECT_EQ(in_group(made, "Loket A"), 5U);
  EXPECT_EQ(in_group(made, "Loket B"), 5U);
}

TEST(MergedCells, ABlankThatIsNotMergedStaysBlank) {
  const auto made = read({{"Data", units_named_once(), merges_of({"A2:A4"})}}, {.by = {{"unit"}}});
  EXPECT_EQ(in_group(made, "Loket A"), 3U);
  EXPECT_EQ(in_group(made, "Loket B"), 1U);
  EXPECT_EQ(in_group(made, ""), 6U);
}

TEST(MergedCells, InADateColumnHaveTheValueOfTheFirst) {
  std::string rows = row_of(1, joined({"No", "Tanggal"}, codes)) + row_of(2, joined({"1", "05/01/2026"}, nine("4"))) +
                     row_of(3, joined({"2", ""}, nine("4"))) + row_of(4, joined({"3", "06/04/2026"}, nine("2")));
  const auto from = ikm::parse_day("01/01/2026", ikm::date_order::day_first);
  const auto to = ikm::parse_day("31/03/2026", ikm::date_order::day_first);
  const auto made = read({{"Data", rows, merges_of({"B2:B3"})}}, {.from = from, .to = to});
  EXPECT_EQ(made.all.respondents(), 2U);
  EXPECT_EQ(index_of(made), "100");
  const auto by_quarter = read({{"Data", rows, merges_of({"B2:B3"})}}, {.by = {{"tanggal:triwulan"}}});
  EXPECT_EQ(by_quarter.groups.front().groups().size(), 2U);
}

// A form's sheets that were typed in together have one time stamp.
TEST(MergedCells, StandForATimeStamp) {
  std::string rows = row_of(1, joined({"Timestamp"}, codes));
  for (std::uint64_t line = 2; line <= 7; ++line)
    rows += row_of(line, joined({line == 4 ? "" : "05/01/2026 08:00:0" + std::to_string(line)}, nine("3")));
  EXPECT_EQ(read({{"Data", rows, merges_of({"A3:A4"})}}).all.respondents(), 6U);
  EXPECT_TRUE(stopped_by({{"Data", rows}}));  // not merged it is a question
}

TEST(MergedCells, DownwardsInAnAnswerColumnAreAQuestion) {
  const std::string rows = header + respondents({"4"}) + row_of(3, {"2", "", "4", "4", "4", "4", "4", "4", "4", "4"});
  const auto wrong = stopped_by({{"Data", rows, merges_of({"B2:B3"})}});
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->code(), reason::merged_answers);
  EXPECT_EQ(std::get<ikm::faults::merged_answers>(wrong->what).at, "B3");
  EXPECT_EQ(std::get<ikm::faults::merged_answers>(wrong->what).answer, "4");
  // The same file without the merge has a blank.
  EXPECT_EQ(read({{"Data", rows}}).all.count(0, ikm::blank), 1U);
}

TEST(MergedCells, OfBlankAnswersAreBlank) {
  const std::string rows = header + row_of(2, {"1", "", "4", "4", "4", "4", "4", "4", "4", "4"}) +
                           row_of(3, {"2", "", "4", "4", "4", "4", "4", "4", "4", "4"});
  EXPECT_EQ(read({{"Data", rows, merges_of({"B2:B3"})}}).all.count(0, ikm::blank), 2U);
}

TEST(MergedCells, InTitlesHeadersTotalsAndNotesChangeNothing) {
  const std::string rows = row_of(1, {"Pengolahan SKM"}) + row_of(3, joined({"No", "Unit"}, codes)) +
                           row_of(5, joined({"1", "Loket A"}, nine("4"))) +
                           row_of(6, joined({"2", "Loket B"}, nine("2"))) +
                           row_of(7, joined({"Jumlah", ""}, nine("6"))) + row_of(9, {"Catatan: diisi petugas"});
  const auto made =
      read({{"Data", rows, merges_of({"A1:K2", "A3:A4", "B3:B4", "C3:C4", "A7:B7", "A9:K12"})}}, {.by = {{"unit"}}});
  EXPECT_EQ(made.all.respondents(), 2U);
  EXPECT_EQ(in_group(made, "Loket A"), 1U);
  EXPECT_EQ(in_group(made, "Loket B"), 1U);
  EXPECT_EQ(index_of(made), "75");
}

// The second rows of the two units are not the same respondent.
TEST(MergedCells, TellRespondentsApart) {
  std::string rows = row_of(1, joined({"Unit", "No"}, codes)) + row_of(2, joined({"Loket A", "1"}, nine("4"))) +
                     row_of(3, joined({"", "2"}, nine("3"))) + row_of(4, joined({"Loket B", "3"}, nine("4"))) +
                     row_of(5, joined({"", "4"}, nine("3")));
  EXPECT_EQ(*read({{"Data", rows, merges_of({"A2:A3", "A4:A5"})}}, {.duplicates = ikm::duplicates::report})
                 .account.duplicates,
            0U);
}

TEST(MergedCells, OfALongTableHaveTheValueOfTheFirst) {
  std::string rows = row_of(1, {"id_responden", "unsur", "jawaban"});
  for (std::uint64_t line = 2; line <= 19; ++line)
    rows += row_of(line, {line == 2    ? "7"
                          : line == 11 ? "8"
                                       : "",
                          "U" + std::to_string((line - 2) % 9 + 1), line < 11 ? "4" : "2"});
  const auto made = read({{"Data", rows, merges_of({"A2:A10", "A11:A19"})}});
  EXPECT_EQ(made.all.respondents(), 2U);
  EXPECT_EQ(index_of(made), "75");
}

// OpenDocument.

TEST(OpenDocument, IsReadByTheSameRules) {
  using workbook_files::ods_number;
  using workbook_files::ods_text;
  const auto row = [](const std::string& inside) { return "<table:table-row>" + inside + "</table:table-row>"; };
  std::string heads = ods_text("Unit");
  for (const std::string& code : codes) heads += ods_text(code);
  const auto nine_of = [](const std::string& value) {
    return "<table:table-cell office:value-type=\"float\" office:value=\"" + value +
           "\" table:number-columns-repeated=\"9\"/>";
  };
  const std::string unit =
      "<table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\" "
      "office:value-type=\"string\"><text:p>Loket A</text:p></table:table-cell>";
  const auto table = [&](const std::string& name, const std::string& rows) {
    return "<table:table table:name=\"" + name + "\">" + row(heads) + rows + "</table:table>";
  };
  const std::string january =
      table("Januari", row(unit + nine_of("4")) + row("<table:covered-table-cell/>" + nine_of("4")));
  const std::string february = table("Februari", row(ods_text("Loket B") + nine_of("2")));
  EXPECT_EQ(in_group(read(workbook_files::ods_of(january), {.by = {{"unit"}}}), "Loket A"), 2U);
  EXPECT_EQ(sheets_asked_about(*stopped_by(workbook_files::ods_of(january + february))),
            (cells{"Januari", "Februari"}));
  EXPECT_EQ(read(workbook_files::ods_of(january + february), {.sheet = "*"}).all.respondents(), 3U);
  std::string with_formula;
  for (int i = 0; i < 8; ++i) with_formula += ods_number("4");
  const auto wrong = stopped_by(workbook_files::ods_of(
      table("Data", row(ods_text("A") + with_formula + "<table:table-cell table:formula=\"of:=IF(1;1;4)\"/>"))));
  ASSERT_TRUE(wrong);
  EXPECT_EQ(std::get<ikm::faults::formula_without_value>(wrong->what).at, "J2");
}
