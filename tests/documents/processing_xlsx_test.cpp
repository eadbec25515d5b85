// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/processing_xlsx.hpp>

#include "read_book.hpp"
#include "surveyed.hpp"

#include <ikm/base/error.hpp>
#include <ikm/documents/report_json.hpp>

#include <nlohmann/json.hpp>

#include <sstream>

namespace {

using nlohmann::json;

constexpr auto id = ikm::language::indonesian;

/// A survey that is listed as the command lists it.
struct surveyed_rows {
  ikm::score_report report;
  ikm::respondent_list listed;
};

surveyed_rows surveyed(const std::string& text, const ikm::score_options& options = {},
                       const ikm::methodology& method = ikm::permenpan_14_2017(), std::uint64_t rows = 5000) {
  ikm::respondent_list listed{rows};
  ikm::read_options reading;
  reading.on_respondent = [&](std::span<const ikm::answer> answers, std::uint64_t respondents) {
    listed.add(answers, respondents);
  };
  auto report = score_survey(
      [&](const ikm::methodology& of, const ikm::read_options& how) {
        return read_survey(ikm::bytes_of(text, "survei.csv"), of, how);
      },
      method, reading, {.options = options});
  return {std::move(report), std::move(listed)};
}

read_book book_of(const surveyed_rows& of) { return read_book{processing_xlsx(of.report, {}, id, of.listed)}; }

const std::string header = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n";

/// Respondents who answered every question alike, but for the first one.
std::string first_question(const std::vector<int>& answers) {
  std::string text = header;
  for (const int a : answers) text += (a == 0 ? std::string{} : std::to_string(a)) + ",3,3,3,3,3,3,3,3\n";
  return text;
}

std::vector<int> times(int count, int answer, int more, int other) {
  std::vector<int> made(static_cast<std::size_t>(count), answer);
  made.insert(made.end(), static_cast<std::size_t>(more), other);
  return made;
}

json json_of(const ikm::score_report& report) {
  std::ostringstream text;
  write_report_json(text, report, {}, {}, id);
  return json::parse(text.str());
}

}  // namespace

TEST(ProcessingXlsx, TheSheetOfTheRegulationListsAnswersAndComputesBelow) {
  // Two respondents: U1 has 3 and 4, the others 3 and 3: IKM = 25 · (3.5 + 8 · 3)/9 = 76.3888…
  const read_book book = book_of(surveyed(first_question({3, 4})));
  EXPECT_EQ(book.names, (std::vector<std::string>{"Pengolahan", "Rekap"}));
  EXPECT_EQ(book.row("Pengolahan", "1"), (std::vector<std::string>{"1", "3", "3", "3", "3", "3", "3", "3", "3", "3"}));
  EXPECT_EQ(book.row("Pengolahan", "2").at(1), "4");
  EXPECT_EQ(book.value("Pengolahan", "Jumlah nilai per unsur"), "7");
  EXPECT_EQ(book.value("Pengolahan", "Jumlah jawaban"), "2");
  EXPECT_EQ(book.value("Pengolahan", "NRR per unsur"), "3.5");
  EXPECT_EQ(book.value("Pengolahan", "NRR tertimbang per unsur"), "0.3889");
  EXPECT_EQ(book.value("Pengolahan", "*) Jumlah NRR tertimbang"), "3.0556");
  EXPECT_EQ(book.value("Pengolahan", "**) IKM unit pelayanan = *) × 25"), "76.39");
  EXPECT_EQ(book.value("Pengolahan", "Mutu pelayanan"), "C") << "76.61 would be B";
  EXPECT_EQ(book.value("Pengolahan", "Kinerja unit pelayanan"), "Kurang baik");
  EXPECT_EQ(book.value("Rekap", "IKM unit pelayanan", 1), "76.39");
  EXPECT_EQ(book.value("Rekap", "Jumlah responden", 1), "2");
}

