// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_STATS_RESIDUALS_HPP
#define IKM_SRC_STATS_RESIDUALS_HPP

#include <ikm/index/options.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/pair_counts.hpp>

#include <Eigen/Core>

namespace ikm::stats_detail {

/// How much each question's mean counts in a figure: one row a figure, the index first, then each element.
/// index = Σ_e conversion·weight·(mean of the element's questions' means).
[[nodiscard]] Eigen::MatrixXd figure_coefficients(const methodology& method, const score_options& options);

/// Respondents that enter under this treatment of blanks.
[[nodiscard]] double entering(const pair_counts& answers, missing rule);
/// Σ answers of each question, and what it is divided by.
[[nodiscard]] Eigen::VectorXd question_sums(const pair_counts& answers, missing rule);
[[nodiscard]] Eigen::VectorXd question_divisors(const pair_counts& answers, missing rule);

/// Residuals e_q = a_q·(x_q − R_q) of one set of respondents about given means R: their sums, and the sums of their
/// products for each pair of questions.
struct residual_moments {
  Eigen::VectorXd sums;
  Eigen::MatrixXd products;
};
[[nodiscard]] residual_moments residuals_about(const pair_counts& answers, missing rule, const Eigen::VectorXd& means);

/// Σ z² of z = of_totals·e. Exactly 0 where nothing but rounding is left, as when every respondent's answers add to the
/// same sum: a standard error of 0 has to be seen as one.
[[nodiscard]] double sum_of_squares(const Eigen::VectorXd& of_totals, const Eigen::MatrixXd& products);
/// `left` of a sum of terms that `terms` add up to without their signs; exactly 0 where it is rounding.
[[nodiscard]] double without_rounding(double left, double terms);

}  // namespace ikm::stats_detail

#endif
