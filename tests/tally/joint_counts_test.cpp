// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/joint_counts.hpp>

#include "tally/random_respondents.hpp"

#include <ikm/base/error.hpp>
#include <ikm/tally/grouped.hpp>
#include <ikm/tally/stored.hpp>

#include <gtest/gtest.h>

namespace {

ikm::tally counted(std::span<const std::array<ikm::answer, 9>> rows, bool joint = true) {
  ikm::tally counts =
      joint ? ikm::tally::with_joint_counts(ikm::permenpan_14_2017()) : ikm::tally{ikm::permenpan_14_2017()};
  for (const auto& row : rows) counts.add(row);
  return counts;
}

TEST(JointCounts, ATallyKeepsThemOnlyWhereAsked) {
  const auto rows = random_respondents(50, 1);
  EXPECT_TRUE(counted(rows).has_joint_counts());
  EXPECT_EQ(counted(rows).joint().pairs.respondents(), 50U);
  EXPECT_EQ(counted(rows).joint().own.respondents(), 50U);
  EXPECT_FALSE(counted(rows, false).has_joint_counts());
  EXPECT_THROW((void)counted(rows, false).joint(), ikm::tally_error);
}

TEST(JointCounts, AreCopiedAndMergedWithTheirTally) {
  const auto rows = random_respondents(300, 2);
  const auto whole = counted(rows);
  auto front = counted(std::span{rows}.first(100));
  const auto kept = front;
  front.merge(counted(std::span{rows}.subspan(100)));
  EXPECT_EQ(front, whole);
  EXPECT_EQ(kept.joint().pairs.respondents(), 100U);
  ikm::tally nobody{ikm::permenpan_14_2017()};
  nobody.merge(whole);  // an empty tally takes them over
  EXPECT_EQ(nobody, whole);
  auto same = whole;
  same.merge(ikm::tally{ikm::permenpan_14_2017()});
  EXPECT_EQ(same, whole);
}

TEST(JointCounts, CountsWithAndWithoutAreNotMerged) {
  const auto rows = random_respondents(50, 3);
  auto with = counted(rows);
  const auto before = with;
  EXPECT_THROW(with.merge(counted(rows, false)), ikm::tally_error);
  EXPECT_EQ(with, before);
  auto without = counted(rows, false);
  EXPECT_THROW(without.merge(with), ikm::tally_error);
  EXPECT_NE(with, without);
  with.drop_joint_counts();
  EXPECT_EQ(with, without);
  without.merge(with);
  EXPECT_EQ(without.respondents(), 100U);
}

TEST(JointCounts, OfOtherRespondentsAreRefused) {
  auto counts = counted(random_respondents(50, 4), false);
  EXPECT_THROW(counts.keep(counted(random_respondents(50, 5)).joint()), ikm::tally_error);
  counts.keep(counted(random_respondents(50, 4)).joint());
  EXPECT_EQ(counts, counted(random_respondents(50, 4)));
}

TEST(JointCounts, AreStoredAndReadBack) {
  const auto rows = random_respondents(200, 6);
  ikm::grouped_tally units{ikm::permenpan_14_2017(), {"unit"}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ikm::tally& unit = units.at({i % 3 == 0 ? "a" : "b"});
    if (unit.respondents() == 0) unit = ikm::tally::with_joint_counts(unit.method());
    unit.add(rows[i]);
  }
  const ikm::stored_survey survey{.rows = {200, 200, 0, 0}, .all = counted(rows), .groups = {units}};
  const std::string bytes = ikm::to_stored(survey);
  const auto back = ikm::from_stored(bytes);
  EXPECT_EQ(back, survey);
  EXPECT_EQ(back.groups[0].groups().at({"a"}).joint().pairs, units.groups().at({"a"}).joint().pairs);
  EXPECT_EQ(ikm::to_stored(back), bytes);
}

}  // namespace