TEST(ProcessingXlsx, EveryFigureIsThatOfTheReport) {
  std::string text = header;
  for (int i = 0; i < 53; ++i) {
    for (int u = 0; u < 9; ++u)
      text += (u == 0 ? "" : ",") + ((i * 7 + u * 3) % 11 == 0 ? std::string{} : std::to_string(1 + (i * i + u) % 4));
    text += "\n";
  }
  for (const ikm::missing blanks : {ikm::missing::available, ikm::missing::listwise, ikm::missing::zero})
    for (const ikm::rounding rule :
         {ikm::rounding::exact, ikm::rounding::weighted3, ikm::rounding::sum3, ikm::rounding::mean2_truncated})
      for (const std::optional<int> decimals : {std::optional<int>{}, std::optional{2}, std::optional{3}}) {
        const surveyed_rows of = surveyed(text, {blanks, decimals, rule});
        const read_book book = book_of(of);
        const json result = json_of(of.report).at("result");
        const std::string where = std::string{name_of(blanks)} + " " + std::string{name_of(rule)} + " " +
                                  std::to_string(decimals.value_or(-1));
        const auto is = [&](const std::string& cell, const json& figure) {
          ASSERT_FALSE(cell.empty()) << where;
          EXPECT_DOUBLE_EQ(std::stod(cell), figure.get<double>()) << where;
        };
        is(book.value("Pengolahan", "**) IKM unit pelayanan = *) × 25"), result.at("index"));
        is(book.value("Pengolahan", "*) Jumlah NRR tertimbang"), result.at("mean"));
        is(book.value("Pengolahan", "Jumlah responden"), result.at("respondents"));
        EXPECT_EQ(book.value("Pengolahan", "Mutu pelayanan"), result.at("grade").at("letter")) << where;
        for (std::size_t e = 0; e < 9; ++e) {
          const json& element = result.at("elements").at(e);
          is(book.row("Pengolahan", "Jumlah nilai per unsur").at(e + 1), element.at("sum"));
          is(book.row("Pengolahan", "Jumlah jawaban").at(e + 1), element.at("answers"));
          is(book.row("Pengolahan", "Jumlah kosong").at(e + 1), element.at("blanks"));
          is(book.row("Pengolahan", "NRR per unsur").at(e + 1), element.at("mean"));
          is(book.row("Pengolahan", "NRR tertimbang per unsur").at(e + 1), element.at("weighted_mean"));
          const auto row = book.row("Rekap", element.at("code"));
          is(row.at(6), element.at("index"));
          EXPECT_EQ(row.at(7), element.at("grade").at("letter")) << where;
        }
      }
}

