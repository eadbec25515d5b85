// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_ASSURANCE_HPP
#define IKM_STATS_ASSURANCE_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/stats/estimate.hpp>
#include <ikm/stats/interval.hpp>
#include <ikm/survey/methodology.hpp>

#include <string>
#include <vector>

namespace ikm {

/// How an interval is drawn: what is sure to a level lies within it.
struct interval_rule {
  interval_method method = interval_method::student_t;
  figure_shape shape = {};
};

/// How sure one can be, 0 to 1, that the population's index is at least `threshold`: the one-sided confidence
/// level at which the lower limit of the interval drawn by `rule` is there. With a standard error of 0 it is 0 or 1.
[[nodiscard]] double assurance_at_least(const estimate& index, double threshold, const interval_rule& rule = {});

/// The same for a target: that the population's index, published as indices are, reaches it.
[[nodiscard]] double assurance_of_target(const estimate& index, const methodology& method, const decimal& target,
                                         const interval_rule& rule = {});

/// How sure one can be that the population's index earns this grade.
struct grade_assurance {
  std::string letter;
  double assurance = 0;
};
/// One for each band, from the lowest to the highest; they add to 1. Bands are met by the published value, so an
/// index half a published step below a bound earns the higher grade.
[[nodiscard]] std::vector<grade_assurance> assurance_of_grades(const estimate& index, const methodology& method,
                                                               const interval_rule& rule = {});

}  // namespace ikm

#endif
