// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/options.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;

TEST(Options, TreatmentsOfBlanksHaveNames) {
  for (const auto rule : {ikm::missing::available, ikm::missing::listwise, ikm::missing::zero})
    EXPECT_EQ(ikm::missing_named(ikm::name_of(rule)), rule);
  EXPECT_FALSE(ikm::missing_named("drop"));
}

// Domain, section 2: 1/9, written 0.11 in the body and 0.111 on the processing sheet; 1/14 used as 0.071.
TEST(Options, WeightsAreRoundedWhereAsked) {
  EXPECT_EQ(weight_in_use(ikm::permenpan_14_2017(), 0, {}), "1/9"_ratio);
  EXPECT_EQ(weight_in_use(ikm::permenpan_14_2017(), 0, {.weight_decimals = 2}), "0.11"_ratio);
  EXPECT_EQ(weight_in_use(ikm::permenpan_14_2017(), 0, {.weight_decimals = 3}), "0.111"_ratio);
  EXPECT_EQ(weight_in_use(ikm::kepmenpan_25_2004(), 0, {}), "0.071"_ratio);
}

TEST(Options, OverrideTheMethodology) {
  EXPECT_EQ(weight_decimals_in_use(ikm::kepmenpan_25_2004(), {}), 3);
  EXPECT_EQ(weight_decimals_in_use(ikm::kepmenpan_25_2004(), {.weight_decimals = 2}), 2);
  EXPECT_EQ(rounding_in_use(ikm::permenpan_14_2017(), {}), ikm::intermediate_rounding::exact);
  EXPECT_EQ(rounding_in_use(ikm::permenpan_14_2017(), {.rounding = ikm::intermediate_rounding::sum3}),
            ikm::intermediate_rounding::sum3);
}
