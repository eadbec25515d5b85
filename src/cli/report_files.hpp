// SPDX-License-Identifier: BSL-1.0
// The files of one report: what there is, and their bytes.
#ifndef IKM_SRC_CLI_REPORT_FILES_HPP
#define IKM_SRC_CLI_REPORT_FILES_HPP

#include <ikm/documents/manifest.hpp>
#include <ikm/documents/outline.hpp>
#include <ikm/documents/processing_xlsx.hpp>
#include <ikm/documents/report_context.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ikm::cli {

inline constexpr std::string_view follow_up_table = "follow-up.csv";
inline constexpr std::string_view follow_up_book = "follow-up.xlsx";

/// Each asks for the files whose names are this before the ending: `report` for `report.html`, `report.docx` and
/// `report.json`.
[[nodiscard]] std::set<std::string> document_words();

/// The names of the files that these words ask for, in the order in which they are written.
[[nodiscard]] std::vector<std::string_view> file_names(const std::set<std::string>& words);

/// What documents are made of.
class reported {
 public:
  reported(const score_report& of, const about& by, const report_context& with, language in,
           const respondent_list& rows)
      : survey{of}, office{by}, beside{with}, lang{in}, listed{rows} {}

  const score_report& survey;
  const about& office;
  const report_context& beside;
  language lang;
  const respondent_list& listed;  ///< in the processing sheet

  /// Made once for all documents that say it.
  [[nodiscard]] const outline& whole() const {
    if (!whole_) whole_ = outline_of(survey, office, lang, beside);
    return *whole_;
  }

 private:
  mutable std::optional<outline> whole_ = {};
};

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
