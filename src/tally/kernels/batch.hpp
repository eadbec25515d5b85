// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_TALLY_KERNELS_BATCH_HPP
#define IKM_SRC_TALLY_KERNELS_BATCH_HPP

#include "base/isa.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ikm::kernels {

/// What the loops over answers in memory have to know of a methodology.
struct batch_shape {
  static constexpr std::size_t most_questions = 16;
  std::size_t questions = 0;
  unsigned lowest = 1;
  unsigned highest = 4;

  [[nodiscard]] std::size_t steps() const noexcept { return highest - lowest + 1U; }
  /// One digit a step, and the answers of a respondent in a register.
  [[nodiscard]] bool fits() const noexcept { return questions <= most_questions && highest <= 9; }
};

/// What a loop has counted. Blanks follow from it: respondents less all steps.
struct batch_counts {
  explicit batch_counts(const batch_shape& shape)
      : all(shape.questions * shape.steps()), complete(shape.questions * shape.steps()) {}
  std::vector<std::uint64_t> all;       ///< question by question, step by step
  std::vector<std::uint64_t> complete;  ///< the same of complete respondents
  std::uint64_t respondents = 0;
  std::uint64_t complete_respondents = 0;
  bool sound = true;  ///< every answer was blank or a step; when not, the counts are worth nothing
};

/// Counts that are still apart by the lane of the register they were counted in. Blocks of rows are added one by one,
/// and now and then the lanes are poured out.
struct lane_counts {  // NOLINT(clang-analyzer-optin.performance.Padding): what is used together is together
  static constexpr std::size_t block_rows = std::size_t{64} * 15;  // a half byte counts 15
  static constexpr std::size_t most_blocks = 17;                   // and a byte 17 such blocks
  explicit lane_counts(const batch_shape& shape_in);

  batch_shape shape;
  std::size_t pairs;  ///< of steps, one look-up each
  std::size_t blocks = 0;
  std::uint64_t complete_respondents = 0;
  std::uint64_t respondents = 0;
  std::uint8_t unsound = 0;

  // Tables of the loops.
  alignas(64) std::uint8_t pair_of[5][64];  // answer → which half byte of which pair it counts
  alignas(64) std::uint8_t row_of[batch_shape::most_questions][64];  // in group: byte → row
  alignas(64) std::uint8_t mask_bytes[64];   // of 16 rows: the four bytes of the mask around the row's bits
  alignas(64) std::uint32_t mask_shift[16];  // and where in them they begin

  // [register of a group][all, complete][step][lane]
  alignas(64) std::uint8_t bytes[batch_shape::most_questions][2][10][64];
  alignas(64) std::uint16_t wide[batch_shape::most_questions][2][10][64];
  std::size_t emptied = 0;  // how often bytes were added to `wide`, which holds 257 of them
};

/// Adds up to `block_rows` rows, `questions` bytes each. Reads whole groups of 64 rows only where there are that many.
using add_rows_loop = void (*)(lane_counts& to, const std::uint8_t* rows, std::size_t count);
/// Makes room in the bytes. To be called when `blocks` has reached `most_blocks`.
void empty_bytes(lane_counts& of, batch_counts& into);
/// Pours out all that the lanes hold.
void pour(lane_counts& from, batch_counts& into);

/// One array per question, each of `count` answers.
using columns_loop = void (*)(const batch_shape& shape, const std::uint8_t* const* columns, std::size_t count,
                              batch_counts& into);

/// Three bit planes per question, least first: bit i of plane p is bit p of respondent i's answer.
using planes_loop = void (*)(const batch_shape& shape, const std::uint64_t* const* planes, std::size_t count,
                             batch_counts& into);

/// Byte counters of respondents by group: a cache line for complete ones and one for the others, emptied into wide
/// counters when 255 respondents are in it. Where groups are few each has several lines in turn, since a line that
/// was just written cannot be read again at once.
struct group_lines {
  static constexpr std::size_t line = 64;
  static constexpr std::size_t respondents_at = line - 1;
  static constexpr std::size_t most_questions = 15;  // the 16th byte of a row counts the respondent
  [[nodiscard]] static bool fits(const batch_shape& shape) noexcept {
    return shape.questions <= most_questions && shape.highest <= 9 && shape.questions * shape.steps() <= respondents_at;
  }
  struct alignas(line) bytes_of_line {
    std::uint8_t at[line];
  };

  group_lines(const batch_shape& shape_in, std::size_t groups);
  void flush(std::size_t number);  ///< of a line
  void add_one(std::uint32_t group, const std::uint8_t* answers);
  std::uint64_t* wide_counts(std::size_t group, bool complete);
  /// The counts of a group, instead of those in `into`.
  void take(std::size_t group, batch_counts& into);

  batch_shape shape;
  std::size_t copies;                  // lines per group, a power of two
  std::vector<bytes_of_line> lines;    // [group][copy][complete, incomplete]
  std::vector<std::uint32_t> wide_of;  // where the wide counters of a group are, from 1; 0: nowhere yet
  std::vector<std::uint64_t> wide;     // [place][complete, incomplete][cells, respondents]
  bool sound = true;
  alignas(line) std::uint8_t pick[line];  // which answer a counter looks at
  alignas(line) std::uint8_t step[line];  // and which answer it counts
};
using grouped_loop = void (*)(group_lines& to, const std::uint32_t* group_of, const std::uint8_t* rows,
                              std::size_t count);
[[nodiscard]] grouped_loop grouped_loop_for(isa which) noexcept;
void grouped_scalar(group_lines&, const std::uint32_t*, const std::uint8_t*, std::size_t);
void grouped_avx2(group_lines&, const std::uint32_t*, const std::uint8_t*, std::size_t);
void grouped_avx512(group_lines&, const std::uint32_t*, const std::uint8_t*, std::size_t);

[[nodiscard]] add_rows_loop add_rows_loop_for(isa which) noexcept;
[[nodiscard]] columns_loop columns_loop_for(isa which) noexcept;
[[nodiscard]] planes_loop planes_loop_for(isa which) noexcept;

/// All rows of an array.
void count_rows(const batch_shape& shape, const std::uint8_t* rows, std::size_t count, isa which, batch_counts& into);

void add_rows_scalar(lane_counts& to, const std::uint8_t* rows, std::size_t count);
void add_rows_avx2(lane_counts& to, const std::uint8_t* rows, std::size_t count);
void add_rows_avx512(lane_counts& to, const std::uint8_t* rows, std::size_t count);
void columns_scalar(const batch_shape&, const std::uint8_t* const*, std::size_t, batch_counts&);
void columns_avx2(const batch_shape&, const std::uint8_t* const*, std::size_t, batch_counts&);
void columns_avx512(const batch_shape&, const std::uint8_t* const*, std::size_t, batch_counts&);
void planes_scalar(const batch_shape&, const std::uint64_t* const*, std::size_t, batch_counts&);
void planes_avx512(const batch_shape&, const std::uint64_t* const*, std::size_t, batch_counts&);

}  // namespace ikm::kernels

#endif
