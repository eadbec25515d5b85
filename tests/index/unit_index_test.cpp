// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/unit_index.hpp>

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;

namespace {

/// Two respondents of a two-element, one-third/two-thirds methodology, the first with a blank.
ikm::unit_index small(const ikm::score_options& options = {}) {
  const ikm::methodology method{{.id = "two",
                                 .name = {},
                                 .elements = {{.id = "a", .code = {}, .name = {}, .weight = "1/3"_ratio},
                                              {.id = "b", .code = {}, .name = {}, .weight = "2/3"_ratio}}}};
  ikm::tally t{method};
  t.add({4, ikm::blank});
  t.add({1, 3});
  return score(t, options);
}

}  // namespace

// By hand: means 5/2 and 3; 25 · (5/6 + 2) = 25 · 17/6 = 425/6 = 70.8333….
TEST(UnitIndex, IsExactAndPublishedOnce) {
  const auto unit = small();
  EXPECT_EQ(unit.exact()->to_string(), "425/6");
  EXPECT_EQ(unit.published()->to_string(), "70.83");
  EXPECT_EQ(unit.mean()->to_string(), "2.8333");
  EXPECT_EQ(unit.grade()->letter, "C");
  EXPECT_EQ(unit.respondents(), 2U);
}

TEST(UnitIndex, ShowsARowOfTheProcessingSheet) {
  const auto row = small().element(0);
  EXPECT_EQ(row.counts.answers, 2U);
  EXPECT_EQ(row.counts.sum, 5U);
  EXPECT_EQ(row.counts.levels, (std::vector<std::uint64_t>{1, 0, 0, 1}));
  EXPECT_EQ(*row.mean, "5/2"_ratio);
  EXPECT_EQ(*row.weighted, "5/6"_ratio);
  EXPECT_EQ(row.index->to_string(), "62.50");
  EXPECT_EQ(row.grade->letter, "D");
  EXPECT_EQ(small().element(1).counts.blanks, 1U);
}

// By hand: listwise keeps the second only: 25 · (1/3 + 2) = 175/3. Zero: 25 · (5/6 + 2/3 · 3/2) = 25 · 11/6 = 275/6.
TEST(UnitIndex, AnElementIsFoundByIdOrCode) {
  ikm::tally t{ikm::permenpan_14_2017()};
  t.add({4, 4, 4, 4, 4, 4, 4, 3, 1});
  const ikm::unit_index unit = ikm::score(t);
  EXPECT_EQ(unit.element("sarana"), unit.element(8));
  EXPECT_EQ(unit.element("U9").index, "25.00"_decimal);
  try {
    (void)unit.element("maklumat");
    FAIL();
  } catch (const ikm::methodology_error& refused) {
    EXPECT_EQ(refused.code(), ikm::failure::unknown_element);
    EXPECT_NE(refused.said().en.find("persyaratan, prosedur"), std::string::npos);
  }
  // 25 · (7 · 4 + 3 + 1)/9 = 800/9
  EXPECT_EQ(
      ::testing::PrintToString(unit).find("index 88.89 (exactly 800/9), grade A, 1 respondents; means: persyaratan "
                                          "4.0000, "),
      0U)
      << ::testing::PrintToString(unit);
}

TEST(UnitIndex, BlanksAreTreatedAsChosen) {
  EXPECT_EQ(small({.missing = ikm::missing::listwise}).exact()->to_string(), "175/3");
  EXPECT_EQ(small({.missing = ikm::missing::listwise}).respondents(), 1U);
  EXPECT_EQ(small({.missing = ikm::missing::zero}).exact()->to_string(), "275/6");
  EXPECT_EQ(small({.missing = ikm::missing::zero}).element(1).counts.answers, 1U);
}

TEST(UnitIndex, WithoutAnAnswerToAnElementThereIsNone) {
  ikm::tally t{ikm::permenpan_14_2017()};
  t.add({1, 1, 1, ikm::blank, 1, 1, 1, 1, 1});
  for (const auto rule : {ikm::missing::available, ikm::missing::listwise, ikm::missing::zero}) {
    const auto unit = score(t, {.missing = rule});
    EXPECT_FALSE(unit.exact());
    EXPECT_FALSE(unit.published());
    EXPECT_FALSE(unit.mean());
    EXPECT_FALSE(unit.grade());
  }
  EXPECT_EQ(score(t).unanswered(), std::vector<std::size_t>{3});
  EXPECT_EQ(score(t).element(0).index->to_string(), "25.00");
}

// The steps by hand, means 3.337 and 2.999 on weights 1/3, 2/3:
//   weighted3: 1.11233.. → 1.112, 1.99933.. → 1.999; 3.111 · 25 = 77.775
//   sum3: 3.11166.. → 3.112; · 25 = 77.8
//   mean2-truncated: 3.33/3 + 2·2.99/3 = 9.31/3; · 25 = 77.58333..
TEST(UnitIndex, IntermediateRoundingsReproducePrintedSheets) {
  const std::vector<ikm::ratio> means = {"3.337"_ratio, "2.999"_ratio};
  const auto method = small().method();
  const auto with = [&](ikm::intermediate_rounding rule) {
    return index_of(method, {.rounding = rule}, means).to_string();
  };
  EXPECT_EQ(with(ikm::intermediate_rounding::exact),
            (ikm::ratio{25} * ("3.337"_ratio / ikm::ratio{3} + "5.998"_ratio / ikm::ratio{3})).to_string());
  EXPECT_EQ(with(ikm::intermediate_rounding::weighted3), "3111/40");
  EXPECT_EQ(with(ikm::intermediate_rounding::sum3), "389/5");
  EXPECT_EQ(with(ikm::intermediate_rounding::mean2_truncated), "931/12");
}

// Section 4: grading before rounding leaves 88.305 ungraded.
TEST(UnitIndex, ThePublishedValueIsGraded) {
  const auto& method = ikm::permenpan_14_2017();
  EXPECT_EQ(published_of(method, "88.305"_ratio).to_string(), "88.31");
  EXPECT_EQ(published_of(method, "64.9949"_ratio).to_string(), "64.99");
}
