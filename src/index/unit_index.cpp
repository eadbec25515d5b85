// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/unit_index.hpp>

#include "base/big_ratio.hpp"

#include <ikm/base/error.hpp>
#include <ikm/index/grade.hpp>

#include <algorithm>
#include <functional>
#include <ostream>
#include <string>
#include <utility>

namespace ikm {
namespace {

void add(answer_counts& to, const answer_counts& from) {
  to.levels.resize(std::max(to.levels.size(), from.levels.size()));
  std::transform(from.levels.begin(), from.levels.end(), to.levels.begin(), to.levels.begin(), std::plus<>{});
  to.answers += from.answers;
  to.blanks += from.blanks;
  to.sum += from.sum;
  to.divisor += from.divisor;
}

ratio mean_in_use(const ratio& mean, intermediate_rounding rule) {
  return rule == intermediate_rounding::mean2_truncated ? ratio{mean.rounded(2, rounding_mode::cut)} : mean;
}

ratio weighted_in_use(const ratio& weight, const ratio& mean, intermediate_rounding rule) {
  const ratio weighted = weight * mean_in_use(mean, rule);
  return rule == intermediate_rounding::weighted3 ? ratio{weighted.rounded(3)} : weighted;
}

__extension__ using wide = __int128;

/// Σ weight · mean · conversion in 128 bits; empty when it needs more, or a number among them does.
std::optional<ratio> small_sum(const std::vector<ratio>& weights, const std::vector<ratio>& means,
                               const ratio& conversion) {
  const auto is_small = [](const ratio& value) { return ratio_parts::is_small(value); };
  wide numerator = 0;
  wide denominator = 1;
  for (std::size_t e = 0; e < means.size(); ++e) {
    if (!is_small(weights[e]) || !is_small(means[e])) return std::nullopt;
    const wide n = wide{ratio_parts::numerator(weights[e])} * ratio_parts::numerator(means[e]);
    const wide d = wide{ratio_parts::denominator(weights[e])} * ratio_parts::denominator(means[e]);
    wide grown = 0;
    if (d == denominator) {
      if (__builtin_add_overflow(numerator, n, &numerator)) return std::nullopt;
    } else if (__builtin_mul_overflow(numerator, d, &numerator) || __builtin_mul_overflow(n, denominator, &grown) ||
               __builtin_add_overflow(numerator, grown, &numerator) ||
               __builtin_mul_overflow(denominator, d, &denominator)) {
      return std::nullopt;
    }
  }
  if (!is_small(conversion) ||
      __builtin_mul_overflow(numerator, wide{ratio_parts::numerator(conversion)}, &numerator) ||
      __builtin_mul_overflow(denominator, wide{ratio_parts::denominator(conversion)}, &denominator))
    return std::nullopt;
  return ratio_of(numerator, denominator);
}

/// Σ weight · mean · conversion without intermediate rounding, over one growing common denominator: no greatest common
/// divisor is sought until somebody asks for the fraction, which is what makes a unit cost well under a microsecond.
ratio exact_index(const std::vector<ratio>& weights, const std::vector<ratio>& means, const ratio& conversion) {
  if (auto small = small_sum(weights, means, conversion)) return *small;
  cpp_int numerator = 0;
  cpp_int denominator = 1;
  for (std::size_t e = 0; e < means.size(); ++e) {
    const cpp_int n = numerator_of(weights[e]) * numerator_of(means[e]);
    const cpp_int d = denominator_of(weights[e]) * denominator_of(means[e]);
    if (d == denominator) {
      numerator += n;
    } else {
      numerator = numerator * d + n * denominator;
      denominator *= d;
    }
  }
  return ratio_of(numerator * numerator_of(conversion), denominator * denominator_of(conversion));
}

}  // namespace

ratio index_of(const methodology& method, const score_options& options, const std::vector<ratio>& means) {
  const intermediate_rounding rule = rounding_in_use(method, options);
  std::vector<ratio> weights;
  weights.reserve(means.size());
  for (std::size_t e = 0; e < means.size(); ++e) weights.push_back(weight_in_use(method, e, options));
  if (rule == intermediate_rounding::exact) return exact_index(weights, means, method.conversion());
  ratio sum;
  for (std::size_t e = 0; e < means.size(); ++e) sum += weighted_in_use(weights[e], means[e], rule);
  if (rule == intermediate_rounding::sum3) sum = sum.rounded(3);
  return sum * method.conversion();
}

decimal published_of(const methodology& method, const ratio& exact) { return exact.rounded(method.decimals()); }

unit_index::unit_index(methodology method, score_options options, std::vector<std::optional<ratio>> means,
                       std::vector<index_part> parts)
    : method_{std::move(method)}, options_{options}, means_{std::move(means)}, parts_{std::move(parts)} {
  std::vector<ratio> known;
  known.reserve(means_.size());
  for (const auto& mean : means_)
    if (mean) known.push_back(*mean);
  if (known.size() != method_.elements().size()) return;
  exact_ = index_of(method_, options_, known);
  published_ = published_of(method_, *exact_);
}

bool unit_index::knows_complete() const noexcept {
  return std::all_of(parts_.begin(), parts_.end(), [](const index_part& part) { return part.knows_complete; });
}

std::uint64_t unit_index::respondents() const noexcept {
  std::uint64_t total = 0;
  for (const index_part& part : parts_) total += part.respondents;
  return total;
}

std::optional<decimal> unit_index::mean() const {
  if (!exact_) return std::nullopt;
  return (*exact_ / method_.conversion()).rounded(4);
}

std::optional<band> unit_index::grade() const {
  if (!published_) return std::nullopt;
  return grade_of(method_, *published_);
}

answer_counts unit_index::question(std::size_t question) const {
  answer_counts total;
  for (const index_part& part : parts_) add(total, part.questions[question]);
  return total;
}

std::optional<ratio> unit_index::question_mean(std::size_t question) const {
  if (parts_.empty()) return std::nullopt;
  ratio mean;
  for (const index_part& part : parts_) {
    const answer_counts& counts = part.questions[question];
    if (counts.answers == 0 || !part.knows_complete) return std::nullopt;
    mean += part.share * ratio::of(counts.sum, counts.divisor);
  }
  return mean;
}

element_index unit_index::element(std::size_t element) const {
  element_index row{.element = element, .weight = weight_in_use(method_, element, options_), .mean = means_[element]};
  const std::size_t first = method_.first_question(element);
  for (std::size_t q = 0; q < method_.elements()[element].questions.size(); ++q) add(row.counts, question(first + q));
  if (row.mean) {
    row.weighted = weighted_in_use(row.weight, *row.mean, rounding_in_use(method_, options_));
    row.index = published_of(method_, *row.mean * method_.conversion());
    row.grade = grade_of(method_, *row.index);
  }
  return row;
}

element_index unit_index::element(std::string_view id_or_code) const {
  if (const auto found = method_.element_named(id_or_code)) return element(*found);
  const std::string asked{id_or_code};
  std::string known;
  for (const ikm::element& one : method_.elements()) known += (known.empty() ? "" : ", ") + one.id;
  throw methodology_error{
      failure::unknown_element,
      {"'" + asked + "' bukan unsur metodologi '" + method_.id() + "' (" + known + ")",
       "'" + asked + "' is not an element of the methodology '" + method_.id() + "' (" + known + ")"}};
}

std::vector<std::size_t> unit_index::unanswered() const {
  std::vector<std::size_t> elements;
  for (std::size_t e = 0; e < means_.size(); ++e)
    if (!means_[e] && (knows_complete() || element(e).counts.answers == 0)) elements.push_back(e);
  return elements;
}

std::ostream& operator<<(std::ostream& out, const unit_index& unit) {
  if (unit.published_)
    out << "index " << *unit.published_ << " (exactly " << *unit.exact_ << "), grade " << unit.grade()->letter;
  else
    out << "no index";
  out << ", " << unit.respondents() << " respondents; means:";
  for (std::size_t e = 0; e < unit.means_.size(); ++e) {
    const std::optional<ratio>& mean = unit.means_[e];
    out << (e == 0 ? " " : ", ") << unit.method_.elements()[e].id << ' '
        << (mean ? mean->rounded(4).to_string() : "none");
  }
  return out;
}

}  // namespace ikm
