// SPDX-License-Identifier: BSL-1.0
// Which inputs count, and how often: downloads of one form that overlap, with surveys that only look alike beside them.
#include "field/scored.hpp"
#include "ingest/response_marks.hpp"
#include "read/careful/repeated_rows.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

/// Texts as files of a folder that goes away again.
class inputs {
 public:
  explicit inputs(const std::vector<std::string>& texts) {
    std::filesystem::create_directories(folder_);
    for (const std::string& text : texts) {
      paths_.push_back((folder_ / (std::to_string(paths_.size() + 1) + ".csv")).string());
      std::ofstream{paths_.back(), std::ios::binary} << text;
    }
  }
  ~inputs() { std::filesystem::remove_all(folder_); }
  inputs(const inputs&) = delete;
  inputs& operator=(const inputs&) = delete;

  [[nodiscard]] ikm::survey read(ikm::duplicates how = ikm::duplicates::ignore) const {
    return read_survey(paths_, ikm::permenpan_14_2017(), {.duplicates = how});
  }
  /// `75.00 of 3`, or `stop: 2.csv repeated_rows 2`: the later file, the code, how many rows.
  [[nodiscard]] std::string scored(ikm::duplicates how = ikm::duplicates::ignore) const {
    try {
      const ikm::survey made = read(how);
      return score(made.all).published()->to_string() + " of " + std::to_string(made.all.respondents());
    } catch (const ikm::input_error& problem) {
      const ikm::complaint& first = problem.complaints().front();
      const auto* const rows = std::get_if<ikm::faults::repeated_rows>(&first.what);
      return "stop: " + std::filesystem::path{first.where.file}.filename().string() + " " +
             std::string{name_of(first.code())} + (rows == nullptr ? "" : " " + std::to_string(rows->rows));
    }
  }
  [[nodiscard]] const std::string& path(std::size_t i) const { return paths_[i]; }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      ("ikm_inputs_" + std::string{::testing::UnitTest::GetInstance()->current_test_info()->name()} + "_" +
       std::to_string(getpid()));
  std::vector<std::string> paths_ = {};
};

const std::string form = "Timestamp" + codes + "\n";

}  // namespace

// The page's case: two rows of the second download are in the first; each once, 25·(4+4+1)/3 = 75.
TEST(Downloads, RowsOfOneFormInTwoFilesAreAQuestion) {
  const std::string first = "05/01/2026 08:11:32" + nine('4') + "\n05/01/2026 09:02:10" + nine('4') + "\n";
  const inputs both{{form + first, form + first + "06/01/2026 10:40:55" + nine('1') + "\n"}};
  EXPECT_EQ(both.scored(), "stop: 2.csv repeated_rows 2");
  EXPECT_EQ(both.scored(ikm::duplicates::first), "75.00 of 3");
  EXPECT_EQ(both.scored(ikm::duplicates::last), "75.00 of 3");
  EXPECT_EQ(both.scored(ikm::duplicates::report), "85.00 of 5");  // 25·(4·4+1)/5, as they stand
  try {
    static_cast<void>(both.read());
    FAIL();
  } catch (const ikm::input_error& problem) {
    const std::string said = ikm::text_of(problem.complaints().front(), ikm::language::english);
    EXPECT_NE(
        said.find("2 rows are in '" + both.path(0) + "' too, equal throughout with their time stamp or response id"),
        std::string::npos)
        << said;
    EXPECT_NE(said.find("duplicates first | report"), std::string::npos) << said;
  }
}

