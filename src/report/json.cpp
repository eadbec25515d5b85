// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/json.hpp>

#include "ingest/quoted.hpp"
#include "report/gap_json.hpp"
#include "report/in_order.hpp"
#include "report/json_values.hpp"
#include "report/score_members.hpp"
#include "report/statistics_json.hpp"

#include <ikm/index/score.hpp>

#include <ostream>

namespace ikm {
namespace {

using namespace json_values;

void add_counts(json& to, const answer_counts& counts) {
  to["answers"] = counts.answers;
  to["blanks"] = counts.blanks;
  to["counts"] = counts.levels;
  to["sum"] = counts.sum;
}

json element_json(const unit_index& result, std::size_t place, language lang) {
  const methodology& method = result.method();
  const element& asked = method.elements()[place];
  const element_index row = result.element(place);
  json made = {{"id", asked.id}, {"code", asked.code}, {"name", asked.name.in(lang)}};
  add_counts(made, row.counts);
  made["mean"] = rounded(row.mean, 4);
  made["mean_exact"] = fraction(row.mean);
  made["weight"] = row.weight.to_double();
  made["weight_exact"] = row.weight.to_string();
  made["weighted_mean"] = rounded(row.weighted, 4);
  made["index"] = number(row.index);
  made["grade"] = grade(row.grade, lang);
  if (asked.questions.size() > 1) {
    json& questions = made["questions"] = json::array();
    for (std::size_t q = 0; q < asked.questions.size(); ++q) {
      const std::size_t question = method.first_question(place) + q;
      json one = {{"code", asked.questions[q].code}};
      add_counts(one, result.question(question));
      const std::optional<ratio> mean = result.question_mean(question);
      one["mean"] = rounded(mean, 4);
      one["mean_exact"] = fraction(mean);
      questions.push_back(std::move(one));
    }
  }
  return made;
}

json result_json(const unit_index& result, const std::optional<decimal>& target, language lang) {
  json made = {{"respondents", result.respondents()},
               {"index", number(result.published())},
               {"index_exact", fraction(result.exact())},
               {"mean", number(result.mean())},
               {"grade", grade(result.grade(), lang)}};
  json& elements = made["elements"] = json::array();
  for (std::size_t e = 0; e < result.method().elements().size(); ++e) elements.push_back(element_json(result, e, lang));
  if (!result.knows_complete()) made["undefined"] = {{"index", name_of(undefined::only_marginals)}};
  if (target) made["gap"] = gap_json(result, *target, lang);
  return made;
}

json methodology_json(const methodology& method, const score_options& options) {
  const auto decimals = weight_decimals_in_use(method, options);
  json made = {{"id", method.id()},
               {"weight_decimals", decimals ? json(*decimals) : json(nullptr)},
               {"rounding", name_of(rounding_in_use(method, options))},
               {"missing", name_of(options.missing)}};
  add_changes(made, method);
  return made;
}

json by_json(const std::vector<std::string>& columns, const group_key& key) {
  json made = json::object();
  for (std::size_t i = 0; i < columns.size(); ++i) made[columns[i]] = key[i];
  return made;
}

json combination_json(const score_report& report) {
  json made = {{"rule", name_of(report.rule)}};
  if (report.rule == combination::pooled) return made;
  const auto listed = [&](const std::vector<group_key>& keys) {
    json list = json::array();
    for (const group_key& key : keys) list.push_back(by_json(report.combined_by, key));
    return list;
  };
  made["by"] = report.combined_by;
  made["units"] = report.combined.whole.parts().size();
  made["left_out"] = {{"unnamed", listed(report.combined.unnamed)},
                      {"no_index", listed(report.combined.no_index)},
                      {"unweighted", listed(report.combined.unweighted)},
                      {"respondents", report.combined.respondents_left_out}};
  made["unmatched_weights"] = listed(report.combined.unmatched);
  return made;
}

json targets_json(const score_report& report) {
  const breakdown& columns = report.answers.groups.front().columns();
  const auto listed = [&](const std::vector<group_key>& keys) {
    json list = json::array();
    for (const group_key& key : keys) list.push_back(by_json(columns, key));
    return list;
  };
  return {{"by", columns},
          {"without_target", listed(report.targets.units->without_target)},
          {"without_unit", listed(report.targets.units->without_unit)}};
}

/// Answers that were counted on paper: the header of each, and how blanks are known.
void add_counted(json& to, const understanding& u, const answer_scale& scale) {
  to["rows_are"] = "elements";
  json& columns = to["answers"] = json::object();
  for (std::size_t step = 0; step < u.step_columns.size(); ++step)
    columns[std::to_string(static_cast<std::size_t>(scale.lowest) + step)] = u.step_columns[step];
  to["blanks"] = u.blanks_are_inferred    ? json("inferred")
                 : u.blank_column.empty() ? json(nullptr)
                                          : json(u.blank_column);
}

json input_json(const survey& answers) {
  const row_account& rows = answers.account;
  json made = {{"files", rows.files},
               {"rows", rows.rows},
               {"skipped", rows.skipped},
               {"accepted", rows.accepted},
               {"rejected", rows.rejected}};
  if (rows.lines_read)
    made["lines"] = *rows.lines_read;  // as they are in the file; all other numbers are of respondents
  if (answers.all.marginal_respondents() != 0) made["counted"] = answers.all.marginal_respondents();
  json& rejects = made["rejects"] = json::array();
  for (const complaint& c : rows.rejects) {
    json one = {{"file", c.where.file}};
    if (!c.where.sheet.empty()) one["sheet"] = c.where.sheet;
    one["line"] = c.where.line;
    if (c.where.record != 0) one["record"] = c.where.record;
    one["column"] = c.where.column;
    one["found"] = well_formed(found_in(c.what));
    one["reason"] = name_of(c.code());
    rejects.push_back(std::move(one));
  }
  json& counts = made["reject_counts"] = json::object();
  for (const auto& [why, count] : rows.reject_counts) counts[std::string{name_of(why)}] = count;
  json& skips = made["skip_counts"] = json::object();
  for (const auto& [kind, count] : rows.skips) skips[std::string{name_of(kind)}] = count;
  if (!rows.unknown_words.empty()) {
    json& words = made["unknown_words"] = json::array();
    for (const auto& [word, count] : rows.unknown_words)
      words.push_back({{"column", word.first}, {"word", word.second}, {"count", count}});
  }
  made["duplicates"] = rows.duplicates ? json(*rows.duplicates) : json(nullptr);  // null: not looked for
  if (!rows.duplicate_lines.empty()) {
    json& lines = made["duplicate_lines"] = json::array();
    for (const repeated_line& one : rows.duplicate_lines) {
      lines.push_back({{"line", one.line}, {"same_as", one.same_as}});
      if (rows.files.size() == 1 && one.file == one.earlier_file) continue;
      lines.back()["file"] = one.file;
      lines.back()["same_as_file"] = one.earlier_file;
    }
  }
  if (rows.mapping)
    made["mapping"] = {
        {"file", rows.mapping->file}, {"sections", rows.mapping->parts}, {"changed", rows.mapping->changed}};
  json& columns = made["columns"] = json::array();
  for (const understanding& u : answers.understood) {
    json one = {{"file", u.file}, {"delimiter", u.delimiter}};
    if (!u.sheet.empty()) one["sheet"] = u.sheet;
    if (!u.other_sheets.empty()) one["other_sheets"] = u.other_sheets;
    one["header_line"] = u.header_line;
    if (u.is_long) one["rows_are"] = "answers";
    if (u.is_counted) add_counted(one, u, answers.all.method().scale());
    json& questions = one["questions"] = json::object();
    for (std::size_t q = 0; q < u.question_columns.size(); ++q)
      questions[answers.all.method().question_at(q).code] = u.question_columns[q];
    columns.push_back(std::move(one));
  }
  return made;
}

}  // namespace

void write_score_members(std::ostream& to, const score_report& report, language lang) {
  const unit_index& whole = report.combined.whole;
  const auto with_statistics = [&](json result, const result_statistics& statistics) {
    add_statistics(result, statistics, whole.method(), lang);
    return result;
  };
  to << R"("methodology": )" << dumped(methodology_json(whole.method(), report.options))
     << ",\n \"combination\": " << dumped(combination_json(report))
     << ",\n \"input\": " << dumped(input_json(report.answers));
  if (report.sample) to << ",\n \"sample\": " << dumped(sample_json(*report.sample));
  to << ",\n \"result\": " << dumped(with_statistics(result_json(whole, report.targets.all, lang), report.statistics));
  if (report.targets.units) to << ",\n \"targets\": " << dumped(targets_json(report));
  to << ",\n \"groups\": [";
  bool first = true;
  for (std::size_t b = 0; b < report.answers.groups.size(); ++b) {
    const grouped_tally& table = report.answers.groups[b];
    if (table.groups().empty()) continue;
    const group_key& front = table.groups().begin()->first;
    write_in_order(to, table.groups(), report.threads, [&](std::string& text, const auto& group) {
      const auto& [key, counts] = group;
      text += first && key == front ? "\n  " : ",\n  ";
      text += R"({"by": )" + dumped(by_json(table.columns(), key)) + R"(, "result": )";
      if (is_withheld(report, b, key, counts)) {
        text += R"(null, "withheld": true})";
        return;
      }
      const std::optional<decimal> target = report.targets.of(b, key);
      const json result = with_statistics(result_json(score(counts, report.options), target, lang),
                                          statistics_of_group(report, counts, target));
      text += dumped(result) + '}';
    });
    first = false;
  }
  to << "]";
}

void write_json(std::ostream& to, const score_report& report, language lang) {
  to << R"({"schema": "ikm.score/1",)"
     << "\n ";
  write_score_members(to, report, lang);
  to << "}\n";
}

}  // namespace ikm
