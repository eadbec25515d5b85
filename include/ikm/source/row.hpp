// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_ROW_HPP
#define IKM_SOURCE_ROW_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ikm {

/// What a sheet says of a cell beyond its text.
enum class cell_note {
  formula_without_value,  ///< it is empty because what its formula gives was not saved
  merged_across,          ///< it is covered by a cell of the same row
  merged_down,            ///< it is covered by a cell of a row above
};

/// Cells that lie side by side and have one note.
struct noted_cells {
  std::size_t first = 0;
  std::size_t last = 0;  ///< the last one, not the one after it
  cell_note what{};
  std::string_view value = {};  ///< of the covering cell; of a formula, how it begins
};

/// One row of cells as it is in the source; knows no survey. Its views are valid until the next row is asked for.
/// Cells are valid UTF-8 without a NUL: each source makes them so, and what reads rows relies on it when it cuts,
/// compares and writes text. (Cells of any other bytes give wrong names and no undefined behaviour.)
struct row {
  std::uint64_t line = 0;    ///< physical line (or sheet row) where it starts, from 1
  std::uint64_t record = 0;  ///< of a JSON table, from 1, since one line may hold many; 0: the line says it
  std::span<const std::string_view> cells = {};
  bool stray_quote = false;  ///< text follows a closing quote: the cells cannot be trusted
  /// In order, and no cell in two of them. They may lie beyond the last of `cells`.
  std::span<const noted_cells> notes = {};
};

/// What is said of one cell; nothing of most.
[[nodiscard]] inline const noted_cells* note_of(const row& from, std::size_t column) noexcept {
  const auto after = std::partition_point(from.notes.begin(), from.notes.end(),
                                          [column](const noted_cells& note) { return note.last < column; });
  return after != from.notes.end() && after->first <= column ? &*after : nullptr;
}

/// What a sheet shows in a place: the cell's text, or that of the cell that covers it.
[[nodiscard]] inline std::string_view cell_value(const row& from, std::size_t column) noexcept {
  const noted_cells* const note = from.notes.empty() ? nullptr : note_of(from, column);
  if (note != nullptr && note->what != cell_note::formula_without_value) return note->value;
  return column < from.cells.size() ? from.cells[column] : std::string_view{};
}

/// `E4`, as a spreadsheet names a cell; columns are counted from 0.
[[nodiscard]] inline std::string cell_name(std::size_t column, std::uint64_t line) {
  std::string letters;
  for (std::size_t left = column + 1; left != 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters + std::to_string(line);
}

class csv_reader;

/// Rows of one table, whatever its format. Formats are peers: whatever reads rows does not know which it reads.
class row_source {
 public:
  row_source() = default;
  row_source(const row_source&) = delete;
  row_source& operator=(const row_source&) = delete;
  virtual ~row_source() = default;

  /// How complaints name it: the file.
  [[nodiscard]] virtual const std::string& name() const noexcept = 0;
  /// The sheet or table within the file; empty where there is only one.
  [[nodiscard]] virtual std::string_view sheet() const noexcept { return {}; }
  /// What was assumed to read it, for people: the delimiter. Empty where nothing was.
  [[nodiscard]] virtual std::string_view delimiter() const noexcept { return {}; }
  /// Cells are placed by the format and not by counting delimiters, as in a sheet: a short row only ends in blanks.
  [[nodiscard]] virtual bool cells_are_placed() const noexcept { return false; }

  /// The format itself says that this cell of the row last given is a number, not a text: its point begins decimals.
  [[nodiscard]] virtual bool is_number(std::size_t) const noexcept { return false; }

  /// The first row holds the names of the columns and no data, as in JSON and databases.
  [[nodiscard]] virtual bool names_columns() const noexcept { return false; }

  /// The library's own reader of delimited text, where the rows come from one; null for any other source.
  [[nodiscard]] virtual csv_reader* delimited_text() noexcept { return nullptr; }

  /// The next row; false at the end.
  /// \throws source_error when the bytes cannot be taken apart into rows; io_error when they cannot be read
  [[nodiscard]] virtual bool next(row& into) = 0;
};

}  // namespace ikm

#endif
