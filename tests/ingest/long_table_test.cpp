// SPDX-License-Identifier: BSL-1.0
#include "ingest/long_table.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/source/csv.hpp>
#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

using cells = std::vector<std::string>;

std::vector<cells> turned(const std::string& text, ikm::long_limits limits = {}) {
  const auto rows = ikm::csv_rows(ikm::bytes_of(text, "f.csv"));
  ikm::row from;
  if (!rows->next(from)) return {};
  const auto plan = ikm::long_plan_of(from.cells);
  if (!plan) return {};
  const auto made = ikm::one_row_a_respondent(*rows, from.cells, from.line, *plan, {.limits = limits});
  std::vector<cells> all;
  for (ikm::row one; made->next(one);) all.emplace_back(one.cells.begin(), one.cells.end());
  return all;
}

}  // namespace

TEST(LongTable, IsKnownByItsThreeColumns) {
  const auto plan = ikm::long_plan_of(std::vector<std::string_view>{"unit", "ID Responden", "Unsur", "Jawaban"});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->respondent, 1U);
  EXPECT_EQ(plan->question, 2U);
  EXPECT_EQ(plan->answer, 3U);
  EXPECT_FALSE(ikm::long_plan_of(std::vector<std::string_view>{"responden", "U1", "U2"}));
  EXPECT_FALSE(
      ikm::long_plan_of(std::vector<std::string_view>{"responden", "unsur", "nilai", "skor"}));  // which is the answer?
}

TEST(LongTable, RowsInAnyOrderBecomeOneRowARespondent) {
  EXPECT_EQ(turned("id_responden,unit,unsur,jawaban\n7,A,u1,4\n8,B,u2,3\n\n7,A,u2,1\n"),
            (std::vector<cells>{
                {"id_responden", "unit", "u1", "u2"}, {"7", "A", "4", "1"}, {"8", "B", "", "3"}, {"", "", "", ""}}));
}

namespace {

/// The rows of respondents, and the code of what is wrong with each.
std::vector<std::string> wrongs(const std::string& text, ikm::long_options options) {
  const auto rows = ikm::csv_rows(ikm::bytes_of(text, "f.csv"));
  ikm::row from;
  EXPECT_TRUE(rows->next(from));
  const auto made = ikm::one_row_a_respondent(*rows, from.cells, from.line, *ikm::long_plan_of(from.cells), options);
  EXPECT_TRUE(made->next(from));
  std::vector<std::string> found;
  for (std::uint64_t given = 1; made->next(from); ++given) {
    const auto wrong = made->wrong_with(given);
    std::string text_of_row = wrong ? std::string{name_of(wrong->code())} + " " + wrong->where.column + ":" : "";
    for (const std::string_view cell : from.cells) text_of_row += " " + std::string{cell};
    found.push_back(text_of_row);
  }
  return found;
}

}  // namespace

// Hand: 1 answers u1 with 4 and then with 2; 2 answers once.
TEST(LongTable, AnAnswerGivenTwiceIsThatRespondentsFault) {
  const std::string text = "nik,responden,unsur,nilai\n9,1,u1,4\n8,2,u1,3\n9,1,u2,1\n9,1,u1,2\n";
  using ikm::answered_again;
  EXPECT_EQ(wrongs(text, {}), (std::vector<std::string>{"answered_twice u1: 9 1 4 1", " 8 2 3 "}));
  EXPECT_EQ(wrongs(text, {.again = answered_again::keep_first}), (std::vector<std::string>{" 9 1 4 1", " 8 2 3 "}));
  EXPECT_EQ(wrongs(text, {.again = answered_again::keep_last}), (std::vector<std::string>{" 9 1 2 1", " 8 2 3 "}));
}

TEST(LongTable, AProfileThatChangesIsAFaultWhereItIsAskedFor) {
  const std::string text = "loket,responden,unsur,nilai\nA,1,u1,4\nB,1,u2,4\nC,2,u1,4\n,2,u2,4\n C,2,u3,4\n";
  EXPECT_EQ(wrongs(text, {}), (std::vector<std::string>{" A 1 4 4 ", " C 2 4 4 4"}));
  // A blank, and blanks around the value, contradict nothing.
  EXPECT_EQ(wrongs(text, {.profile = {{.column = 0}}}),
            (std::vector<std::string>{"changing_profile loket: A 1 4 4 ", " C 2 4 4 4"}));
}

