// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/read_limits.hpp>

#include <ikm/base/over_limit.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/source/bytes.hpp>

#include "source/workbook_files.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using ikm::read_options;
using ikm::tally_limits;

const std::string header = "unit,layanan,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";

/// That many respondents of as many units, in groups of services of ten.
std::string rows_of(std::size_t count, std::size_t from = 0, std::size_t units = 1'000'000'000) {
  std::string text;
  for (std::size_t i = from; i < from + count; ++i)
    text += "Unit " + std::to_string(i % units) + ",L" + std::to_string(i / 10) + ",3,3,3,3,3,3,3,3,3\n";
  return text;
}

class named_file {
 public:
  explicit named_file(const std::string& text)
      : path_{testing::TempDir() + "limits-" + std::to_string(getpid()) + "-" + std::to_string(++made_) + ".csv"} {
    std::ofstream{path_, std::ios::binary} << text;
  }
  ~named_file() { std::remove(path_.c_str()); }
  named_file(const named_file&) = delete;
  named_file& operator=(const named_file&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  static inline int made_ = 0;
  std::string path_;
};

read_options by(std::vector<ikm::breakdown> columns, const tally_limits& limits, unsigned threads = 0) {
  read_options options{.by = std::move(columns), .threads = threads};
  options.limits.tally = limits;
  return options;
}

/// The limit that is passed, and what is said; empty where none is.
struct refusal {
  std::string limit = {};
  std::string said = {};
};
template <class Run>
refusal passed(const Run& run) {
  try {
    run();
    return {};
  } catch (const ikm::over_limit& problem) {
    return {problem.limit(), problem.said().en};
  }
}

refusal of_files(const std::vector<std::string>& paths, const read_options& options) {
  return passed([&] { (void)ikm::read_survey(paths, ikm::permenpan_14_2017(), options); });
}
refusal of_text(const std::string& text, const read_options& options) {
  return passed([&] { (void)ikm::read_survey(ikm::bytes_of(text, "f.csv"), ikm::permenpan_14_2017(), options); });
}

}  // namespace

// The fast loops count files of more than 64 rows, by one thread or several; a short text goes row by row; bytes that
// come from front to back are counted in pieces. The limit and what is said do not depend on the way.
TEST(ReadLimits, GroupsAreCountedWhateverReadsThem) {
  for (const std::size_t rows : {std::size_t{20}, std::size_t{3'000}, std::size_t{30'000}}) {
    const std::string text = header + rows_of(rows);
    const named_file file{text};
    for (const unsigned threads : {1U, 2U, 7U}) {
      EXPECT_EQ(of_files({file.path()}, by({{"unit"}}, {.max_groups = rows}, threads)).limit, "") << rows;
      const refusal refused = of_files({file.path()}, by({{"unit"}}, {.max_groups = rows - 1}, threads));
      EXPECT_EQ(refused.limit, "max_groups") << rows << " " << threads;
      // The last row is one too many; the header is line 1.
      EXPECT_NE(refused.said.find(file.path() + ":" + std::to_string(rows + 1) + ": more than " +
                                  std::to_string(rows - 1) + " groups (max_groups)"),
                std::string::npos)
          << refused.said;
    }
    EXPECT_EQ(of_text(text, by({{"unit"}}, {.max_groups = rows})).limit, "");
    EXPECT_EQ(of_text(text, by({{"unit"}}, {.max_groups = rows - 1})).limit, "max_groups");
  }
}

