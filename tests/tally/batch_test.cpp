// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/batch.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace {

ikm::methodology asking(int questions, int lowest, int highest) {
  ikm::methodology_definition d{.id = "asked", .name = {"k", "s"}, .elements = {}};
  for (int q = 1; q <= questions; ++q) {
    const std::string n = std::to_string(q);
    d.elements.push_back({.id = "e" + n, .code = "U" + n, .name = {n, n}, .weight = ikm::ratio{1, questions}});
  }
  d.scale = {lowest, highest};
  d.bands = {{"A", {"a", "a"}, ikm::decimal{0}}};
  return ikm::methodology{d};
}

struct batch {
  ikm::methodology method;
  std::vector<ikm::answer> rows;
  std::vector<std::vector<ikm::answer>> columns;
  std::vector<const ikm::answer*> column_of;
  ikm::tally expected;

  batch(std::mt19937_64& random, const ikm::methodology& m, std::size_t respondents) : method{m}, expected{m} {
    const std::size_t questions = m.question_count();
    const auto steps = static_cast<std::uint64_t>(m.scale().highest - m.scale().lowest + 1);
    const std::uint64_t blanks = 2 + random() % 60;
    columns.assign(questions, std::vector<ikm::answer>(respondents));
    for (std::size_t i = 0; i < respondents; ++i) {
      for (std::size_t q = 0; q < questions; ++q) {
        const auto a = static_cast<ikm::answer>(
            random() % blanks == 0 ? ikm::blank : static_cast<std::uint64_t>(m.scale().lowest) + random() % steps);
        rows.push_back(a);
        columns[q][i] = a;
      }
      expected.add(std::span{rows}.last(questions));
    }
    for (const auto& column : columns) column_of.push_back(column.data());
  }
};

