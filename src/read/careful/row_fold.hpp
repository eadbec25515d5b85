// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_CAREFUL_ROW_FOLD_HPP
#define IKM_SRC_READ_CAREFUL_ROW_FOLD_HPP

#include "base/keyed_hash.hpp"
#include "ingest/table.hpp"
#include "read/intake.hpp"
#include "tally/group_budget.hpp"

#include <ikm/read/read_survey.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ikm {

/// One table, row by row, into a survey: the reference of the fast wing, and where every complaint is made.
class row_fold {
 public:
  row_fold(const std::string& name, std::string_view sheet, const intake& to)
      : name_{name},
        sheet_{sheet},
        method_{to.method},
        options_{to.options},
        seen_{to.seen},
        survey_{to.into},
        budget_{to.method, to.options.limits.tally} {}

  /// Once, before the first row.
  void begin(const table& from, const row_source& rows);
  void take(const table& from, const table_row& next);
  /// Counts anew what the groups cost, when others have added some to the survey.
  void recount_groups();
  [[nodiscard]] std::size_t group_count() const noexcept;
  /// Goes on where a limit is passed, and remembers it.
  void note_limits() noexcept { notes_limits_ = true; }
  [[nodiscard]] bool passes_limit() const noexcept { return passes_limit_; }
  /// Once, after the last row.
  void finish();
  /// Whether each row is compared with those of other inputs: then none may be passed by.
  [[nodiscard]] bool compares_inputs() const noexcept { return compares_inputs_; }
  void run(table& from, const row_source& rows) {
    begin(from, rows);
    table_row next;
    while (from.next(next)) take(from, next);
    while (from.next_at_end(next)) take(from, next);
    finish();
  }

 private:
  /// Groups of one breakdown while rows come in: hashed, sorted only at the end. Which hash it is must not show in a
  /// result.
  struct group_tallies {
    const std::vector<std::size_t>& columns;
    const std::vector<group_value>& values;
    std::unordered_map<group_key, tally, keyed_hash> tallies = {};
  };

  [[nodiscard]] bool take_answers(const table& from, const row& next);
  void note_mapped(std::size_t question, std::string_view cell, const decoded& read);
  void note_mapping();
  /// The column that has the answer to the question.
  [[nodiscard]] std::size_t column_of(std::string_view cell, std::size_t question, const row& next) const;
  /// A row that answers one question in two of its columns.
  [[nodiscard]] bool reject_answered_twice(const table& from, std::size_t question, const row& next);
  [[nodiscard]] bool take_date(const row& next);
  /// False, and a reject, where the value of a cell was not saved.
  [[nodiscard]] bool take_note(const row& next, std::size_t column);
  /// The first answer, before `column`, of which the workbook says that its cell is not enough; and its column.
  [[nodiscard]] std::optional<complaint> unread_answer(const row& next, std::size_t& column) const;
  [[nodiscard]] bool take_group_values(const row& next);
  void read_count(const row& next);
  [[nodiscard]] bool take_identity(const row& next);
  [[nodiscard]] bool hold_last(const row& next);
  void hold_memory_of_seen(std::uint64_t line) const;
  void note_duplicates(std::uint64_t line, const seen_rows::row_place& same_as, std::uint64_t respondents);
  void accept(std::uint64_t line);
  void compare_inputs(const table& from, const row& next);
  void name_row(const row& next);
  [[nodiscard]] std::vector<std::size_t> columns_of_whole_rows() const;
  void count(std::size_t table, std::uint64_t line);
  /// Holds a group that is to be made against the limits. \throws over_limit, unless it is to be noted
  void pay_for(std::size_t table, const group_key& key, std::uint64_t line);
  void refuse(const std::optional<over_limit>& passed, std::uint64_t line);
  [[nodiscard]] std::optional<day> date_in(const row& next, std::size_t column) const;
  void reject_date(const row& next, std::size_t column);
  void reject_count(const row& next);
  void skip(row_kind kind, std::uint64_t respondents);
  void reject(const row& next, complaint why, std::uint64_t respondents);
  void count_skipped(const row& next, row_kind kind);
  void note_unknown(const std::string& column, std::string_view cell);
  [[nodiscard]] complaint here(std::uint64_t line, std::string column) const;

  const std::string& name_;
  std::string sheet_;
  std::string table_name_ = {};  // where duplicates are looked for
  const methodology& method_;
  const read_options& options_;
  seen_rows& seen_;
  survey& survey_;
  std::optional<answer_reader> without_words_ = {};  // of the mapping, until they are seen to change something
  const column_plan* plan_ = nullptr;
  std::vector<std::size_t> identity_;         // columns that make two rows the same
  std::vector<std::size_t> running_numbers_;  // of which only long ones tell inputs' rows apart
  std::vector<group_tallies> groups_;
  group_budget budget_;
  bool notes_limits_ = false;
  bool passes_limit_ = false;
  std::vector<group_key> group_keys_;
  std::vector<answer> answers_;
  std::vector<std::string_view> identity_cells_;
  std::vector<std::size_t> moments_;       // columns of dates with a time to the second
  std::vector<std::string> moment_texts_;  // of the row
  /// For how many respondents the row stands; empty where its cell says nothing that can be counted.
  std::optional<std::uint64_t> respondents_ = 1;
  bool compares_inputs_ = false;
  bool placed_ = false;
  bool trusted_ = true;  // the row is as wide as the header
  const table* from_ = nullptr;
};

}  // namespace ikm

#endif
