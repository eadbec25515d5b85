// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_COMPLAINT_HPP
#define IKM_INGEST_COMPLAINT_HPP

#include <ikm/base/error.hpp>
#include <ikm/ingest/quoted.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// What can be wrong with a row, or with a header.
enum class reason {
  out_of_scale,          ///< a whole number that is no step of the scale
  decimal_answer,        ///< a number with decimals where a step of the scale belongs
  text_answer,           ///< words where a step of the scale belongs
  ragged_row,            ///< more or fewer cells than the header
  stray_quote,           ///< text after a closing quote
  missing_column,        ///< no column for a question, or none of the name asked for
  duplicate_column,      ///< two columns for one question
  empty_file,            ///< not even a header
  not_a_number,          ///< words where a number belongs, in a table
  unknown_word,          ///< a word that is none of those expected
  missing_name,          ///< a row of a table that does not say what it is about
  duplicate_row,         ///< what the row is about stands on an earlier line already
  ambiguous_year,        ///< several years to choose from
  ambiguous_column,      ///< several columns could be one question, or one column several
  code_against_word,     ///< `4. Sangat mahal`: the code and the word say different things
  coded_answer,          ///< `A1`: a code that does not say which end is best
  five_point_form,       ///< a word that only a form of five steps has
  bad_date,              ///< no date where one is needed
  date_order,            ///< a date that is none day first, but would be month first
  totals_or_respondent,  ///< labelled like totals, with answers like a respondent's
  after_totals,          ///< answers below the totals
  answered_twice,        ///< one respondent answered one question twice, in a long table
  duplicate,             ///< a respondent who is there already
  incomplete_row,        ///< LimeSurvey says that it was not submitted: given up half way, or to be counted
  legend_or_respondent,  ///< nothing but cells behind the answers
};

/// The word for it in JSON and reject files: `out_of_scale`.
[[nodiscard]] std::string_view name_of(reason why) noexcept;

/// One thing found wrong: where, what was found, what was expected. A value, counted; never thrown by itself.
struct complaint {
  std::string file = {};
  std::string sheet = {};   ///< empty where the file has no sheets
  std::uint64_t line = 0;   ///< where the row starts, from 1; 0: the whole file
  std::string column = {};  ///< as the header has it, or the question's code; empty: the whole row
  std::string found = {};
  reason why{};
  std::string expected = {};  ///< `1..4`; a count of cells; the names of columns
  std::string remedy = {};    ///< the lines of a mapping, or the option, that would settle it; empty where none would
};

/// `responses.csv:214: U4: '7' is outside the scale 1..4`, with control characters of the input made visible.
[[nodiscard]] std::string text_of(const complaint& what, language lang);

/// A file that cannot be used, or answers that stop the run: what was found wrong, the first of each kind.
class input_error : public error {
 public:
  /// \param complaints at least one
  /// \param total how many there were, as many as complaints or more
  explicit input_error(std::vector<complaint> complaints, std::uint64_t total = 0);

  [[nodiscard]] const std::vector<complaint>& complaints() const noexcept { return complaints_; }
  [[nodiscard]] std::uint64_t total() const noexcept { return total_; }

 private:
  std::vector<complaint> complaints_;
  std::uint64_t total_;
};

}  // namespace ikm

#endif
