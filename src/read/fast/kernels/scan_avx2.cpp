// SPDX-License-Identifier: BSL-1.0
#include "scan.hpp"

#include <algorithm>
#include <cstring>

#ifdef IKM_X86_LOOPS
#include <immintrin.h>

IKM_BEGIN_LOOPS(IKM_AVX2_FEATURES)

namespace ikm::kernels {
namespace {

inline __m256i load(const void* p) { return _mm256_loadu_si256(static_cast<const __m256i*>(p)); }
inline std::uint32_t mask_of(__m256i bytes) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes)); }
inline std::uint64_t equal(__m256i low, __m256i high, __m256i to) {
  return mask_of(_mm256_cmpeq_epi8(low, to)) | std::uint64_t{mask_of(_mm256_cmpeq_epi8(high, to))} << 32;
}

struct byte_classes {
  __m256i delimiter;
  explicit byte_classes(char d) : delimiter{_mm256_set1_epi8(d)} {}
};

struct masks {
  std::uint64_t delimiter, line_feed, quote, cell_end;
};

inline masks classify(const char* p, const byte_classes& c) {
  const __m256i low = load(p);
  const __m256i high = load(p + 32);
  masks m;
  m.delimiter = equal(low, high, c.delimiter);
  m.line_feed = equal(low, high, _mm256_set1_epi8('\n'));
  m.quote = equal(low, high, _mm256_set1_epi8('"'));
  m.cell_end = m.delimiter | m.line_feed;
  return m;
}

/// Whether any byte was NUL or beyond ASCII: asked once for many blocks, so that a block costs no mask.
struct byte_watch {
  __m256i least, all;
  byte_watch() : least{_mm256_set1_epi8(-1)}, all{_mm256_setzero_si256()} {}
  void see(const char* p) {
    const __m256i low = load(p);
    const __m256i high = load(p + 32);
    least = _mm256_min_epu8(least, _mm256_min_epu8(low, high));
    all = _mm256_or_si256(all, _mm256_or_si256(low, high));
  }
  [[nodiscard]] bool nul() const { return mask_of(_mm256_cmpeq_epi8(least, _mm256_setzero_si256())) != 0; }
  [[nodiscard]] bool beyond_ascii() const { return mask_of(all) != 0; }
};

inline std::uint64_t matches(const char* p, char c) { return equal(load(p), load(p + 32), _mm256_set1_epi8(c)); }

/// Bit i is set where an odd number of bits up to i is.
inline std::uint64_t prefix_xor(std::uint64_t bits) {
  const __m128i all = _mm_set1_epi8('\xFF');
  const __m128i sum = _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(bits)), all, 0);
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(sum));
}

/// For each mask of eight bytes the shuffle that brings those under it to the front: there is no packing of bytes in
/// this instruction set.
struct packing {
  alignas(64) std::uint64_t shuffle_for[256];
};
constexpr packing packing_of_eight = [] {
  packing made{};
  for (unsigned mask = 0; mask < 256; ++mask) {
    unsigned n = 0;
    for (std::uint64_t i = 0; i < 8; ++i)
      if ((mask >> i & 1) != 0) made.shuffle_for[mask] |= i << 8 * n++;
  }
  return made;
}();

/// Those of eight bytes that are under the lowest bits of a mask. Writes eight; says how many count.
inline std::size_t pick_of_eight(const void* p, std::uint64_t mask, std::uint8_t* into) {
  const __m128i bytes = _mm_loadl_epi64(static_cast<const __m128i*>(p));
  const auto* const shuffle = reinterpret_cast<const __m128i*>(packing_of_eight.shuffle_for + (mask & 0xFF));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(into), _mm_shuffle_epi8(bytes, _mm_loadl_epi64(shuffle)));
  return static_cast<std::size_t>(_mm_popcnt_u64(mask & 0xFF));
}

