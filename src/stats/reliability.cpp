// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/reliability.hpp>

#include "stats/residuals.hpp"

#include <ikm/base/error.hpp>

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace ikm {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Σ (x_a − mean)(x_b − mean) over complete respondents, for each pair of questions.
MatrixXd centred_products(const pair_counts& answers) {
  const double n = stats_detail::entering(answers, missing::listwise);
  const Eigen::VectorXd means = stats_detail::question_sums(answers, missing::listwise) / n;
  return stats_detail::residuals_about(answers, missing::listwise, means).products;
}

/// The same for each pair of elements' scores.
MatrixXd centred_element_products(const pair_counts& answers) {
  const MatrixXd figures = stats_detail::figure_coefficients(answers.method(), {});
  const MatrixXd scores = figures.bottomRows(figures.rows() - 1);
  return scores * centred_products(answers) * scores.transpose();
}

/// Rounding leaves up to about so much of a sum of squares that is 0.
bool vanishes(double squares, double n) { return squares <= n * 1e-13; }

possibly<double> alpha_of(double items, double variances, double of_sum, double n) {
  if (items < 2) return undefined::one_item;
  if (vanishes(of_sum, n)) return undefined::no_variance;
  return items / (items - 1) * (1 - variances / of_sum);
}

possibly<double> correlation(double product, double squares_a, double squares_b, double n) {
  if (vanishes(squares_a, n) || vanishes(squares_b, n)) return undefined::no_variance;
  return product / std::sqrt(squares_a * squares_b);
}

possibly<double> share(std::uint64_t part, std::uint64_t whole, undefined none) {
  if (whole == 0) return none;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

possibly<double> critical_correlation(std::uint64_t respondents, double significance) {
  if (!(significance > 0 && significance < 1))
    throw statistics_error{failure::proportion_out_of_range,
                           {"taraf signifikansi harus di antara 0 dan 1", "a significance level lies between 0 and 1"}};
  if (respondents < 3) return respondents == 0 ? undefined::no_respondents : undefined::too_few_respondents;
  const double df = static_cast<double>(respondents) - 2;
  const double t = boost::math::quantile(boost::math::complement(boost::math::students_t{df}, significance / 2));
  return t / std::sqrt(t * t + df);
}

reliability reliability_of(const pair_counts& answers) {
  const auto elements = static_cast<Index>(answers.method().elements().size());
  reliability found;
  found.respondents = answers.respondents(coverage::complete);
  found.critical_r = critical_correlation(found.respondents);
  if (found.respondents < 2) {
    const auto why = found.respondents == 0 ? undefined::no_respondents : undefined::too_few_respondents;
    found.alpha = why;
    found.alpha_if_dropped.assign(static_cast<std::size_t>(elements), why);
    found.item_total.assign(static_cast<std::size_t>(elements), why);
    return found;
  }
  const auto n = static_cast<double>(found.respondents);
  const MatrixXd products = centred_element_products(answers);
  const double trace = products.trace();
  const double of_sum = products.sum();
  const auto items = static_cast<double>(elements);
  found.alpha = alpha_of(items, trace, of_sum, n);
  for (Index e = 0; e < elements; ++e) {
    const double own = products(e, e);
    const double with_sum = products.row(e).sum();
    const double of_others = of_sum - 2 * with_sum + own;
    found.alpha_if_dropped.push_back(alpha_of(items - 1, trace - own, of_others, n));
    found.item_total.push_back(elements < 2 ? possibly<double>{undefined::one_item}
                                            : correlation(with_sum - own, own, of_others, n));
  }
  return found;
}

std::vector<std::vector<possibly<double>>> correlations(const pair_counts& answers) {
  const std::size_t count = answers.method().question_count();
  const std::uint64_t respondents = answers.respondents(coverage::complete);
  std::vector<std::vector<possibly<double>>> found(
      count, std::vector<possibly<double>>(
                 count, respondents == 0 ? undefined::no_respondents : undefined::too_few_respondents));
  if (respondents < 2) return found;
  const MatrixXd products = centred_products(answers);
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < count; ++b) {
      const auto i = static_cast<Index>(a);
      const auto j = static_cast<Index>(b);
      found[a][b] = correlation(products(i, j), products(i, i), products(j, j), static_cast<double>(respondents));
    }
  return found;
}

reliability reliability_of(const tally& answers) {
  if (answers.marginal_respondents() == 0) return reliability_of(answers.joint().pairs);
  const std::size_t elements = answers.method().elements().size();
  return {.respondents = answers.knows_complete() ? answers.respondents(coverage::complete) : 0,
          .alpha = undefined::only_marginals,
          .alpha_if_dropped = std::vector<possibly<double>>(elements, undefined::only_marginals),
          .item_total = std::vector<possibly<double>>(elements, undefined::only_marginals),
          .critical_r = undefined::only_marginals};
}

response_pattern response_pattern_of(const tally& answers) {
  if (answers.marginal_respondents() == 0) return response_pattern_of(answers, answers.joint().own);
  response_pattern found = response_pattern_of(answers, own_sums{answers.method()});
  found.all_lowest = undefined::only_marginals;
  found.all_highest = undefined::only_marginals;
  found.straight_lining = undefined::only_marginals;
  return found;
}

response_pattern response_pattern_of(const tally& answers, const own_sums& sums) {
  const methodology& method = answers.method();
  const auto lowest = static_cast<answer>(method.scale().lowest);
  const auto highest = static_cast<answer>(method.scale().highest);
  response_pattern found;
  for (std::size_t q = 0; q < method.question_count(); ++q) {
    found.floor.push_back(share(answers.count(q, lowest), answers.answers(q), undefined::no_answers));
    found.ceiling.push_back(share(answers.count(q, highest), answers.answers(q), undefined::no_answers));
  }
  std::uint64_t straight = 0;
  for (int a = lowest; a <= highest; ++a) straight += sums.straight(static_cast<answer>(a));
  const std::uint64_t complete = answers.respondents(coverage::complete);
  found.all_lowest = share(sums.straight(lowest), complete, undefined::no_respondents);
  found.all_highest = share(sums.straight(highest), complete, undefined::no_respondents);
  found.straight_lining = share(straight, complete, undefined::no_respondents);
  return found;
}

}  // namespace ikm
