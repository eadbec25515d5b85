// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/unit_weights.hpp>

#include <ikm/source/csv.hpp>
#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;

namespace {

auto read(const std::string& text, const ikm::breakdown& units = {"unit"}) {
  return ikm::read_unit_weights(*ikm::csv_rows(ikm::bytes_of(text, "w.csv")), units);
}

std::string refusal(const std::string& text) {
  try {
    (void)read(text);
    return {};
  } catch (const ikm::source_error& problem) {
    return problem.what();
  }
}

}  // namespace

TEST(UnitWeights, AreReadByUnit) {
  const auto weights = read("Bobot;UNIT\n1,5;Loket 1\n1/3;Loket 2\n;\n");
  EXPECT_EQ(weights.size(), 2U);
  EXPECT_EQ(weights.at({"Loket 1"}), "3/2"_ratio);
  EXPECT_EQ(weights.at({"Loket 2"}), "1/3"_ratio);
  EXPECT_EQ(read("unit,layanan,weight\nA,KTP,2\n", {"unit", "layanan"}).count({"A", "KTP"}), 1U);
}

TEST(UnitWeights, WhatIsWrongIsLocated) {
  EXPECT_EQ(refusal(""), "w.csv: the file is empty");
  EXPECT_EQ(refusal("unit,w\n"), "w.csv:1: there is no column 'weight'");
  EXPECT_EQ(refusal("loket,weight\n"), "w.csv:1: there is no column 'unit'");
  EXPECT_EQ(refusal("unit,weight\nA,x\n"), "w.csv:2: a weight must be a number that is not negative");
  EXPECT_EQ(refusal("unit,weight\nA,-1\n"), "w.csv:2: a weight must be a number that is not negative");
  EXPECT_EQ(refusal("unit,weight\nA,1\nA,2\n"), "w.csv:3: the unit occurs twice");
  EXPECT_EQ(refusal("unit,weight\nA\n"), "w.csv:2: the row has 1 cells, the header 2");
}

TEST(Composition, ColumnsAreThoseBesideTheNumber) {
  const auto known =
      ikm::read_composition(*ikm::csv_rows(ikm::bytes_of("unit;Populasi;layanan\nA;2000;KTP\nB;1,5;KK\n", "s.csv")));
  EXPECT_EQ(known.columns, (ikm::breakdown{"unit", "layanan"}));
  EXPECT_EQ(known.numbers.size(), 2U);
  EXPECT_EQ(known.numbers.at({"A", "KTP"}), 2000);
  EXPECT_EQ(known.numbers.at({"B", "KK"}), "3/2"_ratio);
}

TEST(Composition, WhatIsWrongIsLocated) {
  const auto refusal_of = [](const std::string& text) -> std::string {
    try {
      (void)ikm::read_composition(*ikm::csv_rows(ikm::bytes_of(text, "s.csv")));
      return {};
    } catch (const ikm::source_error& problem) {
      return problem.what();
    }
  };
  EXPECT_EQ(refusal_of(""), "s.csv: the file is empty");
  EXPECT_EQ(refusal_of("unit,n\nA,1\n"), "s.csv:1: there is no column 'population'");
  EXPECT_EQ(refusal_of("share\n1\n"), "s.csv:1: no column says who is meant");
  EXPECT_EQ(refusal_of("unit,share\nA,-1\n"), "s.csv:2: a weight must be a number that is not negative");
  EXPECT_EQ(refusal_of("unit,share\nA,1\nA,1\n"), "s.csv:3: the unit occurs twice");
}
