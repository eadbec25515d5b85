// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/mapping.hpp>

#include <gtest/gtest.h>

namespace {

std::string refusal(std::string_view toml) {
  try {
    (void)ikm::parse_mapping(toml, "m.toml");
  } catch (const ikm::mapping_error& problem) {
    return problem.what();
  }
  return "";
}

}  // namespace

TEST(Mapping, WhatIsWrittenIsReadBack) {
  ikm::mapping said;
  said.columns = {{"waktu", {"3.  Kecepatan \"waktu\""}}, {"sarana", {"Q8a", "Q8b"}}};
  said.profile = {{"unit", "Loket"}, {"jenis kelamin", "Sex"}};
  said.words = {{"", {{"A1", 4}, {"A4", 1}}}, {"biaya", {{"Sangat mahal\n", 1}}}};
  said.blanks = {"tidak tahu", "9"};
  said.dates = ikm::date_order::month_first;
  said.header_line = 4;
  said.skip_lines = {7, 9};
  said.totals = {"Total akhir"};
  said.not_totals = {"Mutu dan Akreditasi"};
  said.complete_when = "submitdate";
  said.respondent = "NIK";
  said.long_table = {"id", "soal", "isi"};
  said.sheet = "Data";
  said.query = "SELECT 1";
  EXPECT_EQ(ikm::parse_mapping(ikm::to_toml(said), "m.toml"), said);
  EXPECT_EQ(ikm::parse_mapping(ikm::to_toml({}), "m.toml"), ikm::mapping{});
}

TEST(Mapping, WhatIsMisspeltIsRefusedWithItsLine) {
  EXPECT_EQ(refusal("schema = \"ikm.mapping/1\"\n[colums]\n"),
            "m.toml:2: the key 'colums' is not known; there are: blank, columns, date_order, header_line, long, "
            "profile, query, rows, schema, sheet, words");
  EXPECT_EQ(refusal("date_order = \"ymd\"").substr(0, 9), "m.toml:1:");
  EXPECT_EQ(refusal("[words]\nA1 = \"4\"\n").substr(0, 9), "m.toml:2:");
  EXPECT_EQ(refusal("[columns]\nwaktu = 3\n").substr(0, 9), "m.toml:2:");
  EXPECT_EQ(refusal("schema = \"ikm.mapping/9\""), "m.toml:1: the schema must be \"ikm.mapping/1\"");
  EXPECT_EQ(refusal("[long]\nquestion = \"a\"\n").substr(0, 9), "m.toml:1:");
  EXPECT_EQ(refusal("a = = 1").substr(0, 9), "m.toml:1:");
}

// Domain, section 2: several questions per element are met; the element's mean is the mean of its questions' means.
TEST(Mapping, SeveralColumnsOfAnElementAreSeveralQuestions) {
  ikm::mapping said;
  said.columns = {{"sarana", {"a", "b"}}, {"waktu", {"c"}}};
  const ikm::methodology method = ikm::with_mapped_questions(ikm::permenpan_14_2017(), said);
  EXPECT_EQ(method.question_count(), 10U);
  EXPECT_EQ(method.elements()[8].questions[1].code, "U9.2");
  EXPECT_TRUE(alike(ikm::with_mapped_questions(method, {}), method));
}

TEST(Mapping, AnElementThatIsNotAskedIsRefused) {
  ikm::mapping said;
  said.columns = {{"parkir", {"a"}}};
  EXPECT_THROW((void)ikm::with_mapped_questions(ikm::permenpan_14_2017(), said), ikm::mapping_error);
  said = {};
  said.words["parkir"]["x"] = 1;
  EXPECT_THROW((void)ikm::with_mapped_questions(ikm::permenpan_14_2017(), said), ikm::mapping_error);
  said = {};
  said.words["biaya"]["x"] = 5;
  EXPECT_THROW((void)ikm::with_mapped_questions(ikm::permenpan_14_2017(), said), ikm::mapping_error);
}

// The example of docs/file_formats.md.
TEST(Mapping, TheDocumentedExampleIsRead) {
  const ikm::mapping said = ikm::read_mapping_file(IKM_SOURCE_DIR "/docs/examples/pemetaan.toml");
  EXPECT_EQ(said.columns.at("sarana").size(), 2U);
  EXPECT_EQ(said.words.at("biaya").at("Terjangkau"), 3);
  EXPECT_EQ(said.words.at("").at("A1"), 4);
  EXPECT_EQ(said.skip_lines, std::vector<std::uint64_t>{7});
  EXPECT_TRUE(said.long_table);
  EXPECT_EQ(ikm::with_mapped_questions(ikm::permenpan_14_2017(), said).question_count(), 10U);
}
