// SPDX-License-Identifier: BSL-1.0
// The reference of the vector loops over answers in memory.
#include "tally/kernels/batch.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace ikm::kernels {
namespace {

/// One respondent whose answers are `stride` bytes apart.
void add_one(batch_counts& to, const batch_shape& shape, const std::uint8_t* answers) {
  const std::size_t steps = shape.steps();
  bool complete = true;
  for (std::size_t q = 0; q < shape.questions; ++q) {
    const unsigned step = answers[q] - shape.lowest;
    if (step < steps) {
      ++to.all[q * steps + step];
    } else {
      complete = false;
      to.sound = to.sound && answers[q] == 0;
    }
  }
  ++to.respondents;
  if (!complete) return;
  ++to.complete_respondents;
  for (std::size_t q = 0; q < shape.questions; ++q) ++to.complete[q * steps + answers[q] - shape.lowest];
}

}  // namespace

lane_counts::lane_counts(const batch_shape& shape_in) : shape{shape_in}, pairs{(shape_in.steps() + 1) / 2} {
  std::memset(pair_of, 0, sizeof pair_of);
  for (unsigned a = shape.lowest; a <= shape.highest; ++a)
    for (std::size_t copy = 0; copy < 64; copy += 16)
      pair_of[(a - shape.lowest) / 2][copy + a] = (a - shape.lowest) % 2 == 0 ? 0x01 : 0x10;
  for (std::size_t j = 0; j < shape.questions; ++j)
    for (std::size_t i = 0; i < 64; ++i) row_of[j][i] = static_cast<std::uint8_t>((64 * j + i) / shape.questions);
  for (std::size_t row = 0; row < 16; ++row) {
    const std::size_t bit = row * shape.questions;
    for (std::size_t b = 0; b < 4; ++b) mask_bytes[row * 4 + b] = static_cast<std::uint8_t>(bit / 8 + b);
    mask_shift[row] = static_cast<std::uint32_t>(bit % 8);
  }
  std::memset(wide, 0, sizeof wide);
  std::memset(bytes, 0, sizeof bytes);
}

void empty_bytes(lane_counts& of, batch_counts& into) {
  for (std::size_t j = 0; j < of.shape.questions; ++j)
    for (std::size_t who = 0; who < 2; ++who)
      for (std::size_t step = 0; step < of.shape.steps(); ++step)
        for (std::size_t i = 0; i < 64; ++i)
          of.wide[j][who][step][i] = static_cast<std::uint16_t>(of.wide[j][who][step][i] + of.bytes[j][who][step][i]);
  for (std::size_t j = 0; j < of.shape.questions; ++j) std::memset(of.bytes[j], 0, sizeof of.bytes[j]);
  of.blocks = 0;
  if (++of.emptied == 257) pour(of, into);
}

void pour(lane_counts& from, batch_counts& into) {
  const std::size_t steps = from.shape.steps();
  for (std::size_t j = 0; j < from.shape.questions; ++j) {
    for (std::size_t step = 0; step < steps; ++step)
      for (std::size_t i = 0; i < 64; ++i) {
        const std::size_t cell = (64 * j + i) % from.shape.questions * steps + step;
        into.all[cell] += from.bytes[j][0][step][i] + from.wide[j][0][step][i];
        into.complete[cell] += from.bytes[j][1][step][i] + from.wide[j][1][step][i];
      }
    std::memset(from.bytes[j], 0, sizeof from.bytes[j]);
    std::memset(from.wide[j], 0, sizeof from.wide[j]);
  }
  into.respondents += from.respondents;
  into.complete_respondents += from.complete_respondents;
  into.sound = into.sound && from.unsound == 0;
  from.blocks = 0;
  from.emptied = 0;
  from.respondents = 0;
  from.complete_respondents = 0;
}