// 481/160 = 3.00625 exactly: four decimals of it are 3.0063, and 3.00625 has no binary fraction.
TEST(ProcessingXlsx, AFormulaRoundsAQuotientOfWholeNumbers) {
  const read_book book = book_of(surveyed(first_question(times(159, 3, 1, 4))));
  EXPECT_EQ(book.value("Pengolahan", "NRR per unsur"), "3.0063");
  const std::string& sheet = book.parts.at("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("ROUND(10000*B168/B169,0)/10000"), std::string::npos);
  EXPECT_EQ(sheet.find("ROUND(B168/B169,4)"), std::string::npos);
}

// 100 respondents whose sums add to 3179: 25 · 3179/900 = 88.305555…, published 88.31, and so an A (domain page, test
// vectors).
TEST(ProcessingXlsx, TheGradeIsThatOfTheRoundedIndex) {
  std::string text = header;
  // 3179 = 900 · 3 + 479: that many answers are 4, the others 3.
  for (int i = 0, fours = 479; i < 100; ++i) {
    for (int u = 0; u < 9; ++u) text += std::string{u == 0 ? "" : ","} + (fours-- > 0 ? "4" : "3");
    text += "\n";
  }
  const read_book book = book_of(surveyed(text));
  EXPECT_EQ(book.value("Pengolahan", "**) IKM unit pelayanan = *) × 25"), "88.31");
  EXPECT_EQ(book.value("Pengolahan", "Mutu pelayanan"), "A");
}

// All 1 under the decree of 2004: 24.85, below the lowest bound, where the lowest band applies.
TEST(ProcessingXlsx, BelowTheLowestBoundIsTheLowestGrade) {
  std::string text = "U1,U2,U3,U4,U5,U6,U7,U8,U9,U10,U11,U12,U13,U14\n1,1,1,1,1,1,1,1,1,1,1,1,1,1\n";
  const read_book book = book_of(surveyed(text, {}, ikm::kepmenpan_25_2004()));
  EXPECT_EQ(book.value("Pengolahan", "**) IKM unit pelayanan = *) × 25"), "24.85");
  EXPECT_EQ(book.value("Pengolahan", "Mutu pelayanan"), "D");
}

TEST(ProcessingXlsx, BlanksAreTreatedAsTheRunTreatedThem) {
  const std::string text = first_question({4, 0, 1});
  const auto mean = [&](ikm::missing rule) { return book_of(surveyed(text, {.missing = rule})); };
  EXPECT_EQ(mean(ikm::missing::available).value("Pengolahan", "NRR per unsur"), "2.5") << "5/2";
  EXPECT_EQ(mean(ikm::missing::zero).value("Pengolahan", "NRR per unsur"), "1.6667") << "5/3";
  const read_book listwise = mean(ikm::missing::listwise);
  EXPECT_EQ(listwise.value("Pengolahan", "Jumlah responden"), "2");
  EXPECT_EQ(listwise.row("Pengolahan", "2").at(10), "0") << "the second respondent is not complete";
  EXPECT_EQ(listwise.row("Pengolahan", "Jumlah nilai per unsur").at(2), "6") << "3 + 3 without the second";
}

TEST(ProcessingXlsx, MoreRespondentsThanRowsAreCounts) {
  const surveyed_rows few = surveyed(first_question({3, 4, 4}), {}, ikm::permenpan_14_2017(), 3);
  EXPECT_EQ(book_of(few).row("Pengolahan", "3").at(1), "4");
  const surveyed_rows many = surveyed(first_question({3, 4, 4, 4}), {}, ikm::permenpan_14_2017(), 3);
  EXPECT_TRUE(many.listed.answers().empty());
  const read_book book = book_of(many);
  // One answered 3, three answered 4.
  EXPECT_EQ(book.row("Pengolahan", "3").at(1), "1");
  EXPECT_EQ(book.row("Pengolahan", "4").at(1), "3");
  EXPECT_EQ(book.value("Pengolahan", "NRR per unsur"), "3.75");
  EXPECT_NE(book.parts.at("xl/worksheets/sheet1.xml").find("SUMPRODUCT("), std::string::npos);
}

TEST(ProcessingXlsx, ARowOfSeveralRespondentsIsListedSoOften) {
  ikm::respondent_list listed{3};
  const std::vector<ikm::answer> answers = {1, 2};
  listed.add(answers, 2);
  EXPECT_EQ(listed.answers(), (std::vector<ikm::answer>{1, 2, 1, 2}));
  listed.add(answers, 2);
  EXPECT_TRUE(listed.answers().empty());
  listed.add(answers);
  EXPECT_TRUE(listed.answers().empty()) << "a list that is not whole is none";
}

TEST(ProcessingXlsx, AListOfOthersIsRefused) {
  const surveyed_rows one = surveyed(first_question({3, 4}));
  const surveyed_rows other = surveyed(first_question({3, 3}));
  EXPECT_THROW(static_cast<void>(processing_xlsx(one.report, {}, id, other.listed)), ikm::tally_error);
}

TEST(ProcessingXlsx, SeveralQuestionsOfAnElementAreItsMeanOfMeans) {
  ikm::methodology_definition own;
  own.id = "dua-pertanyaan";
  own.name = {"Dua pertanyaan", "Two questions"};
  own.elements = {{"a", "U1", {"A", "A"}, {}, {{"U1.1"}, {"U1.2"}}}, {"b", "U2", {"B", "B"}, {}, {}}};
  const ikm::methodology method{own};
  // U1.1: 4, 3, 3 → 10/3; U1.2: 2, blank, 3 → 5/2; U1 = 35/12 = 2.91666…; U2 = 8/3. IKM = 25 · (35/12 + 8/3)/2 =
  // 69.791666…
  const surveyed_rows of = surveyed("U1.1,U1.2,U2\n4,2,3\n3,,3\n3,3,2\n", {}, method);
  const read_book book = book_of(of);
  EXPECT_EQ(book.row("Pengolahan", "NRR per unsur").at(1), "2.9167");
  EXPECT_EQ(book.row("Pengolahan", "NRR per unsur").at(3), "2.6667");
  EXPECT_EQ(book.value("Pengolahan", "**) IKM unit pelayanan = *) × 25"), "69.79");
  EXPECT_EQ(book.row("Rekap", "U1").at(2), "5") << "answers to both questions";
}

TEST(ProcessingXlsx, BreakdownsHoldCountsAndWithheldGroupsNone) {
  const ikm::score_report report = report_of_forty();
  const read_book book{processing_xlsx(report, {}, id)};
  EXPECT_EQ(book.names,
            (std::vector<std::string>{"Pengolahan", "Rekap", "Unit pelayanan", "Jenis kelamin", "Pendidikan"}));
  const auto unit_a = book.row("Unit pelayanan", "A");
  EXPECT_EQ(unit_a.at(1), "20");
  EXPECT_EQ(unit_a.at(2), "75") << "20 × 3";
  EXPECT_EQ(unit_a.at(3), "C");
  for (const char* small : {"B", "C"}) {
    const auto cells = book.row("Unit pelayanan", small);
    EXPECT_EQ(cells.at(1), "ditahan") << small;
    for (std::size_t i = 4; i < cells.size(); ++i) EXPECT_EQ(cells[i], "") << small << " " << i;
  }
  const json groups = json_of(report).at("groups");
  for (const json& group : groups) {
    if (!group.at("by").contains("jenis_kelamin:baku")) continue;
    const auto cells = book.row("Jenis kelamin", group.at("by").at("jenis_kelamin:baku"));
    EXPECT_DOUBLE_EQ(std::stod(cells.at(2)), group.at("result").at("index").get<double>());
    EXPECT_DOUBLE_EQ(std::stod(cells.at(4)), group.at("result").at("elements").at(0).at("mean").get<double>());
  }
}

TEST(ProcessingXlsx, ATargetHasASheet) {
  const ikm::score_report report = report_of(forty(), {{"unit"}}, {.target = ikm::decimal::parse("82,5")});
  const read_book book{processing_xlsx(report, {}, id)};
  const json gap = json_of(report).at("result").at("gap");
  EXPECT_EQ(book.value("Target", "Target", 1), "82.5");
  EXPECT_EQ(book.value("Target", "Selisih", 1), "-0.62") << "81.88 − 82.5";
  EXPECT_DOUBLE_EQ(std::stod(book.value("Target", "Capaian (%)", 1)), gap.at("attainment_percent").get<double>());
  EXPECT_EQ(book.value("Target", "Poin paling sedikit yang diperlukan", 1), gap.at("points_needed").dump());
  const auto unit_a = book.row("Unit pelayanan", "A");
  EXPECT_EQ(unit_a.at(4), "82.5");
  EXPECT_EQ(unit_a.at(5), "-7.5");
}

TEST(ProcessingXlsx, AFormulaThatGivesNothingSavesAnEmptyText) {
  const read_book book = book_of(surveyed(first_question({0, 0})));
  EXPECT_EQ(book.value("Pengolahan", "NRR per unsur"), "");
  EXPECT_EQ(book.value("Pengolahan", "Mutu pelayanan"), "");
  EXPECT_EQ(book.row("Pengolahan", "NRR per unsur").at(2), "3");
  const std::string& sheet = book.parts.at("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("t=\"str\""), std::string::npos);
}

