// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_MAPPING_HPP
#define IKM_INGEST_MAPPING_HPP

#include <ikm/base/error.hpp>
#include <ikm/ingest/dates.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A mapping that cannot be read, or that names what the methodology does not have.
struct mapping_error : error {
  using error::error;
};

/// What a person said a form's columns and words mean, to be used for every later export of the same form. Whatever is
/// left empty is found as without a mapping. Written as TOML (`ikm.mapping/1`, see docs/file_formats.md).
struct mapping {
  /// The columns of a table with one row an answer.
  struct long_columns {
    std::string respondent;
    std::string question;
    std::string answer;
    friend bool operator==(const long_columns&, const long_columns&) = default;
  };

  /// Element id or question code → headers; several make several questions of the element. `#5` is the fifth column.
  std::map<std::string, std::vector<std::string>> columns = {};
  /// Name used by `--by` → header.
  std::map<std::string, std::string> profile = {};
  /// Element id (empty: every element) → answer word → score. Before the usual words.
  std::map<std::string, std::map<std::string, int>> words = {};
  std::vector<std::string> blanks = {};  ///< cells that mean no answer, beside empty ones and dashes
  date_order dates = date_order::day_first;
  std::optional<std::uint64_t> header_line = {};  ///< physical line (or sheet row) of the header
  std::vector<std::uint64_t> skip_lines = {};     ///< rows that start there are passed over
  /// Further labels of totals, in a row's first filled cell, or the words that such a label begins with.
  std::vector<std::string> totals = {};
  std::vector<std::string> not_totals = {};  ///< the same, of what looks like totals and is not
  /// Rows in which this column is blank were given up half way; empty text: there is none, all are counted.
  std::optional<std::string> complete_when = {};
  std::string respondent = {};  ///< the column that tells respondents apart
  std::optional<long_columns> long_table = {};
  std::string sheet = {};
  std::string query = {};

  friend bool operator==(const mapping&, const mapping&) = default;
};

/// Reads the TOML of a mapping. \param name how errors name it
/// \throws mapping_error with the line, for what is no TOML, a key that is not known, or a value of the wrong kind
[[nodiscard]] mapping parse_mapping(std::string_view toml, const std::string& name);

/// \throws mapping_error, io_error
[[nodiscard]] mapping read_mapping_file(const std::string& path);

/// The TOML that `parse_mapping` reads back to the same.
[[nodiscard]] std::string to_toml(const mapping& said);

/// The methodology with as many questions an element as the mapping has columns for it: `U1.1`, `U1.2`.
/// \throws mapping_error when the mapping names an element or question that the methodology does not have
[[nodiscard]] methodology with_mapped_questions(const methodology& method, const mapping& said);

/// A value as TOML writes it, between quotes: `"Kecepatan \"waktu\""`.
[[nodiscard]] std::string toml_quoted(std::string_view text);

}  // namespace ikm

#endif
