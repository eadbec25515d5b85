// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/estimate.hpp>

#include "stats/checks.hpp"
#include "stats/residuals.hpp"

#include <ikm/base/error.hpp>

#include <cmath>
#include <string>

namespace ikm {

void check_population(std::uint64_t population, std::uint64_t respondents) {
  if (population >= respondents) return;
  const std::string size = std::to_string(population);
  const std::string seen = std::to_string(respondents);
  throw statistics_error{failure::population_too_small,
                         {"populasi " + size + " lebih kecil daripada " + seen + " responden",
                          "a population of " + size + " is smaller than the " + seen + " respondents"}};
}

survey_estimate estimate_survey(const pair_counts& answers, const score_options& options,
                                std::optional<std::uint64_t> population) {
  const methodology& method = answers.method();
  if (population) check_population(*population, answers.respondents());
  const Eigen::MatrixXd coefficients = stats_detail::figure_coefficients(method, options);
  const double n = stats_detail::entering(answers, options.missing);
  const Eigen::VectorXd divisors = stats_detail::question_divisors(answers, options.missing);
  const Eigen::VectorXd means =
      stats_detail::question_sums(answers, options.missing).cwiseQuotient(divisors.cwiseMax(1));
  const Eigen::MatrixXd products = stats_detail::residuals_about(answers, options.missing, means).products;
  const double unseen = population ? 1 - n / static_cast<double>(*population) : 1;

  const auto figure = [&](Eigen::Index row) -> possibly<estimate> {
    if (n == 0) return undefined::no_respondents;
    const Eigen::VectorXd of_means = coefficients.row(row).transpose();
    // As in the exact index, an element of weight 0 counts too.
    const bool answered =
        row == 0 ? (divisors.array() > 0).all() : (divisors.array() > 0 || of_means.array() == 0).all();
    if (!answered) return undefined::no_answers;
    if (n < 2) return undefined::too_few_respondents;
    const Eigen::VectorXd of_totals = of_means.cwiseQuotient(divisors.cwiseMax(1));
    const double variance = unseen * n / (n - 1) * stats_detail::sum_of_squares(of_totals, products);
    return estimate{of_means.dot(means), std::sqrt(variance), n - 1};
  };
  survey_estimate found{figure(0), {}};
  for (Eigen::Index e = 1; e < coefficients.rows(); ++e) found.elements.push_back(figure(e));
  return found;
}

namespace {

/// An element's mean needs no other counts than its own.
possibly<estimate> estimate_of_element(const tally& answers, std::size_t element, missing rule, double unseen) {
  const methodology& method = answers.method();
  const bool is_known = rule != missing::listwise || answers.knows_complete();
  if (method.elements()[element].questions.size() != 1 || !is_known) return undefined::only_marginals;
  const std::size_t question = method.first_question(element);
  const auto n = static_cast<double>(answers.respondents());
  const double divisor = rule == missing::zero ? n : static_cast<double>(answers.answers(question));
  if (n == 0) return undefined::no_respondents;
  if (divisor == 0) return undefined::no_answers;
  if (n < 2) return undefined::too_few_respondents;
  const double mean = static_cast<double>(answers.sum(question)) / divisor;
  double squares = rule == missing::zero ? mean * mean * static_cast<double>(answers.count(question, blank)) : 0;
  for (int a = method.scale().lowest; a <= method.scale().highest; ++a)
    squares += (a - mean) * (a - mean) * static_cast<double>(answers.count(question, static_cast<answer>(a)));
  return estimate{mean, std::sqrt(unseen * n / (n - 1) * squares) / divisor, n - 1};
}

}  // namespace

survey_estimate estimate_survey(const tally& answers, const score_options& options,
                                std::optional<std::uint64_t> population) {
  if (answers.marginal_respondents() == 0) return estimate_survey(answers.joint().pairs, options, population);
  const std::uint64_t respondents = answers.respondents();
  if (population) check_population(*population, respondents);
  const double unseen = population ? 1 - static_cast<double>(respondents) / static_cast<double>(*population) : 1;
  survey_estimate found{undefined::only_marginals, {}};
  found.elements.reserve(answers.method().elements().size());
  for (std::size_t e = 0; e < answers.method().elements().size(); ++e)
    found.elements.push_back(estimate_of_element(answers, e, options.missing, unseen));
  return found;
}

index_range range_of_index(const methodology& method, const score_options& options) {
  ratio weights;
  for (std::size_t e = 0; e < method.elements().size(); ++e) weights += weight_in_use(method, e, options);
  const double all = (method.conversion() * weights).to_double();
  const int lowest = options.missing == missing::zero ? 0 : method.scale().lowest;
  return {all * lowest, all * method.scale().highest};
}

}  // namespace ikm
