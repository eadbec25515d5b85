// SPDX-License-Identifier: BSL-1.0
#include <ikm/survey/answer.hpp>

#include <ikm/survey/methodology.hpp>

#include <gtest/gtest.h>

TEST(Answer, ABlankIsOutsideEveryScale) {
  for (const ikm::methodology& method : ikm::built_in_methodologies()) EXPECT_LT(ikm::blank, method.scale().lowest);
}
