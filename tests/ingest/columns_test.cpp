// SPDX-License-Identifier: BSL-1.0
#include "ingest/columns.hpp"

#include <gtest/gtest.h>

namespace {

using cells = std::vector<std::string_view>;

const cells usual = {"unit", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"};

ikm::column_plan plan_of(const cells& header, const std::vector<ikm::breakdown>& by = {},
                         const ikm::methodology& method = ikm::permenpan_14_2017()) {
  return ikm::understand_header(header, method, by, "f.csv", "", 1);
}

std::vector<std::string> refusals(const cells& header, const std::vector<ikm::breakdown>& by = {}) {
  std::vector<std::string> texts;
  try {
    (void)plan_of(header, by);
  } catch (const ikm::input_error& problem) {
    for (const ikm::complaint& c : problem.complaints()) texts.push_back(text_of(c, ikm::language::english));
  }
  return texts;
}

}  // namespace

TEST(Columns, AreFoundByCodeInAnyOrderAmongOthers) {
  const auto plan = plan_of({" u9 ", "Nama", "U8", "u7", "U6", "U5", "U4", "U3", "U2", "umur", "U1"});
  EXPECT_EQ(plan.answer_columns, (std::vector<std::size_t>{10, 8, 7, 6, 5, 4, 3, 2, 0}));
  EXPECT_EQ(plan.width, 11U);
  EXPECT_EQ(plan.headers[0], "u9");
}

TEST(Columns, AreFoundByStableId) {
  const auto plan =
      plan_of({"Sarana", "pengaduan", "perilaku", "kompetensi", "produk", "biaya", "waktu", "prosedur", "persyaratan"});
  EXPECT_EQ(plan.answer_columns.front(), 8U);
  EXPECT_EQ(plan.answer_columns.back(), 0U);
}

TEST(Columns, OfSeveralQuestionsAreFoundByTheirCodes) {
  const ikm::methodology method{
      {.id = "two",
       .name = {},
       .elements = {
           {.id = "a", .code = "U1", .name = {}, .weight = ikm::ratio{1, 2}, .questions = {{"U1.1"}, {"U1.2"}}},
           {.id = "b", .code = "U2", .name = {}, .weight = ikm::ratio{1, 2}}}}};
  EXPECT_EQ(plan_of({"U1.2", "U2", "u1.1"}, {}, method).answer_columns, (std::vector<std::size_t>{2, 0, 1}));
}

TEST(Columns, OfBreakdownsAreFoundByName) {
  EXPECT_EQ(plan_of(usual, {{"Unit"}, {"unit", "U1"}}).group_columns,
            (std::vector<std::vector<std::size_t>>{{0}, {0, 1}}));
}

// Issue of an answer column that begins like a profile field: it stays an answer column, and no second unit.
TEST(Columns, AnAnswerColumnWinsOverAProfileWord) {
  cells header = usual;
  header[9] = "Unit pelayanan memiliki sarana yang baik";
  header[0] = "Loket";
  EXPECT_EQ(plan_of(header, {{"unit"}}).group_columns, (std::vector<std::vector<std::size_t>>{{0}}));
  EXPECT_EQ(plan_of(header).answer_columns.back(), 9U);
}

TEST(Columns, OneQuestionTwiceInAMappingIsRefused) {
  ikm::mapping said;
  said.columns = {{"U3", {"unit"}}, {"waktu", {"U3"}}};
  EXPECT_THROW(
      (void)ikm::understand_header(usual, ikm::permenpan_14_2017(), {}, ikm::header_place{"f.csv", "", 1}, said),
      ikm::input_error);
}

// What a mapping writes down is not a guess: of two columns that may be the date, neither.
TEST(Columns, AMappingHoldsOnlyWhatIsCertain) {
  cells header = usual;
  header.insert(header.end(), {"Tanggal", "Tanggal survei", "Usia", "x", "x"});
  const ikm::mapping made = mapping_of(plan_of(header), ikm::permenpan_14_2017());
  EXPECT_EQ(made.profile, (std::map<std::string, std::string>{{"unit", "unit"}, {"umur", "Usia"}}));
}

TEST(Columns, ManyLikeColumnsCostLittle) {
  cells header(16'000, "umur");
  header.insert(header.end(), usual.begin(), usual.end());
  EXPECT_EQ(mapping_of(plan_of(header), ikm::permenpan_14_2017()).profile.count("umur"), 0U);
}

TEST(Columns, AMissingOneIsNamedWithWhatThereIs) {
  cells header = usual;
  header[4] = "X";
  EXPECT_EQ(refusals(header, {{"loket"}}),
            (std::vector<std::string>{
                "f.csv:1: U4: column not found: U4, biaya; there are: unit, U1, U2, U3, X, U5, U6, U7, U8, U9; "
                "in the mapping: [columns] biaya = \"…\"",
                "f.csv:1: loket: column not found: loket; there are: unit, U1, U2, U3, X, U5, U6, U7, U8, U9; "
                "in the mapping: [profile] loket = \"…\""}));
}

TEST(Columns, ADoubledOneIsRefused) {
  cells header = usual;
  header.push_back("u4");
  EXPECT_EQ(refusals(header), std::vector<std::string>{
                                  "f.csv:1: U4: two columns for the same thing: 'U4' (5), 'u4' (11); one is expected; "
                                  "in the mapping: [columns] biaya = \"#5\" | biaya = \"#11\""});
  header.back() = "biaya";
  EXPECT_EQ(
      refusals(header),
      std::vector<std::string>{"f.csv:1: U4: two columns for the same thing: 'U4' (5), 'biaya' (11); one is expected; "
                               "in the mapping: [columns] biaya = \"U4\" | biaya = \"biaya\""});
}

TEST(Columns, AHeaderOfManyColumnsIsNotListedWhole) {
  const cells header(10'000, "kolom");
  const auto texts = refusals(header);
  ASSERT_EQ(texts.size(), 1U);  // nine questions without a column have one cause
  EXPECT_LT(texts.front().size(), 450U);
}

TEST(Columns, ATextIsNotSearchedForWhereEveryQuestionIsNamed) {
  cells header = usual;
  header.push_back("Kecepatan waktu");
  EXPECT_TRUE(ikm::names_every_question(header, ikm::permenpan_14_2017()));
  EXPECT_EQ(plan_of(header).answer_columns[2], 3U);
  header[3] = "Kecepatan pelayanan";
  EXPECT_FALSE(ikm::names_every_question(header, ikm::permenpan_14_2017()));
  EXPECT_EQ(refusals(header).size(), 1U);
}

TEST(Columns, ABreakdownMayAskForAPeriodOrANormalisedValue) {
  cells header = usual;
  header[0] = "Cap waktu";
  header.push_back("Usia");
  header.push_back("a:bulan");
  const auto plan = plan_of(header, {{"tanggal:triwulan", "umur:baku"}, {"a:bulan"}});
  EXPECT_EQ(plan.group_columns, (std::vector<std::vector<std::size_t>>{{0, 10}, {11}}));
  EXPECT_EQ(plan.group_values[0][0].by_period, ikm::period::quarter);
  EXPECT_EQ(plan.group_values[0][1].standard, ikm::profile_field::age);
  EXPECT_EQ(plan.group_values[1][0], ikm::group_value{});  // a header may hold a colon of its own
  EXPECT_EQ(plan.date_column, 0U);
}

TEST(Columns, OneColumnCannotBeTwoQuestions) {
  ikm::mapping said;
  said.columns = {{"waktu", {"U3"}}, {"biaya", {"U3"}}};
  EXPECT_THROW(
      (void)ikm::understand_header(usual, ikm::permenpan_14_2017(), {}, ikm::header_place{.file = "f.csv"}, said),
      ikm::input_error);
}

TEST(Columns, BehindAColumnWithoutHeaderTheTableEnds) {
  cells header = usual;
  header.insert(header.end(), {"Rata-rata", "", "Keterangan"});
  EXPECT_EQ(plan_of(header).table_end, 11U);
  EXPECT_EQ(plan_of(header, {{"keterangan"}}).table_end, 13U);
}

// What is wrong is after the colon.
TEST(Columns, AnUnknownWayOfGroupingIsNamed) {
  cells header = usual;
  header.insert(header.end(), {"Tanggal", "Umur", "Loket: nama"});
  const auto why = [&](const std::string& asked) {
    try {
      (void)plan_of(header, {{asked}});
    } catch (const ikm::input_error& problem) {
      return std::string{problem.what()};
    }
    return std::string{};
  };
  for (const std::string part : {"'kuartal' is not known", "bulan, triwulan, semester, tahun"})
    EXPECT_NE(why("tanggal:kuartal").find(part), std::string::npos) << why("tanggal:kuartal");
  EXPECT_NE(why("umur:kelompok").find("baku"), std::string::npos) << why("umur:kelompok");
  EXPECT_EQ(why("Loket: nama"), "");
  EXPECT_NE(why("Warna:kuartal").find("column not found"), std::string::npos);
}
