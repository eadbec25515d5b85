// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_PLAN_HPP
#define IKM_SRC_READ_FAST_PLAN_HPP

#include "base/isa.hpp"
#include "ingest/table.hpp"
#include "read/careful/row_judge.hpp"
#include "read/fast/kernels/scan.hpp"

#include <ikm/read/read_survey.hpp>
#include <ikm/tally/grouped.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace ikm {

/// What the loops have to know of a table to count one breakdown of it.
struct lane_plan {
  kernels::row_shape shape;
  std::vector<std::size_t> question_of;   ///< of each answer column, from left to right
  std::vector<group_value> group_values;  ///< of its columns
  read_options options;                   ///< with no breakdown or with this one
};

/// All that the workers on one text share.
struct text_plan {
  kernels::hash_seed seed = {};
  kernels::scan_loop loop;
  kernels::key_hash hash;
  /// Groups of all breakdowns, as they are spelt, that the loops may make: where there are more, only the careful
  /// reader knows whether they pass a limit.
  std::size_t most_groups = 0;
  /// So many one worker keeps for itself, then it pours them into a table of all.
  std::size_t worker_groups = 0;
  std::vector<lane_plan> lanes;  ///< one per breakdown; one without any when there is none
  found_table table;
};

/// Sets how many groups the loops may make, by what the limits leave beside the groups that are there and those that
/// the front may have.
void set_room(text_plan& plan, const read_options& options, const std::vector<grouped_tally>& there,
              std::size_t workers);

/// Empty when the loops cannot serve this table: a scale of more than one digit, too many questions for a register,
/// dates or duplicates to be looked at, running numbers that are not the first column, a mapping that gives rows or
/// cells another meaning, joint counts of rows that stand for several respondents.
/// \param crlf its rows end in CR LF
[[nodiscard]] std::optional<text_plan> plan_text(const found_table& of, const table& from, const read_options& options,
                                                 bool crlf, kernels::isa isa);

}  // namespace ikm

#endif
