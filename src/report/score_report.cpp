// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/score_report.hpp>

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>

#include <utility>

namespace ikm {

std::optional<decimal> score_targets::of(std::size_t table, const group_key& key) const {
  if (!units || table != 0) return all;
  const auto own = units->targets.find(key);
  return own == units->targets.end() ? std::nullopt : std::optional{own->second};
}

score_report score_report_of(survey answers, const score_options& options, combination rule,
                             const std::optional<grouped_tally>& units, const std::map<group_key, ratio>& weights,
                             const statistics_request& asked, score_targets targets) {
  std::optional<sample_check> sample;
  if (asked.population) sample = check_sample(answers.all.respondents(), *asked.population);
  if (rule == combination::pooled) {
    combined_index pooled{.whole = score(answers.all, options)};
    result_statistics statistics = statistics_of(answers.all, options, asked, targets.all);
    return {.answers = std::move(answers),
            .options = options,
            .combined = std::move(pooled),
            .asked = asked,
            .statistics = std::move(statistics),
            .sample = sample,
            .targets = std::move(targets)};
  }
  if (!units) throw tally_error{{"tidak ada kolom yang menyebut unit", "no column names the units"}};
  combined_index combined = combine(*units, rule, options, weights);
  result_statistics statistics = statistics_of(combined, *units, answers.all, options, asked, targets.all);
  return {.answers = std::move(answers),
          .options = options,
          .rule = rule,
          .combined_by = units->columns(),
          .combined = std::move(combined),
          .asked = asked,
          .statistics = std::move(statistics),
          .sample = sample,
          .targets = std::move(targets)};
}

bool is_withheld(const score_report& report, const tally& group) {
  const bool complete = report.options.missing == missing::listwise;
  return group.respondents(complete ? coverage::complete : coverage::all) < report.smallest_group;
}

result_statistics statistics_of_group(const score_report& report, const tally& counts,
                                      const std::optional<decimal>& target) {
  statistics_request asked = report.asked;
  asked.population = std::nullopt;  // it is the whole survey's
  return statistics_of(counts, report.options, asked, target);
}

}  // namespace ikm
