// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/respondent.hpp>

#include <ikm/base/error.hpp>

#include <string>

namespace ikm {

void check_answers(const methodology& method, std::span<const answer> answers) {
  if (answers.size() != method.question_count()) {
    const std::string expected = std::to_string(method.question_count());
    const std::string found = std::to_string(answers.size());
    throw tally_error{
        failure::wrong_number_of_values,
        {found + " jawaban untuk " + expected + " pertanyaan", found + " answers to " + expected + " questions"}};
  }
  const auto [lowest, highest] = method.scale();
  for (const answer a : answers)
    if (a != blank && (a < lowest || a > highest)) {
      const std::string scale = std::to_string(lowest) + ".." + std::to_string(highest);
      throw tally_error{failure::answer_out_of_scale,
                        {"jawaban " + std::to_string(a) + " di luar skala " + scale,
                         "the answer " + std::to_string(a) + " is outside the scale " + scale}};
    }
}

}  // namespace ikm
