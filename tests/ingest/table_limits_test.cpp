// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/table_limits.hpp>

#include <ikm/read/unit_weights.hpp>
#include <ikm/source/csv.hpp>
#include <ikm/source/source_error.hpp>
#include <ikm/targets/indicator_table.hpp>
#include <ikm/targets/unit_targets.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace {

using namespace ikm;

std::string refusal(const std::function<void(row_source&)>& read, const std::string& text) {
  try {
    read(*csv_rows(bytes_of(text, "t.csv")));
  } catch (const over_limit& problem) {
    return problem.what();
  }
  return "none";
}

// As many rows as a limit says are read, one more is refused at its line, by the limit's name.
TEST(TableLimits, HoldForEveryTableBesideTheAnswers) {
  const auto indicators = [](row_source& rows) {
    (void)read_indicator_table(rows, table_values::targets, permenpan_14_2017(), {.max_indicators = 2});
  };
  EXPECT_EQ(refusal(indicators, "indikator;2024\nA;1\n\nB;2\n"), "none");
  EXPECT_EQ(refusal(indicators, "indikator;2024\nA;1\n\nB;2\nC;3\n"),
            "t.csv:5: the table passes the limit of 2 (max_indicators)");
  const auto targets = [](row_source& rows) {
    (void)read_unit_targets(rows, {"unit"}, {}, permenpan_14_2017(), {.max_table_rows = 1});
  };
  EXPECT_EQ(refusal(targets, "unit;target\nA;77\n"), "none");
  EXPECT_EQ(refusal(targets, "unit;target\nA;77\nB;78\n"), "t.csv:3: the table passes the limit of 1 (max_table_rows)");
  const auto weights = [](row_source& rows) { (void)read_unit_weights(rows, {"unit"}, {.max_table_rows = 1}); };
  EXPECT_EQ(refusal(weights, "unit;bobot\nA;1\n"), "none");
  EXPECT_EQ(refusal(weights, "unit;bobot\nA;1\nB;2\n"), "t.csv:3: the table passes the limit of 1 (max_table_rows)");
  const auto shares = [](row_source& rows) { (void)read_composition(rows, {.max_table_rows = 1}); };
  EXPECT_EQ(refusal(shares, "kelamin;bagian\nL;1\nP;2\n"), "t.csv:3: the table passes the limit of 1 (max_table_rows)");
}

// Two cells of 8 letters cost 16 and 4 bytes each: 24.
TEST(TableLimits, CountBytesOfText) {
  const auto reading = [](std::size_t bytes) {
    return [bytes](row_source& rows) {
      (void)read_indicator_table(rows, table_values::targets, permenpan_14_2017(), {.max_table_bytes = bytes});
    };
  };
  constexpr const char* text = "indikator;2024\nabcdefgh;12345678\n";
  EXPECT_EQ(refusal(reading(24), text), "none");
  EXPECT_EQ(refusal(reading(15), text), "t.csv:2: the table passes the limit of 15 (max_table_bytes)");
}

}  // namespace
