// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/tally_limits.hpp>

#include <ikm/base/error.hpp>
#include <ikm/base/over_limit.hpp>
#include <ikm/tally/stored.hpp>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace {

using ikm::stored_survey;
using ikm::tally_limits;

constexpr std::array<ikm::answer, 9> all_three{3, 3, 3, 3, 3, 3, 3, 3, 3};

/// One respondent per name.
stored_survey survey_of(const std::vector<std::string>& names, bool joint = false) {
  const ikm::methodology method = ikm::permenpan_14_2017();
  const auto empty = [&] { return joint ? ikm::tally::with_joint_counts(method) : ikm::tally{method}; };
  stored_survey made{.rows = {}, .all = empty(), .groups = {}};
  ikm::grouped_tally units{method, {"unit"}};
  for (const std::string& name : names) {
    ikm::tally one = empty();
    one.add(all_three);
    made.all.merge(one);
    units.add({name}, one);
  }
  made.rows.rows = made.rows.accepted = names.size();
  made.groups.push_back(std::move(units));
  return made;
}

/// The name of the limit that is passed; empty where none is.
template <class Run>
std::string passed(const Run& run) {
  try {
    run();
    return {};
  } catch (const ikm::over_limit& problem) {
    EXPECT_NE(problem.said().en.find("(" + problem.limit() + ")"), std::string::npos) << problem.said().en;
    EXPECT_NE(problem.said().id.find("(" + problem.limit() + ")"), std::string::npos) << problem.said().id;
    return problem.limit();
  }
}

std::string passed_by_stored(const stored_survey& survey, const tally_limits& limits) {
  return passed([&] { (void)ikm::from_stored(to_stored(survey), limits); });
}

}  // namespace

TEST(TallyLimits, GroupsOfAStoredTally) {
  const stored_survey three = survey_of({"a", "b", "c"});
  EXPECT_EQ(passed_by_stored(three, {.max_groups = 3}), "");
  EXPECT_EQ(passed_by_stored(three, {.max_groups = 2}), "max_groups");
}

// Two breakdowns of two groups each are four groups.
TEST(TallyLimits, HoldForAllBreakdownsTogether) {
  stored_survey two = survey_of({"a", "b"});
  ikm::grouped_tally services{two.all.method(), {"layanan"}};
  for (const auto& [key, counts] : two.groups.front().groups()) services.add(key, counts);
  two.groups.push_back(services);
  EXPECT_EQ(passed_by_stored(two, {.max_groups = 4}), "");
  EXPECT_EQ(passed_by_stored(two, {.max_groups = 3}), "max_groups");
}

TEST(TallyLimits, TheNameOfAGroup) {
  EXPECT_EQ(passed_by_stored(survey_of({std::string(10, 'x')}), {.max_group_name_bytes = 10}), "");
  EXPECT_EQ(passed_by_stored(survey_of({std::string(11, 'x')}), {.max_group_name_bytes = 10}), "max_group_name_bytes");
  EXPECT_EQ(passed_by_stored(survey_of({std::string(4096, 'x')}), {}), "");
  EXPECT_EQ(passed_by_stored(survey_of({std::string(4097, 'x')}), {}), "max_group_name_bytes");
}

// Nine questions of five levels are 90 counts of four bytes: a group needs more than 360 bytes and less than 1000.
TEST(TallyLimits, TheMemoryOfGroups) {
  const stored_survey ten = survey_of({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
  EXPECT_EQ(passed_by_stored(ten, {.max_group_bytes = 10 * 360}), "max_group_bytes");
  EXPECT_EQ(passed_by_stored(ten, {.max_group_bytes = 10 * 1000}), "");
  const stored_survey long_names = survey_of({std::string(4000, 'x'), std::string(4000, 'y'), std::string(4000, 'z')});
  EXPECT_EQ(passed_by_stored(long_names, {.max_group_bytes = 3 * 4000}), "max_group_bytes");
}

// Nine questions have 4 · 9² + 9 counts of pairs and 149 of sums, of eight bytes each: 3856 bytes.
TEST(TallyLimits, TheMemoryOfJointCounts) {
  const stored_survey two = survey_of({"a", "b"}, true);
  EXPECT_EQ(passed_by_stored(two, {.max_joint_bytes = 2 * 3856}), "max_joint_bytes");
  EXPECT_EQ(passed_by_stored(two, {.max_joint_bytes = 2 * 4500}), "");
  EXPECT_EQ(passed_by_stored(survey_of({"a", "b"}), {.max_joint_bytes = 0}), "");
}

TEST(TallyLimits, AMergeCountsAGroupOfBothOnce) {
  const stored_survey ab = survey_of({"a", "b"});
  const auto merged = [&](const stored_survey& with, const tally_limits& limits) {
    stored_survey into = ab;
    const std::string limit = passed([&] { into.merge(with, limits); });
    EXPECT_TRUE(limit.empty() || into == ab) << "changed, and refused by " << limit;
    return limit;
  };
  EXPECT_EQ(merged(survey_of({"a", "b"}), {.max_groups = 2}), "");
  EXPECT_EQ(merged(survey_of({"b", "c"}), {.max_groups = 3}), "");
  EXPECT_EQ(merged(survey_of({"b", "c"}), {.max_groups = 2}), "max_groups");
}

TEST(TallyLimits, ALineOfTheTallyIsNamed) {
  try {
    (void)ikm::from_stored(to_stored(survey_of({"a", "b"})), {.max_groups = 1});
    FAIL();
  } catch (const ikm::over_limit& problem) {
    // version, methodology, scale, publish, weights, rounding, nine elements, four bands, rows, all, by, group, group
    EXPECT_NE(problem.said().en.find("line 24"), std::string::npos) << problem.said().en;
  }
}

// A line of nothing but tabs would be held as a list of texts, 32 bytes for each byte.
TEST(TallyLimits, ALineOfTooManyFieldsIsNotHeld) {
  std::string text = to_stored(survey_of({"a"}));
  text.insert(text.find("\nall") + 1, "all" + std::string(3'000'000, '\t') + "\n");
  EXPECT_THROW((void)ikm::from_stored(text), ikm::tally_error);
}
