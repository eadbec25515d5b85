// SPDX-License-Identifier: BSL-1.0
// Small surveys for brute force, and an index computed a second way: from integers, with none of the library's
// arithmetic.
#ifndef IKM_TESTS_GAP_SMALL_SURVEYS_HPP
#define IKM_TESTS_GAP_SMALL_SURVEYS_HPP

#include <ikm/index/combine.hpp>
#include <ikm/index/score.hpp>
#include <ikm/tally/tally.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace ikm::testing {

/// A methodology with as many elements as `weights` (fractions) and that many questions each.
inline methodology made_of(const std::vector<std::string>& weights, const std::vector<std::size_t>& questions) {
  methodology_definition definition{.id = "small", .name = {"kecil", "small"}, .elements = {}};
  for (std::size_t e = 0; e < weights.size(); ++e) {
    const std::string code = "U" + std::to_string(e + 1);
    element made{"unsur" + std::to_string(e + 1), code, {code, code}, *ratio::parse(weights[e])};
    for (std::size_t q = 1; q <= questions[e] && questions[e] > 1; ++q)
      made.questions.push_back({code + "." + std::to_string(q)});
    definition.elements.push_back(made);
  }
  return methodology{std::move(definition)};
}

/// Random answers with some blanks; every question is answered by the first respondent.
inline tally random_answers(const methodology& method, std::size_t respondents, std::mt19937& random) {
  tally made{method};
  for (std::size_t r = 0; r < respondents; ++r) {
    std::vector<answer> answers;
    for (std::size_t q = 0; q < method.question_count(); ++q) {
      const auto drawn = static_cast<answer>(random() % 5);
      answers.push_back(r == 0 && drawn == blank ? answer{2} : drawn);
    }
    made.add(answers);
  }
  return made;
}

/// Answers with these sums, one per question: as alike as they can be, two neighbouring steps of the scale.
inline tally answers_with_sums(const methodology& method, std::uint64_t respondents,
                               const std::vector<std::uint64_t>& sums) {
  const std::size_t levels = 5;
  std::vector<std::uint64_t> counts(sums.size() * levels * 2, 0);
  for (std::size_t q = 0; q < sums.size(); ++q)
    for (std::size_t row = q; row < 2 * sums.size(); row += sums.size()) {  // over all, then over the complete ones
      const std::uint64_t level = sums[q] / respondents;
      const std::uint64_t above = sums[q] % respondents;
      counts[row * levels + level] = respondents - above;
      if (above > 0) counts[row * levels + level + 1] = above;
    }
  return tally::from_counts(method, respondents, respondents, counts);
}

/// The sums of data/sekadau_2019s1.csv (49 respondents, no blanks): 11575/147 = 78.74, domain.md §10.
inline tally sekadau() {
  return answers_with_sums(permenpan_14_2017(), 49, {138, 139, 150, 177, 159, 163, 161, 143, 159});
}

}  // namespace ikm::testing

#endif
