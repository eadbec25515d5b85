// SPDX-License-Identifier: BSL-1.0
#include "read/text_fold.hpp"

#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/profile.hpp>

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <future>
#include <numeric>
#include <type_traits>
#include <utility>

namespace ikm {
namespace {

using kernels::group;
using kernels::group_table;

/// The counts of one group as the loops keep them, as wide numbers.
struct line_counts {
  explicit line_counts(const kernels::row_shape& shape)
      : whole(shape.cells() + 1), partial(shape.cells() + 1), joint(shape.joint.cells()) {}

  void add(const line_counts& other, bool less = false) {
    for (std::size_t i = 0; i < whole.size(); ++i) {
      whole[i] += less ? -other.whole[i] : other.whole[i];
      partial[i] += less ? -other.partial[i] : other.partial[i];
    }
    for (std::size_t i = 0; i < joint.size(); ++i) joint[i] += less ? -other.joint[i] : other.joint[i];
  }
  void add(const group_table& from, const group& counted) {
    from.add_counts(counted, whole, partial);
    if (!joint.empty()) from.add_joint(counted, joint);
  }
  void clear() {
    std::fill(whole.begin(), whole.end(), 0);
    std::fill(partial.begin(), partial.end(), 0);
    std::fill(joint.begin(), joint.end(), 0);
  }
  [[nodiscard]] std::uint64_t respondents() const { return whole.back() + partial.back(); }

  std::vector<std::uint64_t> whole;
  std::vector<std::uint64_t> partial;
  std::vector<std::uint64_t> joint;
};

/// The same as a tally: questions in the methodology's order, and blanks, which lines leave out.
class tally_maker {
 public:
  tally_maker(const methodology& method, const lane_plan& plan)
      : method_{method},
        plan_{plan},
        levels_{plan.shape.steps() + 1U},
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
    tally made = tally::from_counts(method_, respondents, complete, counts_);
    if (!from.joint.empty()) made.keep(joint(from));
    return made;
  }

 private:
  /// Moments of answers from those of steps: an answer is its step and `beyond` more.
  [[nodiscard]] joint_counts joint(const line_counts& from) const {
    const kernels::joint_shape& shape = plan_.shape.joint;
    const std::size_t n = shape.questions;
    const std::uint64_t beyond = plan_.shape.lowest - 1U;
    std::vector<std::size_t> column_of(n);
    for (std::size_t i = 0; i < n; ++i) column_of[plan_.question_of[i]] = i;
    const auto at = [&](std::size_t square, std::size_t a, std::size_t b) {
      return from.joint[square * shape.square() + column_of[a] * kernels::joint_shape::row + column_of[b]];
    };
    const std::uint64_t complete = from.whole.back();
    const auto complete_steps = [&](std::size_t a) {
      return from.joint[column_of[a] * kernels::joint_shape::row + kernels::joint_shape::row - 1];
    };
    std::vector<std::uint64_t> pairs;
    pairs.reserve(pair_counts::stored_size(n));
    pairs.push_back(complete);
    for (std::size_t a = 0; a < n; ++a) pairs.push_back(complete_steps(a) + beyond * complete);
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = a; b < n; ++b)
        pairs.push_back(at(0, a, b) + beyond * (complete_steps(a) + complete_steps(b)) + beyond * beyond * complete);
    pairs.push_back(from.partial.back());
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = a; b < n; ++b) pairs.push_back(at(1, a, b));
    for (std::size_t of = 0; of < n; ++of)
      for (std::size_t where = 0; where < n; ++where) pairs.push_back(at(2, of, where) + beyond * at(1, of, where));
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = a; b < n; ++b)
        pairs.push_back(at(3, a, b) + beyond * (at(2, a, b) + at(2, b, a)) + beyond * beyond * at(1, a, b));
    return {pair_counts::from_counts(method_, pairs),
            own_sums::from_counts(method_, std::span{from.joint}.subspan(shape.own()))};
  }

  const methodology& method_;
  const lane_plan& plan_;
  std::size_t levels_;
  std::vector<std::uint64_t> counts_;
};

