// SPDX-License-Identifier: BSL-1.0
// The sheets of processing.xlsx, each written by one function.
#ifndef IKM_SRC_DOCUMENTS_PROCESSING_PARTS_HPP
#define IKM_SRC_DOCUMENTS_PROCESSING_PARTS_HPP

#include "documents/index_formulas.hpp"
#include "documents/workbook_writer.hpp"

#include <ikm/documents/about.hpp>
#include <ikm/documents/follow_up.hpp>
#include <ikm/report/score_report.hpp>
#include <ikm/survey/answer.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// What every sheet needs. The caller keeps all of it.
struct processing_page {
  const score_report& report;
  const about& office;
  language lang;
  workbook_writer& book;
  const std::optional<whole_weights>& weights;
  const std::string& unit;  ///< of the report, where the rows are those of others too

  [[nodiscard]] const char* say(const char* id, const char* en) const { return lang == language::english ? en : id; }
  [[nodiscard]] const methodology& method() const { return report.combined.whole.method(); }
  [[nodiscard]] int places() const { return method().decimals(); }
  /// The title, the unit and the period, each on its row; an empty row below them.
  void write_top(sheet_writer& to, const std::string& title) const;
};

/// Where the other sheets find what the first one has.
struct processing_places {
  std::string sheet = {};  ///< of all of it: `'Pengolahan'!`
  index_cells cells = {};
  cell_line blanks = {};  ///< per question
  cell_line means = {};   ///< per element
  cell_place index = {};
  cell_place grade = {};
  cell_place label = {};
  cell_place respondents = {};
  std::string bounds = {};  ///< cells of the key of grades, with their sheet
  std::string letters = {};
  std::string labels = {};
  bool has_formulas = false;
  std::size_t note_width = 0;  ///< characters
};

/// A figure: as a formula where there is one and it is exact, and as a number otherwise.
struct written_figure {
  std::string formula = {};  ///< empty: the number alone
  std::optional<decimal> saved = {};
  cell_look look = cell_look::number;
};
void write_figure(sheet_writer& to, std::uint32_t column, const written_figure& figure);
/// The same of a word.
void write_word(sheet_writer& to, std::uint32_t column, const std::string& formula, const std::string& saved,
                cell_look look = cell_look::words);

/// The titles of the columns, on a row of two lines.
void write_headings(sheet_writer& to, const std::vector<const char*>& titles);

/// In a column of so many characters: rows of a spreadsheet do not grow by themselves in every program.
void write_name(sheet_writer& to, std::uint32_t column, const std::string& name, double width);

/// A decimal as it is in a cell.
struct shown_decimal {
  std::string cell = {};
  decimal value = {};
};
inline constexpr int finest_places = 6;  ///< of decimals in formulas
/// a − b over their common power of ten; empty where that is too fine for a spreadsheet.
[[nodiscard]] std::string difference_formula(const shown_decimal& a, const shown_decimal& b);

/// Σ of the weighted means as the formula gives it: thousandths where they are added as such, else 4 decimals.
[[nodiscard]] std::optional<decimal> mean_in_formula(const unit_index& of);

/// In rows of so many characters.
void write_note(sheet_writer& to, const std::string& note, std::size_t characters);

/// \param answers of one respondent after the other; empty: counts are shown
[[nodiscard]] processing_places write_processing_sheet(const processing_page& page, const std::vector<answer>& answers);
void write_recap_sheet(const processing_page& page, const processing_places& first);
void write_group_sheet(const processing_page& page, std::size_t table, const processing_places& first);
/// Precondition: there is a target of the whole.
void write_target_sheet(const processing_page& page, const processing_places& first);
void write_follow_up_sheet(const processing_page& page, const follow_up_plan& plan);

}  // namespace ikm

#endif
