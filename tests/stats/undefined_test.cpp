// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/undefined.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

using ikm::undefined;

constexpr undefined reasons[] = {undefined::no_respondents,  undefined::no_answers,      undefined::too_few_respondents,
                                 undefined::lone_in_stratum, undefined::no_variance,     undefined::one_item,
                                 undefined::unequal_weights, undefined::everybody_asked, undefined::only_marginals};

TEST(Undefined, EachReasonHasItsNameAndSentence) {
  std::set<std::string> names;
  for (const undefined reason : reasons) {
    names.insert(std::string{ikm::name_of(reason)});
    EXPECT_FALSE(ikm::sentence_of(reason).id.empty());
    EXPECT_FALSE(ikm::sentence_of(reason).en.empty());
  }
  EXPECT_EQ(names.size(), std::size(reasons));
  EXPECT_EQ(ikm::name_of(undefined::no_variance), "no_variance");
}

TEST(Possibly, HoldsAValueOrAReason) {
  const ikm::possibly<double> known = 2.5;
  ASSERT_TRUE(known);
  EXPECT_EQ(*known, 2.5);
  const ikm::possibly<double> none = undefined::one_item;
  EXPECT_FALSE(none.has_value());
  EXPECT_EQ(none.why(), undefined::one_item);
  EXPECT_FALSE(none.value());
}

}  // namespace
