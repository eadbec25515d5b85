// SPDX-License-Identifier: BSL-1.0
// Eigen: answers that are in a matrix, and the matrices that a factor analysis starts from.
#ifndef IKM_INTEROP_EIGEN_HPP
#define IKM_INTEROP_EIGEN_HPP

#include <ikm/base/error.hpp>
#include <ikm/stats/reliability.hpp>
#include <ikm/stats/undefined.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/tally/pair_counts.hpp>
#include <ikm/tally/tally.hpp>

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace ikm::interop {

/// Adds a matrix of answers: a row a respondent, a column a question in the methodology's order. 0 is a blank; where
/// the scalar is a floating-point type, so is a value that is not a number, as other programs write a blank.
/// \throws tally_error that names the first bad row and column, counted from 0, before anything is counted
template <typename Derived>
void add_rows(tally& to, const Eigen::MatrixBase<Derived>& answers) {
  using scalar = typename Derived::Scalar;
  const methodology& method = to.method();
  const auto questions = static_cast<Eigen::Index>(method.question_count());
  if (answers.cols() != questions) {
    const std::string found = std::to_string(answers.cols());
    const std::string expected = std::to_string(questions);
    throw tally_error{failure::wrong_number_of_values,
                      {"matriks berisi " + found + " kolom, pertanyaannya " + expected,
                       "the matrix has " + found + " columns, the questions are " + expected}};
  }
  const auto is_blank = [](const scalar& value) {
    if constexpr (std::is_floating_point_v<scalar>)
      return value != value || value == 0;
    else
      return value == scalar{0};
  };
  std::vector<answer> respondents;
  respondents.reserve(static_cast<std::size_t>(answers.size()));
  for (Eigen::Index r = 0; r < answers.rows(); ++r)
    for (Eigen::Index q = 0; q < questions; ++q) {
      const scalar value = answers(r, q);
      answer given = blank;
      if (!is_blank(value)) {
        const bool within =
            value >= static_cast<scalar>(method.scale().lowest) && value <= static_cast<scalar>(method.scale().highest);
        if (within) given = static_cast<answer>(value);
        if (!within || static_cast<scalar>(given) != value) {
          const std::string where = std::to_string(r) + ", " + std::to_string(q);
          throw tally_error{failure::answer_out_of_scale,
                            {"baris, kolom " + where + ": bukan jawaban pada skala",
                             "row, column " + where + ": no answer on the scale"}};
        }
      }
      respondents.push_back(given);
    }
  const auto width = static_cast<std::size_t>(questions);
  for (std::size_t first = 0; first < respondents.size(); first += width)
    to.add(std::span{respondents}.subspan(first, width));
}

/// Covariance of each question with each other over the respondents who answered every question, with n − 1.
[[nodiscard]] inline possibly<Eigen::MatrixXd> covariance_matrix(const pair_counts& answers) {
  const std::uint64_t respondents = answers.respondents(coverage::complete);
  if (respondents == 0) return undefined::no_respondents;
  if (respondents == 1) return undefined::too_few_respondents;
  const auto n = static_cast<double>(respondents);
  const auto questions = answers.method().question_count();
  Eigen::MatrixXd found(static_cast<Eigen::Index>(questions), static_cast<Eigen::Index>(questions));
  for (std::size_t a = 0; a < questions; ++a)
    for (std::size_t b = 0; b < questions; ++b) {
      const auto sum_a = static_cast<double>(answers.sum(a, b, coverage::complete));
      const auto sum_b = static_cast<double>(answers.sum(b, a, coverage::complete));
      const auto products = static_cast<double>(answers.product(a, b, coverage::complete));
      found(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) = (products - sum_a * sum_b / n) / (n - 1);
    }
  return found;
}

/// Correlation of each question with each other over the same respondents. No value where one of them was answered
/// alike by everybody: it has no correlation, and a matrix with a hole is none.
[[nodiscard]] inline possibly<Eigen::MatrixXd> correlation_matrix(const pair_counts& answers) {
  const auto pairs = correlations(answers);
  const auto questions = static_cast<Eigen::Index>(pairs.size());
  Eigen::MatrixXd found(questions, questions);
  for (Eigen::Index a = 0; a < questions; ++a)
    for (Eigen::Index b = 0; b < questions; ++b) {
      const possibly<double>& one = pairs[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
      if (!one) return one.why();
      found(a, b) = *one;
    }
  return found;
}

}  // namespace ikm::interop

#endif
