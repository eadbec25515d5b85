// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_READ_READ_SURVEY_HPP
#define IKM_READ_READ_SURVEY_HPP

#include <ikm/base/error.hpp>
#include <ikm/ingest/breakdown.hpp>
#include <ikm/ingest/dates.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/read/read_limits.hpp>
#include <ikm/read/survey.hpp>
#include <ikm/source/bytes.hpp>
#include <ikm/source/csv.hpp>
#include <ikm/source/row.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

/// What happens to a run in which a row is bad.
enum class bad_rows {
  stop,  ///< nothing is counted: bad_rows_error after the whole input was looked at
  skip,  ///< the row is set aside whole, and counted
};

/// Rows are bad, and the run stops. It comes after the whole input was looked at, so that `on_reject` has heard of
/// every one of them. Any other input_error stops where it is found.
struct bad_rows_error : input_error {
  /// \param complaints at least one
  /// \param total how many there were
  explicit bad_rows_error(std::vector<complaint> complaints, std::uint64_t total = 0)
      : input_error{failure::bad_rows, std::move(complaints), total} {}
};

/// A row set aside, with its answer cells and no other cell.
struct rejected_row {
  complaint why;
  /// One per question, in the methodology's order, as they may be quoted; empty where the row ended, and, in a row
  /// whose cells may have moved (ragged, stray quote), where what is there cannot be an answer: it may be
  /// somebody's name.
  std::vector<std::string> answer_cells = {};
};

/// Whether respondents who are there twice are looked for. It costs some 50 bytes per row.
enum class duplicates {
  ignore,  ///< not looked for
  report,  ///< counted, and all kept
  first,   ///< the first is kept, later ones are passed over
  last,    ///< the last is kept, earlier ones are passed over
  stop,    ///< a later one is a bad row
};

/// A stored tally was made without the joint counts that were asked for.
struct no_joint_counts : tally_error {
  /// \param said with the name of the tally
  explicit no_joint_counts(sentence said) : tally_error{failure::no_joint_counts, std::move(said)} {}
};

/// How far reading has come.
struct read_progress {
  std::uint64_t bytes = 0;                  ///< of all inputs, as they are in the files: of compressed ones, packed
  std::optional<std::uint64_t> total = {};  ///< where all of them are files; `bytes` is never more
};

/// How files are read: what a person says of them, what is counted, and what is refused.
struct read_options {
  csv_options csv = {};
  ikm::bad_rows bad_rows = ikm::bad_rows::stop;
  std::vector<breakdown> by = {};
  /// What a person said the columns and words mean; for a methodology made by with_mapped_questions.
  mapping said = {};
  std::string said_in = {};  ///< where that mapping is, for the account of rows; empty: nobody asks what it did
  /// Of a workbook (`*`: every one that holds respondents), or a table of a database or of JSON; empty: the only one.
  std::string sheet = {};
  std::string query = {};  ///< for a database
  read_limits limits = {};
  std::optional<day> from = {};  ///< rows with a date before it are passed over
  std::optional<day> to = {};    ///< rows with a date after it are passed over
  ikm::duplicates duplicates = ikm::duplicates::ignore;
  bool joint_counts = false;  ///< keep what standard errors, reliability and comparisons need, in the same pass
  unsigned threads = 0;       ///< 0: all cores. The result does not depend on it
  /// Called for every row set aside, in order of file and line.
  std::function<void(const rejected_row&)> on_reject = {};
  /// Called for each row that is counted, with its answers in the methodology's order and the respondents for whom it
  /// stands: in order of file and line, and with duplicates::last those of which a later row may count at the end, in
  /// the order of their last rows. Each row is then read by itself, by one thread. What is wrong may be found after
  /// some calls. Stored tallies have no rows.
  std::function<void(std::span<const answer>, std::uint64_t)> on_respondent = {};
  /// Called repeatedly while bytes are read, by the thread that called read_survey, at most once for every 256 KiB.
  /// Not for workbooks and databases, nor where the caller made the rows.
  std::function<void(const read_progress&)> on_progress = {};
};

/// Something was asked of a stored tally that only the answers it was made of can give.
struct answers_needed : tally_error {
  /// What was asked.
  enum class request {
    period,      ///< from or to a day: a tally has no dates
    duplicates,  ///< a tally has no rows
    words,       ///< a tally has no words
    count,       ///< a column that says for how many respondents a row stands: a tally has no rows
    grouping,    ///< by columns that the tally was made without
  };
  /// \param said with the name of the tally
  answers_needed(request asked, sentence said) : tally_error{code_for(asked), std::move(said)}, asked_for{asked} {}

  request asked_for;

 private:
  static failure code_for(request asked) noexcept {
    switch (asked) {
      case request::period: return failure::tally_without_dates;
      case request::duplicates: return failure::tally_without_rows;
      case request::words: return failure::tally_without_words;
      case request::count: return failure::tally_without_count_column;
      case request::grouping: break;
    }
    return failure::tally_without_breakdown;
  }
};

/// From rows to counts: header, respondents and what is around them are told apart (see table). One pass; memory is
/// that of the groups, and of the respondents in a table with one row per answer.
/// \throws input_error when the header cannot be understood, or a row is bad and `bad_rows` is stop;
///         whatever `bad_rows` says, when dates contradict their order or the form has five steps; over_limit when
///         there are too many groups; source_error, io_error from the source
[[nodiscard]] survey read_survey(row_source& rows, const methodology& method, const read_options& options = {});

/// From the bytes of one text: delimited or JSON, compressed or not.
[[nodiscard]] survey read_survey(std::unique_ptr<byte_source> bytes, const methodology& method,
                                 const read_options& options = {});

/// From files of any format (see open_rows), all one survey; `-` is standard input. A stored tally among them is merged
/// in. What can be read only once is read as fast as a file by one thread, while another reads ahead and unpacks.
/// \throws also tally_error when a stored tally is of another methodology or lacks joint counts asked for;
///         answers_needed for a period, duplicates, words or blanks of a mapping, or a breakdown that a stored tally
///         does not have
[[nodiscard]] survey read_survey(std::span<const std::string> paths, const methodology& method,
                                 const read_options& options = {});

/// The stored tally at `path`, compressed or not; empty when the file is none.
/// \throws tally_error when it is damaged, over_limit when it passes a limit, io_error when it cannot be read
[[nodiscard]] std::optional<stored_survey> read_stored(const std::string& path, const read_limits& limits = {});

}  // namespace ikm

#endif
