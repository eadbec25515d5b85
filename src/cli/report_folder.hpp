// SPDX-License-Identifier: BSL-1.0
// The folders that reports are written into: one for the whole survey, or one in it for each unit.
#ifndef IKM_SRC_CLI_REPORT_FOLDER_HPP
#define IKM_SRC_CLI_REPORT_FOLDER_HPP

#include "context_options.hpp"
#include "output.hpp"

#include <ikm/documents/manifest.hpp>
#include <ikm/documents/processing_xlsx.hpp>
#include <ikm/report/score_report.hpp>

#include <set>
#include <string>
#include <vector>

namespace ikm::cli {

/// What one run writes, and where to.
struct report_job {
  std::string folder = {};
  std::set<std::string> words = {};       ///< see document_words
  std::string unit_column = {};           ///< one folder for each of its values; empty: one for the whole survey
  std::string follow_up_file = {};        ///< a plan that was read
  std::vector<std::string> inputs = {};   ///< files that are read, other than that plan
  std::vector<file_record> records = {};  ///< of the manifest

  /// \param place the folder, or one within it
  /// \throws usage_error where a file that is read would be replaced
  void keep_inputs(const std::string& place) const;
};

/// One report of the whole survey.
/// \throws output_error
void write_whole(const report_job& job, const this_survey& now, const score_report& scored,
                 const respondent_list& respondents, const report_context& beside, outputs& written);

/// A report for each unit, which the first breakdown names, each in its own folder.
/// \param earlier periods of every unit
/// \throws output_error; tally_error where no unit can be reported on
void write_each(const report_job& job, const this_survey& now, const score_report& scored,
                const std::vector<earlier_units>& earlier, outputs& written);

}  // namespace ikm::cli

#endif
