// SPDX-License-Identifier: BSL-1.0
// Formulas of a spreadsheet that give the published figures. A spreadsheet counts in binary fractions, in which 0.00005
// is no tie any more; so every figure is rounded as a quotient of whole numbers, which are exact up to 15 digits, and
// only then divided by the power of ten.
#ifndef IKM_SRC_DOCUMENTS_INDEX_FORMULAS_HPP
#define IKM_SRC_DOCUMENTS_INDEX_FORMULAS_HPP

#include "documents/workbook_writer.hpp"

#include <ikm/index/unit_index.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

/// The weights in use over one denominator, and the conversion, as whole numbers.
struct whole_weights {
  std::vector<std::int64_t> of_question;  ///< the share of each question
  std::vector<std::int64_t> of_element;
  std::int64_t divisor = 1;      ///< a question's share is `of_question` / `divisor`
  std::int64_t numerator = 1;    ///< of the conversion
  std::int64_t denominator = 1;  ///< of the conversion
  std::int64_t grain = 1;        ///< so fine that every tie of the index and of its mean is a whole number of it
  int places = 2;                ///< of the index
  ikm::rounding rounding = ikm::rounding::exact;
};

/// Empty where the numbers are too long for a spreadsheet.
[[nodiscard]] std::optional<whole_weights> whole_weights_of(const methodology& method, const score_options& options);

/// Whether the formulas give the figures of these counts: no number passes 14 digits, and no sum of remainders lies so
/// closely below a whole number that binary fractions take it for the whole number. False for units that are combined.
[[nodiscard]] bool formulas_are_exact(const unit_index& of, const whole_weights& weights);

/// The whole number that the index and its mean are rounded from, as `index_formulas::aid` computes it.
/// Precondition: the formulas are exact
[[nodiscard]] std::optional<decimal> aid_value(const unit_index& of, const whole_weights& weights);

/// Cells of one row: one per question, or one per element.
struct cell_line {
  std::uint32_t row = 0;
  std::vector<std::uint32_t> columns = {};
  bool is_fixed = false;  ///< the row stays when a formula is copied

  [[nodiscard]] std::string at(std::size_t i) const;
  /// `B5:J5`. Precondition: from <= to
  [[nodiscard]] std::string range(std::size_t from, std::size_t to) const;
  [[nodiscard]] std::string all() const { return range(0, columns.size() - 1); }
};

/// Where the cells of one index are.
struct index_cells {
  cell_line sums = {};      ///< per question
  cell_line answers = {};   ///< per question: how many answered
  cell_line divisors = {};  ///< per question: `answers`, or the respondents where a blank counts as 0
  cell_line weights = {};   ///< per question, or per element where means are cut
  cell_line cuts = {};      ///< per element, where means are cut to 2 decimals
  cell_line weighted = {};  ///< per element
  cell_place aid = {};      ///< the whole number that the index is rounded from
  cell_place mean = {};     ///< the sum of the weighted means
};

/// Each is a whole formula, with its `=`. A figure that is not defined is an empty text.
class index_formulas {
 public:
  /// All are kept by the caller.
  /// \param sheet where the cells are, with its `!`; empty: on the sheet of the formula
  index_formulas(const methodology& method, const whole_weights& weights, const index_cells& cells,
                 std::string sheet = {})
      : method_{method}, weights_{weights}, cells_{cells}, sheet_{std::move(sheet)} {}

  [[nodiscard]] std::string element_mean(std::size_t element) const;
  [[nodiscard]] std::string element_cut(std::size_t element) const;
  [[nodiscard]] std::string element_weighted(std::size_t element) const;
  [[nodiscard]] std::string element_index(std::size_t element) const;
  [[nodiscard]] std::string aid() const;
  [[nodiscard]] std::string mean() const;
  [[nodiscard]] std::string index() const;

 private:
  /// A figure over a power of ten: the mean · numerator / denominator, rounded, / unit.
  struct multiple {
    std::int64_t numerator;
    std::int64_t denominator;
    std::int64_t unit;
  };
  [[nodiscard]] std::string rounded_mean(std::size_t element, const multiple& of) const;
  [[nodiscard]] std::string floor_of_sum(std::size_t first, std::size_t count, std::int64_t factor,
                                         bool is_weighted) const;
  [[nodiscard]] std::string where_answered(std::size_t first, std::size_t count, const std::string& figure) const;

  const methodology& method_;
  const whole_weights& weights_;
  const index_cells& cells_;
  std::string sheet_;
};

/// The letter, or the label, of the published index in `index`: looked up between the bounds, from the lowest up.
/// \param bounds, found cells with the names of their sheets
[[nodiscard]] std::string grade_formula(const std::string& index, const std::string& bounds, const std::string& found);

}  // namespace ikm

#endif
