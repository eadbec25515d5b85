// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/stored.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

namespace {

ikm::stored_survey small() {
  ikm::grouped_tally units{ikm::permenpan_14_2017(), {"unit", "layanan"}};
  units.at({"Loket\t1\\", "KTP\nKK"}).add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  units.at({"", ""}).add({1, ikm::blank, 4, 4, 3, 4, 4, 3, 4});
  return {.rows = {4, 2, 1, 1}, .all = units.total(), .groups = {units}};
}

std::string refusal(std::string_view bytes) {
  try {
    (void)ikm::from_stored(bytes);
    return {};
  } catch (const ikm::error& problem) {
    return problem.what();
  }
}

}  // namespace

TEST(Stored, ComesBackAsItWas) {
  const auto survey = small();
  const std::string bytes = ikm::to_stored(survey);
  EXPECT_EQ(ikm::from_stored(bytes), survey);
  EXPECT_EQ(ikm::to_stored(ikm::from_stored(bytes)), bytes);
  EXPECT_TRUE(bytes.starts_with(ikm::stored_magic));
}

TEST(Stored, AnOwnMethodologyComesBackWhole) {
  const ikm::methodology own{
      {.id = "own",
       .name = {"Sendiri", "Own"},
       .elements = {{.id = "a",
                     .code = "Q1",
                     .name = {"A", "A en"},
                     .weight = ikm::ratio{1, 3},
                     .questions = {{"Q1a"}, {"Q1b"}}},
                    {.id = "b", .code = "Q2", .name = {}, .weight = ikm::ratio{2, 3}}},
       .scale = {1, 5},
       .bands = {{"X", {"Buruk", "Bad"}, *ikm::decimal::parse("20")}, {"Y", {}, *ikm::decimal::parse("60.5")}},
       .decimals = 1,
       .weight_decimals = 2,
       .rounding = ikm::intermediate_rounding::weighted3}};
  ikm::tally all{own};
  all.add({5, 1, ikm::blank});
  const auto back = ikm::from_stored(ikm::to_stored({.rows = {1, 1, 0, 0}, .all = all}));
  EXPECT_TRUE(alike(back.all.method(), own));
  EXPECT_EQ(back.all, all);
  EXPECT_EQ(back.all.method().bands()[0].label.en, "Bad");
  EXPECT_EQ(back.all.method().elements()[0].name.en, "A en");
}

// Equal counts of which one came from rows and one from paper are not the same.
TEST(Stored, MarginalsComeBackAsSuch) {
  std::vector<std::uint64_t> counts;
  for (int q = 0; q < 9; ++q)
    for (const std::uint64_t count : {1U, 0U, 0U, 0U, 1U}) counts.push_back(count);
  const ikm::stored_survey survey{.rows = {2, 2, 0, 0},
                                  .all = ikm::tally::from_marginals(ikm::permenpan_14_2017(), 2, counts)};
  const std::string bytes = ikm::to_stored(survey);
  EXPECT_NE(bytes.find("\nmarginal\t2\n"), std::string::npos);
  EXPECT_EQ(ikm::from_stored(bytes), survey);
  EXPECT_EQ(ikm::from_stored(bytes).all.marginal_respondents(), 2U);
}

// A name that was cut within a character, or that holds a NUL, is named and does not come in.
TEST(Stored, RefusesWhatIsNoUtf8) {
  for (const std::string& name : {std::string{"a\xE2\x80"}, std::string{"Pl\xE9"}, std::string{"a\0b", 3}}) {
    ikm::grouped_tally units{ikm::permenpan_14_2017(), {"unit"}};
    units.at({name}).add({4, 3, 4, 4, 3, 4, 4, 3, 4});
    const std::string said = refusal(ikm::to_stored({.rows = {1, 1, 0, 0}, .all = units.total(), .groups = {units}}));
    // The version, five lines of the methodology, nine elements, four bands, rows, all, by; then the group.
    EXPECT_NE(said.find("23"), std::string::npos) << said;
    EXPECT_NE(said.find("UTF-8"), std::string::npos) << said;
  }
}

TEST(Stored, RefusesDamageAnywhere) {
  const std::string bytes = ikm::to_stored(small());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string bad = bytes;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    EXPECT_NE(refusal(bad), "") << i;
    EXPECT_NE(refusal(std::string_view{bytes}.substr(0, i)), "") << i;
  }
  EXPECT_NE(refusal(bytes + "x"), "");
}

TEST(Stored, RefusesALaterVersionByName) {
  EXPECT_EQ(refusal("ikm.tally/9\nend\t0\n"), "unknown version of a stored tally: 'ikm.tally/9'");
  EXPECT_EQ(refusal("U1,U2\n1,2\n"), "not a stored tally");
}

// A refusal in the second breakdown leaves the first, the whole and the rows as they were.
TEST(Stored, MergeRefusesHalfWayBeforeTouchingAnything) {
  const auto with_years = [](const char* column) {
    auto made = small();
    ikm::grouped_tally years{ikm::permenpan_14_2017(), {column}};
    years.at({"2024"}).merge(made.all);
    made.groups.push_back(years);
    return made;
  };
  auto a = with_years("tahun");
  const auto before = a;
  EXPECT_THROW(a.merge(with_years("bulan")), ikm::tally_error);
  EXPECT_EQ(a, before);
  a.merge(a);
  EXPECT_EQ(a.rows.rows, 8U);
  for (const ikm::grouped_tally& breakdown : a.groups) EXPECT_EQ(breakdown.total(), a.all);
  EXPECT_EQ(a.all.respondents(), 4U);
}

TEST(Stored, MergeRefusesUnlikeBreakdownsBeforeTouchingAnything) {
  auto a = small();
  const auto before = a;
  auto b = small();
  b.groups.clear();
  EXPECT_THROW(a.merge(b), ikm::tally_error);
  EXPECT_EQ(a, before);
  a.merge(before);
  EXPECT_EQ(a.rows.rows, 8U);
  EXPECT_EQ(a.all.respondents(), 4U);
  EXPECT_EQ(a.groups.front().total(), a.all);
}
