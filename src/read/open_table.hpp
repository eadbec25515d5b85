// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_OPEN_TABLE_HPP
#define IKM_SRC_READ_OPEN_TABLE_HPP

#include "ingest/table.hpp"
#include "read/intake.hpp"
#include "source/csv_reader.hpp"
#include "source/replay.hpp"

#include <ikm/source/row.hpp>

#include <cstddef>
#include <vector>

namespace ikm {

/// A table that was found in rows. The rows that were read to find it are kept, so that another reader may begin where
/// this one did.
class open_table {
 public:
  /// Finds it. All are kept by the caller.
  /// \throws input_error where there is none, or it is not certain which
  open_table(row_source& rows, const intake& to);

  [[nodiscard]] const row_source& rows() const noexcept { return recorded_.rest; }
  [[nodiscard]] const table& columns() const noexcept { return table_; }
  /// The rows from the beginning on that finding the table took; none where they were too many to keep.
  [[nodiscard]] const std::vector<kept_row>& front() const noexcept { return recorded_.kept; }
  /// The reader of delimited text from which the rows come; null for any other format.
  [[nodiscard]] csv_reader* delimited_text() const noexcept { return recorded_.rest.delimited_text(); }

  /// The next row of those that were kept; false after the last of them.
  [[nodiscard]] bool next_in_front(table_row& into) { return next(into, mode::hold); }
  /// The next row of all.
  [[nodiscard]] bool next(table_row& into) { return next(into, mode::pass); }
  /// After the last row: those whose meaning depended on what follows.
  [[nodiscard]] bool next_at_end(table_row& into) { return table_.next_at_end(into); }

 private:
  enum class mode { record, hold, pass };

  /// Passes rows on, and keeps them while the table is being found.
  struct recorded_rows final : public row_source {
    explicit recorded_rows(row_source& from) : rest{from} {}
    [[nodiscard]] const std::string& name() const noexcept override { return rest.name(); }
    [[nodiscard]] std::string_view sheet() const noexcept override { return rest.sheet(); }
    [[nodiscard]] std::string_view delimiter() const noexcept override { return rest.delimiter(); }
    [[nodiscard]] bool cells_are_placed() const noexcept override { return rest.cells_are_placed(); }
    [[nodiscard]] bool names_columns() const noexcept override { return rest.names_columns(); }
    [[nodiscard]] bool next(row& into) override;

    row_source& rest;
    mode now = mode::record;
    std::vector<kept_row> kept = {};
    std::size_t kept_bytes = 0;
  };

  [[nodiscard]] bool next(table_row& into, mode how) {
    recorded_.now = how;
    return table_.next(into);
  }

  recorded_rows recorded_;
  table table_;
};

}  // namespace ikm

#endif
