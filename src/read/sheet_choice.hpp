// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_SHEET_CHOICE_HPP
#define IKM_SRC_READ_SHEET_CHOICE_HPP

#include <ikm/ingest/mapping.hpp>
#include <ikm/source/row.hpp>
#include <ikm/survey/methodology.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ikm {

/// What is asked for to read every sheet that holds responses.
inline constexpr const char* every_sheet = "*";

/// Which sheets of a workbook are read.
struct sheet_choice {
  std::vector<std::string> read;    ///< at least one
  std::vector<std::string> others;  ///< that could be chosen and are not read
};

/// The sheets of a file that can be chosen from, and how to look at one.
struct sheets_to_choose {
  const std::string& path;
  std::vector<std::string> names;
  std::function<std::unique_ptr<row_source>(const std::string&)> first_look;
};

/// The sheet that was named; with `*` every sheet that holds responses; without a name the only one. Each sheet is
/// looked at: its header is understood as it would be for reading, and its first rows are judged. A recap of means, a
/// list of units and a form without rows hold no respondents.
/// \throws input_error when several sheets hold respondents and none is named, no sheet holds a table, or the looks
///         cost more than `max_tried_bytes`; source_error
[[nodiscard]] sheet_choice choose_sheets(const sheets_to_choose& from, const std::string& wanted,
                                         const methodology& method, const mapping& said);

}  // namespace ikm

#endif
