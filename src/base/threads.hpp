// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_BASE_THREADS_HPP
#define IKM_SRC_BASE_THREADS_HPP

#include <algorithm>
#include <cstddef>
#include <thread>

namespace ikm {

/// How many threads do the work: those that are asked for, or, for 0, one per core. One where the platform has none.
[[nodiscard]] inline std::size_t threads_for([[maybe_unused]] unsigned asked) noexcept {
#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
  return 1;
#else
  return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
#endif
}

}  // namespace ikm

#endif
