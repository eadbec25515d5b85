// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_TABLE_HPP
#define IKM_SRC_INGEST_TABLE_HPP

#include "ingest/answer_reader.hpp"
#include "ingest/columns.hpp"
#include "ingest/counted_table.hpp"
#include "ingest/long_table.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/row_kind.hpp>
#include <ikm/source/row.hpp>

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// One row, and what it is.
struct table_row {
  row from;
  row_kind kind = row_kind::respondent;
  /// Why it cannot be told whether it is a respondent.
  std::optional<complaint> unclear = {};
  bool holds_answers = false;  ///< a mapping passes over it, though it holds answers
};

/// A table of responses within a file: where its header is, what its columns mean, and which of its rows are
/// respondents. Titles above the header, totals and what is below them, legends beside it, repeated headers and
/// headers over several lines (Qualtrics) are told apart; a table with one row per answer becomes one row per
/// respondent, and a table of elements with how many gave each answer is taken as counts.
class table {
 public:
  /// Reads ahead as far as the header may be (64 rows).
  /// \param rows must outlive the table
  /// \throws input_error when no header is found or it is not certain; mapping_error; what the source throws
  /// \param of_long how a table with one row per answer is read; its profile and dates are those of `by` and `said`
  table(row_source& rows, const methodology& method, std::span<const breakdown> by, const mapping& said = {},
        const long_options& of_long = {});
  ~table();
  table(const table&) = delete;
  table& operator=(const table&) = delete;

  [[nodiscard]] const column_plan& plan() const noexcept;
  [[nodiscard]] const answer_reader& answers() const noexcept;
  /// Physical line of the header.
  [[nodiscard]] std::uint64_t header_line() const noexcept;
  /// One row per answer, as read.
  [[nodiscard]] bool is_long() const noexcept;

  /// Answers that were counted on paper, where the table holds them: all of it is read then, it has no rows of
  /// respondents and its plan is empty. Null for any other table.
  [[nodiscard]] const counted_answers* counted() const noexcept;

  /// How many answers of a long table were set aside because another one counts: known at its end.
  [[nodiscard]] std::uint64_t answers_set_aside() const noexcept;

  /// Parts of the mapping that changed how the table is understood, so far: see parts_of. Of `[words]` and `blank`
  /// cells tell.
  [[nodiscard]] std::set<std::string> changed_by_mapping() const;

  /// The column of time stamps; empty where the rows have none.
  [[nodiscard]] std::optional<std::size_t> stamped_by() const noexcept;

  /// The column of running numbers; empty where the rows have none.
  [[nodiscard]] std::optional<std::size_t> numbered_by() const noexcept;

  /// Whether rows hold what hardly two responses share: a date with a time to the second, or a long id (a UUID).
  [[nodiscard]] bool has_marks() const noexcept;
  /// Whether this row does.
  [[nodiscard]] bool is_marked(const row& one) const;
  /// The columns that hold a date with a time to the second, in order.
  [[nodiscard]] std::span<const std::size_t> moment_columns() const noexcept;

  /// Whether a row so far changed what later rows are, as totals do.
  [[nodiscard]] bool has_turned() const noexcept;

  /// Whether a row's cells are under their headers, as far as can be told: a running number and a date where the rows
  /// have them. In a row that is shifted a name may be where an answer belongs.
  [[nodiscard]] bool in_place(const row& one) const;

  /// Every row but the header, titles included; its cells are valid until the next is asked for. A respondent's row has
  /// `plan().width` cells, or fewer where the row ended early in a source that places cells; another width is a ragged
  /// row.
  /// \throws what the source throws
  [[nodiscard]] bool next(table_row& into);

  /// Rows whose meaning waited for a respondent below them, when none came: to be asked for after the last row.
  [[nodiscard]] bool next_at_end(table_row& into);

 private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

}  // namespace ikm

#endif
