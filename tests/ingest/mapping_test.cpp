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
  said.skip_lines = {{7, 7}, {24, 112}};
  said.last_line = 200;
  said.first_of = {{"prosedur", {"Prosedur", "Prosedur (baru)"}}};
  said.not_read = {"U10", "n"};
  said.complete_values = {{"Finished", {"True"}}};
  said.leave_out = {{"Status", {"Survey Preview", "Test"}}};
  said.count = "n";
  said.without_number = ikm::unmarked_rows::respondents;
  said.without_time = ikm::unmarked_rows::skip;
  said.totals = {"Total akhir"};
  said.not_totals = {"Mutu dan Akreditasi"};
  said.respondent = "NIK";
  said.long_table = {"id", "soal", "isi"};
  said.sheet = "Data";
  said.query = "SELECT 1";
  EXPECT_EQ(ikm::parse_mapping(ikm::to_toml(said), "m.toml"), said);
  EXPECT_EQ(ikm::parse_mapping(ikm::to_toml(ikm::mapping{}), "m.toml"), ikm::mapping{});
  said.complete_values.clear();
  said.complete_when = "submitdate";
  EXPECT_EQ(ikm::parse_mapping(ikm::to_toml(said), "m.toml"), said);
}

TEST(Mapping, WhatIsMisspeltIsRefusedWithItsLine) {
  EXPECT_EQ(refusal("schema = \"ikm.mapping/1\"\n[colums]\n"),
            "m.toml:2: the key 'colums' is not known; there are: blank, columns, date_order, header_line, long, "
            "not_read, profile, query, rows, schema, sheet, words");
  EXPECT_EQ(refusal("date_order = \"ymd\"").substr(0, 9), "m.toml:1:");
  EXPECT_EQ(refusal("[words]\nA1 = \"4\"\n").substr(0, 9), "m.toml:2:");
  EXPECT_EQ(refusal("[columns]\nwaktu = 3\n").substr(0, 9), "m.toml:2:");
  EXPECT_EQ(refusal("schema = \"ikm.mapping/9\""), "m.toml:1: the schema must be \"ikm.mapping/1\"");
  EXPECT_EQ(refusal("[long]\nquestion = \"a\"\n").substr(0, 9), "m.toml:1:");
  EXPECT_EQ(refusal("a = = 1").substr(0, 9), "m.toml:1:");
}

// What people do who complete a mapping by hand, each with what to do about it.
TEST(Mapping, ALineThatIsNotTomlIsExplained) {
  const auto ends = [](const char* toml) {
    const std::string said = refusal(toml);
    return said.substr(0, said.find(": ") + 1) + said.substr(said.rfind(": ") + 1);
  };
  EXPECT_EQ(ends("dates = \"day first\"\n[words]\n\"Mahal\" = …\n"), "m.toml:3: it still holds '…'; write the value");
  EXPECT_EQ(ends("[rows] without_number = \"skip\"\n"), "m.toml:1: a heading such as [rows] needs a line of its own");
  EXPECT_EQ(ends("[rows]\nwithout_number = \"skip\"\nwithout_number = \"respondents\"\n"),
            "m.toml:3: this key or section is already above; join the two into one");
  EXPECT_EQ(ends("totals = [\"NRR\"\nnot_read = []\n"), "m.toml:2: a bracket is out of place");
}

// Of two lines that say the opposite none is obeyed in silence.
TEST(Mapping, ContradictionsAreRefused) {
  EXPECT_EQ(refusal("[rows]\ncomplete_when = \"\"\nleave_out = { Status = \"Test\" }\n"),
            "m.toml: complete_when = \"\" counts all rows and leave_out does not; keep one");
  EXPECT_EQ(refusal("[rows]\ntotals = [\"Tertinggi\"]\nnot_totals = [\"tertinggi\"]\n"),
            "m.toml: 'Tertinggi' is in totals and in not_totals; keep one");
  EXPECT_EQ(refusal("[rows]\ncomplete_when = \"\"\ntotals = [\"Skor\"]\nnot_totals = [\"Mutu\"]\n"), "");
}

