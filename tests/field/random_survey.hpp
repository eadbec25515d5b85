// SPDX-License-Identifier: BSL-1.0
// Surveys in the shapes that the documentation promises to read, made at random with the truth known: it is counted
// while they are made, with whole numbers, and no code of the library has a part in it.
#ifndef IKM_TESTS_FIELD_RANDOM_SURVEY_HPP
#define IKM_TESTS_FIELD_RANDOM_SURVEY_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace random_survey {

constexpr std::size_t elements = 9;
using answers = std::array<int, elements>;  // 0 is a blank

/// The same on every machine, unlike the distributions of the standard library.
class dice {
 public:
  explicit dice(std::uint64_t seed) : engine_{seed} {}
  std::size_t below(std::size_t most) { return static_cast<std::size_t>(engine_() % most); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }
  std::string text_of(const std::vector<std::string>& list) { return one_of(list); }

 private:
  std::mt19937_64 engine_;
};

/// What a survey holds.
struct truth {
  std::uint64_t respondents = 0;
  std::array<std::array<std::uint64_t, 5>, elements> counts{};  // of blanks, 1, 2, 3, 4
  std::map<std::string, std::uint64_t> units = {};              // respondents by unit, where there is such a column

  void add(const answers& given, const std::string& unit);
  /// Respondents, the counts of each question, the published index and the units, in one line.
  [[nodiscard]] std::string text() const;
};

enum class format {
  comma,
  semicolon,
  tab,
  pipe,
  utf16,
  windows_1252,
  carriage_returns,
  gzip,
  zip,
  xlsx,
  ods,
  json_array,
  json_lines,
  json_arrays,
  json_within,    // an object that holds the table
  json_firebase,  // an object of objects
  json_phpmyadmin,
  sqlite,
  long_table,
  count_of_them
};

/// What may be wrong with a file.
enum class flaw {
  none,
  bad_cell,            // no step of the scale and no word
  unfinished_rows,     // by the mark of a platform
  row_without_number,  // of maxima or goals, with figures that look like answers
  tenth_question,
  reversed_key,
  five_steps,
  two_degrees,  // that have one score
  ragged_row,
  another_table,     // below the respondents
  statistics_below,  // rows of ranks and goals
  second_sheet,
  second_column,  // for one question
  missing_column,
  other_order,  // a second header with the questions in another order
  count_of_them
};

/// One survey as a file, and what it holds. A file with a flaw is refused, or read as it is meant.
struct made {
  std::string shape;    // what was chosen, for people
  std::string bytes;    // of the file
  std::string ending;   // of its name
  std::string mapping;  // TOML; empty where none is needed
  bool has_units = false;
  flaw wrong = flaw::none;
  bool readable = true;  // false where nobody can say what is meant: the file has to be refused
  truth expected;
};

/// \param wrong whether a file with a flaw is wanted; most shapes have room for one
[[nodiscard]] made make(std::uint64_t seed, bool wrong);

[[nodiscard]] std::string name_of(flaw which);

}  // namespace random_survey

#endif
