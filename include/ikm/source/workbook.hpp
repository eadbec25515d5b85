// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_WORKBOOK_HPP
#define IKM_SOURCE_WORKBOOK_HPP

#include <ikm/source/row.hpp>
#include <ikm/source/source_error.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

/// When a workbook is refused. What a file says of itself is not believed: bytes are counted as they are unpacked.
struct workbook_limits {
  std::uint64_t max_parts = 10'000;                           ///< files within the archive
  std::uint64_t max_part_bytes = std::uint64_t{1} << 31;      ///< one part, unpacked
  std::uint64_t max_index_bytes = std::uint64_t{1} << 25;     ///< sheets, relations, styles: one part, unpacked
  std::uint64_t max_tried_bytes = std::uint64_t{1} << 29;     ///< what is looked at to choose a sheet, unpacked
  std::uint64_t max_unpacked_bytes = std::uint64_t{1} << 32;  ///< all parts, as often as they are read
  std::size_t max_sheets = 256;
  std::size_t max_strings = std::size_t{1} << 24;         ///< shared ones
  std::size_t max_string_bytes = std::size_t{1} << 26;    ///< all shared strings together
  std::size_t max_cell_bytes = std::size_t{1} << 18;      ///< one cell; Excel allows 32,767 characters
  std::size_t max_markup_bytes = std::size_t{1} << 20;    ///< one tag or comment
  std::size_t max_row_bytes = std::size_t{1} << 24;       ///< one row; what merged cells cover it with, too
  std::size_t max_merges = std::size_t{1} << 20;          ///< merged cells of one sheet
  std::uint64_t max_cells = std::uint64_t{1} << 28;       ///< of one sheet, those left out before a filled one too
  std::uint64_t max_text_bytes = std::uint64_t{1} << 32;  ///< of one sheet's cells, a shared string each time
  std::size_t max_columns = 16'384;
  std::uint64_t max_rows = 1'048'576;
};

/// A sheet by its name.
struct workbook_sheet {
  std::string name;
  bool hidden = false;
};

/// All first looks together would unpack more than `max_tried_bytes`.
struct first_look_error : over_limit {
  using over_limit::over_limit;
};

/// A workbook that is opened once, however many of its sheets are read.
class workbook {
 public:
  workbook() = default;
  workbook(const workbook&) = delete;
  workbook& operator=(const workbook&) = delete;
  virtual ~workbook() = default;

  /// All of them, in order.
  [[nodiscard]] virtual const std::vector<workbook_sheet>& sheets() const noexcept = 0;

  /// Rows of one sheet; they may outlive the workbook. An empty name is the first that is not hidden.
  /// A row's line is the sheet's row number; rows that the file leaves out are not given.
  /// \throws source_error when there is no such sheet, over_limit; `next` too
  [[nodiscard]] virtual std::unique_ptr<row_source> rows(const std::string& sheet = {}) = 0;

  /// The same for a first look: all looks together unpack no more than `max_tried_bytes`, and merged cells are not
  /// looked for.
  /// \throws also first_look_error; `next` too
  [[nodiscard]] virtual std::unique_ptr<row_source> first_look(const std::string& sheet) = 0;
};

/// The names of the sheets that are not hidden.
[[nodiscard]] std::vector<std::string> visible_sheets(const workbook& book);

}  // namespace ikm

#endif
