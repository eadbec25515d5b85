// SPDX-License-Identifier: BSL-1.0
// The limit of every reader as a program: read_limit FILE [THREADS] prints the lines counted.
#include "line_scan.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) try {
  if (argc < 2) return std::fprintf(stderr, "usage: read_limit FILE [THREADS]\n"), 2;
  const auto threads = static_cast<unsigned>(argc > 2 ? std::stoul(argv[2]) : 2);
  std::printf("%llu\n", static_cast<unsigned long long>(ikm::bench::lines_of(argv[1], threads)));
} catch (const std::exception& e) {
  return std::fprintf(stderr, "%s\n", e.what()), 1;
}
