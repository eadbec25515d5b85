// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_CAREFUL_SEEN_ROWS_HPP
#define IKM_SRC_READ_CAREFUL_SEEN_ROWS_HPP

#include "read/careful/repeated_rows.hpp"

#include <ikm/read/read_survey.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/tally/grouped.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ikm {

/// Respondents seen so far, by a hash of 128 bits: no cell of theirs is kept.
class seen_rows {
 public:
  /// What rows of several inputs have in common; empty where nobody looks for it.
  std::optional<repeated_rows> of_inputs = {};

  /// Rows that follow are of another table: a file, or a sheet of one.
  void begin_table(std::string name) { tables_.push_back(std::move(name)); }

  struct row_place {
    std::string table = {};
    std::uint64_t line = 0;
  };
  /// Where the same was seen before; remembers it otherwise. Precondition: a table has begun.
  [[nodiscard]] std::optional<row_place> before(std::span<const std::string_view> cells, std::uint64_t line);
  /// A line of this table, in the form in which it is kept; and where that is.
  [[nodiscard]] std::uint64_t here(std::uint64_t line) const;
  [[nodiscard]] row_place place_of(std::uint64_t kept) const;

  /// What is kept of a respondent whose last row counts.
  struct last_row {
    std::uint64_t check = 0;
    std::uint64_t at = 0;              ///< see place_of
    std::vector<answer> answers = {};  ///< none yet in a new one
    std::vector<group_key> groups = {};
  };
  /// That of the same respondent; a new one where there is none.
  [[nodiscard]] last_row& last(std::span<const std::string_view> cells);
  /// Puts a later row in the place of the one that is kept.
  void keep(last_row& held, std::uint64_t line, std::span<const answer> answers, const std::vector<group_key>& groups);
  /// Counts the last rows, once all inputs were read. \throws over_limit
  void count_last(const read_options& options, survey& into) const;

  /// The memory of all that is kept.
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

 private:
  struct hashes {
    std::uint64_t hash;
    std::uint64_t check;
  };
  /// Tells of the last rows in their order, whatever their hashes are.
  void give_last(const read_options& options) const;
  [[nodiscard]] static hashes of(std::span<const std::string_view> cells);

  // Millions of rows are kept: the table and the line share a number.
  static constexpr unsigned bits_of_line = 40;
  struct kept_row_place {
    std::uint64_t check;
    std::uint64_t at;
  };
  std::vector<std::string> tables_;
  std::unordered_map<std::uint64_t, kept_row_place> rows_;
  std::unordered_map<std::uint64_t, last_row> last_;
  std::uint64_t bytes_ = 0;
};

}  // namespace ikm

#endif
