// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_FAULT_HPP
#define IKM_INGEST_FAULT_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/ingest/dates.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ikm {

/// What can be wrong with a row, or with a header: the code of a fault. The faults themselves, with their data, are in
/// `ikm::faults`, one per code and in the same order.
enum class reason {
  out_of_scale,           ///< a whole number that is not a step of the scale
  decimal_answer,         ///< a number with decimals where a step of the scale belongs
  text_answer,            ///< words where a step of the scale belongs
  ragged_row,             ///< more or fewer cells than the header
  stray_quote,            ///< text after a closing quote
  missing_column,         ///< no column for a question, or none of the name asked for
  duplicate_column,       ///< two columns for one question
  empty_file,             ///< not even a header
  not_a_number,           ///< words where a number belongs, in a table
  unknown_word,           ///< a word that is none of those expected
  missing_name,           ///< a row of a table that does not say what it is about
  duplicate_row,          ///< an earlier line is about the same thing
  ambiguous_year,         ///< several years to choose from
  ambiguous_column,       ///< several columns could be one question, or one column several
  code_against_word,      ///< `4. Sangat mahal`: the code and the word say different things
  coded_answer,           ///< `A1`: a code that does not say which end is best
  five_point_form,        ///< a word that only a form of five steps has
  bad_date,               ///< not a date where one is needed
  date_order,             ///< a date that cannot be day first, but would be month first
  totals_or_respondent,   ///< labelled like totals, with answers like a respondent's
  after_totals,           ///< answers below the totals
  answered_twice,         ///< one respondent answered one question twice, in a long table
  duplicate,              ///< a respondent who was read already
  incomplete_row,         ///< a row that the platform marks as not finished
  legend_or_respondent,   ///< only cells to the right of the answers are filled
  without_number,         ///< answers, but no running number, where most rows have one
  without_time,           ///< answers, but no time stamp, where most rows have one
  other_order,            ///< a header that asks the same questions in another order
  unread_question,        ///< a column that goes on with the numbers of the questions and holds answers
  words_of_one_score,     ///< different degrees of one question that have the same score
  key_against_scale,      ///< a key beside the table that gives the codes another meaning
  ambiguous_number,       ///< a number whose only mark may begin decimals or group thousands
  not_an_index,           ///< a number outside the range of an index
  mixed_units,            ///< some numbers of a column with `%`, some without
  against_direction,      ///< a bound such as `≤ 3` for an indicator of which more is better
  formula_without_value,  ///< a formula in a workbook, of which the value was not saved
  merged_answers,         ///< one answer in a cell that is merged over several respondents
  several_sheets,         ///< more than one sheet holds respondents
  unread_sheets,          ///< sheets too large to look at each of them
  bad_count,              ///< not a number of respondents, where each row stands for several
  frequency_column,       ///< a column that may say how many respondents gave a row's answers
  recap_of_offices,       ///< rows are offices, and a column counts their people
  changing_profile,       ///< a respondent of a long table who has two values in one column of the profile
  same_input,             ///< an input that was given already
  repeated_rows,          ///< an input that shares many rows with an earlier one
  missing_row,            ///< a table of counts without a row for a question
  counts_against_total,   ///< counts of a row that do not add up to its printed total
  uneven_counts,          ///< counts of an element that are those of other respondents
};

/// The word for it in JSON and reject files: `out_of_scale`.
[[nodiscard]] std::string_view name_of(reason why) noexcept;

/// A column as a fault names it.
struct column_ref {
  std::string header = {};  ///< as it may be quoted; empty where the header may hold data, so that it is not quoted
  std::size_t number = 0;   ///< from 1
  friend bool operator==(const column_ref&, const column_ref&) = default;
};

/// The answers that a question knows: the scale, and the words.
struct known_answers {
  answer_scale scale = {};
  std::vector<std::string> words = {};
  std::vector<int> scores = {};  ///< of each word
};

