// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/mapping_edit.hpp>

#include <ikm/ingest/mapping.hpp>

#include <gtest/gtest.h>

using ikm::mapping_edit;

TEST(MappingEdit, IsWrittenAsTheTomlThatAMappingReads) {
  EXPECT_EQ(toml_of(mapping_edit{"rows", "skip_lines", std::vector<ikm::line_range>{{3, 3}, {24, 112}}}),
            "skip_lines = [3, \"24-112\"]");
  EXPECT_EQ(toml_of(mapping_edit{"rows", "totals", std::vector<std::string>{"Skor"}}), "totals = [\"Skor\"]");
  EXPECT_EQ(toml_of(mapping_edit{"words", "A1", std::int64_t{4}}), "\"A1\" = 4");
  EXPECT_EQ(toml_of(mapping_edit{"columns", "waktu", ikm::first_of{{"A", "B"}}}),
            "waktu = { first_of = [\"A\", \"B\"] }");
  EXPECT_EQ(toml_of(mapping_edit{"words.biaya", "Sangat \"mahal\"", ikm::to_complete{}}),
            "\"Sangat \\\"mahal\\\"\" = …");
}

TEST(MappingEdit, ItsSectionIsWrittenAsTomlWritesIt) {
  EXPECT_EQ(ikm::toml_section("rows"), "[rows]");
  EXPECT_EQ(ikm::toml_section("words.biaya"), "[words.biaya]");
  EXPECT_EQ(ikm::toml_section("words.jam buka"), "[words.\"jam buka\"]");
  EXPECT_EQ(ikm::toml_section(""), "");
}

TEST(MappingEdit, EveryFinishedEditIsReadBack) {
  const auto read = [](const mapping_edit& edit) {
    return ikm::parse_mapping(ikm::toml_section(edit.section) + "\n" + toml_of(edit) + "\n", "edit");
  };
  EXPECT_EQ(read(ikm::skipping(7)).skip_lines, (std::vector<ikm::line_range>{{7, 7}}));
  EXPECT_EQ(read({"columns", "waktu", ikm::first_of{{"A | B", "C"}}}).first_of.at("waktu"),
            (std::vector<std::string>{"A | B", "C"}));
  EXPECT_EQ(read({"", "header_line", std::int64_t{4}}).header_line, 4U);
}
