// SPDX-License-Identifier: BSL-1.0
// In which form a result is written.
#ifndef IKM_SRC_CLI_RESULT_FORM_HPP
#define IKM_SRC_CLI_RESULT_FORM_HPP

#include <string>
#include <vector>

namespace ikm::cli {

/// The form asked for with `--format`; without it the one that the file's ending names (`lap.csv`, `LAP.JSON`), else the
/// first of those that the command has.
/// \param asked empty where no form was asked for
/// \param file empty or `-` for standard output
/// \throws usage_error when the ending names a known form that the command does not write: `lap.xlsx`
[[nodiscard]] std::string result_form(const std::string& asked, const std::string& file,
                                      const std::vector<std::string>& forms);

}  // namespace ikm::cli

#endif
