// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/complaint.hpp>

#include <gtest/gtest.h>

#include <set>

using ikm::complaint;
using ikm::reason;

TEST(Complaint, IsLocatedAsTheContractSays) {
  const complaint wrong{.file = "responses.csv", .line = 214, .column = "U4", .found = "7", .why = reason::out_of_scale, .expected = "1..4"};
  EXPECT_EQ(text_of(wrong, ikm::language::english), "responses.csv:214: U4: '7' is outside the scale 1..4");
  EXPECT_EQ(text_of(wrong, ikm::language::indonesian), "responses.csv:214: U4: '7' di luar skala 1..4");
}

TEST(Complaint, NamesTheSheet) {
  const complaint wrong{.file = "a.xlsx", .sheet = "Data", .line = 3, .found = "2", .why = reason::ragged_row, .expected = "9"};
  EXPECT_EQ(text_of(wrong, ikm::language::english), "a.xlsx[Data]:3: the row has 2 cells, the header 9");
}

// The table of texts and the enumeration cannot drift apart: every reason has a name and two sentences of its own.
TEST(Complaint, EveryReasonHasATextOfItsOwn) {
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const reason why : {reason::out_of_scale, reason::decimal_answer, reason::text_answer, reason::ragged_row,
                           reason::stray_quote, reason::missing_column, reason::duplicate_column, reason::empty_file}) {
    seen.insert(std::string{name_of(why)});
    for (const auto lang : {ikm::language::english, ikm::language::indonesian}) seen.insert(text_of({.file = "f", .why = why}, lang));
    count += 3;
  }
  EXPECT_EQ(seen.size(), count);
  EXPECT_EQ(name_of(reason::out_of_scale), "out_of_scale");
}

TEST(Complaint, WhatIsShownIsHarmless) {
  EXPECT_EQ(ikm::shown("a\x1b[31m\nb"), "a?[31m?b");
  EXPECT_EQ(ikm::shown(std::string_view{"\0x", 2}), "?x");
  EXPECT_EQ(ikm::shown("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(ikm::shown("\xFF\xC3"), "??");
  EXPECT_EQ(ikm::shown("\xC2\x9B"), "?");          // a control sequence introducer
  EXPECT_EQ(ikm::shown("\xED\xA0\x80"), "???");    // a lone surrogate
  EXPECT_EQ(ikm::shown(std::string(100, 'x')), std::string(60, 'x') + "…");
}

TEST(Complaint, InputErrorSaysTheFirstAndKeepsTheCount) {
  const ikm::input_error problem{{{.file = "f", .line = 2, .column = "U1", .found = "9", .why = reason::out_of_scale, .expected = "1..4"}}, 30};
  EXPECT_STREQ(problem.what(), "f:2: U1: '9' is outside the scale 1..4");
  EXPECT_EQ(problem.total(), 30U);
  EXPECT_EQ(problem.complaints().size(), 1U);
}
