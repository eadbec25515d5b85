// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/respondent.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

TEST(Respondent, AnswersFitTheMethodologyOrAreRefused) {
  const ikm::methodology& method = ikm::permenpan_14_2017();
  EXPECT_NO_THROW(ikm::check_answers(method, std::vector<ikm::answer>{4, 3, 2, 1, ikm::blank, 4, 4, 4, 4}));
  EXPECT_THROW(ikm::check_answers(method, std::vector<ikm::answer>{4, 3, 2, 1}), ikm::tally_error);
  EXPECT_THROW(ikm::check_answers(method, std::vector<ikm::answer>{5, 3, 2, 1, 4, 4, 4, 4, 4}), ikm::tally_error);
}

}  // namespace