// The first row of 1 leaves the counter blank: the second row says it. Of 2, two rows say B and one says C.
TEST(LongTable, AProfileIsWhatTheFirstRowSaysThatFillsIt) {
  const std::string text = "loket,responden,unsur,nilai\n,1,u1,4\nA,1,u2,4\nB,2,u1,4\nB,2,u2,4\nC,2,u3,4\n";
  EXPECT_EQ(wrongs(text, {.profile = {{.column = 0}}}),
            (std::vector<std::string>{" A 1 4 4 ", "changing_profile loket: B 2 4 4 4"}));
  const auto rows = ikm::csv_rows(ikm::bytes_of(text, "f.csv"));
  ikm::row from;
  ASSERT_TRUE(rows->next(from));
  const auto made = ikm::one_row_a_respondent(*rows, from.cells, from.line, *ikm::long_plan_of(from.cells),
                                              {.profile = {{.column = 0}}});
  while (made->next(from)) {
  }
  const auto wrong = made->wrong_with(2);
  ASSERT_TRUE(wrong);
  const auto& two = std::get<ikm::faults::changing_profile>(wrong->what);
  EXPECT_EQ(two.answers, (std::vector<std::string>{"B", "C"}));
  EXPECT_EQ(two.rows, (std::vector<std::uint64_t>{2, 1}));
}

TEST(LongTable, AnswersThatAreSetAsideAreCounted) {
  const auto rows =
      ikm::csv_rows(ikm::bytes_of("responden,unsur,nilai\n1,u1,4\n1,u1,2\n1,u1,\n2,u1,3\n1,u1,3\n", "f.csv"));
  ikm::row from;
  ASSERT_TRUE(rows->next(from));
  const auto made = ikm::one_row_a_respondent(*rows, from.cells, from.line, *ikm::long_plan_of(from.cells),
                                              {.again = ikm::answered_again::keep_first});
  while (made->next(from)) {
  }
  EXPECT_EQ(made->answers_set_aside(), 2U);  // 2 and 3; a blank answers nothing
}

TEST(LongTable, DaysOfOneMonthAreOneValueWhereMonthsAreAskedFor) {
  const std::string text =
      "tanggal,responden,unsur,nilai\n01/03/2026,1,u1,4\n02/03/2026,1,u2,4\n31/03/2026,2,u1,4\n01/04/2026,2,u2,4\n";
  EXPECT_EQ(wrongs(text, {.profile = {{.column = 0, .value = {.by_period = ikm::period::month}}}}),
            (std::vector<std::string>{" 01/03/2026 1 4 4", "changing_profile tanggal: 31/03/2026 2 4 4"}));
}

TEST(LongTable, BlankRowsCostNothing) {
  EXPECT_EQ(turned("responden,unsur,nilai\n,,\n1,u1,4\n" + std::string(1000, '\n'), {.max_cells = 2}).size(),
            1 + 1 + 1001U);
}

TEST(LongTable, AnswersThatContradictAreRefused) {
  EXPECT_THROW((void)turned("responden,unsur,nilai\n,u1,4\n"), ikm::input_error);
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,,4\n"), ikm::input_error);
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,u1\n"), ikm::input_error);
}

TEST(LongTable, MemoryIsBounded) {
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,a,1\n1,b,1\n1,c,1\n", {.max_questions = 2}), ikm::over_limit);
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,a,1\n2,a,1\n3,a,1\n", {.max_cells = 4}), ikm::over_limit);
  // A text is kept once, however often it is there.
  const std::string long_answer(4'000, 'x');
  const std::string often = "1,a," + long_answer + "\n1,b," + long_answer + "\n2,a," + long_answer + "\n";
  EXPECT_EQ(turned("responden,unsur,nilai\n" + often, {.max_text_bytes = 6'000}).size(), 3U);
  EXPECT_THROW(
      (void)turned("responden,unsur,nilai\n" + often + "2,b,y" + long_answer + "\n", {.max_text_bytes = 6'000}),
      ikm::over_limit);
  // One of more than 4 KiB is kept as often as it is there.
  const std::string longer(5'000, 'x');
  EXPECT_THROW(
      (void)turned("responden,unsur,nilai\n1,a," + longer + "\n1,b," + longer + "\n", {.max_text_bytes = 9'000}),
      ikm::over_limit);
  // Short ids cost what keeping them takes: more than 100 bytes each.
  std::string many = "responden,unsur,nilai\n";
  for (int i = 0; i < 1'000; ++i) many += std::to_string(i) + ",a,1\n";
  EXPECT_THROW((void)turned(many, {.max_text_bytes = 100'000}), ikm::over_limit);
  EXPECT_EQ(turned(many, {.max_text_bytes = 300'000}).size(), 1'001U);
}
