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
                             const std::optional<grouped_tally>& units, const std::map<group_key, ratio>& weights) {
  if (rule == combination::pooled) {
    combined_index pooled{.whole = score(answers.all, options)};
    return {.answers = std::move(answers), .options = options, .combined = std::move(pooled)};
  }
  if (!units) throw tally_error{{"tidak ada kolom yang menyebut unit", "no column names the units"}};
  return {.answers = std::move(answers),
          .options = options,
          .rule = rule,
          .combined_by = units->columns(),
          .combined = combine(*units, rule, options, weights)};
}

}  // namespace ikm
