// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_FOLLOW_UP_HPP
#define IKM_DOCUMENTS_FOLLOW_UP_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/ingest/dates.hpp>
#include <ikm/ingest/table_limits.hpp>
#include <ikm/report/score_report.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// One line of a follow-up plan (rencana tindak lanjut, RTL). Texts are the office's own; empty where it wrote nothing.
struct follow_up_line {
  std::uint64_t line = 0;                      ///< where it is in the file; 0 in a plan that was made here
  std::string element = {};                    ///< its id
  std::optional<decimal> index = {};           ///< of the element when the plan was made
  std::string grade = {};                      ///< letter
  std::optional<std::uint64_t> priority = {};  ///< 1 for the weakest; elements of the same index share one
  std::string cause = {};
  std::string action = {};
  std::string due = {};
  std::string responsible = {};
  std::string done = {};
  std::string evidence = {};
  std::optional<day> due_day = {};   ///< the last day of what `due` names, where it names a time
  std::optional<day> done_day = {};  ///< where `done` is a day
  bool is_done = false;
};

/// A follow-up plan, as it is written or was read.
struct follow_up_plan {
  std::string file = {};  ///< that it was read from
  std::vector<follow_up_line> lines = {};

  /// Whether the office wrote anything into it.
  [[nodiscard]] bool is_filled_in() const noexcept;
};

/// The plan that is to be filled in: the elements of the whole, the weakest first.
[[nodiscard]] follow_up_plan follow_up_of(const score_report& report);

/// `element,index,grade,priority,cause,action,due,responsible,done,evidence`: UTF-8 without BOM, commas, the decimal
/// point.
[[nodiscard]] std::string follow_up_csv(const follow_up_plan& plan);

/// Reads a plan that was filled in: the workbook, or a table of any format with these columns, or with Indonesian ones
/// (`unsur`, `tindakan`, `batas waktu`, `selesai` …). An element is found by its id, its code or its name; a row
/// without one goes on with the element above. `due` is a day, a month, a quarter, a half or a year, or any other
/// words, which name no day. `done` is a day, or a word that says yes or no.
/// \throws input_error that says everything that cannot be understood, with its place; source_error, io_error
[[nodiscard]] follow_up_plan read_follow_up(const std::string& path, const methodology& method,
                                            const table_limits& limits = {});

/// What became of a plan.
struct follow_up_progress {
  std::size_t planned = 0;                     ///< lines with an action, or done
  std::size_t done = 0;                        ///< of them
  std::optional<decimal> share_percent = {};   ///< done / planned, 2 decimals; empty where nothing was planned
  std::size_t on_time = 0;                     ///< done by the day that they were due
  std::size_t late = 0;                        ///< done after it
  std::optional<decimal> days_after_due = {};  ///< mean of those with both days, 1 decimal; negative: before it
};
/// Counts the lines; days are those between two known days.
[[nodiscard]] follow_up_progress progress_of(const follow_up_plan& plan);

/// From the day that it was due to the day on which it was done; empty where one of them is not known.
[[nodiscard]] std::optional<std::int64_t> days_after_due(const follow_up_line& line);

}  // namespace ikm

#endif
