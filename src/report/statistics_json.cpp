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
    if (!reasons_.empty()) to_["undefined"] = std::move(reasons_);
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

possibly<double> standard_error_of(const possibly<estimate>& of) {
  if (!of) return of.why();
  return of->standard_error;
}

json index_json(const std::optional<decimal>& published) {
  return published ? json(published->to_double()) : json(nullptr);
}

json confidence_json(const confidence_statement& stated) {
  json made = {{"level", stated.level}};
  made["low"] = stated.limits ? json(stated.limits->low) : json(nullptr);
  made["high"] = stated.limits ? json(stated.limits->high) : json(nullptr);
  made["method"] = name_of(stated.method);
  made["population_size"] = stated.population ? json(*stated.population) : json(nullptr);
  const auto& index = stated.estimates.index;
  made["degrees_of_freedom"] = index ? json(index->degrees_of_freedom) : json(nullptr);
  json& grades = made["grades"] = json::object();
  for (const grade_assurance& grade : stated.grades) grades[grade.letter] = grade.assurance;
  if (stated.target) made["target_reached"] = *stated.target;
  json& warnings = made["warnings"] = json::array();
  for (const doubt why : stated.doubts) warnings.push_back(name_of(why));
  made["covers"] = "chance_only";
  if (!stated.limits) made["undefined"] = name_of(stated.limits.why());
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
  if (!own) return {{"undefined", name_of(own.why())}};
  json made = {{"respondents", own->respondents()}};
  figures to{made};
  to.set("mean", own->mean());
  to.set("standard_deviation", own->standard_deviation());
  to.set("skewness", own->skewness());
  json& quantiles = made["quantiles"] = json::object();
  for (const decimal& share :
       {decimal{0}, decimal{5, 2}, decimal{25, 2}, decimal{5, 1}, decimal{75, 2}, decimal{95, 2}, decimal{1}}) {
    const auto value = own->quantile(share);
    quantiles[share.to_string()] = value ? index_json(published_of(method, *value)) : json(nullptr);
  }
  json& grades = made["grades"] = json::object();
  for (const graded_respondents& grade : own->grades()) grades[grade.letter] = grade.respondents;
  to.finish();
  return made;
}

json missing_json(const missing_answers& missing) {
  const auto published = [](const std::optional<unit_index>& of) {
    return of ? index_json(of->published()) : json(nullptr);
  };
  return {{"incomplete_respondents", missing.incomplete},
          {"blanks", missing.blanks},
          {"available", published(missing.available)},
          {"listwise", published(missing.listwise)},
          {"zero", published(missing.zero)},
          {"worst", published(missing.worst)},
          {"best", published(missing.best)},
          {"grade_is_certain", missing.grade_is_certain()}};
}

json priorities_json(const quality_statement& quality, const methodology& method, language lang) {
  json made = {{"importance", "item_total"}, {"lines", "means"}};
  made["performance_line"] = quality.lines ? json(quality.lines->performance.to_double()) : json(nullptr);
  made["importance_line"] = quality.lines ? json(quality.lines->importance) : json(nullptr);
  json& elements = made["elements"] = json::array();
  for (const priority& one : quality.places) {
    json row = {{"id", method.elements()[one.element].id}};
    row["performance"] = one.performance ? json(one.performance->rounded(4).to_double()) : json(nullptr);
    row["importance"] = one.importance ? json(*one.importance) : json(nullptr);
    row["quadrant"] = one.place ? json(name_of(*one.place)) : json(nullptr);
    row["label"] = one.place ? json(sentence_of(*one.place).in(lang)) : json(nullptr);
    elements.push_back(std::move(row));
  }
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
  const auto& d = compared.difference;
  made["difference"] = d ? json(d->value) : json(nullptr);
  made["standard_error"] = d ? json(d->standard_error) : json(nullptr);
  made["degrees_of_freedom"] = d ? json(d->degrees_of_freedom) : json(nullptr);
  made["low"] = compared.limits ? json(compared.limits->low) : json(nullptr);
  made["high"] = compared.limits ? json(compared.limits->high) : json(nullptr);
  figures to{made};
  to.set("p", compared.p);
  to.set("adjusted_p", compared.adjusted_p);
  made["verdict"] = name_of(compared.word);
  made["verdict_text"] = sentence_of(compared.word).in(lang);
  to.finish();
  return made;
}

}  // namespace ikm
