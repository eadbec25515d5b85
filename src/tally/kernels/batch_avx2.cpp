// SPDX-License-Identifier: BSL-1.0
#include "tally/kernels/batch.hpp"

#include <algorithm>
#include <cstring>

#ifdef IKM_X86_LOOPS
#include <immintrin.h>

IKM_BEGIN_LOOPS(IKM_AVX2_FEATURES)

namespace ikm::kernels {
namespace {
namespace with_avx2 {

using bytes = __m256i;
using bytes_mask = __m256i;
inline constexpr std::size_t width = 32;

inline bytes load(const void* p) { return _mm256_loadu_si256(static_cast<const __m256i*>(p)); }
/// Keeps GCC from loading again at each use, which halves the speed where lines of the cache are crossed.
inline bytes once(bytes a) {
  asm("" : "+x"(a));
  return a;
}
inline bytes all_of(std::uint8_t b) { return _mm256_set1_epi8(static_cast<char>(b)); }
inline bytes add(bytes a, bytes b) { return _mm256_add_epi8(a, b); }
inline bytes sub(bytes a, bytes b) { return _mm256_sub_epi8(a, b); }
inline bytes both(bytes a, bytes b) { return _mm256_and_si256(a, b); }
inline bytes look_up(bytes table, bytes at) { return _mm256_shuffle_epi8(table, at); }
inline bytes low_halves(bytes a) { return _mm256_and_si256(a, _mm256_set1_epi8(0x0F)); }
inline bytes high_halves(bytes a) { return low_halves(_mm256_srli_epi16(a, 4)); }
inline bytes_mask is_within(bytes a, bytes most) { return _mm256_cmpeq_epi8(_mm256_min_epu8(a, most), a); }
inline bytes or_outside(bytes to, bytes_mask inside, bytes a) {
  return _mm256_or_si256(to, _mm256_andnot_si256(inside, a));
}
inline void store_mask(std::uint8_t* to, bytes_mask m) {
  const int bits = _mm256_movemask_epi8(m);
  std::memcpy(to, &bits, sizeof bits);
}
inline bytes_mask every_byte() { return _mm256_set1_epi8(-1); }
inline bytes_mask both_masks(bytes_mask a, bytes_mask b) { return _mm256_and_si256(a, b); }
inline std::uint64_t count_of(bytes_mask m) {
  return static_cast<std::uint64_t>(_mm_popcnt_u32(static_cast<unsigned>(_mm256_movemask_epi8(m))));
}
inline bytes add_where(bytes a, bytes_mask m, bytes b) { return add(a, both(m, b)); }
inline void add_to(std::uint8_t* to, bytes a) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), add(load(to), a)); }
inline std::uint8_t any_of(bytes a) { return _mm256_testz_si256(a, a) == 0 ? 1 : 0; }
/// Adds the bytes of each quarter of a register.
inline void add_sums(std::uint64_t* to, bytes a) {
  auto* const at = reinterpret_cast<__m256i*>(to);
  _mm256_store_si256(at, _mm256_add_epi64(_mm256_load_si256(at), _mm256_sad_epu8(a, _mm256_setzero_si256())));
}

/// Which of 64 rows are complete, from one bit per answer: each row's bits are fetched as the four bytes around them,
/// moved to the front and compared, 8 rows at a time.
struct row_finder {
  __m256i at, shift, every;
  std::size_t step;
  explicit row_finder(const lane_counts& of)
      : at{load(of.mask_bytes)},
        shift{load(of.mask_shift)},
        every{_mm256_set1_epi32((1 << of.shape.questions) - 1)},
        step{of.shape.questions} {
    // The bits of 8 rows are in 16 bytes; a look-up after them gives 0.
    at = _mm256_or_si256(at, _mm256_cmpgt_epi8(at, _mm256_set1_epi8(15)));
  }
  [[nodiscard]] std::uint64_t complete(const std::uint8_t* mask) const {
    std::uint64_t rows = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      const __m256i near =
          _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(mask + i * step)));
      const __m256i bits = _mm256_srlv_epi32(_mm256_shuffle_epi8(near, at), shift);
      const __m256i whole = _mm256_cmpeq_epi32(_mm256_and_si256(bits, every), every);
      rows |= static_cast<std::uint64_t>(_mm256_movemask_ps(_mm256_castsi256_ps(whole))) << (8 * i);
    }
    return rows;
  }
};

inline void spread(std::uint64_t rows, std::uint8_t* to) {
  for (std::size_t i = 0; i < 8; ++i, rows >>= 8) {
    const std::uint64_t eight = _pdep_u64(rows & 0xFF, 0x0101'0101'0101'0101U) * 0xFF;
    std::memcpy(to + 8 * i, &eight, sizeof eight);
  }
}

/// The flag of the row that each byte of a register belongs to: the rows of 16 bytes are at most 16.
struct row_picker {
  std::size_t low, high;
  bytes from;
  row_picker(const lane_counts& of, std::size_t at)
      : low{of.row_of[at / 64][at % 64]}, high{of.row_of[at / 64][at % 64 + 16]} {
    alignas(32) std::uint8_t index[32];
    for (std::size_t i = 0; i < 32; ++i)
      index[i] = static_cast<std::uint8_t>(of.row_of[at / 64][at % 64 + i] - (i < 16 ? low : high));
    from = load(index);
  }
  bytes operator()(const std::uint8_t* flags) const {
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(flags + low));
    const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(flags + high));
    return _mm256_shuffle_epi8(_mm256_set_m128i(b, a), from);
  }
};

/// One respondent into a line: each counter looks at its answer and adds one if it is the one it counts.
struct line_counter {
  bytes pick[2], step[2];
  explicit line_counter(const group_lines& of)
      : pick{load(of.pick), load(of.pick + 32)}, step{load(of.step), load(of.step + 32)} {}
  void count(std::uint8_t* line, __m128i answers) const {
    const bytes twice = _mm256_broadcastsi128_si256(answers);
    for (std::size_t h = 0; h < 2; ++h) {
      const bytes hit = _mm256_cmpeq_epi8(look_up(twice, pick[h]), step[h]);
      _mm256_store_si256(reinterpret_cast<__m256i*>(line + 32 * h), sub(load(line + 32 * h), hit));
    }
  }
};

#include "batch_loop.inc"

}  // namespace with_avx2
}  // namespace

void add_rows_avx2(lane_counts& to, const std::uint8_t* rows, std::size_t count) {
  with_avx2::add_rows(to, rows, count);
}

void grouped_avx2(group_lines& to, const std::uint32_t* group_of, const std::uint8_t* rows, std::size_t count) {
  with_avx2::add_grouped(to, group_of, rows, count);
}

void columns_avx2(const batch_shape& shape, const std::uint8_t* const* columns, std::size_t count, batch_counts& into) {
  with_avx2::count_columns(shape, columns, count, into);
}

}  // namespace ikm::kernels

IKM_END_LOOPS
#endif
