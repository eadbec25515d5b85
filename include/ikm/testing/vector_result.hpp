// SPDX-License-Identifier: BSL-1.0
// What this library makes of the input of a conformance vector. Needs nlohmann/json.
#ifndef IKM_TESTING_VECTOR_RESULT_HPP
#define IKM_TESTING_VECTOR_RESULT_HPP

#include <ikm/base/error.hpp>
#include <ikm/gap/gap_to.hpp>
#include <ikm/gap/index_value.hpp>
#include <ikm/gap/progress.hpp>
#include <ikm/index/combine.hpp>
#include <ikm/index/grade.hpp>
#include <ikm/index/score.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ikm::testing {

using nlohmann::json;

namespace detail {

inline ratio number_in(const json& value) {
  const std::optional<ratio> number = ratio::parse(value.get<std::string>());
  if (!number)
    throw arithmetic_error{failure::not_a_fraction,
                           {value.dump() + " bukan bilangan", value.dump() + " is not a number"}};
  return *number;
}

inline decimal decimal_in(const json& value) {
  const std::optional<decimal> number = decimal::parse(value.get<std::string>());
  if (!number)
    throw arithmetic_error{failure::not_a_decimal,
                           {value.dump() + " bukan desimal", value.dump() + " is not a decimal"}};
  return *number;
}

template <typename Value>
json text_or_null(const std::optional<Value>& value) {
  return value ? json(value->to_string()) : json(nullptr);
}

inline json rounded_or_null(const std::optional<ratio>& value, int places) {
  return value ? json(value->rounded(places).to_string()) : json(nullptr);
}

inline json grade_in_json(const std::optional<band>& grade) {
  return grade ? json{{"letter", grade->letter}, {"label", grade->label.id}} : json(nullptr);
}

inline methodology_definition definition_in(const json& given) {
  methodology_definition made{.id = given.at("id"), .name = {}, .elements = {}};
  for (const json& e : given.at("elements")) {
    element read{.id = e.at("id"), .code = e.at("code"), .name = {}};
    if (e.contains("weight")) read.weight = number_in(e["weight"]);
    for (const json& code : e.value("questions", json::array())) read.questions.push_back({code});
    made.elements.push_back(std::move(read));
  }
  for (const json& b : given.value("bands", json::array())) {
    const std::string label = b.at("label");
    made.bands.push_back({b.at("letter"), {label, label}, decimal_in(b.at("lower"))});
  }
  if (given.contains("scale")) made.scale = {given["scale"].at(0), given["scale"].at(1)};
  if (given.contains("conversion")) made.conversion = number_in(given["conversion"]);
  if (given.contains("weight_decimals")) made.weight_decimals = given["weight_decimals"].get<int>();
  if (given.contains("rounding")) made.rounding = rounding_named(given["rounding"].get<std::string>()).value();
  made.decimals = given.value("decimals", 2);
  return made;
}

/// By its id among `own` and the built-in ones, or as it is described.
inline methodology methodology_in(const json& given, const std::vector<methodology>& own) {
  if (!given.is_string()) return methodology{definition_in(given)};
  const std::string id = given;
  for (const methodology& one : own)
    if (one.id() == id) return one;
  if (const std::optional<methodology> known = methodology_named(id)) return *known;
  throw methodology_error{failure::unknown_methodology,
                          {"metodologi '" + id + "' tidak dikenal", "the methodology '" + id + "' is not known"}};
}

inline score_options options_in(const json& given) {
  score_options made;
  if (given.contains("missing")) made.missing = missing_named(given["missing"].get<std::string>()).value();
  if (given.contains("weight_decimals")) made.weight_decimals = given["weight_decimals"].get<int>();
  if (given.contains("rounding")) made.rounding = rounding_named(given["rounding"].get<std::string>()).value();
  return made;
}

inline void append_counts(const json& levels, std::vector<std::uint64_t>& counts) {
  const auto respondents = levels.at("respondents").get<std::uint64_t>();
  for (const json& question : levels.at("questions")) {
    const auto given = question.get<std::vector<std::uint64_t>>();
    std::uint64_t blanks = respondents;
    for (const std::uint64_t n : given) blanks -= n;
    counts.push_back(blanks);
    counts.insert(counts.end(), given.begin(), given.end());
  }
}

/// The `answers` or the `counts` of a survey or a unit.
inline tally tally_in(const json& given, const methodology& method) {
  if (given.contains("counts")) {
    const json& counts = given["counts"];
    const json& complete = counts.contains("complete") ? counts["complete"] : counts;
    std::vector<std::uint64_t> all;
    append_counts(counts, all);
    append_counts(complete, all);
    return tally::from_counts(method, counts.at("respondents"), complete.at("respondents"), all);
  }
  tally made{method};
  for (const json& row : given.at("answers")) {
    std::vector<answer> answers;
    for (const json& one : row) {
      const int step = one.is_null() ? blank : one.get<int>();
      const bool fits = one.is_null() || (step >= method.scale().lowest && step <= method.scale().highest);
      if (!fits)
        throw tally_error{failure::answer_out_of_scale,
                          {one.dump() + " di luar skala", one.dump() + " is outside the scale"}};
      answers.push_back(static_cast<answer>(step));
    }
    made.add(answers);
  }
  return made;
}

inline json names_of(const std::vector<group_key>& keys) {
  json names = json::array();
  for (const group_key& key : keys) names.push_back(key.at(0));
  return names;
}

inline combined_index combined_in(const json& given, const methodology& method) {
  grouped_tally units{method, {"unit"}};
  std::map<group_key, ratio> weights;
  for (const json& unit : given.at("units")) {
    const group_key key = {unit.at("name")};
    units.add(key, tally_in(unit, method));
    if (unit.contains("weight")) weights[key] = number_in(unit["weight"]);
  }
  const combination rule = combination_named(given.at("combine").get<std::string>()).value();
  if (rule != combination::weights) weights.clear();
  return combine(units, rule, options_in(given), weights);
}

inline json element_in_json(const unit_index& unit, std::size_t e) {
  const element_index row = unit.element(e);
  return {{"id", unit.method().elements()[e].id},
          {"answers", row.counts.answers},
          {"blanks", row.counts.blanks},
          {"counts", row.counts.levels},
          {"sum", row.counts.sum},
          {"mean", rounded_or_null(row.mean, 4)},
          {"mean_exact", text_or_null(row.mean)},
          {"weight_exact", row.weight.to_string()},
          {"weighted_mean", rounded_or_null(row.weighted, 4)},
          {"index", text_or_null(row.index)},
          {"grade", grade_in_json(row.grade)}};
}

inline json points_in_json(const std::optional<std::uint64_t>& points) {
  return points ? json(*points) : json(nullptr);
}

inline json gap_in_json(const unit_index& unit, const target_gap& gap) {
  json made = {{"target", gap.target.to_string()},
               {"difference", gap.difference.to_string()},
               {"difference_exact", gap.difference_exact.to_string()},
               {"met", gap.met},
               {"attainment_percent", rounded_or_null(gap.attainment_percent, 2)},
               {"points_needed", points_in_json(gap.points_needed)},
               {"highest_reachable", gap.highest_reachable.to_string()},
               {"contribution_remainder_exact", gap.contribution_remainder.to_string()},
               {"elements", json::array()},
               {"next_grade", nullptr}};
  for (const element_gap& e : gap.elements)
    made["elements"].push_back({{"id", unit.method().elements()[e.element].id},
                                {"index", e.index.to_string()},
                                {"difference", e.difference.to_string()},
                                {"contribution", e.contribution.rounded(2).to_string()},
                                {"contribution_exact", e.contribution.to_string()},
                                {"required_mean", rounded_or_null(e.required_mean, 4)},
                                {"reachable", e.reachable},
                                {"points_needed", points_in_json(e.points_needed)}});
  if (gap.next_grade)
    made["next_grade"] = {{"letter", gap.next_grade->grade.letter},
                          {"label", gap.next_grade->grade.label.id},
                          {"lower_bound", gap.next_grade->grade.lower.to_string()},
                          {"difference", gap.next_grade->difference.to_string()},
                          {"points_needed", points_in_json(gap.next_grade->points_needed)}};
  return made;
}

inline json score_in_json(const json& given, const std::vector<methodology>& own) {
  const methodology method = methodology_in(given.at("methodology"), own);
  const score_options options = options_in(given);
  if (total_weight(method, options) == ratio{0})
    throw methodology_error{failure::weights_add_to_zero,
                            {"semua bobot dibulatkan menjadi 0", "all weights are rounded to 0"}};
  json left_out;
  const unit_index unit = [&] {
    if (given.contains("means")) {
      std::vector<ratio> means;
      for (const json& mean : given["means"]) means.push_back(number_in(mean));
      return index_from_means(method, means, options);
    }
    if (!given.contains("units")) return score(tally_in(given, method), options);
    const combined_index combined = combined_in(given, method);
    left_out = {{"unnamed", names_of(combined.unnamed)},
                {"no_index", names_of(combined.no_index)},
                {"unweighted", names_of(combined.unweighted)},
                {"respondents", combined.respondents_left_out}};
    return combined.whole;
  }();
  json made = {{"respondents", unit.respondents()},
               {"index", text_or_null(unit.published())},
               {"index_exact", text_or_null(unit.exact())},
               {"mean", text_or_null(unit.mean())},
               {"grade", grade_in_json(unit.grade())},
               {"elements", json::array()},
               {"left_out", left_out}};
  for (std::size_t e = 0; e < method.elements().size(); ++e) made["elements"].push_back(element_in_json(unit, e));
  if (given.contains("target"))
    if (const std::optional<target_gap> gap = gap_to(unit, decimal_in(given["target"])))
      made["gap"] = gap_in_json(unit, *gap);
  return made;
}

inline json given_index_in_json(const json& given, const std::vector<methodology>& own) {
  const methodology method = methodology_in(given.at("methodology"), own);
  const decimal value = decimal_in(given.at("value"));
  const index_position where = range_of(value, method);
  const std::optional<band> grade = grade_of_value(method, value);
  return {{"position", name_of(where)},
          {"index", grade ? json(published_of(method, value).to_string()) : json(nullptr)},
          {"grade", grade_in_json(grade)},
          {"as_mean", where == index_position::mean ? json(index_of_mean(method, value).to_string()) : json(nullptr)}};
}

/// How many decimals the figures of a plan have, and what is made of them.
struct plan_places {
  int of_table = 0;

