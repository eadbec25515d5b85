// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/statistics.hpp>

#include <ikm/index/score.hpp>
#include <ikm/stats/weighting.hpp>

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

possibly<interval> limits_of(const estimate& index, const statistics_request& asked, const index_range& range,
                             const possibly<double>& skewness_of_mean) {
  const bool needs_skewness = asked.method == interval_method::skew_corrected && index.standard_error > 0;
  if (needs_skewness && !skewness_of_mean) return skewness_of_mean.why();
  return confidence_interval(index, *asked.level, asked.method,
                             {.range = range, .skewness_of_mean = skewness_of_mean.value().value_or(0)});
}

confidence_statement confidence_of(survey_estimate estimates, const methodology& method, const score_options& options,
                                   const statistics_request& asked, const possibly<double>& skewness_of_mean,
                                   bool census, const std::optional<decimal>& target) {
  confidence_statement made{
      .level = *asked.level, .method = asked.method, .population = asked.population, .estimates = std::move(estimates)};
  const auto margin_of = [&](const possibly<estimate>& of) -> possibly<double> {
    if (!of) return of.why();
    return margin(*of, made.level);
  };
  made.margin = margin_of(made.estimates.index);
  for (const auto& element : made.estimates.elements) made.element_margins.push_back(margin_of(element));
  const possibly<estimate>& index = made.estimates.index;
  if (!index) {
    made.limits = index.why();
    return made;
  }
  made.limits = limits_of(*index, asked, range_of_index(method, options), skewness_of_mean);
  made.doubts = doubts_about(*index, skewness_of_mean.value(), census);
  if (std::find(made.doubts.begin(), made.doubts.end(), doubt::no_variance) != made.doubts.end()) return made;
  made.grades = assurance_of_grades(*index, method);
  if (target) made.target = assurance_of_target(*index, method, *target);
  return made;
}

quality_statement quality_of(const tally& answers, const score_options& options) {
  quality_statement made{.items = reliability_of(answers.joint().pairs),
                         .patterns = response_pattern_of(answers, answers.joint().own),
                         .own = own_indices_of(answers.joint().own, options),
                         .missing = missing_answers_of(answers, options)};
  const unit_index performance = score(answers, options);
  const auto importance = derived_importance(answers.joint().pairs);
  made.lines = at_means(performance, importance);
  if (made.lines) made.places = priorities(performance, importance, *made.lines);
  return made;
}

}  // namespace

std::vector<doubt> confidence_statement::open_doubts() const {
  std::vector<doubt> open = doubts;
  if (method == interval_method::skew_corrected) std::erase(open, doubt::skewed);
  return open;
}

result_statistics statistics_of(const tally& answers, const score_options& options, const statistics_request& asked,
                                const std::optional<decimal>& target) {
  result_statistics made;
  if (asked.level) {
    const auto own = own_indices_of(answers.joint().own, options);
    const bool census = asked.population == answers.respondents();
    made.confidence =
        confidence_of(estimate_survey(answers.joint().pairs, options, asked.population), answers.method(), options,
                      asked, own ? own->skewness_of_mean() : possibly<double>{own.why()}, census, target);
  }
  if (asked.quality) made.quality = quality_of(answers, options);
  return made;
}

result_statistics statistics_of(const combined_index& combined, const grouped_tally& units, const tally& everybody,
                                const score_options& options, const statistics_request& asked,
                                const std::optional<decimal>& target) {
  result_statistics made;
  if (asked.level) {
    const auto left_out = [&](const group_key& key) {
      const auto in = [&](const std::vector<group_key>& keys) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
      };
      return in(combined.unnamed) || in(combined.no_index) || in(combined.unweighted);
    };
    std::vector<estimated_part> parts;
    auto part = combined.whole.parts().begin();
    for (const auto& [key, counts] : units.groups())
      if (!left_out(key))
        parts.push_back({(part++)->share.to_double(), estimate_survey(counts.joint().pairs, options)});
    made.confidence = confidence_of(estimate_of_parts(parts), everybody.method(), options, asked,
                                    undefined::unequal_weights, false, target);
    made.confidence->population = std::nullopt;
  }
  if (asked.quality) made.quality = quality_of(everybody, options);
  return made;
}

sample_check check_sample(std::uint64_t respondents, std::uint64_t population) {
  return {population, respondents, krejcie_morgan(population).respondents};
}

sentence chance_only() {
  return {
      "Margin hanya mencakup kebetulan dalam penarikan sampel; pada sampel seadanya (convenience) ia tidak mencakup "
      "siapa yang terjaring dan siapa yang tidak.",
      "A margin covers the chance of sampling only; in a convenience sample it does not cover who was reached and "
      "who was not."};
}

}  // namespace ikm
