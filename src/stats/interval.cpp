// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/interval.hpp>

#include "base/enum_names.hpp"

#include <ikm/base/error.hpp>

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace ikm {
namespace {

constexpr enum_names<interval_method, 3> method_names{{"student_t", "logit", "skew_corrected"}};

double two_sided_t(double level, double degrees_of_freedom) {
  // Written so that NaN is refused too.
  if (!(level > 0 && level < 1))
    throw statistics_error{failure::proportion_out_of_range,
                           {"tingkat kepercayaan harus di antara 0 dan 1, misalnya 0.95",
                            "a confidence level lies between 0 and 1, such as 0.95"}};
  return boost::math::quantile(boost::math::complement(boost::math::students_t{degrees_of_freedom}, (1 - level) / 2));
}

interval logit_interval(const estimate& of, double t, const index_range& range) {
  const double width = range.highest - range.lowest;
  const double p = (of.value - range.lowest) / width;
  if (p <= 0 || p >= 1) return {of.value, of.value};
  const double centre = std::log(p / (1 - p));
  const double half = t * of.standard_error / width / (p * (1 - p));
  const auto back = [&](double x) { return range.lowest + width / (1 + std::exp(-x)); };
  return {back(centre - half), back(centre + half)};
}

interval skew_corrected_interval(const estimate& of, double t, const figure_shape& shape) {
  // With T = (estimate − truth)/standard error and s the skewness of the mean, Hall's
  // g(T) = T + s·T²/3 + s²·T³/27 + s/6 is close to symmetric; T is got back from x = ±t by the cubic's only root.
  const double s = shape.skewness_of_mean;
  const auto back = [&](double x) { return std::abs(s) < 1e-9 ? x : 3 / s * (std::cbrt(1 + s * (x - s / 6)) - 1); };
  return {std::max(of.value - of.standard_error * back(t), shape.range.lowest),
          std::min(of.value - of.standard_error * back(-t), shape.range.highest)};
}

}  // namespace

std::string_view name_of(interval_method rule) noexcept { return method_names.of(rule); }

std::optional<interval_method> interval_method_named(std::string_view name) noexcept {
  return method_names.named(name);
}

double margin(const estimate& of, double level) {
  return two_sided_t(level, of.degrees_of_freedom) * of.standard_error;
}

interval confidence_interval(const estimate& of, double level, interval_method rule, const figure_shape& shape) {
  const double t = two_sided_t(level, of.degrees_of_freedom);
  if (of.standard_error == 0) return {of.value, of.value};
  switch (rule) {
    case interval_method::logit: return logit_interval(of, t, shape.range);
    case interval_method::skew_corrected: return skew_corrected_interval(of, t, shape);
    case interval_method::student_t: break;
  }
  return {of.value - t * of.standard_error, of.value + t * of.standard_error};
}

std::string_view name_of(doubt why) noexcept { return why == doubt::skewed ? "skewed" : "no_variance"; }

sentence sentence_of(doubt why) {
  if (why == doubt::no_variance)
    return {"para responden tidak berbeda: galat sampel ini tidak dapat diketahui dari sampel itu sendiri",
            "the respondents do not differ: this sample tells nothing of its own error"};
  return {
      "jawaban sangat condong untuk responden sesedikit ini: margin t terlalu kecil; gunakan selang skew_corrected",
      "the answers are too skewed for so few respondents: the t margin is too small; use the interval skew_corrected"};
}

std::vector<doubt> doubts_about(const estimate& of, std::optional<double> skewness_of_mean, bool census) {
  std::vector<doubt> doubts;
  if (census) return doubts;
  if (of.standard_error == 0) doubts.push_back(doubt::no_variance);
  constexpr double most = 0.2;  // n > 25·g² is the same as |g|/√n < 1/5
  if (skewness_of_mean && std::abs(*skewness_of_mean) > most) doubts.push_back(doubt::skewed);
  return doubts;
}

}  // namespace ikm
