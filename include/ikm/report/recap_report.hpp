// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_RECAP_REPORT_HPP
#define IKM_REPORT_RECAP_REPORT_HPP

#include <ikm/audit/recap.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/printed/printed_table.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace ikm {

/// A recap, and where it comes from.
struct recap_report {
  recap found;
  std::vector<std::string> files = {};
  std::vector<passed_row> passed = {};     ///< rows that print no result
  std::vector<std::string> doubts = {};    ///< units whose printed index does not follow from their printed means
  std::vector<std::string> repeated = {};  ///< names that several units have
};

/// Combines every unit of the tables.
/// \throws as recap_of
[[nodiscard]] recap_report recap_report_of(const methodology& method, const std::vector<printed_table>& tables,
                                           const recap_request& asked);

/// Schema `ikm.recap/1`. Keys are English; labels are in `lang`. Exact figures are fractions.
void write_json(std::ostream& to, const recap_report& report, language lang);

/// `level` (`whole`, then `unit`), `name,respondents,index,grade,index_exact,allowed_low,allowed_high,share,source`.
void write_csv(std::ostream& to, const recap_report& report);

/// The rule, the index with what the printed decimals leave, the units, and what was left out.
/// \param width columns of the terminal
void write_text(std::ostream& to, const recap_report& report, language lang, std::size_t width = 80);

/// What a reader must know beside the figures: units left out, weights without a unit, names that repeat, printed
/// indices that do not follow from their means. One line each, fit to be shown.
[[nodiscard]] std::vector<std::string> notices_of(const recap_report& report, language lang);

}  // namespace ikm

#endif