TEST(Downloads, AreKnownByTheirTimesAndIdsWhateverTheFormat) {
  const std::string other = nine('3');
  for (const std::string mark : {
           "2026-01-05T08:11:32.481+07:00",  // KoboToolbox
           "1/5/2026 8:11:32 PM",            // Microsoft Forms, in the United States
           "05/01/2026 8.11.32",             // a spreadsheet in Indonesian
           "2026-01-05 08:11:32",            // LimeSurvey, Qualtrics, SurveyMonkey, applications
       })
    EXPECT_EQ((inputs{{"Unit,waktu_input" + codes + "\nA," + mark + other + "\n",
                       "Unit,waktu_input" + codes + "\nA," + mark + other + "\nA,2026-01-06 09:00:07" + other + "\n"}}
                   .scored()),
              "stop: 2.csv repeated_rows 1")
        << mark;
  for (const std::string& id :
       {std::string{"R_3JDfkP9sLmQzXy1"}, std::string{"uuid:0f8fad5b-d9cb-469f-a165-70867728950e"},
        std::string{"{0F8FAD5B-D9CB-469F-A165-70867728950E}"}, std::string{"-NxYz12AbCdEfGhIjKlM"}})
    EXPECT_EQ((inputs{{"kode" + codes + "\n" + id + other + "\n" + id + "7" + other + "\n",
                       "kode" + codes + "\n" + id + "8" + other + "\n" + id + other + "\n"}}
                   .scored()),
              "stop: 2.csv repeated_rows 1")
        << id;
  // SurveyMonkey's ids are numbers.
  EXPECT_EQ((inputs{{"Respondent ID" + codes + "\n114567890123" + other + "\n",
                     "Respondent ID" + codes + "\n114567890123" + other + "\n114567890124" + other + "\n"}}
                 .scored()),
            "stop: 2.csv repeated_rows 1");
}

TEST(Downloads, ARunningNumberOfTheFileIsNoDifference) {
  const std::string row = "05/01/2026 08:11:32" + nine('4') + "\n";
  EXPECT_EQ((inputs{{"No,Timestamp" + codes + "\n1," + row,
                     "No,Timestamp" + codes + "\n1,04/01/2026 07:00:09" + nine('4') + "\n2," + row}}
                 .scored()),
            "stop: 2.csv repeated_rows 1");
}

// The same two responses as a text file and as a workbook give them: the moment is one.
TEST(Downloads, OneMomentIsWrittenInDifferentWays) {
  for (const std::string spelled : {"2026-01-05 20:11:32", "5/1/2026 20.11.32", "5/1/2026 8:11:32 PM",
                                    "2026-01-05T20:11:32.5Z", "5 Januari 2026, 20:11:32"}) {
    const inputs both{
        {"Timestamp" + codes + "\n05/01/2026 20:11:32" + nine('4') + "\n05/01/2026 20:12:00" + nine('2') + "\n",
         "Timestamp" + codes + "\n\"" + spelled + "\"" + nine('4') + "\n\"2026-01-05 20:12:00\"" + nine('2') +
             "\n\"2026-01-06 07:30:05\"" + nine('3') + "\n"}};
    EXPECT_EQ(both.scored(), "stop: 2.csv repeated_rows 1") << spelled;       // whole minutes are not counted
    EXPECT_EQ(both.scored(ikm::duplicates::first), "75.00 of 3") << spelled;  // 25·(4+2+3)/3
  }
}

// Two counters: what is equal there is equal by chance. 25·(4+3)/2 = 87.5, twice.
TEST(Downloads, EqualNumbersDatesAndAnswersAreChance) {
  const auto counters = [](const std::string& header, const std::string& one, const std::string& two) {
    const std::string rows = one + nine('4') + "\n" + two + nine('3') + "\n";
    return inputs{
        {header + codes + "\n" + rows, header + codes + "\n" + rows + one + nine('4') + "\n" + two + nine('3') + "\n"}}
        .scored();
  };
  EXPECT_EQ(counters("No", "1", "2"), "87.50 of 6");
  EXPECT_EQ(counters("Tanggal", "05/01/2026", "06/01/2026"), "87.50 of 6");
  EXPECT_EQ(counters("Waktu input", "2026-01-05 08:11", "2026-01-05 09:02"), "87.50 of 6");        // to the minute
  EXPECT_EQ(counters("Waktu input", "2026-01-05 00:00:00", "2026-01-06 00:00:00"), "87.50 of 6");  // no time at all
  EXPECT_EQ(counters("Waktu input", "2026-01-05 08:11:00", "2026-01-05 09:02:00"), "87.50 of 6");  // whole minutes
  EXPECT_EQ(counters("NIK", "3320011234567890", "3320011234567891"), "87.50 of 6");                // a person's number
  EXPECT_EQ(counters("Formulir", "FORM-2026-PTSP-001", "FORM-2026-PTSP-001"), "87.50 of 6");       // that of the form
  EXPECT_EQ(counters("Durasi", "00:03:25", "00:02:11"), "87.50 of 6");
  EXPECT_EQ(counters("Alamat IP", "10.12.13.14", "10.12.13.15"), "87.50 of 6");
}

TEST(Downloads, TheSameSecondWithOtherAnswersIsAnotherResponse) {
  EXPECT_EQ((inputs{{form + "05/01/2026 08:11:32" + nine('4') + "\n", form + "05/01/2026 08:11:32" + nine('2') + "\n"}}
                 .scored()),
            "75.00 of 2");
}