/// What is left of `from` when `less`, which is part of it, is taken away.
tally difference(const tally& from, const tally& less) {
  std::vector<std::uint64_t> counts = from.counts();
  const std::vector<std::uint64_t> less_counts = less.counts();
  std::transform(counts.begin(), counts.end(), less_counts.begin(), counts.begin(), std::minus<>{});
  tally left = tally::from_counts(from.method(), from.respondents() - less.respondents(),
                                  from.respondents(coverage::complete) - less.respondents(coverage::complete), counts);
  if (!from.has_joint_counts() || !less.has_joint_counts()) return left;
  std::vector<std::uint64_t> pairs = from.joint().pairs.counts();
  const std::vector<std::uint64_t> less_pairs = less.joint().pairs.counts();
  std::transform(pairs.begin(), pairs.end(), less_pairs.begin(), pairs.begin(), std::minus<>{});
  std::vector<std::uint64_t> own(from.joint().own.counts().begin(), from.joint().own.counts().end());
  std::transform(own.begin(), own.end(), less.joint().own.counts().begin(), own.begin(), std::minus<>{});
  left.keep({pair_counts::from_counts(from.method(), pairs), own_sums::from_counts(from.method(), own)});
  return left;
}

/// The ends of as many parts of `count` things as there are threads; one part where they are few.
std::vector<std::size_t> parts_of(std::size_t count, std::size_t threads) {
  constexpr std::size_t worth_a_thread = 4096;
  const std::size_t parts = std::clamp<std::size_t>(count / worth_a_thread, 1, threads);
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i <= parts; ++i) ends.push_back(count * i / parts);
  return ends;
}

/// What `make(begin, end)` makes of each part, the first on this thread; of those that find no thread, too.
template <class Make>
auto in_parallel(std::size_t begin, const std::vector<std::size_t>& ends, const Make& make) {
  std::vector<std::future<std::invoke_result_t<Make, std::size_t, std::size_t>>> under_way;
  for (const std::size_t end : ends) {
    const std::launch when = under_way.empty() ? std::launch::deferred : std::launch::async | std::launch::deferred;
    under_way.push_back(std::async(when, std::cref(make), begin, end));
    begin = end;
  }
  std::vector<std::invoke_result_t<Make, std::size_t, std::size_t>> made;
  made.reserve(under_way.size());
  for (auto& part : under_way) made.push_back(part.get());
  return made;
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
  if (now != mode::record) return true;
  // A table reads so far ahead; who asks for more reads a long table, whose rows are not for the loops.
  constexpr std::size_t rows_ahead = 64;
  constexpr std::size_t bytes_ahead = std::size_t{1} << 22;
  if (kept_.size() >= rows_ahead || kept_bytes_ >= bytes_ahead) {
    kept_ = {};
    now = mode::pass;
    return true;
  }
  kept_.push_back(ikm::kept(into));
  for (const std::string_view cell : into.cells) kept_bytes_ += cell.size();
  return true;
}