/// The bytes under a mask, side by side; says how many. May write eight more.
inline std::size_t pick_bytes(const char* p, std::uint64_t mask, std::uint8_t* into) {
  std::size_t n = 0;
  for (; mask != 0; mask >>= 8, p += 8) n += pick_of_eight(p, mask, into + n);
  return n;
}

/// The same of two masks that hold `count` bits together. Answers mostly are within 24 bytes: those are picked with no
/// branch on where they begin.
inline void pick_two(const char* p, std::uint64_t low, std::uint64_t high, std::uint32_t count, std::uint8_t* into) {
  __extension__ using two_words = unsigned __int128;
  const unsigned first = static_cast<unsigned>(low != 0 ? _tzcnt_u64(low) : 64 + _tzcnt_u64(high)) & 127;
  const two_words both = two_words{high} << 64 | low;
  const auto mask = static_cast<std::uint64_t>(both >> first);
  const char* const from = p + first;
  std::size_t n = pick_of_eight(from, mask, into);
  n += pick_of_eight(from + 8, mask >> 8, into + n);
  n += pick_of_eight(from + 16, mask >> 16, into + n);
  if (n < count) [[unlikely]] {
    n += pick_bytes(from + 24, mask >> 24, into + n);
    if (n < count) pick_bytes(from + 64, static_cast<std::uint64_t>(both >> first >> 64), into + n);
  }
}

/// Turns the bytes before the ends of answers into steps from 1, 0 where blank; flags 16 bits per row.
inline void judge(std::uint8_t (*rows)[16], std::size_t size, const row_shape& shape, std::uint64_t* wrong,
                  std::uint64_t* blank) {
  const __m256i zero_step = _mm256_set1_epi8(static_cast<char>('0' + shape.lowest));
  const __m256i span = _mm256_set1_epi8(static_cast<char>(shape.highest - shape.lowest));
  const __m256i delimiter = _mm256_set1_epi8(shape.delimiter);
  const __m256i one = _mm256_set1_epi8(1);
  const __m256i last = _mm256_set_epi64x(0x0100'0000'0000'0000, 0, 0x0100'0000'0000'0000, 0);
  const __m256i not_last = _mm256_set_epi64x(0x00FF'FFFF'FFFF'FFFF, -1, 0x00FF'FFFF'FFFF'FFFF, -1);
  for (std::size_t i = 0; i < size; i += 4) {
    std::uint64_t none_bits = 0;
    std::uint64_t given_bits = 0;
    for (std::size_t h = 0; h < 2; ++h) {
      const __m256i x = load(rows[i + 2 * h]);
      const __m256i step = _mm256_sub_epi8(x, zero_step);
      const __m256i given = _mm256_cmpeq_epi8(_mm256_min_epu8(step, span), step);
      const __m256i none =
          _mm256_or_si256(_mm256_cmpeq_epi8(x, delimiter), _mm256_cmpeq_epi8(x, _mm256_set1_epi8('\n')));
      const __m256i steps = _mm256_and_si256(given, _mm256_add_epi8(step, one));
      // The last byte of each row counts the respondent.
      _mm256_store_si256(reinterpret_cast<__m256i*>(rows[i + 2 * h]),
                         _mm256_or_si256(_mm256_and_si256(steps, not_last), last));
      given_bits |= std::uint64_t{mask_of(given)} << (32 * h);
      none_bits |= std::uint64_t{mask_of(none)} << (32 * h);
    }
    wrong[i / 4] = ~(given_bits | none_bits);
    blank[i / 4] = none_bits;
  }
}

/// Packs the bytes before the ends of answers as steps from 1, 0 where blank.
struct step_maker {
  __m256i zero_step, span;
  explicit step_maker(const row_shape& shape)
      : zero_step{_mm256_set1_epi8(static_cast<char>('0' + shape.lowest))},
        span{_mm256_set1_epi8(static_cast<char>(shape.highest - shape.lowest))} {}

