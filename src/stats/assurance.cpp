// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/assurance.hpp>

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <cstdint>

namespace ikm {
namespace {

/// The least unrounded index that is published as `bound` or more: half a published step below the first published
/// value that reaches it.
double least_unrounded(const methodology& method, const decimal& bound) {
  std::int64_t scale = 1;
  for (int i = 0; i < method.decimals(); ++i) scale *= 10;
  const std::int64_t steps = (ratio{bound} * ratio{scale}).ceiling();
  return (ratio{2 * steps - 1, 2} / ratio{scale}).to_double();
}

/// The t with which the lower limit is at `threshold`; each is the interval of its method turned round.
double t_at(const estimate& index, double threshold, const interval_rule& rule) {
  const double plain = (index.value - threshold) / index.standard_error;
  if (rule.method == interval_method::skew_corrected) {
    const double s = rule.shape.skewness_of_mean;
    return plain + s * plain * plain / 3 + s * s * plain * plain * plain / 27 + s / 6;
  }
  if (rule.method == interval_method::student_t) return plain;
  const index_range& range = rule.shape.range;
  const auto log_odds = [&](double value) { return std::log((value - range.lowest) / (range.highest - value)); };
  const double width = range.highest - range.lowest;
  const double p = (index.value - range.lowest) / width;
  return (log_odds(index.value) - log_odds(threshold)) * width * p * (1 - p) / index.standard_error;
}

}  // namespace

double assurance_at_least(const estimate& index, double threshold, const interval_rule& rule) {
  if (index.standard_error == 0) return index.value >= threshold ? 1 : 0;
  if (rule.method != interval_method::student_t) {
    // These intervals stay within the range of the index; at an end of it the log-odds have no width.
    const index_range& range = rule.shape.range;
    if (threshold <= range.lowest) return 1;
    if (threshold > range.highest) return 0;
    const bool at_an_end = index.value <= range.lowest || index.value >= range.highest || threshold == range.highest;
    if (rule.method == interval_method::logit && at_an_end) return index.value >= threshold ? 1 : 0;
  }
  return boost::math::cdf(boost::math::students_t{index.degrees_of_freedom}, t_at(index, threshold, rule));
}

double assurance_of_target(const estimate& index, const methodology& method, const decimal& target,
                           const interval_rule& rule) {
  return assurance_at_least(index, least_unrounded(method, target), rule);
}

std::vector<grade_assurance> assurance_of_grades(const estimate& index, const methodology& method,
                                                 const interval_rule& rule) {
  std::vector<grade_assurance> grades;
  double above = 0;
  for (auto band = method.bands().rbegin(); band != method.bands().rend(); ++band) {
    // Below the lowest bound the lowest band applies, so it takes what is left.
    const bool lowest = band + 1 == method.bands().rend();
    const double reached = lowest ? 1 : assurance_at_least(index, least_unrounded(method, band->lower), rule);
    grades.insert(grades.begin(), {band->letter, reached - above});
    above = reached;
  }
  return grades;
}

}  // namespace ikm
