// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/projection.hpp>

#include <ikm/base/error.hpp>

#include <Eigen/Dense>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace ikm {

std::optional<projection> project(const std::map<int, achieved>& actuals, int year, double confidence) {
  if (!(confidence > 0 && confidence < 1))
    throw arithmetic_error{failure::proportion_out_of_range,
                           {"tingkat kepercayaan harus di antara 0 dan 1", "a confidence level is between 0 and 1"}};
  const auto n = static_cast<Eigen::Index>(actuals.size());
  if (actuals.size() < least_projection_points) return std::nullopt;

  Eigen::VectorXd x(n);
  Eigen::VectorXd y(n);
  Eigen::Index i = 0;
  for (const auto& [when, what] : actuals) {
    x[i] = when;
    y[i] = what.value.to_double();
    ++i;
  }
  // Around their means both columns of the design are orthogonal and small numbers stay small: 2024² would cost digits.
  const double mean_x = x.mean();
  const double mean_y = y.mean();
  Eigen::MatrixX2d design(n, 2);
  design.col(0).setOnes();
  design.col(1) = x.array() - mean_x;
  const Eigen::VectorXd centred = y.array() - mean_y;
  const Eigen::Vector2d line = design.colPivHouseholderQr().solve(centred);

  const auto degrees = static_cast<double>(n - 2);
  const double s = std::sqrt((centred - design * line).squaredNorm() / degrees);
  const double away = year - mean_x;
  const double spread = std::sqrt(1 + 1 / static_cast<double>(n) + away * away / design.col(1).squaredNorm());
  const double t =
      boost::math::quantile(boost::math::complement(boost::math::students_t{degrees}, (1 - confidence) / 2));
  const double value = mean_y + line[0] + line[1] * away;
  const double margin = t * s * spread;
  return projection{year, value, value - margin, value + margin, confidence, actuals.size()};
}

indicator_progress with_projection(indicator_progress progress, double confidence) {
  const indicator& plan = progress.plan;
  if (!progress.end || (!plan.actuals.empty() && plan.actuals.rbegin()->first >= progress.end->year)) return progress;
  progress.projection = project(plan.actuals, progress.end->year, confidence);
  if (progress.projection) progress.outlook = outlook_of(*progress.projection, progress.end->target, plan.way);
  return progress;
}

}  // namespace ikm
