// SPDX-License-Identifier: BSL-1.0
#include "base/isa.hpp"

#include <cstdlib>
#include <string_view>

#ifdef IKM_X86_LOOPS
#include <cpuid.h>
#endif

namespace ikm::kernels {
namespace {

#ifdef IKM_X86_LOOPS
/// Clang 14 does not know this feature by name.
bool has_vaes() noexcept {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (c & bit_VAES) != 0;
}
#endif

}  // namespace

bool has(isa which) noexcept {
  if (which == isa::scalar) return true;
#ifdef IKM_X86_LOOPS
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                    __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul") &&
                    __builtin_cpu_supports("aes");
  if (which == isa::avx2) return avx2;
  return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
         __builtin_cpu_supports("avx512vpopcntdq") && has_vaes();
#else
  return false;
#endif
}

isa best_isa() noexcept {
  static const isa best = [] {
    isa most = has(isa::avx512) ? isa::avx512 : has(isa::avx2) ? isa::avx2 : isa::scalar;
    // Safe: read once, before any thread of ours exists.
    if (const char* asked = std::getenv("IKM_ISA")) {
      const std::string_view name{asked};
      if (name == "scalar") most = isa::scalar;
      if (name == "avx2" && most == isa::avx512) most = isa::avx2;
    }
    return most;
  }();
  return best;
}

}  // namespace ikm::kernels
