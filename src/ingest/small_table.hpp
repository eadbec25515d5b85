// SPDX-License-Identifier: BSL-1.0
// What does a table beside the answers hold: targets, achieved values, weights, strata, shares?
#ifndef IKM_SRC_INGEST_SMALL_TABLE_HPP
#define IKM_SRC_INGEST_SMALL_TABLE_HPP

#include "ingest/number_text.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/table_limits.hpp>
#include <ikm/source/row.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// In lower case, without blanks, no-break spaces and `skip`: names of units and headers are compared so.
[[nodiscard]] std::string compact(std::string_view text, std::string_view skip = {});

/// A header as it is compared: also without `_`, `.` and `-`.
[[nodiscard]] std::string compact_header(std::string_view header);

/// What the numbers of a column are, which can decide whether `1.250` has decimals.
enum class number_meaning {
  any,     ///< the table has to show its decimal mark
  people,  ///< whole: `1.250` is 1250
  index,   ///< at most 100: `1.250` is 1.25
};

/// A number of the table, with a decimal point and without grouping.
struct table_number {
  std::string plain = {};
  number_text::bound limit = number_text::bound::none;
  bool percent = false;
};

/// The rows below a header, held whole, and what is wrong with them: one run shows all of it.
class small_table {
 public:
  using header_test = std::function<bool(const small_table&)>;  ///< of the row whose headers it now has
  struct row_limit {
    const char* name;
    std::size_t rows;
    std::size_t bytes;
  };

  /// The header is the first row, among the first 20 that are not blank, that `is_header`. Rows of another width than
  /// the header are complained of and left out.
  /// \throws input_error that says `expected` when there is no header; source_error at the limits
  small_table(row_source& rows, const header_test& is_header, const std::string& expected, const row_limit& most);

  /// As they stand, trimmed; and as they are compared.
  [[nodiscard]] const std::vector<std::string>& headers() const noexcept { return headers_; }
  [[nodiscard]] const std::vector<std::string>& compact_headers() const noexcept { return compact_; }
  [[nodiscard]] std::uint64_t header_line() const noexcept { return header_line_; }

  /// Whether one of these compact headers occurs.
  [[nodiscard]] bool has_any(const std::vector<std::string>& names) const;
  /// Whether there is a column for each part of a unit's name: its own, or, for a name of one part, a usual one
  /// (`unit`, `nama`, `indikator`, `id`).
  [[nodiscard]] bool names_units(const std::vector<std::string>& parts) const;
  /// These columns, in the order of `parts`. Precondition: names_units
  [[nodiscard]] std::vector<std::size_t> unit_columns(const std::vector<std::string>& parts);

  /// The column with the first of these compact headers that occurs; the same header a second time is complained of.
  [[nodiscard]] std::optional<std::size_t> first_of(const std::vector<std::string>& names);
  /// The only column with one of these compact headers; a second one is complained of.
  [[nodiscard]] std::optional<std::size_t> only_of(const std::vector<std::string>& names);
  /// The same thing in two columns.
  void complain_twice(std::size_t first, std::size_t second);

  /// How many rows are held; blank ones are not.
  [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }
  [[nodiscard]] std::uint64_t line(std::size_t row) const { return lines_[row]; }
  /// Trimmed; empty for no column.
  [[nodiscard]] std::string_view cell(std::size_t row, std::optional<std::size_t> column) const;

  /// Looks for the decimal mark in the number columns, then in the others but `names` (numbering, codes).
  void find_decimal_mark(const std::vector<std::size_t>& numbers, const std::vector<std::size_t>& names);
  /// A number that shows the table's decimal mark by its meaning.
  void see_decimal_mark(const number_text& number) { marks_.see(number.open); }

  [[nodiscard]] number_text text_of(std::size_t row, std::size_t column) const;
  /// Reads a number. Empty, and complained of, where its mark can be either; `written` must be a number.
  [[nodiscard]] std::optional<table_number> number(std::size_t row, std::size_t column, const number_text& written,
                                                   number_meaning meaning);

  /// \param line 0 for the whole file
  /// \param column its place; empty for the whole row
  void complain(std::uint64_t line, fault what, std::optional<std::size_t> column = {},
                std::vector<remedy> remedies = {});

  /// \throws input_error when there was anything to complain of, in order of lines
  void finish();

 private:
  void find_header(const header_test& is_header, const std::string& expected);
  void hold(const row_limit& most);
  [[noreturn]] void refuse(const char* limit, std::size_t most) const;

  row_source& rows_;
  row current_ = {};
  std::uint64_t header_line_ = 0;
  std::vector<std::string> headers_ = {};
  std::vector<std::string> compact_ = {};
  std::string text_ = {};                 // of all cells
  std::vector<std::uint32_t> ends_ = {};  // of each cell, in text_
  std::vector<bool> typed_ = {};          // whether the format says that the cell is a number
  std::vector<std::uint64_t> lines_ = {};
  decimal_marks marks_ = {};
  std::vector<complaint> complaints_ = {};
  std::map<reason, std::uint64_t> counts_ = {};
};

}  // namespace ikm

#endif
