// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_READ_SURVEY_HPP
#define IKM_READ_SURVEY_HPP

#include <ikm/ingest/complaint.hpp>
#include <ikm/tally/grouped.hpp>
#include <ikm/tally/row_counts.hpp>
#include <ikm/tally/stored.hpp>
#include <ikm/tally/tally.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ikm {

/// How many complaints of a kind are kept; the rest are counted.
inline constexpr std::uint64_t complaints_kept = 20;

/// The rows of a survey, and why some were set aside. Merges.
struct row_account : row_counts {
  std::vector<std::string> files;
  std::vector<complaint> rejects;                 ///< the first of each kind, in order of file and line
  std::map<reason, std::uint64_t> reject_counts;  ///< of rows read here: what a stored tally set aside is in `rejected` only

  void merge(const row_account& other);
  /// Counts one row set aside, and keeps its complaint while fewer than complaints_kept of its kind are kept.
  void reject(complaint why);
};

/// How one file was understood, to be shown: nothing is assumed in silence.
struct understanding {
  std::string file;
  std::string sheet;
  std::string delimiter;  ///< `,` `;` or `tab`; empty where the format has none
  std::vector<std::string> question_columns;  ///< the header of each question, in the methodology's order
};

/// A survey as it was read: counts over all, one grouped tally a breakdown, and what became of the rows.
struct survey {
  tally all;
  std::vector<grouped_tally> groups = {};
  row_account account = {};
  std::vector<understanding> understood = {};

  /// \throws tally_error, before anything is counted, when methodologies or breakdowns are unlike
  void merge(const survey& other);

  /// What of it is stored: the counts.
  [[nodiscard]] stored_survey stored() const { return {account, all, groups}; }
};

}  // namespace ikm

#endif