/// One alternative per code of `reason`, each with its own data. Cells are kept as they may be quoted (see quotable).
namespace faults {

/// `7` on a scale of 1–4.
struct out_of_scale {
  static constexpr reason code = reason::out_of_scale;
  std::string cell = {};
  answer_scale scale = {};
};
/// `3.5`.
struct decimal_answer {
  static constexpr reason code = reason::decimal_answer;
  std::string cell = {};
  answer_scale scale = {};
};
/// `Lumayan`: a word that is not known.
struct text_answer {
  static constexpr reason code = reason::text_answer;
  std::string cell = {};
  known_answers known = {};
};
/// A row of 11 cells under a header of 12.
struct ragged_row {
  static constexpr reason code = reason::ragged_row;
  std::size_t cells = 0;
  std::size_t width = 0;
};
/// `"Loket 1" lama`.
struct stray_quote {
  static constexpr reason code = reason::stray_quote;
};
/// No column asks about `U4`, or is called `tanggal`.
struct missing_column {
  static constexpr reason code = reason::missing_column;
  std::vector<std::string> wanted = {};   ///< each as it was looked for: `U4, biaya`
  std::vector<column_ref> offered = {};   ///< the columns that exist
  std::string instead = {};               ///< what was wrong with the name, where it was not the column: `kuartal`
  std::vector<std::string> allowed = {};  ///< what may be written in its place
};
/// Two columns `U3`.
struct duplicate_column {
  static constexpr reason code = reason::duplicate_column;
  std::vector<column_ref> columns = {};
};
/// A file without a header.
struct empty_file {
  static constexpr reason code = reason::empty_file;
  std::string expected = {};
};
/// `tinggi` as a target.
struct not_a_number {
  static constexpr reason code = reason::not_a_number;
  std::string cell = {};
  std::string example = {};
};
/// `kuartal` where `triwulan` is expected.
struct unknown_word {
  static constexpr reason code = reason::unknown_word;
  std::string word = {};
  std::vector<std::string> known = {};
};
/// A target without a unit.
struct missing_name {
  static constexpr reason code = reason::missing_name;
};
/// The unit `Loket 1` a second time.
struct duplicate_row {
  static constexpr reason code = reason::duplicate_row;
  std::string name = {};
  std::uint64_t line = 0;  ///< of the earlier row
};
/// Columns of 2024 and 2025, and nobody said which.
struct ambiguous_year {
  static constexpr reason code = reason::ambiguous_year;
  std::vector<int> years = {};
};
/// `Waktu` and `Waktu tunggu`: either may be the question.
struct ambiguous_column {
  static constexpr reason code = reason::ambiguous_column;
  std::vector<column_ref> columns = {};
  std::string wanted = {};
};
/// `4. Sangat mahal`.
struct code_against_word {
  static constexpr reason code = reason::code_against_word;
  std::string cell = {};
  known_answers known = {};
};
/// `A1`.
struct coded_answer {
  static constexpr reason code = reason::coded_answer;
  std::string cell = {};
  known_answers known = {};
};
/// `Cukup baik`, which only a form of five steps has.
struct five_point_form {
  static constexpr reason code = reason::five_point_form;
  std::string cell = {};
  answer_scale scale = {};
};
/// `2024-13-45`.
struct bad_date {
  static constexpr reason code = reason::bad_date;
  std::string cell = {};
  ikm::date_order order = ikm::date_order::day_first;
};
/// `03/25/2024` where days come first.
struct date_order {
  static constexpr reason code = reason::date_order;
  std::string cell = {};
  ikm::date_order order = ikm::date_order::day_first;
};
/// `Jumlah`, followed by `3 4 3 …`.
struct totals_or_respondent {
  static constexpr reason code = reason::totals_or_respondent;
  std::string label = {};  ///< its known words only: the rest may be a name
};
/// A row of answers below `Rata-rata`.
struct after_totals {
  static constexpr reason code = reason::after_totals;
  std::uint64_t totals_line = 0;
  bool other_table = false;  ///< the line is the header of another table
};
/// One respondent with two answers to `U3`.
struct answered_twice {
  static constexpr reason code = reason::answered_twice;
  std::vector<std::string> answers = {};
};
/// A respondent who is in the file, or in another, already.
struct duplicate {
  static constexpr reason code = reason::duplicate;
  std::uint64_t line = 0;  ///< of the earlier row
  std::string file = {};   ///< of the earlier row, where it is of another file
};
/// A row whose column `Finished` says `False`.
struct incomplete_row {
  static constexpr reason code = reason::incomplete_row;
  std::string column = {};
  std::string value = {};  ///< empty where the cell is blank
};
/// A row with nothing but cells beside the table.
struct legend_or_respondent {
  static constexpr reason code = reason::legend_or_respondent;
  std::string column = {};
};
/// Answers in a row whose `No` is blank.
struct without_number {
  static constexpr reason code = reason::without_number;
  std::string column = {};
};
/// Answers in a row whose time stamp is blank.
struct without_time {
  static constexpr reason code = reason::without_time;
  std::string column = {};
};
/// A second header that numbers the questions differently.
struct other_order {
  static constexpr reason code = reason::other_order;
  std::uint64_t header_line = 0;  ///< of the header by which the rows above are read
  bool just_below = false;        ///< it is the next row: names below codes, which number the questions differently
};
/// `U10` with answers, in a survey of nine questions.
struct unread_question {
  static constexpr reason code = reason::unread_question;
  std::vector<column_ref> columns = {};
};

/// `Baik` and `Sangat baik`, both worth 4.
struct words_of_one_score {
  static constexpr reason code = reason::words_of_one_score;
  std::vector<std::string> words = {};
  int score = 0;
};

/// `1 = Sangat baik` beside a table in which 4 is the best.
struct key_against_scale {
  static constexpr reason code = reason::key_against_scale;
  std::vector<std::string> pairs = {};  ///< `1 = Sangat baik`
  answer_scale scale = {};
};
/// `1.250`.
struct ambiguous_number {
  static constexpr reason code = reason::ambiguous_number;
  std::string cell = {};
  std::string grouped = {};  ///< how it is written if the mark groups: `1250`
  std::string decimal = {};  ///< if it begins decimals: `1.2500`
};
/// `178` as an index.
struct not_an_index {
  static constexpr reason code = reason::not_an_index;
  std::string cell = {};
  std::string highest = {};  ///< the index of the highest answers: `100`
};
/// `85 %` and `0.9` in one column.
struct mixed_units {
  static constexpr reason code = reason::mixed_units;
  std::string cell = {};
  std::string other = {};  ///< a cell of the same column, of the other kind
};
/// `≤ 3` for an indicator of which more is better.
struct against_direction {
  static constexpr reason code = reason::against_direction;
  std::string cell = {};
  std::string needed = {};  ///< the direction that goes with the bound: `turun`
};
/// `=A1+B1` without the value that it had.
struct formula_without_value {
  static constexpr reason code = reason::formula_without_value;
  std::string at = {};  ///< `E4`
};
/// One `4` in a cell over two respondents.
struct merged_answers {
  static constexpr reason code = reason::merged_answers;
  std::string at = {};      ///< `E4`, the cell that is covered
  std::string answer = {};  ///< of the cell that covers it
};
/// Respondents in `Loket 1` and in `Loket 2`.
struct several_sheets {
  static constexpr reason code = reason::several_sheets;
  std::vector<std::string> sheets = {};
};
/// Sheets of which it is not known whether they hold respondents.
struct unread_sheets {
  static constexpr reason code = reason::unread_sheets;
  std::uint64_t most_bytes = 0;
};
/// `dua` as a number of respondents.
struct bad_count {
  static constexpr reason code = reason::bad_count;
  std::string cell = {};
};
/// A column `Frekuensi` that nobody spoke of.
struct frequency_column {
  static constexpr reason code = reason::frequency_column;
  std::string column = {};
};
/// A row per office, with its number of respondents.
struct recap_of_offices {
  static constexpr reason code = reason::recap_of_offices;
  std::string offices = {};  ///< the header of the column that names them
  std::string column = {};   ///< of the one that counts their people
};
/// A respondent who is `L` in one row and `P` in another.
struct changing_profile {
  static constexpr reason code = reason::changing_profile;
  std::vector<std::string> answers = {};  ///< the two values, as they may be quoted
  std::vector<std::uint64_t> rows = {};   ///< of each value
};
/// `januari.csv`, given twice.
struct same_input {
  static constexpr reason code = reason::same_input;
  std::string name = {};  ///< of the earlier input
  bool counts = false;    ///< both are stored tallies, whose rows cannot be looked at
  bool again = false;     ///< it is the same name, given twice
};
/// Rows of `januari.csv` that `semester.csv` holds too.
struct repeated_rows {
  static constexpr reason code = reason::repeated_rows;
  std::string name = {};     ///< of the earlier input
  std::uint64_t rows = 0;    ///< that are in both
  bool is_estimate = false;  ///< of that many rows only some were compared
};

/// A table of counts without `U4`.
struct missing_row {
  static constexpr reason code = reason::missing_row;
  std::vector<std::string> wanted = {};  ///< each as it was looked for: `U4, biaya`
};
/// `2 5 10 3` with the total 21.
struct counts_against_total {
  static constexpr reason code = reason::counts_against_total;
  std::uint64_t counted = 0;
  std::uint64_t total = 0;
};
/// 20 answers to `U1`, 19 to `U2`.
struct uneven_counts {
  static constexpr reason code = reason::uneven_counts;
  std::uint64_t counted = 0;
  std::uint64_t most = 0;       ///< of the row with the most
  std::uint64_t most_line = 0;  ///< where it is
};

}  // namespace faults

