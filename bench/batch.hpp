// SPDX-License-Identifier: BSL-1.0
// A seeded survey batch, the same in every run: what all benchmarks read.
#ifndef IKM_BENCH_BATCH_HPP
#define IKM_BENCH_BATCH_HPP

#ifndef NDEBUG
#error "benchmarks are built without asserts: use the bench preset"
#endif

#include <ikm/survey/answer.hpp>

#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace ikm::bench {

inline constexpr std::size_t questions = 9;
inline constexpr std::uint64_t seed = 20240607;

/// Row-major answers, about one in a hundred blank, threes and fours most often.
inline std::vector<answer> answers(std::size_t respondents) {
  std::mt19937_64 random{seed};
  std::vector<answer> made(respondents * questions);
  for (answer& a : made) {
    const auto draw = random() % 1000;
    a = draw < 10 ? blank : draw < 30 ? answer{1} : draw < 90 ? answer{2} : draw < 640 ? answer{3} : answer{4};
  }
  return made;
}

/// The same answers as delimited text with a unit, a date and a service, one service in twenty quoted with a comma in
/// it.
inline std::string csv(std::size_t respondents, std::size_t units) {
  const std::vector<answer> all = answers(respondents);
  std::mt19937_64 random{seed + 1};
  std::string text = "unit,date,service,u1,u2,u3,u4,u5,u6,u7,u8,u9\n";
  text.reserve(respondents * 60);
  for (std::size_t r = 0; r < respondents; ++r) {
    text += "Kantor " + std::to_string(random() % units) + ",2024-05-17,";
    text += random() % 20 == 0 ? "\"Izin Usaha, Perubahan\"" : "Kartu Keluarga";
    for (std::size_t q = 0; q < questions; ++q) {
      text += ',';
      if (all[r * questions + q] != blank) text += static_cast<char>('0' + all[r * questions + q]);
    }
    text += '\n';
  }
  return text;
}

/// A benchmark whose result is wrong measures nothing.
inline void require(bool right, const char* what) {
  if (right) return;
  std::cerr << "wrong result, nothing is timed: " << what << '\n';
  std::exit(1);
}

}  // namespace ikm::bench

#endif