bool fed_rows::next(row& into) {
  if (given_ < front_.size()) {
    const kept_row& kept = front_[given_++];
    cells_.assign(kept.cells.begin(), kept.cells.end());
    into = {.line = kept.line, .record = kept.record, .cells = cells_, .stray_quote = kept.stray_quote};
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
  fold_.note_limits();
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

std::optional<text_plan> plan_text(const std::string& name, const methodology& method, const table& from,
                                   const read_options& options, const std::vector<kept_row>& front, char delimiter,
                                   bool crlf, kernels::isa isa) {
  using kernels::row_shape;
  constexpr std::size_t longest_plain_row = std::size_t{1} << 14;
  const answer_scale& scale = method.scale();
  const std::size_t steps = static_cast<std::size_t>(scale.highest - scale.lowest) + 1;
  const bool alphanumeric = (delimiter >= '0' && delimiter <= '9') || (delimiter >= 'A' && delimiter <= 'Z') ||
                            (delimiter >= 'a' && delimiter <= 'z');
  const mapping& said = options.said;
  const column_plan& columns = from.plan();
  if (from.has_turned() || from.stamped_by().value_or(0) != 0 || options.from || options.to ||
      options.duplicates != duplicates::ignore || columns.complete_column || !said.skip_lines.empty() ||
      said.last_line || !said.totals.empty() || !said.words.empty() || !said.blanks.empty() ||
      !said.complete_values.empty() || !said.leave_out.empty() || !said.count.empty() || !said.first_of.empty())
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
  group_budget left{plan.method, options.limits.tally};
  left.begin(there, options.joint_counts);
  const group_key longest{std::string(kernels::key_room, 'x')};
  const std::uint64_t in_loops = sizeof(group) + joint.cells() * sizeof(std::uint16_t);
  const std::uint64_t by_bytes = left.bytes_left() / (bytes_of_counts(plan.method) + bytes_of_name(longest));
  const std::uint64_t by_joint =
      joint.questions == 0 ? by_bytes : left.joint_bytes_left() / (bytes_of_joint(plan.method) + in_loops);
  const std::uint64_t room = std::min<std::uint64_t>({left.groups_left(), by_bytes, by_joint});
  const std::uint64_t in_front = plan.front.size() * plan.lanes.size();
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
      groups{plan_in.shape.cells(), text.seed, plan_in.shape.joint},
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
  out.foreign = job.nul || by.judge.has_turned() ||
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

std::size_t text_fold::group_count() const noexcept {
  std::size_t count = 0;
  for (const auto& one : lanes_) count += one->groups.size() + one->judge.group_count();
  return count;
}

bool text_fold::passes_limit() const noexcept {
  return std::any_of(lanes_.begin(), lanes_.end(), [](const auto& one) { return one->judge.passes_limit(); });
}

void text_fold::pour(text_fold& from) {
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    lane& mine = *lanes_[i];
    lane& theirs = *from.lanes_[i];
    mine.groups.merge(theirs.groups, plan_.hash);
    theirs.groups = group_table{mine.plan.shape.cells(), plan_.seed, mine.plan.shape.joint};
  }
}

/// What the careful reader counted for one breakdown. The complaints themselves are found again in order, so only their
/// numbers stand here.
struct text_fold::careful_counts {
  row_account account;
  tally all;
  std::optional<grouped_tally> groups = {};

  void add(lane& from) {
    from.judge.finish();
    all.merge(from.careful.all);
    account.merge(from.careful.account);
    if (from.careful.groups.empty()) return;
    if (groups)
      groups->merge(std::move(from.careful.groups.front()));
    else
      groups = std::move(from.careful.groups.front());
  }

  /// \param part of what was added
  void take_away(lane& part) {
    part.judge.finish();
    const row_account& wrong = part.careful.account;
    all = difference(all, part.careful.all);
    account.rows -= wrong.rows;
    account.accepted -= wrong.accepted;
    account.rejected -= wrong.rejected;
    account.skipped -= wrong.skipped;
    account.words.take_away(wrong.words);
    const auto none = [](const auto& entry) { return entry.second == 0; };
    for (const auto& [why, count] : wrong.reject_counts) account.reject_counts[why] -= count;
    std::erase_if(account.reject_counts, none);
    for (const auto& [kind, count] : wrong.skips) account.skips[kind] -= count;
    std::erase_if(account.skips, none);
    if (part.careful.groups.empty()) return;
    grouped_tally left{groups->method(), groups->columns()};
    const auto& wrong_groups = part.careful.groups.front().groups();
    for (const auto& [key, counts] : groups->groups()) {
      const auto taken = wrong_groups.find(key);
      tally rest = taken == wrong_groups.end() ? counts : difference(counts, taken->second);
      if (rest.respondents() != 0) left.add(key, std::move(rest));
    }
    groups = std::move(left);
  }
};

/// All respondents of a breakdown without groups.
tally text_fold::collect_plain(const std::vector<lane*>& from, lane* less, const text_plan& text) {
  const lane_plan& plan = from.front()->plan;
  line_counts sum{plan.shape};
  line_counts part{plan.shape};
  const auto counts_of = [&](lane& of) -> const line_counts& {
    of.plain.settle();
    part.whole = of.plain.whole;
    part.partial = of.plain.partial;
    part.joint = of.plain.joint;
    return part;
  };
  for (lane* const worker : from) sum.add(counts_of(*worker));
  if (less != nullptr) sum.add(counts_of(*less), true);
  return tally_maker{text.method, plan}(sum);
}

/// Adds the groups in order; gives all their respondents. The work is shared by as many threads as have counted.
tally text_fold::collect_groups(const std::vector<lane*>& from, lane* less, const text_plan& text,
                                grouped_tally& into) {
  const lane_plan& plan = from.front()->plan;
  // Tables of other workers are poured into the first; each is let go when it is.
  group_table& table = from.front()->groups;
  for (std::size_t w = 1; w < from.size(); ++w) {
    table.merge(from[w]->groups, text.hash);
    from[w]->groups = group_table{plan.shape.cells(), text.seed, plan.shape.joint};
  }

  using numbered_key = std::pair<group_key, std::uint32_t>;
  std::vector<numbered_key> order(table.size());
  const std::vector<std::size_t> ends = parts_of(order.size(), from.size());
  in_parallel(0, ends, [&](std::size_t begin, std::size_t end) {
    key_reader values{text.csv.delimiter, plan.group_values};
    for (std::size_t g = begin; g < end; ++g) order[g] = {values(table.at(g).name()), static_cast<std::uint32_t>(g)};
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end));
    return 0;
  });
  for (std::size_t i = 1; i < ends.size(); ++i)
    std::inplace_merge(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(ends[i - 1]),
                       order.begin() + static_cast<std::ptrdiff_t>(ends[i]));

  struct made_groups {
    std::vector<std::pair<group_key, tally>> groups = {};
    line_counts all;
  };
  const auto make = [&](std::size_t begin, std::size_t end) {
    tally_maker as_tally{text.method, plan};
    made_groups part{.all = line_counts{plan.shape}};
    part.groups.reserve(end - begin);
    line_counts sum{plan.shape};
    for (std::size_t at = begin; at < end;) {
      // In order of their names groups stand anywhere in memory: those that come soon are asked for.
      constexpr std::size_t ahead = 8;
      if (at + ahead < end) table.expect(order[at + ahead].second);
      sum.clear();
      std::size_t same = at;
      for (; same < end && order[same].first == order[at].first; ++same) {
        const group& g = table.at(order[same].second);
        sum.add(table, g);
        const group* const wrong =
            less == nullptr ? nullptr : less->groups.find(text.hash(g.name(), less->groups.seed()), g.name());
        if (wrong == nullptr) continue;
        line_counts taken{plan.shape};
        taken.add(less->groups, *wrong);
        sum.add(taken, true);
      }
      if (sum.respondents() != 0) {
        part.all.add(sum);
        part.groups.emplace_back(std::move(order[at].first), as_tally(sum));
      }
      at = same;
    }
    return part;
  };
  constexpr std::size_t share = 4096;  // groups that one thread makes before they are added
  line_counts all{plan.shape};
  for (std::size_t begin = 0; begin < order.size();) {
    std::vector<std::size_t> parts;
    std::size_t end = begin;
    while (parts.size() < from.size() && end < order.size()) {
      end = std::min(end + share, order.size());
      // Keys that differ only in quotes or blanks around them are one group: no part ends between such.
      while (end < order.size() && order[end].first == order[end - 1].first) ++end;
      parts.push_back(end);
    }
    for (made_groups& part : in_parallel(begin, parts, make)) {
      all.add(part.all);
      for (auto& [key, counts] : part.groups) into.add(std::move(key), std::move(counts));
    }
    begin = end;
  }
  return tally_maker{text.method, plan}(all);
}