TEST(Batch, RowsColumnsAndPlanesCountAsOneRespondentAfterTheOther) {
  std::mt19937_64 random{1};
  for (int turn = 0; turn < 150; ++turn) {
    const int lowest = 1 + static_cast<int>(random() % 3);
    const auto method =
        asking(1 + static_cast<int>(random() % 20), lowest, lowest + 1 + static_cast<int>(random() % 9));
    const std::size_t respondents = random() % (turn % 30 == 0 ? 40'000 : 3000);
    const batch b{random, method, respondents};
    ikm::tally by_rows{method};
    add_rows(by_rows, b.rows);
    EXPECT_EQ(by_rows, b.expected);
    ikm::tally by_columns{method};
    add_columns(by_columns, b.column_of, respondents);
    EXPECT_EQ(by_columns, b.expected);
    if (method.scale().highest > 7 || method.question_count() > 16) continue;
    std::vector<std::vector<std::uint64_t>> bits(3 * method.question_count(),
                                                 std::vector<std::uint64_t>(respondents / 64 + 1));
    std::vector<const std::uint64_t*> planes;
    for (std::size_t p = 0; p < bits.size(); ++p) {
      for (std::size_t i = 0; i < respondents; ++i)
        bits[p][i / 64] |= static_cast<std::uint64_t>(b.columns[p / 3][i] >> p % 3 & 1) << i % 64;
      bits[p].back() |= ~std::uint64_t{0} << respondents % 64;  // what is after the last one does not matter
      planes.push_back(bits[p].data());
    }
    ikm::tally by_planes{method};
    add_planes(by_planes, planes, respondents);
    EXPECT_EQ(by_planes, b.expected);
  }
}

TEST(Batch, EachRowGoesToItsGroup) {
  std::mt19937_64 random{2};
  for (const std::size_t groups : {1U, 3U, 64U, 65U, 1000U})
    for (const int questions : {1, 9, 15, 20}) {
      const auto method = asking(questions, 1, 4);
      const batch b{random, method, 20'000};
      std::vector<std::uint32_t> group_of;
      std::vector<ikm::tally> expected(groups, ikm::tally{method});
      const auto asked = static_cast<std::size_t>(questions);
      for (std::size_t i = 0; i < 20'000; ++i) {
        group_of.push_back(static_cast<std::uint32_t>(random() % groups));
        expected[group_of.back()].add(std::span{b.rows}.subspan(i * asked, asked));
      }
      std::vector<ikm::tally> made(groups, ikm::tally{method});
      add_rows(made, group_of, b.rows);
      EXPECT_EQ(made, expected);
    }
}

TEST(Batch, KeepsJointCountsWhereTheTallyDoes) {
  std::mt19937_64 random{5};
  const auto& method = ikm::permenpan_14_2017();
  const batch b{random, method, 700};
  ikm::tally expected = ikm::tally::with_joint_counts(method);
  for (std::size_t i = 0; i < 700; ++i) expected.add(std::span{b.rows}.subspan(i * 9, 9));
  ikm::tally by_rows = ikm::tally::with_joint_counts(method);
  add_rows(by_rows, b.rows);
  EXPECT_EQ(by_rows, expected);
  ikm::tally by_columns = ikm::tally::with_joint_counts(method);
  add_columns(by_columns, b.column_of, 700);
  EXPECT_EQ(by_columns, expected);
  std::vector<std::vector<std::uint64_t>> bits(27, std::vector<std::uint64_t>(11));
  for (std::size_t i = 0; i < b.rows.size(); ++i)
    for (std::size_t bit = 0; bit < 3; ++bit)
      bits[i % 9 * 3 + bit][i / 9 / 64] |= std::uint64_t{b.rows[i]} >> bit & 1U ? 1ULL << (i / 9 % 64) : 0;
  std::vector<const std::uint64_t*> planes;
  for (const auto& plane : bits) planes.push_back(plane.data());
  ikm::tally by_planes = ikm::tally::with_joint_counts(method);
  add_planes(by_planes, planes, 700);
  EXPECT_EQ(by_planes, expected);
  std::vector<ikm::tally> groups(2, ikm::tally::with_joint_counts(method));
  add_rows(groups, std::vector<std::uint32_t>(700, 1), b.rows);
  EXPECT_EQ(groups[1], expected);
  EXPECT_EQ(groups[0].respondents(), 0U);
}

TEST(Batch, ARefusalSaysWhichRowAndQuestion) {
  const auto& method = ikm::permenpan_14_2017();
  for (const bool joint : {false, true}) {
    ikm::tally t = joint ? ikm::tally::with_joint_counts(method) : ikm::tally{method};
    std::vector<ikm::answer> rows(900, 3);
    rows[9 * 41 + 3] = 7;
    rows[9 * 60] = 8;
    const auto said = [&](const auto& run) -> std::string {
      try {
        run();
      } catch (const ikm::tally_error& refused) {
        return refused.said().en;
      }
      return "";
    };
    EXPECT_EQ(said([&] { add_rows(t, rows); }), "row 42: U4: the answer 7 is outside the scale 1..4");
    std::vector<ikm::tally> groups(1, t);
    EXPECT_EQ(said([&] { add_rows(groups, std::vector<std::uint32_t>(100, 0), rows); }),
              "row 42: U4: the answer 7 is outside the scale 1..4");
    EXPECT_EQ(t.respondents() + groups[0].respondents(), 0U);
  }
}

TEST(Batch, RefusesWhatDoesNotFitBeforeCounting) {
  const auto& method = ikm::permenpan_14_2017();
  const std::size_t respondents = 5000;
  for (const ikm::answer wrong : std::initializer_list<ikm::answer>{5, 9, 16, 20, 255})
    for (const std::size_t at : {std::size_t{0}, std::size_t{20'000}, respondents * 9 - 1}) {
      std::vector<ikm::answer> rows(respondents * 9, 3);
      rows[at] = wrong;
      ikm::tally t{method};
      EXPECT_THROW(add_rows(t, rows), ikm::tally_error);
      std::vector<const ikm::answer*> columns;
      for (std::size_t q = 0; q < 9; ++q) columns.push_back(rows.data() + q * respondents);
      EXPECT_THROW(add_columns(t, columns, respondents), ikm::tally_error);
      std::vector<ikm::tally> groups(2, t);
      const std::vector<std::uint32_t> group_of(respondents, 1);
      EXPECT_THROW(add_rows(groups, group_of, rows), ikm::tally_error);
      EXPECT_EQ(t, ikm::tally{method});
      EXPECT_EQ(groups[1], ikm::tally{method});
    }
  ikm::tally t{method};
  const std::vector<ikm::answer> ten(10, 3);
  EXPECT_THROW(add_rows(t, ten), ikm::tally_error);
  std::vector<ikm::tally> groups(1, t);
  const std::vector<std::uint32_t> missing(1, 1);
  EXPECT_THROW(add_rows(groups, missing, std::span{ten}.first(9)), ikm::tally_error);
}

}  // namespace
