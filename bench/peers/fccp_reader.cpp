// SPDX-License-Identifier: BSL-1.0
// Debian's best reader on one thread as a program: fccp_reader FILE
//   -> unit,n,m1..m9,index on standard output, without a header
#include "fccp_units.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) try {
  if (argc != 2) return std::fprintf(stderr, "usage: fccp_reader FILE\n"), 2;
  for (const auto& [key, of] : ikm::bench::fccp_units(argv[1])) {
    std::printf("%s,%llu", key.c_str(), static_cast<unsigned long long>(of.respondents));
    double index = 0;
    bool whole = true;
    for (std::size_t e = 0; e < 9; ++e) {
      if (of.answers[e] == 0) {
        whole = false;
        std::printf(",");
        continue;
      }
      const double mean = static_cast<double>(of.sums[e]) / static_cast<double>(of.answers[e]);
      std::printf(",%.17g", mean);
      index += mean / 9 * 25;
    }
    if (whole)
      std::printf(",%.17g\n", index);
    else
      std::printf(",\n");
  }
} catch (const std::exception& e) {
  return std::fprintf(stderr, "%s\n", e.what()), 1;
}
