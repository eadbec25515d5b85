// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/weighting.hpp>

#include "stats/golden.hpp"

#include <ikm/base/error.hpp>

namespace {

using golden::expect_close;
using golden::expect_golden;
using golden::precision;

ikm::cell_counts cells_by(const std::vector<golden::respondent>& rows, const std::vector<std::string>& columns) {
  ikm::cell_counts cells;
  for (const auto& row : rows) {
    ikm::group_key key;
    for (const auto& column : columns) key.push_back(row.profile.at(column));
    cells.try_emplace(key, ikm::permenpan_14_2017()).first->second.add(row.answers);
  }
  return cells;
}

std::vector<golden::respondent> blanks() { return golden::sheet("oracle/data/synthetic_blanks.csv"); }

std::string complaint(const auto& failing) {
  try {
    failing();
  } catch (const ikm::statistics_error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST(Weighting, StrataAgreeWithR) {
  expect_golden(ikm::estimate_stratified(cells_by(blanks(), {"unit"}),
                                         {{{"loket1"}, 2000}, {{"loket2"}, 450}, {{"loket3"}, 300}}),
                "blanks_stratified");
  auto strata = cells_by(golden::sheet("data/jepara_mpp_2020_2022.csv"), {"unit"});
  std::erase_if(strata, [](const auto& cell) { return cell.second.respondents() < 25 || cell.first.front().empty(); });
  std::map<ikm::group_key, std::uint64_t> served;
  for (const auto& [key, counts] : strata) served[key] = counts.respondents() * 4 + 7;
  expect_golden(ikm::estimate_stratified(strata, served), "jepara_stratified");
}

// By hand: weights N/n with their mean brought to 1, and Kish's n·Σw²/(Σw)².
TEST(Weighting, StrataHaveADesignEffect) {
  const auto cells = cells_by(blanks(), {"unit"});
  const std::map<ikm::group_key, std::uint64_t> served = {{{"loket1"}, 2000}, {{"loket2"}, 450}, {{"loket3"}, 300}};
  const auto found = ikm::stratify(cells, served);
  expect_golden(found.survey, "blanks_stratified");
  double squares = 0;
  for (const auto& [key, size] : served) {
    const auto n = static_cast<double>(cells.at(key).respondents());
    const auto people = static_cast<double>(size);
    squares += people * people / n;
    expect_close(found.weights.at(key), people / n * 180 / 2750, "weight");
  }
  expect_close(found.design_effect, 180 * squares / (2750.0 * 2750.0), "design effect");
  // Without the correction R has the unweighted standard error; with 180 of 2,750 it is √(1 − 180/2750) of that.
  const double weighted = precision().one("blanks_stratified", "index_se");
  const double plain = precision().one("blanks_available", "index_se");
  ASSERT_TRUE(found.variance_ratio);
  expect_close(*found.variance_ratio, weighted * weighted / (plain * plain * (1 - 180.0 / 2750)), "variance ratio");
}

TEST(Weighting, RakingIsBounded) {
  ikm::cell_counts cells;
  std::map<std::string, double> shares;
  ikm::pair_counts one{ikm::permenpan_14_2017()};
  one.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  for (int i = 0; i < 2001; ++i) {
    cells.try_emplace({std::to_string(i)}, one);
    shares[std::to_string(i)] = 1;
  }
  EXPECT_NE(complaint([&] { (void)ikm::rake(cells, {shares}); }).find("too many values"), std::string::npos);
}

TEST(Weighting, PoststratificationAgreesWithR) {
  const auto cells = cells_by(blanks(), {"sex"});
  const std::map<ikm::group_key, double> shares = {{{"L"}, 1300}, {{"P"}, 1450}};
  const auto found = ikm::poststratify(cells, shares);
  expect_golden(found.survey, "blanks_poststratified");
  expect_close(found.design_effect, precision().one("blanks_poststratified", "kish_design_effect"), "design effect");
  expect_golden(ikm::poststratify(cells, shares, {}, 2750).survey, "blanks_poststratified_fpc");
  // Shares are on any scale.
  expect_golden(ikm::poststratify(cells, {{{"L"}, 13.0 / 27.5}, {{"P"}, 14.5 / 27.5}}).survey, "blanks_poststratified");
  const double plain = precision().one("blanks_available", "index_se");
  const double weighted = precision().one("blanks_poststratified", "index_se");
  ASSERT_TRUE(found.variance_ratio);
  expect_close(*found.variance_ratio, weighted * weighted / (plain * plain), "variance ratio");
}

TEST(Weighting, RakingAgreesWithR) {
  const auto found = ikm::rake(cells_by(blanks(), {"sex", "education"}),
                               {{{"L", 1300}, {"P", 1450}}, {{"S1", 500}, {"SD", 900}, {"SMA", 1350}}});
  expect_golden(found.survey, "blanks_raked");
  expect_close(found.design_effect, precision().one("blanks_raked", "kish_design_effect"), "design effect");
}

// With one margin there is nothing to fit: raking is post-stratification.
TEST(Weighting, RakingToOneMarginIsPoststratification) {
  expect_golden(ikm::rake(cells_by(blanks(), {"sex"}), {{{"L", 1300}, {"P", 1450}}}).survey, "blanks_poststratified");
}

// By hand: 0.25·80 + 0.75·90, √(0.25²·2² + 0.75²·1²), 9 + 19 degrees of freedom.
TEST(Weighting, PartsOfAWhole) {
  const std::vector<ikm::estimated_part> parts = {{0.25, {ikm::estimate{80, 2, 9}, {}}},
                                                  {0.75, {ikm::estimate{90, 1, 19}, {}}}};
  const auto found = ikm::estimate_of_parts(parts).index;
  EXPECT_NEAR(found->value, 87.5, 1e-12);
  EXPECT_NEAR(found->standard_error, std::sqrt(0.25 + 0.5625), 1e-12);
  EXPECT_EQ(found->degrees_of_freedom, 28);
  const std::vector<ikm::estimated_part> lone = {{1, {ikm::undefined::too_few_respondents, {}}}};
  EXPECT_EQ(ikm::estimate_of_parts(lone).index.why(), ikm::undefined::too_few_respondents);
  // Of several parts it is the part that is too small, not the survey.
  const std::vector<ikm::estimated_part> several = {parts[0], {0.75, {ikm::undefined::too_few_respondents, {}}}};
  EXPECT_EQ(ikm::estimate_of_parts(several).index.why(), ikm::undefined::lone_in_stratum);
}

TEST(Weighting, EmptyCellsAreRefusedByName) {
  const auto cells = cells_by(blanks(), {"sex"});
  EXPECT_EQ(complaint([&] {
              (void)ikm::poststratify(cells, {{{"L"}, 1}, {{"P"}, 1}, {{"X"}, 1}});
            }),
            "'X': it has no respondents");
  EXPECT_EQ(complaint([&] { (void)ikm::poststratify(cells, {{{"L"}, 1}}); }), "'P': its share is not known");
  EXPECT_EQ(complaint([&] {
              (void)ikm::poststratify(cells, {{{"L"}, 1}, {{"P"}, 0}});
            }),
            "'P': its share must be greater than 0");
  EXPECT_EQ(complaint([&] { (void)ikm::rake(cells, {{{"L", 1}, {"P", 1}, {"X", 1}}}); }), "'X': it has no respondents");
  EXPECT_EQ(complaint([&] { (void)ikm::rake(cells, {{{"L", 1}}}); }), "'P': its share is not known");
  EXPECT_EQ(complaint([&] { (void)ikm::estimate_stratified(cells, {{{"L"}, 1000}}); }), "'P': its size is not known");
  EXPECT_EQ(complaint([&] {
              (void)ikm::estimate_stratified(cells, {{{"L"}, 1000}, {{"P"}, 3}});
            }),
            "'P': it served fewer people than answered");
}

TEST(Weighting, MarginsThatContradictTheRespondentsDoNotSettle) {
  // Everybody of one sex has one education, so the two margins must be alike and are not.
  ikm::cell_counts cells;
  cells.try_emplace({"L", "SMA"}, ikm::permenpan_14_2017()).first->second.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  cells.try_emplace({"P", "S1"}, ikm::permenpan_14_2017()).first->second.add({3, 3, 3, 3, 3, 3, 3, 3, 3});
  EXPECT_NE(complaint([&] {
              (void)ikm::rake(cells, {{{"L", 1}, {"P", 1}}, {{"S1", 1}, {"SMA", 3}}});
            }).find("do not settle"),
            std::string::npos);
}

// Complete rows are P/SMA and L/S1 only, so that P and SMA have one share: 80 % and 50 % contradict each other,
// whatever the rows with blanks would allow.
TEST(Weighting, SharesThatContradictTheCompleteRowsDoNotSettle) {
  ikm::cell_counts cells;
  const auto add = [&](const char* sex, const char* education, const std::vector<ikm::answer>& answers) {
    cells.try_emplace({sex, education}, ikm::permenpan_14_2017()).first->second.add(answers);
  };
  const std::vector<ikm::answer> blank_last = {3, 3, 3, 3, 3, 3, 3, 3, ikm::blank};
  add("L", "SMA", blank_last);
  add("P", "S1", blank_last);
  add("P", "SMA", {3, 3, 3, 3, 3, 3, 3, 3, 3});
  add("L", "S1", {4, 4, 4, 4, 4, 4, 4, 4, 4});
  add("L", "S1", {2, 2, 2, 2, 2, 2, 2, 2, 2});
  const std::vector<std::map<std::string, double>> margins = {{{"L", 20}, {"P", 80}}, {{"SMA", 50}, {"S1", 50}}};
  EXPECT_EQ(complaint([&] { (void)ikm::rake(cells, margins, {.missing = ikm::missing::listwise}); }),
            "the weights do not settle: the known shares contradict the respondents");
  // With the blanks there are all four cells, and the shares can be met: half of SMA and S1 is P at 80 % each.
  for (const auto rule : {ikm::missing::available, ikm::missing::zero})
    EXPECT_TRUE(ikm::rake(cells, margins, {.missing = rule}).survey.index);
  // Shares that agree on the diagonal are met.
  EXPECT_TRUE(ikm::rake(cells, {{{"L", 1}, {"P", 4}}, {{"SMA", 4}, {"S1", 1}}}, {.missing = ikm::missing::listwise})
                  .survey.index);
}

TEST(Weighting, ALoneRespondentInAStratumHasNoVariance) {
  ikm::cell_counts strata;
  strata.try_emplace({"a"}, ikm::permenpan_14_2017()).first->second.add({4, 4, 4, 4, 4, 4, 4, 4, 4});
  auto& other = strata.try_emplace({"b"}, ikm::permenpan_14_2017()).first->second;
  other.add({3, 3, 3, 3, 3, 3, 3, 3, 3});
  other.add({4, 3, 3, 3, 3, 3, 3, 3, 3});
  EXPECT_EQ(ikm::estimate_stratified(strata, {{{"a"}, 5}, {{"b"}, 5}}).index.why(), ikm::undefined::lone_in_stratum);
  EXPECT_TRUE(ikm::estimate_stratified(strata, {{{"a"}, 1}, {{"b"}, 5}}).index);  // the stratum was seen whole
}

}  // namespace
