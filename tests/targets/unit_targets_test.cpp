// SPDX-License-Identifier: BSL-1.0
#include <ikm/targets/unit_targets.hpp>

#include <ikm/ingest/complaint.hpp>
#include <ikm/source/csv.hpp>

#include <gtest/gtest.h>

namespace ikm {
namespace {

unit_targets read(std::string_view text, const std::vector<std::string>& units = {"unit"},
                  std::optional<int> year = {}) {
  return read_unit_targets(*csv_rows(bytes_of(text, "targets.csv")), units, year);
}

std::string told(std::string_view text, const std::vector<std::string>& units = {"unit"},
                 std::optional<int> year = {}) {
  try {
    (void)read(text, units, year);
  } catch (const input_error& problem) {
    std::string all;
    for (const complaint& c : problem.complaints()) all += text_of(c, language::english) + "\n";
    return all;
  }
  return "nothing";
}

TEST(UnitTargets, FromAPlainColumnOrAYear) {
  const auto expected = std::map<group_key, decimal>{{{"Loket 1"}, "77.5"_decimal}, {{"Loket 2"}, "80"_decimal}};
  EXPECT_EQ(read("unit;target\nLoket 1;77,5\nLoket 2;80\nLoket 3;\n").targets, expected);
  EXPECT_EQ(read("Unit;2025\nLoket 1;77,5\nLoket 2;80\n").targets, expected);
  EXPECT_EQ(read("Unit;2025\nLoket 1;77,5\nLoket 2;80\n").year, 2025);
  EXPECT_EQ(read("unit;2024;2025\nLoket 1;1;77,5\nLoket 2;2;80\n", {"unit"}, 2025).targets, expected);
  EXPECT_EQ(read("indikator;target\nLoket 1;77,5\nLoket 2;80\n", {"loket"}).targets, expected);
  const auto crossed = read("loket,layanan,target\n1,KTP,80\n", {"loket", "layanan"});
  EXPECT_EQ(crossed.targets, (std::map<group_key, decimal>{{{"1", "KTP"}, "80"_decimal}}));
}

TEST(UnitTargets, WrongTablesAreTold) {
  EXPECT_EQ(told("unit;2024;2025\nA;1;2\n"),
            "targets.csv:1: there are several years: 2024, 2025; choose: year 2024 | 2025\n");
  EXPECT_EQ(told("unit;2024;2025\nA;1;2\n", {"unit"}, 2023),
            "targets.csv:1: column not found: 2023; there are: 2024, 2025; choose: year 2024 | 2025\n");
  EXPECT_EQ(told("unit;target\nA;1\na ;2\nB;x\n"),
            "targets.csv:3: unit: 'a' is already on line 2\ntargets.csv:4: target: 'x' is not a number such as 77,5\n");
  EXPECT_EQ(told("loket;target\nA;1\n", {"unit", "layanan"}),
            "targets.csv:1: column not found: unit, layanan, target; there are: loket, target\n");
}

// A target of a unit is an index: at most 100, so that its only mark begins decimals.
TEST(UnitTargets, AreIndices) {
  EXPECT_EQ(read("unit;target\nA;88.305\nB;77,5\nC;78,50 %\nD;\u2265 80\n").targets,
            (std::map<group_key, decimal>{
                {{"A"}, "88.305"_decimal}, {{"B"}, "77.5"_decimal}, {{"C"}, "78.5"_decimal}, {{"D"}, "80"_decimal}}));
  EXPECT_EQ(told("unit;target\nA;785\nB;100\nC;-1\n"),
            "targets.csv:2: target: '785' is not an index; expected 0..100\n"
            "targets.csv:4: target: '-1' is not an index; expected 0..100\n");
  const unit_targets low = read("unit;target\nA;3,27\nB;25\nC;0,785\nD;\n");
  EXPECT_EQ(low.below_lowest, (std::vector<group_key>{{"A"}, {"C"}}));
  EXPECT_EQ(told("unit;target\nA;BB\n"), "targets.csv:2: target: 'BB' is not a number such as 77,5\n");
}

TEST(UnitTargets, UnitsAndTargetsWithoutEachOtherAreNamed) {
  grouped_tally units{permenpan_14_2017(), {"unit"}};
  for (const char* name : {"LOKET 1", "Loket 2", "Loket 9"}) (void)units.at({name});
  const matched_targets made = match_targets(units, read("unit;target\nLoket  1;77,5\nloket 2;80\nLoket 3;79\n"));
  EXPECT_EQ(made.targets, (std::map<group_key, decimal>{{{"LOKET 1"}, "77.5"_decimal}, {{"Loket 2"}, "80"_decimal}}));
  EXPECT_EQ(made.without_target, (std::vector<group_key>{{"Loket 9"}}));
  EXPECT_EQ(made.without_unit, (std::vector<group_key>{{"Loket 3"}}));
}

}  // namespace
}  // namespace ikm
