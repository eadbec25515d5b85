// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_TEXT_FOLD_HPP
#define IKM_SRC_READ_TEXT_FOLD_HPP

#include "read/kernels/scan.hpp"
#include "read/export_fold.hpp"
#include "source/csv_reader.hpp"
#include "source/replay.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// Passes rows on and keeps those that were asked for while a table was being found; can be told to end there.
class recorded_rows final : public row_source {
 public:
  explicit recorded_rows(row_source& rest) : rest_{rest} {}
  [[nodiscard]] const std::string& name() const noexcept override { return rest_.name(); }
  [[nodiscard]] std::string_view sheet() const noexcept override { return rest_.sheet(); }
  [[nodiscard]] std::string_view delimiter() const noexcept override { return rest_.delimiter(); }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return rest_.cells_are_placed(); }
  [[nodiscard]] bool names_columns() const noexcept override { return rest_.names_columns(); }
  [[nodiscard]] bool next(row& into) override;

  enum class mode { record, hold, pass };
  mode now = mode::record;
  [[nodiscard]] const std::vector<kept_row>& kept() const noexcept { return kept_; }

 private:
  row_source& rest_;
  std::vector<kept_row> kept_;
  std::size_t kept_bytes_ = 0;
};

/// The kept rows, and then rows that are fed one by one.
class fed_rows final : public row_source {
 public:
  fed_rows(const std::string& name, char delimiter, const std::vector<kept_row>& front)
      : name_{name}, delimiter_{delimiter}, front_{front} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::string_view delimiter() const noexcept override { return {&delimiter_, 1}; }
  [[nodiscard]] bool next(row& into) override;
  void feed(const row& next) { fed_ = next; }

 private:
  const std::string& name_;
  char delimiter_;
  const std::vector<kept_row>& front_;
  std::size_t given_ = 0;
  std::vector<std::string_view> cells_;
  std::optional<row> fed_;
};

/// The careful reader of one table, standing behind the rows that were kept, to be given rows in any order. Which row
/// is a respondent does not depend on the rows before it, but for totals: when it has seen some, what it said of other
/// rows is worth nothing.
class row_judge {
 public:
  row_judge(const std::string& name, char delimiter, const std::vector<kept_row>& front, const methodology& method,
            const read_options& options, survey& into);
  /// \throws input_error, as export_fold does
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
  export_fold fold_;
};

/// What the loops have to know of a table to count one breakdown of it.
struct lane_plan {
  kernels::row_shape shape;
  std::vector<std::size_t> question_of;   ///< of each answer column, from left to right
  std::vector<group_value> group_values;  ///< of its columns
  read_options options;                   ///< with no breakdown or with this one
};

/// All that the workers on one text share.
struct text_plan {
  std::string name;
  methodology method;
  csv_options csv;  ///< with the delimiter
  std::vector<kept_row> front;
  std::vector<lane_plan> lanes;  ///< one a breakdown; one without any when there is none
  kernels::scan_loop loop;
  kernels::key_hash hash;
  kernels::hash_seed seed = {};
  /// Groups of all breakdowns, as they are spelt, that the loops may make: where there are more, only the careful reader
  /// knows whether they pass a limit.
  std::size_t most_groups = 0;
  /// So many one worker keeps for itself, then it pours them into a table of all.
  std::size_t worker_groups = 0;
};

/// Sets how many groups the loops may make, by what the limits leave beside the groups that are there and those that the
/// front may have.
void set_room(text_plan& plan, const read_options& options, const std::vector<grouped_tally>& there,
              std::size_t workers);

/// Empty when the loops cannot serve this table: a scale of more than one digit, too many questions for a register,
/// dates or duplicates to be looked at, running numbers that are not the first column, a mapping that gives rows or cells
/// another meaning.
[[nodiscard]] std::optional<text_plan> plan_text(const std::string& name, const methodology& method, const table& from,
                                                 const read_options& options, const std::vector<kept_row>& front,
                                                 char delimiter, bool crlf, kernels::isa isa);

/// Whether all of it is well-formed (RFC 3629): text that is read as it stands.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Where the row that begins at `at` ends, at a line feed; empty when `text` ends before it does. By the careful
/// reader's rules: a quote opens only at the start of a cell.
[[nodiscard]] std::optional<std::size_t> row_end(std::string_view text, std::size_t at, char delimiter);

/// One worker: counts for as many pieces of the text as it is given, in any order.
class text_fold {
 public:
  explicit text_fold(const text_plan& plan);

  struct piece {
    const char* text;   ///< as kernels::scan wants it
    std::size_t begin;  ///< a row begins there
    std::size_t end;    ///< rows that begin before it are taken
    std::size_t limit;
  };
  struct passed {
    std::size_t next = 0;     ///< where the first row that was not taken begins
    std::uint64_t lines = 0;  ///< line feeds before it
    bool unfinished = false;  ///< it begins before `end`, but its end is not within `limit`
    bool refused = false;     ///< it is one that the careful reader refuses, or one before it is
    bool foreign = false;     ///< there are totals, or bytes that are not plain UTF-8: only the careful reader will do
  };
  passed take(const piece& text);

  /// Groups kept so far, of all breakdowns.
  [[nodiscard]] std::size_t group_count() const noexcept;
  /// Whether what the careful reader took of it passes a limit.
  [[nodiscard]] bool passes_limit() const noexcept;
  /// Takes over the groups that the loops of another one have counted.
  void pour(text_fold& from);

  /// Rows set aside so far, by reason.
  [[nodiscard]] const row_account& account() const { return lanes_.front()->careful.account; }

  /// Adds the counts of `from`, all of which must be of one plan, less those of `less`, to a survey.
  static void collect(std::vector<std::unique_ptr<text_fold>>& from, text_fold* less, survey& into);

 private:
  struct lane {
    explicit lane(const text_plan& text, const lane_plan& plan);
    const lane_plan& plan;
    survey careful;  // what the careful reader counted
    row_judge judge;
    kernels::group_table groups;
    kernels::plain_counts plain;
    std::uint64_t rows = 0;  // what the loops counted
  };
  struct careful_counts;
  static tally collect_plain(const std::vector<lane*>& from, lane* less, const text_plan& text);
  static tally collect_groups(const std::vector<lane*>& from, lane* less, const text_plan& text, grouped_tally& into);
  passed take(lane& by, const piece& text);
  bool take_carefully(lane& by, std::string_view text);

  const text_plan& plan_;
  std::vector<std::unique_ptr<lane>> lanes_;
  csv_cells cells_;
};

}  // namespace ikm

#endif
