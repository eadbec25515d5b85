// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_COMPARE_REPORT_HPP
#define IKM_REPORT_COMPARE_REPORT_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/index/options.hpp>
#include <ikm/index/unit_index.hpp>
#include <ikm/ingest/breakdown.hpp>
#include <ikm/read/survey.hpp>
#include <ikm/stats/comparison.hpp>

#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// How surveys are compared.
struct compare_request {
  score_options options = {};
  double level = 0.95;
  adjustment rule = adjustment::holm;                  ///< over the elements together, and over the groups together
  std::optional<std::uint64_t> first_population = {};  ///< people served, for the finite population correction
  std::optional<std::uint64_t> second_population = {};
  /// Groups with fewer respondents on either side are named as withheld and not compared. 0: none is.
  std::uint64_t smallest_group = 0;
};

/// One side of a comparison: its index, and why its standard error is known to be too small.
struct compared_side {
  unit_index index;
  std::vector<doubt> doubts = {};
};

/// One group of both surveys.
struct group_comparison {
  group_key key;
  compared_side first;
  compared_side second;
  comparison compared;
};

/// Two surveys side by side, the second against the first: two periods, two offices. They are taken to have asked
/// different people. Where many answered both, the standard error of the difference is too large as a rule, so that a
/// change may go undetected: answers are not kept by person, so the pairs cannot be told.
struct compare_report {
  compare_request asked = {};
  std::vector<std::string> first_files = {};
  std::vector<std::string> second_files = {};
  compared_side first;
  compared_side second;
  comparison whole = {};
  std::vector<comparison> elements = {};  ///< of the means, on the scale's side; judged together
  breakdown by = {};
  std::vector<group_comparison> groups = {};  ///< those in both; judged together
  std::vector<group_key> withheld = {};
  std::vector<group_key> only_first = {};
  std::vector<group_key> only_second = {};
};

/// Compares two surveys, and the groups of their one breakdown where they have one.
/// \throws tally_error when the methodologies differ or joint counts were not kept; statistics_error for a level or
///         a population without meaning
[[nodiscard]] compare_report compare_surveys(const survey& first, const survey& second,
                                             const compare_request& asked = {});

/// The units of one survey, each with each other.
struct units_report {
  compare_request asked = {};
  std::vector<std::string> files = {};
  methodology method;
  breakdown by = {};
  std::map<group_key, compared_side> units = {};
  std::vector<group_key> withheld = {};
  std::vector<unit_pair> pairs = {};
};

/// \throws as compare_surveys; statistics_error also for more units than can be compared
/// Precondition: the survey has one breakdown
[[nodiscard]] units_report compare_units_of(const survey& answers, const compare_request& asked = {});

/// Schema `ikm.compare/1`: statistics unrounded, what is undefined null with its reason.
void write_json(std::ostream& to, const compare_report& report, language lang);
/// The same for units of one survey.
void write_json(std::ostream& to, const units_report& report, language lang);

/// For people: differences with their interval, and the verdict in words.
void write_text(std::ostream& to, const compare_report& report, language lang);
/// The same for units of one survey.
void write_text(std::ostream& to, const units_report& report, language lang);

}  // namespace ikm

#endif
