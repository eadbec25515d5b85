// SPDX-License-Identifier: BSL-1.0
#include <ikm/testing/respondents.hpp>

#include <gtest/gtest.h>

#include <string>

namespace ikm {
namespace {

using testing::respondents;

methodology two_questions() {
  return methodology{{.id = "two",
                      .name = {"dua", "two"},
                      .elements = {{"waktu", "U1", {"Waktu", "Time"}}, {"biaya", "U2", {"Biaya", "Cost"}}}}};
}

std::string refusal(const char* rows) {
  try {
    static_cast<void>(respondents(two_questions(), rows));
  } catch (const tally_error& e) {
    return e.said().en;
  }
  return "nothing";
}

TEST(Respondents, ARowIsARespondent) {
  tally expected{two_questions()};
  expected.add({4, 3});
  expected.add({blank, 2});
  EXPECT_TRUE(respondents(two_questions(), "4 3\n- 2") == expected);
  EXPECT_TRUE(respondents(two_questions(), R"(
    # two counters
    4   3
    -	2   # waktu was left blank
  )") == expected);
  EXPECT_TRUE(respondents(two_questions(), "4 3\r\n- 2\r\n") == expected);
}

TEST(Respondents, NoRowsAreNobody) {
  EXPECT_EQ(respondents(two_questions(), "").respondents(), 0U);
  EXPECT_EQ(respondents(two_questions(), " \n # nobody\n").respondents(), 0U);
}

TEST(Respondents, ARowCanStandForMany) {
  const tally made = respondents(two_questions(), "4 3 x 20\n1 - x 3");
  EXPECT_EQ(made.respondents(), 23U);
  EXPECT_EQ(made.sum(0), 83U);  // 20 · 4 + 3 · 1
  EXPECT_EQ(made.answers(1), 20U);
  EXPECT_EQ(respondents(two_questions(), "4 3 x 0").respondents(), 0U);
}

TEST(Respondents, WhatDoesNotFitIsRefusedWithItsLine) {
  EXPECT_NE(refusal("4 3\n\n4 3 2").find("line 3: "), std::string::npos) << refusal("4 3\n\n4 3 2");
  EXPECT_NE(refusal("4 3\n4").find("line 2: "), std::string::npos);
  EXPECT_NE(refusal("4 5").find("line 1: "), std::string::npos);
  EXPECT_NE(refusal("4 0").find("line 1: "), std::string::npos);  // a blank is `-`
  EXPECT_EQ(refusal("4 baik"), "line 1: 'baik' is not a number up to 255");
  EXPECT_EQ(refusal("4 3.5"), "line 1: '3.5' is not a number up to 255");
  EXPECT_EQ(refusal("4 300"), "line 1: '300' is not a number up to 255");
  EXPECT_EQ(refusal("4 3 x 1000001"), "line 1: '1000001' is not a number up to 1000000");
  EXPECT_EQ(refusal("4 3 x 99999999999999999999"), "line 1: '99999999999999999999' is not a number up to 1000000");
}

TEST(Respondents, AnErrorHasBothLanguages) {
  try {
    static_cast<void>(respondents(two_questions(), "4 baik"));
    FAIL() << "'baik' was taken for an answer";
  } catch (const tally_error& e) {
    EXPECT_EQ(e.said().id, "baris 1: 'baik' bukan bilangan sampai 255");
  }
}

}  // namespace
}  // namespace ikm