// Among 99 rows each, one second that both counters share is chance: both count, and it is said.
TEST(Downloads, AFewSharedSecondsAreSaidAndCount) {
  std::string one = form;
  std::string two = form;
  for (int i = 0; i < 98; ++i) {
    const std::string minute = std::to_string(10 + i % 50);
    one += "05/01/2026 0" + std::to_string(7 + i / 50) + ":" + minute + ":31" + nine('4') + "\n";
    two += "05/01/2026 0" + std::to_string(7 + i / 50) + ":" + minute + ":47" + nine('4') + "\n";
  }
  const std::string shared = "05/01/2026 10:00:01" + nine('4') + "\n";
  const inputs chance{{one + shared, two + shared}};
  EXPECT_EQ(chance.scored(), "100.00 of 198");
  const auto overlaps = chance.read().account.overlaps;
  ASSERT_EQ(overlaps.size(), 1U);
  EXPECT_EQ(overlaps.front().rows, 1U);
  EXPECT_EQ(overlaps.front().file, chance.path(1));
  EXPECT_EQ(overlaps.front().earlier, chance.path(0));
  // One of fifty is no chance: a day that is in two months.
  const std::string twice = shared + "05/01/2026 10:00:02" + nine('4') + "\n";
  EXPECT_EQ((inputs{{one + twice, two + twice}}.scored()), "stop: 2.csv repeated_rows 2");
}

TEST(Downloads, ARowThatIsThereTwiceInOneInputIsNoneOfTwo) {
  const std::string row = "05/01/2026 08:11:32" + nine('4') + "\n";
  EXPECT_EQ((inputs{{form + row + row, form + "06/01/2026 08:11:32" + nine('4') + "\n"}}.scored()), "100.00 of 3");
  EXPECT_EQ((inputs{{form + row + row}}.scored()), "100.00 of 2");
}

TEST(Downloads, ManyRowsAreComparedByASample) {
  constexpr std::size_t rows = 20'000;
  ikm::repeated_rows seen{1'000};
  for (int input = 0; input < 2; ++input) {
    seen.next_input();
    for (std::size_t i = 0; i < rows; ++i) {
      // Every second row of the second input is in the first.
      const std::string cell = std::to_string(i) + (input == 1 && i % 2 == 1 ? "b" : "a");
      seen.see(std::vector<std::string_view>{cell});
    }
  }
  ASSERT_EQ(seen.overlaps().size(), 1U);
  const auto found = seen.overlaps().front();
  EXPECT_TRUE(found.is_estimate);
  EXPECT_EQ(found.of, rows);
  // Some 300 of them are kept: half of the 10,000 is eight standard errors of such a count.
  EXPECT_GT(found.rows, rows / 4);
  EXPECT_LT(found.rows, rows * 3 / 4);
}

TEST(Downloads, ATextOfAMomentIsTheSameForAllSpellings) {
  const auto first = ikm::date_order::day_first;
  EXPECT_EQ(ikm::moment_text("1/2/2026 12:05:09 AM", first), "2026-02-01 00:05:09");
  EXPECT_EQ(ikm::moment_text("1/2/2026 12:05:09 AM", ikm::date_order::month_first), "2026-01-02 00:05:09");
  EXPECT_EQ(ikm::moment_text("1/2/2026 12:05:09 pm", first), "2026-02-01 12:05:09");
  EXPECT_EQ(ikm::moment_text("08:05:09", first), std::nullopt);
  EXPECT_EQ(ikm::moment_text("31/02/2026 08:05:09", first), std::nullopt);
}

TEST(Downloads, AMomentIsADateWithATimeToTheSecond) {
  for (const std::string cell :
       {"05/01/2026 08:11:32", "2026-01-05T08:11:32Z", "5 Jan 2026, 8.11.32", "1/5/26 8:11:32 AM"})
    EXPECT_TRUE(ikm::is_moment(cell)) << cell;
  for (const std::string cell : {"", "05/01/2026", "08:11:32", "05/01/2026 08:11", "05.01.2026", "05.01.26",
                                 "10.12.13.14", "2026-01-05 00:00:00", "Loket 1.2.3", "05/01/2026 25:61:61"})
    EXPECT_FALSE(ikm::is_moment(cell)) << cell;
}
