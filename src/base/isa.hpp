// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_BASE_ISA_HPP
#define IKM_SRC_BASE_ISA_HPP

namespace ikm::kernels {

/// The instruction sets that fast loops are written for; a later one does all that an earlier one does.
enum class isa { scalar, avx2, avx512 };

/// Whether this machine, and this build, can run the loops of `which`.
[[nodiscard]] bool has(isa which) noexcept;

/// The best one here, or the lesser one that the environment variable IKM_ISA names. Looked up once.
[[nodiscard]] isa best_isa() noexcept;

}  // namespace ikm::kernels

// Loops of one instruction set are between these, after every #include: the library around them keeps the baseline
// of the build, and no inline function of the standard library is compiled for a machine that may not be there.
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define IKM_X86_LOOPS 1
#define IKM_PRAGMA_TEXT(text) _Pragma(#text)
#define IKM_PRAGMA(text) IKM_PRAGMA_TEXT(text)
#if defined(__clang__)
#define IKM_BEGIN_LOOPS(features) \
  IKM_PRAGMA(clang attribute push(__attribute__((target(features))), apply_to = function))
#define IKM_END_LOOPS IKM_PRAGMA(clang attribute pop)
#else
// GCC 12 takes the undefined vectors of its own intrinsics for a mistake of ours.
// clang-format off
#define IKM_BEGIN_LOOPS(features)                                      \
  IKM_PRAGMA(GCC push_options)                                         \
  IKM_PRAGMA(GCC target(features))                                     \
  IKM_PRAGMA(GCC diagnostic push)                                      \
  IKM_PRAGMA(GCC diagnostic ignored "-Wmaybe-uninitialized")           \
  IKM_PRAGMA(GCC diagnostic ignored "-Wuninitialized")
// clang-format on
#define IKM_END_LOOPS IKM_PRAGMA(GCC diagnostic pop) IKM_PRAGMA(GCC pop_options)
#endif
#define IKM_AVX2_FEATURES "avx2,bmi,bmi2,lzcnt,popcnt,pclmul,aes"
#define IKM_AVX512_FEATURES                                                                                          \
  "avx2,bmi,bmi2,lzcnt,popcnt,pclmul,aes,avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi,avx512vbmi2,avx512vpopcntdq," \
  "vaes"
#endif

#endif
