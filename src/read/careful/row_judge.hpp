// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_CAREFUL_ROW_JUDGE_HPP
#define IKM_SRC_READ_CAREFUL_ROW_JUDGE_HPP

#include "ingest/table.hpp"
#include "read/careful/row_fold.hpp"
#include "source/replay.hpp"

#include <ikm/source/csv.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// Delimited text in which a table was found, and the rows that were read to find it.
struct found_table {
  std::string name;
  methodology method;
  csv_options csv;  ///< with the delimiter
  std::vector<kept_row> front;
};

/// The kept rows, and then rows that are fed one by one.
class fed_rows final : public row_source {
 public:
  explicit fed_rows(const found_table& from) : from_{from} {}
  [[nodiscard]] const std::string& name() const noexcept override { return from_.name; }
  [[nodiscard]] std::string_view delimiter() const noexcept override { return {&from_.csv.delimiter, 1}; }
  [[nodiscard]] bool next(row& into) override;
  void feed(const row& next) { fed_ = next; }

 private:
  const found_table& from_;
  std::size_t given_ = 0;
  std::vector<std::string_view> cells_;
  std::optional<row> fed_;
};

/// The careful reader of one table, placed after the rows that were kept, to be given rows in any order. Which row
/// is a respondent does not depend on the rows before it, but for totals: when it has seen some, what it said of other
/// rows is worth nothing.
class row_judge {
 public:
  /// Both are kept by the caller.
  row_judge(const found_table& of, const read_options& options, survey& into);
  /// \throws input_error, as row_fold does
  void take(const row& next);
  void finish() { fold_.finish(); }
  [[nodiscard]] std::size_t group_count() const noexcept { return fold_.group_count(); }
  /// Its groups pass a limit: what it counted is worth nothing, since it does not know of the groups of others.
  [[nodiscard]] bool passes_limit() const noexcept { return fold_.passes_limit(); }
  /// Whether a row so far changed what later rows are: then what was said of other rows is not valid.
  [[nodiscard]] bool has_turned() const noexcept { return table_.has_turned(); }

 private:
  fed_rows rows_;
  table table_;
  seen_rows seen_;
  row_fold fold_;
};

}  // namespace ikm

#endif
