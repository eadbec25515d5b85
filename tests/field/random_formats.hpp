// SPDX-License-Identifier: BSL-1.0
// A table of texts, written in the formats that offices hold.
#ifndef IKM_TESTS_FIELD_RANDOM_FORMATS_HPP
#define IKM_TESTS_FIELD_RANDOM_FORMATS_HPP

#include "field/random_survey.hpp"

#include <string>
#include <vector>

namespace random_survey {

using line = std::vector<std::string>;

/// What is in a file, from top to bottom.
struct table {
  std::vector<line> above;      // titles
  std::vector<line> header;     // one line, or more
  std::vector<line> rows;       // respondents and what is between them
  std::vector<line> below;      // totals and notes
  std::vector<line> elsewhere;  // rows of a second sheet
  bool elsewhere_is_hidden = false;
};

/// Text, number or nothing, as a sheet, JSON or a database would type it.
[[nodiscard]] bool looks_like_whole_number(const std::string& cell);

[[nodiscard]] std::string delimited(const table& from, char delimiter, const std::string& line_end, bool quote_all);
[[nodiscard]] std::string utf16(const std::string& text, bool big_endian);
/// Letters of Windows-1252 that the surveys use.
[[nodiscard]] std::string windows_1252(const std::string& text);
/// The only table in an archive, beside what an operating system adds.
[[nodiscard]] std::string zip(const std::string& text);
[[nodiscard]] std::string xlsx(const table& from);
[[nodiscard]] std::string ods(const table& from);
/// \param absent_blanks whether a blank has no key, or `null`
[[nodiscard]] std::string json(const table& from, format form, bool typed, bool absent_blanks);
[[nodiscard]] std::string sqlite(const table& from, bool typed);

}  // namespace random_survey

#endif
