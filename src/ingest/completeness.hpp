// SPDX-License-Identifier: BSL-1.0
// Which rows of a platform are real: finished, not deleted, not a test.
#ifndef IKM_SRC_INGEST_COMPLETENESS_HPP
#define IKM_SRC_INGEST_COMPLETENESS_HPP

#include "ingest/columns.hpp"
#include "ingest/header.hpp"

#include <ikm/ingest/mapping_edit.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// What the values of a column say of a row.
enum class status_kind {
  date_when_done,  ///< `submitdate`: blank in rows that were given up
  date_when_gone,  ///< `deleted_at`: filled in rows that were deleted
  flag_when_done,  ///< `Finished`: true or false
  flag_when_gone,  ///< `is_deleted`: true or false
  redcap,          ///< `skm_complete`: 0, 1, 2
  words,           ///< `Status`: `Survey Preview`, `draft`, `terkirim`
  form_words,      ///< `Status pengisian`: `Selesai`, `Belum selesai`, and the words above
  qualtrics,       ///< `Status` of Qualtrics, in words or in its codes
};

/// A column by which a platform tells its rows apart.
struct status_column {
  std::size_t column = 0;
  status_kind kind{};
  std::string name = {};                               ///< as a mapping names it: Qualtrics' short name
  bool has_finished = false;                           ///< a finished row was seen
  std::optional<std::uint64_t> first_unfinished = {};  ///< its line, while no finished row was seen
  std::string first_value = {};                        ///< and its value, as it may be quoted
};

/// Rows that a mapping leaves out by the value of a column.
struct value_rule {
  std::size_t column = 0;
  std::vector<std::string> values = {};  ///< trimmed
  bool leave_out = false;                ///< rows with such a value are left out; else rows with any other value
};

/// Whether the rule leaves a row with this value out.
[[nodiscard]] bool leaves_out(const value_rule& rule, std::string_view value);

/// What `complete_when` and `leave_out` of a mapping say.
/// \throws input_error where a column is not there
[[nodiscard]] std::vector<value_rule> value_rules_of(const column_plan& plan, const header_choice& header,
                                                     const mapping& said, const place& where);

/// Whether a header names a column by which platforms tell rows apart.
[[nodiscard]] bool is_status_header(std::string_view header);

/// What one value says; empty: nothing.
[[nodiscard]] std::optional<bool> is_finished(status_kind kind, std::string_view value);

/// The lines of a mapping that leave such rows out, or count them all the same.
[[nodiscard]] std::vector<std::vector<mapping_edit>> choices_of(status_kind kind, const std::string& header,
                                                                std::string_view value);

/// The columns whose header and first rows say that they are such. Those that a mapping settles are not among them.
[[nodiscard]] std::vector<status_column> status_columns_of(const column_plan& plan, const header_choice& header,
                                                           const std::deque<kept_row>& front, const mapping& said);

}  // namespace ikm

#endif
