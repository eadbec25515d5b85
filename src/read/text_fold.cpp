// SPDX-License-Identifier: BSL-1.0
#include "read/text_fold.hpp"

#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/profile.hpp>

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

namespace ikm {
namespace {

using kernels::group;
using kernels::group_table;

/// The counts of one group as the loops keep them, as wide numbers.
struct line_counts {
  explicit line_counts(const kernels::row_shape& shape) : whole(shape.cells() + 1), partial(shape.cells() + 1) {}

  void add(const line_counts& other, bool less = false) {
    for (std::size_t i = 0; i < whole.size(); ++i) {
      whole[i] += less ? -other.whole[i] : other.whole[i];
      partial[i] += less ? -other.partial[i] : other.partial[i];
    }
  }
  void clear() {
    std::fill(whole.begin(), whole.end(), 0);
    std::fill(partial.begin(), partial.end(), 0);
  }
  [[nodiscard]] std::uint64_t respondents() const { return whole.back() + partial.back(); }

  std::vector<std::uint64_t> whole;
  std::vector<std::uint64_t> partial;
};

/// The same as a tally: questions in the methodology's order, and blanks, which lines leave out.
class tally_maker {
 public:
  tally_maker(const methodology& method, const lane_plan& plan)
      : method_{method},
        plan_{plan},
        levels_{plan.shape.steps() + 1u},
        counts_(2 * plan.question_of.size() * levels_) {}

  [[nodiscard]] tally operator()(const line_counts& from) {
    const std::uint64_t respondents = from.respondents();
    const std::uint64_t complete = from.whole.back();
    const std::size_t steps = plan_.shape.steps();
    for (std::size_t i = 0; i < plan_.question_of.size(); ++i) {
      std::uint64_t* const all = counts_.data() + plan_.question_of[i] * levels_;
      std::uint64_t* const whole = all + counts_.size() / 2;
      std::uint64_t answered = 0;
      for (std::size_t step = 0; step < steps; ++step) {
        whole[step + 1] = from.whole[i * steps + step];
        all[step + 1] = whole[step + 1] + from.partial[i * steps + step];
        answered += all[step + 1];
      }
      all[0] = respondents - answered;
    }
    return tally::from_counts(method_, respondents, complete, counts_);
  }

 private:
  const methodology& method_;
  const lane_plan& plan_;
  std::size_t levels_;
  std::vector<std::uint64_t> counts_;
};

/// What is left of `from` when `less`, which is part of it, is taken away.
tally difference(const tally& from, const tally& less) {
  std::vector<std::uint64_t> counts(from.counts().begin(), from.counts().end());
  std::transform(counts.begin(), counts.end(), less.counts().begin(), counts.begin(), std::minus<>{});
  return tally::from_counts(from.method(), from.respondents() - less.respondents(),
                            from.respondents(coverage::complete) - less.respondents(coverage::complete), counts);
}

/// The values of a key that the loops took as it stood in the text.
class key_reader {
 public:
  key_reader(char delimiter, const std::vector<group_value>& how) : delimiter_{delimiter}, how_{how} {}

  [[nodiscard]] group_key operator()(std::string_view raw) {
    group_key values;
    values.reserve(how_.size());
    if (how_.size() == 1 && (raw.empty() || raw.front() != '"')) {
      add(values, raw);
    } else {
      static_cast<void>(cells_.split(raw, delimiter_, how_.size()));
      for (const std::string_view cell : cells_.cells()) add(values, cell);
    }
    return values;
  }

 private:
  void add(group_key& values, std::string_view cell) const {
    const group_value& how = how_[values.size()];
    if (how.standard)
      values.push_back(normalised(*how.standard, trimmed(cell)));
    else
      values.emplace_back(trimmed(cell));
  }

