// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/unit_weights.hpp>

#include <ikm/ingest/complaint.hpp>
#include <ikm/source/csv.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;

namespace {

auto read(const std::string& text, const ikm::breakdown& units = {"unit"}) {
  return ikm::read_unit_weights(*ikm::csv_rows(ikm::bytes_of(text, "w.csv")), units);
}

std::string told(const ikm::input_error& problem) {
  std::string all;
  for (const ikm::complaint& c : problem.complaints()) all += text_of(c, ikm::language::english) + "\n";
  return all;
}

std::string refusal(const std::string& text) {
  try {
    (void)read(text);
    return {};
  } catch (const ikm::input_error& problem) {
    return told(problem);
  }
}

auto composition(const std::string& text) {
  return ikm::read_composition(*ikm::csv_rows(ikm::bytes_of(text, "s.csv")));
}

std::string refusal_of(const std::string& text) {
  try {
    (void)composition(text);
    return {};
  } catch (const ikm::input_error& problem) {
    return told(problem);
  }
}

}  // namespace

TEST(UnitWeights, AreReadByUnit) {
  const auto weights = read("Bobot;UNIT\n1,5;Loket 1\n1/3;Loket 2\n;\n");
  EXPECT_EQ(weights.size(), 2U);
  EXPECT_EQ(weights.at({"Loket 1"}), "3/2"_ratio);
  EXPECT_EQ(weights.at({"Loket 2"}), "1/3"_ratio);
  EXPECT_EQ(read("unit,layanan,weight\nA,KTP,2\n", {"unit", "layanan"}).count({"A", "KTP"}), 1U);
  EXPECT_EQ(read("BOBOT LOKET 2025;;\n\nno;nama;bobot\n1;A;2\n").at({"A"}), 2);  // titles are passed over
  EXPECT_EQ(read("unit;populasi;bobot\nA;1.250;3\n").at({"A"}), 3);              // the weight is what is asked for
}

// One run names all that is wrong.
TEST(UnitWeights, WhatIsWrongIsLocated) {
  EXPECT_EQ(refusal(""), "w.csv: the file is empty; expected unit, bobot\n");
  EXPECT_EQ(refusal("unit,w\n"), "w.csv:1: column not found: unit, bobot; there are: unit, w\n");
  EXPECT_EQ(refusal("loket,weight\n"), "w.csv:1: column not found: unit, bobot; there are: loket, weight\n");
  EXPECT_EQ(refusal("unit,weight\nA,x\nB,-1\nC,1\nC,2\nD\nE,\nF,\u2265 3\n"),
            "w.csv:2: weight: 'x' is not a number such as 1250, 12,5, 1/8\n"
            "w.csv:3: weight: '-1' is not a number such as 1250, 12,5, 1/8\n"
            "w.csv:5: unit: 'C' is already on line 4\n"
            "w.csv:6: the row has 1 cells, the header 2\n"
            "w.csv:7: weight: '' is not a number such as 1250, 12,5, 1/8\n"
            "w.csv:8: weight: '\u2265 3' is not a number such as 1250, 12,5, 1/8\n");
}

// Field page, A: two columns for one thing are a question that names both.
TEST(UnitWeights, TwoColumnsOfWeightsAreAQuestion) {
  EXPECT_EQ(refusal("unit,bobot,weight\nA,1,3\n"),
            "w.csv:1: weight: two columns for the same thing: 'bobot' (2), 'weight' (3); one is expected\n");
  EXPECT_EQ(refusal("Bobot;unit;bobot\n1;A;2\n"),
            "w.csv:1: bobot: two columns for the same thing: 'Bobot' (1), 'bobot' (3); one is expected\n");
}

// Field page, A: the table shows its decimal mark, or it is asked for; `0,125`, `1/8`, `12,5` stay what they are.
TEST(UnitWeights, TheTableShowsItsDecimalMark) {
  EXPECT_EQ(read("unit;bobot\nA;1.250\nB;77,5\n").at({"A"}), 1250);
  EXPECT_EQ(read("unit,weight\nA,\"1,250\"\nB,77.5\n").at({"A"}), 1250);
  EXPECT_EQ(read("unit;bobot\nA;3.125\nB;77.5\n").at({"A"}), "25/8"_ratio);
  EXPECT_EQ(read("unit;bobot;ikm\nA;1.250;77,5\n").at({"A"}), 1250);
  const auto plain = read("unit;bobot\nA;0,125\nB;1/8\nC;12,5\nD;250\n");
  EXPECT_EQ(plain.at({"A"}), "1/8"_ratio);
  EXPECT_EQ(plain.at({"B"}), "1/8"_ratio);
  EXPECT_EQ(plain.at({"C"}), "25/2"_ratio);
  EXPECT_EQ(refusal("unit;bobot\nA;1.250\nB;250\n"),
            "w.csv:2: bobot: '1.250': the table does not show its decimal mark; write 1250 or 1.2500\n");
}

TEST(UnitWeights, PeopleAreWhole) {
  EXPECT_EQ(read("unit;populasi\nA;1.250\nB;250\n").at({"A"}), 1250);
  EXPECT_EQ(composition("layanan;Population\nKTP;1,250\nKK;12.500\n").numbers.at({"KK"}), 12500);
  EXPECT_EQ(composition("layanan;populasi\nKTP;1.250.000\nKK;900\n").numbers.at({"KTP"}), 1250000);
}

TEST(UnitWeights, PercentAllOrNone) {
  EXPECT_EQ(composition("kelamin;bagian\nL;45 %\nP;55%\n").numbers.at({"P"}), 55);
  EXPECT_EQ(refusal_of("kelamin;bagian\nL;45 %\nP;0,55\n"),
            "s.csv:3: bagian: '0,55' and '45 %' in one column: all with a percent sign, or all without\n");
}

TEST(Composition, ColumnsAreThoseBesideTheNumber) {
  const auto known = composition("unit;Populasi;layanan\nA;2000;KTP\nB;1,5;KK\n");
  EXPECT_EQ(known.columns, (ikm::breakdown{"unit", "layanan"}));
  EXPECT_EQ(known.numbers.size(), 2U);
  EXPECT_EQ(known.numbers.at({"A", "KTP"}), 2000);
  EXPECT_EQ(known.numbers.at({"B", "KK"}), "3/2"_ratio);
}

TEST(Composition, WhatIsWrongIsLocated) {
  EXPECT_EQ(refusal_of(""), "s.csv: the file is empty; expected layanan, populasi\n");
  EXPECT_EQ(refusal_of("unit,n\nA,1\n"), "s.csv:1: column not found: layanan, populasi; there are: unit, n\n");
  EXPECT_EQ(refusal_of("share\n1\n"), "s.csv:1: column not found: layanan, populasi; there are: share\n");
  EXPECT_EQ(refusal_of("unit,share\nA,-1\n"), "s.csv:2: share: '-1' is not a number such as 1250, 12,5, 1/8\n");
  EXPECT_EQ(refusal_of("unit,share\nA,1\nA,1\n"), "s.csv:3: unit: 'A' is already on line 2\n");
  EXPECT_EQ(refusal_of("unit;bagian;share\nA;1;2\n"),
            "s.csv:1: share: two columns for the same thing: 'bagian' (2), 'share' (3); one is expected\n");
  EXPECT_EQ(refusal_of("unit;Unit;share\nA;B;2\n"),
            "s.csv:1: Unit: two columns for the same thing: 'unit' (1), 'Unit' (2); one is expected\n");
}