  /// Writes up to 64 bytes; says how many of them are answers given.
  std::uint64_t pack(const char* p, std::uint64_t ends, std::uint8_t* into) const {
    alignas(32) std::uint8_t steps[64];
    std::uint64_t given = 0;
    for (std::size_t h = 0; h < 2; ++h) {
      const __m256i step = _mm256_sub_epi8(load(p + 32 * h), zero_step);
      const __m256i is_step = _mm256_cmpeq_epi8(_mm256_min_epu8(step, span), step);
      _mm256_store_si256(reinterpret_cast<__m256i*>(steps + 32 * h),
                         _mm256_and_si256(is_step, _mm256_add_epi8(step, _mm256_set1_epi8(1))));
      given |= std::uint64_t{mask_of(is_step)} << (32 * h);
    }
    for (std::size_t at = 0; at < 64; at += 8) into += pick_of_eight(steps + at, ends >> at, into);
    return static_cast<std::uint64_t>(_mm_popcnt_u64(given & ends));
  }
  static void add_rows(lane_counts& to, const std::uint8_t* rows, std::size_t count) { add_rows_avx2(to, rows, count); }
};

struct key_bytes {
  __m256i low, high;
};

alignas(64) constexpr std::uint8_t ones_then_zeros[128] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

inline key_bytes load_key(const char* key, std::size_t size) {
  const std::uint8_t* const mask = ones_then_zeros + 64 - size;
  return {_mm256_and_si256(load(key), load(mask)), _mm256_and_si256(load(key + 32), load(mask + 32))};
}

inline std::uint32_t hash_of(const key_bytes& key, const std::uint8_t* seed) {
  const __m256i low = _mm256_xor_si256(key.low, load(seed));
  const __m256i high = _mm256_xor_si256(key.high, load(seed + 32));
  const auto* const more = reinterpret_cast<const __m128i*>(seed + 64);
  const __m128i a = _mm_aesenc_si128(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1));
  const __m128i b = _mm_aesenc_si128(_mm256_castsi256_si128(high), _mm256_extracti128_si256(high, 1));
  const __m128i c = _mm_aesenc_si128(_mm_aesenc_si128(a, more[0]), _mm_aesenc_si128(b, more[1]));
  return static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_aesenc_si128(_mm_aesenc_si128(c, more[2]), more[3])));
}

inline bool same_key(const group& g, const key_bytes& key, std::uint32_t size) {
  static_assert(key_room == 56);
  const __m256i low = _mm256_cmpeq_epi8(load(g.key), key.low);
  const __m256i high = _mm256_cmpeq_epi8(load(g.key + 32), key.high);
  return g.key_size == size && mask_of(low) == 0xFFFF'FFFFU && (mask_of(high) | 0xFF00'0000U) == 0xFFFF'FFFFU;
}

struct line_pattern {
  __m256i pick[2], step[2];
  explicit line_pattern(const row_shape& shape)
      : pick{load(shape.pick), load(shape.pick + 32)}, step{load(shape.step), load(shape.step + 32)} {}
};

/// One respondent into a line: each counter looks at its answer and adds one if it is the step it counts.
inline void count_into(std::uint8_t* line, const std::uint8_t* answers, const line_pattern& pattern) {
  const __m256i twice = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(answers)));
  for (std::size_t h = 0; h < 2; ++h) {
    auto* const counts = reinterpret_cast<__m256i*>(line + 32 * h);
    const __m256i hit = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(twice, pattern.pick[h]), pattern.step[h]);
    _mm256_store_si256(counts, _mm256_sub_epi8(_mm256_load_si256(counts), hit));
  }
}

#define IKM_SCAN_NAME scan_any
#include "scan_loop.inc"
#undef IKM_SCAN_NAME

}  // namespace

stopped scan_avx2(scan& job) { return scan_any(job); }

std::uint32_t hash_avx2(std::string_view key, const std::uint8_t* seed) {
  return hash_of(load_key(key.data(), key.size()), seed);
}

}  // namespace ikm::kernels

IKM_END_LOOPS
#endif