/// What was found wrong, as a type with its own data.
using fault = std::variant<
    faults::out_of_scale, faults::decimal_answer, faults::text_answer, faults::ragged_row, faults::stray_quote,
    faults::missing_column, faults::duplicate_column, faults::empty_file, faults::not_a_number, faults::unknown_word,
    faults::missing_name, faults::duplicate_row, faults::ambiguous_year, faults::ambiguous_column,
    faults::code_against_word, faults::coded_answer, faults::five_point_form, faults::bad_date, faults::date_order,
    faults::totals_or_respondent, faults::after_totals, faults::answered_twice, faults::duplicate,
    faults::incomplete_row, faults::legend_or_respondent, faults::without_number, faults::without_time,
    faults::other_order, faults::unread_question, faults::words_of_one_score, faults::key_against_scale,
    faults::ambiguous_number, faults::not_an_index, faults::mixed_units, faults::against_direction,
    faults::formula_without_value, faults::merged_answers, faults::several_sheets, faults::unread_sheets,
    faults::bad_count, faults::frequency_column, faults::recap_of_offices, faults::changing_profile, faults::same_input,
    faults::repeated_rows, faults::missing_row, faults::counts_against_total, faults::uneven_counts>;

/// The code of a fault.
[[nodiscard]] inline reason code_of(const fault& what) noexcept { return static_cast<reason>(what.index()); }

/// What was found and what was expected, in both languages: `'7' is outside the scale 1..4`.
[[nodiscard]] sentence sentence_of(const fault& what);

/// What a fault is called in a list of counts: `outside the scale`.
[[nodiscard]] sentence label_of(reason why);

/// What was found, alone, for the column `found` of JSON and reject files.
[[nodiscard]] std::string found_in(const fault& what);

}  // namespace ikm

#endif
