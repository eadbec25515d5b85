// SPDX-License-Identifier: BSL-1.0
// Boost.Accumulators, for those who stream. It has no merge and takes no counts, so it is not a tally; what it computes
// over respondents' own indices is the same as `own_indices` where both have the figure.
#ifndef IKM_INTEROP_ACCUMULATORS_HPP
#define IKM_INTEROP_ACCUMULATORS_HPP

#include <ikm/base/error.hpp>
#include <ikm/stats/own_indices.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>

#include <boost/accumulators/framework/accumulator_set.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace ikm::interop {

/// Takes a respondent's own index out of the answers, as `own_indices` has it, but as a double and without a tally: the
/// sample to stream. Free to use on different threads.
class own_index_extractor {
 public:
  /// \throws statistics_error when the questions do not weigh the same
  explicit own_index_extractor(const methodology& method, const score_options& options = {})
      : questions_{method.question_count()}, missing_{options.missing} {
    const auto factor = own_index_factor(method, options);
    if (!factor) throw statistics_error{failure::undefined_statistic, sentence_of(factor.why())};
    factor_ = factor->to_double();
  }

  /// Empty where the respondent has none: no answer at all, or a blank where listwise.
  /// Precondition: one answer per question, each `blank` or within the scale. Complexity: one step per question.
  [[nodiscard]] std::optional<double> operator()(std::span<const answer> answers) const {
    std::size_t given = 0;
    std::uint64_t sum = 0;
    for (const answer a : answers) {
      given += a != blank;
      sum += a;
    }
    if (missing_ == missing::listwise && given != questions_) return std::nullopt;
    const std::size_t divisor = missing_ == missing::zero ? questions_ : given;
    if (divisor == 0) return std::nullopt;
    return factor_ * static_cast<double>(sum) / static_cast<double>(divisor);
  }

 private:
  std::size_t questions_;
  missing missing_;
  double factor_ = 0;
};

/// Gives an accumulator set every respondent's own index, one sample each: given counts as weights some of its
/// estimates are wrong (`count` counts calls; `weighted_variance` is not a number when the first weight is 0).
/// Complexity: one step per respondent.
template <typename Sample, typename Features>
void accumulate(boost::accumulators::accumulator_set<Sample, Features>& to, const own_indices& from) {
  for (const own_index& value : from.values()) {
    const auto sample = static_cast<Sample>(value.index.to_double());
    for (std::uint64_t i = 0; i < value.respondents; ++i) to(sample);
  }
}

}  // namespace ikm::interop

#endif
