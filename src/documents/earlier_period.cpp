// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/earlier_period.hpp>

#include "ingest/quoted.hpp"

#include <ikm/base/over_limit.hpp>
#include <ikm/source/bytes.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace ikm {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 2> schemas = {"ikm.score/1", "ikm.report/1"};

/// Takes a written result apart; every complaint names the key.
class result_reader {
 public:
  explicit result_reader(const std::string& file) : file_{file} {}

  earlier_period made_from(const json& root, std::string name) const {
    const std::string schema = text(root, "schema");
    if (std::find(schemas.begin(), schemas.end(), schema) == schemas.end())
      wrong("schema", "ikm.score/1, ikm.report/1", schema);
    const json& result = object(root, "result");
    earlier_period made{.name = std::move(name), .how = conventions(root)};
    made.respondents = whole(result, "respondents");
    made.index = index(result, "index");
    if (made.index) made.grade = text(object(result, "grade"), "letter");
    made.estimated = estimated(result);
    const json& elements = member(result, "elements");
    constexpr std::size_t most_elements = 1000;  // more than a methodology can have
    if (!elements.is_array() || elements.size() > most_elements) wrong("elements", "array", shown_value(elements));
    made.elements.reserve(elements.size());
    for (const json& each : elements) made.elements.push_back({text(each, "id"), index(each, "index")});
    return made;
  }

  [[noreturn]] void refuse(failure code, const std::string& id, const std::string& en) const {
    throw earlier_result_error{code, {file_ + ": " + id, file_ + ": " + en}};
  }

 private:
  static std::string shown_value(const json& value) {
    if (value.is_structured()) return value.is_array() ? "[…]" : "{…}";
    return shown(value.dump(-1, ' ', false, json::error_handler_t::replace));
  }
  [[noreturn]] void wrong(const std::string& key, const std::string& expected, const std::string& found) const {
    refuse(failure::wrong_value, "'" + key + "': ditemukan " + shown(found) + ", yang diharapkan " + expected,
           "'" + key + "': found " + shown(found) + ", expected " + expected);
  }

  const json& member(const json& of, const char* key) const {
    if (const auto found = of.find(key); found != of.end()) return *found;
    refuse(failure::missing_value, std::string{"tidak ada '"} + key + "'", std::string{"there is no '"} + key + "'");
  }
  const json& object(const json& of, const char* key) const {
    const json& found = member(of, key);
    if (!found.is_object()) wrong(key, "{…}", shown_value(found));
    return found;
  }
  std::string text(const json& of, const char* key) const {
    if (!of.is_object()) wrong(key, "{…}", shown_value(of));
    constexpr std::size_t longest = 200;
    const json& found = member(of, key);
    if (!found.is_string() || found.get_ref<const std::string&>().size() > longest)
      wrong(key, "\"…\"", shown_value(found));
    return found.get<std::string>();
  }
  std::uint64_t whole(const json& of, const char* key) const {
    const json& found = member(of, key);
    if (!found.is_number_unsigned()) wrong(key, "0, 1, 2, …", shown_value(found));
    return found.get<std::uint64_t>();
  }

  /// Two decimals, as it is published; JSON leaves out those that are 0.
  std::optional<decimal> index(const json& of, const char* key) const {
    constexpr int highest = 1000;  // above every scale
    constexpr int places = 2;
    const json& found = member(of, key);
    if (found.is_null()) return std::nullopt;
    const auto value = found.is_number() ? decimal::parse(found.dump()) : std::nullopt;
    if (!value || *value < decimal{0} || *value > decimal{highest}) wrong(key, "0–100", shown_value(found));
    return value->places() < places ? ratio{*value}.rounded(places) : *value;
  }

  scoring_conventions conventions(const json& root) const {
    const json& method = object(root, "methodology");
    const json& decimals = member(method, "weight_decimals");
    constexpr int most = 18;
    if (!decimals.is_null() && !(decimals.is_number_unsigned() && decimals.get<std::uint64_t>() <= most))
      wrong("weight_decimals", "0–18", shown_value(decimals));
    return {.methodology = text(method, "id"),
            .weight_decimals = decimals.is_null() ? std::nullopt : std::optional{decimals.get<int>()},
            .rounding = text(method, "rounding"),
            .missing = text(method, "missing"),
            .combination = text(object(root, "combination"), "rule")};
  }

