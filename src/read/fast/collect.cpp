// SPDX-License-Identifier: BSL-1.0
// What the workers have counted becomes the survey's.
#include "read/fast/worker.hpp"

#include "ingest/decode.hpp"
#include "read/intake.hpp"

#include <ikm/ingest/profile.hpp>

#include <algorithm>
#include <functional>
#include <future>
#include <optional>
#include <span>
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

  void add(const line_counts& other) {
    const auto add_all = [](std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& from) {
      std::transform(to.begin(), to.end(), from.begin(), to.begin(), std::plus<>{});
    };
    add_all(whole, other.whole);
    add_all(partial, other.partial);
    add_all(joint, other.joint);
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

/// The values of a key that the loops took as it was in the text.
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

/// A group's values, and where it is in the table.
using numbered_key = std::pair<group_key, std::uint32_t>;

/// The groups of a table by their values.
std::vector<numbered_key> in_order(const group_table& table, const text_plan& text, const lane_plan& plan,
                                   std::size_t threads) {
  std::vector<numbered_key> order(table.size());
  const std::vector<std::size_t> ends = parts_of(order.size(), threads);
  in_parallel(0, ends, [&](std::size_t begin, std::size_t end) {
    key_reader values{text.table.csv.delimiter, plan.group_values};
    for (std::size_t g = begin; g < end; ++g) order[g] = {values(table.at(g).name()), static_cast<std::uint32_t>(g)};
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end));
    return 0;
  });
  for (std::size_t i = 1; i < ends.size(); ++i)
    std::inplace_merge(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(ends[i - 1]),
                       order.begin() + static_cast<std::ptrdiff_t>(ends[i]));
  return order;
}

struct made_groups {
  std::vector<std::pair<group_key, tally>> groups = {};
  line_counts all;
};

/// The tallies of these groups; their keys are taken.
made_groups made_groups_of(const group_table& table, std::span<numbered_key> order, const text_plan& text,
                           const lane_plan& plan) {
  tally_maker as_tally{text.table.method, plan};
  made_groups made{.all = line_counts{plan.shape}};
  made.groups.reserve(order.size());
  line_counts sum{plan.shape};
  for (std::size_t at = 0; at < order.size();) {
    // In order of their names groups are anywhere in memory: those that come soon are asked for.
    constexpr std::size_t ahead = 8;
    if (at + ahead < order.size()) table.expect(order[at + ahead].second);
    sum.clear();
    std::size_t same = at;
    for (; same < order.size() && order[same].first == order[at].first; ++same)
      sum.add(table, table.at(order[same].second));
    if (sum.respondents() != 0) {
      made.all.add(sum);
      made.groups.emplace_back(std::move(order[at].first), as_tally(sum));
    }
    at = same;
  }
  return made;
}

}  // namespace

/// What the careful reader counted for one breakdown. The complaints themselves are found again in order, so only their
/// numbers are here.
struct text_worker::careful_counts {
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
};

/// All respondents of a breakdown without groups.
tally text_worker::collect_plain(const std::vector<lane*>& from, const text_plan& text) {
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
  return tally_maker{text.table.method, plan}(sum);
}

/// Adds the groups in order; gives all their respondents. The work is shared by as many threads as have counted.
tally text_worker::collect_groups(const std::vector<lane*>& from, const text_plan& text, grouped_tally& into) {
  const lane_plan& plan = from.front()->plan;
  // Tables of other workers are poured into the first; each is let go when it is.
  group_table& table = from.front()->groups;
  for (std::size_t w = 1; w < from.size(); ++w) {
    table.merge(from[w]->groups, text.hash);
    from[w]->groups = group_table{plan.shape.cells(), text.seed, plan.shape.joint};
  }
  std::vector<numbered_key> order = in_order(table, text, plan, from.size());
  const auto make = [&](std::size_t begin, std::size_t end) {
    return made_groups_of(table, std::span{order}.subspan(begin, end - begin), text, plan);
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
  return tally_maker{text.table.method, plan}(all);
}

void text_worker::collect(std::vector<std::unique_ptr<text_worker>>& from, survey& into) {
  const text_plan& text = from.front()->plan_;
  for (std::size_t i = 0; i < text.lanes.size(); ++i) {
    std::vector<lane*> lanes;
    lanes.reserve(from.size());
    for (const auto& worker : from) lanes.push_back(worker->lanes_[i].get());

    careful_counts careful{.account = {}, .all = empty_tally(text.table.method, text.lanes[i].options)};
    std::uint64_t rows = 0;
    std::uint64_t respondents = 0;
    for (lane* const worker : lanes) {
      careful.add(*worker);
      rows += worker->rows;
      respondents += worker->respondents;
    }
    const bool grouped = !text.lanes[i].shape.key.empty();
    const tally plain = grouped ? collect_groups(lanes, text, into.groups[i]) : collect_plain(lanes, text);
    if (careful.groups) into.groups[i].merge(std::move(*careful.groups));
    if (i != 0) continue;  // every breakdown has seen the same rows
    into.all.merge(plain);
    into.all.merge(careful.all);
    static_cast<row_counts&>(into.account).merge(careful.account);
    into.account.words.merge(careful.account.words);
    into.account.rows += respondents;
    into.account.accepted += respondents;
    if (text.lanes[i].shape.count_column)
      into.account.lines_read = into.account.lines_read.value_or(0) + rows + careful.account.lines_read.value_or(0);
    for (const auto& [why, count] : careful.account.reject_counts) into.account.reject_counts[why] += count;
    for (const auto& [kind, count] : careful.account.skips) into.account.skips[kind] += count;
  }
}

}  // namespace ikm