void count_rows(const batch_shape& shape, const std::uint8_t* rows, std::size_t count, isa which, batch_counts& into) {
  const add_rows_loop add = add_rows_loop_for(which);
  lane_counts lanes{shape};
  const std::size_t whole = count / 64 * 64;
  for (std::size_t at = 0; at < whole;) {
    const std::size_t some = std::min(whole - at, lane_counts::block_rows);
    add(lanes, rows + at * shape.questions, some);
    at += some;
    if (lanes.blocks == lane_counts::most_blocks) empty_bytes(lanes, into);
  }
  pour(lanes, into);
  for (std::size_t at = whole; at < count; ++at) add_one(into, shape, rows + at * shape.questions);
}

void add_rows_scalar(lane_counts& to, const std::uint8_t* rows, std::size_t count) {
  const batch_shape& shape = to.shape;
  const std::size_t steps = shape.steps();
  for (std::size_t r = 0; r < count; ++r) {
    const std::uint8_t* const answers = rows + r * shape.questions;
    bool complete = true;
    for (std::size_t q = 0; q < shape.questions; ++q) {
      const unsigned step = answers[q] - shape.lowest;
      if (step >= steps) {
        complete = false;
        to.unsound |= answers[q];
      }
    }
    to.complete_respondents += complete ? 1U : 0U;
    for (std::size_t q = 0; q < shape.questions; ++q) {
      const unsigned step = answers[q] - shape.lowest;
      if (step >= steps) continue;
      const std::size_t at = r % 64 * shape.questions + q;
      ++to.bytes[at / 64][0][step][at % 64];
      if (complete) ++to.bytes[at / 64][1][step][at % 64];
    }
  }
  to.respondents += count;
  ++to.blocks;
}

void columns_scalar(const batch_shape& shape, const std::uint8_t* const* columns, std::size_t count,
                    batch_counts& into) {
  std::uint8_t answers[batch_shape::most_questions];
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t q = 0; q < shape.questions; ++q) answers[q] = columns[q][i];
    add_one(into, shape, answers);
  }
}

void planes_scalar(const batch_shape& shape, const std::uint64_t* const* planes, std::size_t count,
                   batch_counts& into) {
  const std::size_t steps = shape.steps();
  for (std::size_t at = 0; at < count; at += 64) {
    const std::size_t w = at / 64;
    const std::uint64_t valid = count - at < 64 ? (std::uint64_t{1} << (count - at)) - 1 : ~std::uint64_t{0};
    std::uint64_t complete = valid;
    for (std::size_t pass = 0; pass < 2; ++pass)
      for (std::size_t q = 0; q < shape.questions; ++q) {
        const std::uint64_t b0 = planes[3 * q][w] & valid;
        const std::uint64_t b1 = planes[3 * q + 1][w] & valid;
        const std::uint64_t b2 = planes[3 * q + 2][w] & valid;
        std::uint64_t given = 0;
        for (std::size_t s = 0; s < steps; ++s) {
          const std::size_t a = shape.lowest + s;
          const std::uint64_t hit = (a & 1 ? b0 : ~b0) & (a & 2 ? b1 : ~b1) & (a & 4 ? b2 : ~b2) & valid;
          given |= hit;
          if (pass == 0)
            into.all[q * steps + s] += static_cast<std::uint64_t>(std::popcount(hit));
          else
            into.complete[q * steps + s] += static_cast<std::uint64_t>(std::popcount(hit & complete));
        }
        if (pass == 0) {
          complete &= given;
          into.sound = into.sound && ((b0 | b1 | b2) & ~given) == 0;
        }
      }
    into.complete_respondents += static_cast<std::uint64_t>(std::popcount(complete));
  }
  into.respondents += count;
}

group_lines::group_lines(const batch_shape& shape_in, std::size_t groups)
    : shape{shape_in},
      copies{groups <= 64 ? std::size_t{8} : std::size_t{1}},
      lines(2 * groups * copies),
      wide_of(groups) {
  std::memset(pick, most_questions, sizeof pick);
  std::memset(step, 0xFF, sizeof step);
  for (std::size_t i = 0; i < shape.questions * shape.steps(); ++i) {
    pick[i] = static_cast<std::uint8_t>(i / shape.steps());
    step[i] = static_cast<std::uint8_t>(i % shape.steps() + shape.lowest);
  }
  step[respondents_at] = 1;
}

