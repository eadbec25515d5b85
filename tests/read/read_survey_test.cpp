// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/read_survey.hpp>

#include "source/packed.hpp"

#include <ikm/base/error.hpp>
#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

using ikm::bad_rows;
using ikm::permenpan_14_2017;
using ikm::read_survey;

namespace {

const std::string header = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";

ikm::survey read(const std::string& text, const ikm::read_options& options = {}) {
  return read_survey(ikm::bytes_of(text, "f.csv"), permenpan_14_2017(), options);
}

class folder {
 public:
  folder() { std::filesystem::create_directories(path_); }
  ~folder() { std::filesystem::remove_all(path_); }
  folder(const folder&) = delete;
  folder& operator=(const folder&) = delete;
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() /
      ("ikm_read_" + std::string{::testing::UnitTest::GetInstance()->current_test_info()->name()});
};

const std::string nine = "U1,U2,U3,U4,U5,U6,U7,U8,U9";

std::string complaint_of(const std::string& text, const ikm::read_options& options = {}) {
  try {
    static_cast<void>(read(text, options));
  } catch (const ikm::input_error& problem) {
    return ikm::text_of(problem.complaints().front(), ikm::language::english);
  }
  return {};
}

ikm::read_options with(ikm::mapping said) { return {.said = std::move(said)}; }

}  // namespace

TEST(ReadSurvey, CountsEveryRowOnce) {
  const auto made = read(header + "A,1,2,3,4,1,2,3,4,1\n\nA,,2,3,4,1,2,3,4,1\n,,,,,,,,,\nB,,,,,,,,,\n");
  EXPECT_EQ(made.account.rows, 5U);
  EXPECT_EQ(made.account.accepted, 3U);
  EXPECT_EQ(made.account.skipped, 2U);
  EXPECT_EQ(made.all.respondents(), 3U);
  EXPECT_EQ(made.all.respondents(ikm::coverage::complete), 1U);
  EXPECT_EQ(made.all.count(0, ikm::blank), 2U);
}

TEST(ReadSurvey, FilesBuffersAndStreamsFeedTheSameReader) {
  const std::string text = header + "A,1,2,3,4,1,2,3,4,1\nB,4,4,4,4,4,4,4,4,4\n";
  const folder here;
  const std::vector<std::string> paths = {here.file("a.csv", text)};
  std::istringstream stream{text};
  const auto rows = ikm::csv_rows(ikm::bytes_of(text, "f.csv"));
  const auto expected = read(text).all;
  EXPECT_EQ(expected.respondents(), 2U);
  EXPECT_EQ(read_survey(paths, permenpan_14_2017()).all, expected);
  EXPECT_EQ(read_survey(ikm::bytes_of(stream, "s"), permenpan_14_2017()).all, expected);
  EXPECT_EQ(read_survey(*rows, permenpan_14_2017()).all, expected);
}

TEST(ReadSurvey, ABadRowStopsTheRunAfterTheWholeInputWasLookedAt) {
  try {
    (void)read(header + "A,1,2,3,7,1,2,3,4,1\nA,1,2,3,4,1,2,3,4,1\nA,1,2,3,4,x,2,3,4,9\n");
    FAIL();
  } catch (const ikm::input_error& problem) {
    ASSERT_EQ(problem.total(), 2U);
    EXPECT_EQ(text_of(problem.complaints()[0], ikm::language::english), "f.csv:2: U4: '7' is outside the scale 1..4");
    EXPECT_EQ(text_of(problem.complaints()[1], ikm::language::english),
              "f.csv:4: U5: 'x' is not a known answer; expected 1..4; in the mapping: [words.produk] \"x\" = …");
  }
}

TEST(ReadSurvey, ABadRowIsSetAsideWholeWhenSkipped) {
  std::vector<ikm::rejected_row> set_aside;
  const auto made = read(
      header + "A,1,2,3,7,1,2,3,4,1\nA,1,2,3,4,1,2,3,4,1\nA,1,2\nA,\"1\"x,2,3,4,1,2,3,4,1\nA,1,2,3,3.5,1,2,3,4,1\n",
      {.bad_rows = bad_rows::skip, .on_reject = [&](const ikm::rejected_row& r) { set_aside.push_back(r); }});
  EXPECT_EQ(made.account.rows, 5U);
  EXPECT_EQ(made.account.accepted, 1U);
  EXPECT_EQ(made.account.rejected, 4U);
  EXPECT_EQ(made.all.respondents(), 1U);
  ASSERT_EQ(set_aside.size(), 4U);
  EXPECT_EQ(set_aside[0].answer_cells, (std::vector<std::string>{"1", "2", "3", "7", "1", "2", "3", "4", "1"}));
  EXPECT_EQ(set_aside[1].why.code(), ikm::reason::ragged_row);
  EXPECT_EQ(set_aside[1].answer_cells, (std::vector<std::string>{"1", "2", "", "", "", "", "", "", ""}));
  EXPECT_EQ(set_aside[2].why.code(), ikm::reason::stray_quote);
  EXPECT_EQ(set_aside[3].why.code(), ikm::reason::decimal_answer);
  EXPECT_EQ(made.account.reject_counts.size(), 4U);
}

// Domain, section 4: a blank counted as 0 or shifting all later answers one element to the left.
TEST(ReadSurvey, ARaggedRowNeverShiftsAnswers) {
  const auto made = read(header + "A,1,2,3,4,1,2,3,4\n", {.bad_rows = bad_rows::skip});
  EXPECT_EQ(made.account.rejected, 1U);
  EXPECT_EQ(text_of(made.account.rejects.front(), ikm::language::english),
            "f.csv:2: the row has 9 cells, the header 10; in the mapping: [rows] skip_lines = [2]");
}

TEST(ReadSurvey, GroupsByOneColumnAndByTwoCrossed) {
  const auto made = read(
      "unit,l,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,bc,1,2,3,4,1,2,3,4,1\nAb,c,1,2,3,4,1,2,3,4,1\n A ,bc,1,2,3,4,1,2,3,4,1\n",
      {.by = {{"unit"}, {"unit", "l"}}});
  ASSERT_EQ(made.groups.size(), 2U);
  EXPECT_EQ(made.groups[0].groups().at({"A"}).respondents(), 2U);
  EXPECT_EQ(made.groups[1].groups().size(), 2U);  // ("A", "bc") is not ("Ab", "c")
  EXPECT_EQ(made.groups[1].total(), made.all);
}

TEST(ReadSurvey, SeveralFilesAreOneSurveyWhateverTheirColumnsOrder) {
  const folder here;
  const std::vector<std::string> paths = {here.file("a.csv", "U9,U1,U2,U3,U4,U5,U6,U7,U8\n4,1,1,1,1,1,1,1,1\n"),
                                          here.file("b.csv", "U1;U2;U3;U4;U5;U6;U7;U8;U9\r\n1;1;1;1;1;1;1;1;4\r\n")};
  const auto made = read_survey(paths, permenpan_14_2017());
  EXPECT_EQ(made.all.count(8, 4), 2U);
  EXPECT_EQ(made.all.count(0, 1), 2U);
  EXPECT_EQ(made.understood[0].question_columns.front(), "U1");
  EXPECT_EQ(made.understood[1].delimiter, ";");
  EXPECT_EQ(made.account.files.size(), 2U);
}

