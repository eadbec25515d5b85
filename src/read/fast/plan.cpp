// SPDX-License-Identifier: BSL-1.0
#include "read/fast/plan.hpp"

#include "read/fast/kernels/group_table.hpp"
#include "tally/group_budget.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

namespace ikm {

using kernels::group;

namespace {

/// Whether every row means what the loops take it to mean.
bool gives_rows_one_meaning(const table& from, const read_options& options) {
  const mapping& said = options.said;
  const column_plan& columns = from.plan();
  if (from.has_turned() || from.stamped_by().value_or(0) != 0 || from.numbered_by().value_or(0) != 0 || options.from ||
      options.to || options.duplicates != duplicates::ignore || columns.complete_column || !said.skip_lines.empty() ||
      said.last_line || !said.totals.empty() || !said.words.empty() || !said.blanks.empty() ||
      !said.complete_values.empty() || !said.leave_out.empty() || !said.first_of.empty() ||
      (columns.count_column && options.joint_counts))
    return false;
  // A header that is itself an answer could be repeated in a row of answers.
  const auto is_answer = [&](std::size_t column) { return columns.headers[column].size() <= 1; };
  if (std::any_of(columns.answer_columns.begin(), columns.answer_columns.end(), is_answer)) return false;
  return std::none_of(columns.group_values.begin(), columns.group_values.end(), [](const auto& values) {
    return std::any_of(values.begin(), values.end(),
                       [](const group_value& value) { return value.by_period.has_value(); });
  });
}

std::size_t steps_of(const answer_scale& scale) { return static_cast<std::size_t>(scale.highest - scale.lowest) + 1; }

/// Whether rows of this form fit the registers.
bool fits_the_loops(const found_table& of, const column_plan& columns, const read_options& options) {
  constexpr std::size_t longest_plain_row = std::size_t{1} << 14;
  const answer_scale& scale = of.method.scale();
  const std::size_t questions = of.method.question_count();
  const char delimiter = of.csv.delimiter;
  const bool alphanumeric = (delimiter >= '0' && delimiter <= '9') || (delimiter >= 'A' && delimiter <= 'Z') ||
                            (delimiter >= 'a' && delimiter <= 'z');
  return scale.highest <= 9 && questions <= kernels::row_shape::most_questions &&
         questions * steps_of(scale) <= kernels::respondents_at && options.csv.max_row_bytes >= longest_plain_row &&
         columns.width <= (std::size_t{1} << 16) && !alphanumeric && delimiter != '"' && delimiter != '\r' &&
         delimiter != '\n';
}

/// The questions, as their columns are from left to right.
std::vector<std::size_t> questions_by_column(const column_plan& columns) {
  std::vector<std::size_t> made(columns.answer_columns.size());
  std::iota(made.begin(), made.end(), std::size_t{0});
  std::sort(made.begin(), made.end(),
            [&](std::size_t a, std::size_t b) { return columns.answer_columns[a] < columns.answer_columns[b]; });
  return made;
}

/// All but the breakdown.
lane_plan plain_lane(const found_table& of, const table& from, const read_options& options, bool crlf) {
  const column_plan& columns = from.plan();
  const answer_scale& scale = of.method.scale();
  lane_plan lane;
  lane.question_of = questions_by_column(columns);
  std::vector<std::uint32_t> answer_columns;
  answer_columns.reserve(lane.question_of.size());
  for (const std::size_t q : lane.question_of)
    answer_columns.push_back(static_cast<std::uint32_t>(columns.answer_columns[q]));
  lane.shape.delimiter = of.csv.delimiter;
  lane.shape.crlf = crlf;
  lane.shape.columns = static_cast<std::uint32_t>(columns.width);
  lane.shape.lowest = static_cast<std::uint8_t>(scale.lowest);
  lane.shape.highest = static_cast<std::uint8_t>(scale.highest);
  lane.shape.set_answers(answer_columns);
  if (columns.count_column) lane.shape.count_column = static_cast<std::uint32_t>(*columns.count_column);
  if (options.joint_counts) lane.shape.joint = {.questions = of.method.question_count(), .steps = steps_of(scale)};
  if (from.numbered_by() || from.stamped_by())
    lane.shape.first = kernels::row_shape::first_cell::number;
  else if (lane.shape.columns != lane.shape.questions)
    lane.shape.first = kernels::row_shape::first_cell::label;
  lane.options = options;
  lane.options.on_reject = {};
  return lane;
}

/// Columns side by side are one slice of the row.
void add_breakdown(lane_plan& lane, const column_plan& columns, const read_options& options, std::size_t i) {
  lane.group_values = columns.group_values[i];
  lane.options.by = {options.by[i]};
  for (const std::size_t column : columns.group_columns[i]) {
    const auto c = static_cast<std::uint32_t>(column);
    if (!lane.shape.key.empty() && lane.shape.key.back().last + 1 == c)
      lane.shape.key.back().last = c;
    else
      lane.shape.key.push_back({c, c});
  }
}

}  // namespace

std::optional<text_plan> plan_text(const found_table& of, const table& from, const read_options& options, bool crlf,
                                   kernels::isa isa) {
  const column_plan& columns = from.plan();
  if (!gives_rows_one_meaning(from, options) || !fits_the_loops(of, columns, options)) return std::nullopt;
  text_plan made{.loop = kernels::scan_loop_for(isa), .hash = kernels::key_hash_for(isa), .lanes = {}, .table = of};
  const lane_plan plain = plain_lane(of, from, options, crlf);
  if (options.by.empty()) made.lanes.push_back(plain);
  made.lanes.reserve(options.by.size());
  for (std::size_t i = 0; i < options.by.size(); ++i) {
    lane_plan& lane = made.lanes.emplace_back(plain);
    add_breakdown(lane, columns, options, i);
    if (lane.shape.key.size() > kernels::row_shape::most_slices) return std::nullopt;
  }
  return made;
}

void set_room(text_plan& plan, const read_options& options, const std::vector<grouped_tally>& there,
              std::size_t workers) {
  const kernels::joint_shape& joint = plan.lanes.front().shape.joint;
  group_budget left{plan.table.method, options.limits.tally};
  left.begin(there, options.joint_counts);
  const group_key longest{std::string(kernels::key_room, 'x')};
  const std::uint64_t in_loops = sizeof(group) + joint.cells() * sizeof(std::uint16_t);
  const std::uint64_t by_bytes = left.bytes_left() / (bytes_of_counts(plan.table.method) + bytes_of_name(longest));
  const std::uint64_t by_joint =
      joint.questions == 0 ? by_bytes : left.joint_bytes_left() / (bytes_of_joint(plan.table.method) + in_loops);
  const auto room = std::min<std::uint64_t>({left.groups_left(), by_bytes, by_joint});
  const std::uint64_t in_front = plan.table.front.size() * plan.lanes.size();
  plan.most_groups = static_cast<std::size_t>(room - std::min(room, in_front));
  plan.worker_groups = plan.most_groups / workers;
  // What the loops leave to the careful readers of the workers is kept by each of them.
  for (lane_plan& lane : plan.lanes) {
    tally_limits& limits = lane.options.limits.tally;
    limits.max_groups = plan.worker_groups;
    limits.max_group_bytes = left.bytes_left() / workers / plan.lanes.size();
    limits.max_joint_bytes = left.joint_bytes_left() / workers / plan.lanes.size();
  }
}

}  // namespace ikm
