// SPDX-License-Identifier: BSL-1.0
// The C++ runner of the conformance vectors: tests/conformance, made by an independent program.
#include <ikm/testing/vectors.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace ikm {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::cases_in, testing::differences, testing::Holds, testing::vector_case;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{fs::path{IKM_SOURCE_DIR} / "tests/conformance"}) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".json") && !name.ends_with(".schema.json")) names.push_back(name.substr(0, name.size() - 5));
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Conformance : public ::testing::TestWithParam<std::string> {};

TEST_P(Conformance, EveryVectorHolds) {
  const auto cases = cases_in(std::string{IKM_SOURCE_DIR} + "/tests/conformance/" + GetParam() + ".json");
  EXPECT_THAT(cases, Not(IsEmpty()));
  for (const vector_case& one : cases) EXPECT_THAT(one, Holds());
}

INSTANTIATE_TEST_SUITE_P(Files, Conformance, ::testing::ValuesIn(files()), [](const auto& file) { return file.param; });

TEST(ConformanceFiles, AreAllThere) {
  EXPECT_THAT(files(), ElementsAre("answers", "attainment", "bands", "blanks", "intermediate_rounding", "methodologies",
                                   "plan", "points", "questions", "rounding", "target", "units", "weights"));
}

vector_case all_threes(const char* expected) {
  return {"All answers 3",
          "25 times the mean",
          "by hand",
          {{"methodology", "permenpan-14-2017"}, {"answers", {{3, 3, 3, 3, 3, 3, 3, 3, 3}}}},
          {{"index", expected}}};
}

TEST(HoldsMatcher, AFailureNamesTheRuleItsSourceAndTheFigures) {
  EXPECT_THAT(all_threes("75.00"), Holds());
  EXPECT_THAT(all_threes("75"), Holds());  // equal by value
  const vector_case wrong = all_threes("74.25");
  ::testing::StringMatchResultListener said;
  EXPECT_FALSE(::testing::ExplainMatchResult(Holds(), wrong, &said));
  EXPECT_EQ(said.str(),
            "which breaks the rule: 25 times the mean\n(by hand)\n  index is \"75.00\", expected \"74.25\"");
  EXPECT_EQ(::testing::PrintToString(wrong), "\"All answers 3\"");
}

TEST(HoldsMatcher, AFailureSaysWhyAnInputIsRefused) {
  vector_case one = all_threes("75.00");
  one.input["methodology"] = "ours";
  ::testing::StringMatchResultListener said;
  EXPECT_FALSE(::testing::ExplainMatchResult(Holds(), one, &said));
  EXPECT_THAT(said.str(), HasSubstr("the input is refused: the methodology 'ours' is not known"));
}

TEST(Differences, OnlyWhatIsExpectedIsLookedAt) {
  const json found = {{"index", "75.00"}, {"gap", {{"met", false}, {"points_needed", nullptr}}}, {"elements", {1, 2}}};
  EXPECT_THAT(differences({{"index", "75.0"}}, found), IsEmpty());
  EXPECT_THAT(differences({{"gap", {{"points_needed", nullptr}}}}, found), IsEmpty());
  EXPECT_THAT(differences({{"mean", nullptr}}, found), IsEmpty());  // what is undefined may be left out
  EXPECT_THAT(differences({{"gap", {{"met", true}}}, {"elements", {1, 3}}}, found),
              ElementsAre("elements.1 is 2, expected 3", "gap.met is false, expected true"));
  EXPECT_THAT(differences({{"elements", {1}}}, found), ElementsAre("elements is [1,2], expected [1]"));
  EXPECT_THAT(differences({{"index", "75.01"}}, found), ElementsAre("index is \"75.00\", expected \"75.01\""));
  EXPECT_THAT(differences({{"index", nullptr}}, found), ElementsAre("index is \"75.00\", expected null"));
}

class CasesIn : public ::testing::Test {
 protected:
  ~CasesIn() override { fs::remove(path_); }
  std::string refusal(const std::string& text) {
    std::ofstream{path_} << text;
    try {
      static_cast<void>(cases_in(path_));
    } catch (const io_error& e) {
      return e.said().en;
    }
    return "nothing";
  }
  const std::string path_ = (fs::temp_directory_path() / ("ikm_cases_" + std::to_string(getpid()) + ".json")).string();
};

TEST_F(CasesIn, WhatIsNoFileOfVectorsIsRefusedByName) {
  EXPECT_EQ(refusal(R"({"schema": "ikm.conformance/2", "cases": []})"), path_ + ": is not ikm.conformance/1");
  EXPECT_THAT(refusal("{"), HasSubstr(path_ + ": "));
  EXPECT_THAT(refusal(R"({"schema": "ikm.conformance/1", "cases": [{"name": "x"}]})"), HasSubstr("rule"));
  EXPECT_EQ(refusal(R"({"schema": "ikm.conformance/1", "cases": []})"), "nothing");
  EXPECT_THROW(static_cast<void>(cases_in("/nowhere.json")), io_error);
}

}  // namespace
}  // namespace ikm
