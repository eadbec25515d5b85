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
  for (std::size_t q = 0; q < answers.size(); ++q)
    if (answers[q] != blank && (answers[q] < lowest || answers[q] > highest))
      refuse_answer(method, q, std::to_string(answers[q]));
}

void refuse_answer(const methodology& method, std::size_t question, const std::string& found, std::size_t row) {
  const std::string scale = std::to_string(method.scale().lowest) + ".." + std::to_string(method.scale().highest);
  sentence where;
  if (row != 0) where = {"baris " + std::to_string(row) + ": ", "row " + std::to_string(row) + ": "};
  const std::string code = question < method.question_count() ? method.question_at(question).code + ": " : "";
  throw tally_error{failure::answer_out_of_scale,
                    {where.id + code + "jawaban " + found + " di luar skala " + scale,
                     where.en + code + "the answer " + found + " is outside the scale " + scale}};
}

}  // namespace ikm
