// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/inspect_report.hpp>

#include <ikm/read/read_survey.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace {

ikm::survey read(const std::string& text) {
  return ikm::read_survey(ikm::bytes_of(text, "s.csv"), ikm::permenpan_14_2017(),
                          {.bad_rows = ikm::bad_rows::skip, .duplicates = ikm::duplicates::report});
}

std::string understood(const std::string& text, ikm::language lang) {
  std::ostringstream to;
  write_understanding(to, read(text), lang);
  return to.str();
}

constexpr const char* header = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";

TEST(InspectReport, SaysWhereTheHeaderIsAndWhatBecameOfTheRows) {
  const std::string text =
      std::string{"Survei 2024\n"} + header + "A,4,4,4,4,4,4,4,4,4\nA,4,4,4,4,4,4,4,4,4\nB,9,4,4,4,4,4,4,4,4\n";
  // The title is a row that was skipped.
  const std::string said = understood(text, ikm::language::english);
  EXPECT_NE(said.find("Header        line 2\n"), std::string::npos) << said;
  EXPECT_NE(said.find("Rows: 4 = 2 respondents + 1 rejected + 1 skipped\n"), std::string::npos) << said;
  EXPECT_NE(said.find("Duplicates    1 rows repeat an earlier one\n"), std::string::npos) << said;
  EXPECT_NE(said.find("Alike         2 respondents gave every question the same answer\n"), std::string::npos) << said;
  EXPECT_NE(understood(text, ikm::language::indonesian).find("Judul kolom   baris 2\n"), std::string::npos);
}

// A word in one question is asked for in that element, a word in all of them once.
TEST(InspectReport, AnUnknownWordIsOneQuestion) {
  const auto one = open_questions_of(read(std::string{header} + "A,4,4,4,4,4,4,4,4,4\nA,lumayan,4,4,4,4,4,4,4,4\n"),
                                     ikm::language::english);
  ASSERT_EQ(one.size(), 1U);
  ASSERT_EQ(one[0].choices.size(), 1U);
  EXPECT_EQ(one[0].choices[0][0].section, "words.persyaratan");
  EXPECT_EQ(one[0].choices[0][0].key, "lumayan");
}

// What is set aside for another reason is asked for only where an edit of a mapping settles it.
TEST(InspectReport, ComplaintsThatAMappingSettlesAreQuestions) {
  ikm::complaint settled{.where = {.file = "s.csv", .line = 2},
                         .what = ikm::faults::out_of_scale{"9", {1, 4}},
                         .remedies = {std::vector<ikm::mapping_edit>{{"rows", "skip_lines", std::string{"2"}}}}};
  ikm::complaint open{.where = {.file = "s.csv", .line = 3}, .what = ikm::faults::out_of_scale{"8", {1, 4}}};
  const std::vector<ikm::complaint> both = {settled, open};
  const auto questions = ikm::open_questions_of(both, ikm::language::english);
  ASSERT_EQ(questions.size(), 1U);
  EXPECT_EQ(questions[0].prose, text_of({settled.where, settled.what, {}}, ikm::language::english));
  EXPECT_EQ(questions[0].choices[0][0].key, "skip_lines");
}

}  // namespace
