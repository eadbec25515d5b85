// SPDX-License-Identifier: BSL-1.0
// What the tables of indicators and of units have in common: headers, numbers, complaints.
#ifndef IKM_SRC_TARGETS_TABLE_READER_HPP
#define IKM_SRC_TARGETS_TABLE_READER_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/source/row.hpp>
#include <ikm/targets/indicator_table.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// In lower case, without blanks, no-break spaces and `skip`.
[[nodiscard]] std::string folded(std::string_view text, std::string_view skip = {});

/// A header as it is compared.
[[nodiscard]] std::string folded_header(std::string_view header);

/// The year in a header of a column that holds such numbers: `2024`, `tahun2024`, and for targets `target2024`,
/// `targettahun2024`, for achieved values `realisasi2024`. Empty where there is none.
[[nodiscard]] std::optional<int> year_in(std::string_view folded_header, table_values holds);

/// Reads rows below a header and collects complaints, so that one run shows all of them.
class table_reader {
 public:
  explicit table_reader(row_source& rows) : rows_{rows} {}

  /// Goes to the first row that `is_header`, past blank rows and title lines.
  /// \throws input_error that says `expected` when there is none
  void find_header(const std::function<bool(const std::vector<std::string>& folded)>& is_header,
                   const std::string& expected);

  /// As they stand, trimmed; and as they are compared.
  [[nodiscard]] const std::vector<std::string>& headers() const noexcept { return headers_; }
  [[nodiscard]] const std::vector<std::string>& folded_headers() const noexcept { return folded_; }

  /// The column with the first of these folded headers that occurs; the same header a second time is complained of.
  [[nodiscard]] std::optional<std::size_t> column(const std::vector<std::string>& names);

  /// Columns with such numbers by year; a year twice is complained of.
  [[nodiscard]] std::map<int, std::size_t> year_columns(table_values holds);

  /// The next row that has something in it and fits the header; false at the end.
  [[nodiscard]] bool next();
  [[nodiscard]] std::uint64_t line() const noexcept { return current_.line; }
  /// Trimmed; empty for no column.
  [[nodiscard]] std::string cell(std::optional<std::size_t> column) const;
  /// The number in a cell, see `plan_value`; empty for an empty cell or a dash, and, complained of, for anything else.
  [[nodiscard]] std::optional<decimal> number(std::size_t column);

  /// \param column its place; empty for the whole row
  void complain(fault what, std::optional<std::size_t> column = {}, std::vector<remedy> remedies = {});

  /// \throws input_error when there was anything to complain of
  void finish() const;

 private:
  row_source& rows_;
  row current_;
  std::vector<std::string> headers_;
  std::vector<std::string> folded_;
  std::vector<complaint> complaints_;
  std::map<reason, std::uint64_t> counts_;
};

}  // namespace ikm

#endif
