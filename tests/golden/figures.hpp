// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TESTS_GOLDEN_FIGURES_HPP
#define IKM_TESTS_GOLDEN_FIGURES_HPP

#include <ikm/ikm.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace golden {

/// `78.74 B`, as a report prints it; `none` where there is no index.
inline std::string published(const ikm::unit_index& unit) {
  if (!unit.published()) return "none";
  return unit.published()->to_string() + " " + unit.grade()->letter;
}

/// A tally of respondents without blanks whose answers to each question add to the given sum: the sum spread as evenly
/// as it goes, since an index depends on sums alone.
inline ikm::tally with_sums(const ikm::methodology& method, const std::vector<int>& sums, int respondents) {
  ikm::tally made{method};
  for (int r = 0; r < respondents; ++r) {
    std::vector<ikm::answer> answers;
    for (const int sum : sums)
      answers.push_back(static_cast<ikm::answer>(sum / respondents + (r < sum % respondents ? 1 : 0)));
    made.add(answers);
  }
  for (std::size_t q = 0; q < sums.size(); ++q) EXPECT_EQ(made.sum(q), static_cast<std::uint64_t>(sums[q]));
  return made;
}

inline ikm::tally all_answering(const ikm::methodology& method, int answer, int respondents = 10) {
  return with_sums(method, std::vector<int>(method.question_count(), answer * respondents), respondents);
}

inline std::vector<ikm::ratio> means_of(const std::vector<const char*>& printed) {
  std::vector<ikm::ratio> means;
  for (const char* mean : printed) means.push_back(*ikm::ratio::parse(mean));
  return means;
}

inline ikm::score_options weights_to(int decimals) { return {.weight_decimals = decimals}; }

}  // namespace golden

#endif
