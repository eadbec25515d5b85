// SPDX-License-Identifier: BSL-1.0
// Scoring rules of one's own under test: what the README and docs/conformance.md show.
#include <ikm/ikm.hpp>
#include <ikm/read/methodology_file.hpp>
#include <ikm/testing/matchers.hpp>
#include <ikm/testing/respondents.hpp>
#include <ikm/testing/vectors.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using ikm::testing::HasIndex, ikm::testing::Holds, ikm::testing::IsGraded, ikm::testing::NeedsPoints;
using namespace ikm::literals;

TEST(OurRules, TwoRespondentsOneBlank) {
  const auto unit = ikm::score(ikm::testing::respondents(ikm::permenpan_14_2017(), R"(
    4 3 4 4 3 4 4 3 4
    3 3 - 4 3 3 4 3 3  # waktu was left blank)"));
  EXPECT_THAT(unit, HasIndex("87.50"));
  EXPECT_THAT(unit, IsGraded("B"));
  EXPECT_THAT(ikm::gap_to(unit, "88.31"_decimal), NeedsPoints(1));
}

TEST(OurRules, OurMethodologyHoldsItsVectors) {
  const auto ours = ikm::read_methodology_file("docs/examples/layanan-daring.toml");
  for (const auto& vector : ikm::testing::cases_in("docs/examples/layanan-daring.json"))
    EXPECT_THAT(vector, Holds({ours}));
}