  char delimiter_;
  const std::vector<group_value>& how_;
  csv_cells cells_;
};

}  // namespace

bool recorded_rows::next(row& into) {
  if (now == mode::hold || !rest_.next(into)) return false;
  if (now == mode::record) kept_.push_back({into.line, into.stray_quote, {into.cells.begin(), into.cells.end()}});
  return true;
}

bool fed_rows::next(row& into) {
  if (given_ < front_.size()) {
    const kept_row& kept = front_[given_++];
    cells_.assign(kept.cells.begin(), kept.cells.end());
    into = {.line = kept.line, .cells = cells_, .stray_quote = kept.stray_quote};
    return true;
  }
  if (!fed_) return false;
  into = *fed_;
  fed_.reset();
  return true;
}

row_judge::row_judge(const std::string& name, char delimiter, const std::vector<kept_row>& front,
                     const methodology& method, const read_options& options, survey& into)
    : rows_{name, delimiter, front}, table_{rows_, method, options.by, options.said}, fold_{name,    {},    method,
                                                                                            options, seen_, into} {
  fold_.begin(table_, rows_);
  into.account.files.clear();
  for (table_row passed; table_.next(passed);) {
  }
}

void row_judge::take(const row& next) {
  rows_.feed(next);
  table_row judged;
  if (table_.next(judged)) fold_.take(table_, judged);
}

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::optional<text_plan> plan_text(const std::string& name, const methodology& method, const column_plan& columns,
                                   const read_options& options, const std::vector<kept_row>& front, char delimiter,
                                   bool crlf, kernels::isa isa) {
  using kernels::row_shape;
  constexpr std::size_t longest_plain_row = std::size_t{1} << 14;
  const answer_scale& scale = method.scale();
  const auto steps = static_cast<std::size_t>(scale.highest - scale.lowest + 1);
  const bool alphanumeric = (delimiter >= '0' && delimiter <= '9') || (delimiter >= 'A' && delimiter <= 'Z') ||
                            (delimiter >= 'a' && delimiter <= 'z');
  const mapping& said = options.said;
  if (options.joint_counts || options.from || options.to || options.duplicates != duplicates::ignore ||
      columns.complete_column || !said.skip_lines.empty() || !said.totals.empty() || !said.words.empty() ||
      !said.blanks.empty())
    return std::nullopt;
  // A header that is itself an answer could be repeated in a row of answers.
  for (const std::size_t column : columns.answer_columns)
    if (columns.headers[column].size() <= 1) return std::nullopt;
  for (const auto& values : columns.group_values)
    for (const group_value& value : values)
      if (value.by_period) return std::nullopt;
  if (scale.highest > 9 || method.question_count() > row_shape::most_questions ||
      method.question_count() * steps > kernels::respondents_at || options.csv.max_row_bytes < longest_plain_row ||
      columns.width > (std::size_t{1} << 16) || alphanumeric || delimiter == '"' || delimiter == '\r' ||
      delimiter == '\n')
    return std::nullopt;

  text_plan made{.name = name,
                 .method = method,
                 .csv = options.csv,
                 .front = front,
                 .lanes = {},
                 .loop = kernels::scan_loop_for(isa),
                 .hash = kernels::key_hash_for(isa)};
  made.csv.delimiter = delimiter;

  std::vector<std::size_t> question_of(method.question_count());
  std::iota(question_of.begin(), question_of.end(), std::size_t{0});
  std::sort(question_of.begin(), question_of.end(),
            [&](std::size_t a, std::size_t b) { return columns.answer_columns[a] < columns.answer_columns[b]; });
  std::vector<std::uint32_t> answer_columns;
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
    lane.shape.labelled = lane.shape.columns != lane.shape.questions;
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

std::optional<std::size_t> row_end(std::string_view text, std::size_t at, char delimiter) {
  bool quoted = false;
  bool cell_start = true;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '"') quoted = false;
      cell_start = c == '"';
    } else if (c == '"' && cell_start) {
      quoted = true;
    } else if (c == '\n') {
      return at;
    } else {
      cell_start = c == delimiter;
    }
  }
  return std::nullopt;
}

text_fold::lane::lane(const text_plan& text, const lane_plan& plan_in)
    : plan{plan_in},
      careful{empty_survey(text.method, plan_in.options)},
      judge{text.name, text.csv.delimiter, text.front, text.method, plan_in.options, careful},
      groups{plan_in.shape.cells(), text.seed},
      plain{plan_in.shape} {}

text_fold::text_fold(const text_plan& plan) : plan_{plan} {
  for (const lane_plan& lane_of : plan.lanes) lanes_.push_back(std::make_unique<lane>(plan, lane_of));
}

bool text_fold::take_carefully(lane& by, std::string_view text) {
  if (text.size() > plan_.csv.max_row_bytes || !cells_.split(text, plan_.csv.delimiter, plan_.csv.max_columns))
    return false;
  try {
    by.judge.take({.line = 0, .cells = cells_.cells(), .stray_quote = cells_.stray_quote()});
  } catch (const input_error&) {
    return false;  // it will be thrown again with its line
  }
  return true;
}