TEST(ProcessingXlsx, UnitsThatAreCombinedGiveNumbers) {
  ikm::score_request asked;
  asked.rule = ikm::combination::units;
  const ikm::score_report report = report_of(forty(), {{"unit"}}, asked);
  const read_book book{processing_xlsx(report, {}, id)};
  // Simple mean of the units: 25 · (3 + 4 + 1)/3 = 66.666…
  EXPECT_EQ(book.value("Pengolahan", "**) IKM unit pelayanan = *) × 25"), "66.67");
  EXPECT_EQ(book.parts.at("xl/worksheets/sheet1.xml").find("LOOKUP"), std::string::npos);
}

TEST(ProcessingXlsx, WeightsWithTooManyDigitsGiveNumbers) {
  ikm::methodology_definition own;
  own.id = "bobot-panjang";
  own.name = {"Bobot panjang", "Long weights"};
  own.elements = {{"a", "U1", {"A", "A"}, *ikm::ratio::parse("1/1000000007"), {}},
                  {"b", "U2", {"B", "B"}, *ikm::ratio::parse("1000000006/1000000007"), {}}};
  const read_book book = book_of(surveyed("U1,U2\n4,3\n3,3\n", {}, ikm::methodology{own}));
  EXPECT_EQ(book.value("Pengolahan", "**) IKM unit pelayanan = *) × 25"), "75");
  EXPECT_EQ(book.parts.at("xl/worksheets/sheet1.xml").find("LOOKUP"), std::string::npos);
}

