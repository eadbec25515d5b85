// SPDX-License-Identifier: BSL-1.0
#include "scan.hpp"

#include <algorithm>
#include <cstring>

#ifdef IKM_X86_LOOPS
#include <immintrin.h>

IKM_BEGIN_LOOPS(IKM_AVX512_FEATURES)

namespace ikm::kernels {
namespace {

struct byte_classes {
  __m512i delimiter;
  explicit byte_classes(char d) : delimiter{_mm512_set1_epi8(d)} {}
};

struct masks {
  std::uint64_t delimiter, line_feed, quote, cell_end;
};

inline masks classify(const char* p, const byte_classes& c) {
  const __m512i text = _mm512_loadu_si512(p);
  masks m;
  m.delimiter = _mm512_cmpeq_epi8_mask(text, c.delimiter);
  m.line_feed = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('\n'));
  m.quote = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('"'));
  m.cell_end = m.delimiter | m.line_feed;
  return m;
}

/// Whether any byte was NUL or beyond ASCII: asked once for many blocks, so that a block costs no mask.
struct byte_watch {
  __m512i least, all;
  byte_watch() : least{_mm512_set1_epi8(-1)}, all{_mm512_setzero_si512()} {}
  void see(const char* p) {
    const __m512i text = _mm512_loadu_si512(p);
    least = _mm512_min_epu8(least, text);
    all = _mm512_or_si512(all, text);
  }
  [[nodiscard]] bool nul() const { return _mm512_testn_epi8_mask(least, least) != 0; }
  [[nodiscard]] bool beyond_ascii() const { return _mm512_movepi8_mask(all) != 0; }
};

inline std::uint64_t matches(const char* p, char c) {
  return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(p), _mm512_set1_epi8(c));
}

/// Bit i is set where an odd number of bits up to i is.
inline std::uint64_t prefix_xor(std::uint64_t bits) {
  const __m128i all = _mm_set1_epi8('\xFF');
  const __m128i sum = _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(bits)), all, 0);
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(sum));
}

/// The bytes under a mask, side by side. Writes 16 bytes; says how many count.
inline std::size_t pick_bytes(const char* p, std::uint64_t mask, std::uint8_t* into) {
  const __m512i picked = _mm512_maskz_compress_epi8(mask, _mm512_loadu_si512(p));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(into), _mm512_castsi512_si128(picked));
  return static_cast<std::size_t>(_mm_popcnt_u64(mask));
}

inline void pick_two(const char* p, std::uint64_t low, std::uint64_t high, std::uint32_t, std::uint8_t* into) {
  pick_bytes(p + 64, high, into + pick_bytes(p, low, into));
}

/// Turns the bytes before the ends of answers into steps from 1, 0 where blank; flags 16 bits per row.
inline void judge(std::uint8_t (*rows)[16], std::size_t size, const row_shape& shape, std::uint64_t* wrong,
                  std::uint64_t* blank) {
  const __m512i zero_step = _mm512_set1_epi8(static_cast<char>('0' + shape.lowest));
  const __m512i span = _mm512_set1_epi8(static_cast<char>(shape.highest - shape.lowest));
  const __m512i delimiter = _mm512_set1_epi8(shape.delimiter);
  const __m512i one = _mm512_set1_epi8(1);
  for (std::size_t i = 0; i < size; i += 4) {
    const __m512i x = _mm512_load_si512(rows[i]);
    const __m512i step = _mm512_sub_epi8(x, zero_step);
    const __mmask64 given = _mm512_cmple_epu8_mask(step, span);
    const __mmask64 none = _mm512_cmpeq_epi8_mask(x, delimiter) | _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8('\n'));
    const __m512i steps = _mm512_maskz_add_epi8(given, step, one);
    // The last byte of each row counts the respondent.
    _mm512_store_si512(rows[i], _mm512_mask_mov_epi8(steps, 0x8000'8000'8000'8000U, one));
    wrong[i / 4] = ~(given | none);
    blank[i / 4] = none;
  }
}

/// Packs the bytes before the ends of answers as steps from 1, 0 where blank.
struct step_maker {
  __m512i zero_step, span;
  explicit step_maker(const row_shape& shape)
      : zero_step{_mm512_set1_epi8(static_cast<char>('0' + shape.lowest))},
        span{_mm512_set1_epi8(static_cast<char>(shape.highest - shape.lowest))} {}

  /// Writes 64 bytes; says how many of them are answers given.
  std::uint64_t pack(const char* p, std::uint64_t ends, std::uint8_t* into) const {
    const __m512i step = _mm512_sub_epi8(_mm512_maskz_compress_epi8(ends, _mm512_loadu_si512(p)), zero_step);
    const __mmask64 given = _mm512_cmple_epu8_mask(step, span);
    _mm512_storeu_si512(into, _mm512_maskz_add_epi8(given, step, _mm512_set1_epi8(1)));
    return static_cast<std::uint64_t>(_mm_popcnt_u64(given));
  }
  static void add_rows(lane_counts& to, const std::uint8_t* rows, std::size_t count) {
    add_rows_avx512(to, rows, count);
  }
};

inline __m512i load_key(const char* key, std::size_t size) {
  return _mm512_maskz_loadu_epi8(_bzhi_u64(~std::uint64_t{0}, static_cast<unsigned>(size)), key);
}

inline std::uint32_t hash_of(__m512i key, const std::uint8_t* seed) {
  const __m512i seeds = _mm512_load_si512(seed);
  const __m512i more = _mm512_load_si512(seed + 64);
  const __m512i x = _mm512_aesenc_epi128(_mm512_aesenc_epi128(_mm512_xor_si512(key, seeds), more), seeds);
  const __m256i y = _mm256_xor_si256(_mm512_castsi512_si256(x), _mm512_extracti64x4_epi64(x, 1));
  const __m128i z = _mm_xor_si128(_mm256_castsi256_si128(y), _mm256_extracti128_si256(y, 1));
  return static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_aesenc_si128(z, _mm512_castsi512_si128(more))));
}

inline bool same_key(const group& g, __m512i key, std::uint32_t size) {
  static_assert(key_room == 56);
  const __m512i theirs = _mm512_load_si512(g.key);
  return g.key_size == size && _mm512_mask_cmpneq_epi8_mask(0x00FF'FFFF'FFFF'FFFFU, theirs, key) == 0;
}

struct line_pattern {
  __m512i pick, step;
  explicit line_pattern(const row_shape& shape)
      : pick{_mm512_load_si512(shape.pick)}, step{_mm512_load_si512(shape.step)} {}
};

/// One respondent into a line: each counter looks at its answer and adds one if it is the step it counts.
inline void count_into(std::uint8_t* line, const std::uint8_t* answers, const line_pattern& pattern) {
  const __m512i four = _mm512_broadcast_i32x4(_mm_load_si128(reinterpret_cast<const __m128i*>(answers)));
  const __mmask64 hit = _mm512_cmpeq_epi8_mask(_mm512_shuffle_epi8(four, pattern.pick), pattern.step);
  const __m512i counts = _mm512_load_si512(line);
  _mm512_store_si512(line, _mm512_mask_add_epi8(counts, hit, counts, _mm512_set1_epi8(1)));
}

#define IKM_SCAN_NAME scan_any
#include "scan_loop.inc"
#undef IKM_SCAN_NAME

}  // namespace

stopped scan_avx512(scan& job) { return scan_any(job); }

std::uint32_t hash_avx512(std::string_view key, const std::uint8_t* seed) {
  return hash_of(load_key(key.data(), key.size()), seed);
}

}  // namespace ikm::kernels

IKM_END_LOOPS
#endif
