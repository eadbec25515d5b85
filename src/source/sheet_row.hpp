// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_SHEET_ROW_HPP
#define IKM_SRC_SOURCE_SHEET_ROW_HPP

#include "source/merged_cells.hpp"

#include <ikm/source/row.hpp>
#include <ikm/source/workbook.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {

/// The row of a sheet that is being read, and the limits that hold for all rows together. Texts are kept in one buffer,
/// or point to what outlives the row.
class sheet_row {
 public:
  /// \param where how complaints name the sheet
  sheet_row(const workbook_limits& limits, std::string where) : limits_{limits}, where_{std::move(where)} {}

  void begin(std::uint64_t line);
  /// The same cells once more.
  void begin_again(std::uint64_t line) noexcept { line_ = line; }
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  void put(std::size_t column, std::string_view text);
  void put_number(std::size_t column, std::string_view text);
  [[nodiscard]] bool is_number(std::size_t column) const noexcept {
    return column < placed_.size() && placed_[column].number;
  }
  /// \param text outlives the row
  void point(std::size_t column, std::string_view text);
  /// An empty cell with a formula, of which the value was not saved.
  void put_formula(std::size_t column, std::string_view begins_with);

  /// \return valid until the row begins anew
  [[nodiscard]] row end(merged_cells& merges);

  [[noreturn]] void refuse(failure code, const std::string& id, const std::string& en) const;
  [[noreturn]] void refuse_limit(const char* limit, std::uint64_t most) const;

 private:
  struct place {
    const char* text = nullptr;
    std::size_t at = 0;
    std::size_t size = 0;
    bool number = false;
  };
  struct noted_formula {
    std::size_t column;
    std::string text;
  };
  place& place_at(std::size_t column, std::size_t bytes);
  void note_cells(merged_cells& merges);

  workbook_limits limits_;
  std::string where_;
  std::uint64_t line_ = 0;
  std::vector<place> placed_;
  std::string buffer_;
  std::size_t row_bytes_ = 0;
  std::vector<noted_formula> formulas_;
  std::vector<std::string_view> cells_;
  std::vector<noted_cells> notes_;
  std::uint64_t cells_made_ = 0;
  std::uint64_t text_bytes_ = 0;
};

}  // namespace ikm

#endif
