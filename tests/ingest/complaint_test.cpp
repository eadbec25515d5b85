// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/complaint.hpp>

#include <gtest/gtest.h>

#include <set>

using ikm::complaint;
using ikm::reason;

TEST(Complaint, IsLocatedAsTheContractSays) {
  const complaint wrong{.file = "responses.csv",
                        .line = 214,
                        .column = "U4",
                        .found = "7",
                        .why = reason::out_of_scale,
                        .expected = "1..4"};
  EXPECT_EQ(text_of(wrong, ikm::language::english), "responses.csv:214: U4: '7' is outside the scale 1..4");
  EXPECT_EQ(text_of(wrong, ikm::language::indonesian), "responses.csv:214: U4: '7' di luar skala 1..4");
}

TEST(Complaint, NamesTheSheet) {
  const complaint wrong{
      .file = "a.xlsx", .sheet = "Data", .line = 3, .found = "2", .why = reason::ragged_row, .expected = "9"};
  EXPECT_EQ(text_of(wrong, ikm::language::english), "a.xlsx[Data]:3: the row has 2 cells, the header 9");
}

// The table of texts and the enumeration cannot drift apart: every reason has a name and two sentences of its own.
TEST(Complaint, EveryReasonHasATextOfItsOwn) {
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const reason why :
       {reason::out_of_scale,     reason::decimal_answer,       reason::text_answer,          reason::ragged_row,
        reason::stray_quote,      reason::missing_column,       reason::duplicate_column,     reason::empty_file,
        reason::ambiguous_column, reason::code_against_word,    reason::coded_answer,         reason::five_point_form,
        reason::bad_date,         reason::date_order,           reason::totals_or_respondent, reason::after_totals,
        reason::incomplete_row,   reason::legend_or_respondent, reason::answered_twice,       reason::duplicate,
        reason::not_a_number,     reason::unknown_word,         reason::missing_name,         reason::duplicate_row,
        reason::ambiguous_year}) {
    seen.insert(std::string{name_of(why)});
    for (const auto lang : {ikm::language::english, ikm::language::indonesian})
      seen.insert(text_of({.file = "f", .why = why}, lang));
    count += 3;
  }
  EXPECT_EQ(seen.size(), count);
  EXPECT_EQ(name_of(reason::out_of_scale), "out_of_scale");
}

TEST(Complaint, InputErrorSaysTheFirstAndKeepsTheCount) {
  const ikm::input_error problem{
      {{.file = "f", .line = 2, .column = "U1", .found = "9", .why = reason::out_of_scale, .expected = "1..4"}}, 30};
  EXPECT_STREQ(problem.what(), "f:2: U1: '9' is outside the scale 1..4");
  EXPECT_EQ(problem.total(), 30U);
  EXPECT_EQ(problem.complaints().size(), 1U);
}

TEST(Complaint, SaysWhatToWriteInTheMapping) {
  const complaint wrong{.file = "f",
                        .line = 2,
                        .column = "Waktu",
                        .found = "Gercep",
                        .why = reason::text_answer,
                        .expected = "1..4",
                        .remedy = "[words.waktu] \"Gercep\" = …"};
  EXPECT_NE(text_of(wrong, ikm::language::indonesian).find("; di pemetaan: [words.waktu] \"Gercep\" = …"),
            std::string::npos);
}
