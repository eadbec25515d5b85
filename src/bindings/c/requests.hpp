// SPDX-License-Identifier: BSL-1.0
// What options ask for, as requests of the library.
#ifndef IKM_SRC_BINDINGS_C_REQUESTS_HPP
#define IKM_SRC_BINDINGS_C_REQUESTS_HPP

#include "options.hpp"

#include <ikm/base/sentence.hpp>
#include <ikm/documents/about.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/report/compare_report.hpp>
#include <ikm/report/indicator_report.hpp>
#include <ikm/report/score_report.hpp>
#include <ikm/survey/methodology.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ikm::c {

// The options that each function knows.
[[nodiscard]] std::span<const std::string_view> options_of_score_file();
[[nodiscard]] std::span<const std::string_view> options_of_score_bytes();
[[nodiscard]] std::span<const std::string_view> options_of_score_answers();
[[nodiscard]] std::span<const std::string_view> options_of_score_tally();
[[nodiscard]] std::span<const std::string_view> options_of_report();
[[nodiscard]] std::span<const std::string_view> options_of_gap();
[[nodiscard]] std::span<const std::string_view> options_of_compare();
[[nodiscard]] std::span<const std::string_view> options_of_inspect();
[[nodiscard]] std::span<const std::string_view> options_of_tally();

/// `lang`; Indonesian where it is not given.
[[nodiscard]] language language_of(const options& given);

/// The methodology named, or given as text, or that of the first stored tally among the inputs, or the one in force;
/// with the mapping's questions.
[[nodiscard]] methodology methodology_of(const options& given, std::span<const std::string> paths = {});
/// How answers are read. \throws wrong_use, mapping_error, io_error
[[nodiscard]] read_options reading_of(const options& given);
/// How counts are valued.
[[nodiscard]] score_options valued_by(const options& given, const methodology& method);
/// All that a score shows. \throws wrong_use, and as the tables that it reads
[[nodiscard]] score_request score_request_of(const options& given, const methodology& method,
                                             std::span<const std::string> paths = {});
/// What the office says of itself (`about`, `about-text`), with the plan that it filled in (`follow-up`).
[[nodiscard]] about about_of(const options& given, const methodology& method);
[[nodiscard]] compare_request compare_request_of(const options& given, const methodology& method);
/// \param tables the texts of targets and of actual values; the second may be empty for none
[[nodiscard]] indicator_request indicator_request_of(const options& given, const std::string& targets,
                                                     const std::optional<std::string>& actuals);

}  // namespace ikm::c

#endif
