// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TESTS_TALLY_RANDOM_RESPONDENTS_HPP
#define IKM_TESTS_TALLY_RANDOM_RESPONDENTS_HPP

#include <ikm/survey/answer.hpp>

#include <array>
#include <cstdint>
#include <random>
#include <vector>

/// Nine answers of 1–4 each, one in ten blank, one respondent in ten alike throughout; seeded.
inline std::vector<std::array<ikm::answer, 9>> random_respondents(std::size_t count, std::uint32_t seed) {
  std::mt19937 draw{seed};
  std::vector<std::array<ikm::answer, 9>> rows(count);
  for (auto& row : rows) {
    const auto alike = static_cast<ikm::answer>(1 + draw() % 4);
    const bool straight = draw() % 10 == 0;
    for (ikm::answer& a : row) {
      a = straight ? alike : static_cast<ikm::answer>(1 + draw() % 4);
      if (!straight && draw() % 10 == 0) a = ikm::blank;
    }
  }
  return rows;
}

#endif
