// SPDX-License-Identifier: BSL-1.0
// Two ways to the same result, timed in turns in one process: the machine drifts, the ratio of neighbours does not.
#ifndef IKM_BENCH_PEERS_CONTEST_HPP
#define IKM_BENCH_PEERS_CONTEST_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

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

inline double took(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Precondition: not empty
inline double median(std::vector<double> of) {
  const auto middle = of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2);
  std::nth_element(of.begin(), middle, of.end());
  return *middle;
}

/// Runs all in turns, each once before anything counts, and prints medians and their ratios.
/// \returns whether no ratio is more than a quarter under its floor
inline bool held(std::vector<contest>& contests, int runs) {
  for (int run = -1; run < runs; ++run)
    for (contest& c : contests) {
      const double ours = took(c.ours);
      const double theirs = took(c.theirs);
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
    all = all && theirs / ours >= 0.75 * c.floor;
  }
  return all;
}

}  // namespace ikm::bench

#endif
