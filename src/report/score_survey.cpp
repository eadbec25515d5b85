// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/score_survey.hpp>

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace ikm {
namespace {

/// Where a breakdown is among those that are read; it joins them where it is not.
std::size_t place_of(const breakdown& columns, std::vector<breakdown>& among) {
  const auto found = std::find(among.begin(), among.end(), columns);
  const auto place = static_cast<std::size_t>(found - among.begin());
  if (found == among.end()) among.push_back(columns);
  return place;
}

/// The columns that name the units: those given, else the one breakdown.
const breakdown& units_of(const score_request& asked, const std::vector<breakdown>& by) {
  if (!asked.combined_by.empty()) return asked.combined_by;
  if (by.size() == 1) return by.front();
  throw tally_error{failure::no_units, {"tidak ada kolom yang menyebut unit", "no column names the units"}};
}

/// The importances that the second set of questions states, one per element of the first.
std::vector<possibly<ratio>> stated(const survey_reading& read, const read_options& reading,
                                    const score_request& asked) {
  read_options second = reading;
  second.said = asked.importance->said;
  second.by.clear();
  second.joint_counts = false;
  second.on_reject = {};
  second.on_respondent = {};
  return stated_importance(score(read(asked.importance->method, second).all, asked.options));
}

}  // namespace

score_report score_survey(const survey_reading& read, const methodology& method, const read_options& reading,
                          const score_request& asked) {
  score_request settled = asked;
  if (asked.importance) settled.statistics.stated_importance = stated(read, reading, asked);

  read_options all = reading;
  all.joint_counts = reading.joint_counts || asked.statistics.any();
  std::optional<std::size_t> units_at;
  if (asked.rule != combination::pooled) units_at = place_of(units_of(asked, reading.by), all.by);
  std::optional<std::size_t> cells_at;
  if (asked.weighting) cells_at = place_of(asked.weighting->by, all.by);

  survey answers = read(method, all);
  if (cells_at)
    for (const auto& [key, counts] : answers.groups[*cells_at].groups())
      settled.weighting->cells.emplace(key, counts.joint().pairs);
  std::optional<grouped_tally> units;
  if (units_at && *units_at < reading.by.size()) units = answers.groups[*units_at];
  if (units_at && !units) units = std::move(answers.groups[*units_at]);  // not shown
  answers.groups.erase(answers.groups.begin() + static_cast<std::ptrdiff_t>(reading.by.size()), answers.groups.end());
  score_report made = score_report_of(std::move(answers), settled, std::move(units));
  made.threads = reading.threads;
  return made;
}

score_report score_survey(std::span<const std::string> paths, const methodology& method, const read_options& reading,
                          const score_request& asked) {
  return score_survey(
      [paths](const methodology& of, const read_options& options) { return read_survey(paths, of, options); }, method,
      reading, asked);
}

}  // namespace ikm
