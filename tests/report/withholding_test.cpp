// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/withholding.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using ikm::group_key;
using keys = std::set<group_key>;

ikm::grouped_tally table(std::vector<std::string> columns,
                         const std::vector<std::pair<group_key, std::uint64_t>>& groups) {
  ikm::grouped_tally made{ikm::permenpan_14_2017(), std::move(columns)};
  const std::vector<ikm::answer> answers(9, 3);
  for (const auto& [key, respondents] : groups) made.at(key).add(answers, respondents);
  return made;
}

keys beside(const std::vector<std::pair<group_key, std::uint64_t>>& groups, std::uint64_t least = 5) {
  return ikm::groups_to_withhold({table({"unit"}, groups)}, least).front();
}

}  // namespace

// 49 published, 27 shown: the other 3 would follow.
TEST(Withholding, ALoneSmallGroupTakesTheNextSmallestWithIt) {
  EXPECT_EQ(beside({{{"a"}, 3}, {{"b"}, 20}, {{"c"}, 27}}), (keys{{"b"}}));
  EXPECT_EQ(beside({{{"a"}, 3}, {{"b"}, 46}}), (keys{{"b"}})) << "then all are withheld";
  EXPECT_EQ(beside({{{"a"}, 0}, {{"b"}, 46}, {{"c"}, 50}}), (keys{{"b"}}));
}

TEST(Withholding, OfEqualOnesTheFirstByNameIsTaken) {
  EXPECT_EQ(beside({{{"a"}, 2}, {{"d"}, 9}, {{"b"}, 9}, {{"c"}, 9}}), (keys{{"b"}}));
}

TEST(Withholding, SmallOnesThatAreEnoughTogetherTakeNobodyWithThem) {
  EXPECT_EQ(beside({{{"a"}, 3}, {{"b"}, 2}, {{"c"}, 30}}), keys{});
  EXPECT_EQ(beside({{{"a"}, 4}, {{"b"}, 4}, {{"c"}, 30}}), keys{});
}

// 1 + 2 = 3 people are what the difference would tell.
TEST(Withholding, SmallOnesThatAreFewTogetherTakeTheNextWithThem) {
  EXPECT_EQ(beside({{{"a"}, 1}, {{"b"}, 2}, {{"c"}, 30}, {{"d"}, 31}}), (keys{{"c"}}));
}

TEST(Withholding, NothingIsWithheldWithoutASmallGroupOrWithoutALimit) {
  EXPECT_EQ(beside({{{"a"}, 5}, {{"b"}, 46}}), keys{});
  EXPECT_EQ(beside({{{"a"}, 1}, {{"b"}, 46}}, 0), keys{});
  EXPECT_EQ(beside({{{"a"}, 9}, {{"b"}, 46}, {{"c"}, 40}}, 10), (keys{{"c"}}));
  EXPECT_TRUE(ikm::groups_to_withhold({}, 5).empty());
}

// Each unit and each sex may be published: in each row and each column of the crossed table none may be alone.
TEST(Withholding, CrossedGroupsAreWithheldInRowsAndColumns) {
  const auto made = ikm::groups_to_withhold(
      {table(
          {"unit", "sex"},
          {{{"A", "L"}, 3}, {{"A", "P"}, 20}, {{"B", "L"}, 21}, {{"B", "P"}, 22}, {{"C", "L"}, 30}, {{"C", "P"}, 31}})},
      5);
  EXPECT_EQ(made.front(), (keys{{"A", "P"}, {"B", "L"}, {"B", "P"}}));
}

// B is withheld beside A; its two halves, each large enough, would add up to it.
TEST(Withholding, WhatIsWithinAWithheldGroupIsWithheld) {
  const auto made = ikm::groups_to_withhold(
      {table({"unit"}, {{{"A"}, 4}, {{"B"}, 12}, {{"C"}, 40}}),
       table({"sex", "unit"}, {{{"L", "A"}, 4}, {{"L", "B"}, 6}, {{"P", "B"}, 6}, {{"L", "C"}, 20}, {{"P", "C"}, 20}})},
      5);
  EXPECT_EQ(made[0], (keys{{"B"}}));
  EXPECT_EQ(made[1].count({"L", "B"}) + made[1].count({"P", "B"}), 2U);
}

TEST(Withholding, ManyGroupsAreSettledQuickly) {
  std::vector<std::pair<group_key, std::uint64_t>> groups;
  for (int i = 0; i < 20'000; ++i) groups.push_back({{"u" + std::to_string(i)}, i == 7 ? 2U : 10U});
  EXPECT_EQ(beside(groups), (keys{{"u0"}}));
}