void text_fold::collect(std::vector<std::unique_ptr<text_fold>>& from, text_fold* less, survey& into) {
  const text_plan& text = from.front()->plan_;
  for (std::size_t i = 0; i < text.lanes.size(); ++i) {
    std::vector<lane*> lanes;
    lanes.reserve(from.size());
    for (const auto& worker : from) lanes.push_back(worker->lanes_[i].get());
    lane* const wrong = less == nullptr ? nullptr : less->lanes_[i].get();

    careful_counts careful{.account = {}, .all = empty_tally(text.method, text.lanes[i].options)};
    std::uint64_t rows = 0;
    for (lane* const worker : lanes) {
      careful.add(*worker);
      rows += worker->rows;
    }
    if (wrong != nullptr) {
      careful.take_away(*wrong);
      rows -= wrong->rows;
    }
    const bool grouped = !text.lanes[i].shape.key.empty();
    const tally plain =
        grouped ? collect_groups(lanes, wrong, text, into.groups[i]) : collect_plain(lanes, wrong, text);
    if (careful.groups) into.groups[i].merge(std::move(*careful.groups));
    if (i != 0) continue;  // every breakdown has seen the same rows
    into.all.merge(plain);
    into.all.merge(careful.all);
    static_cast<row_counts&>(into.account).merge(careful.account);
    into.account.words.merge(careful.account.words);
    into.account.rows += rows;
    into.account.accepted += rows;
    for (const auto& [why, count] : careful.account.reject_counts) into.account.reject_counts[why] += count;
    for (const auto& [kind, count] : careful.account.skips) into.account.skips[kind] += count;
  }
}

}  // namespace ikm
