// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_STORED_HPP
#define IKM_TALLY_STORED_HPP

#include <ikm/tally/grouped.hpp>
#include <ikm/tally/row_counts.hpp>
#include <ikm/tally/tally.hpp>
#include <ikm/tally/tally_limits.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// Everything that is kept of a survey, ready to be merged by another office: no respondent is in it.
struct stored_survey {
  row_counts rows;
  tally all;
  std::vector<grouped_tally> groups = {};  ///< one per breakdown; each adds up to `all`

  /// \throws tally_error when methodologies or breakdowns differ, over_limit when there would be too many groups;
  ///         both before anything is counted
  void merge(const stored_survey& other, const tally_limits& limits = {});
  /// The same; groups that are not there yet are taken over, not copied.
  void merge(stored_survey&& other, const tally_limits& limits = {});
  friend bool operator==(const stored_survey&, const stored_survey&) = default;
};

/// The first bytes of every stored form, whatever its version.
inline constexpr std::string_view stored_magic = "ikm.tally/";

/// The stored form, version 1: UTF-8 text, one record per line, fields separated by tabs, `\\ \t \n \r` escaped with
/// `\`.
///
///     ikm.tally/1
///     methodology  ID  NAME-ID  NAME-EN
///     scale        LOWEST  HIGHEST
///     publish      DECIMALS  CONVERSION
///     weights      DECIMALS or -
///     rounding     NAME
///     element      ID  CODE  NAME-ID  NAME-EN  WEIGHT  QUESTION-CODE...      (one per line, in order)
///     band         LETTER  LABEL-ID  LABEL-EN  LOWER                         (one per line)
///     rows         ROWS  ACCEPTED  REJECTED  SKIPPED
///     all          RESPONDENTS  COMPLETE  COUNT...                           (the counts as tally::counts() has them)
///     marginal     RESPONDENTS                                (counted question by question, where any were)
///     pairs        COUNT...                                   (where joint counts are kept: pair_counts::counts())
///     own          COUNT...                                   (with them: own_sums::counts())
///     by           COLUMN...                                  (one per breakdown, followed by its groups)
///     group        VALUE...  RESPONDENTS  COMPLETE  COUNT...  (sorted by byte value; with `marginal`, `pairs`, `own`)
///     end          CRC-32 of all bytes above, eight hexadecimal digits
///
/// Equal counts have equal bytes. Versions once released are read for ever.
[[nodiscard]] std::string to_stored(const stored_survey& survey);

/// Reads a stored form back. Every name in it is then valid UTF-8 without a NUL, as every name that came from a row is.
/// \throws tally_error, naming the line, when it is cut off, damaged, of a later version, not UTF-8, or contradicts
///         itself; methodology_error when the methodology in it does; over_limit when its groups pass a limit
[[nodiscard]] stored_survey from_stored(std::string_view bytes, const tally_limits& limits = {});

}  // namespace ikm

#endif
