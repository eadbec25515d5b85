// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_COLUMNS_HPP
#define IKM_SRC_INGEST_COLUMNS_HPP

#include "ingest/answer_reader.hpp"

#include <ikm/ingest/breakdown.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/ingest/profile.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// How the value of a breakdown's column becomes the value of a group. Neither: as it stands, trimmed.
struct group_value {
  std::optional<profile_field> standard = {};
  std::optional<period> by_period = {};
  friend bool operator==(const group_value&, const group_value&) = default;
};

/// A column of a file from which groups are made.
struct asked_column {
  std::size_t column = 0;
  group_value value = {};
};

/// What the columns of one file mean.
struct column_plan {
  std::size_t width = 0;                         ///< cells of a row
  std::vector<std::string> headers = {};         ///< as they stand, trimmed
  std::vector<std::size_t> answer_columns = {};  ///< one per question, in the methodology's order
  /// Further columns of a question that is in several, by question; empty where none does.
  std::vector<std::vector<std::size_t>> further_columns = {};
  std::vector<std::vector<std::size_t>> group_columns = {};  ///< one list per breakdown, in the order asked for
  std::vector<std::vector<group_value>> group_values = {};   ///< beside `group_columns`
  /// Cells from here on are beside the table, after a column without a header: a legend.
  std::size_t table_end = 0;
  std::optional<std::size_t> date_column = {};        ///< where it is needed and found
  std::optional<std::size_t> respondent_column = {};  ///< that tells respondents apart, where one is known
  /// That is blank in rows that were given up, by the mapping.
  std::optional<std::size_t> complete_column = {};
  std::optional<std::size_t> count_column = {};  ///< that says for how many respondents a row stands
};

/// A header, and where it is.
struct header_place {
  std::string file = {};
  std::string sheet = {};
  std::uint64_t line = 0;
  std::vector<std::string> aliases = {};  ///< a second name of each column; empty where there is none
  std::vector<std::size_t> legends = {};  ///< columns that list the questions instead of asking one
  bool is_certain = false;                ///< it holds no data: a mapping or the format says so
  /// The first rows below it, to weigh what the columns may ask; empty where there are none.
  std::vector<std::span<const std::string>> rows = {};
};

/// Finds each question by the mapping, else by its code, its element's id or name, else by the words of its text (see
/// question_names); and each breakdown's columns by header, by the mapping's profile, or by the usual names of a
/// profile field. What a text claims is weighed against what the column's cells hold in the first rows: dates answer
/// nothing, and a column that asks to write something down is believed only where its cells answer. Other columns are
/// passed over, unless one goes on with the numbers of the questions and holds answers. A file in which every question
/// is found by code, id or name, each once, is not searched for texts.
/// \throws input_error when a question or a breakdown's column is found nowhere, or in more than one place; each
///         complaint lists the candidates and the lines of a mapping that would settle it; or when a column holds
///         answers of a further question
[[nodiscard]] column_plan understand_header(std::span<const std::string_view> header, const methodology& method,
                                            std::span<const breakdown> by, const header_place& where,
                                            const mapping& said = {});

/// The columns that breakdowns and `count` name in a header which asks no question itself, as that of a long table;
/// what is not found is left out.
[[nodiscard]] std::vector<asked_column> asked_profile(std::span<const std::string_view> header,
                                                      const methodology& method, std::span<const breakdown> by,
                                                      const mapping& said);

/// The same for a header without aliases.
[[nodiscard]] inline column_plan understand_header(std::span<const std::string_view> header, const methodology& method,
                                                   std::span<const breakdown> by, const std::string& file,
                                                   std::string_view sheet, std::uint64_t line) {
  return understand_header(header, method, by, header_place{file, std::string{sheet}, line}, {});
}

/// The cell that answers a question in a row: of several columns of one question, the first that is filled.
[[nodiscard]] std::string_view answer_cell(const column_plan& plan, const answer_reader& answers, std::size_t question,
                                           std::span<const std::string_view> row);

/// The filled cells of a question that is in several columns; more than one is one too many.
[[nodiscard]] std::vector<std::string_view> answers_given(const column_plan& plan, const answer_reader& answers,
                                                          std::size_t question, std::span<const std::string_view> row);

/// How many of the questions some column may ask: the row with the most is likeliest to be the header.
[[nodiscard]] std::size_t questions_asked(std::span<const std::string_view> header, const methodology& method,
                                          const mapping& said = {});

/// Whether every question has one column by its code, id or name, and none is found twice: then no row above can be a
/// better header, and answers can be read without looking for another.
[[nodiscard]] bool names_every_question(std::span<const std::string_view> header, const methodology& method);

/// The plan as a mapping that finds the same columns again: questions, and profile fields by their usual names.
[[nodiscard]] mapping mapping_of(const column_plan& plan, const methodology& method, const mapping& said = {});

/// What a breakdown's column asks for: `tanggal:triwulan` is the field `tanggal` by quarter.
struct group_wish {
  std::string column;
  group_value value;
};
[[nodiscard]] group_wish wish_of(const std::string& asked);

}  // namespace ikm

#endif
