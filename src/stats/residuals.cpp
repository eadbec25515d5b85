// SPDX-License-Identifier: BSL-1.0
#include "stats/residuals.hpp"

#include <cmath>
#include <cstdint>

namespace ikm::stats_detail {
namespace {

using index_t = Eigen::Index;

double signed_difference(std::uint64_t a, std::uint64_t b) {
  return a >= b ? static_cast<double>(a - b) : -static_cast<double>(b - a);
}

coverage covered(missing rule) { return rule == missing::listwise ? coverage::complete : coverage::all; }

}  // namespace

Eigen::MatrixXd figure_coefficients(const methodology& method, const score_options& options) {
  const auto elements = static_cast<index_t>(method.elements().size());
  Eigen::MatrixXd rows = Eigen::MatrixXd::Zero(elements + 1, static_cast<index_t>(method.question_count()));
  for (index_t e = 0; e < elements; ++e) {
    const auto which = static_cast<std::size_t>(e);
    const auto questions = static_cast<std::int64_t>(method.elements()[which].questions.size());
    const ratio of_index = method.conversion() * weight_in_use(method, which, options) / ratio{questions};
    const auto first = static_cast<index_t>(method.first_question(which));
    for (index_t q = first; q < first + static_cast<index_t>(questions); ++q) {
      rows(0, q) = of_index.to_double();
      rows(e + 1, q) = 1.0 / static_cast<double>(questions);
    }
  }
  return rows;
}

double entering(const pair_counts& answers, missing rule) {
  return static_cast<double>(answers.respondents(covered(rule)));
}

Eigen::VectorXd question_sums(const pair_counts& answers, missing rule) {
  Eigen::VectorXd sums(static_cast<index_t>(answers.method().question_count()));
  for (index_t q = 0; q < sums.size(); ++q) {
    const auto which = static_cast<std::size_t>(q);
    sums(q) = static_cast<double>(answers.sum(which, which, covered(rule)));
  }
  return sums;
}

Eigen::VectorXd question_divisors(const pair_counts& answers, missing rule) {
  Eigen::VectorXd divisors(static_cast<index_t>(answers.method().question_count()));
  for (index_t q = 0; q < divisors.size(); ++q) {
    const auto which = static_cast<std::size_t>(q);
    divisors(q) = rule == missing::zero ? entering(answers, rule)
                                        : static_cast<double>(answers.both(which, which, covered(rule)));
  }
  return divisors;
}

residual_moments residuals_about(const pair_counts& answers, missing rule, const Eigen::VectorXd& means) {
  const index_t n = means.size();
  const coverage who = covered(rule);
  const std::uint64_t everybody = answers.respondents(who);
  // About a whole number near the mean first, in integers: what is left to subtract in floating point is small, and
  // answers that are all alike give exactly 0.
  const Eigen::VectorXd whole = means.array().round();
  const Eigen::VectorXd rest = means - whole;
  const auto about = [&](index_t q) { return static_cast<std::uint64_t>(whole(q)); };
  const auto both = [&](index_t a, index_t b) {
    return rule == missing::zero ? everybody
                                 : answers.both(static_cast<std::size_t>(a), static_cast<std::size_t>(b), who);
  };
  const auto sum = [&](index_t of, index_t where) {
    // A blank that counts as 0 adds nothing to a sum, so the other question may be anything.
    const auto w = static_cast<std::size_t>(rule == missing::zero ? of : where);
    return answers.sum(static_cast<std::size_t>(of), w, who);
  };
  residual_moments found{Eigen::VectorXd(n), Eigen::MatrixXd(n, n)};
  for (index_t a = 0; a < n; ++a) {
    found.sums(a) = signed_difference(sum(a, a), about(a) * both(a, a)) - rest(a) * static_cast<double>(both(a, a));
    for (index_t b = 0; b <= a; ++b) {
      const std::uint64_t pairs = both(a, b);
      const double sum_a = signed_difference(sum(a, b), about(a) * pairs);
      const double sum_b = signed_difference(sum(b, a), about(b) * pairs);
      const std::uint64_t product = answers.product(static_cast<std::size_t>(a), static_cast<std::size_t>(b), who);
      const double products =
          signed_difference(product + about(a) * about(b) * pairs, about(b) * sum(a, b) + about(a) * sum(b, a));
      found.products(a, b) = found.products(b, a) =
          products - rest(b) * sum_a - rest(a) * sum_b + rest(a) * rest(b) * static_cast<double>(pairs);
    }
  }
  return found;
}

double sum_of_squares(const Eigen::VectorXd& of_totals, const Eigen::MatrixXd& products) {
  const Eigen::VectorXd unsigned_totals = of_totals.cwiseAbs();
  return without_rounding(of_totals.dot(products * of_totals),
                          unsigned_totals.dot(products.cwiseAbs() * unsigned_totals));
}

double without_rounding(double left, double terms) {
  constexpr double lost = 1e-13;  // some hundred roundings of 1e-16
  return left > lost * terms ? left : 0;
}

}  // namespace ikm::stats_detail