  /// Written where a confidence level was asked for.
  std::optional<estimate> estimated(const json& result) const {
    const auto error = result.find("standard_error");
    const auto stated = result.find("confidence");
    if (error == result.end() || error->is_null() || stated == result.end() || !stated->is_object())
      return std::nullopt;
    const auto freedom = stated->find("degrees_of_freedom");
    if (freedom == stated->end() || freedom->is_null()) return std::nullopt;
    const json& fraction = member(result, "index_exact");
    const auto exact = fraction.is_string() ? ratio::parse(fraction.get_ref<const std::string&>()) : std::nullopt;
    if (!exact) wrong("index_exact", "\"11575/147\"", shown_value(fraction));
    const auto positive = [&](const json& value, const char* key, double least) {
      if (!value.is_number() || !std::isfinite(value.get<double>()) || value.get<double>() < least)
        wrong(key, least == 0 ? "≥ 0" : "≥ 1", shown_value(value));
      return value.get<double>();
    };
    return estimate{.value = exact->to_double(),
                    .standard_error = positive(*error, "standard_error", 0),
                    .degrees_of_freedom = positive(*freedom, "degrees_of_freedom", 1)};
  }

  const std::string& file_;
};

std::string front_of(const std::string& path, std::size_t most) {
  const auto bytes = open_bytes(path);
  std::string text;
  std::array<char, std::size_t{1} << 16U> block{};
  while (text.size() < most) {
    const std::size_t got = bytes->read(std::span{block}.first(std::min(block.size(), most - text.size())));
    if (got == 0) break;
    text.append(block.data(), got);
  }
  return text;
}

scoring_conventions conventions_of(const score_report& report) {
  const methodology& method = report.combined.whole.method();
  return {.methodology = method.id(),
          .weight_decimals = weight_decimals_in_use(method, report.options),
          .rounding = std::string{name_of(rounding_in_use(method, report.options))},
          .missing = std::string{name_of(report.options.missing)},
          .combination = std::string{name_of(report.rule)}};
}

std::optional<estimate> estimate_of(const score_report& report) {
  if (!report.statistics.confidence) return std::nullopt;
  return report.statistics.confidence->estimates.index.value();
}

}  // namespace

earlier_period earlier_period_of(const score_report& report, std::string name) {
  const unit_index& whole = report.combined.whole;
  earlier_period made{.name = std::move(name),
                      .how = conventions_of(report),
                      .respondents = whole.respondents(),
                      .index = whole.published(),
                      .estimated = estimate_of(report)};
  if (const auto grade = whole.grade()) made.grade = grade->letter;
  made.elements.reserve(whole.method().elements().size());
  for (std::size_t e = 0; e < whole.method().elements().size(); ++e)
    made.elements.push_back({whole.method().elements()[e].id, whole.element(e).index});
  return made;
}

bool is_earlier_result(const std::string& path) {
  constexpr std::size_t enough = 512;
  const std::string front = front_of(path, enough);
  const std::size_t begin = front.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos || front[begin] != '{') return false;
  return std::any_of(schemas.begin(), schemas.end(),
                     [&](std::string_view each) { return front.find(each, begin) != std::string::npos; });
}

earlier_period parse_earlier_result(std::string_view text, const std::string& file, std::string name) {
  if (text.size() > max_earlier_result_bytes)
    throw over_limit{file, 0, "max_earlier_result_bytes", max_earlier_result_bytes};
  const result_reader reader{file};
  constexpr std::array<std::string_view, 4> read = {"schema", "methodology", "combination", "result"};
  std::size_t values = 0;
  bool passed_over = false;  // the parser tells of what is within such a key too
  const auto wanted = [&](int depth, json::parse_event_t event, const json& value) {
    if (depth == 1 && event == json::parse_event_t::key)
      passed_over = std::find(read.begin(), read.end(), value.get_ref<const std::string&>()) == read.end();
    if (!passed_over && ++values > max_earlier_result_values)
      throw over_limit{file, 0, "max_earlier_result_values", max_earlier_result_values};
    return depth != 1 || event != json::parse_event_t::key || !passed_over;
  };
  const json root = json::parse(text, wanted, false);
  if (root.is_discarded() || !root.is_object())
    reader.refuse(failure::malformed_json, "bukan JSON yang utuh: hasil ikm.score/1 atau ikm.report/1 yang diharapkan",
                  "not whole JSON: a result of ikm.score/1 or ikm.report/1 is expected");
  return reader.made_from(root, std::move(name));
}

earlier_period read_earlier_result(const std::string& path, std::string name) {
  return parse_earlier_result(front_of(path, max_earlier_result_bytes + 1), path, std::move(name));
}

std::optional<index_change> change_since(const earlier_period& before, const score_report& now) {
  const auto index = now.combined.whole.published();
  if (!before.index || !index) return std::nullopt;
  constexpr double usual_level = 0.95;
  index_change made{.difference = *index - *before.index,
                    .level = now.asked.level.value_or(usual_level),
                    .is_worked_out_alike = before.how == conventions_of(now)};
  if (const auto own = estimate_of(now); own && before.estimated)
    made.compared = compare(*before.estimated, *own, made.level);
  return made;
}

}  // namespace ikm
