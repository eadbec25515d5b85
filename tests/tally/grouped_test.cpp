// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/grouped.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

using ikm::grouped_tally;

namespace {
grouped_tally by_unit() { return {ikm::permenpan_14_2017(), {"unit"}}; }
}  // namespace

TEST(Grouped, TotalIsTheWhole) {
  auto g = by_unit();
  ikm::tally whole{ikm::permenpan_14_2017()};
  g.at({"A"}).add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  g.at({"B"}).add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  whole.add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  whole.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  EXPECT_EQ(g.total(), whole);
}

TEST(Grouped, KeysAreSortedByByteValue) {
  auto g = by_unit();
  for (const char* name : {"b", "\xC3\xA9", "B", ""}) (void)g.at({name});
  std::string order;
  for (const auto& [key, counts] : g.groups()) order += key.front() + ",";
  EXPECT_EQ(order, ",B,b,\xC3\xA9,");
}

TEST(Grouped, MergesGroupByGroup) {
  auto a = by_unit();
  auto b = by_unit();
  a.at({"A"}).add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  b.at({"A"}).add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  b.at({"C"}).add({2, 2, 2, 2, 2, 2, 2, 2, 2});
  a.merge(b);
  EXPECT_EQ(a.groups().size(), 2U);
  EXPECT_EQ(a.at({"A"}).respondents(), 2U);
}

TEST(Grouped, RefusesUnlikeOnesBeforeTouchingAnything) {
  auto a = by_unit();
  a.at({"A"}).add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  const auto before = a;
  EXPECT_THROW(a.merge(grouped_tally{ikm::permenpan_14_2017(), {"layanan"}}), ikm::tally_error);
  EXPECT_THROW(a.merge(grouped_tally{ikm::permenpan_16_2014(), {"unit"}}), ikm::tally_error);
  EXPECT_EQ(a, before);
  EXPECT_THROW((void)a.at({"A", "B"}), ikm::tally_error);
  EXPECT_THROW((grouped_tally{ikm::permenpan_14_2017(), {}}), ikm::tally_error);
}

TEST(Grouped, CountsTheGroupsUnderANumberOfRespondents) {
  auto g = by_unit();
  for (int i = 0; i < 5; ++i) g.at({"five"}).add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  for (int i = 0; i < 4; ++i) g.at({"four"}).add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  (void)g.at({"nobody"});
  EXPECT_EQ(g.groups_under(5), 1U);
  EXPECT_EQ(g.groups_under(6), 2U);
  EXPECT_EQ(g.groups_under(4), 0U);
  g.at({"five"}).add({1, 1, 1, 1, 1, 1, 1, 1, ikm::blank});
  EXPECT_EQ(g.groups_under(6), 1U);
  EXPECT_EQ(g.groups_under(6, ikm::coverage::complete), 2U);
}
