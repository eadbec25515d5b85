// SPDX-License-Identifier: BSL-1.0
#include "read/fast/worker.hpp"

#include "read/fast/row_end.hpp"
#include "read/intake.hpp"

#include <algorithm>
#include <cstring>

namespace ikm {
using kernels::group;
using kernels::group_table;

text_worker::lane::lane(const text_plan& text, const lane_plan& plan_in)
    : plan{plan_in},
      careful{empty_survey(text.table.method, plan_in.options)},
      judge{text.table, plan_in.options, careful},
      groups{plan_in.shape.cells(), text.seed, plan_in.shape.joint},
      plain{plan_in.shape} {}

text_worker::text_worker(const text_plan& plan) : plan_{plan} {
  for (const lane_plan& lane_of : plan.lanes) lanes_.push_back(std::make_unique<lane>(plan, lane_of));
}

bool text_worker::take_carefully(lane& by, std::string_view text) {
  if (text.size() > plan_.table.csv.max_row_bytes ||
      !cells_.split(text, plan_.table.csv.delimiter, plan_.table.csv.max_columns))
    return false;
  try {
    by.judge.take({.line = 0, .cells = cells_.cells(), .stray_quote = cells_.stray_quote()});
  } catch (const input_error&) {
    return false;  // it will be thrown again with its line
  }
  return true;
}

text_worker::passed text_worker::take(lane& by, const piece& text) {
  kernels::scan job;
  job.shape = &by.plan.shape;
  job.text = text.text;
  job.at = text.begin;
  job.end = text.end;
  job.limit = text.limit;
  if (by.plan.shape.key.empty())
    job.plain = &by.plain;
  else
    job.groups = &by.groups;

  passed out;
  std::uint64_t careful_lines = 0;
  for (;;) {
    const kernels::stopped why = plan_.loop(job);
    for (const kernels::odd_row& odd : job.odd)
      out.refused = !take_carefully(by, {text.text + odd.begin, odd.end - odd.begin}) || out.refused;
    careful_lines += job.odd.size();
    job.odd.clear();
    if (why == kernels::stopped::at_end || out.refused) break;
    const auto end = row_end({text.text, text.limit}, job.at, plan_.table.csv.delimiter);
    if (!end) {
      out.refused = text.limit - job.at > plan_.table.csv.max_row_bytes;
      out.unfinished = !out.refused;
      break;
    }
    const char* const row = text.text + job.at;
    job.nul = job.nul || std::memchr(row, '\0', *end - job.at) != nullptr;
    job.beyond_ascii = true;  // not looked for here
    careful_lines += static_cast<std::uint64_t>(std::count(row, text.text + *end, '\n')) + 1;
    out.refused = !take_carefully(by, {row, *end - job.at});
    if (out.refused) break;
    job.at = *end + 1;
  }
  by.rows += job.rows;
  by.respondents += by.plan.shape.count_column ? job.respondents : job.rows;
  out.next = job.at;
  out.foreign = job.nul || by.judge.has_turned() ||
                (job.beyond_ascii && !is_utf8({text.text + text.begin, std::min(job.at, text.limit) - text.begin}));
  out.lines = job.rows + job.inner_lines + careful_lines;
  return out;
}

text_worker::passed text_worker::take(const piece& text) {
  passed out;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const passed mine = take(*lanes_[i], text);
    if (i == 0) {
      out = mine;
    } else {
      out.refused = out.refused || mine.refused;
      out.foreign = out.foreign || mine.foreign;
    }
  }
  return out;
}

std::size_t text_worker::group_count() const noexcept {
  std::size_t count = 0;
  for (const auto& one : lanes_) count += one->groups.size() + one->judge.group_count();
  return count;
}

bool text_worker::passes_limit() const noexcept {
  return std::any_of(lanes_.begin(), lanes_.end(), [](const auto& one) { return one->judge.passes_limit(); });
}

void text_worker::pour(text_worker& from) {
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    lane& mine = *lanes_[i];
    lane& theirs = *from.lanes_[i];
    mine.groups.merge(theirs.groups, plan_.hash);
    theirs.groups = group_table{mine.plan.shape.cells(), plan_.seed, mine.plan.shape.joint};
  }
}

}  // namespace ikm
