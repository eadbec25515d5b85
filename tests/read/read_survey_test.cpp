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
  const folder here;
  const std::vector<std::string> plain = {here.file("a.csv", text), here.file("b.csv", text)};
  const std::vector<std::string> packed = {here.file("a.gz", packed::gzip(text)),
                                           here.file("b.zst", packed::zstd(text))};
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

// Half of one survey and half of another is no survey. The file is written anew when the first bytes have been read.
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