text_fold::passed text_fold::take(lane& by, const piece& text) {
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
    const auto end = row_end({text.text, text.limit}, job.at, plan_.csv.delimiter);
    if (!end) {
      out.refused = text.limit - job.at > plan_.csv.max_row_bytes;
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
  out.next = job.at;
  out.foreign = job.nul || by.careful.account.skips.contains(row_kind::totals) ||
                (job.beyond_ascii && !is_utf8({text.text + text.begin, std::min(job.at, text.limit) - text.begin}));
  out.lines = job.rows + job.inner_lines + careful_lines;
  return out;
}

text_fold::passed text_fold::take(const piece& text) {
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

void text_fold::collect(std::vector<std::unique_ptr<text_fold>>& from, text_fold* less, survey& into) {
  const text_plan& text = from.front()->plan_;
  for (std::size_t i = 0; i < text.lanes.size(); ++i) {
    const lane_plan& plan = text.lanes[i];
    tally_maker as_tally{text.method, plan};
    lane& first = *from.front()->lanes_[i];
    lane* const taken_away = less == nullptr ? nullptr : less->lanes_[i].get();

    // What was counted carefully. The complaints themselves are found again in order, so only their numbers stand here.
    survey careful{.all = tally{text.method}};
    std::map<group_key, tally> careful_groups;
    std::uint64_t fast_rows = 0;
    for (const auto& worker : from) {
      const lane& l = *worker->lanes_[i];
      careful.all.merge(l.careful.all);
      careful.account.merge(l.careful.account);
      worker->lanes_[i]->judge.finish();
      if (!l.careful.groups.empty())
        for (const auto& [key, counts] : l.careful.groups.front().groups()) {
          const auto [place, fresh] = careful_groups.try_emplace(key, counts);
          if (!fresh) place->second.merge(counts);
        }
      fast_rows += l.rows;
    }
    if (taken_away != nullptr) {
      const row_account& wrong = taken_away->careful.account;
      taken_away->judge.finish();
      careful.all = difference(careful.all, taken_away->careful.all);
      careful.account.rows -= wrong.rows;
      careful.account.accepted -= wrong.accepted;
      careful.account.rejected -= wrong.rejected;
      careful.account.skipped -= wrong.skipped;
      const auto none = [](const auto& entry) { return entry.second == 0; };
      for (const auto& [why, count] : wrong.reject_counts) careful.account.reject_counts[why] -= count;
      std::erase_if(careful.account.reject_counts, none);
      for (const auto& [kind, count] : wrong.skips) careful.account.skips[kind] -= count;
      std::erase_if(careful.account.skips, none);
      fast_rows -= taken_away->rows;
      if (!taken_away->careful.groups.empty())
        for (const auto& [key, counts] : taken_away->careful.groups.front().groups()) {
          const auto place = careful_groups.find(key);
          place->second = difference(place->second, counts);
          if (place->second.respondents() == 0) careful_groups.erase(place);
        }
    }
    if (i == 0) {
      static_cast<row_counts&>(into.account).merge(careful.account);
      into.account.rows += fast_rows;
      into.account.accepted += fast_rows;
      for (const auto& [why, count] : careful.account.reject_counts) into.account.reject_counts[why] += count;
      for (const auto& [kind, count] : careful.account.skips) into.account.skips[kind] += count;
      into.all.merge(careful.all);
    }

    if (plan.shape.key.empty()) {
      line_counts sum{plan.shape};
      line_counts part{plan.shape};
      for (const auto& worker : from) {
        worker->lanes_[i]->plain.settle();
        part.whole = worker->lanes_[i]->plain.whole;
        part.partial = worker->lanes_[i]->plain.partial;
        sum.add(part);
      }
      if (taken_away != nullptr) {
        taken_away->plain.settle();
        part.whole = taken_away->plain.whole;
        part.partial = taken_away->plain.partial;
        sum.add(part, true);
      }
      into.all.merge(as_tally(sum));
      continue;
    }

    // Tables of other workers are poured into the first; each is let go when it is.
    for (std::size_t w = 1; w < from.size(); ++w) {
      group_table& other = from[w]->lanes_[i]->groups;
      first.groups.merge(other, text.hash);
      other = group_table{plan.shape.cells(), text.seed};
    }
    key_reader values{text.csv.delimiter, plan.group_values};
    std::vector<std::pair<group_key, std::uint32_t>> order;
    order.reserve(first.groups.size());
    for (std::size_t g = 0; g < first.groups.size(); ++g)
      order.emplace_back(values(first.groups.at(g).name()), static_cast<std::uint32_t>(g));
    std::sort(order.begin(), order.end());

    line_counts sum{plan.shape};
    line_counts whole{plan.shape};
    for (std::size_t at = 0; at < order.size();) {
      // Keys that differ only in quotes or blanks around them are one group.
      sum.clear();
      std::size_t same = at;
      for (; same < order.size() && order[same].first == order[at].first; ++same) {
        const group& g = first.groups.at(order[same].second);
        first.groups.add_counts(g, sum.whole, sum.partial);
        if (taken_away == nullptr) continue;
        if (const group* wrong = taken_away->groups.find(text.hash(g.name(), taken_away->groups.seed()), g.name())) {
          line_counts part{plan.shape};
          taken_away->groups.add_counts(*wrong, part.whole, part.partial);
          sum.add(part, true);
        }
      }
      if (sum.respondents() != 0) {
        whole.add(sum);
        into.groups[i].add(std::move(order[at].first), as_tally(sum));
      }
      at = same;
    }
    for (const auto& [key, counts] : careful_groups) into.groups[i].at(key).merge(counts);
    if (i == 0) into.all.merge(as_tally(whole));
  }
}

}  // namespace ikm
