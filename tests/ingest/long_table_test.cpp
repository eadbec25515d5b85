// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/long_table.hpp>

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
  const auto made = ikm::one_row_a_respondent(*rows, from.cells, from.line, *plan, limits);
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

TEST(LongTable, AnswersThatContradictAreRefused) {
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,u1,4\n1,u1,3\n"), ikm::input_error);
  EXPECT_THROW((void)turned("responden,unsur,nilai\n,u1,4\n"), ikm::input_error);
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,,4\n"), ikm::input_error);
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,u1\n"), ikm::input_error);
}

TEST(LongTable, MemoryIsBounded) {
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,a,1\n1,b,1\n1,c,1\n", {.max_questions = 2}), ikm::source_error);
  EXPECT_THROW((void)turned("responden,unsur,nilai\n1,a,1\n2,a,1\n3,a,1\n", {.max_cells = 4}), ikm::source_error);
}
