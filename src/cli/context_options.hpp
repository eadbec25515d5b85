// SPDX-License-Identifier: BSL-1.0
// What a report says beside its survey: earlier periods, and the plan that the survey serves.
#ifndef IKM_SRC_CLI_CONTEXT_OPTIONS_HPP
#define IKM_SRC_CLI_CONTEXT_OPTIONS_HPP

#include "output.hpp"
#include "survey_options.hpp"

#include <ikm/documents/report_context.hpp>

#include <string>
#include <utility>
#include <vector>

namespace ikm::cli {

/// How this survey is read and scored: earlier answers are read and scored alike.
struct this_survey {
  const survey_options& answers;
  const ikm::methodology& method;
  const score_request& asked;
  const about& office;
  language lang = language::indonesian;
};

/// An earlier period of every unit: scored again, or the folder that an earlier run wrote.
struct earlier_units {
  std::string name = {};
  std::optional<score_report> scored = {};  ///< its first breakdown names the units
  std::string folder = {};
};

/// Those that know the unit, whose documents are in a folder of this name.
[[nodiscard]] std::vector<earlier_period> earlier_of_unit(const std::vector<earlier_units>& all, const group_key& unit,
                                                          const std::string& folder);

struct context_options {
  std::vector<std::string> previous = {};
  std::string indicators = {};
  std::string actuals = {};
  std::vector<std::string> given = {};

  void add_to(CLI::App& command, const language& lang);

  /// Before anything is read.
  /// \throws usage_error for options that do not go together
  void check(const this_survey& now) const;
  /// The files of earlier periods and the tables.
  [[nodiscard]] std::vector<std::string> files() const;

  /// From the first period named to the last.
  /// \param written where rows set aside are listed
  [[nodiscard]] std::vector<earlier_period> earlier(const this_survey& now, outputs& written) const;
  /// The same of each unit that the column names.
  [[nodiscard]] std::vector<earlier_units> earlier_by(const this_survey& now, const std::string& column,
                                                      outputs& written) const;
  /// With the index of this survey as the value of the year that the office names, where the tables have none.
  [[nodiscard]] std::optional<indicator_report> planned(const this_survey& now, const unit_index& index) const;

 private:
  /// Files of one period are one survey.
  using period_files = std::pair<std::string, std::vector<std::string>>;
  [[nodiscard]] std::vector<period_files> periods() const;
};

}  // namespace ikm::cli

#endif
