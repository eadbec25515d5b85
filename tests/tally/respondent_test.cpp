// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/respondent.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <list>
#include <string>
#include <vector>

namespace {

TEST(Respondent, AnswersFitTheMethodologyOrAreRefused) {
  const ikm::methodology& method = ikm::permenpan_14_2017();
  EXPECT_NO_THROW(ikm::check_answers(method, std::vector<ikm::answer>{4, 3, 2, 1, ikm::blank, 4, 4, 4, 4}));
  EXPECT_THROW(ikm::check_answers(method, std::vector<ikm::answer>{4, 3, 2, 1}), ikm::tally_error);
  EXPECT_THROW(ikm::check_answers(method, std::vector<ikm::answer>{5, 3, 2, 1, 4, 4, 4, 4, 4}), ikm::tally_error);
}

TEST(Respondent, ARefusalSaysWhichQuestionAndAnswer) {
  const ikm::methodology& method = ikm::permenpan_14_2017();
  try {
    ikm::check_answers(method, std::vector<ikm::answer>{4, 3, 7, 1, 4, 4, 4, 4, 4});
    FAIL();
  } catch (const ikm::tally_error& refused) {
    EXPECT_EQ(refused.said().en, "U3: the answer 7 is outside the scale 1..4");
    EXPECT_EQ(refused.said().id, "U3: jawaban 7 di luar skala 1..4");
  }
}

// Cut to 8 bits 260 is 4, 256 is a blank and -252 is 4.
TEST(Respondent, NumbersOfAnotherTypeAreCheckedNotCut) {
  const ikm::methodology& method = ikm::permenpan_14_2017();
  for (const int wrong : {260, 256, -252, -1}) {
    try {
      (void)ikm::answers_from(method, std::vector<int>{4, 3, 2, 1, 4, 4, 4, 4, wrong});
      FAIL() << wrong;
    } catch (const ikm::tally_error& refused) {
      EXPECT_EQ(refused.said().en, "U9: the answer " + std::to_string(wrong) + " is outside the scale 1..4");
    }
  }
  EXPECT_EQ(ikm::answers_from(method, std::list<long>{4, 0, 2}), (std::vector<ikm::answer>{4, ikm::blank, 2}));
  static_assert(!ikm::whole_numbers<std::string>, "the digit '4' is 52");
  static_assert(!ikm::whole_numbers<std::vector<double>>);
}

}  // namespace
