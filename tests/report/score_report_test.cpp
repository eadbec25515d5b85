// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/score_report.hpp>

#include "report_fixture.hpp"

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

// By hand: eight elements (4 + 3 + 4)/3 = 11/3, the ninth 4: 25/9 · (88/3 + 4) = 2500/27.
TEST(ScoreReport, PooledScoresEveryone) {
  EXPECT_EQ(small_report().combined.whole.exact()->to_string(), "2500/27");
  EXPECT_TRUE(small_report().combined_by.empty());
}

TEST(ScoreReport, OtherRulesNeedUnits) {
  auto report = small_report();
  const ikm::grouped_tally units = report.answers.groups.front();
  EXPECT_THROW((void)score_report_of(report.answers, {.rule = ikm::combination::units}), ikm::tally_error);
  const auto made = score_report_of(report.answers, {.rule = ikm::combination::units}, units);
  EXPECT_EQ(made.combined_by, std::vector<std::string>{"unit"});
  EXPECT_EQ(made.combined.whole.exact()->to_string(), "100");
  EXPECT_EQ(made.combined.respondents_left_out, 1U);
}

// A table holds for the first breakdown only, and a unit that it does not name has no target at all.
TEST(ScoreReport, TargetsOfAllAndOfUnits) {
  ikm::score_targets targets;
  EXPECT_EQ(targets.of(0, {"A"}), std::nullopt);
  targets.all = ikm::decimal{78};
  EXPECT_EQ(targets.of(0, {"A"}), ikm::decimal{78});
  targets.units =
      ikm::matched_targets{.targets = {{{"A"}, ikm::decimal{80}}}, .without_target = {{"B"}}, .without_unit = {}};
  EXPECT_EQ(targets.of(0, {"A"}), ikm::decimal{80});
  EXPECT_EQ(targets.of(0, {"B"}), std::nullopt);
  EXPECT_EQ(targets.of(1, {"A"}), ikm::decimal{78});
}
