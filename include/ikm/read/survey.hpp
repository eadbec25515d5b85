// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_READ_SURVEY_HPP
#define IKM_READ_SURVEY_HPP

#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/ingest/row_kind.hpp>
#include <ikm/tally/grouped.hpp>
#include <ikm/tally/row_counts.hpp>
#include <ikm/tally/stored.hpp>
#include <ikm/tally/tally.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

/// How many complaints of a kind are kept; the rest are counted.
inline constexpr std::uint64_t complaints_kept = 20;
/// How many different unknown words are kept.
inline constexpr std::size_t unknown_words_kept = 200;

/// How often each usual word was an answer, by question: which words a column has is known only at its end.
class word_counts {
 public:
  /// Counts a usual word as an answer.
  void add(std::size_t question, std::size_t word, std::uint64_t times = 1);
  /// Adds the counts of another part of the survey.
  void merge(const word_counts& other);
  /// Precondition: `part` was merged before.
  void take_away(const word_counts& part);
  /// By word; empty where none was used.
  [[nodiscard]] std::span<const std::uint64_t> of(std::size_t question) const;

 private:
  std::vector<std::vector<std::uint64_t>> counts_;  // by question, by word
};

/// Rows of one input that are also in an earlier one, cell by cell, with a time stamp or an id that hardly two
/// responses share.
struct input_overlap {
  std::string file;
  std::string earlier;
  std::uint64_t rows = 0;
  bool is_estimate = false;  ///< of that many rows only some were compared
};

/// A row, and the earlier one that it repeats.
struct repeated_line {
  std::uint64_t line = 0;
  std::uint64_t same_as = 0;
  std::string file = {};          ///< with the sheet in brackets, where it has one
  std::string earlier_file = {};  ///< of the line that it repeats
  friend bool operator==(const repeated_line&, const repeated_line&) = default;
};

/// What a mapping did to the inputs of a survey.
struct mapping_use {
  std::string file = {};
  std::vector<std::string> parts = {};  ///< what it says something in: see parts_of
  std::set<std::string> changed = {};   ///< those of them that changed what was read
  friend bool operator==(const mapping_use&, const mapping_use&) = default;
};

/// The rows of a survey, and why some were set aside. Merges.
struct row_account : row_counts {
  /// How many rows were read, where each stands for several respondents: all other numbers are then of respondents.
  std::optional<std::uint64_t> lines_read = {};
  std::vector<std::string> files;
  std::vector<complaint> rejects;  ///< the first of each kind, in order of file and line
  std::map<reason, std::uint64_t>
      reject_counts;            ///< of rows read here: what a stored tally set aside is in `rejected` only
  ikm::skip_counts skips = {};  ///< of rows read here, by kind; adds up to what was skipped
  /// Words that are not a known answer: the column, the word as it may be quoted, how often. At most
  /// unknown_words_kept.
  std::map<std::pair<std::string, std::string>, std::uint64_t> unknown_words = {};
  word_counts words = {};
  /// Rows that repeat an earlier one (or, where a mapping names what tells respondents apart, its respondent), and
  /// answers of long tables that were set aside since another one counts; counted only where it was asked for.
  std::optional<std::uint64_t> duplicates = {};
  /// Respondents who answered every question alike; counted where duplicates are.
  std::optional<std::uint64_t> straight_lined = {};
  /// Rows that a mapping passes over though they hold answers: the first complaints_kept.
  std::vector<place> told_with_answers = {};
  /// Inputs that share some rows, too few to tell a download that was given twice from chance; counted in both.
  std::vector<input_overlap> overlaps = {};
  /// The first complaints_kept.
  std::vector<repeated_line> duplicate_lines = {};

  /// Where one was used.
  std::optional<mapping_use> mapping = {};

  /// Adds what became of other rows; complaints are kept as `reject` keeps them.
  void merge(const row_account& other);
  /// Takes away the counts of a part that was merged before; its complaints and files stay.
  void take_away(const row_account& part);
  /// Counts one row set aside, and keeps its complaint while fewer than complaints_kept of its kind are kept.
  /// \param respondents for how many the row stands
  void reject(complaint why, std::uint64_t respondents = 1);
};

/// How one file was understood, to be shown: nothing is assumed in silence.
struct understanding {
  std::string file;
  std::string sheet;
  std::string delimiter;                       ///< `,` `;` or `tab`; empty where the format has none
  std::vector<std::string> question_columns;   ///< the header of each question, in the methodology's order
  std::uint64_t header_line = 0;               ///< where the header is; 0 where it is not known
  bool is_long = false;                        ///< the file holds one row per answer
  bool is_counted = false;                     ///< it holds one row per element: how many respondents gave each answer
  std::vector<std::string> step_columns = {};  ///< of those: the header of each answer, from the scale's lowest
  std::string blank_column = {};               ///< of those: the header of blanks; empty where they were not counted
  bool blanks_are_inferred = false;            ///< of those: they are what an element lacks of the respondents
  mapping as_mapping = {};                     ///< what would find the same again
  std::vector<std::string> other_sheets = {};  ///< of the workbook, not read
  std::size_t other_columns = 0;               ///< that are neither a question nor a known field of the profile
};

/// A survey as it was read: counts over all, one grouped tally per breakdown, and what became of the rows.
struct survey {
  tally all;
  std::vector<grouped_tally> groups = {};
  row_account account = {};
  std::vector<understanding> understood = {};

  /// \throws tally_error when methodologies or breakdowns differ, over_limit when there would be too many groups;
  ///         both before anything is counted
  void merge(const survey& other, const tally_limits& limits = {});
  /// The same; groups that are not there yet are taken over, not copied.
  void merge(survey&& other, const tally_limits& limits = {});
  /// Takes away the counts of a part that was merged before; complaints, files and how they were understood stay.
  /// \throws tally_error when methodologies or breakdowns differ, or `part` is more than a part
  void take_away(const survey& part);

  /// What of it is stored: the counts.
  [[nodiscard]] stored_survey stored() const& { return {account, all, groups}; }
  /// The same, without a copy.
  [[nodiscard]] stored_survey stored() && { return {account, std::move(all), std::move(groups)}; }
};

}  // namespace ikm

#endif
