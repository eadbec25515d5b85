// SPDX-License-Identifier: BSL-1.0
// A workbook (XLSX) as bytes. The same calls give the same bytes: no clock, no locale of the machine.
#ifndef IKM_SRC_DOCUMENTS_WORKBOOK_WRITER_HPP
#define IKM_SRC_DOCUMENTS_WORKBOOK_WRITER_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

/// A cell by numbers from 0: `{0, 1}` is B1.
struct cell_place {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

/// `B1`, or `$B$1` where it stays when a formula is copied.
[[nodiscard]] std::string name_of(const cell_place& cell);
[[nodiscard]] std::string fixed_name_of(const cell_place& cell);
/// `B`
[[nodiscard]] std::string column_name(std::uint32_t column);
/// `'Jenis kelamin'!$B$1`
[[nodiscard]] std::string name_in(const std::string& sheet, const cell_place& cell);

/// What a cell is for; how it looks follows.
enum class cell_look {
  plain,
  title,
  heading,   ///< of a column
  words,     ///< wrapped, with a border
  number,    ///< with a border
  centred,   ///< a number as `number`, or a short word
  fraction,  ///< `1/9`
  total,     ///< a figure that stands out
  total_name,
  aid,  ///< grey: what only helps a formula
  note,
  filled_in,  ///< that the office fills in
  date,       ///< that the office fills in
};

struct cell_style {
  cell_look look = cell_look::plain;
  int places = 0;  ///< of a number; of a fraction what it is divided by
  friend bool operator<(const cell_style& a, const cell_style& b) noexcept {
    return std::pair{a.look, a.places} < std::pair{b.look, b.places};
  }
};

/// Horizontal bars of one column of figures.
struct bar_chart {
  std::string title = {};
  std::string names = {};    ///< cells: `=Rekap!$B$11:$B$19`
  std::string figures = {};  ///< cells
  double least = 0;
  double most = 100;
  std::size_t bars = 9;
};

/// What the cells of a column or row may hold, checked by the spreadsheet where somebody types.
struct cell_rule {
  enum class kind { list, whole_number, date } what = kind::list;
  std::vector<std::string> values = {};  ///< of a list
  std::int64_t least = 0;                ///< of a whole number
  std::int64_t most = 0;
  std::string title = {};    ///< of what is said
  std::string message = {};  ///< before something is typed
  std::string refusal = {};  ///< where it does not fit; nothing: anything may be typed
};

/// One sheet, written row after row. A row that was left cannot be written any more.
class sheet_writer {
 public:
  struct parts;
  explicit sheet_writer(parts& to) : to_{&to} {}

  [[nodiscard]] std::uint32_t row() const noexcept;
  void next_row(std::uint32_t rows = 1);
  /// Of the row that is written now.
  void height(double points);

  void text(std::uint32_t column, const std::string& value, const cell_style& style = {});
  void number(std::uint32_t column, double value, const cell_style& style = {});
  void blank(std::uint32_t column, const cell_style& style);
  /// A formula with the value that is saved beside it. `formula` begins with `=`.
  void formula(std::uint32_t column, const std::string& formula, double saved, const cell_style& style = {});
  void formula(std::uint32_t column, const std::string& formula, const std::string& saved,
               const cell_style& style = {});

  void width(std::uint32_t from, std::uint32_t to, double characters);
  /// What is above and left of the cell stays in sight, and is printed on every page.
  void freeze(const cell_place& cell);
  /// From the first cell to this one, on pages as wide as the sheet.
  void print_area(const cell_place& last, bool is_wide);
  void chart(const cell_place& at, const bar_chart& drawn);
  void rule(const cell_place& first, const cell_place& last, const cell_rule& what);

 private:
  parts* to_;
};

/// \throws io_error where the operating system gives no room for the bytes; the same from every function of its sheets
class workbook_writer {
 public:
  /// \param title of the document's properties
  explicit workbook_writer(const std::string& title);
  workbook_writer(const workbook_writer&) = delete;
  workbook_writer& operator=(const workbook_writer&) = delete;
  ~workbook_writer();

  /// A sheet of this name: cut to what a workbook allows, and different from all others.
  [[nodiscard]] sheet_writer sheet(const std::string& name);
  /// The name that `sheet` gave.
  [[nodiscard]] const std::string& last_name() const noexcept;
  /// The whole file. Nothing may be written after it.
  [[nodiscard]] std::string bytes();

 private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

}  // namespace ikm

#endif