  [[nodiscard]] json figure(const std::optional<ratio>& value) const {
    return rounded_or_null(value, std::max(2, of_table));
  }
  [[nodiscard]] json figure(const std::optional<decimal>& value) const {
    return value ? figure(std::optional{ratio{*value}}) : json(nullptr);
  }
  [[nodiscard]] json quotient(const std::optional<ratio>& value) const {
    if (!value) return nullptr;
    const bool small = *value < ratio{1} && *value > ratio{-1};
    return value->rounded(of_table > 2 || small ? of_table + 2 : 2).to_string();
  }
};

inline json year_in_json(const year_progress& year, const plan_places& shown) {
  return {{"year", year.year},
          {"target", text_or_null(year.target)},
          {"actual", year.actual ? json(year.actual->value.to_string()) : json(nullptr)},
          {"difference", shown.figure(year.difference)},
          {"attainment_percent", rounded_or_null(year.attainment_percent, 2)},
          {"met", year.met ? json(*year.met) : json(nullptr)},
          {"rating", year.rating ? json(label_of(*year.rating).id) : json(nullptr)},
          {"change", shown.figure(year.change)},
          {"change_percent", rounded_or_null(year.change_percent, 2)}};
}

inline json progress_in_json(const json& given) {
  indicator plan{.id = "ikm", .name = "ikm"};
  if (given.contains("direction")) plan.way = direction_named(given["direction"].get<std::string>()).value();
  plan_places shown;
  for (const auto& [year, value] : given.at("targets").items()) {
    plan.targets[std::stoi(year)] = decimal_in(value);
    shown.of_table = std::max(shown.of_table, decimal_in(value).places());
  }
  for (const auto& [year, value] : given.at("actuals").items()) {
    plan.actuals[std::stoi(year)] = {decimal_in(value)};
    shown.of_table = std::max(shown.of_table, decimal_in(value).places());
  }
  progress_options options;
  if (given.contains("lower_formula"))
    options.lower = lower_formula_named(given["lower_formula"].get<std::string>()).value();
  if (given.contains("year")) options.year = given["year"].get<int>();
  const indicator_progress made = progress_of(plan, options);
  json years = json::array();
  for (const year_progress& year : made.years) years.push_back(year_in_json(year, shown));
  json end;
  if (made.end)
    end = {{"year", made.end->year},
           {"target", made.end->target.to_string()},
           {"difference", shown.figure(made.end->difference)},
           {"attainment_percent", rounded_or_null(made.end->attainment_percent, 2)},
           {"met", made.end->met ? json(*made.end->met) : json(nullptr)},
           {"required_per_year", shown.quotient(made.end->required_per_year)}};
  json path;
  if (made.path) {
    const bool on_target = made.plan.targets.contains(made.path->year);
    const auto written = [&](const ratio& value) { return on_target ? shown.figure(value) : shown.quotient(value); };
    path = {{"year", made.path->year},
            {"expected", written(made.path->expected)},
            {"difference", written(made.path->difference)},
            {"standing", name_of(made.path->stands)}};
  }
  return {{"years", years}, {"end", end}, {"path", path}};
}

}  // namespace detail

/// The figures of a vector's `input`, with the keys of `ikm.score/1` and `ikm.gap/1`, as text;
/// `{"refused": true, "why": "…"}` for what cannot be used.
/// \param own methodologies that an input may name beside the built-in ones
/// \throws what nlohmann::json throws when the input is not that of a vector
[[nodiscard]] inline json result_of(const json& input, const std::vector<methodology>& own = {}) {
  try {
    if (input.contains("targets")) return detail::progress_in_json(input);
    if (input.contains("value")) return detail::given_index_in_json(input, own);
    return detail::score_in_json(input, own);
  } catch (const methodology_error& e) {
    return {{"refused", true}, {"why", e.what()}};
  } catch (const tally_error& e) {
    return {{"refused", true}, {"why", e.what()}};
  }
}

}  // namespace ikm::testing

#endif