TEST(ProcessingXlsx, NothingOfARespondentButAnswersIsInAnyByte) {
  const read_book book{processing_xlsx(report_of_forty(), {}, id)};
  for (const char* personal : {"Budi", "Siti", "Rina", "732401", "@example"})
    EXPECT_FALSE(book.holds(personal)) << personal;
}

TEST(ProcessingXlsx, TheSameReportGivesTheSameBytes) {
  const ikm::score_report report = report_of_forty();
  EXPECT_EQ(processing_xlsx(report, {}, id), processing_xlsx(report, {}, id));
  EXPECT_NE(processing_xlsx(report, {}, id), processing_xlsx(report, {}, ikm::language::english));
}

TEST(ProcessingXlsx, NamesOfColumnsBecomeNamesOfSheets) {
  const std::string text = "loket [A]/B:C,loket [A]_B:C,U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + rows(6, "x,y", 3);
  const std::string longer(60, 'p');
  const read_book book{processing_xlsx(report_of(text, {{"loket [A]/B:C"}}), {}, id)};
  EXPECT_EQ(book.names.at(2), "loket  A  B C");
  const std::string wide = longer + "1," + longer + "2,rekap,U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + rows(6, "x,y,z", 3);
  const read_book several{processing_xlsx(report_of(wide, {{longer + "1"}, {longer + "2"}, {"rekap"}}), {}, id)};
  EXPECT_EQ(several.names.at(2), std::string(31, 'p'));
  EXPECT_EQ(several.names.at(3), std::string(25, 'p') + " 2");
  EXPECT_EQ(several.names.at(4), "rekap 2") << "names that differ in case only are one to a spreadsheet";
}

TEST(ProcessingXlsx, TheNameOfTheUnitIsATextAndNoFormula) {
  ikm::about office;
  office.unit = "=1+1";
  const read_book book{processing_xlsx(report_of_forty(), office, id)};
  EXPECT_EQ(book.sheets.at("Rekap").at(1).at(0), "=1+1");
  EXPECT_EQ(book.parts.at("xl/worksheets/sheet2.xml").find("<f>1+1</f>"), std::string::npos);
  EXPECT_EQ(book.sheets.at("Rekap").at(2).at(0), "[periode survei]");
}

TEST(ProcessingXlsx, AFilledInPlanHasASheet) {
  ikm::about office;
  office.follow_up = ikm::follow_up_plan{};
  for (const char* element : {"waktu", "biaya", "sarana"})
    office.follow_up->lines.push_back({.element = element, .index = ikm::decimal{8000, 2}, .action = "x"});
  office.follow_up->lines[0].is_done = true;
  const read_book book{processing_xlsx(report_of_forty(), office, id)};
  EXPECT_EQ(book.names.back(), "Tindak lanjut");
  EXPECT_EQ(book.row("Tindak lanjut", "waktu").at(3), "1.88") << "81.88 − 80";
  EXPECT_EQ(book.value("Tindak lanjut", "Direncanakan"), "3");
  EXPECT_EQ(book.value("Tindak lanjut", "Dilaksanakan"), "1");
  EXPECT_EQ(book.value("Tindak lanjut", "Bagian (%)"), "33.33");
  EXPECT_EQ(book.value("Tindak lanjut", "Rata-rata hari"), "");
}
