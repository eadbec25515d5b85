// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/compare_report.hpp>

#include "base/joined.hpp"
#include "ingest/quoted.hpp"
#include "labels.hpp"
#include "report/json_values.hpp"
#include "report/statistics_json.hpp"
#include "report/statistics_text.hpp"
#include "stats/checks.hpp"

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/stats/own_indices.hpp>
#include <ikm/survey/changed_from_built_in.hpp>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <map>
#include <ostream>

namespace ikm {
namespace {

using json = nlohmann::ordered_json;

survey_estimate estimated(const tally& counts, const compare_request& asked,
                          std::optional<std::uint64_t> population = {}) {
  return estimate_survey(counts, asked.options, population);
}

compared_side side_of(const tally& counts, const possibly<estimate>& index, const compare_request& asked,
                      std::optional<std::uint64_t> population = {}) {
  compared_side side{.index = score(counts, asked.options)};
  if (!index) return side;
  const auto own = own_indices_of(counts, asked.options);
  side.doubts =
      doubts_about(*index, own ? own->skewness_of_mean().value() : std::nullopt, population == counts.respondents());
  return side;
}

/// By the respondents that enter the index.
bool is_withheld(const tally& counts, const compare_request& asked) {
  const bool complete = asked.options.missing == missing::listwise;
  return counts.respondents(complete ? coverage::complete : coverage::all) < asked.smallest_group;
}

void compare_groups(compare_report& report, const grouped_tally& first, const grouped_tally& second) {
  report.by = first.columns();
  std::vector<comparison> compared;
  for (const auto& [key, counts] : first.groups()) {
    const auto other = second.groups().find(key);
    if (other == second.groups().end()) {
      report.only_first.push_back(key);
      continue;
    }
    if (is_withheld(counts, report.asked) || is_withheld(other->second, report.asked)) {
      report.withheld.push_back(key);
      continue;
    }
    const possibly<estimate> before = estimated(counts, report.asked).index;
    const possibly<estimate> after = estimated(other->second, report.asked).index;
    compared.push_back(compare(before, after, report.asked.level));
    report.groups.push_back(
        {key, side_of(counts, before, report.asked), side_of(other->second, after, report.asked), {}});
  }
  for (const auto& [key, counts] : second.groups())
    if (!first.groups().contains(key)) report.only_second.push_back(key);
  judge_together(compared, report.asked.rule, report.asked.level);
  for (std::size_t i = 0; i < compared.size(); ++i) report.groups[i].compared = compared[i];
}

// ---- JSON

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json published(const unit_index& index) {
  return index.published() ? json(index.published()->to_double()) : json(nullptr);
}

json side_json(const compared_side& side, language lang) {
  json made = {{"respondents", side.index.respondents()}, {"index", published(side.index)}};
  const auto grade = side.index.grade();
  made["grade"] = grade ? json{{"letter", grade->letter}, {"label", grade->label.in(lang)}} : json(nullptr);
  json& warnings = made["warnings"] = json::array();
  for (const doubt why : side.doubts) warnings.push_back(name_of(why));
  return made;
}

json side_json(const compared_side& side, const std::vector<std::string>& files,
               const std::optional<std::uint64_t>& population, language lang) {
  json made = {{"files", files}};
  made.update(side_json(side, lang));
  made["population_size"] = population ? json(*population) : json(nullptr);
  return made;
}

json key_json(const breakdown& columns, const group_key& key) {
  json made = json::object();
  for (std::size_t i = 0; i < columns.size(); ++i) made[columns[i]] = key[i];
  return made;
}

json keys_json(const breakdown& columns, const std::vector<group_key>& keys) {
  json list = json::array();
  for (const group_key& key : keys) list.push_back(key_json(columns, key));
  return list;
}

/// What every comparison starts with.
void write_head(std::ostream& to, const methodology& method, const compare_request& asked) {
  const auto decimals = weight_decimals_in_use(method, asked.options);
  json method_json = {{"id", method.id()},
                      {"weight_decimals", decimals ? json(*decimals) : json(nullptr)},
                      {"missing", name_of(asked.options.missing)}};
  json_values::add_changes(method_json, method);
  to << R"({"schema": "ikm.compare/1")"
     << ",\n \"methodology\": " << dumped(method_json) << ",\n \"level\": " << dumped(asked.level)
     << ",\n \"adjustment\": " << dumped(name_of(asked.rule)) << ",\n \"covers\": \"chance_only\""
     << ",\n \"assumes\": \"different_respondents\"";
}

/// One group per line, in order of its key; those that are withheld among them.
void write_rows(std::ostream& to, const std::map<group_key, json>& rows) {
  const char* separator = "\n  ";
  for (const auto& [key, row] : rows) {
    to << separator << dumped(row);
    separator = ",\n  ";
  }
}

// ---- text

/// Where the methodology is a changed copy of a built-in one, the reader has to know.
void write_changes(std::ostream& to, const methodology& method, language lang) {
  if (const auto changed = changed_from_built_in(method); !changed.empty())
    fmt::print(to, "! {} {}: {}\n", method.id(),
               label(lang, "diubah, bukan lagi menurut peraturan", "is changed, no longer by the regulation"),
               sentence_of(changed).in(lang));
}

/// A probability; one that is not 0 is not shown as 0.
std::string chance(double p, language lang) {
  constexpr double least = 0.0001;
  return p > 0 && p < least ? "<" + statistic(least, 4, lang) : statistic(p, 4, lang);
}

/// What doubts there are of a side's standard error; a row of its own.
void write_doubts(std::ostream& to, const std::string& name, const compared_side& side, language lang) {
  // Comparisons are Student's, so the other interval that the sentence names is no way out here.
  for (const doubt why : side.doubts)
    fmt::print(to, "! {}: {}\n", name,
               why == doubt::skewed
                   ? label(lang, "jawaban terlalu condong untuk responden sesedikit ini; p terlalu kecil",
                           "the answers are too skewed for so few respondents; p is too small")
                   : sentence_of(why).in(lang).c_str());
}

std::string comparison_text(const comparison& compared, int decimals, language lang) {
  if (!compared.difference) return fmt::format("– ({})", sentence_of(compared.difference.why()).in(lang));
  const std::string p = compared.adjusted_p ? chance(*compared.adjusted_p, lang) : "–";
  return fmt::format("{}{} [{}; {}]  p {}  {}", compared.difference->value > 0 ? "+" : "",
                     statistic(compared.difference->value, decimals, lang),
                     statistic(compared.limits->low, decimals, lang), statistic(compared.limits->high, decimals, lang),
                     p, sentence_of(compared.word).in(lang));
}

/// 0.05 of the level 0.95, without what a binary fraction adds.
std::string significance(double level, language lang) {
  std::string text = fmt::format("{:.6g}", 1 - level);
  if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

void write_withheld(std::ostream& to, const std::vector<group_key>& keys, const compare_request& asked, language lang) {
  for (const group_key& key : keys)
    fmt::print(to,
               fmt::runtime(
                   label(lang, "{}: ditahan, kurang dari {} responden\n", "{}: withheld, fewer than {} respondents\n")),
               name_of(key, lang), asked.smallest_group);
}

void write_foot(std::ostream& to, const compare_request& asked, language lang) {
  fmt::print(to,
             fmt::runtime(
                 label(lang, "\nSelisih dengan selang {} %; p disesuaikan bersama ({}). Signifikan: p di bawah {}.\n",
                       "\nDifferences with their {} % interval; p adjusted together ({}). Significant: p below {}.\n")),
             percentage(asked.level, lang), name_of(asked.rule), significance(asked.level, lang));
  to << label(lang,
              "Kedua pihak dianggap responden yang berbeda; bila banyak yang menjawab dua kali, galat selisih umumnya "
              "terlalu besar.\n",
              "The two sides are taken to be different people; where many answered both, the difference's error is too "
              "large as a rule.\n");
  to << chance_only().in(lang) << '\n';
}

}  // namespace

compare_report compare_surveys(const survey& first, const survey& second, const compare_request& asked) {
  if (!alike(first.all.method(), second.all.method()))
    throw tally_error{
        failure::different_methodologies,
        {"kedua survei memakai metodologi yang berbeda", "the two surveys are of different methodologies"}};
  const survey_estimate before = estimated(first.all, asked, asked.first_population);
  const survey_estimate after = estimated(second.all, asked, asked.second_population);
  const bool census =
      asked.first_population == first.all.respondents() && asked.second_population == second.all.respondents();
  compare_report report{.asked = asked,
                        .first_files = first.account.files,
                        .second_files = second.account.files,
                        .first = side_of(first.all, before.index, asked, asked.first_population),
                        .second = side_of(second.all, after.index, asked, asked.second_population),
                        .whole = compare(before.index, after.index, asked.level, census)};
  for (std::size_t e = 0; e < before.elements.size(); ++e)
    report.elements.push_back(compare(before.elements[e], after.elements[e], asked.level, census));
  judge_together(report.elements, asked.rule, asked.level);
  if (!first.groups.empty() && !second.groups.empty())
    compare_groups(report, first.groups.front(), second.groups.front());
  return report;
}

units_report compare_units_of(const survey& answers, const compare_request& asked) {
  const grouped_tally& units = answers.groups.front();
  units_report report{.asked = asked, .files = answers.account.files, .method = units.method(), .by = units.columns()};
  check_units(units.groups().size());
  std::map<group_key, possibly<estimate>> estimates;
  for (const auto& [key, counts] : units.groups()) {
    if (is_withheld(counts, asked)) {
      report.withheld.push_back(key);
      continue;
    }
    const possibly<estimate> index = estimated(counts, asked).index;
    report.units.emplace(key, side_of(counts, index, asked));
    estimates.emplace(key, index);
  }
  report.pairs = compare_units(estimates, asked.rule, asked.level);
  return report;
}

void write_json(std::ostream& to, const compare_report& report, language lang) {
  const methodology& method = report.first.index.method();
  write_head(to, method, report.asked);
  json elements = json::array();
  for (std::size_t e = 0; e < report.elements.size(); ++e) {
    const element& asked = method.elements()[e];
    const auto mean = [&](const unit_index& index) {
      const auto& exact = index.means()[e];
      return exact ? json(exact->rounded(4).to_double()) : json(nullptr);
    };
    json row = {{"id", asked.id}, {"code", asked.code}, {"name", asked.name.in(lang)}};
    row["first"] = mean(report.first.index);
    row["second"] = mean(report.second.index);
    row.update(comparison_json(report.elements[e], lang));
    elements.push_back(std::move(row));
  }
  to << ",\n \"first\": " << dumped(side_json(report.first, report.first_files, report.asked.first_population, lang))
     << ",\n \"second\": "
     << dumped(side_json(report.second, report.second_files, report.asked.second_population, lang))
     << ",\n \"comparison\": " << dumped(comparison_json(report.whole, lang))
     << ",\n \"elements\": " << dumped(elements) << ",\n \"groups\": [";
  std::map<group_key, json> rows;
  for (const group_comparison& group : report.groups)
    rows.emplace(group.key, json{{"by", key_json(report.by, group.key)},
                                 {"first", side_json(group.first, lang)},
                                 {"second", side_json(group.second, lang)},
                                 {"comparison", comparison_json(group.compared, lang)}});
  for (const group_key& key : report.withheld)
    rows.emplace(key, json{{"by", key_json(report.by, key)},
                           {"first", nullptr},
                           {"second", nullptr},
                           {"comparison", nullptr},
                           {"withheld", true}});
  write_rows(to, rows);
  to << "],\n \"only_first\": " << dumped(keys_json(report.by, report.only_first))
     << ",\n \"only_second\": " << dumped(keys_json(report.by, report.only_second)) << "}\n";
}

void write_json(std::ostream& to, const units_report& report, language lang) {
  write_head(to, report.method, report.asked);
  to << ",\n \"files\": " << dumped(report.files) << ",\n \"by\": " << dumped(report.by) << ",\n \"units\": [";
  std::map<group_key, json> rows;
  for (const auto& [key, side] : report.units) {
    json row = {{"by", key_json(report.by, key)}};
    row.update(side_json(side, lang));
    rows.emplace(key, std::move(row));
  }
  for (const group_key& key : report.withheld)
    rows.emplace(key, json{{"by", key_json(report.by, key)},
                           {"respondents", nullptr},
                           {"index", nullptr},
                           {"grade", nullptr},
                           {"withheld", true}});
  write_rows(to, rows);
  to << "],\n \"pairs\": [";
  const char* separator = "\n  ";
  for (const unit_pair& pair : report.pairs) {
    const json row = {{"first", key_json(report.by, pair.first)},
                      {"second", key_json(report.by, pair.second)},
                      {"comparison", comparison_json(pair.compared, lang)}};
    to << separator << dumped(row);
    separator = ",\n  ";
  }
  to << "]}\n";
}

void write_text(std::ostream& to, const compare_report& report, language lang) {
  const auto side = [&](const char* name, const compared_side& of, const std::vector<std::string>& files) {
    const unit_index& index = of.index;
    std::string all;
    for (const std::string& file : files) append_item(all, shown(file));
    const auto grade = index.grade();
    fmt::print(to, "{:<10}{} {}  n = {}  {}\n", name, figure(index.published(), lang),
               grade ? shown(grade->letter) : "–", index.respondents(), all);
    write_doubts(to, name, of, lang);
  };
  write_changes(to, report.first.index.method(), lang);
  side(label(lang, "Pertama", "First"), report.first, report.first_files);
  side(label(lang, "Kedua", "Second"), report.second, report.second_files);
  fmt::print(to, "{:<10}{}\n\n", "IKM", comparison_text(report.whole, 2, lang));
  for (std::size_t e = 0; e < report.elements.size(); ++e)
    fmt::print(to, "{:<10}{}\n", shown(report.first.index.method().elements()[e].code),
               comparison_text(report.elements[e], 3, lang));
  if (!report.groups.empty()) to << '\n';
  for (const group_comparison& group : report.groups) {
    const std::string name = name_of(group.key, lang);
    fmt::print(to, "{}: {} → {}  {}\n", name, figure(group.first.index.published(), lang),
               figure(group.second.index.published(), lang), comparison_text(group.compared, 2, lang));
    write_doubts(to, name + label(lang, ", pertama", ", first"), group.first, lang);
    write_doubts(to, name + label(lang, ", kedua", ", second"), group.second, lang);
  }
  const auto only = [&](const std::vector<group_key>& keys, const char* which) {
    for (const group_key& key : keys) fmt::print(to, "{}: {}\n", name_of(key, lang), which);
  };
  write_withheld(to, report.withheld, report.asked, lang);
  only(report.only_first, label(lang, "hanya pada survei pertama", "in the first survey only"));
  only(report.only_second, label(lang, "hanya pada survei kedua", "in the second survey only"));
  write_foot(to, report.asked, lang);
}

void write_text(std::ostream& to, const units_report& report, language lang) {
  write_changes(to, report.method, lang);
  for (const auto& [key, side] : report.units) {
    const std::string name = name_of(key, lang);
    const auto grade = side.index.grade();
    fmt::print(to, "{}: {} {}  n = {}\n", name, figure(side.index.published(), lang),
               grade ? shown(grade->letter) : "–", side.index.respondents());
    write_doubts(to, name, side, lang);
  }
  write_withheld(to, report.withheld, report.asked, lang);
  to << '\n';
  for (const unit_pair& pair : report.pairs)
    fmt::print(to, "{} → {}: {}\n", name_of(pair.first, lang), name_of(pair.second, lang),
               comparison_text(pair.compared, 2, lang));
  write_foot(to, report.asked, lang);
}

}  // namespace ikm
