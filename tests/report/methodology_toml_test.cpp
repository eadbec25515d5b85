// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/methodology_toml.hpp>

#include <ikm/read/methodology_file.hpp>

#include <gtest/gtest.h>

TEST(MethodologyToml, EveryBuiltInOneRoundTrips) {
  for (const ikm::methodology& method : ikm::built_in_methodologies()) {
    const std::string toml = to_toml(method);
    const auto back = ikm::methodology_from_toml(toml, "shown.toml");
    EXPECT_TRUE(alike(back, method));
    EXPECT_EQ(back.definition().name.en, method.definition().name.en);
    EXPECT_EQ(to_toml(back), toml);
  }
}

// The contract: weights are exact and add to 1, with weight_decimals beside them.
TEST(MethodologyToml, ShowsExactWeights) {
  const std::string toml = to_toml(ikm::kepmenpan_25_2004());
  EXPECT_NE(toml.find("1/14"), std::string::npos);
  EXPECT_NE(toml.find("weight_decimals = 3"), std::string::npos);
}

// Domain, section 2: bands as the regulation prints them.
TEST(MethodologyToml, ShowsBandsFromBoundToBound) {
  const std::string toml = to_toml(ikm::permenpan_14_2017());
  for (const char* bound : {"25.00", "64.99", "65.00", "76.60", "76.61", "88.30", "88.31", "100.00"})
    EXPECT_NE(toml.find(std::string{"'"} + bound + "'"), std::string::npos) << bound << toml;
}

TEST(MethodologyToml, QuestionsRoundTrip) {
  const ikm::methodology own{
      {.id = "own",
       .name = {},
       .elements = {{.id = "a", .code = "Q\"1", .name = {}, .weight = 1, .questions = {{"Q1a"}, {"Q1b"}}}}}};
  EXPECT_TRUE(alike(ikm::methodology_from_toml(to_toml(own), "x"), own));
}
