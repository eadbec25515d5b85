// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/own_indices.hpp>

#include <ikm/base/error.hpp>
#include <ikm/index/grade.hpp>
#include <ikm/index/unit_index.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ikm {
namespace {

/// Σ respondents · (index − about)^power.
double moment(const std::vector<own_index>& values, double about, int power) {
  double total = 0;
  for (const own_index& value : values)
    total += static_cast<double>(value.respondents) * std::pow(value.index.to_double() - about, power);
  return total;
}

/// The weight of one answer in the index; empty when questions have different weights.
std::optional<ratio> common_weight(const methodology& method, const score_options& options) {
  std::optional<ratio> common;
  for (std::size_t e = 0; e < method.elements().size(); ++e) {
    const auto questions = static_cast<std::int64_t>(method.elements()[e].questions.size());
    const ratio weight = weight_in_use(method, e, options) / ratio{questions};
    if (common && *common != weight) return std::nullopt;
    common = weight;
  }
  return common;
}

}  // namespace

own_indices::own_indices(methodology method, std::vector<own_index> ascending)
    : method_{std::move(method)}, values_{std::move(ascending)} {
  for (const own_index& value : values_) respondents_ += value.respondents;
}

std::optional<ratio> own_indices::quantile(const ratio& p) const {
  if (p < ratio{0} || p > ratio{1})
    throw statistics_error{failure::proportion_out_of_range,
                           {"kuantil diminta untuk bagian di antara 0 dan 1", "a quantile is of a share from 0 to 1"}};
  const ratio asked = p * ratio::of(respondents_, 1);
  std::uint64_t seen = 0;
  for (const own_index& value : values_) {
    seen += value.respondents;
    if (ratio::of(seen, 1) >= asked) return value.index;
  }
  return std::nullopt;
}

possibly<double> own_indices::mean() const {
  if (respondents_ == 0) return undefined::no_respondents;
  return moment(values_, 0, 1) / static_cast<double>(respondents_);
}

possibly<double> own_indices::standard_deviation() const {
  if (respondents_ == 0) return undefined::no_respondents;
  if (respondents_ == 1) return undefined::too_few_respondents;
  return std::sqrt(moment(values_, *mean(), 2) / static_cast<double>(respondents_ - 1));
}

possibly<double> own_indices::skewness() const {
  if (respondents_ == 0) return undefined::no_respondents;
  if (values_.size() == 1) return undefined::no_variance;
  const auto n = static_cast<double>(respondents_);
  const double spread = std::sqrt(moment(values_, *mean(), 2) / n);
  return moment(values_, *mean(), 3) / n / (spread * spread * spread);
}

possibly<double> own_indices::skewness_of_mean() const {
  const possibly<double> of_one = skewness();
  if (!of_one) return of_one;
  return *of_one / std::sqrt(static_cast<double>(respondents_));
}

std::vector<graded_respondents> own_indices::grades() const {
  std::vector<graded_respondents> grades;
  for (const band& each : method_.bands()) grades.push_back({each.letter, 0});
  for (const own_index& value : values_) {
    const std::string& letter = grade_of(method_, published_of(method_, value.index)).letter;
    std::find_if(grades.begin(), grades.end(), [&](const graded_respondents& grade) {
      return grade.letter == letter;
    })->respondents += value.respondents;
  }
  return grades;
}

possibly<ratio> own_index_factor(const methodology& method, const score_options& options) {
  const auto weight = common_weight(method, options);
  if (!weight) return undefined::unequal_weights;
  return method.conversion() * *weight * ratio::of(method.question_count(), 1);
}

possibly<own_indices> own_indices_of(const tally& answers, const score_options& options) {
  if (answers.marginal_respondents() != 0) return undefined::only_marginals;
  return own_indices_of(answers.joint().own, options);
}

possibly<own_indices> own_indices_of(const own_sums& sums, const score_options& options) {
  const methodology& method = sums.method();
  const possibly<ratio> all = own_index_factor(method, options);
  if (!all) return all.why();
  const std::size_t questions = method.question_count();
  std::map<ratio, std::uint64_t> found;
  const auto lowest = static_cast<std::size_t>(method.scale().lowest);
  const auto highest = static_cast<std::size_t>(method.scale().highest);
  // Who answered nothing has an own index only where a blank counts as 0.
  const std::size_t least = options.missing == missing::listwise ? questions : options.missing == missing::zero ? 0 : 1;
  for (std::size_t answers = least; answers <= questions; ++answers) {
    const std::size_t divisor = options.missing == missing::zero ? questions : answers;
    for (std::size_t sum = answers * lowest; sum <= answers * highest; ++sum)
      if (const std::uint64_t respondents = sums.count(answers, sum); respondents != 0)
        found[*all * ratio::of(sum, divisor)] += respondents;
  }
  std::vector<own_index> ascending;
  ascending.reserve(found.size());
  for (const auto& [index, respondents] : found) ascending.push_back({index, respondents});
  return own_indices{method, std::move(ascending)};
}

}  // namespace ikm