std::uint64_t* group_lines::wide_counts(std::size_t group, bool complete) {
  const std::size_t size = 2 * (shape.questions * shape.steps() + 1);
  if (wide_of[group] == 0) {
    wide.resize(wide.size() + size);
    wide_of[group] = static_cast<std::uint32_t>(wide.size() / size);
  }
  return wide.data() + (wide_of[group] - 1) * size + (complete ? 0 : size / 2);
}

void group_lines::flush(std::size_t number) {
  const std::size_t cells = shape.questions * shape.steps();
  std::uint64_t* const into = wide_counts(number / 2 / copies, number % 2 == 0);
  for (std::size_t i = 0; i < cells; ++i) into[i] += lines[number].at[i];
  into[cells] += lines[number].at[respondents_at];
  std::memset(lines[number].at, 0, line);
}

void group_lines::add_one(std::uint32_t group, const std::uint8_t* answers) {
  const std::size_t steps = shape.steps();
  bool complete = true;
  for (std::size_t q = 0; q < shape.questions; ++q) {
    complete = complete && answers[q] - shape.lowest < steps;
    sound = sound && (answers[q] == 0 || answers[q] - shape.lowest < steps);
  }
  std::uint64_t* const into = wide_counts(group, complete);
  for (std::size_t q = 0; q < shape.questions; ++q)
    if (answers[q] - shape.lowest < steps) ++into[q * steps + answers[q] - shape.lowest];
  ++into[shape.questions * steps];
}

void group_lines::take(std::size_t group, batch_counts& into) {
  const std::size_t cells = shape.questions * shape.steps();
  std::fill(into.all.begin(), into.all.end(), 0);
  std::fill(into.complete.begin(), into.complete.end(), 0);
  into.complete_respondents = 0;
  into.respondents = 0;
  const auto add = [&](const auto* from, std::uint64_t respondents, bool complete) {
    if (respondents == 0) return;
    for (std::size_t i = 0; i < cells; ++i) {
      into.all[i] += from[i];
      if (complete) into.complete[i] += from[i];
    }
    into.respondents += respondents;
    if (complete) into.complete_respondents += respondents;
  };
  for (std::size_t i = 0; i < 2 * copies; ++i) {
    const std::uint8_t* const counts = lines[2 * copies * group + i].at;
    add(counts, counts[respondents_at], i % 2 == 0);
  }
  if (wide_of[group] == 0) return;
  for (const bool complete : {true, false}) {
    const std::uint64_t* const counts = wide_counts(group, complete);
    add(counts, counts[cells], complete);
  }
}

void grouped_scalar(group_lines& to, const std::uint32_t* group_of, const std::uint8_t* rows, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to.add_one(group_of[i], rows + i * to.shape.questions);
}

grouped_loop grouped_loop_for(isa which) noexcept {
#ifdef IKM_X86_LOOPS
  if (which == isa::avx512) return grouped_avx512;
  if (which == isa::avx2) return grouped_avx2;
#endif
  static_cast<void>(which);
  return grouped_scalar;
}

add_rows_loop add_rows_loop_for(isa which) noexcept {
#ifdef IKM_X86_LOOPS
  if (which == isa::avx512) return add_rows_avx512;
  if (which == isa::avx2) return add_rows_avx2;
#endif
  static_cast<void>(which);
  return add_rows_scalar;
}

columns_loop columns_loop_for(isa which) noexcept {
#ifdef IKM_X86_LOOPS
  if (which == isa::avx512) return columns_avx512;
  if (which == isa::avx2) return columns_avx2;
#endif
  static_cast<void>(which);
  return columns_scalar;
}

planes_loop planes_loop_for(isa which) noexcept {
#ifdef IKM_X86_LOOPS
  if (which == isa::avx512) return planes_avx512;
#endif
  static_cast<void>(which);
  return planes_scalar;  // 64 respondents at a time in plain words
}

}  // namespace ikm::kernels