TEST(ReadSurvey, AStoredTallyIsMergedIn) {
  const std::string text = header + "A,1,2,3,4,1,2,3,4,1\n";
  const auto part = read(text, {.by = {{"unit"}}});
  const folder here;
  const std::vector<std::string> paths = {here.file("a.tally", to_stored(part.stored())), here.file("b.csv", text)};
  const auto made = read_survey(paths, permenpan_14_2017(), {.by = {{"unit"}}});
  EXPECT_EQ(made.all.respondents(), 2U);
  EXPECT_EQ(made.account.rows, 2U);
  EXPECT_EQ(made.groups.front().groups().at({"A"}).respondents(), 2U);
  EXPECT_THROW((void)read_survey(paths, permenpan_14_2017(), {.by = {{"l"}}}), ikm::error);
  EXPECT_THROW((void)read_survey(paths, ikm::permenpan_16_2014()), ikm::tally_error);
  EXPECT_TRUE(ikm::read_stored(paths[0]));
  EXPECT_FALSE(ikm::read_stored(paths[1]));
}

TEST(ReadSurvey, AFileThatCannotBeUnderstoodIsRefusedWhole) {
  const auto message = [](const std::string& text) -> std::string {
    try {
      (void)read(text, {.bad_rows = bad_rows::skip});
      return {};
    } catch (const ikm::error& problem) {
      return problem.what();
    }
  };
  EXPECT_EQ(message(""), "f.csv: the file is empty; expected U1, U2, …");
  EXPECT_EQ(message("\n\n"), "f.csv: the file is empty; expected U1, U2, …");
  EXPECT_EQ(message(header + "A,1,2,3,4,1,2,3,\"4,1\n"), "f.csv:2: a quote is opened on this line and never closed");
  EXPECT_NE(message("U1,U2\n1,2\n"), "");
  EXPECT_EQ(message("\n\n" + header + "A,1,2,3,4,1,2,3,4,1\n"), "");
}

