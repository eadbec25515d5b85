// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_MAPPING_HPP
#define IKM_INGEST_MAPPING_HPP

#include <ikm/base/error.hpp>
#include <ikm/ingest/dates.hpp>
#include <ikm/ingest/mapping_edit.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A mapping that cannot be read, or that names what the methodology does not have.
struct mapping_error : error {
  using error::error;
};

/// What rows are that lack a mark which most rows have.
enum class unmarked_rows { respondents, skip };

/// What a person said a form's columns and words mean, to be used for every later export of the same form. Whatever is
/// left empty is found as without a mapping. Written as TOML (`ikm.mapping/1`, see docs/file_formats.md).
struct mapping {
  /// The columns of a table with one row per answer.
  struct long_columns {
    std::string respondent;
    std::string question;
    std::string answer;
    friend bool operator==(const long_columns&, const long_columns&) = default;
  };

  /// Element id or question code → headers; several make several questions of the element. `#5` is the fifth column.
  std::map<std::string, std::vector<std::string>> columns = {};
  /// The same for one question that is in several columns: `waktu = { first_of = ["A", "B"] }`.
  std::map<std::string, std::vector<std::string>> first_of = {};
  /// Columns that are known and hold no answers.
  std::vector<std::string> not_read = {};
  /// Name used by `--by` → header.
  std::map<std::string, std::string> profile = {};
  /// Element id (empty: every element) → answer word → score. Before the usual words.
  std::map<std::string, std::map<std::string, int>> words = {};
  std::vector<std::string> blanks = {};  ///< cells that mean no answer, beside empty ones and dashes
  date_order dates = date_order::day_first;
  std::optional<std::uint64_t> header_line = {};  ///< physical line (or sheet row) of the header
  std::vector<line_range> skip_lines = {};        ///< rows that start there are passed over
  std::optional<std::uint64_t> last_line = {};    ///< rows that start below it are passed over
  /// Further labels of totals, in a row's first filled cell, or the words that such a label begins with.
  std::vector<std::string> totals = {};
  std::vector<std::string> not_totals = {};  ///< the same, of what looks like totals and is not
  /// Rows in which this column is blank were given up half way; empty text: there is none, all are counted.
  std::optional<std::string> complete_when = {};
  /// Header → the values of finished rows; rows with any other value are skipped as incomplete.
  std::map<std::string, std::vector<std::string>> complete_values = {};
  /// Header → the values of rows that are skipped as incomplete.
  std::map<std::string, std::vector<std::string>> leave_out = {};
  std::string count = {};  ///< the column that says for how many respondents a row stands
  /// What rows without a running number, or without a time stamp, are, where most rows have one.
  std::optional<unmarked_rows> without_number = {};
  std::optional<unmarked_rows> without_time = {};
  std::string respondent = {};  ///< the column that tells respondents apart
  std::optional<long_columns> long_table = {};
  std::string sheet = {};
  std::string query = {};

  friend bool operator==(const mapping&, const mapping&) = default;
};

/// Reads the TOML of a mapping. \param name how errors name it
/// \throws mapping_error with the line, for text that is not TOML, a key that is not known, or a value of the wrong
///         kind
[[nodiscard]] mapping parse_mapping(std::string_view toml, const std::string& name);

/// \throws mapping_error, io_error
[[nodiscard]] mapping read_mapping_file(const std::string& path);

/// What a mapping says something in: its keys at the top and its sections, as the file has them: `blank`, `[words]`.
[[nodiscard]] std::vector<std::string> parts_of(const mapping& said);

/// The TOML that `parse_mapping` reads back to the same.
[[nodiscard]] std::string to_toml(const mapping& said);

/// What is not settled yet: prose that says so, and the edits of which one choice settles it.
struct open_question {
  std::string prose = {};
  std::vector<std::vector<mapping_edit>> choices = {};
};

/// The same, with each question's prose (`## `) and edits (`# `, to be uncommented) in the sections where they belong.
/// Edits of one list (`skip_lines`) become one line; where the mapping has that list already, it says that it replaces
/// it.
[[nodiscard]] std::string to_toml(const mapping& said, std::span<const open_question> open, language lang);

/// Whether a row that starts at `line` is passed over by `skip_lines` or `last_line`.
[[nodiscard]] bool passes_over(const mapping& said, std::uint64_t line);

/// The methodology with as many questions per element as the mapping has columns for it: `U1.1`, `U1.2`.
/// \throws mapping_error when the mapping names an element or question that the methodology does not have
[[nodiscard]] methodology with_mapped_questions(const methodology& method, const mapping& said);

}  // namespace ikm

#endif
