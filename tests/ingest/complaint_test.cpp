// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/complaint.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

using ikm::complaint;
namespace faults = ikm::faults;

TEST(Complaint, IsLocatedAsTheContractSays) {
  const complaint wrong{.where = {.file = "responses.csv", .line = 214, .column = "U4"},
                        .what = faults::out_of_scale{"7", {1, 4}}};
  EXPECT_EQ(text_of(wrong, ikm::language::english), "responses.csv:214: U4: '7' is outside the scale 1..4");
  EXPECT_EQ(text_of(wrong, ikm::language::indonesian), "responses.csv:214: U4: '7' di luar skala 1..4");
  EXPECT_EQ(wrong.code(), ikm::reason::out_of_scale);
}

TEST(Complaint, NamesTheSheet) {
  const complaint wrong{.where = {.file = "a.xlsx", .sheet = "Data", .line = 3}, .what = faults::ragged_row{2, 9}};
  EXPECT_EQ(text_of(wrong, ikm::language::english), "a.xlsx[Data]:3: the row has 2 cells, the header 9");
}

TEST(Complaint, InputErrorSaysTheFirstAndKeepsTheCount) {
  const ikm::input_error problem{
      {{.where = {.file = "f", .line = 2, .column = "U1"}, .what = faults::out_of_scale{"9", {1, 4}}}}, 30};
  EXPECT_STREQ(problem.what(), "f:2: U1: '9' is outside the scale 1..4");
  EXPECT_EQ(problem.total(), 30U);
  EXPECT_EQ(problem.complaints().size(), 1U);
}

TEST(Complaint, SaysWhatToWriteInTheMapping) {
  const complaint wrong{.where = {.file = "f", .line = 2, .column = "Waktu"},
                        .what = faults::text_answer{"Gercep", {{1, 4}, {}}},
                        .remedies = {std::vector<ikm::mapping_edit>{{"words.waktu", "Gercep", ikm::to_complete{}}}}};
  EXPECT_NE(text_of(wrong, ikm::language::indonesian).find("; di pemetaan: [words.waktu] \"Gercep\" = …"),
            std::string::npos);
}

TEST(Complaint, OffersEachChoiceWithItsSectionOnce) {
  const complaint wrong{
      .where = {.file = "f", .line = 7},
      .what = faults::totals_or_respondent{"Skor"},
      .remedies = {std::vector<ikm::mapping_edit>{{"rows", "totals", std::vector<std::string>{"Skor"}}},
                   std::vector<ikm::mapping_edit>{ikm::skipping(7)},
                   std::vector<ikm::mapping_edit>{{"words", "A1", std::int64_t{4}}}}};
  EXPECT_NE(text_of(wrong, ikm::language::english)
                .find("? – in the mapping: [rows] totals = [\"Skor\"] | skip_lines = [7] | [words] \"A1\" = 4"),
            std::string::npos);
}

// The library knows rules; how they are chosen is the program's to say.
TEST(Complaint, NamesARuleAndLeavesTheOptionToTheProgram) {
  const complaint wrong{.where = {.file = "f", .line = 7},
                        .what = faults::duplicate{3},
                        .remedies = {ikm::setting{ikm::rule::duplicates, {"first", "report"}}}};
  EXPECT_EQ(text_of(wrong, ikm::language::english), "f:7: the same as line 3; choose: duplicates first | report");
  EXPECT_EQ(text_of(wrong, ikm::language::english, [](ikm::rule which) { return "--" + std::string{name_of(which)}; }),
            "f:7: the same as line 3; choose: --duplicates first | report");
}

// A fresh reader took "save it once; in the mapping: …" for two things to do, of which the second loses respondents.
TEST(Complaint, AWayOutThatIsRightUnderAConditionStandsWithIt) {
  const complaint formula{.where = {.file = "f.xlsx", .line = 4, .column = "U4"},
                          .what = faults::formula_without_value{"E4"},
                          .remedies = {std::vector<ikm::mapping_edit>{ikm::skipping(4)}}};
  EXPECT_EQ(text_of(formula, ikm::language::english),
            "f.xlsx:4: U4: cell E4 holds a formula whose value is not saved; open the file in Excel or LibreOffice and "
            "save it once. Only if the row need not count, in the mapping: [rows] skip_lines = [4]");
  const complaint recap{.where = {.file = "f.csv", .line = 1, .column = "L"},
                        .what = faults::recap_of_offices{"OPD", "L"},
                        .remedies = {std::vector<ikm::mapping_edit>{{"", "not_read", std::vector<std::string>{"L"}}},
                                     ikm::setting{ikm::rule::recap}}};
  EXPECT_NE(
      text_of(recap, ikm::language::english)
          .find("one row per respondent; choose: recap. Only if each row really is one respondent, in the mapping: "
                "not_read = [\"L\"]"),
      std::string::npos);
  const complaint same{.where = {.file = "b.csv"},
                       .what = faults::same_input{"a.csv"},
                       .remedies = {ikm::setting{ikm::rule::duplicates, {"report"}}}};
  EXPECT_EQ(text_of(same, ikm::language::indonesian),
            "b.csv: isinya sama dengan 'a.csv'; sebutkan sekali saja. Bila keduanya survei yang berbeda, pilih: "
            "duplicates report");
}

// All four are needed: with the fourth left out the mapping is refused.
TEST(Complaint, EveryWordOfAScaleIsShown) {
  std::vector<ikm::mapping_edit> turned;
  for (int step = 1; step <= 4; ++step)
    turned.push_back({"words", std::to_string(step), static_cast<std::int64_t>(5 - step)});
  const complaint key{.where = {.file = "f", .line = 1},
                      .what = faults::key_against_scale{{"1 = Sangat baik", "4 = Tidak baik"}, {1, 4}},
                      .remedies = {turned}};
  EXPECT_NE(text_of(key, ikm::language::english)
                .find(". If the key is right, in the mapping: [words] \"1\" = 4, \"2\" = 3, \"3\" = 2, \"4\" = 1"),
            std::string::npos)
      << text_of(key, ikm::language::english);
}