// With only "1" = 4 two codes would be worth 4.
TEST(Mapping, CodesAreTurnedRoundAllOrNone) {
  const auto turned = [](const char* toml) -> std::string {
    try {
      static_cast<void>(with_mapped_questions(ikm::permenpan_14_2017(), ikm::parse_mapping(toml, "m.toml")));
    } catch (const ikm::mapping_error& problem) {
      return problem.what();
    }
    return "";
  };
  EXPECT_EQ(turned("[words]\n\"1\" = 4\n"),
            "mapping: [words] gives some codes another score; name \"2\", \"3\", \"4\" too");
  EXPECT_EQ(turned("[words.biaya]\n\"4\" = 1\n\"3\" = 2\n\"2\" = 3\n"),
            "mapping: [words.biaya] gives some codes another score; name \"1\" too");
  EXPECT_EQ(turned("[words]\n\"1\" = 4\n\"2\" = 3\n\"3\" = 2\n\"4\" = 1\n"), "");
  EXPECT_EQ(turned("[words]\n\"3\" = 3\n\"0\" = 1\n\"5\" = 4\n\"A1\" = 4\n"), "");  // none of these turns a code
}

TEST(Mapping, LinesAndRangesOfLinesArePassedOver) {
  const ikm::mapping said = ikm::parse_mapping("[rows]\nskip_lines = [3, \"24-112\"]\nlast_line = 200\n", "m.toml");
  for (const std::uint64_t line : {3U, 24U, 112U, 201U}) EXPECT_TRUE(ikm::passes_over(said, line)) << line;
  for (const std::uint64_t line : {2U, 4U, 23U, 113U, 200U}) EXPECT_FALSE(ikm::passes_over(said, line)) << line;
  for (const std::string wrong : {"\"24-\"", "\"9-3\"", "\"0-3\"", "\"3-x\"", "0", "\"3\""})
    EXPECT_EQ(refusal("[rows]\nskip_lines = [" + wrong + "]").substr(0, 9), "m.toml:2:") << wrong;
}

TEST(Mapping, WhatIsOpenIsWrittenInItsSectionAsLinesToUncomment) {
  ikm::mapping said;
  said.columns = {{"waktu", {"Waktu"}}};
  said.skip_lines = {{2, 2}};
  const std::vector<ikm::open_question> open = {
      {"f.csv:7: a respondent?", {{ikm::skipping(7)}, {{"rows", "not_totals", std::vector<std::string>{"Skor"}}}}},
      {"f.csv:9: a respondent?", {{ikm::skipping(9)}}},
      {"Gercep x 3", {{{"words.waktu", "Gercep", ikm::to_complete{}}}}}};
  EXPECT_EQ(
      ikm::to_toml(said, open, ikm::language::english),
      "schema = \"ikm.mapping/1\"\n\n[columns]\nwaktu = \"Waktu\"\n\n[rows]\nskip_lines = [2]\n"
      "## f.csv:7: a respondent?\n## f.csv:9: a respondent?\n# skip_lines = [2, 7, 9]  # instead of the line above\n"
      "# not_totals = [\"Skor\"]\n\n[words.waktu]\n## Gercep x 3\n# \"Gercep\" = …\n");
  // What is not uncommented changes nothing.
  EXPECT_EQ(ikm::parse_mapping(ikm::to_toml(said, open, ikm::language::english), "m.toml"), said);
}

// A header with a bar and quotes would break lines that are cut out of a sentence.
TEST(Mapping, AnOfferedLineIsTomlWhateverTheHeaderHolds) {
  const std::vector<ikm::open_question> open = {{"?", {{{"columns", "persyaratan", std::string{"A | \"B\""}}}}}};
  std::string toml = ikm::to_toml(ikm::mapping{}, open, ikm::language::english);
  toml.replace(toml.find("# persyaratan"), 2, "");
  EXPECT_EQ(ikm::parse_mapping(toml, "m.toml").columns.at("persyaratan"), std::vector<std::string>{"A | \"B\""});
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
  EXPECT_EQ(said.skip_lines, (std::vector<ikm::line_range>{{7, 7}, {24, 112}}));
  EXPECT_TRUE(said.long_table);
  EXPECT_EQ(ikm::with_mapped_questions(ikm::permenpan_14_2017(), said).question_count(), 10U);
}
