// SPDX-License-Identifier: BSL-1.0
// Step 3 of understanding a table: what each row is, by an ordered list of rules.
#ifndef IKM_SRC_INGEST_ROW_RULES_HPP
#define IKM_SRC_INGEST_ROW_RULES_HPP

#include "ingest/answer_reader.hpp"
#include "ingest/columns.hpp"
#include "ingest/form.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/row_kind.hpp>
#include <ikm/source/row.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// What one row is.
struct row_verdict {
  row_kind kind = row_kind::respondent;
  /// Why it cannot be told whether it is a respondent.
  std::optional<complaint> unclear = {};
  /// A mapping passes over it, and it holds answers.
  bool holds_answers = false;
  /// What it is where no respondent follows it; else it is a respondent.
  std::optional<row_kind> at_end = {};
};

/// What the rules know beside the row. All of it outlives the rules.
struct rule_facts {
  const methodology& method;
  const mapping& said;
  const answer_reader& reader;
  const table_form& form;
  std::string file;
  std::string sheet;
  std::uint64_t header_line;
};

/// What rows so far say of later ones.
struct row_state {
  bool first_below_header = true;
  std::optional<std::uint64_t> totals_line = {};  ///< of the last totals, or of another table's header
  bool other_table = false;                       ///< it was the header of another table
  std::vector<status_column> statuses = {};
  std::set<std::string> names = {};  ///< labels like those of statistics that are names here: a respondent followed
  bool has_waited = false;           ///< a row's meaning waited for what follows it
  std::optional<answer_reader> with_words = {};  ///< knows usual words where the answers are codes; made when needed
  bool heeded_mapping = false;                   ///< what a mapping says of rows decided what one is
};

/// Judges rows in the order of the file. The first rule that knows a row decides; a row that none knows is a
/// respondent.
class row_rules {
 public:
  explicit row_rules(rule_facts facts);

  /// \throws input_error where the rows so far, or all that follow, were read by the wrong header or rule
  [[nodiscard]] row_verdict judge(const row& from);

  /// A row that waited is a respondent, since one follows it: others with its label will be, too.
  void is_name(std::string_view label);

  /// The verdict on a row that waited, when no respondent follows it.
  [[nodiscard]] row_verdict judge_at_end(const row& from) const;

  /// Whether a row so far changed what later rows are, as totals do.
  [[nodiscard]] bool has_turned() const noexcept {
    return state_.totals_line.has_value() || state_.has_waited || !state_.statuses.empty();
  }

  /// Whether what a mapping says of rows decided what one of them is.
  [[nodiscard]] bool heeded_mapping() const noexcept { return state_.heeded_mapping; }

  /// The names of the rules, in the order in which they decide; docs/file_formats.md has a line for each.
  [[nodiscard]] static std::span<const std::string_view> names();

 private:
  rule_facts facts_;
  row_state state_;
};

/// The first cell of a row with something in it, within the table.
[[nodiscard]] std::string_view label_in(const row& from, const column_plan& plan);

}  // namespace ikm

#endif
