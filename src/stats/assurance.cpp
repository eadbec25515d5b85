// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/assurance.hpp>

#include <boost/math/distributions/students_t.hpp>

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

}  // namespace

double assurance_at_least(const estimate& index, double threshold) {
  if (index.standard_error == 0) return index.value >= threshold ? 1 : 0;
  const double t = (index.value - threshold) / index.standard_error;
  return boost::math::cdf(boost::math::students_t{index.degrees_of_freedom}, t);
}

double assurance_of_target(const estimate& index, const methodology& method, const decimal& target) {
  return assurance_at_least(index, least_unrounded(method, target));
}

std::vector<grade_assurance> assurance_of_grades(const estimate& index, const methodology& method) {
  std::vector<grade_assurance> grades;
  double above = 0;
  for (auto band = method.bands().rbegin(); band != method.bands().rend(); ++band) {
    // Below the lowest bound the lowest band applies, so it takes what is left.
    const bool lowest = band + 1 == method.bands().rend();
    const double reached = lowest ? 1 : assurance_at_least(index, least_unrounded(method, band->lower));
    grades.insert(grades.begin(), {band->letter, reached - above});
    above = reached;
  }
  return grades;
}

}  // namespace ikm
