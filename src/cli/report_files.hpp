// SPDX-License-Identifier: BSL-1.0
// The files of one report: what there is, and their bytes.
#ifndef IKM_SRC_CLI_REPORT_FILES_HPP
#define IKM_SRC_CLI_REPORT_FILES_HPP

#include <ikm/documents/manifest.hpp>
#include <ikm/documents/report_files.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ikm::cli {

/// Each asks for the files whose names are this before the ending: `report` for `report.html`, `report.docx` and
/// `report.json`.
[[nodiscard]] std::set<std::string> document_words();

/// The names of the files that these words ask for, in the order in which they are written.
[[nodiscard]] std::vector<std::string_view> file_names(const std::set<std::string>& words);

struct made_file {
  std::string_view name;
  std::string bytes;
};

/// \param inputs of the manifest
/// \param kept names of files that stay as they are
/// \throws output_error where the system gives no room
[[nodiscard]] std::vector<made_file> made_files(const std::set<std::string>& words, const reported& of,
                                                const std::vector<file_record>& inputs,
                                                const std::set<std::string_view>& kept);

}  // namespace ikm::cli

#endif
