// SPDX-License-Identifier: BSL-1.0
// Step 3 of understanding a table: what each row is, by an ordered list of rules.
#ifndef IKM_SRC_INGEST_ROW_RULES_HPP
#define IKM_SRC_INGEST_ROW_RULES_HPP

#include "ingest/form.hpp"

#include <ikm/ingest/answer_reader.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/row_kind.hpp>
#include <ikm/source/row.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ikm {

/// What one row is.
struct row_verdict {
  row_kind kind = row_kind::respondent;
  /// Why it cannot be told whether it is a respondent.
  std::optional<complaint> unclear = {};
};

/// What the rules know beside the row. All of it outlives the rules.
struct rule_facts {
  const methodology& method;
  const mapping& said;
  const answer_reader& reader;
  const table_form& form;
  std::string file;
  std::string sheet;
};

/// Judges rows in the order of the file. The first rule that knows a row decides; a row that none knows is a respondent.
class row_rules {
 public:
  explicit row_rules(rule_facts facts) : facts_{std::move(facts)} {}

  [[nodiscard]] row_verdict judge(const row& from);

  /// Whether a row so far changed what later rows are: totals end a table.
  [[nodiscard]] bool has_turned() const noexcept { return totals_line_.has_value(); }

  /// The names of the rules, in the order in which they decide; docs/file_formats.md has a line for each.
  [[nodiscard]] static std::span<const std::string_view> names();

 private:
  rule_facts facts_;
  bool first_below_header_ = true;
  std::optional<std::uint64_t> totals_line_ = {};  // of the last totals
};

}  // namespace ikm

#endif
