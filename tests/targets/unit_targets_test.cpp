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
