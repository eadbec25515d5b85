// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/score_report.hpp>

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>
#include <ikm/report/withholding.hpp>

#include <utility>

namespace ikm {

std::optional<decimal> score_targets::of(std::size_t table, const group_key& key) const {
  if (!units || table != 0) return all;
  const auto own = units->targets.find(key);
  return own == units->targets.end() ? std::nullopt : std::optional{own->second};
}

score_report score_report_of(survey answers, const score_request& asked, std::optional<grouped_tally> units) {
  const bool pooled = asked.rule == combination::pooled;
  if (!pooled && !units)
    throw tally_error{failure::no_units, {"tidak ada kolom yang menyebut unit", "no column names the units"}};
  if (asked.targets_of_units && answers.groups.empty())
    throw tally_error{failure::no_units, {"target tiap unit memerlukan rincian", "targets of units need a breakdown"}};
  std::optional<sample_check> sample;
  if (asked.statistics.population) sample = check_sample(answers.all.respondents(), *asked.statistics.population);

  score_targets targets{.all = asked.target, .units = {}};
  if (asked.targets_of_units) targets.units = match_targets(answers.groups.front(), *asked.targets_of_units);
  combined_index combined = pooled ? combined_index{.whole = score(answers.all, asked.options)}
                                   : combine(*units, asked.rule, asked.options, asked.weights);
  result_statistics statistics =
      pooled ? statistics_of(answers.all, asked.options, asked.statistics, asked.target)
             : statistics_of(combined, *units, answers.all, asked.options, asked.statistics, asked.target);
  if (asked.weighting)
    statistics.weighted = weighted_statement_of(*asked.weighting, asked.options, asked.statistics, asked.target);
  std::vector<std::set<group_key>> beside;
  if (asked.against_subtraction)
    beside = groups_to_withhold(answers.groups, asked.smallest_group,
                                asked.options.missing == missing::listwise ? coverage::complete : coverage::all);
  return {.answers = std::move(answers),
          .options = asked.options,
          .rule = asked.rule,
          .combined_by = pooled ? breakdown{} : units->columns(),
          .combined = std::move(combined),
          .units = pooled ? std::nullopt : std::move(units),
          .asked = asked.statistics,
          .statistics = std::move(statistics),
          .sample = sample,
          .targets = std::move(targets),
          .smallest_group = asked.smallest_group,
          .withheld_beside = std::move(beside)};
}

bool is_withheld(const score_report& report, const tally& group) {
  const bool complete = report.options.missing == missing::listwise;
  return group.respondents(complete ? coverage::complete : coverage::all) < report.smallest_group;
}

bool is_withheld(const score_report& report, std::size_t table, const group_key& key, const tally& group) {
  return is_withheld(report, group) ||
         (table < report.withheld_beside.size() && report.withheld_beside[table].contains(key));
}

result_statistics statistics_of_group(const score_report& report, const tally& counts,
                                      const std::optional<decimal>& target) {
  statistics_request asked = report.asked;
  asked.population = std::nullopt;  // it is the whole survey's
  return statistics_of(counts, report.options, asked, target);
}

}  // namespace ikm
