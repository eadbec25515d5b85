// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_BASE_FAILURE_HPP
#define IKM_BASE_FAILURE_HPP

#include <string_view>

namespace ikm {

/// Why an operation failed: the code of an `ikm::error`. `docs/errors.md` says what each means and what settles it.
/// Programs tell failures apart by it; the sentence is for people and may be worded anew. Names stay as they are.
enum class failure {
  // Numbers.
  division_by_zero,
  number_too_large,
  decimals_out_of_range,
  not_a_decimal,
  not_a_fraction,
  weights_too_fine,

  // Methodologies.
  unknown_methodology,
  malformed_id,
  no_elements,
  repeated_code,
  too_many_questions,
  negative_weight,
  number_too_long,
  weights_do_not_add_to_one,
  scale_out_of_range,
  conversion_out_of_range,
  repeated_band,
  bound_too_precise,
  gap_between_bands,
  unreachable_band,
  bands_of_means,
  bands_contradict_conversion,

  // TOML: methodologies and mappings.
  malformed_toml,
  unknown_key,
  wrong_value,
  missing_value,
  file_too_large,
  unknown_element,
  several_questions,
  score_out_of_scale,
  word_with_two_scores,

  // Counts and what is computed of them.
  different_methodologies,
  different_breakdowns,
  different_joint_counts,
  no_joint_counts,
  too_many_respondents,
  too_many_rows,
  contradictory_counts,
  methodology_too_large,
  wrong_number_of_values,
  answer_out_of_scale,
  mean_out_of_scale,
  unknown_group,
  no_columns,
  no_units,
  weights_add_to_zero,
  only_means_known,
  unknown_question,
  too_many_points,
  undefined_index,

  // Tables of targets.
  unknown_indicator,
  repeated_actual,
  malformed_actual,
  ambiguous_actual,
  actual_out_of_range,

  // Stored tallies.
  not_a_tally,
  unknown_tally_version,
  damaged_tally,
  malformed_tally,
  tally_without_dates,
  tally_without_rows,
  tally_without_words,
  tally_without_count_column,
  tally_without_breakdown,
  small_groups,

  // Statistics.
  proportion_out_of_range,
  no_population,
  population_too_small,
  share_not_positive,
  stratum_without_respondents,
  stratum_without_size,
  stratum_too_small,
  shares_do_not_settle,
  too_many_shares,
  too_many_units,
  undefined_statistic,

  // What is read.
  unclear_input,
  bad_rows,

  // Files.
  file_not_found,
  file_not_permitted,
  file_is_a_folder,
  file_not_readable,
  file_not_writable,
  file_changed,

  // What a file holds.
  over_limit,
  unsupported_format,
  password_needed,
  plain_file_needed,
  option_of_other_format,
  no_table,
  several_tables,
  several_database_tables,
  several_files,
  unknown_table,
  damaged_file,
  wrong_encoding,
  nul_character,
  unclosed_quote,
  malformed_json,
  malformed_xml,
  malformed_workbook,
  malformed_query,
  query_not_allowed,
  file_in_use,
};

/// The word for it: `different_methodologies`.
[[nodiscard]] std::string_view name_of(failure why) noexcept;

}  // namespace ikm

#endif
