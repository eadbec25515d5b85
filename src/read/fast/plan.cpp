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

std::optional<text_plan> plan_text(const found_table& of, const table& from, const read_options& options, bool crlf,
                                   kernels::isa isa) {
  using kernels::row_shape;
  constexpr std::size_t longest_plain_row = std::size_t{1} << 14;
  const methodology& method = of.method;
  const char delimiter = of.csv.delimiter;
  const answer_scale& scale = method.scale();
  const std::size_t steps = static_cast<std::size_t>(scale.highest - scale.lowest) + 1;
  const bool alphanumeric = (delimiter >= '0' && delimiter <= '9') || (delimiter >= 'A' && delimiter <= 'Z') ||
                            (delimiter >= 'a' && delimiter <= 'z');
  const mapping& said = options.said;
  const column_plan& columns = from.plan();
  if (from.has_turned() || from.stamped_by().value_or(0) != 0 || options.from || options.to ||
      options.duplicates != duplicates::ignore || columns.complete_column || !said.skip_lines.empty() ||
      said.last_line || !said.totals.empty() || !said.words.empty() || !said.blanks.empty() ||
      !said.complete_values.empty() || !said.leave_out.empty() || !said.first_of.empty() ||
      (columns.count_column && options.joint_counts))
    return std::nullopt;
  // A header that is itself an answer could be repeated in a row of answers.
  for (const std::size_t column : columns.answer_columns)
    if (columns.headers[column].size() <= 1) return std::nullopt;
  for (const auto& values : columns.group_values)
    for (const group_value& value : values)
      if (value.by_period) return std::nullopt;
  if (scale.highest > 9 || method.question_count() > row_shape::most_questions ||
      method.question_count() * steps > kernels::respondents_at || options.csv.max_row_bytes < longest_plain_row ||
      columns.width > (std::size_t{1} << 16) || from.numbered_by().value_or(0) != 0 || alphanumeric ||
      delimiter == '"' || delimiter == '\r' || delimiter == '\n')
    return std::nullopt;

  text_plan made{.loop = kernels::scan_loop_for(isa), .hash = kernels::key_hash_for(isa), .lanes = {}, .table = of};

  std::vector<std::size_t> question_of(method.question_count());
  std::iota(question_of.begin(), question_of.end(), std::size_t{0});
  std::sort(question_of.begin(), question_of.end(),
            [&](std::size_t a, std::size_t b) { return columns.answer_columns[a] < columns.answer_columns[b]; });
  std::vector<std::uint32_t> answer_columns;
  answer_columns.reserve(question_of.size());
  for (const std::size_t q : question_of)
    answer_columns.push_back(static_cast<std::uint32_t>(columns.answer_columns[q]));

  for (std::size_t i = 0; i < std::max<std::size_t>(1, options.by.size()); ++i) {
    lane_plan& lane = made.lanes.emplace_back();
    lane.shape.delimiter = delimiter;
    lane.shape.crlf = crlf;
    lane.shape.columns = static_cast<std::uint32_t>(columns.width);
    lane.shape.lowest = static_cast<std::uint8_t>(scale.lowest);
    lane.shape.highest = static_cast<std::uint8_t>(scale.highest);
    lane.shape.set_answers(answer_columns);
    if (columns.count_column) lane.shape.count_column = static_cast<std::uint32_t>(*columns.count_column);
    if (options.joint_counts) lane.shape.joint = {.questions = method.question_count(), .steps = steps};
    if (from.numbered_by() || from.stamped_by())
      lane.shape.first = row_shape::first_cell::number;
    else if (lane.shape.columns != lane.shape.questions)
      lane.shape.first = row_shape::first_cell::label;
    lane.question_of = question_of;
    lane.options = options;
    lane.options.on_reject = {};
    if (options.by.empty()) continue;
    lane.group_values = columns.group_values[i];
    lane.options.by = {options.by[i]};
    for (const std::size_t column : columns.group_columns[i]) {
      const auto c = static_cast<std::uint32_t>(column);
      if (!lane.shape.key.empty() && lane.shape.key.back().last + 1 == c)
        lane.shape.key.back().last = c;
      else
        lane.shape.key.push_back({c, c});
    }
    if (lane.shape.key.size() > row_shape::most_slices) return std::nullopt;
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
