// SPDX-License-Identifier: BSL-1.0
#include "tally/kernels/batch.hpp"

#include <algorithm>
#include <cstring>

#ifdef IKM_X86_LOOPS
#include <immintrin.h>

IKM_BEGIN_LOOPS(IKM_AVX512_FEATURES)

namespace ikm::kernels {
namespace {
namespace with_avx512 {

using bytes = __m512i;
using bytes_mask = __mmask64;
inline constexpr std::size_t width = 64;

inline bytes load(const void* p) { return _mm512_loadu_si512(p); }
/// Keeps GCC from loading again at each use, which halves the speed where lines of the cache are crossed.
inline bytes once(bytes a) {
  asm("" : "+v"(a));
  return a;
}
inline bytes all_of(std::uint8_t b) { return _mm512_set1_epi8(static_cast<char>(b)); }
inline bytes add(bytes a, bytes b) { return _mm512_add_epi8(a, b); }
inline bytes sub(bytes a, bytes b) { return _mm512_sub_epi8(a, b); }
inline bytes both(bytes a, bytes b) { return _mm512_and_si512(a, b); }
inline bytes look_up(bytes table, bytes at) { return _mm512_shuffle_epi8(table, at); }
inline bytes low_halves(bytes a) { return _mm512_and_si512(a, _mm512_set1_epi8(0x0F)); }
inline bytes high_halves(bytes a) { return low_halves(_mm512_srli_epi16(a, 4)); }
inline bytes_mask is_within(bytes a, bytes most) { return _mm512_cmple_epu8_mask(a, most); }
inline bytes or_outside(bytes to, bytes_mask inside, bytes a) {
  return _mm512_mask_or_epi32(to, 0xFFFF, to, _mm512_maskz_mov_epi8(~inside, a));
}
inline void store_mask(std::uint8_t* to, bytes_mask m) { std::memcpy(to, &m, sizeof m); }
inline bytes_mask every_byte() { return ~bytes_mask{0}; }
inline bytes_mask both_masks(bytes_mask a, bytes_mask b) { return a & b; }
inline std::uint64_t count_of(bytes_mask m) { return static_cast<std::uint64_t>(_mm_popcnt_u64(m)); }
inline bytes add_where(bytes a, bytes flags, bytes b) { return add(a, both(flags, b)); }
inline bytes add_where(bytes a, bytes_mask m, bytes b) { return _mm512_mask_add_epi8(a, m, a, b); }
inline void add_to(std::uint8_t* to, bytes a) { _mm512_storeu_si512(to, add(load(to), a)); }
inline std::uint8_t any_of(bytes a) { return _mm512_test_epi8_mask(a, a) != 0 ? 1 : 0; }
/// Adds the bytes of each eighth of a register.
inline void add_sums(std::uint64_t* to, bytes a) {
  _mm512_store_si512(to, _mm512_add_epi64(_mm512_load_si512(to), _mm512_sad_epu8(a, _mm512_setzero_si512())));
}

/// Which of 64 rows are complete, from one bit per answer: each row's bits are fetched as the four bytes around them,
/// moved to the front and compared, 16 rows at a time.
struct row_finder {
  __m512i at, shift, every;
  std::size_t step;
  explicit row_finder(const lane_counts& of)
      : at{load(of.mask_bytes)},
        shift{load(of.mask_shift)},
        every{_mm512_set1_epi32((1 << of.shape.questions) - 1)},
        step{2 * of.shape.questions} {}
  [[nodiscard]] std::uint64_t complete(const std::uint8_t* mask) const {
    std::uint64_t rows = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const __m512i bits = _mm512_srlv_epi32(_mm512_permutexvar_epi8(at, load(mask + i * step)), shift);
      rows |= std::uint64_t{_mm512_cmpeq_epi32_mask(_mm512_and_si512(bits, every), every)} << (16 * i);
    }
    return rows;
  }
};

inline void spread(std::uint64_t rows, std::uint8_t* to) { _mm512_store_si512(to, _mm512_movm_epi8(rows)); }

/// The flag of the row that each byte of a register belongs to.
struct row_picker {
  bytes row;
  row_picker(const lane_counts& of, std::size_t at) : row{load(of.row_of[at / 64])} {}
  bytes operator()(const std::uint8_t* flags) const { return _mm512_permutexvar_epi8(row, load(flags)); }
};

/// One respondent into a line: each counter looks at its answer and adds one if it is the one it counts.
struct line_counter {
  bytes pick, step;
  explicit line_counter(const group_lines& of) : pick{load(of.pick)}, step{load(of.step)} {}
  void count(std::uint8_t* line, __m128i answers) const {
    const __mmask64 hit = _mm512_cmpeq_epi8_mask(look_up(_mm512_broadcast_i32x4(answers), pick), step);
    const bytes counts = _mm512_load_si512(line);
    _mm512_store_si512(line, _mm512_mask_add_epi8(counts, hit, counts, all_of(1)));
  }
};

#include "batch_loop.inc"

void count_planes(const batch_shape& shape, const std::uint64_t* const* planes, std::size_t count, batch_counts& into) {
  constexpr std::size_t most_steps = 7;
  const std::size_t steps = shape.steps();
  __m512i all[batch_shape::most_questions][most_steps];
  __m512i whole[batch_shape::most_questions][most_steps];
  std::memset(all, 0, sizeof all);
  std::memset(whole, 0, sizeof whole);
  __m512i unsound = _mm512_setzero_si512();
  __m512i respondents = _mm512_setzero_si512();
  std::size_t w = 0;
  for (; (w + 8) * 64 <= count; w += 8) {
    __m512i hit[batch_shape::most_questions][most_steps];
    __m512i complete = _mm512_set1_epi8(-1);
    for (std::size_t q = 0; q < shape.questions; ++q) {
      for (std::size_t p = 0; p < 3; ++p)
        _mm_prefetch(reinterpret_cast<const char*>(planes[3 * q + p] + w + std::size_t{8} * 12), _MM_HINT_T0);
      const __m512i b0 = load(planes[3 * q] + w);
      const __m512i b1 = load(planes[3 * q + 1] + w);
      const __m512i b2 = load(planes[3 * q + 2] + w);
      __m512i given = _mm512_setzero_si512();
      for (std::size_t s = 0; s < steps; ++s) {
        const std::size_t a = shape.lowest + s;
        const __m512i all_bits = _mm512_set1_epi8(-1);
        const __m512i x0 = a & 1 ? b0 : _mm512_xor_si512(b0, all_bits);
        const __m512i x1 = a & 2 ? b1 : _mm512_xor_si512(b1, all_bits);
        const __m512i x2 = a & 4 ? b2 : _mm512_xor_si512(b2, all_bits);
        hit[q][s] = _mm512_and_si512(_mm512_and_si512(x0, x1), x2);
        given = _mm512_or_si512(given, hit[q][s]);
        all[q][s] = _mm512_add_epi64(all[q][s], _mm512_popcnt_epi64(hit[q][s]));
      }
      complete = _mm512_and_si512(complete, given);
      unsound = _mm512_or_si512(unsound, _mm512_andnot_si512(given, _mm512_or_si512(_mm512_or_si512(b0, b1), b2)));
    }
    for (std::size_t q = 0; q < shape.questions; ++q)
      for (std::size_t s = 0; s < steps; ++s)
        whole[q][s] = _mm512_add_epi64(whole[q][s], _mm512_popcnt_epi64(_mm512_and_si512(hit[q][s], complete)));
    respondents = _mm512_add_epi64(respondents, _mm512_popcnt_epi64(complete));
  }
  const auto sum = [](__m512i v) { return static_cast<std::uint64_t>(_mm512_reduce_add_epi64(v)); };
  for (std::size_t q = 0; q < shape.questions; ++q)
    for (std::size_t s = 0; s < steps; ++s) {
      into.all[q * steps + s] += sum(all[q][s]);
      into.complete[q * steps + s] += sum(whole[q][s]);
    }
  into.complete_respondents += sum(respondents);
  into.respondents += w * 64;
  into.sound = into.sound && any_of(unsound) == 0;
  const std::uint64_t* rest[3 * batch_shape::most_questions];
  for (std::size_t p = 0; p < 3 * shape.questions; ++p) rest[p] = planes[p] + w;
  planes_scalar(shape, rest, count - w * 64, into);
}

}  // namespace with_avx512
}  // namespace

void add_rows_avx512(lane_counts& to, const std::uint8_t* rows, std::size_t count) {
  with_avx512::add_rows(to, rows, count);
}

void grouped_avx512(group_lines& to, const std::uint32_t* group_of, const std::uint8_t* rows, std::size_t count) {
  with_avx512::add_grouped(to, group_of, rows, count);
}

void columns_avx512(const batch_shape& shape, const std::uint8_t* const* columns, std::size_t count,
                    batch_counts& into) {
  with_avx512::count_columns(shape, columns, count, into);
}

void planes_avx512(const batch_shape& shape, const std::uint64_t* const* planes, std::size_t count,
                   batch_counts& into) {
  with_avx512::count_planes(shape, planes, count, into);
}

}  // namespace ikm::kernels

IKM_END_LOOPS
#endif
