// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/statistics.hpp>

#include "base/enum_names.hpp"
#include "stats/checks.hpp"

#include <ikm/index/score.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

constexpr enum_names<priority_lines, 3> lines_names{{"means", "midpoint", "target"}};

possibly<interval> limits_of(const estimate& index, const statistics_request& asked, const index_range& range,
                             const possibly<double>& skewness_of_mean) {
  const bool needs_skewness = asked.method == interval_method::skew_corrected && index.standard_error > 0;
  if (needs_skewness && !skewness_of_mean) return skewness_of_mean.why();
  return confidence_interval(index, *asked.level, asked.method,
                             {.range = range, .skewness_of_mean = skewness_of_mean.value().value_or(0)});
}

/// What a statement is made by.
struct statement_terms {
  const methodology& method;
  const score_options& options;
  const statistics_request& asked;
  const std::optional<decimal>& target;
};

confidence_statement confidence_of(survey_estimate estimates, const statement_terms& by,
                                   const possibly<double>& skewness_of_mean, bool census) {
  const auto& [method, options, asked, target] = by;
  confidence_statement made{
      .level = *asked.level, .method = asked.method, .population = asked.population, .estimates = std::move(estimates)};
  const auto margin_of = [&](const possibly<estimate>& of) -> possibly<double> {
    if (!of) return of.why();
    return margin(*of, made.level);
  };
  made.margin = margin_of(made.estimates.index);
  for (const auto& element : made.estimates.elements) made.element_margins.push_back(margin_of(element));
  const possibly<estimate>& index = made.estimates.index;
  made.has_target = target.has_value();
  if (!index) {
    made.limits = index.why();
    made.target = index.why();
    return made;
  }
  made.limits = limits_of(*index, asked, range_of_index(method, options), skewness_of_mean);
  made.doubts = doubts_about(*index, skewness_of_mean.value(), census);
  if (std::find(made.doubts.begin(), made.doubts.end(), doubt::no_variance) != made.doubts.end()) {
    made.target = undefined::no_variance;
    return made;
  }
  if (!made.limits) {  // the interval asked for cannot be drawn, so nothing is sure by it
    made.target = made.limits.why();
    return made;
  }
  const interval_rule rule = {
      asked.method,
      {.range = range_of_index(method, options), .skewness_of_mean = skewness_of_mean.value().value_or(0)}};
  made.grades = assurance_of_grades(*index, method, rule);
  if (target) made.target = assurance_of_target(*index, method, *target, rule);
  return made;
}

std::optional<cross_hair> lines_of(const unit_index& performance, const std::vector<possibly<ratio>>& importance,
                                   const quality_statement& made, const std::optional<decimal>& target) {
  std::optional<cross_hair> lines = at_means(performance, importance);
  if (!lines) return lines;
  const methodology& method = performance.method();
  if (made.lines_at == priority_lines::target) lines->performance = mean_at_target(method, *target);
  if (made.lines_at == priority_lines::midpoint) {
    lines->performance = scale_midpoint(method);
    // Correlations have no scale whose middle means anything.
    if (made.importance_is_stated) lines->importance = scale_midpoint(method);
  }
  return lines;
}

quality_statement quality_of(const tally& answers, const score_options& options, const statistics_request& asked,
                             const std::optional<decimal>& target) {
  quality_statement made{.items = reliability_of(answers),
                         .patterns = response_pattern_of(answers),
                         .own = own_indices_of(answers, options),
                         .missing = missing_answers_of(answers, options)};
  const unit_index performance = score(answers, options);
  made.importance_is_stated = !asked.stated_importance.empty();
  made.lines_at = asked.lines == priority_lines::target && !target ? priority_lines::means : asked.lines;
  const auto importance = made.importance_is_stated ? asked.stated_importance : derived_importance(answers);
  made.lines = lines_of(performance, importance, made, target);
  if (made.lines) made.places = priorities(performance, importance, *made.lines);
  return made;
}

}  // namespace

std::string_view name_of(priority_lines where) noexcept { return lines_names.of(where); }

std::optional<priority_lines> priority_lines_named(std::string_view name) noexcept { return lines_names.named(name); }

std::string_view name_of(weighting_rule rule) noexcept {
  constexpr enum_names<weighting_rule, 3> names{{"stratified", "poststratified", "raked"}};
  return names.of(rule);
}

std::vector<doubt> confidence_statement::open_doubts() const {
  std::vector<doubt> open = doubts;
  if (method == interval_method::skew_corrected) std::erase(open, doubt::skewed);
  return open;
}

result_statistics statistics_of(const tally& answers, const score_options& options, const statistics_request& asked,
                                const std::optional<decimal>& target) {
  result_statistics made;
  if (asked.level) {
    const auto own = own_indices_of(answers, options);
    const bool census = asked.population == answers.respondents();
    made.confidence =
        confidence_of(estimate_survey(answers, options, asked.population), {answers.method(), options, asked, target},
                      own ? own->skewness_of_mean() : possibly<double>{own.why()}, census);
  }
  if (asked.quality) made.quality = quality_of(answers, options, asked, target);
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
      if (!left_out(key)) parts.push_back({(part++)->share.to_double(), estimate_survey(counts, options)});
    made.confidence = confidence_of(estimate_of_parts(parts), {everybody.method(), options, asked, target},
                                    undefined::unequal_weights, false);
    made.confidence->population = std::nullopt;
  }
  if (asked.quality) made.quality = quality_of(everybody, options, asked, target);
  return made;
}

weighted_statement weighted_statement_of(const weighting_request& weighting, const score_options& options,
                                         const statistics_request& asked, const std::optional<decimal>& target) {
  weighted_estimate found;
  switch (weighting.rule) {
    case weighting_rule::stratified: found = stratify(weighting.cells, weighting.served, options); break;
    case weighting_rule::poststratified:
      found = poststratify(weighting.cells, weighting.shares, options, asked.population);
      break;
    case weighting_rule::raked: found = rake(weighting.cells, weighting.margins, options, asked.population); break;
  }
  if (weighting.cells.empty()) return {weighting.rule, weighting.by, std::move(found), {}};
  const methodology& method = weighting.cells.begin()->second.method();
  // Own indices know no weights, so whether the answers are too skewed is not judged here but of the plain index.
  const bool census = std::all_of(weighting.served.begin(), weighting.served.end(), [&](const auto& one) {
    return one.second == weighting.cells.at(one.first).respondents();
  });
  confidence_statement stated =
      confidence_of(found.survey, {method, options, asked, target}, undefined::unequal_weights,
                    weighting.rule == weighting_rule::stratified && census);
  if (weighting.rule == weighting_rule::stratified) stated.population = std::nullopt;  // each stratum has its own
  return {weighting.rule, weighting.by, std::move(found), std::move(stated)};
}

sample_check check_sample(std::uint64_t respondents, std::uint64_t population) {
  check_population(population, respondents);
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
