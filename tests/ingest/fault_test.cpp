// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/fault.hpp>

#include "documented_codes.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>

using ikm::code_of;
using ikm::found_in;
using ikm::name_of;
using ikm::sentence_of;
namespace faults = ikm::faults;

namespace {

template <std::size_t... I>
std::vector<ikm::fault> one_of_each(std::index_sequence<I...>) {
  return {ikm::fault{std::in_place_index<I>}...};
}

const std::vector<ikm::fault> all = one_of_each(std::make_index_sequence<std::variant_size_v<ikm::fault>>{});

}  // namespace

TEST(Fault, EachHasACodeANameAndSentencesOfItsOwnInBothLanguages) {
  std::set<std::string> seen;
  for (const ikm::fault& one : all) {
    seen.insert(std::string{name_of(code_of(one))});
    seen.insert(sentence_of(one).id);
    seen.insert(sentence_of(one).en);
    seen.insert("label " + ikm::label_of(code_of(one)).id);
    seen.insert("label " + ikm::label_of(code_of(one)).en);
  }
  EXPECT_EQ(seen.size(), 5 * all.size());
}

// The words of JSON and reject files are a contract: others read them.
TEST(Fault, KeepsTheNamesThatFilesHave) {
  const std::vector<std::string> names = {
      "out_of_scale",          "decimal_answer",       "text_answer",      "ragged_row",       "stray_quote",
      "missing_column",        "duplicate_column",     "empty_file",       "not_a_number",     "unknown_word",
      "missing_name",          "duplicate_row",        "ambiguous_year",   "ambiguous_column", "code_against_word",
      "coded_answer",          "five_point_form",      "bad_date",         "date_order",       "totals_or_respondent",
      "after_totals",          "answered_twice",       "duplicate",        "incomplete_row",   "legend_or_respondent",
      "without_number",        "without_time",         "other_order",      "unread_question",  "words_of_one_score",
      "key_against_scale",     "ambiguous_number",     "not_an_index",     "mixed_units",      "against_direction",
      "formula_without_value", "merged_answers",       "several_sheets",   "unread_sheets",    "bad_count",
      "frequency_column",      "recap_of_offices",     "changing_profile", "same_input",       "repeated_rows",
      "missing_row",           "counts_against_total", "uneven_counts"};
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(name_of(code_of(all[i])), names[i]);
}

TEST(Fault, StandsInTheDocumentationWithWhatItMeansAndWhatSettlesIt) {
  std::vector<std::string> names;
  for (const ikm::fault& one : all) names.emplace_back(name_of(code_of(one)));
  EXPECT_EQ(documented_codes("Faults of an input"), names);
}

TEST(Fault, SaysWhatWasFoundAndWhatWasExpected) {
  EXPECT_EQ(sentence_of(faults::out_of_scale{"7", {1, 4}}).en, "'7' is outside the scale 1..4");
  EXPECT_EQ(sentence_of(faults::out_of_scale{"7", {1, 4}}).id, "'7' di luar skala 1..4");
  EXPECT_EQ(sentence_of(faults::text_answer{"Gercep", {{1, 4}, {"Lambat", "Cepat"}, {1, 3}}}).en,
            "'Gercep' is not a known answer; expected 1 (Lambat), 2, 3 (Cepat), 4");
  EXPECT_EQ(sentence_of(faults::date_order{"12/31/2026", ikm::date_order::day_first}).en,
            "'12/31/2026' cannot be dd/mm/yyyy; perhaps the month comes first");
}

TEST(Fault, AHeaderThatMayHoldDataIsNotQuotedAndTheSentenceSaysWhy) {
  const faults::missing_column found{.wanted = {"U4, biaya"}, .offered = {{"Unit", 1}, {"U1", 2}}};
  EXPECT_EQ(sentence_of(found).en, "column not found: U4, biaya; there are: Unit, U1");
  const faults::missing_column unsure{.wanted = {"U4, biaya"}, .offered = {{"", 1}, {"", 2}}};
  EXPECT_EQ(sentence_of(unsure).en,
            "column not found: U4, biaya; this row is not quoted, since it may hold data (2 columns)");
}

TEST(Fault, GivesWhatWasFoundAlone) {
  EXPECT_EQ(found_in(faults::out_of_scale{"7", {1, 4}}), "7");
  EXPECT_EQ(found_in(faults::ragged_row{12, 11}), "12");
  EXPECT_EQ(found_in(faults::duplicate{4}), "4");
  EXPECT_EQ(found_in(faults::stray_quote{}), "");
  EXPECT_EQ(found_in(faults::duplicate_column{{{"Waktu", 3}, {"", 4}}}), "'Waktu' (3), #4");
}
