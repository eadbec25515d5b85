// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_REPORT_FILES_HPP
#define IKM_DOCUMENTS_REPORT_FILES_HPP

#include <ikm/documents/about.hpp>
#include <ikm/documents/outline.hpp>
#include <ikm/documents/processing_xlsx.hpp>
#include <ikm/documents/report_context.hpp>
#include <ikm/report/score_report.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A scored survey with all that is said beside it: what the files of a report are made of. It refers to what it is
/// given.
class reported {
 public:
  /// What it is given must outlive it.
  reported(const score_report& of, const about& by, const report_context& with, language in,
           const respondent_list& rows)
      : survey{of}, office{by}, beside{with}, lang{in}, listed{rows} {}

  const score_report& survey;
  const about& office;
  const report_context& beside;
  language lang;
  const respondent_list& listed;  ///< in the processing sheet

  /// Made once for all files that say it. Not for several threads at a time.
  [[nodiscard]] const outline& whole() const;

 private:
  mutable std::optional<outline> whole_ = {};
};

/// One file of a report.
struct report_file {
  std::string_view name = {};                              ///< `report.html`
  std::function<std::string(const reported&)> bytes = {};  ///< of the file

  /// The word that asks for it: the name without its ending.
  [[nodiscard]] std::string_view word() const { return name.substr(0, name.rfind('.')); }
};

/// All files but the one that lists the others, in the order in which they are listed.
[[nodiscard]] const std::vector<report_file>& report_files();

/// The file that lists the others: see write_report_json.
inline constexpr std::string_view report_json = "report.json";
/// Files that an office fills in.
inline constexpr std::string_view follow_up_table = "follow-up.csv";
inline constexpr std::string_view follow_up_book = "follow-up.xlsx";

/// What a report shows of each survey, beside what is asked for: where the counts allow it, the reliability and a
/// margin, at 95% where no other level is asked for. No withheld group can be told by subtraction.
void ask_for_report(score_request& asked, bool has_joint_counts);

}  // namespace ikm

#endif
