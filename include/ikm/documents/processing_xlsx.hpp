// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_PROCESSING_XLSX_HPP
#define IKM_DOCUMENTS_PROCESSING_XLSX_HPP

#include <ikm/documents/about.hpp>
#include <ikm/report/score_report.hpp>
#include <ikm/survey/answer.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ikm {

/// The answers of each respondent, as long as there are not too many: what `read_options::on_respondent` gives, and the
/// processing sheet lists. One per respondent, in the order in which they were read; nothing else of them is kept.
class respondent_list {
 public:
  static constexpr std::uint64_t usual = 5000;         ///< respondents of one sheet
  static constexpr std::uint64_t largest = 1'000'000;  ///< a sheet has 1,048,576 rows

  respondent_list() = default;
  /// \param most respondents; `largest` where it is more
  explicit respondent_list(std::uint64_t most) : most_{most < largest ? most : largest} {}

  /// Keeps the answers of that many respondents who gave the same; all are let go once they are too many.
  void add(std::span<const answer> answers, std::uint64_t respondents = 1);
  /// Of one respondent after the other. Empty where there were more respondents than fit.
  [[nodiscard]] const std::vector<answer>& answers() const noexcept { return answers_; }

 private:
  std::uint64_t most_ = usual;
  std::uint64_t respondents_ = 0;
  std::vector<answer> answers_ = {};
};

/// The processing sheet of the regulation as a workbook (XLSX): formulas that compute every figure, with the published
/// figure saved in each. `Pengolahan` has the respondents' answers, one row each, or how often each answer was given;
/// `Rekap` the elements; then one sheet per breakdown with the counts of its groups; `Target` where there is one;
/// `Tindak lanjut` where a plan was read. Blanks are treated as in the report. The formulas divide whole numbers and
/// round once, so that a spreadsheet's binary fractions round no tie in another way; what they cannot give (units that
/// are combined, weights with too many digits) is a number, and a note says so.
/// \param listed whose answers are shown; empty: counts are
/// \param unit that the report is of, where the rows are those of others too
/// \throws tally_error when `listed` are not the respondents of the report; io_error
[[nodiscard]] std::string processing_xlsx(const score_report& report, const about& office, language lang,
                                          const respondent_list& listed = {}, const std::string& unit = {});

}  // namespace ikm

#endif
