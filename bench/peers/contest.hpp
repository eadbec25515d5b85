// SPDX-License-Identifier: BSL-1.0
// Two ways to the same result, timed in turns in one process: the machine drifts, the ratio of neighbours does not.
#ifndef IKM_BENCH_PEERS_CONTEST_HPP
#define IKM_BENCH_PEERS_CONTEST_HPP

#include "base/isa.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include <time.h>

namespace ikm::bench {

struct contest {
  std::string name;
  double floor;  ///< the least ratio of times, theirs to ours; 0: none is asked for
  std::function<void()> ours;
  std::function<void()> theirs;
  double ours_bytes = 0;  ///< that ours reads; 0: not shown
  std::vector<double> ours_took = {};
  std::vector<double> theirs_took = {};
};

/// What is timed. On a machine with other work to do only the processor's time says anything, of one thread.
enum class time_of { wall, thread };

inline double seconds(time_of what) {
  timespec now{};
  clock_gettime(what == time_of::thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

inline double took(const std::function<void()>& work, time_of what) {
  const double begin = seconds(what);
  work();
  return seconds(what) - begin;
}

/// Precondition: not empty
inline double median(std::vector<double> of) {
  const auto middle = of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2);
  std::nth_element(of.begin(), middle, of.end());
  return *middle;
}

/// The share of a goal that bench/guard.sh asks for: half, since the same program reaches three quarters of a ratio on
/// one processor and all of it on another, while a loop that is no longer taken loses more than half. Goals are for
/// AVX-512; AVX2 owes four fifths of them, and loops without either have none.
inline double guarded_share() {
  switch (kernels::best_isa()) {
    case kernels::isa::avx512: return 0.5;
    case kernels::isa::avx2: return 0.5 * 0.8;
    case kernels::isa::scalar: break;
  }
  return 0;
}

/// Runs all in turns, each once before anything counts, and prints medians and their ratios.
/// \returns whether no ratio is under the guarded share of its floor
inline bool held(std::vector<contest>& contests, int runs, time_of what = time_of::wall) {
  for (int run = -1; run < runs; ++run)
    for (contest& c : contests) {
      const double ours = took(c.ours, what);
      const double theirs = took(c.theirs, what);
      if (run < 0) continue;
      c.ours_took.push_back(ours);
      c.theirs_took.push_back(theirs);
    }
  bool all = true;
  std::printf("%-44s %10s %8s %10s %8s %8s\n", "", "ours ms", "GB/s", "peer ms", "ratio", "goal");
  for (const contest& c : contests) {
    const double ours = median(c.ours_took);
    const double theirs = median(c.theirs_took);
    std::printf("%-44s %10.2f ", c.name.c_str(), 1e3 * ours);
    if (c.ours_bytes > 0)
      std::printf("%8.1f ", c.ours_bytes / ours / 1e9);
    else
      std::printf("%8s ", "");
    std::printf("%10.2f %8.2f ", 1e3 * theirs, theirs / ours);
    if (c.floor > 0)
      std::printf("%8.2f%s\n", c.floor, theirs / ours < c.floor ? " missed" : "");
    else
      std::printf("%8s\n", "-");
    if (theirs / ours >= guarded_share() * c.floor) continue;
    all = false;
    std::printf("%s: the ratio is under %.2f of its goal\n", c.name.c_str(), guarded_share());
  }
  return all;
}

}  // namespace ikm::bench

#endif
