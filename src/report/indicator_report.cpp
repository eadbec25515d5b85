// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/indicator_report.hpp>

#include <ikm/gap/index_value.hpp>
#include <ikm/stats/projection.hpp>

#include "base/ascii.hpp"
#include "base/joined.hpp"

#include <algorithm>

namespace ikm {
namespace {

std::string place_of(const std::string& id, int year) { return id + " " + std::to_string(year); }

/// The indicator with this id; its case does not matter.
/// \throws error when there is none
indicator& named(std::vector<indicator>& plan, const std::string& id) {
  const auto found =
      std::find_if(plan.begin(), plan.end(), [&](const indicator& i) { return lower(i.id) == lower(id); });
  if (found != plan.end()) return *found;
  std::string known;
  for (const indicator& i : plan) append_item(known, i.id);
  throw error{failure::unknown_indicator,
              {"tidak ada indikator '" + id + "'; yang ada: " + known,
               "there is no indicator '" + id + "'; there are: " + known}};
}

/// \throws error when the year has a value already
void set(indicator& to, int year, achieved value) {
  if (!to.actuals.emplace(year, value).second)
    throw error{failure::repeated_actual,
                {place_of(to.id, year) + ": realisasi diberikan dua kali",
                 place_of(to.id, year) + ": an actual value is given twice"}};
}

void add_given(const given_actual& one, std::vector<indicator>& plan, const methodology& method) {
  const auto value = plan_value(one.value);
  if (!value)
    throw given_actual_error{
        one, failure::malformed_actual, {"'" + one.value + "' bukan angka", "'" + one.value + "' is not a number"}};
  indicator& of = named(plan, one.id);
  const bool index = is_index_id(of.id);
  if (!index && mark_may_group(one.value)) {
    std::string grouped = one.value;
    grouped.erase(grouped.find_first_of(".,"), 1);
    throw given_actual_error{
        one,
        failure::ambiguous_actual,
        {"tulis " + grouped + " atau " + one.value + "0", "write " + grouped + " or " + one.value + "0"}};
  }
  if (index && range_of(*value, method) == index_position::outside) {
    const std::string range = "0–" + std::to_string(ratio{highest_index(method)}.ceiling());
    throw given_actual_error{
        one, failure::actual_out_of_range, {"indeks harus di antara " + range, "an index is within " + range}};
  }
  set(of, one.year, {*value, origin::given});
}

void add_survey(const surveyed_actual& one, std::vector<indicator>& plan, indicator_report& report) {
  indicator& fed = named(plan, one.id);
  const std::string where = place_of(fed.id, one.year);
  if (!one.index.published())
    throw error{failure::undefined_index,
                {where + ": survei tanpa indeks, ada unsur tanpa jawaban",
                 where + ": the survey has no index, an element has no answer"}};
  set(fed, one.year, {*one.index.published(), origin::survey});
  report.surveys.emplace(std::pair{fed.id, one.year}, one.index);
  report.files.insert(report.files.end(), one.files.begin(), one.files.end());
}

}  // namespace

indicator_report indicator_report_of(const indicator_request& asked) {
  indicator_report report{.files = {asked.targets.file}, .options = asked.options, .method = asked.method};
  joined_tables joined{.indicators = with_targets(asked.targets), .remarks = asked.targets.remarks};
  if (asked.actuals) {
    joined = join(asked.targets, *asked.actuals);
    report.files.push_back(asked.actuals->file);
  }
  for (const given_actual& one : asked.given) add_given(one, joined.indicators, asked.method);
  for (const surveyed_actual& one : asked.surveys) add_survey(one, joined.indicators, report);
  for (indicator& each : joined.indicators)
    report.indicators.push_back(with_projection(progress_of(std::move(each), asked.options), asked.options.confidence));
  report.remarks = std::move(joined.remarks);
  return report;
}

}  // namespace ikm