// 3,000 respondents of 300 services and 3,000 units: 3,300 groups in two breakdowns.
TEST(ReadLimits, HoldForAllBreakdownsOfARun) {
  const named_file file{header + rows_of(3'000)};
  EXPECT_EQ(of_files({file.path()}, by({{"unit"}, {"layanan"}}, {.max_groups = 3'300})).limit, "");
  EXPECT_EQ(of_files({file.path()}, by({{"unit"}, {"layanan"}}, {.max_groups = 3'299})).limit, "max_groups");
}

TEST(ReadLimits, HoldForAllInputsOfARun) {
  const named_file first{header + rows_of(1'000)};
  std::string other_answers = rows_of(1'000);  // the same input twice would be refused
  for (std::size_t at = 0; (at = other_answers.find(",3", at)) != std::string::npos;) other_answers[at + 1] = '4';
  const named_file same{header + other_answers};
  const named_file next{header + rows_of(1'000, 500)};  // half of the units are new
  EXPECT_EQ(of_files({first.path(), same.path()}, by({{"unit"}}, {.max_groups = 1'000})).limit, "");
  EXPECT_EQ(of_files({first.path(), next.path()}, by({{"unit"}}, {.max_groups = 1'500})).limit, "");
  EXPECT_EQ(of_files({first.path(), next.path()}, by({{"unit"}}, {.max_groups = 1'499})).limit, "max_groups");
}

TEST(ReadLimits, AStoredTallyAmongTheInputsIsHeldAgainstThem) {
  const auto counted =
      ikm::read_survey(ikm::bytes_of(header + rows_of(30), "f.csv"), ikm::permenpan_14_2017(), by({{"unit"}}, {}));
  const named_file tally{ikm::to_stored(counted.stored())};
  const named_file answers{header + rows_of(30, 15)};
  EXPECT_EQ(of_files({tally.path(), answers.path()}, by({{"unit"}}, {.max_groups = 45})).limit, "");
  for (const auto& order : {std::vector{tally.path(), answers.path()}, std::vector{answers.path(), tally.path()}})
    EXPECT_EQ(of_files(order, by({{"unit"}}, {.max_groups = 44})).limit, "max_groups");
  EXPECT_EQ(of_files({tally.path()}, by({{"unit"}}, {.max_groups = 29})).limit, "max_groups");
}

// Spellings that are one group count once: blanks around a name, quotes, ages in the classes of `umur:baku`.
TEST(ReadLimits, CountGroupsNotSpellings) {
  std::string text = "umur,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int i = 0; i < 2'000; ++i)
    text += std::string(static_cast<std::size_t>(i % 50), ' ') + "\"27\"" + ",3,3,3,3,3,3,3,3,3\n" +
            std::string(static_cast<std::size_t>(i % 50), ' ') + "27" +
            std::string(static_cast<std::size_t>(i / 50), ' ') + ",3,3,3,3,3,3,3,3,3\n";
  std::string plain = "umur,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int i = 0; i < 2'000; ++i)
    plain += "27" + std::string(static_cast<std::size_t>(i % 40), ' ') + ",3,3,3,3,3,3,3,3,3\n";
  const named_file file{plain};
  for (const char* column : {"umur", "umur:baku"}) {
    EXPECT_EQ(of_files({file.path()}, by({{column}}, {.max_groups = 1})).limit, "") << column;
    EXPECT_EQ(of_text(plain, by({{column}}, {.max_groups = 1})).limit, "") << column;
  }
}

TEST(ReadLimits, NamesOfGroupsAreHeldAgainstTheirs) {
  const std::string answers = ",L,3,3,3,3,3,3,3,3,3\n";
  for (const std::size_t before : {std::size_t{0}, std::size_t{5'000}}) {
    const std::string front = header + rows_of(before);
    const named_file fits{front + std::string(4'096, 'x') + answers};
    const named_file long_name{front + std::string(4'097, 'x') + answers + rows_of(before)};
    EXPECT_EQ(of_files({fits.path()}, by({{"unit"}}, {})).limit, "");
    const refusal refused = of_files({long_name.path()}, by({{"unit"}}, {}));
    EXPECT_EQ(refused.limit, "max_group_name_bytes");
    EXPECT_NE(refused.said.find(long_name.path() + ":" + std::to_string(before + 2) + ": "), std::string::npos)
        << refused.said;
    EXPECT_EQ(of_files({long_name.path()}, by({{"layanan"}}, {})).limit, "");  // what names no group may be long
  }
}

// Names that are too long for the loops go through the careful reader, thread by thread.
TEST(ReadLimits, GroupsWithLongNamesAreCountedToo) {
  std::string text = header;
  for (int i = 0; i < 4'000; ++i) text += std::string(100, 'x') + std::to_string(i % 2'000) + ",L,3,3,3,3,3,3,3,3,3\n";
  const named_file file{text};
  for (const unsigned threads : {1U, 3U}) {
    const auto options = by({{"unit"}}, {.max_groups = 2'000}, threads);
    EXPECT_EQ(of_files({file.path()}, options).limit, "");
    EXPECT_EQ(ikm::read_survey(std::vector{file.path()}, ikm::permenpan_14_2017(), options).groups[0].groups().size(),
              2'000U);
    EXPECT_EQ(of_files({file.path()}, by({{"unit"}}, {.max_groups = 1'999}, threads)).limit, "max_groups");
  }
}

TEST(ReadLimits, JointCountsAreHeldAgainstTheirs) {
  const named_file file{header + rows_of(1'000)};
  for (const unsigned threads : {1U, 2U}) {
    // A group of nine questions keeps 3,856 bytes of counts.
    auto options = by({{"unit"}}, {.max_joint_bytes = 1'000 * 3'856}, threads);
    EXPECT_EQ(of_files({file.path()}, options).limit, "");
    options.joint_counts = true;
    EXPECT_EQ(of_files({file.path()}, options).limit, "max_joint_bytes");
    options.limits.tally.max_joint_bytes = 1'000 * 4'500;
    EXPECT_EQ(of_files({file.path()}, options).limit, "");
  }
}

// What the loops pour into a common table is the same as what they keep.
TEST(ReadLimits, TheResultDoesNotDependOnThem) {
  std::string text =
      header + rows_of(20'000, 0, 9'000) + "\"Unit 1\" ,L,3,3,3,3,3,3,3,3,3\n" + rows_of(20'000, 5'000, 9'000);
  const named_file file{text};
  const auto stored = [&](std::size_t most, unsigned threads) {
    return ikm::to_stored(ikm::read_survey(std::vector{file.path()}, ikm::permenpan_14_2017(),
                                           [&] {
                                             auto options = by({{"unit"}, {"layanan"}}, {.max_groups = most}, threads);
                                             options.bad_rows = ikm::bad_rows::skip;
                                             return options;
                                           }())
                              .stored());
  };
  const std::string whole = stored(1'000'000, 1);
  for (const std::size_t most : {std::size_t{13'000}, std::size_t{20'000}})
    for (const unsigned threads : {1U, 2U, 5U}) EXPECT_EQ(stored(most, threads), whole) << most << " " << threads;
}

TEST(ReadLimits, AStoredTallyIsNotReadBeyondItsLimit) {
  const named_file tally{"ikm.tally/1\n" + std::string(5'000'000, 'x')};
  read_options options;
  options.limits.max_tally_bytes = 1'000'000;
  EXPECT_EQ(of_files({tally.path()}, options).limit, "max_tally_bytes");
  EXPECT_EQ(passed([&] { (void)ikm::read_stored(tally.path(), options.limits); }).limit, "max_tally_bytes");
}

TEST(ReadLimits, OneSwitchForAllThatIsKept) {
  const ikm::read_limits usual;
  EXPECT_EQ(ikm::limits_within(ikm::usual_memory).tally.max_joint_bytes, usual.tally.max_joint_bytes);
  EXPECT_EQ(ikm::limits_within(2 * ikm::usual_memory).tally.max_joint_bytes, 2 * usual.tally.max_joint_bytes);
  EXPECT_EQ(ikm::limits_within(ikm::usual_memory / 4).tally.max_group_bytes, usual.tally.max_group_bytes / 4);
  EXPECT_EQ(ikm::limits_within(ikm::usual_memory / 4).json.max_file_bytes, usual.json.max_file_bytes / 4);
  EXPECT_EQ(ikm::limits_within(1).tally.max_groups, usual.tally.max_groups);
  EXPECT_GT(ikm::limits_within(~std::uint64_t{0}).tally.max_joint_bytes, std::uint64_t{1} << 49);
}

// Of 256 questions and four steps a group has 4 · 256² + 256 counts of pairs and 257 + 3 · 256 · 257 / 2 + 4 of sums,
// of eight bytes each: 2,890,792 bytes and little more. 48 MiB, which belong to 64 MiB of memory, hold 17 of them.
TEST(ReadLimits, JointCountsOfManyQuestionsAreRefusedBeforeTheyAreMade) {
  ikm::methodology_definition wide{.id = "wide", .name = {"w", "w"}, .elements = {}, .scale = {1, 4}};
  std::string columns = "unit";
  for (int q = 0; q < 256; ++q) {
    const std::string number = std::to_string(q);
    wide.elements.push_back({.id = "e" + number, .code = "Q" + number, .name = {"n" + number, "n" + number}});
    columns += ",Q" + number;
  }
  const ikm::methodology method{std::move(wide)};
  const auto text = [&](int units) {
    std::string rows = columns + "\n";
    for (int unit = 0; unit < units; ++unit) {
      rows += "Unit " + std::to_string(unit);
      for (int q = 0; q < 256; ++q) rows += "," + std::to_string(q * unit % 4 + 1);
      rows += "\n";
    }
    return rows;
  };
  read_options options{.by = {{"unit"}}, .joint_counts = true};
  options.limits = ikm::limits_within(std::uint64_t{64} << 20);
  const auto of = [&](int units) {
    return passed([&] { (void)ikm::read_survey(ikm::bytes_of(text(units), "f.csv"), method, options); });
  };
  EXPECT_EQ(of(17).limit, "");
  const refusal refused = of(40);
  EXPECT_EQ(refused.limit, "max_joint_bytes");
  EXPECT_EQ(refused.said, "f.csv:19: joint counts of groups need more than 50331648 bytes (max_joint_bytes)");
  options.joint_counts = false;
  EXPECT_EQ(of(40).limit, "");
}

TEST(ReadLimits, ATableInAnArchiveIsHeldAgainstThoseOfArchives) {
  const workbook_files::file archive{"limits.zip", workbook_files::zip_of({{"Survei.csv", header + rows_of(100)}})};
  read_options options;
  EXPECT_EQ(of_files({archive.path()}, options).limit, "");
  options.limits.workbook.max_unpacked_bytes = 1'000;
  EXPECT_EQ(of_files({archive.path()}, options).limit, "max_unpacked_bytes");
}
