// SPDX-License-Identifier: BSL-1.0
// Whole runs: options in, the text of a result out. What a reader must know beside it is kept for ikm_last_notices.
#ifndef IKM_SRC_BINDINGS_C_RUNS_HPP
#define IKM_SRC_BINDINGS_C_RUNS_HPP

#include <ikm/report/score_report.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/tally/stored.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ikm::c {

/// Answers row after row.
struct answer_rows {
  const answer* first = nullptr;
  std::size_t rows = 0;
  std::size_t questions = 0;
};

/// Keeps what a reader must know beside a scored survey.
void keep_notices_of(const score_report& report);

[[nodiscard]] std::string scored_files(const std::vector<std::string>& paths, const char* options_json);
[[nodiscard]] std::string scored_bytes(std::string_view bytes, const char* options_json);
[[nodiscard]] std::string scored_answers(const answer_rows& answers, const char* options_json);
[[nodiscard]] std::string scored_tally(const stored_survey& counts, const char* options_json);
/// \param actuals may be null
[[nodiscard]] std::string gap_of_tables(const char* targets, const char* actuals, const char* options_json);
/// One survey, whose units are compared, or two.
[[nodiscard]] std::string compared_files(const std::vector<std::string>& paths, const char* options_json);
[[nodiscard]] std::string mapping_of_file(const std::string& path, const char* options_json);
/// One file of the report of a survey that is in memory. \throws wrong_use for a name that no file of it has
[[nodiscard]] std::string reported_bytes(std::string_view bytes, const std::string& file, const char* options_json);
[[nodiscard]] stored_survey counted_file(const std::string& path, const char* options_json);

}  // namespace ikm::c

#endif