// Whichever way a text is read, fast or carefully, whole or compressed.
TEST(ReadSurvey, TellsHowFarItHasComeFromTheThreadThatAsked) {
  std::string text = "tanggal," + header;
  for (int row = 0; row < 120'000; ++row)
    text += "2024-03-05,Loket " + std::to_string(row % 9) + ",1,2,3,4,1,2,3,4,1\n";
  std::string other = text;  // of the same size: the same content twice would be refused
  other.replace(other.find("Loket 0"), 7, "Loket 9");
  const folder here;
  const std::vector<std::string> plain = {here.file("a.csv", text), here.file("b.csv", other)};
  const std::vector<std::string> packed = {here.file("a.gz", packed::gzip(text)),
                                           here.file("b.zst", packed::zstd(other))};
  std::vector<ikm::read_progress> told;
  ikm::read_options options;
  options.on_progress = [&, caller = std::this_thread::get_id()](const ikm::read_progress& now) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    told.push_back(now);
  };
  const auto expect_told = [&](std::optional<std::uint64_t> total, std::uint64_t all) {
    ASSERT_GE(told.size(), 2U);
    for (std::size_t i = 0; i < told.size(); ++i) {
      EXPECT_EQ(told[i].total, total);
      EXPECT_LE(told[i].bytes, all);
      EXPECT_TRUE(i == 0 || told[i].bytes > told[i - 1].bytes) << i;
    }
    EXPECT_GT(told.back().bytes, all - all / 8);
    told.clear();
  };
  for (const unsigned threads : {1U, 3U}) {
    options.threads = threads;
    for (const bool carefully : {false, true}) {
      if (carefully) options.from = ikm::parse_day("2024-01-01");
      EXPECT_EQ(read_survey(plain, permenpan_14_2017(), options).all.respondents(), 240'000U);
      expect_told(2 * text.size(), 2 * text.size());
      EXPECT_EQ(read_survey(ikm::bytes_of(text, "s"), permenpan_14_2017(), options).all.respondents(), 120'000U);
      expect_told(std::nullopt, text.size());
      options.from = std::nullopt;
    }
    // So regular a text shrinks to some kilobytes: too little to be told of, and never more than there is.
    EXPECT_EQ(read_survey(packed, permenpan_14_2017(), options).all.respondents(), 240'000U);
    for (const ikm::read_progress& now : told) EXPECT_LE(now.bytes, *now.total);
    told.clear();
  }
}

// Half of one survey and half of another is not a survey. The file is written anew when the first bytes have been read.
TEST(ReadSurvey, AFileThatIsWrittenAnewMeanwhileIsRefused) {
  std::string ones = header;
  std::string fours = header;
  for (int row = 0; row < 200'000; ++row) {
    ones += "Loket,1,1,1,1,1,1,1,1,1\n";
    fours += "Loket,4,4,4,4,4,4,4,4,4\n";
  }
  const folder here;
  for (const unsigned threads : {1U, 2U}) {
    const std::vector<std::string> paths = {here.file("s.csv", ones)};
    const auto read_while = [&](const std::string& text, std::ios::openmode how) {
      ikm::read_options options;
      options.threads = threads;
      bool written = false;
      options.on_progress = [&](const ikm::read_progress&) {
        if (!std::exchange(written, true)) std::ofstream{paths.front(), std::ios::binary | how} << text;
      };
      const auto rows = ikm::read_survey(paths, ikm::permenpan_14_2017(), options).account.rows;
      EXPECT_TRUE(written);
      return rows;
    };
    // What is added was not there.
    EXPECT_EQ(read_while("Loket,4,4,4,4,4,4,4,4,4\n", std::ios::app), 200'000U);
    (void)here.file("s.csv", ones);
    EXPECT_THROW((void)read_while(fours, std::ios::trunc), ikm::error);
    (void)here.file("s.csv", ones);
    EXPECT_THROW((void)read_while(header + "Loket,4,4,4,4,4,4,4,4,4\n", std::ios::trunc), ikm::error);
  }
}

namespace {

const std::string names =
    "Loket,Persyaratan,Prosedur,Waktu penyelesaian,Biaya/tarif,Produk layanan,Kompetensi petugas,"
    "Perilaku petugas,Penanganan pengaduan,Sarana prasarana\n";

/// Rows whose answers are good but for the question at `at` (from 0), which has one of `words` each.
std::string rows_with(std::size_t at, const std::vector<std::string>& words) {
  const std::vector<std::string> good = {"Sesuai",   "Mudah",           "Cepat", "Murah", "Sesuai",
                                         "Kompeten", "Sopan dan ramah", "Baik",  "Baik"};
  std::string text = names;
  for (const std::string& word : words) {
    text += "A";
    for (std::size_t q = 0; q < good.size(); ++q) text += "," + (q == at ? word : good[q]);
    text += "\n";
  }
  return text;
}

/// Why a text is refused, in English; empty where it is read.
std::string refusal(const std::string& text, const ikm::read_options& options = {}) {
  try {
    (void)read(text, options);
  } catch (const ikm::error& problem) {
    return problem.what();
  }
  return "";
}

bool mentions(const std::string& text, const std::vector<std::string>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return text.find(part) != std::string::npos; });
}

}  // namespace

// Mahal, Cukup mahal, Murah, Gratis are 1, 2, 3, 4 of their form; each alone is known as 2.
TEST(ReadSurvey, TwoDegreesOfOneQuestionWithOneScoreStopTheRun) {
  const std::string text = rows_with(3, {"Mahal", "Cukup mahal", "Murah", "Gratis"});
  EXPECT_TRUE(
      mentions(refusal(text), {"f.csv:1", "Biaya/tarif", "Cukup mahal, Mahal", "both are worth 2", "[words.biaya]"}))
      << refusal(text);
  EXPECT_NE(refusal(text, {.bad_rows = bad_rows::skip}), "");
  ikm::read_options said;
  said.said.words = {{"biaya", {{"Mahal", 1}}}};
  EXPECT_EQ(read(text, said).all.count(3, 1), 1U);
  EXPECT_EQ(read(text, said).all.count(3, 2), 1U);
  for (const auto& [at, words] :
       std::vector<std::pair<std::size_t, std::vector<std::string>>>{{2, {"Tidak cepat", "Lambat"}},
                                                                     {1, {"SULIT", "tidak mudah"}},
                                                                     {8, {"Buruk", "Tidak baik"}},
                                                                     {8, {"Cukup", "Kurang baik"}},
                                                                     {2, {"3. Cepat", "Lambat", "1. Tidak cepat"}}})
    EXPECT_NE(refusal(rows_with(at, words)), "") << words[0];
}

// A form that was reworded, or one that has both words of one vocabulary at different scores.
TEST(ReadSurvey, WordsOfOneDegreeFromTwoVocabulariesAreNoContradiction) {
  for (const auto& [at, words] : std::vector<std::pair<std::size_t, std::vector<std::string>>>{
           {0, {"Baik", "Sesuai", "Puas", "Setuju"}},
           {5, {"Kompeten", "Mampu", "Tidak mampu", "Tidak kompeten"}},
           {8, {"Buruk", "Cukup", "Baik", "Sangat baik"}},
           {2, {"Lambat", "Kurang cepat", "Cepat", "Sangat cepat"}},
           {3, {"Sangat mahal", "Mahal", "Tidak wajar", "Kurang wajar"}},
           {3, {"Sangat mahal", "Cukup mahal", "Murah"}},
           {6, {"Tidak sopan dan ramah", "Tidak sopan dan tidak ramah"}},
           {7, {"Tidak ada", "Tidak baik"}},
           {8, {"Cukup", "Kurang puas", "Baik"}}})
    EXPECT_EQ(refusal(rows_with(at, words)), "") << words[0];
}

TEST(ReadSurvey, MoreThanFourDegreesAreAFormOfFiveSteps) {
  for (const auto& [at, words] : std::vector<std::pair<std::size_t, std::vector<std::string>>>{
           {8, {"Tidak baik", "Kurang baik", "Cukup", "Baik", "Sangat baik"}},
           {2, {"Tidak cepat", "Lambat", "Kurang cepat", "Cepat", "Sangat cepat"}}})
    EXPECT_NE(refusal(rows_with(at, words)).find("five-point form"), std::string::npos) << words[0];
}

// One month has the one word, the next month the other.
TEST(ReadSurvey, WordsAreHeldAgainstEachOtherOverAllInputs) {
  const folder here;
  const std::vector<std::string> paths = {here.file("1.csv", rows_with(3, {"Mahal", "Murah"})),
                                          here.file("2.csv", rows_with(3, {"Cukup mahal", "Murah"}))};
  EXPECT_THROW((void)read_survey(paths, permenpan_14_2017()), ikm::input_error);
  EXPECT_EQ(read_survey(std::span{paths}.first(1), permenpan_14_2017()).all.respondents(), 2U);
}

// Beyond the rows that are looked at first, where files are counted by the loops.
TEST(ReadSurvey, WordsAreHeldAgainstEachOtherInALongFile) {
  std::vector<std::string> words(3000, "Murah");
  words[100] = "Mahal";
  words[2900] = "Cukup mahal";
  const folder here;
  const std::vector<std::string> paths = {here.file("1.csv", rows_with(3, words))};
  EXPECT_THROW((void)read_survey(paths, permenpan_14_2017(), {.bad_rows = bad_rows::skip}), ikm::input_error);
}

// Tidak Puas, Cukup Puas, Puas, Sangat Puas: four steps, of which Cukup Puas is the second.
TEST(ReadSurvey, CukupInAColumnOfFourWordsMayBeItsSecond) {
  const auto all = [](const std::vector<std::string>& words) {
    std::string text = header;
    for (const std::string& word : words) {
      text += "A";
      for (int q = 0; q < 9; ++q) text += "," + word;
      text += "\n";
    }
    return text;
  };
  const std::string four = all({"Tidak Puas", "Cukup Puas", "Puas"});
  EXPECT_TRUE(mentions(refusal(four), {"scale 1-5", "[words]", "\"Cukup Puas\" = 2"})) << refusal(four);
  EXPECT_NE(refusal(four, {.bad_rows = bad_rows::skip}), "");
  ikm::read_options said;
  said.said.words = {{"", {{"Cukup Puas", 2}}}};
  EXPECT_EQ(read(four, said).all.count(0, 2), 1U);
  const std::string five = all({"Tidak puas", "Kurang puas", "Cukup puas", "Puas", "Sangat puas"});
  EXPECT_EQ(refusal(five).find("\"Cukup puas\" = 2"), std::string::npos);
  const std::string no_worst = all({"Kurang baik", "Cukup baik", "Baik", "Sangat baik"});
  EXPECT_TRUE(mentions(refusal(no_worst), {"\"Cukup baik\" = …", "\"Kurang baik\" = …"})) << refusal(no_worst);
}

TEST(ReadSurvey, AWordThatStandsInEveryQuestionIsAskedForOnce) {
  std::string text = header;
  for (int i = 0; i < 4; ++i) text += "A,Oke,Oke,Oke,Oke,Oke,Oke,Oke,Oke,Oke\n";
  const std::string why = refusal(text);
  EXPECT_NE(why.find("[words] \"Oke\" = …"), std::string::npos) << why;
  EXPECT_EQ(why.find("is not a known answer"), why.rfind("is not a known answer")) << why;
}

// 25·(8·7/2+3)/9 = 86.11: 4 and 3 in eight questions, 3 and 3 in the ninth.
TEST(ReadSurvey, WholeNumbersMayHaveZeroDecimals) {
  const auto made =
      read(header + "A,4.0,4.0,4.0,4.0,4.0,4.0,4.0,4.0,3.0\nB,\"3,00\",3.0,3.0,3.0,3.0,3.0,3.0,3.0,3.0\n");
  EXPECT_EQ(made.all.count(0, 4), 1U);
  EXPECT_EQ(made.all.count(0, 3), 1U);
  EXPECT_EQ(made.all.count(8, 3), 2U);
  EXPECT_NE(refusal(header + "A,\"3,5\",3.0,3,3,3,3,3,3,3\n").find("'3,5' is a decimal"), std::string::npos);
  EXPECT_NE(refusal(header + "A,4.00,0.0,3,3,3,3,3,3,3\n").find("'0.0' is a decimal"), std::string::npos);
}

TEST(ReadSurvey, ADecimalIsNoWordToBeScored) {
  EXPECT_EQ(refusal(header + "A,\"3,31\",3,3,3,3,3,3,3,3\n").find("[words"), std::string::npos);
}

TEST(ReadSurvey, InvisibleCharactersAroundCodesWordsAndHeadersDoNotMatter) {
  const std::string made =
      "unit,\xC2\xA0U1,U2\xE2\x80\x8B,\xEF\xBB\xBFU3,U4,U5,U6,U7,U8,U9\n"
      "A,3\xC2\xA0,\xE2\x80\x8E"
      "3,3\xE2\x80\xAF,\xEF\xBB\xBF"
      "3,\xE2\x80\x8B,3,3,3,3\n";
  EXPECT_EQ(read(made).all.count(0, 3), 1U);
  EXPECT_EQ(read(made).all.count(4, ikm::blank), 1U);
  EXPECT_NE(refusal(header + "A,3\xC2\xA0x,3,3,3,3,3,3,3,3\n").find("3U+00A0x"), std::string::npos);
  EXPECT_EQ(read(rows_with(0, {"\xC2\xA0Sangat sesuai\xE2\x80\x8F"})).all.count(0, 4), 1U);
}

// Not answered, as R, pandas and databases write it. In a profile NA is a value.
TEST(ReadSurvey, MarksForNothingAreBlanks) {
  ikm::read_options by_unit;
  by_unit.by = {{"unit"}};
  const auto made = read(header + "NA,NA,N/A,#N/A,NaN,NULL,\\N,4,4,4\nB,4,4,4,4,4,4,4,4,4\n", by_unit);
  EXPECT_EQ(made.all.count(0, ikm::blank), 1U);
  EXPECT_EQ(made.all.count(5, ikm::blank), 1U);
  EXPECT_EQ(made.groups.front().groups().count({"NA"}), 1U);
}

TEST(ReadSurvey, SetujuIsAWordOfEveryElement) {
  const auto made = read(header +
                         "A,Setuju,Setuju,Setuju,Setuju,Setuju,Setuju,Setuju,Setuju,Tidak setuju\n"
                         "B,Sangat setuju,Setuju,Setuju,Setuju,Setuju,Setuju,Setuju,Setuju,Kurang setuju\n");
  EXPECT_EQ(made.all.count(0, 3), 1U);
  EXPECT_EQ(made.all.count(0, 4), 1U);
  EXPECT_EQ(made.all.count(8, 1), 1U);
  EXPECT_EQ(made.all.count(8, 2), 1U);
}

namespace {

const std::string texts =
    "Timestamp,Persyaratan pelayanan,Prosedur pelayanan,Kecepatan waktu,Biaya/tarif,Produk pelayanan,"
    "Kompetensi petugas,Perilaku petugas,Penanganan pengaduan,Sarana dan prasarana,"
    "Kecepatan waktu pelayanan\n";

}  // namespace

// 12 fours of eight questions; of the ninth three fours and a one: 25·(8·4+13/4)/9 = 97.92.
TEST(ReadSurvey, AQuestionThatWasMadeAgainIsOneQuestionInTwoColumns) {
  const std::string text = texts +
                           "05/01/2026,4,4,4,4,4,4,4,4,4,\n05/01/2026,4,4,4,4,4,4,4,4,4,NA\n"
                           "05/01/2026,4,4,4,4,4,4,4,4,4,-\n06/02/2026,4,4,,4,4,4,4,4,4,1\n";
  EXPECT_TRUE(mentions(refusal(text), {"first_of = [\"Kecepatan waktu\", \"Kecepatan waktu pelayanan\"]"}))
      << refusal(text);
  ikm::read_options said;
  said.said.first_of = {{"waktu", {"Kecepatan waktu", "Kecepatan waktu pelayanan"}}};
  const auto made = read(text, said);
  EXPECT_EQ(made.all.count(2, 4), 3U);
  EXPECT_EQ(made.all.count(2, 1), 1U);
  EXPECT_EQ(made.understood.front().as_mapping.first_of, said.said.first_of);
  EXPECT_FALSE(made.understood.front().as_mapping.columns.contains("waktu"));
  const std::string twice = text + "06/02/2026,4,4,4,4,4,4,4,4,4,4\n";
  EXPECT_TRUE(mentions(refusal(twice, said), {"f.csv:6", "answered this question twice: 4, 4"}))
      << refusal(twice, said);
  said.bad_rows = bad_rows::skip;
  EXPECT_EQ(read(twice, said).all.respondents(), 4U);
}

// Two columns that are filled in one row are two questions, or a mistake: never offered as one.
TEST(ReadSurvey, TwoColumnsFilledInOneRowAreNotOfferedAsOne) {
  EXPECT_EQ(refusal(texts + "05/01/2026,4,4,4,4,4,4,4,4,4,1\n").find("first_of"), std::string::npos);
}

TEST(ReadSurvey, AKeyThatTurnsTheScaleRoundStopsTheRun) {
  const std::string ones = "No,U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,1,1,1,1,1,1,1,1,1\n2,2,1,1,1,1,1,1,1,1\n";
  const std::string beside =
      "No,U1,U2,U3,U4,U5,U6,U7,U8,U9,,Kode,Arti\n1,1,1,1,1,1,1,1,1,1,,1,Sangat puas\n"
      "2,2,1,1,1,1,1,1,1,1,,2,Puas\n3,2,1,1,1,1,1,1,1,1,,3,Kurang puas\n4,2,1,1,1,1,1,1,1,1,,4,Tidak puas\n";
  for (const std::string& text :
       {"\"Keterangan: 1 = Sangat baik, 2 = Baik, 3 = Kurang baik, 4 = Tidak baik\",,,,,,,,,\n" + ones,
        "1. Sangat puas 2. Puas 3. Kurang puas 4. Tidak puas,,,,,,,,,\n" + ones,
        "1,Sangat setuju,2,Setuju,3,Kurang setuju,4,Tidak setuju,,\n" + ones,
        ones + "Catatan: Sangat baik (1); Baik (2); Kurang baik (3); Tidak baik (4),,,,,,,,,\n", beside}) {
    EXPECT_TRUE(mentions(refusal(text), {"[words]", "1 = sangat"})) << text << refusal(text);
  }
  ikm::read_options said;
  said.said.words = {{"", {{"1", 4}, {"2", 3}, {"3", 2}, {"4", 1}}}};
  const auto made = read("1 = Sangat baik; 2 = Baik; 3 = Kurang baik; 4 = Tidak baik,,,,,,,,,\n" + ones, said);
  EXPECT_EQ(made.all.count(0, 4), 1U);
  EXPECT_EQ(made.all.count(0, 3), 1U);
  EXPECT_NE(
      refusal("1 = Sangat tidak puas; 2 = Tidak puas; 3 = Kurang puas; 4 = Puas; 5 = Sangat puas,,,,,,,,,\n" + ones),
      "");
}

TEST(ReadSurvey, AKeyThatAgreesGradesAndCodesOfAProfileAreNoSuchKey) {
  const std::string ones = "No,U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,1,1,1,1,1,1,1,1,1\n2,2,1,1,1,1,1,1,1,1\n";
  for (const std::string& text :
       {"\"1 = Tidak baik, 2 = Kurang baik, 3 = Baik, 4 = Sangat baik\",,,,,,,,,\n" + ones,
        "\"1. Sangat baik (A): 88,31–100,00\",,,,,,,,,\n\"2. Baik (B): 76,61–88,30\",,,,,,,,,\n"
        "\"3. Kurang baik (C): 65,00–76,60\",,,,,,,,,\n\"4. Tidak baik (D): 25,00–64,99\",,,,,,,,,\n" +
            ones,
        "1,Sangat baik,\"88,31–100,00\",,,,,,,\n2,Baik,\"76,61–88,30\",,,,,,,\n3,Kurang baik,\"65,00–76,60\",,,,,,,\n"
        "4,Tidak baik,\"25,00–64,99\",,,,,,,\n" +
            ones,
        "1 = Sangat tidak puas; 2 = Tidak puas; 3 = Puas; 4 = Sangat puas,,,,,,,,,\n" + ones,
        "\"Pendidikan: 1 = SD, 2 = SMP, 3 = SMA, 4 = S1\",,,,,,,,,\n" + ones})
    EXPECT_EQ(refusal(text), "") << text;
  // Another question, answered by the four respondents with the four words, is not a key.
  EXPECT_EQ(refusal("No,Umum,U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,Sangat baik,1,1,1,1,1,1,1,1,1\n2,Baik,1,1,1,1,1,1,1,1,1\n"
                    "3,Kurang baik,1,1,1,1,1,1,1,1,1\n4,Tidak baik,1,1,1,1,1,1,1,1,1\n"),
            "");
}

// A+ 4, A 3, B 2: what a mapping says literally goes before what is folded.
TEST(ReadSurvey, WordsOfAMappingAreTakenAsTheyStand) {
  ikm::read_options said;
  said.said.words = {{"", {{"A+", 4}, {"A", 3}, {"B", 2}, {"*", 1}, {"**", 2}, {"4*", 1}, {"-", 1}}}};
  const auto made = read(header + "A,A+,A+,*,4,-,4,4,4,4\nB,A,A,**,4*,4,4,4,4,4\n", said);
  EXPECT_EQ(made.all.count(0, 4), 1U);
  EXPECT_EQ(made.all.count(0, 3), 1U);
  EXPECT_EQ(made.all.count(2, 1), 1U);
  EXPECT_EQ(made.all.count(2, 2), 1U);
  EXPECT_EQ(made.all.count(3, 4), 1U);
  EXPECT_EQ(made.all.count(3, 1), 1U);
  EXPECT_EQ(made.all.count(4, 1), 1U);
  EXPECT_NE(refusal(header + "A,a,4,4,4,4,4,4,4,4\n", said), "");
  EXPECT_NE(refusal(header + "A,?,4,4,4,4,4,4,4,4\n", said), "");
  // `A!` is not a word of the mapping as it stands; without its marks it may be A+ or A.
  EXPECT_NE(refusal(header + "A,A!,4,4,4,4,4,4,4,4\n", said), "");
  ikm::read_options twice;
  twice.said.words = {{"", {{"Baik", 3}, {"BAIK", 4}}}};
  EXPECT_THROW((void)read(header, twice), ikm::mapping_error);
  twice.said.words = {{"", {{"Baik", 3}, {"BAIK", 3}}}};
  EXPECT_EQ(read(header + "A,Baik,Baik,Baik,Baik,Baik,Baik,Baik,Baik,Baik\n", twice).all.count(0, 3), 1U);
}

// Each row with its number of respondents, and the same rows written out so often.
TEST(ReadSurvey, ACountedTableGivesTheBytesOfTheRowsWrittenOut) {
  const std::vector<std::pair<std::string, unsigned>> rows = {
      {"A,1,2,3,4,1,2,3,4,1", 3}, {"B,4,4,4,4,4,4,4,4,4", 1}, {"A,1,,3,4,1,2,3,,1", 12}, {"A,4,4,4,4,4,4,4,4,4", 0},
      {"B,1,2,9,4,1,2,3,4,1", 2}, {",,,,,,,,,", 4},           {"B,,,,,,,,,", 2},         {"A,3,3,3,3,3,3,3,3,3", 7}};
  std::string counted = "unit," + nine + ",n\n";
  std::string written_out = "unit," + nine + "\n";
  for (const auto& [row, n] : rows) {
    counted += row + "," + std::to_string(n) + "\n";
    for (unsigned i = 0; i < n; ++i) written_out += row + "\n";
  }
  counted += "\n" + std::string(10, ',') + "\n";  // nothing in them, the number included: one skipped each
  written_out += "\n\n";
  ikm::read_options options{.bad_rows = bad_rows::skip, .by = {{"unit"}}, .joint_counts = true};
  const auto plain = read(written_out, options);
  options.said.count = "n";
  const auto made = read(counted, options);
  EXPECT_EQ(to_stored(made.stored()), to_stored(plain.stored()));
  EXPECT_EQ(made.account.reject_counts, plain.account.reject_counts);
  EXPECT_EQ(made.account.skips, plain.account.skips);
  EXPECT_EQ(made.account.rows, 3U + 1 + 12 + 2 + 4 + 2 + 7 + 2);
  EXPECT_EQ(made.account.lines_read, 10U);  // that of n = 0 included
  EXPECT_EQ(plain.account.lines_read, std::nullopt);
}

TEST(ReadSurvey, ARowWhoseCountIsNoNumberIsOneBadRow) {
  const std::string row = "4,4,4,4,4,4,4,4,4,";
  ikm::read_options options{.bad_rows = bad_rows::skip};
  options.said.count = "Banyaknya";
  for (const std::string bad : {"", "-1", "2.5", "\"2,5\"", "1.000", "1234567890", "dua", "+3"}) {
    const auto made = read(nine + ",Banyaknya\n" + row + bad + "\n" + row + " 3 \n", options);
    EXPECT_EQ(made.account.reject_counts, (std::map<ikm::reason, std::uint64_t>{{ikm::reason::bad_count, 1}})) << bad;
    EXPECT_EQ(made.all.respondents(), 3U) << bad;
  }
  for (const std::string whole : {"90.0", "\"90,0\"", "90.00"})  // as other programs write whole numbers
    EXPECT_EQ(read(nine + ",Banyaknya\n" + row + whole + "\n", options).all.respondents(), 90U) << whole;
  const auto most = read(nine + ",Banyaknya\n" + row + "999999999\n", options);
  EXPECT_EQ(most.all.count(0, 4), 999'999'999U);
}

TEST(ReadSurvey, ACountColumnIsOneThatAsksNothing) {
  EXPECT_NE(complaint_of(nine + "\n4,4,4,4,4,4,4,4,4\n", with({.count = "n"})), "");
  EXPECT_NE(complaint_of(nine + "\n4,4,4,4,4,4,4,4,4\n", with({.count = "U4"})), "");
}

TEST(ReadSurvey, TotalsAndNumbersOfColumnsOfACountedTableCountOnce) {
  const std::string text = nine + ",n\n(1),(2),(3),(4),(5),(6),(7),(8),(9),(10)\n4,4,4,4,4,4,4,4,4,90\n" + nine +
                           ",n\n3,3,3,3,3,3,3,3,3,10\n";
  const auto made = read(text, with({.count = "n"}));
  EXPECT_EQ(made.account.accepted, 100U);
  EXPECT_EQ(made.account.skipped, 2U);
  EXPECT_EQ(made.all.sum(0), 4U * 90 + 3U * 10);  // (360 + 30) / 100 = 3.9, as 25 · 3.9 = 97.50
}

TEST(ReadSurvey, NumbersOfColumnsBelowTheHeaderDoNotHideACount) {
  const std::string table = nine +
                            ",n\n(1),(2),(3),(4),(5),(6),(7),(8),(9),(10)\n4,4,4,4,4,4,4,4,4,90\n3,3,3,3,3,3,3,3,3,\n"
                            "2,2,2,2,2,2,2,2,2,7\n";
  EXPECT_NE(complaint_of(table).find("count = \"n\""), std::string::npos) << complaint_of(table);
}

TEST(ReadSurvey, ATableOfPatternsWithAColumnOfCountsIsAQuestion) {
  const std::string rows[] = {"4,4,4,4,4,4,4,4,4", "3,3,3,3,3,3,3,3,3", "4,3,4,3,4,3,4,3,4"};
  const auto table = [&](const std::string& count, const std::string& a, const std::string& b, const std::string& c) {
    return nine + "," + count + "\n" + rows[0] + "," + a + "\n" + rows[1] + "," + b + "\n" + rows[2] + "," + c + "\n";
  };
  for (const std::string name : {"n", "Count", "Frekuensi", "JUMLAH", "Banyak", "COUNT(*)"}) {
    const std::string said = complaint_of(table(name, "90", "10", "25"));
    EXPECT_NE(said.find("f.csv:1: " + name + ": each pattern of answers occurs once"), std::string::npos) << said;
    EXPECT_NE(said.find("count = \"" + name + "\""), std::string::npos) << said;
  }
  EXPECT_NE(complaint_of(table("count", "1", "2", "3")), "");  // in the order of their numbers
  EXPECT_NE(complaint_of("unit," + nine + ",n\nA,4,4,4,4,4,4,4,4,4,2\nB,4,4,4,4,4,4,4,4,4,5\nB,3,4,4,4,4,4,4,4,4,1\n"),
            "");
  EXPECT_EQ(complaint_of(table("n", "90", "10", "25"), with({.count = "n"})), "");
  EXPECT_EQ(complaint_of(table("n", "90", "10", "25"), with({.not_read = {"n"}})), "");
}

TEST(ReadSurvey, WhatIsNoCountOfRespondentsAsksNothing) {
  const std::string a = "4,4,4,4,4,4,4,4,4,";
  const std::string b = "3,3,3,3,3,3,3,3,3,";
  const std::string c = "4,3,4,3,4,3,4,3,4,";
  const auto table = [&](const std::string& name, const std::string& x, const std::string& y, const std::string& z) {
    return nine + "," + name + "\n" + a + x + "\n" + b + y + "\n" + c + z + "\n";
  };
  EXPECT_EQ(complaint_of(table("Jumlah", "36", "27", "32")), "");        // the sum of the row
  EXPECT_EQ(complaint_of(table("Jumlah", "36", "27", "33")), "");        // the sum, mistyped once
  EXPECT_EQ(complaint_of(table("Jumlah", "9", "9", "9")), "");           // how many were answered
  EXPECT_EQ(complaint_of(table("n", "1", "2", "3")), "");                // a running number
  EXPECT_EQ(complaint_of(table("n", "1", "1", "1")), "");                // one each: no other figure
  EXPECT_EQ(complaint_of(table("Jumlah", "3.5", "4", "2")), "");         // no whole numbers
  EXPECT_EQ(complaint_of(table("Nomor antrian", "17", "9", "31")), "");  // a queue number
  EXPECT_EQ(complaint_of(table("Jumlah anggota keluarga", "4", "9", "3")), "");
  EXPECT_EQ(complaint_of(table("Jumlah,Umur", "4,30", "5,41", "3,22")), "");  // a profile of a person
  EXPECT_EQ(complaint_of(table("Jumlah,Saran", "4,-", "5,cepat", "3,-")), "");
  EXPECT_EQ(complaint_of(nine + ",n\n" + a + "5\n" + a + "7\n"), "");  // a pattern twice: no table of counts
  EXPECT_EQ(complaint_of("No," + nine + ",n\n1," + a + "5\n2," + b + "7\n"), "");
}

TEST(ReadSurvey, ARecapOfOfficesIsRefused) {
  const auto recap = [](const std::string& first, const std::string& last, const std::string& x, const std::string& y) {
    return first + "," + nine + "," + last + "\nPuskesmas Satu,3,3,3,4,3,3,3,4,3," + x +
           "\nPuskesmas Dua,2,2,2,2,2,2,2,2,2," + y + "\n";
  };
  for (const std::string people : {"SAMPEL", "Populasi", "Jumlah Responden", "Total responden"}) {
    const std::string said = complaint_of(recap("OPD", people, "278", "217"));
    EXPECT_NE(said.find("a recap of offices"), std::string::npos) << people << said;
    EXPECT_NE(said.find("not_read = [\"" + people + "\"]"), std::string::npos) << said;
    EXPECT_EQ(complaint_of(recap("OPD", people, "278", "217"), with({.not_read = {people}})), "");
  }
  for (const std::string people : {"Jumlah Responden (orang)", "Total Sampel", "Jml. Kuesioner", "n sampel"})
    EXPECT_NE(complaint_of(recap("Nama Kantor", people, "278", "-")), "") << people;
  EXPECT_NE(complaint_of(recap("Kabupaten/Kota", "Populasi", "1.250", "12.500")), "");
  // All that count people are settled at once, beside what a mapping knows already.
  EXPECT_NE(complaint_of(recap("OPD", "L,P,Sampel", "120,158,278", "100,117,217"), with({.not_read = {"x"}}))
                .find("not_read = [\"x\", \"Sampel\", \"L\", \"P\"]"),
            std::string::npos);
  EXPECT_NE(complaint_of(recap("Kecamatan", "L,P", "120,158", "100,117")), "");
  EXPECT_NE(complaint_of(recap("Nama Unit", "Sampel", "90", "40")), "");
  // Either alone is none: codes of a sex, one person per office, offices that come again.
  EXPECT_EQ(complaint_of(recap("OPD", "L,P", "1,0", "0,1")), "");
  EXPECT_EQ(complaint_of(recap("OPD", "NRR", "3.22", "2.00")), "");
  EXPECT_EQ(complaint_of(recap("OPD", "Jumlah responden", "1", "1")), "");
  EXPECT_EQ(complaint_of(recap("OPD", "Responden", "101", "102")), "");
  EXPECT_EQ(complaint_of(recap("OPD", "Sampel", "278", "217") + "Puskesmas Dua,2,2,2,2,2,2,2,2,2,217\n"), "");
}

TEST(ReadSurvey, ARecapWithDecimalsIsRefusedAsARecap) {
  const std::string said = complaint_of(
      "NO;OPD;U1;U2;U3;U4;U5;U6;U7;U8;U9;SAMPEL\n"
      "1;Kantor A;3,31;3,35;3,49;3,93;3,45;3,39;3,39;3,76;3,35;278\n"
      "2;Kantor B;3,1;3,2;3,3;4;3,4;3,3;3,3;3,7;3,3;217\n");
  EXPECT_NE(said.find("a recap of offices"), std::string::npos) << said;
}

// Respondent 1 answers 4, then 2; respondent 2 answers 3.
TEST(ReadSurvey, AnAnswerGivenTwiceInALongTableIsSettledByDuplicates) {
  std::string text = "id_responden,unsur,jawaban\n";
  for (const std::string one : {"1,U#,4\n", "2,U#,3\n", "1,U#,2\n"})
    for (char u = '1'; u <= '9'; ++u) text += one.substr(0, 3) + u + one.substr(4);
  const auto sum = [&](ikm::duplicates what) { return read(text, {.duplicates = what}).all.sum(0); };
  EXPECT_EQ(sum(ikm::duplicates::first), 4U + 3U);
  EXPECT_EQ(sum(ikm::duplicates::last), 2U + 3U);
  // Nine answers of respondent 1 are set aside; both respondents are accepted.
  for (const auto what : {ikm::duplicates::first, ikm::duplicates::last}) {
    const ikm::row_account account = read(text, {.duplicates = what}).account;
    EXPECT_EQ(account.duplicates, 9U);
    EXPECT_EQ(account.accepted, 2U);
    EXPECT_EQ(account.rows, 2U);
  }
  const auto kept = read(text, {.bad_rows = bad_rows::skip});
  EXPECT_EQ(kept.all.respondents(), 1U);
  EXPECT_EQ(kept.all.sum(0), 3U);
  EXPECT_EQ(kept.account.reject_counts, (std::map<ikm::reason, std::uint64_t>{{ikm::reason::answered_twice, 1}}));
  const std::string said = complaint_of(text);
  EXPECT_NE(said.find("duplicates first | last"), std::string::npos) << said;
  EXPECT_NE(said.find("bad_rows skip"), std::string::npos) << said;
}

TEST(ReadSurvey, AProfileThatChangesWithinARespondentIsAQuestionOnlyWhereItIsAskedFor) {
  std::string text = "id_responden,unit,unsur,jawaban\n";
  for (char u = '1'; u <= '9'; ++u) text += std::string{"1,Loket A,U"} + u + ",4\n";
  for (char u = '1'; u <= '9'; ++u) text += std::string{u == '1' ? "2,Loket B,U" : "2,Loket A,U"} + u + ",2\n";
  EXPECT_EQ(read(text).all.respondents(), 2U);
  const std::string said = complaint_of(text, {.by = {{"unit"}}});
  EXPECT_NE(said.find("unit: one respondent has two values: 'Loket B' (1 row), 'Loket A' (8 rows)"), std::string::npos)
      << said;
  const auto kept = read(text, {.bad_rows = bad_rows::skip, .by = {{"unit"}}});
  EXPECT_EQ(kept.all.respondents(), 1U);
  EXPECT_EQ(kept.all.sum(0), 4U);
}

TEST(ReadSurvey, ARespondentOfAnEarlierFileIsNamedWithThatFile) {
  const folder files;
  const std::string first = files.file("a.csv", "NIK," + nine + "\n7,4,4,4,4,4,4,4,4,4\n8,3,3,3,3,3,3,3,3,3\n");
  const std::string again = files.file("b.csv", "NIK," + nine + "\n8,1,1,1,1,1,1,1,1,1\n8,2,2,2,2,2,2,2,2,2\n");
  const std::vector<std::string> both = {first, again};
  const ikm::read_options stop{.said = {.respondent = "NIK"}, .duplicates = ikm::duplicates::stop};
  try {
    static_cast<void>(read_survey(both, permenpan_14_2017(), stop));
    FAIL();
  } catch (const ikm::input_error& problem) {
    ASSERT_EQ(problem.complaints().size(), 2U);
    const std::string said = ikm::text_of(problem.complaints().front(), ikm::language::english);
    EXPECT_EQ(said.rfind(again + ":2: the same as line " + first + ":3;", 0), 0U) << said;
  }
  ikm::read_options report = stop;
  report.duplicates = ikm::duplicates::report;
  const auto lines = read_survey(both, permenpan_14_2017(), report).account.duplicate_lines;
  EXPECT_EQ(lines, (std::vector<ikm::repeated_line>{{2, 3, again, first}, {3, 3, again, first}}));
}

// Which parts of a mapping did something is counted on the rows: a mapping of another form does nothing, in silence.
TEST(ReadSurvey, WhatAMappingChangedIsSaid) {
  const std::string text = "unit," + nine + ",lain\nA,4,4,4,4,4,4,4,4,4,x\nB,Baik,4,4,4,4,4,4,4,4,y\n";
  const auto used = [&](const std::string& toml) {
    const ikm::mapping said = ikm::parse_mapping(toml, "m.toml");
    return *read(text, {.bad_rows = bad_rows::skip, .by = {{"unit"}}, .said = said, .said_in = "m.toml"})
                .account.mapping;
  };
  const std::set<std::string> nothing;
  EXPECT_FALSE(read(text, {.bad_rows = bad_rows::skip}).account.mapping);
  EXPECT_EQ(used("[columns]\nwaktu = \"U3\"\n[words]\nMantap = 4\n[rows]\nskip_lines = [9]\n"),
            (ikm::mapping_use{"m.toml", {"[columns]", "[words]", "[rows]"}, nothing}));
  EXPECT_EQ(used("[columns]\nwaktu = \"U4\"\nbiaya = \"U3\"\n").changed, std::set<std::string>{"[columns]"});
  EXPECT_EQ(used("[words]\nBaik = 3\n").changed, std::set<std::string>{"[words]"});
  EXPECT_EQ(used("blank = \"Baik\"\n").changed, std::set<std::string>{"blank"});
  EXPECT_EQ(used("rows.skip_lines = [2]\n").changed, std::set<std::string>{"[rows]"});
  EXPECT_EQ(used("header_line = 1\n").changed, nothing);
  EXPECT_EQ(used("profile.unit = \"lain\"\n").changed, std::set<std::string>{"[profile]"});
}

TEST(ReadSurvey, EveryTableOfAJsonFileIsOneSurveyWhereAskedFor) {
  const auto record = [](char answer) {
    std::string text;
    for (char u = '1'; u <= '9'; ++u) text += std::string{text.empty() ? "{" : ","} + "\"u" + u + "\":" + answer;
    return text + "}";
  };
  const folder files;
  const std::vector<std::string> months = {files.file(
      "m.json", R"({"januari":[)" + record('4') + R"(],"februari":[)" + record('1') + R"(],"unit":[{"nama":"A"}]})")};
  EXPECT_THROW(static_cast<void>(read_survey(months, permenpan_14_2017())), ikm::input_error);
  const auto all = read_survey(months, permenpan_14_2017(), {.sheet = "*"});
  EXPECT_EQ(all.all.respondents(), 2U);
  EXPECT_EQ(all.all.sum(0), 4U + 1U);
  const std::vector<std::string> one = {files.file("o.json", "[" + record('3') + "]")};
  EXPECT_EQ(read_survey(one, permenpan_14_2017(), {.sheet = "*"}).all.sum(0), 3U);
}

TEST(ReadSurvey, TheLastRowOfARespondentCountsWhereToldSo) {
  const std::string text =
      "NIK,unit," + nine + "\n7,A,1,1,1,1,1,1,1,1,1\n8,A,2,2,2,2,2,2,2,2,2\n7,B,4,4,4,4,4,4,4,4,3\n";
  const auto made = read(text, {.by = {{"unit"}}, .said = {.respondent = "NIK"}, .duplicates = ikm::duplicates::last});
  EXPECT_EQ(made.all.respondents(), 2U);
  EXPECT_EQ(made.all.sum(0), 4U + 2U);
  EXPECT_EQ(made.account.accepted, 2U);
  EXPECT_EQ(made.account.skips, (ikm::skip_counts{{ikm::row_kind::duplicate, 1}}));
  ASSERT_EQ(made.account.duplicate_lines.size(), 1U);
  EXPECT_EQ(made.account.duplicate_lines.front().line, 4U);
  EXPECT_EQ(made.account.duplicate_lines.front().same_as, 2U);
  EXPECT_EQ(made.account.straight_lined, 1U);  // 8; the last row of 7 is not alike throughout
  ASSERT_EQ(made.groups.front().groups().size(), 2U);
  EXPECT_EQ(made.groups.front().groups().at({"B"}).sum(0), 4U);
}

TEST(ReadSurvey, TheSameContentTwiceIsRefused) {
  const folder here;
  const std::string text = header + "A,1,2,3,4,1,2,3,4,1\nB,4,4,4,4,4,4,4,4,4\n";
  const std::string one = here.file("jan.csv", text);
  const std::string other = here.file("feb.csv", header + "A,1,2,3,4,1,2,3,4,1\nB,4,4,4,4,4,4,4,4,3\n");
  const std::string copy = here.file("salinan.csv", text);
  const std::string zipped = here.file("jan.csv.gz", packed::gzip(text));
  const std::string link = one + ".link";
  std::filesystem::create_symlink(one, link);
  const std::string stored = here.file("a.tally", to_stored(read(text).stored()));
  const auto twice = [&](const std::vector<std::string>& paths, ikm::duplicates how = ikm::duplicates::ignore) {
    try {
      return static_cast<int>(read_survey(paths, permenpan_14_2017(), {.duplicates = how}).all.respondents());
    } catch (const ikm::input_error& problem) {
      EXPECT_EQ(problem.complaints().front().where.file, paths.back());
      EXPECT_EQ(ikm::found_in(problem.complaints().front().what), paths.front());
      return -1;
    }
  };
  EXPECT_EQ(twice({one, one}), -1);
  EXPECT_EQ(twice({one, other, copy}), -1);
  EXPECT_EQ(twice({one, zipped}), -1);
  EXPECT_EQ(twice({one, link}), -1);
  EXPECT_EQ(twice({stored, stored}), -1);
  try {
    static_cast<void>(read_survey(std::vector{stored, stored}, permenpan_14_2017()));
    FAIL();
  } catch (const ikm::input_error& problem) {
    // No duplicates can be looked for in tallies: merging is the way out.
    const std::string said = ikm::text_of(problem.complaints().front(), ikm::language::english);
    EXPECT_NE(said.find("merge them into one stored tally first"), std::string::npos) << said;
    EXPECT_EQ(said.find("duplicates"), std::string::npos) << said;
  }
  EXPECT_EQ(twice({one, copy}, ikm::duplicates::report), 4);
  EXPECT_EQ(twice({one, other}), 4);
}

TEST(ReadSurvey, LargeInputsThatDifferInTheirLastByteAreTwo) {
  const folder here;
  std::string text = header;
  while (text.size() < 200'000) text += "A,1,2,3,4,1,2,3,4,1\n";
  const std::string one = here.file("a.csv", text + "B,4,4,4,4,4,4,4,4,4\n");
  const std::string two = here.file("b.csv", text + "B,4,4,4,4,4,4,4,4,3\n");
  EXPECT_NO_THROW((void)read_survey(std::vector{one, two}, permenpan_14_2017()));
  EXPECT_THROW(
      (void)read_survey(std::vector{one, two, here.file("c.csv", text + "B,4,4,4,4,4,4,4,4,3\n")}, permenpan_14_2017()),
      ikm::input_error);
}

namespace {

struct told {
  std::vector<std::vector<int>> answers;
  std::vector<std::uint64_t> respondents;
};

told told_of(const std::string& text, ikm::read_options options = {}) {
  told made;
  options.on_respondent = [&](std::span<const ikm::answer> given, std::uint64_t respondents) {
    made.answers.emplace_back(given.begin(), given.end());
    made.respondents.push_back(respondents);
  };
  static_cast<void>(read(text, options));
  return made;
}

}  // namespace

TEST(ReadSurvey, TellsOfEachRespondentThatIsCountedAndOfNoOther) {
  const std::string text = nine + "\n1,2,3,4,1,2,3,4,1\n9,3,3,3,3,3,3,3,3\n\n4,,4,4,4,4,4,4,4\n";
  const told made = told_of(text, {.bad_rows = bad_rows::skip});
  EXPECT_EQ(made.answers, (std::vector<std::vector<int>>{{1, 2, 3, 4, 1, 2, 3, 4, 1}, {4, 0, 4, 4, 4, 4, 4, 4, 4}}));
  EXPECT_EQ(made.respondents, (std::vector<std::uint64_t>{1, 1}));
}

TEST(ReadSurvey, TellsOfRespondentsInTheOrderOfALargeFile) {
  std::string text = nine + "\n";
  for (int i = 0; i < 3000; ++i) text += std::to_string(1 + i % 4) + ",3,3,3,3,3,3,3,3\n";
  const told made = told_of(text);
  ASSERT_EQ(made.answers.size(), 3000U);
  for (int i = 0; i < 3000; ++i) ASSERT_EQ(made.answers[static_cast<std::size_t>(i)].front(), 1 + i % 4) << i;
}

TEST(ReadSurvey, TellsForHowManyARowStands) {
  const told made = told_of("n," + nine + "\n3,1,1,1,1,1,1,1,1,1\n0,2,2,2,2,2,2,2,2,2\n", {.said = {.count = "n"}});
  EXPECT_EQ(made.respondents, (std::vector<std::uint64_t>{3}));
}

TEST(ReadSurvey, TellsOfLastRowsInTheOrderInWhichTheyStand) {
  const std::string text = "Timestamp," + nine +
                           "\n2024-01-01 10:00:01,1,1,1,1,1,1,1,1,1\n2024-01-01 10:00:02,2,2,2,2,2,2,2,2,2\n"
                           "2024-01-01 10:00:03,3,3,3,3,3,3,3,3,3\n2024-01-01 10:00:01,1,1,1,1,1,1,1,1,1\n";
  const told made = told_of(text, {.duplicates = ikm::duplicates::last});
  ASSERT_EQ(made.answers.size(), 3U);
  EXPECT_EQ(made.answers[0].front(), 2);
  EXPECT_EQ(made.answers[1].front(), 3);
  EXPECT_EQ(made.answers[2].front(), 1) << "its last row is the fourth";
}
