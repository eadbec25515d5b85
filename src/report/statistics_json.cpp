// SPDX-License-Identifier: BSL-1.0
#include "report/statistics_json.hpp"

#include <string>

namespace ikm {
namespace {

using json = nlohmann::ordered_json;

/// The figures of one object, and why those are null that have no value.
class figures {
 public:
  explicit figures(json& to) : to_{to} {}

  void set(const std::string& key, const possibly<double>& value) { to_[key] = given(key, value); }
  void set(const std::string& key, const std::vector<possibly<double>>& values) {
    json list = json::array();
    for (std::size_t i = 0; i < values.size(); ++i)
      list.push_back(given(key + "[" + std::to_string(i) + "]", values[i]));
    to_[key] = std::move(list);
  }
  void finish() {
    if (!reasons_.empty()) to_["undefined"].update(reasons_);
  }

 private:
  json given(const std::string& name, const possibly<double>& value) {
    if (value) return *value;
    reasons_[name] = name_of(value.why());
    return nullptr;
  }

  json& to_;
  json reasons_ = json::object();
};

possibly<double> value_of(const possibly<estimate>& of) {
  if (!of) return of.why();
  return of->value;
}

possibly<double> standard_error_of(const possibly<estimate>& of) {
  if (!of) return of.why();
  return of->standard_error;
}

json index_json(const std::optional<decimal>& published) {
  return published ? json(published->to_double()) : json(nullptr);
}

possibly<double> low_of(const possibly<interval>& limits) {
  if (!limits) return limits.why();
  return limits->low;
}

possibly<double> high_of(const possibly<interval>& limits) {
  if (!limits) return limits.why();
  return limits->high;
}

json confidence_json(const confidence_statement& stated) {
  json made = {{"level", stated.level}};
  figures to{made};
  to.set("low", low_of(stated.limits));
  to.set("high", high_of(stated.limits));
  made["method"] = name_of(stated.method);
  made["population_size"] = stated.population ? json(*stated.population) : json(nullptr);
  const auto& index = stated.estimates.index;
  made["degrees_of_freedom"] = index ? json(index->degrees_of_freedom) : json(nullptr);
  json& grades = made["grades"] = json::object();
  for (const grade_assurance& grade : stated.grades) grades[grade.letter] = grade.assurance;
  made["grades_method"] = name_of(stated.method);
  if (stated.has_target) to.set("target_reached", stated.target);
  json& warnings = made["warnings"] = json::array();
  for (const doubt why : stated.doubts) warnings.push_back(name_of(why));
  made["covers"] = "chance_only";
  to.finish();
  return made;
}

json reliability_json(const reliability& items) {
  json made = {{"respondents", items.respondents}};
  figures to{made};
  to.set("alpha", items.alpha);
  to.set("alpha_if_dropped", items.alpha_if_dropped);
  to.set("item_total", items.item_total);
  to.set("critical_r", items.critical_r);
  to.finish();
  return made;
}

json patterns_json(const response_pattern& patterns) {
  json made = json::object();
  figures to{made};
  to.set("floor", patterns.floor);
  to.set("ceiling", patterns.ceiling);
  to.set("all_lowest", patterns.all_lowest);
  to.set("all_highest", patterns.all_highest);
  to.set("straight_lining", patterns.straight_lining);
  to.finish();
  return made;
}

json own_json(const possibly<own_indices>& own, const methodology& method) {
  json made = json::object();
  made["respondents"] = own ? json(own->respondents()) : json(nullptr);
  figures to{made};
  const auto of = [&](possibly<double> (own_indices::*figure)() const) -> possibly<double> {
    if (!own) return own.why();
    return ((*own).*figure)();
  };
  to.set("mean", of(&own_indices::mean));
  to.set("standard_deviation", of(&own_indices::standard_deviation));
  to.set("skewness", of(&own_indices::skewness));
  json quantiles = json::object();
  json grades = json::object();
  if (own) {
    for (const decimal& share :
         {decimal{0}, decimal{5, 2}, decimal{25, 2}, decimal{5, 1}, decimal{75, 2}, decimal{95, 2}, decimal{1}}) {
      const auto value = own->quantile(share);
      quantiles[share.to_string()] = value ? index_json(published_of(method, *value)) : json(nullptr);
    }
    for (const graded_respondents& grade : own->grades()) grades[grade.letter] = grade.respondents;
  }
  made["quantiles"] = std::move(quantiles);
  made["grades"] = std::move(grades);
  to.finish();
  return made;
}

json missing_json(const missing_answers& missing) {
  json made = json::object();
  figures to{made};
  made["incomplete_respondents"] = missing.incomplete ? json(*missing.incomplete) : json(nullptr);
  if (!missing.incomplete) to.set("incomplete_respondents", missing.incomplete.why());
  made["blanks"] = missing.blanks;
  const auto set = [&](const char* treatment, const std::optional<unit_index>& of, std::uint64_t respondents) {
    if (of && of->published())
      made[treatment] = index_json(of->published());
    else
      to.set(treatment, respondents == 0 ? undefined::no_respondents : undefined::no_answers);
  };
  set("available", missing.available, missing.respondents);
  if (missing.incomplete)
    set("listwise", missing.listwise, missing.respondents - *missing.incomplete);
  else
    to.set("listwise", missing.incomplete.why());
  set("zero", missing.zero, missing.respondents);
  set("worst", missing.worst, missing.respondents);
  set("best", missing.best, missing.respondents);
  made["grade_is_certain"] = missing.grade_is_certain();
  to.finish();
  return made;
}

possibly<double> as_double(const possibly<ratio>& of) {
  if (!of) return of.why();
  return of->to_double();
}

json priorities_json(const quality_statement& quality, const methodology& method, language lang) {
  json made = {{"importance", quality.importance_is_stated ? "stated" : "item_total"},
               {"lines", name_of(quality.lines_at)}};
  made["performance_line"] = quality.lines ? json(quality.lines->performance.to_double()) : json(nullptr);
  made["importance_line"] = quality.lines ? json(quality.lines->importance.to_double()) : json(nullptr);
  json& elements = made["elements"] = json::array();
  for (const priority& one : quality.places) {
    json row = {{"id", method.elements()[one.element].id}};
    figures to{row};
    if (one.performance)
      row["performance"] = one.performance->rounded(4).to_double();
    else
      to.set("performance", undefined::no_answers);
    // A correlation stands as it is among the reliabilities: unrounded.
    to.set("importance",
           quality.importance_is_stated ? as_double(one.importance) : quality.items.item_total[one.element]);
    row["quadrant"] = one.place ? json(name_of(*one.place)) : json(nullptr);
    row["label"] = one.place ? json(sentence_of(*one.place).in(lang)) : json(nullptr);
    to.finish();
    elements.push_back(std::move(row));
  }
  return made;
}

json weighted_json(const weighted_statement& stated, const methodology& method) {
  json made = {{"rule", name_of(stated.rule)}, {"by", stated.by}};
  figures to{made};
  const possibly<estimate>& index = stated.found.survey.index;
  to.set("index", value_of(index));
  to.set("standard_error", standard_error_of(index));
  to.set("margin", stated.confidence.margin);
  made["confidence"] = confidence_json(stated.confidence);
  made["design_effect"] = stated.found.design_effect;
  to.set("variance_ratio", stated.found.variance_ratio);
  json& weights = made["weights"] = json::array();
  for (const auto& [key, weight] : stated.found.weights) {
    json by = json::object();
    for (std::size_t c = 0; c < stated.by.size(); ++c) by[stated.by[c]] = key[c];
    weights.push_back({{"by", std::move(by)}, {"weight", weight}});
  }
  json& elements = made["elements"] = json::array();
  for (std::size_t e = 0; e < stated.found.survey.elements.size(); ++e) {
    json row = {{"id", method.elements()[e].id}};
    figures of_element{row};
    of_element.set("mean", value_of(stated.found.survey.elements[e]));
    of_element.set("standard_error", standard_error_of(stated.found.survey.elements[e]));
    of_element.set("margin", stated.confidence.element_margins[e]);
    of_element.finish();
    elements.push_back(std::move(row));
  }
  to.finish();
  return made;
}

}  // namespace

void add_statistics(json& result, const result_statistics& statistics, const methodology& method, language lang) {
  if (statistics.confidence) {
    const confidence_statement& stated = *statistics.confidence;
    figures to{result};
    to.set("standard_error", standard_error_of(stated.estimates.index));
    to.set("margin", stated.margin);
    result["confidence"] = confidence_json(stated);
    json& elements = result["elements"];
    for (std::size_t e = 0; e < stated.element_margins.size(); ++e) {
      figures of_element{elements[e]};
      of_element.set("standard_error", standard_error_of(stated.estimates.elements[e]));
      of_element.set("margin", stated.element_margins[e]);
      of_element.finish();
    }
    to.finish();
  }
  if (statistics.weighted) result["weighted"] = weighted_json(*statistics.weighted, method);
  if (statistics.quality) {
    const quality_statement& quality = *statistics.quality;
    result["reliability"] = reliability_json(quality.items);
    result["response_patterns"] = patterns_json(quality.patterns);
    result["own_indices"] = own_json(quality.own, method);
    result["missing_answers"] = missing_json(quality.missing);
    result["priorities"] = priorities_json(quality, method, lang);
  }
}

json sample_json(const sample_check& sample) {
  return {{"population", sample.population},
          {"respondents", sample.respondents},
          {"krejcie_morgan", sample.asked},
          {"enough", sample.enough()}};
}

json comparison_json(const comparison& compared, language lang) {
  json made = json::object();
  figures to{made};
  const auto& d = compared.difference;
  const auto limit = [&](double interval::*end) -> possibly<double> {
    if (!d) return d.why();
    return (*compared.limits).*end;
  };
  to.set("difference", value_of(d));
  to.set("standard_error", standard_error_of(d));
  made["degrees_of_freedom"] = d ? json(d->degrees_of_freedom) : json(nullptr);
  to.set("low", limit(&interval::low));
  to.set("high", limit(&interval::high));
  to.set("p", compared.p);
  to.set("adjusted_p", compared.adjusted_p);
  made["verdict"] = name_of(compared.word);
  made["verdict_text"] = sentence_of(compared.word).in(lang);
  to.finish();
  return made;
}

}  // namespace ikm
