// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/breakdown.hpp>

#include <ikm/read/read_survey.hpp>

#include <gtest/gtest.h>

namespace {

/// How many respondents each group has.
std::map<ikm::group_key, std::uint64_t> groups_by(const ikm::breakdown& columns) {
  const std::string text =
      "loket,jk,umur,U1,U2,U3,U4,U5,U6,U7,U8,U9\n"
      "A,L,19,3,3,3,3,3,3,3,3,3\n"
      "A,P,24,3,3,3,3,3,3,3,3,3\n"
      "B,L,25,3,3,3,3,3,3,3,3,3\n"
      "A,L,26,3,3,3,3,3,3,3,3,3\n";
  const ikm::survey read = read_survey(ikm::bytes_of(text, "survei.csv"), ikm::permenpan_14_2017(), {.by = {columns}});
  std::map<ikm::group_key, std::uint64_t> made;
  for (const auto& [key, counts] : read.groups.front().groups()) made[key] = counts.respondents();
  return made;
}

}  // namespace

// 19, 24 and 25 are within 17-25, as publication posters group ages; 26 is in the next class.
TEST(Breakdown, ColumnsAreCrossedAndAFieldIsGroupedAsItSays) {
  EXPECT_EQ(groups_by({"loket"}), (std::map<ikm::group_key, std::uint64_t>{{{"A"}, 3}, {{"B"}, 1}}));
  EXPECT_EQ(groups_by({"loket", "jk"}),
            (std::map<ikm::group_key, std::uint64_t>{{{"A", "L"}, 2}, {{"A", "P"}, 1}, {{"B", "L"}, 1}}));
  EXPECT_EQ(groups_by({"umur:baku"}), (std::map<ikm::group_key, std::uint64_t>{{{"17-25"}, 3}, {{"26-35"}, 1}}));
}
